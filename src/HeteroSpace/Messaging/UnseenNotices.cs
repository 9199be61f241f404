using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Messaging;

/// <summary>The messages in a person's own space that they have not seen.</summary>
internal static class UnseenNotices
{
    public static readonly MineLink Tab = new(20, "/saya/kabar", () => Words.Say("Kabar", "Messages"))
    {
        First = true,
        Unseen = (provider, account, stop) => Of(provider.GetRequiredService<AppDb>(), account, stop),
    };

    // What waits for someone as staff is counted where it is done.
    private static Task<int> Of(AppDb db, Guid account, CancellationToken stop) =>
        db.Notices()
            .CountAsync(
                notice =>
                    notice.Read == null
                    && !notice.Link.StartsWith("/konsol/")
                    && db.People().Any(person => person.Id == notice.PersonId && person.AccountId == account),
                stop
            );

    /// <summary>They stand before their reader.</summary>
    public static Task Seen(Act act, Guid person) =>
        act.Update(
            act.Db.Notices()
                .Where(notice =>
                    notice.PersonId == person && notice.Read == null && !notice.Link.StartsWith("/konsol/")
                ),
            set => set.SetProperty(notice => notice.Read, act.Now)
        );
}
