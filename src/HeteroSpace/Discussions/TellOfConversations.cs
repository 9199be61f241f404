using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.Discussions;

/// <summary>A message was written, of which the other side is to hear.</summary>
internal sealed record ConversationNews(string Kind, Guid SubjectId, Guid MessageId, bool ByStaff, DateTime At)
{
    public const string Job = "conversation-news";

    public static Job Of(Message message, DateTime now) =>
        Foundation.Jobs.Job.Of(
            Job,
            new ConversationNews(message.SubjectKind, message.SubjectId, message.Id, message.FromStaff, now),
            now
        );

    public SubjectKey Subject => new(Kind, SubjectId);
}

/// <summary>
/// Tells staff that someone wrote, in their space and as each chose, and whoever wrote what they answered, the way they
/// are reached: by mail, by WhatsApp from the phone of the site, and in their space. What others write stays in the
/// conversation; messages make one notice until it is opened, so that ten in a row are no ten mails.
/// </summary>
internal sealed class TellOfConversations(
    AppDb db,
    ConversationSubjects subjects,
    IShellSites sites,
    Tell tell,
    SecretLinks links,
    ILogger<TellOfConversations> log
)
{
    public const string AskedKind = "talk.asked",
        AnsweredKind = "talk.answered";

    public async Task Of(ConversationNews news, CancellationToken stop)
    {
        if (
            await db.Messages().AsNoTracking().SingleOrDefaultAsync(row => row.Id == news.MessageId, stop)
                is not { } message
            || await subjects.About(news.Subject, stop) is not { } about
        )
            return;
        if (news.ByStaff)
            await ToThem(message, about, news.At, stop);
        else
            await ToStaff(message, about, news.At, stop);
    }

    private async Task ToStaff(Message message, TalkedAbout about, DateTime at, CancellationToken stop)
    {
        if (await db.Conversation(about.Key, stop) is not { WaitsSince: not null } talk)
            return;
        var each = new OneByOne(db, log, ConversationNews.Job);
        foreach (var person in await Readers(talk, about, message.AccountId, stop))
            await each.Do(person.Id, () => ToStaff(person, talk, about, at, stop), stop);
        each.End();
    }

    // Whoever took it looks after it; while nobody has, all who could.
    private async Task<List<Person>> Readers(Conversation talk, TalkedAbout about, Guid? writer, CancellationToken stop)
    {
        var desk = subjects.Of(about.Key.Kind)?.Desk ?? Role.FrontDesk;
        var staff = DeskStaff.Of(db, about.SiteId, desk).Where(person => person.AccountId != writer);
        var owner = staff.Where(person => person.AccountId == talk.Owner);
        return await staff
            .Where(person => person.AccountId == talk.Owner || !owner.Any())
            .OrderBy(person => person.Id)
            .ToListAsync(stop);
    }

    private async Task ToStaff(Person person, Conversation talk, TalkedAbout about, DateTime at, CancellationToken stop)
    {
        // The next notice of a conversation comes when the last was read, and is then another one.
        var read = await db.Notices()
            .CountAsync(
                notice => notice.PersonId == person.Id && notice.Link == about.Thread && notice.Read != null,
                stop
            );
        var cause = News.IdOf($"conversation:{talk.Id:n}:{person.Id:n}:{read}");
        var (letter, brief) = Words.In(
            person.Language,
            () => (AskedLetter(person.Name, about), (string)HasWritten(about))
        );
        await tell.Now(
            new(cause.ToString("n"), cause, AskedKind, Topic.Answers, at, letter)
            {
                PersonId = person.Id,
                SiteId = about.SiteId,
                Name = person.Name,
                Email = person.Email,
                Phone = person.Phone,
                Language = person.Language,
                Link = about.Thread,
                Short = brief,
            },
            stop
        );
    }

    private async Task ToThem(Message message, TalkedAbout about, DateTime at, CancellationToken stop)
    {
        var with = about.With;
        if (with.Name == ErasePerson.Nobody)
            return;
        var site = (await sites.All(stop)).First(known => known.Id == about.SiteId).Name;
        var open = await Way(about);
        var letter = Words.In(with.Language, () => AnsweredLetter(message, about, site, open));
        await tell.Now(
            new("answer:" + message.Id, message.Id, AnsweredKind, Topic.Answers, at, letter)
            {
                PersonId = with.PersonId,
                SiteId = about.SiteId,
                // Each answer is sent by hand: the next does not say what this one said.
                SubjectId = message.Id,
                Name = with.Name,
                Email = with.Email,
                Phone = with.Phone,
                Language = with.Language,
                Link = about.Theirs,
                Short = Words.Cut(message.Text, 300),
            },
            stop
        );
    }

    // Signed in where they can be, else by the link that only they were sent.
    private async Task<Func<Letter, string, Letter>> Way(TalkedAbout about)
    {
        if (about.IsReadSignedIn || about.Secret is not { } kind)
            return (letter, verb) => letter.Button(verb, about.Theirs);
        var secret = await links.Status(kind, about.Key.Id);
        return (letter, verb) => letter.Button(verb, secret);
    }

    // Without the name of its writer, which would stand in the spaces and mailboxes of all staff.
    private static Sentence HasWritten(TalkedAbout about) =>
        Say($"Ada pesan baru tentang {Line(about)}.", $"There is a new message about {Line(about)}.");

    internal static string Line(TalkedAbout about) =>
        string.Join(" · ", new[] { about.Title(), about.About() }.Where(text => text != ""));

    internal static Letter AskedLetter(string name, TalkedAbout about) =>
        Letter
            .About(Say($"Pesan baru: {about.Title()}", $"A new message: {about.Title()}"))
            .Greet(name)
            .Say(HasWritten(about))
            .Button(Words.Say("Buka pesan", "Open the message"), about.Thread);

    internal static Letter AnsweredLetter(
        Message message,
        TalkedAbout about,
        string site,
        Func<Letter, string, Letter> open
    ) =>
        open(
                Letter
                    .About(Say($"Pesan dari petugas: {about.Title()}", $"A message from our staff: {about.Title()}"))
                    .Greet(about.With.Name)
                    .Say(
                        Say(
                            $"{message.AuthorName} menulis tentang {Line(about)}:",
                            $"{message.AuthorName} writes about {Line(about)}:"
                        )
                    )
                    .Quote(message.Text),
                Words.Say("Baca dan balas", "Read and reply")
            )
            .Sign(site);
}
