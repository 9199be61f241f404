using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>
/// Whoever had or supports an idea hears what happened to it: <c>shown</c>, <c>hidden</c> or <c>answered</c>.
/// </summary>
public sealed record IdeaNews(Guid IdeaId, string What, DateTime At)
{
    public const string Job = "idea-news";
}

/// <summary>
/// Reads ideas before they are shown, and answers them publicly. The second of two who decide at once is told so
/// (false).
/// </summary>
public sealed class AnswerIdea(AppDb db, StartInitiative start, Involve involve, Frame frame)
{
    public const int MostLetters = 1000;

    /// <summary>Staff have read it: everyone may.</summary>
    public Task<bool> Show(Idea seen, Guid by) =>
        frame.Do(async act =>
        {
            if (await Hold(act, seen, IdeaStatus.Waiting, IdeaStatus.Hidden) is not { } idea)
                return act.Refuse(false);
            idea.Show(act.Now);
            await involve.OfferProposal(act, idea, await AccountOf(idea));
            Tell(act, idea, by, "shown");
            return true;
        });

    public Task<bool> Hide(Idea seen, string reason, Guid by) =>
        frame.Do(async act =>
        {
            if (await Hold(act, seen, IdeaStatus.Waiting, IdeaStatus.Open) is not { } idea)
                return act.Refuse(false);
            idea.Hide(reason);
            await involve.Forget(act, idea.Id);
            Tell(act, idea, by, "hidden");
            return true;
        });

    /// <param name="organization">The one in whose name it is answered, if any.</param>
    public Task<bool> NotNow(Idea seen, string because, Guid by, Guid? organization) =>
        frame.Do(async act =>
        {
            if (await Hold(act, seen, IdeaStatus.Open) is not { } idea)
                return act.Refuse(false);
            Answer(act, idea, IdeaStatus.NotNow, because, by, organization);
            return true;
        });

    /// <summary>
    /// The same as another, which carries on what was wanted here; who supported this one supports that.
    /// </summary>
    public Task<bool> Merge(Idea seen, Idea into, string because, Guid by, Guid? organization) =>
        frame.Do(async act =>
        {
            if (into.Id == seen.Id || into.SiteId != seen.SiteId)
                return act.Refuse(false);
            // Rows are held in one order, so that two such changes never wait for each other.
            if (into.Id.CompareTo(seen.Id) < 0)
                await act.Lock<Idea>(into.Id);
            // The other is held, and still open: two that are merged into each other in one moment are merged once.
            if (
                await Hold(act, seen, IdeaStatus.Open) is not { } idea
                || await act.Hold<Idea>(into.Id) is not { Status: IdeaStatus.Open or IdeaStatus.TakenUp } other
            )
                return act.Refuse(false);
            idea.MergedIntoId = other.Id;
            // Also those that were merged into this one before, so that a pointer is followed once.
            await act.Update(
                db.Ideas().Where(row => row.MergedIntoId == idea.Id),
                set => set.SetProperty(row => row.MergedIntoId, other.Id)
            );
            await BringSupports(act, idea, other);
            Answer(act, idea, IdeaStatus.Merged, because, by, organization);
            return true;
        });

    /// <summary>It becomes part of an initiative that there is.</summary>
    public Task<bool> TakeInto(Idea seen, Initiative into, string because, Guid by, Guid? organization) =>
        frame.Do(async act =>
        {
            if (await Hold(act, seen, IdeaStatus.Open) is not { } idea)
                return act.Refuse(false);
            await start.Take(act, idea, into);
            Answer(act, idea, IdeaStatus.TakenUp, because, by, organization);
            return true;
        });

    /// <summary>
    /// It becomes an initiative of its own. Null when it is no longer as it was seen, or there is no such template.
    /// </summary>
    public Task<Initiative?> TakeUp(
        Idea seen,
        string template,
        string because,
        bool published,
        Guid by,
        Guid? organization
    ) =>
        frame.Do(async act =>
        {
            if (
                await Hold(act, seen, IdeaStatus.Open) is not { } idea
                || await start.Now(new(idea.SiteId, template, idea.Title, idea.Text, organization, null, published), by)
                    is not { } initiative
            )
                return act.Refuse<Initiative?>(null);
            await start.Take(act, idea, initiative);
            Answer(act, idea, IdeaStatus.TakenUp, because, by, organization);
            return initiative;
        });

    // As it was seen, and still where that can be done; null when someone else has decided meanwhile.
    private static async Task<Idea?> Hold(Act act, Idea seen, params IdeaStatus[] from) =>
        await act.Hold<Idea>(seen.Id) is { } idea && idea.Status == seen.Status && from.Contains(idea.Status)
            ? idea
            : null;

    private static void Answer(Act act, Idea idea, IdeaStatus how, string because, Guid by, Guid? organization)
    {
        idea.SetAnswer(how, because, by, organization, act.Now);
        Tell(act, idea, by, "answered");
    }

    private static void Tell(Act act, Idea idea, Guid by, string what)
    {
        var action = "idea." + idea.Status.ToString().ToLowerInvariant();
        act.Note(by, idea.SiteId, action, "idea:" + idea.Slug, idea.Answer);
        act.Tell(IdeaNews.Job, new IdeaNews(idea.Id, what, act.Now));
        act.Forget(FindIdeas.InMemory);
        act.IsSeen();
    }

    private Task<Guid?> AccountOf(Idea idea) =>
        db.People()
            .Where(person => person.Id == idea.PersonId)
            .Select(person => person.AccountId)
            .SingleOrDefaultAsync();

    private async Task BringSupports(Act act, Idea idea, Idea into)
    {
        var newcomers = await db.IdeaSupports()
            .Where(row =>
                row.IdeaId == idea.Id
                && !db.IdeaSupports().Any(there => there.IdeaId == into.Id && there.PersonId == row.PersonId)
            )
            .Select(row => new { row.PersonId, row.Counted })
            .ToDictionaryAsync(row => row.PersonId, row => row.Counted);
        if (
            idea.PersonId is { } had
            && had != into.PersonId
            && !newcomers.ContainsKey(had)
            && !await db.IdeaSupports().AnyAsync(row => row.IdeaId == into.Id && row.PersonId == had)
        )
            newcomers.Add(had, true);
        act.AddAll(
            newcomers.Select(row => new IdeaSupport
            {
                IdeaId = into.Id,
                PersonId = row.Key,
                Since = act.Now,
                Counted = row.Value,
            })
        );
        into.Supports += newcomers.Values.Count(counted => counted);
    }
}
