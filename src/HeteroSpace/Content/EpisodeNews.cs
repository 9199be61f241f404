using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.Content;

/// <summary>
/// Something about an episode is to be told to one who makes it: <c>assigned</c>, <c>step</c>, <c>review</c> (to those
/// who may publish it), <c>returned</c>, <c>published</c>.
/// </summary>
/// <param name="To">The account.</param>
/// <param name="Number">Tells two of a kind apart, so that each is told once.</param>
public sealed record EpisodeNews(Guid EpisodeId, string What, Guid To, long Number, DateTime At, string? Said)
{
    public const string Kind = "episode-news";

    public static Job Of(Episode episode, string what, Guid to, DateTime now, string? said = null) =>
        Job.Of(Kind, new EpisodeNews(episode.Id, what, to, now.Ticks, now, said), now);
}

/// <summary>Tells those who make episodes of what is theirs to do.</summary>
internal sealed class TellOfEpisodes(AppDb db, Tell tell, IShellSites sites)
{
    public async Task Of(EpisodeNews news, CancellationToken stop)
    {
        if (
            await db.Episodes().AsNoTracking().SingleOrDefaultAsync(row => row.Id == news.EpisodeId, stop)
                is not { } episode
            || (await sites.All(stop)).FirstOrDefault(site => site.Id == episode.SiteId) is not { } site
            || await db.People().AsNoTracking().SingleOrDefaultAsync(row => row.AccountId == news.To && !row.Gone, stop)
                is not { } person
        )
            return;
        var link = news.What == "published" ? "/kanal/" + episode.Slug : $"/konsol/{site.Slug}/kanal/{episode.Slug}";
        var cause = $"episode:{episode.Id:n}:{news.What}:{news.Number}:{person.Id:n}";
        var letter = Words.In(person.Language, () => About(person.Name, episode, news.What, news.Said, link));
        await tell.Now(
            new(
                News.IdOf(cause).ToString("n"),
                News.IdOf(cause),
                "episode." + news.What,
                Topic.Answers,
                news.At,
                letter
            )
            {
                PersonId = person.Id,
                SiteId = episode.SiteId,
                SubjectId = episode.Id,
                Name = person.Name,
                Email = person.Email,
                Phone = person.Phone,
                Language = person.Language,
                Short = letter.Subject,
                Link = link,
            },
            stop
        );
    }

    private static Letter About(string name, Episode episode, string what, string? step, string link) =>
        what switch
        {
            "assigned" => Letter
                .About(Say($"Untuk Anda: {episode.Title}", $"Yours to make: {episode.TitleHere}"))
                .Greet(name)
                .Say(Say("Episode ini dipercayakan kepada Anda.", "This episode was put into your hands."))
                .Button(Words.Say("Buka episode", "Open the episode"), link),
            "step" => Letter
                .About(Say($"Tugas Anda: {step}", $"Yours to do: {step}"))
                .Greet(name)
                .Say(
                    Say(
                        $"Ini dipercayakan kepada Anda untuk episode {episode.Title}:",
                        $"This is yours to do for the episode {episode.TitleHere}:"
                    )
                )
                .Quote(step)
                .Button(Words.Say("Buka tugas", "Open the task"), link),
            "review" => Letter
                .About(Say($"Mohon ditonton: {episode.Title}", $"To be reviewed: {episode.TitleHere}"))
                .Greet(name)
                .Say(
                    Say(
                        "Episode ini menunggu ditonton sebelum tayang.",
                        "This episode waits to be reviewed before it is published."
                    )
                )
                .Button(Words.Say("Tonton dan putuskan", "Watch and decide"), link),
            "returned" => Letter
                .About(Say($"Dikembalikan: {episode.Title}", $"Sent back: {episode.TitleHere}"))
                .Greet(name)
                .Say(Say("Episode ini dikembalikan:", "This episode was sent back:"))
                .Quote(episode.Note)
                .Button(Words.Say("Perbaiki episode", "Work on the episode"), link),
            _ => Letter
                .About(Say($"Tayang: {episode.Title}", $"Published: {episode.TitleHere}"))
                .Greet(name)
                .Say(Say("Episode ini sekarang bisa ditonton semua orang.", "Everyone may see this episode now."))
                .Button(Words.Say("Tonton", "Watch it"), link),
        };

    public static IEnumerable<Sample> Samples()
    {
        var episode = new Episode { Title = "Obrolan Kopi 1", Note = "Suaranya terlalu pelan." };
        foreach (
            var (what, said) in new[]
            {
                ("assigned", "dipercayakan"),
                ("step", "tugas"),
                ("review", "ditonton"),
                ("returned", "dikembalikan"),
                ("published", "tayang"),
            }
        )
            yield return new(
                "episode." + what,
                () => Words.Say("Episode: " + said, "Episode: " + what),
                () => About("Peserta 014", episode, what, "Teks terjemahan", "/kanal/…")
            );
    }
}
