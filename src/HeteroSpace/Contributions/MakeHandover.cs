using System.Globalization;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>Who hands over and who receives, with office or function, and on which day.</summary>
/// <param name="Day">In the site's own time.</param>
public sealed record HandoverWish(string GivenBy, string ReceivedBy, DateOnly Day);

/// <summary>
/// Makes the record that goods changed hands (berita acara serah terima): of all parts that came and stand in none yet,
/// so that seven and then thirteen laptops have one each and none stands in two.
/// </summary>
public sealed class MakeHandover(AppDb db, Frame frame)
{
    /// <summary>With the next number of the site and year. Null when all that came stands in one already.</summary>
    public Task<Handover?> Make(Guid pledgeId, HandoverWish wish, Guid by) =>
        frame.Do<Handover?>(
            async (act, _) =>
            {
                if (!await act.Lock<Pledge>(pledgeId))
                    return act.Refuse<Handover?>(null);
                var pledge = await db.Pledges().AsNoTracking().SingleAsync(row => row.Id == pledgeId);
                var parts = await Open(pledgeId).ToListAsync();
                if (parts.Count == 0)
                    return act.Refuse<Handover?>(null);
                var handover = act.Add(
                    new Handover
                    {
                        PledgeId = pledgeId,
                        SiteId = pledge.SiteId,
                        Year = wish.Day.Year,
                        Number = await Next(pledge.SiteId, wish.Day.Year),
                        Day = wish.Day,
                        GivenBy = wish.GivenBy,
                        ReceivedBy = wish.ReceivedBy,
                    }
                );
                foreach (var part in parts)
                    part.HandoverId = handover.Id;
                act.Note(by, pledge.SiteId, "handover.made", Subject(handover), Place(handover));
                return handover;
            }
        );

    /// <summary>What came, counts, and stands in no record yet.</summary>
    public IQueryable<GiftReceipt> Open(Guid pledge) =>
        db.GiftReceipts()
            .Where(row =>
                row.PledgeId == pledge && row.Counted != null && row.TakenBack == null && row.HandoverId == null
            )
            .OrderBy(row => row.Part);

    // Those who take a number of one year come one after the other; none is left out, since none is ever given back.
    private async Task<int> Next(Guid site, int year)
    {
        await db.TakeTurn($"handovers:{site}:{year}");
        var last = await db.Handovers()
            .Where(row => row.SiteId == site && row.Year == year)
            .MaxAsync(row => (int?)row.Number);
        return (last ?? 0) + 1;
    }

    /// <summary>Other names for the parties, until it is signed. False when it was, or changed meanwhile.</summary>
    public Task<bool> Rename(Handover seen, string givenBy, string receivedBy, Guid by) =>
        frame.Do(async act =>
        {
            if (await act.Hold(seen) is not { Signed: null } handover)
                return act.Refuse(false);
            (handover.GivenBy, handover.ReceivedBy) = (givenBy, receivedBy);
            act.Note(by, handover.SiteId, "handover.changed", Subject(handover), Place(handover));
            return true;
        });

    /// <summary>
    /// The paper as it came back, signed, which is kept for good. False when there is one, or it was changed since it
    /// was read.
    /// </summary>
    public Task<bool> PutSigned(Handover seen, (string Stored, string Name) file, Guid by) =>
        frame.Do(async act =>
        {
            if (await act.Hold(seen) is not { Signed: null } handover)
                return act.Refuse(false);
            (handover.Signed, handover.SignedName) = (file.Stored, file.Name);
            act.Note(by, handover.SiteId, "handover.signed", Subject(handover), Place(handover));
            return true;
        });

    internal static string Subject(Handover handover) => "handover:" + handover.Id;

    private static string Place(Handover handover) =>
        string.Create(CultureInfo.InvariantCulture, $"{handover.Number:000}/{handover.Year}");

    /// <summary>
    /// As agencies number their records: <c>001/BAST/SEMARANG/2026</c>. The site's name stands whole as in its address,
    /// since of the few letters that are usual two towns may have the same.
    /// </summary>
    public static string NumberOf(Handover handover, string siteSlug) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{handover.Number:000}/BAST/{siteSlug.ToUpperInvariant()}/{handover.Year}"
        );
}
