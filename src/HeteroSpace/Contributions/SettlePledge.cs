using System.Globalization;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>What staff do about a pledge that has not come yet, and how they thank for it.</summary>
public sealed class SettlePledge(AppDb db, Frame frame)
{
    public const string AcceptVerb = "pledge.granted",
        DeclineVerb = "pledge.declined";

    /// <summary>It may come. False when it was settled before.</summary>
    public Task<bool> Accept(Guid id, Guid by) =>
        frame.Do(async act =>
        {
            if (await MakePledge.Held(act, id) is not { Pledge.Status: PledgeStatus.Offered } held)
                return act.Refuse(false);
            var pledge = held.Pledge;
            (pledge.Status, pledge.Accepted) = (PledgeStatus.Accepted, act.Now);
            await Told(act, pledge, by, AcceptVerb, PledgeNews.Accepted, Before(PledgeStatus.Offered, 0));
            // The page of the need says whose offers are accepted.
            act.IsSeen();
            return true;
        });

    /// <summary>
    /// All of them in one act, each by itself: how many it may come of, since others were settled before. They are
    /// told at once.
    /// </summary>
    public Task<int> AcceptAll(IReadOnlyCollection<Guid> ids, Guid by) => All(ids, id => Accept(id, by));

    /// <inheritdoc cref="AcceptAll"/>
    public Task<int> DeclineAll(IReadOnlyDictionary<Guid, string> reasons, Guid by) =>
        All(reasons.Keys, id => Decline(id, reasons[id], by));

    // In one order, so that two who mark the same do not wait for each other.
    private Task<int> All(IEnumerable<Guid> ids, Func<Guid, Task<bool>> settle) =>
        frame.Do(async act =>
        {
            var done = 0;
            foreach (var id in ids.Order())
                if (await settle(id))
                    done++;
            return done == 0 ? act.Refuse(0) : done;
        });

    /// <summary>
    /// It cannot be taken, and because; what is missing comes back. False when something came already, also what waits
    /// to be counted by another.
    /// </summary>
    public Task<bool> Decline(Guid id, string reason, Guid by) =>
        frame.Do(async act =>
        {
            if (
                await MakePledge.Held(act, id) is not { Pledge: { Stands: true, CameSomething: false } } held
                || await db.WaitingForSecond().AnyAsync(row => row.PledgeId == id)
            )
                return act.Refuse(false);
            var (line, pledge) = held;
            var before = Before(pledge.Status, pledge.Held, await HearsStill(pledge));
            (pledge.Status, pledge.Held, pledge.Ended, pledge.Reason) = (PledgeStatus.Declined, 0, act.Now, reason);
            await act.Count(line);
            await Told(act, pledge, by, DeclineVerb, PledgeNews.Declined, before, reason);
            act.IsSeen();
            return true;
        });

    // What it was, for whoever thinks better of it.
    private static string Before(PledgeStatus status, long held, bool hearsStill = false) =>
        $"{status} {held}" + (hearsStill ? Unheard : "");

    private const string Unheard = " unheard";

    // It moved up for another that may come back, and its giver does not know that yet.
    private async Task<bool> HearsStill(Pledge pledge)
    {
        var held = db.Jobs().AsNoTracking().Where(job => job.Kind == PledgeNews.Job && job.HeldBy != null);
        var news = new PledgeNews(pledge.Id, PledgeNews.MovedUp);
        return (await held.ToListAsync()).Exists(job => job.Read<PledgeNews>() == news);
    }

    /// <summary>
    /// Takes back that it was accepted or declined, within the two minutes in which nobody was told: who moved up for
    /// it moves down again, and who was before it keeps what they hold.
    /// </summary>
    /// <param name="before">As the act wrote it down (<see cref="SecondThought.Before"/>).</param>
    public Task<bool> Reopen(Guid id, string before, Guid? by) =>
        frame.Do(async act =>
        {
            if (
                await MakePledge.Held(act, id)
                is not { Pledge: { Status: PledgeStatus.Accepted or PledgeStatus.Declined, CameSomething: false } } held
            )
                return act.Refuse(false);
            var ((line, pledge), parts) = (held, before.Split(' '));
            var back = new BackInLine(pledge, pledge.Ended, !before.EndsWith(Unheard, StringComparison.Ordinal));
            var was = Enum.Parse<PledgeStatus>(parts[0]);
            if (pledge.Status == PledgeStatus.Declined)
                pledge.Held = long.Parse(parts[1], CultureInfo.InvariantCulture);
            (pledge.Status, pledge.Accepted, pledge.Ended, pledge.Reason) = (
                was,
                was == PledgeStatus.Accepted ? pledge.Accepted ?? act.Now : null,
                null,
                ""
            );
            await act.Count(line, back: back);
            act.Note(by, pledge.SiteId, "pledge.reopened", MakePledge.Subject(pledge));
            act.IsSeen();
            return true;
        });

    private static async Task Told(
        Act act,
        Pledge pledge,
        Guid by,
        string verb,
        string news,
        string before,
        string? detail = null
    )
    {
        act.Note(by, pledge.SiteId, verb, MakePledge.Subject(pledge), detail);
        await act.MayBeUndone(verb, MakePledge.Subject(pledge), by, pledge.SiteId, before);
        act.Tell(PledgeNews.Job, new PledgeNews(pledge.Id, news));
    }

    /// <summary>
    /// Thanks for what came, in our words, and in public when the giver may be seen; what its giver said to it, as it
    /// stood beside the form, is read with that. False when nothing came, or it was changed since it was read.
    /// </summary>
    public Task<bool> Thank(Pledge seen, string words, bool inPublic, Guid by) =>
        frame.Do(async act =>
        {
            if (await act.Hold(seen) is not { CameSomething: true } pledge)
                return act.Refuse(false);
            var first = pledge.Thanked is null;
            (pledge.OurWords, pledge.ThankedInPublic, pledge.Thanked) = (words, inPublic, pledge.Thanked ?? act.Now);
            pledge.TheirWordsRead = pledge.TheirWords != "";
            if (pledge.Status == PledgeStatus.Received)
                pledge.Status = PledgeStatus.Thanked;
            act.Note(by, pledge.SiteId, "pledge.thanked", MakePledge.Subject(pledge));
            if (first)
                act.Tell(PledgeNews.Job, new PledgeNews(pledge.Id, PledgeNews.Thanked));
            act.IsSeen();
            return true;
        });

    /// <summary>What its giver says to it, for staff to read, and once they did for everyone.</summary>
    public Task<bool> Answer(Guid id, string words) =>
        frame.Do(async act =>
        {
            var said = await act.Update(
                db.Pledges().Where(row => row.Id == id && row.Received > 0),
                set =>
                    set.SetProperty(row => row.TheirWordsRead, row => row.TheirWordsRead && row.TheirWords == words)
                        .SetProperty(row => row.TheirWords, words)
                        .SetProperty(row => row.Version, row => row.Version + 1)
            );
            if (said == 0)
                return act.Refuse(false);
            act.IsSeen();
            return true;
        });
}
