using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

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
    PublicUrl address,
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
                await To(
                    comment,
                    news,
                    await links.Status(WriteComment.ConfirmLink, comment.Id),
                    link => ConfirmLetter(comment.Name, about.Title, comment.Text, link),
                    stop
                );
                break;
            case "hidden" when comment.Status == CommentStatus.Hidden:
                await To(
                    comment,
                    news,
                    about.Link,
                    _ => HiddenLetter(comment.Name, about.Title, comment.Text, comment.Reason ?? ""),
                    stop
                );
                break;
            case "answered"
                when comment.Status == CommentStatus.Shown
                    && await db.Comments().AsNoTracking().SingleOrDefaultAsync(row => row.Id == comment.AnswersId, stop)
                        is { Status: CommentStatus.Shown } before
                    && (before.PersonId is null || before.PersonId != comment.PersonId):
                await To(
                    before,
                    news,
                    address.Of(about.Link + "#komentar-" + comment.Id.ToString("n")),
                    link => AnsweredLetter(before.Name, comment.Name, about.Title, comment.Text, link),
                    stop
                );
                break;
        }
    }

    private async Task To(
        Comment writer,
        CommentNews news,
        string link,
        Func<string, (string, string)> write,
        CancellationToken stop
    )
    {
        var cause = $"comment:{news.CommentId:n}:{news.What}:{news.At.Ticks}";
        var person = writer.PersonId is { } id
            ? await db.People().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && !row.Gone, stop)
            : null;
        if (writer.PersonId is not null && person is null || writer.Name == ErasePerson.Nobody)
            return;
        var language = person?.Language ?? writer.Language;
        var (title, text) = Words.In(language, () => write(link));
        await tell.Now(
            new(cause, News.IdOf(cause), "comment." + news.What, Topic.Answers, news.At, title, text)
            {
                PersonId = person?.Id,
                SiteId = writer.SiteId,
                SubjectId = writer.Id,
                Name = person?.Name ?? writer.Name,
                Email = person is null ? writer.Email : person.Email,
                Phone = person is null ? writer.Phone : person.Phone,
                Language = language,
                Short = title,
                Link = new Uri(link, UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } whole
                    ? whole.PathAndQuery + whole.Fragment
                    : link,
            },
            stop
        );
    }

    // The words of someone who has not shown who they are go to an address somebody typed: none of theirs but the text
    // itself, cut short and without links, stands in it.
    internal static (string, string) ConfirmLetter(string name, string about, string text, string link) =>
        (
            Words.Say("Konfirmasi komentar Anda", "Confirm your comment"),
            Words.Say(
                $"Halo {Harmless(name)},\n\nseseorang menulis komentar tentang \"{about}\" dengan alamat ini:\n\n"
                    + $"{Harmless(Words.Cut(text, 200))}\n\n"
                    + "Bila itu Anda, buka tautan ini dan tekan Konfirmasi; sesudahnya petugas membacanya:\n"
                    + $"{link}\n\nBila bukan, abaikan saja: komentarnya tidak tampil.",
                $"Hello {Harmless(name)},\n\nsomeone wrote a comment about \"{about}\" with this address:\n\n"
                    + $"{Harmless(Words.Cut(text, 200))}\n\n"
                    + $"If it was you, open this link and press Confirm; our staff read it then:\n{link}\n\n"
                    + "If not, do nothing: the comment is not shown."
            )
        );

    internal static (string, string) AnsweredLetter(string name, string who, string about, string text, string link) =>
        (
            Words.Say($"{who} membalas komentar Anda", $"{who} answered your comment"),
            Words.Say(
                $"Halo {name},\n\n{who} membalas komentar Anda tentang \"{about}\":\n\n{text}\n\nBaca di sini:\n{link}",
                $"Hello {name},\n\n{who} answered your comment about \"{about}\":\n\n{text}\n\nRead it here:\n{link}"
            )
        );

    internal static (string, string) HiddenLetter(string name, string about, string text, string reason) =>
        (
            Words.Say("Komentar Anda disembunyikan", "Your comment was hidden"),
            Words.Say(
                $"Halo {name},\n\nkomentar Anda tentang \"{about}\" kami sembunyikan:\n\n{text}\n\n"
                    + $"Alasannya: {reason}\n\nAnda boleh menulisnya lagi dengan cara lain.",
                $"Hello {name},\n\nwe have hidden your comment about \"{about}\":\n\n{text}\n\n"
                    + $"The reason: {reason}\n\nYou are welcome to write it again in another way."
            )
        );

    private static string Harmless(string text) =>
        text.Replace("://", ":// ", StringComparison.Ordinal)
            .Replace("www.", "www ", StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<Sample> Samples()
    {
        var text = () => Words.Say("Kami juga mau ikut belajar.", "We would like to learn too.");
        yield return new(
            "comment.confirm",
            () => Words.Say("Komentar: konfirmasi", "Comment: confirm"),
            () => ConfirmLetter("Peserta 014", "Rumah Inspirasi", text(), "https://example.org/status/…")
        );
        yield return new(
            "comment.answered",
            () => Words.Say("Komentar: dibalas", "Comment: answered"),
            () =>
                AnsweredLetter("Peserta 014", "Peserta 021", "Rumah Inspirasi", text(), "https://example.org/artikel/…")
        );
        yield return new(
            "comment.hidden",
            () => Words.Say("Komentar: disembunyikan", "Comment: hidden"),
            () =>
                HiddenLetter(
                    "Peserta 014",
                    "Rumah Inspirasi",
                    text(),
                    Words.Say("Memuat nomor telepon orang lain.", "It holds someone else's phone number.")
                )
        );
    }
}
