using HeteroSpace.Foundation.Db;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Discussions;

/// <summary>Comments as a page shows them.</summary>
/// <param name="Waiting">Those of the reader that staff have yet to read.</param>
/// <param name="Count">How many are shown in all, answers too.</param>
/// <param name="ThreadCount">How many threads there are, for the pages.</param>
/// <param name="Organizations">Names of those in whose name some are written.</param>
public sealed record CommentPage(
    IReadOnlyList<CommentThread> Threads,
    IReadOnlyList<Comment> Waiting,
    int Count,
    int ThreadCount,
    int Page,
    IReadOnlyDictionary<Guid, string> Organizations
);

/// <summary>A comment with the answers under it, in their order.</summary>
public sealed record CommentThread(Comment Comment, IReadOnlyList<Comment> Answers);

public static class CommentPages
{
    public const int APage = 20;

    /// <summary>A page of threads, newest first, and how many comments there are; with those that wait which the reader
    /// wrote. What was shown and then taken away stands as a trace.</summary>
    public static async Task<CommentPage> PageOfComments(
        this AppDb db,
        string kind,
        Guid subject,
        int page,
        Guid? reader,
        CancellationToken stop = default
    )
    {
        var seen = db.Comments().AsNoTracking().About(kind, subject).OnceShown();
        var first = await seen.Where(row => row.ParentId == null)
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Skip((page - 1) * APage)
            .Take(APage + 1)
            .ToListAsync(stop);
        var (more, ids) = (first.Count > APage, first.Take(APage).Select(row => row.Id).ToArray());
        var answers = await AnswersTo(ids, seen, stop);
        var own = reader is { } person ? await Waiting(db, kind, subject, person, stop) : [];
        // One page holds all of most; then nothing need be counted.
        var (threads, count) =
            page == 1 && !more
                ? (first.Count, first.Concat(answers).Count(row => row.Status == CommentStatus.Shown))
                : (
                    await seen.CountAsync(row => row.ParentId == null, stop),
                    await db.ShownOn(kind, subject).CountAsync(stop)
                );
        var under = answers.ToLookup(row => row.ParentId);
        return new(
            [.. first.Take(APage).Select(row => new CommentThread(row, [.. under[row.Id]]))],
            own,
            count,
            threads,
            page,
            await OrganizationsOf(db, first.Concat(answers).Concat(own), stop)
        );
    }

    private static async Task<List<Comment>> AnswersTo(Guid[] ids, IQueryable<Comment> seen, CancellationToken stop) =>
        ids.Length == 0
            ? []
            : await seen.Where(row => row.ParentId != null && ids.Contains(row.ParentId.Value))
                .OrderBy(row => row.At)
                .ThenBy(row => row.Id)
                .Take(500)
                .ToListAsync(stop);

    private static Task<List<Comment>> Waiting(
        AppDb db,
        string kind,
        Guid subject,
        Guid reader,
        CancellationToken stop
    ) =>
        db.Comments()
            .AsNoTracking()
            .About(kind, subject)
            .Where(row => row.Status == CommentStatus.Waiting && row.ShownAt == null && row.PersonId == reader)
            .OrderBy(row => row.At)
            .Take(APage)
            .ToListAsync(stop);

    private static async Task<Dictionary<Guid, string>> OrganizationsOf(
        AppDb db,
        IEnumerable<Comment> comments,
        CancellationToken stop
    )
    {
        var of = comments
            .Where(row => row.OrganizationId != null)
            .Select(row => row.OrganizationId!.Value)
            .Distinct()
            .ToList();
        return of.Count == 0
            ? []
            : await db.Organizations()
                .Where(row => of.Contains(row.Id))
                .Join(
                    db.Organizations().Where(root => root.Status == OrganizationStatus.Verified),
                    row => row.MergedIntoId ?? row.Id,
                    root => root.Id,
                    (row, root) => new { row.Id, root.Name }
                )
                .ToDictionaryAsync(row => row.Id, row => row.Name, stop);
    }
}
