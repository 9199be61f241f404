using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings;

internal enum Written
{
    Done,
    FloorTaken,
    CodeTaken,
    KeyUsed,
    HoldsOne,
}

/// <summary>Writes waiting bookings together. The guard in the database says which of them is refused.</summary>
internal sealed class BookingWriter(IServiceScopeFactory scopes, ILogger<BookingWriter> log)
    : WriteTogether<IReadOnlyList<object>, Written?>(scopes, log)
{
    /// <summary>Writes the rows of one booking, all or none.</summary>
    public async Task<Written> Write(IReadOnlyList<object> rows, CancellationToken stop) =>
        (await WriteSoon(rows, stop))!.Value;

    protected override Task<IReadOnlyList<Written?>> Write(Act act, IReadOnlyList<IReadOnlyList<object>> bookings)
    {
        foreach (var rows in bookings)
            act.AddAll(rows);
        return Task.FromResult<IReadOnlyList<Written?>>([.. bookings.Select(_ => (Written?)Written.Done)]);
    }

    protected override bool WorthAnotherTry(Exception error) =>
        base.WorthAnotherTry(error) || Occupancy.WorthAnotherTry(error);

    protected override Written? Reason(Exception refused)
    {
        if (Occupancy.Refused(refused))
            return Written.FloorTaken;
        var said = Refusals.Constraint(refused);
        if (said.Contains("remembered_answers", StringComparison.Ordinal))
            return Written.KeyUsed;
        // PostgreSQL names the index, SQLite its column.
        if (
            said.Contains("bookings_one_hold", StringComparison.Ordinal)
            || said.Contains("bookings.person_id", StringComparison.Ordinal)
            || said.Contains("bookings.phone", StringComparison.Ordinal)
        )
            return Written.HoldsOne;
        return said.Contains("code", StringComparison.Ordinal) ? Written.CodeTaken : null;
    }
}
