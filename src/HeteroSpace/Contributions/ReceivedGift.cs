using HeteroSpace.Billing;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>A pledge of which something came, as its page and its papers tell of it.</summary>
/// <param name="Parts">Those that were confirmed, also when they were taken back since, in their order.</param>
public sealed record ReceivedGift(
    Pledge Pledge,
    NeedLine Line,
    Need Need,
    IReadOnlyList<GiftReceipt> Parts,
    ShownGiver Giver
)
{
    /// <summary>Those that count.</summary>
    public IReadOnlyList<GiftReceipt> Came { get; } = [.. Parts.Where(part => part.Counts)];

    /// <summary>How much of what came, as <c>20 buah kursi lipat</c>.</summary>
    public string What => Line.Whole(Pledge.Received);

    /// <summary>The days on which it came, as people read them.</summary>
    public string When => string.Join("; ", Came.Select(part => Words.LongDate(part.Came)).Distinct());

    /// <summary>
    /// What it is worth, with what that stands on; null when it is not valued, of which nothing is said.
    /// </summary>
    public string? Worth =>
        Line.Kind != GiftKind.Money
        && Pledge.Basis is { } basis
        && Came.Sum(part => part.Value ?? 0) is > 0 and var worth
            ? $"{Words.Rupiah(worth)} ({BasisSaid(basis)})"
            : null;

    private string BasisSaid(ValueBasis basis) =>
        Pledge.BasisText == "" ? basis.Said() : $"{basis.Said()}: {Pledge.BasisText}";

    /// <summary>Its address for everyone.</summary>
    public string Path => PathOf(Pledge);

    public static string PathOf(Pledge pledge) => "/hadiah/" + pledge.Code;

    /// <summary>The code as it is stored; null when what was typed is none.</summary>
    public static string? CodeOf(string typed)
    {
        var text = string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        if (text.Length == 8 && text.StartsWith("GR", StringComparison.Ordinal))
            text = text[2..];
        return text.Length == 6 ? $"GR-{text[..4]}-{text[4..]}" : null;
    }

    /// <summary>Null when there is none of this code, or nothing of it ever came.</summary>
    public static async Task<ReceivedGift?> Of(AppDb db, string typed, CancellationToken stop = default)
    {
        if (CodeOf(typed) is not { } code)
            return null;
        var pledge = await db.Pledges().AsNoTracking().SingleOrDefaultAsync(row => row.Code == code, stop);
        return pledge is null ? null : (await Of(db, [pledge], stop)).SingleOrDefault(gift => gift.Parts.Count > 0);
    }

    /// <summary>The same of several at once: four queries, however many.</summary>
    public static async Task<IReadOnlyList<ReceivedGift>> Of(
        AppDb db,
        IReadOnlyCollection<Pledge> pledges,
        CancellationToken stop = default
    )
    {
        Guid[] ids = [.. pledges.Select(row => row.Id)],
            of = [.. pledges.Select(row => row.LineId)],
            within = [.. pledges.Select(row => row.NeedId)];
        var lines = await db.NeedLines()
            .AsNoTracking()
            .Where(row => of.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, stop);
        var needs = await db.Needs()
            .AsNoTracking()
            .Where(row => within.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, stop);
        var parts = (
            await db.GiftReceipts()
                .AsNoTracking()
                .Where(row => ids.Contains(row.PledgeId) && row.Counted != null)
                .OrderBy(row => row.Part)
                .ToListAsync(stop)
        ).ToLookup(row => row.PledgeId);
        var givers = await ShownGiver.Of(db, pledges, stop);
        return
        [
            .. pledges.Select(row => new ReceivedGift(
                row,
                lines[row.LineId],
                needs[row.NeedId],
                [.. parts[row.Id]],
                givers[row.Id]
            )),
        ];
    }

    /// <summary>Where it stood and stands, as what is held there is counted.</summary>
    public static IReadOnlyList<GiftPlace> Places(IEnumerable<GiftInUse> rows, SiteClock clock) =>
        [
            .. rows.Select(row => new GiftPlace(
                row.SpaceId,
                clock.Day(row.From).Starts,
                row.Until is { } last ? clock.Day(last).Ends : null
            )),
        ];
}
