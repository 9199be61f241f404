using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Discussions;

/// <summary>Who writes a message.</summary>
/// <param name="Account">Null of whoever writes by a link.</param>
public sealed record Writer(Guid? Account, string Name)
{
    public static Writer ByLink(string name) => new(null, name);
}

/// <summary>What came of writing.</summary>
public enum Writing
{
    Done,

    /// <summary>What it is about is gone, or nobody writes about it any more.</summary>
    Closed,

    /// <summary>So many wait already that staff would only read more slowly.</summary>
    TooMany,

    /// <summary>Another message came since its writer read the conversation.</summary>
    Meanwhile,
}

/// <summary>Writes in a conversation: with each message it is told whether it waits, and the other side hears of it, in
/// the same act.</summary>
public sealed class Converse(AppDb db, Frame frame, ConversationSubjects subjects)
{
    public Task<Writing> ByThem(SubjectKey of, Writer writer, string text) =>
        frame.Do(async act =>
        {
            if (await subjects.About(of) is not { IsOpen: true } about)
                return act.Refuse(Writing.Closed);
            var talk = await Held(act, of, about.SiteId);
            var since = talk.WaitsSince ?? act.Now;
            if (await db.Messages().Of(of).CountAsync(row => row.At >= since) >= HouseLimits.MessagesWaiting.Most)
                return act.Refuse(Writing.TooMany);
            var message = Add(act, talk, writer, fromStaff: false, text);
            talk.WaitsSince ??= message.At;
            act.Tell(ConversationNews.Of(message, act.Now));
            return Writing.Done;
        });

    /// <summary>An answer is everybody's: colleagues need not open the conversation any more. Whoever answers first
    /// looks after it.</summary>
    /// <param name="last">The last message that its writer read; null where that does not matter.</param>
    public Task<Writing> ByStaff(SubjectKey of, Writer staff, string text, Guid? last = null) =>
        frame.Do(async act =>
        {
            if (await subjects.About(of) is not { } about)
                return act.Refuse(Writing.Closed);
            var talk = await Held(act, of, about.SiteId);
            if (
                last is not null
                && !await db.Messages().Of(of).AnyAsync(row => row.Id == last && row.At == talk.LastAt)
            )
                return act.Refuse(Writing.Meanwhile);
            talk.Owner ??= staff.Account;
            var message = await Answer(act, talk, about, staff, text);
            Note(act, about, staff.Account, "answered");
            act.Tell(ConversationNews.Of(message, act.Now));
            return Writing.Done;
        });

    /// <summary>Thanks, for instance: it waits no more, and the other side is told nothing. False when it did not
    /// wait.</summary>
    public Task<bool> NoAnswerNeeded(SubjectKey of, Writer staff) =>
        frame.Do(async act =>
        {
            if (
                await subjects.About(of) is not { } about
                || await Held(act, of, about.SiteId) is not { WaitsSince: not null } talk
            )
                return act.Refuse(false);
            await Answer(act, talk, about, staff, "");
            Note(act, about, staff.Account, "needs-no-answer");
            return true;
        });

    /// <summary>Who looks after it; nobody, to let go of it. False when it is not as it was seen.</summary>
    /// <param name="was">Who did, as it was seen.</param>
    public Task<bool> GiveTo(Guid id, Guid? was, Guid? owner, Guid by) =>
        frame.Do(async act =>
        {
            if (
                await act.Hold<Conversation>(id) is not { } talk
                || talk.Owner != was
                || await subjects.About(talk.Subject) is not { } about
            )
                return act.Refuse(false);
            talk.Owner = owner;
            Note(act, about, by, owner is null ? "let-go" : "taken");
            return true;
        });

    /// <summary>Someone of the staff has it before them: what they were told of it is read.</summary>
    /// <param name="links">Where their notices lead.</param>
    public static async Task Opened(Act act, Conversation? talk, Guid account, params string[] links)
    {
        if (talk is not null && await SeeAgain(act, talk, account) == 0)
            act.Add(
                new ConversationSeen
                {
                    ConversationId = talk.Id,
                    AccountId = account,
                    Until = talk.LastAt,
                }
            );
        var readers = act.Db.People().Where(person => person.AccountId == account);
        await act.Update(
            act.Db.Notices()
                .Where(notice =>
                    notice.Read == null
                    && links.Contains(notice.Link)
                    && readers.Any(person => person.Id == notice.PersonId)
                ),
            set => set.SetProperty(notice => notice.Read, act.Now)
        );
    }

    private static Task<int> SeeAgain(Act act, Conversation talk, Guid account) =>
        act.Update(
            act.Db.ConversationsSeen().Where(row => row.ConversationId == talk.Id && row.AccountId == account),
            set => set.SetProperty(row => row.Until, row => row.Until > talk.LastAt ? row.Until : talk.LastAt)
        );

    // Two who begin it at once make one: whoever comes second finds it.
    private async Task<Conversation> Held(Act act, SubjectKey of, Guid site)
    {
        var known = await db.Conversations()
            .Where(row => row.SubjectKind == of.Kind && row.SubjectId == of.Id)
            .Select(row => (Guid?)row.Id)
            .SingleOrDefaultAsync();
        return known is { } id && await act.Hold<Conversation>(id) is { } talk
            ? talk
            : act.Add(
                new Conversation
                {
                    SubjectKind = of.Kind,
                    SubjectId = of.Id,
                    SiteId = site,
                }
            );
    }

    private static async Task<Message> Answer(Act act, Conversation talk, TalkedAbout about, Writer staff, string text)
    {
        talk.WaitsSince = null;
        var message = Add(act, talk, staff, fromStaff: true, text);
        await DeskStaff.HaveDealtWith(act, about.Thread, about.Inbox);
        return message;
    }

    // Who wrote last decides whether it waits: no two messages of it are of one instant.
    private static Message Add(Act act, Conversation talk, Writer writer, bool fromStaff, string text)
    {
        talk.LastAt = talk.LastAt >= act.Now ? talk.LastAt.AddMilliseconds(1) : act.Now;
        talk.LastFromStaff = fromStaff;
        return act.Add(
            new Message
            {
                SubjectKind = talk.SubjectKind,
                SubjectId = talk.SubjectId,
                At = talk.LastAt,
                AccountId = writer.Account,
                AuthorName = writer.Name,
                Via = Via(writer, fromStaff),
                FromStaff = fromStaff,
                Text = text,
            }
        );
    }

    private static MessageVia Via(Writer writer, bool fromStaff)
    {
        if (fromStaff)
            return MessageVia.Staff;
        return writer.Account is null ? MessageVia.Link : MessageVia.Account;
    }

    private static void Note(Act act, TalkedAbout about, Guid? by, string verb) =>
        act.Note(by, about.SiteId, $"{about.Subject.Split(':')[0]}.{verb}", about.Subject);
}
