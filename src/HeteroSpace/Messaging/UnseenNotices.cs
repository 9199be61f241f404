using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Messaging;

/// <summary>The messages in a person's own space that they have not seen.</summary>
internal static class UnseenNotices
{
    private const string Desk = "/konsol/";

    public static readonly MineLink Tab = new(20, "/saya/kabar", () => Words.Say("Kabar", "Notifications"))
    {
        First = true,
        Unseen = (provider, account, stop) => Of(provider.GetRequiredService<AppDb>(), account, stop),
    };

    // More than this is "many": nobody counts on.
    private const int Most = 200;

    // What waits for someone as staff is counted where it is done.
    private static async Task<int> Of(AppDb db, Guid account, CancellationToken stop) =>
        New(
            await db.Notices()
                .AsNoTracking()
                .Where(notice =>
                    notice.Read == null
                    && !notice.Link.StartsWith(Desk)
                    && db.People().Any(person => person.Id == notice.PersonId && person.AccountId == account)
                )
                .OrderByDescending(notice => notice.At)
                .Take(Most)
                .ToListAsync(stop)
        ).Count;

    /// <summary>
    /// Those that are new to their reader, as the tab counts them and the lists mark them: of several about one thing
    /// only the last ("Confirm: X" is done once "Your ticket: X" is there).
    /// </summary>
    /// <param name="notices">The latest first.</param>
    public static IReadOnlySet<Guid> New(IEnumerable<Notice> notices) =>
        notices
            .DistinctBy(Thing)
            .Where(notice => notice.Read is null && !notice.Link.StartsWith(Desk, StringComparison.Ordinal))
            .Select(notice => notice.Id)
            .ToHashSet();

    // A booking by its page; what a title names after its colon; else each is a thing of its own.
    private static string Thing(Notice notice)
    {
        if (notice.Link.StartsWith("/saya/pemesanan/", StringComparison.Ordinal))
            return notice.Link;
        var named = notice.Title.IndexOf(": ", StringComparison.Ordinal);
        return named < 0 ? $"{notice.Id}" : notice.Title[(named + 2)..];
    }

    /// <summary>They stand before their reader.</summary>
    public static Task Seen(Act act, Guid person) =>
        act.Update(
            act.Db.Notices()
                .Where(notice => notice.PersonId == person && notice.Read == null && !notice.Link.StartsWith(Desk)),
            set => set.SetProperty(notice => notice.Read, act.Now)
        );
}
