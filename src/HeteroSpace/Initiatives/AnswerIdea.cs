using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using Microsoft.AspNetCore.OutputCaching;
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
/// Reads ideas before they are shown, and answers them publicly. Each change is one transaction; the second of two who
/// decide at once is told so (false).
/// </summary>
public sealed class AnswerIdea(
    AppDb db,
    StartInitiative start,
    Involve involve,
    FindIdeas listing,
    IOutputCacheStore pages,
    TimeProvider time
)
{
    public const int MostLetters = 1000;

    /// <summary>How an idea moves on, and the words that go with it.</summary>
    private sealed record Step(IdeaStatus[] From, IdeaStatus To, string? Text, Guid By, string What)
    {
        /// <summary>The organization in whose name it is answered.</summary>
        public Guid? Organization { get; init; }

        /// <summary>What else is written in its transaction; false takes all of it back.</summary>
        public Func<Task<bool>>? Also { get; init; }

        /// <summary>Another idea that is written with it.</summary>
        public Guid? Other { get; init; }
    }

    /// <summary>Staff have read it: everyone may.</summary>
    public Task<bool> Show(Idea seen, Guid by, CancellationToken stop = default) =>
        Move(
            seen,
            new([IdeaStatus.Waiting, IdeaStatus.Hidden], IdeaStatus.Open, null, by, "shown")
            {
                Also = async () =>
                {
                    await involve.OfferProposal(seen, await AccountOf(seen, stop), stop);
                    return true;
                },
            },
            stop
        );

    public Task<bool> Hide(Idea seen, string reason, Guid by, CancellationToken stop = default) =>
        Move(
            seen,
            new([IdeaStatus.Waiting, IdeaStatus.Open], IdeaStatus.Hidden, reason, by, "hidden")
            {
                Also = async () =>
                {
                    await involve.Forget(seen.Id, stop);
                    return true;
                },
            },
            stop
        );

    public Task<bool> NotNow(
        Idea seen,
        string because,
        Guid by,
        Guid? organization,
        CancellationToken stop = default
    ) => Move(seen, Answer(IdeaStatus.NotNow, because, by, organization), stop);

    /// <summary>
    /// The same as another, which carries on what was wanted here; who supported this one supports that.
    /// </summary>
    public async Task<bool> Merge(
        Idea seen,
        Idea into,
        string because,
        Guid by,
        Guid? organization,
        CancellationToken stop = default
    )
    {
        if (into.Id == seen.Id || into.SiteId != seen.SiteId)
            return false;
        return await Move(
            seen,
            Answer(IdeaStatus.Merged, because, by, organization) with
            {
                Also = () => PointTo(seen, into, stop),
                Other = into.Id,
            },
            stop
        );
    }

    /// <summary>It becomes part of an initiative that there is.</summary>
    public Task<bool> TakeInto(
        Idea seen,
        Initiative into,
        string because,
        Guid by,
        Guid? organization,
        CancellationToken stop = default
    ) =>
        Move(
            seen,
            Answer(IdeaStatus.TakenUp, because, by, organization) with
            {
                Also = async () =>
                {
                    await start.Take(seen, into, stop);
                    return true;
                },
            },
            stop
        );

    /// <summary>
    /// It becomes an initiative of its own. Null when it is no longer as it was seen, or there is no such template.
    /// </summary>
    public async Task<Initiative?> TakeUp(
        Idea seen,
        string template,
        string because,
        bool published,
        Guid by,
        Guid? organization,
        CancellationToken stop = default
    )
    {
        Initiative? initiative = null;
        var done = await Move(
            seen,
            Answer(IdeaStatus.TakenUp, because, by, organization) with
            {
                Also = async () =>
                {
                    initiative = await start.Now(
                        new(seen.SiteId, template, seen.Title, seen.Text, organization, null, published),
                        by,
                        seen,
                        stop
                    );
                    return initiative is not null;
                },
            },
            stop
        );
        return done ? initiative : null;
    }

    private static Step Answer(IdeaStatus to, string because, Guid by, Guid? organization) =>
        new([IdeaStatus.Open], to, because, by, "answered") { Organization = organization };

    private Task<Guid?> AccountOf(Idea idea, CancellationToken stop) =>
        db.People()
            .Where(person => person.Id == idea.PersonId)
            .Select(person => person.AccountId)
            .SingleOrDefaultAsync(stop);

    private async Task<bool> PointTo(Idea seen, Idea into, CancellationToken stop)
    {
        // The other is held, and still open: two that are merged into each other in one moment are merged once.
        if (
            await db.Ideas()
                .Where(row => row.Id == into.Id && (row.Status == IdeaStatus.Open || row.Status == IdeaStatus.TakenUp))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1), stop) == 0
        )
            return false;
        await db.Ideas()
            .Where(row => row.Id == seen.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.MergedIntoId, into.Id), stop);
        // Also those that were merged into this one before, so that a pointer is followed once.
        await db.Ideas()
            .Where(row => row.MergedIntoId == seen.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.MergedIntoId, into.Id), stop);
        await BringSupports(seen, into, stop);
        return true;
    }

    private async Task BringSupports(Idea seen, Idea into, CancellationToken stop)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var newcomers = await db.IdeaSupports()
            .Where(row =>
                row.IdeaId == seen.Id
                && !db.IdeaSupports().Any(there => there.IdeaId == into.Id && there.PersonId == row.PersonId)
            )
            .Select(row => new { row.PersonId, row.Counted })
            .ToDictionaryAsync(row => row.PersonId, row => row.Counted, stop);
        if (
            seen.PersonId is { } had
            && had != into.PersonId
            && !newcomers.ContainsKey(had)
            && !await db.IdeaSupports().AnyAsync(row => row.IdeaId == into.Id && row.PersonId == had, stop)
        )
            newcomers.Add(had, true);
        db.IdeaSupports()
            .AddRange(
                newcomers.Select(row => new IdeaSupport
                {
                    IdeaId = into.Id,
                    PersonId = row.Key,
                    Since = now,
                    Counted = row.Value,
                })
            );
        var more = newcomers.Values.Count(counted => counted);
        await db.Ideas()
            .Where(row => row.Id == into.Id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Supports, row => row.Supports + more)
                        .SetProperty(row => row.Version, row => row.Version + 1),
                stop
            );
    }

    private async Task<bool> Move(Idea seen, Step step, CancellationToken stop)
    {
        var ((from, to, text, by, what), organization) = (step, step.Organization);
        var now = time.GetUtcNow().UtcDateTime;
        var answers = what == "answered";
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Rows are held in one order, so that two such changes never wait for each other.
        if (step.Other is { } second && second.CompareTo(seen.Id) < 0)
            await db.Ideas()
                .Where(row => row.Id == second)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version), stop);
        if (
            await db.Ideas()
                .Where(row => row.Id == seen.Id && row.Status == seen.Status && from.Contains(row.Status))
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Status, to)
                            .SetProperty(row => row.Answer, text)
                            .SetProperty(row => row.AnsweredBy, answers ? by : null)
                            .SetProperty(row => row.Answered, answers ? now : null)
                            .SetProperty(row => row.AnsweredFor, organization)
                            .SetProperty(row => row.Shown, row => to == IdeaStatus.Open ? row.Shown ?? now : row.Shown)
                            .SetProperty(row => row.Version, row => row.Version + 1),
                    stop
                ) == 0
        )
            return false;
        if (step.Also is { } also && !await also())
            return false;
        db.Audit()
            .Add(
                AuditRow.Of(now, by, seen.SiteId, "idea." + to.ToString().ToLowerInvariant(), "idea:" + seen.Slug, text)
            );
        db.Jobs().Add(Job.Of(IdeaNews.Job, new IdeaNews(seen.Id, what, now), now));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        listing.Forget();
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
        return true;
    }
}
