using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Discussions;

/// <summary>Where staff settle comments.</summary>
internal static class CommentDesk
{
    /// <summary>Whoever writes looks after what is said about it. It stands behind what they write, so that they begin
    /// there.</summary>
    public static ConsoleLink Link(IEnumerable<CommentSubject> subjects)
    {
        var kinds = subjects.Where(subject => subject.Desk is not null).ToList();
        return new(
            ConsoleTask.Content,
            24,
            "komentar",
            "chat-left-text",
            Role.FrontDesk,
            () => Words.Say("Komentar", "Comments")
        )
        {
            Also = [.. kinds.Select(subject => subject.Desk!.Value).Distinct()],
            Waiting = [WaitsOfComments.Of(may => KindsOf(kinds, may))],
        };
    }

    private static string[] KindsOf(List<CommentSubject> kinds, Predicate<Role> may) =>
        [.. kinds.Where(subject => may(subject.Desk!.Value)).Select(subject => subject.Kind)];

    /// <summary>What a reader settles: the front desk all there is, who writes what is said about it.</summary>
    public static IQueryable<Comment> Of(AppDb db, Guid site, bool all, string[] kinds) =>
        db.Comments().AsNoTracking().Where(row => row.SiteId == site && (all || kinds.Contains(row.SubjectKind)));

    /// <summary>Those that nobody has read.</summary>
    public static IQueryable<Comment> Unread(this IQueryable<Comment> mine) =>
        mine.Where(row => row.Status == CommentStatus.Waiting);

    /// <summary>Those of which readers say that they should not stand there.</summary>
    public static IQueryable<Comment> Reported(this IQueryable<Comment> mine) =>
        mine.Where(row => row.Status == CommentStatus.Shown && row.Reports > 0);
}
