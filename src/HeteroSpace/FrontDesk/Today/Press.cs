using System.Globalization;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.FrontDesk.Today;

/// <summary>A button of the queue, as it is sent: <c>permohonan.setuju.{id}.{version}</c>.</summary>
internal sealed record Press(string Kind, RowPress Of)
{
    public static string Written(QueueRow row, RowAct act) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.Kind.Key}.{act.Verb}.{row.Row.Id:n}.{row.Row.Version}");

    /// <summary>Null when it is none of ours.</summary>
    public static Press? Read(string? written) =>
        written?.Split('.') is [var kind, { Length: > 0 } verb, var id, var version]
        && Guid.TryParseExact(id, "n", out var row)
        && int.TryParse(version, CultureInfo.InvariantCulture, out var seen)
            ? new(kind, new(row, verb, seen))
            : null;

    /// <summary>Does it, if the reader may see such things at all and they can be decided so.</summary>
    public async Task<RowAnswer?> Do(ConsoleSite here, WaitingAsked asked) =>
        here.Waiting.FirstOrDefault(kind => kind.Key == Kind) is { Do: { } act } ? await act(asked, Of) : null;
}
