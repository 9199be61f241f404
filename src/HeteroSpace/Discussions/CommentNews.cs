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

/// <summary>Something about a comment is to be told: <c>confirm</c> to whoever wrote it with an address,
/// <c>answered</c> to whoever wrote what it answers, <c>hidden</c> to its writer.</summary>
public sealed record CommentNews(Guid CommentId, string What, DateTime At)
{
    public const string Kind = "comment-news";

    public static Job Of(Comment comment, string what, DateTime now) =>
        Job.Of(Kind, new CommentNews(comment.Id, what, now), now);
}

/// <summary>Tells those who write comments what becomes of them.</summary>
internal sealed class TellOfComments(
    AppDb db,
    Tell tell,
    SecretLinks links,
    IEnumerable<CommentSubject> subjects,
    IServiceProvider services
)
{
    public async Task Of(CommentNews news, CancellationToken stop)
    {
        if (
            await db.Comments().AsNoTracking().SingleOrDefaultAsync(row => row.Id == news.CommentId, stop)
                is not { } comment
            || subjects.FirstOrDefault(subject => subject.Kind == comment.SubjectKind) is not { } kind
            || await kind.Find(services, comment.SubjectId, stop) is not { } about
        )
            return;
        switch (news.What)
        {
            case "confirm" when comment is { Status: CommentStatus.Unconfirmed, Email: not null }:
                var proof = await links.Status(WriteComment.ConfirmLink, comment.Id);
                await To(comment, news, "", () => ConfirmLetter(comment.Name, about.Title, comment.Text, proof), stop);
                break;
            case "hidden" when comment.Status == CommentStatus.Hidden:
                await To(
                    comment,
                    news,
                    about.Link,
                    () => HiddenLetter(comment.Name, about.Title, comment.Text, comment.Reason ?? "", about.Link),
                    stop
                );
                break;
            case "answered"
                when comment.Status == CommentStatus.Shown
                    && await db.Comments().AsNoTracking().SingleOrDefaultAsync(row => row.Id == comment.AnswersId, stop)
                        is { Status: CommentStatus.Shown } before
                    && (before.PersonId is null || before.PersonId != comment.PersonId):
                var link = about.Link + "#komentar-" + comment.Id.ToString("n");
                await To(
                    before,
                    news,
                    link,
                    () => AnsweredLetter(before.Name, comment.Name, about.Title, comment.Text, link),
                    stop
                );
                break;
        }
    }

    private async Task To(Comment writer, CommentNews news, string link, Func<Letter> write, CancellationToken stop)
    {
        var cause = $"comment:{news.CommentId:n}:{news.What}:{news.At.Ticks}";
        var person = writer.PersonId is { } id
            ? await db.People().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && !row.Gone, stop)
            : null;
        if (writer.PersonId is not null && person is null || writer.Name == ErasePerson.Nobody)
            return;
        var language = person?.Language ?? writer.Language;
        var letter = Words.In(language, write);
        await tell.Now(
            new(cause, News.IdOf(cause), "comment." + news.What, Topic.Answers, news.At, letter)
            {
                PersonId = person?.Id,
                SiteId = writer.SiteId,
                SubjectId = writer.Id,
                Name = person?.Name ?? writer.Name,
                Email = person is null ? writer.Email : person.Email,
                Phone = person is null ? writer.Phone : person.Phone,
                Language = language,
                Short = letter.Subject,
                Link = link,
            },
            stop
        );
    }

    // The words of someone who has not shown who they are go to an address somebody typed: none of theirs but the text
    // itself, cut short, stands in it.
    internal static Letter ConfirmLetter(string name, string about, string text, Proof proof) =>
        Letter
            .About(Say("Konfirmasi komentar Anda", "Confirm your comment"))
            .Greet(name)
            .Say(
                Say(
                    $"Seseorang menulis komentar tentang \"{about}\" dengan alamat ini:",
                    $"Someone wrote a comment about \"{about}\" with this address:"
                )
            )
            .Quote(text, 200)
            .Say(
                Say(
                    "Bila itu Anda, buka tautan ini dan tekan Konfirmasi; sesudahnya petugas membacanya.",
                    "If it was you, open this link and press Confirm; our staff read it then."
                )
            )
            .Button(Words.Say("Konfirmasi", "Confirm"), proof)
            .Say(
                Say(
                    "Bila bukan, abaikan saja: komentarnya tidak tampil.",
                    "If not, do nothing: the comment is not shown."
                )
            );

    internal static Letter AnsweredLetter(string name, string who, string about, string text, string link) =>
        Letter
            .About(Say($"{who} membalas komentar Anda", $"{who} answered your comment"))
            .Greet(name)
            .Say(
                Say(
                    $"{who} membalas komentar Anda tentang \"{about}\":",
                    $"{who} answered your comment about \"{about}\":"
                )
            )
            .Quote(text)
            .Button(Words.Say("Baca dan balas", "Read and answer"), link);

    internal static Letter HiddenLetter(string name, string about, string text, string reason, string link) =>
        Letter
            .About(Say("Komentar Anda disembunyikan", "Your comment was hidden"))
            .Greet(name)
            .Say(
                Say(
                    $"Komentar Anda tentang \"{about}\" kami sembunyikan:",
                    $"We have hidden your comment about \"{about}\":"
                )
            )
            .Quote(text)
            .Say(Say("Alasannya:", "The reason:"))
            .Quote(reason)
            .Say(
                Say("Anda boleh menulisnya lagi dengan cara lain.", "You are welcome to write it again in another way.")
            )
            .Button(Words.Say("Buka halamannya", "Open the page"), link);

    public static IEnumerable<Sample> Samples()
    {
        var text = () => Words.Say("Kami juga mau ikut belajar.", "We would like to learn too.");
        yield return new(
            "comment.confirm",
            () => Words.Say("Komentar: konfirmasi", "Comment: confirm"),
            () => ConfirmLetter("Peserta 014", "Rumah Inspirasi", text(), Proof.Of("/status/…"))
        );
        yield return new(
            "comment.answered",
            () => Words.Say("Komentar: dibalas", "Comment: answered"),
            () => AnsweredLetter("Peserta 014", "Peserta 021", "Rumah Inspirasi", text(), "/artikel/…")
        );
        yield return new(
            "comment.hidden",
            () => Words.Say("Komentar: disembunyikan", "Comment: hidden"),
            () =>
                HiddenLetter(
                    "Peserta 014",
                    "Rumah Inspirasi",
                    text(),
                    Words.Say("Memuat nomor telepon orang lain.", "It holds someone else's phone number."),
                    "/artikel/…"
                )
        );
    }
}
