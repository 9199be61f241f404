using HeteroSpace.Foundation.Acts;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>
/// What is promised to a line and what came, counted from its pledges. Whoever changes one of them holds the line until
/// the commit, so that of two who promise the last twenty at once one is in reserve.
/// </summary>
internal static class Promises
{
    /// <summary>The line is held until the commit, and read as it is now. Null when it is gone.</summary>
    public static async Task<NeedLine?> HoldLine(this Act act, Guid line) =>
        await act.Lock<NeedLine>(line) ? await act.Db.NeedLines().SingleAsync(row => row.Id == line) : null;

    /// <summary>
    /// Counts the line anew after one of its pledges, or how much it needs, has changed. What was held stays held as
    /// long as there is room; what became free goes to those in reserve in the order in which they came. A line that
    /// has enough closes itself, and who still wanted to bring something hears it.
    /// </summary>
    /// <param name="knows">Its giver hears of what happened to it by another word.</param>
    /// <param name="back">One that was gone and is not.</param>
    public static async Task Count(this Act act, NeedLine line, Pledge? knows = null, BackInLine? back = null)
    {
        await act.Save();
        var pledges = await act
            .Db.Pledges()
            .Where(row => row.LineId == line.Id && row.Status != PledgeStatus.Pending)
            .OrderBy(row => row.Shown)
            .ThenBy(row => row.Id)
            .ToListAsync();
        line.Received = pledges.Sum(pledge => pledge.Received);
        await Close(act, line, pledges);
        var (before, free) = (pledges.ToDictionary(pledge => pledge.Id, pledge => pledge.Held), Room(line));
        foreach (var pledge in pledges)
            free -= pledge.Held = Math.Min(Math.Min(pledge.Held, pledge.Left), free);
        // A closed need asks for nothing more: what is promised may come, who is in reserve was let go.
        if (!await act.Db.Needs().AnyAsync(need => need.Id == line.NeedId && need.Status == NeedStatus.Published))
            free = 0;
        foreach (var pledge in pledges)
        {
            var more = Math.Min(pledge.Left - pledge.Held, free);
            pledge.Held += more;
            free -= more;
        }
        line.Promised = pledges.Sum(pledge => pledge.Held);
        foreach (var pledge in pledges.Where(pledge => pledge != knows && IsOld(act, pledge)))
            if (pledge.Held > before[pledge.Id] && pledge != back?.Pledge)
                act.Tell(PledgeNews.Job, new PledgeNews(pledge.Id, PledgeNews.MovedUp));
            else if (pledge.Held < before[pledge.Id] && pledge.InReserve > 0)
                TellReserve(act, pledge, back);
    }

    // Of one that comes back nobody had heard yet that it was gone; who came after that and holds its place by their
    // own word hears that it is not theirs, and so does its giver when it does not fit any more.
    private static void TellReserve(Act act, Pledge pledge, BackInLine? back)
    {
        var news = new PledgeNews(pledge.Id, PledgeNews.InReserve);
        if (back is null)
            act.Tell(PledgeNews.Job, news);
        else if (pledge == back.Pledge ? back.IsKnown : pledge.Shown >= back.Gone)
            act.Later(PledgeNews.Job, news);
    }

    // Who came in this very act knows already.
    private static bool IsOld(Act act, Pledge pledge) => pledge.Shown < act.Now;

    private static long Room(NeedLine line) => line.IsOpen ? Math.Max(0, line.Needed - line.Received) : 0;

    // A line that is short again, since something was taken back, opens again; one that staff closed stays so. What is
    // in the house and waits for a second count is not let go: that it is there is known.
    private static async Task Close(Act act, NeedLine line, List<Pledge> pledges)
    {
        if (!line.ClosedByHand)
            line.Closed = line.Received >= line.Needed ? line.Closed ?? act.Now : null;
        if (line.IsOpen || !pledges.Exists(pledge => pledge.Stands))
            return;
        var here = await act
            .Db.WaitingForSecond()
            .Where(row => act.Db.Pledges().Any(pledge => pledge.Id == row.PledgeId && pledge.LineId == line.Id))
            .Select(row => row.PledgeId)
            .ToHashSetAsync();
        foreach (var pledge in pledges.Where(pledge => pledge.Stands && !here.Contains(pledge.Id)))
        {
            pledge.LetGo(act.Now);
            act.Tell(PledgeNews.Job, new PledgeNews(pledge.Id, PledgeNews.Enough));
        }
    }
}

/// <summary>
/// It stands again where it stood by its own moment: what those before it hold meanwhile stays theirs.
/// </summary>
/// <param name="Gone">Since when it was not there; null when it was.</param>
/// <param name="IsKnown">Its giver had heard that it was wanted.</param>
internal sealed record BackInLine(Pledge Pledge, DateTime? Gone, bool IsKnown);

/// <summary>What the giver of a pledge is told.</summary>
/// <param name="What">One of the constants.</param>
/// <param name="Part">Of a receipt; 0 for the pledge as a whole.</param>
public sealed record PledgeNews(Guid PledgeId, string What, int Part = 0)
{
    public const string Job = "pledge-news";

    /// <summary>It was in reserve, and now it is wanted.</summary>
    public const string MovedUp = "moved-up";

    /// <summary>Less is needed than before, and some of it is in reserve now.</summary>
    public const string InReserve = "in-reserve";

    /// <summary>Enough came; do not send any more.</summary>
    public const string Enough = "enough";

    /// <summary>The need was closed, and what is in reserve, or that part of it, is not wanted any more.</summary>
    public const string Closed = "closed";

    /// <summary>Its time is long over, and nobody waits for it any more.</summary>
    public const string Over = "over";
    public const string Accepted = "accepted";
    public const string Declined = "declined";
    public const string Received = "received";

    /// <summary>Of a part that was told it is another quantity.</summary>
    public const string Recounted = "recounted";

    /// <summary>That a part came was noted by mistake.</summary>
    public const string TakenBack = "taken-back";
    public const string Thanked = "thanked";

    /// <summary>Is it still possible? Asked once.</summary>
    public const string Late = "late";
}

/// <summary>Staff of the site hear that someone offers something.</summary>
public sealed record PledgeOffered(Guid PledgeId)
{
    public const string Job = "pledge-offered";
}

/// <summary>
/// Staff hear of it: its giver took back, or changed, a pledge that had been accepted, or a part of it waits until
/// another has counted it too.
/// </summary>
/// <param name="Part">Which one waits.</param>
public sealed record PledgeMoved(Guid PledgeId, string What, int Part = 0)
{
    public const string Job = "pledge-moved";
    public const string Withdrawn = "withdrawn";
    public const string Changed = "changed";

    /// <summary>One has counted it; those hear it who may be the second.</summary>
    public const string Waits = "waits";
}
