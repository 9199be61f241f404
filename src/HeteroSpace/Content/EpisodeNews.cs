using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

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
internal sealed class TellOfEpisodes(AppDb db, Tell tell, IShellSites sites, PublicUrl address)
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
        var (title, text) = Words.In(
            person.Language,
            () => Letter(person.Name, episode, news.What, news.Said, address.Of(link))
        );
        await tell.Now(
            new(
                News.IdOf(cause).ToString("n"),
                News.IdOf(cause),
                "episode." + news.What,
                Topic.Answers,
                news.At,
                title,
                text
            )
            {
                PersonId = person.Id,
                SiteId = episode.SiteId,
                SubjectId = episode.Id,
                Name = person.Name,
                Email = person.Email,
                Phone = person.Phone,
                Language = person.Language,
                Short = title,
                Link = link,
            },
            stop
        );
    }

    private static (string Subject, string Text) Letter(
        string name,
        Episode episode,
        string what,
        string? step,
        string link
    )
    {
        var subject = what switch
        {
            "assigned" => Words.Say($"Untuk Anda: {episode.Title}", $"Yours to make: {episode.TitleHere}"),
            "step" => Words.Say($"Tugas Anda: {step}", $"Yours to do: {step}"),
            "review" => Words.Say($"Mohon ditonton: {episode.Title}", $"To be reviewed: {episode.TitleHere}"),
            "returned" => Words.Say($"Dikembalikan: {episode.Title}", $"Sent back: {episode.TitleHere}"),
            _ => Words.Say($"Tayang: {episode.Title}", $"Published: {episode.TitleHere}"),
        };
        var said = what switch
        {
            "assigned" => Words.Say("episode ini dipercayakan kepada Anda.", "this episode was put into your hands."),
            "step" => Words.Say(
                $"ini dipercayakan kepada Anda untuk episode {episode.Title}: {step}.",
                $"this is yours to do for the episode {episode.TitleHere}: {step}."
            ),
            "review" => Words.Say(
                "episode ini menunggu ditonton sebelum tayang.",
                "this episode waits to be reviewed before it is published."
            ),
            "returned" => Words.Say(
                $"episode ini dikembalikan: {episode.Note}",
                $"this episode was sent back: {episode.Note}"
            ),
            _ => Words.Say("episode ini sekarang bisa ditonton semua orang.", "everyone may see this episode now."),
        };
        return (subject, Words.Say($"Halo {name},\n\n{said}\n\n{link}", $"Hello {name},\n\n{said}\n\n{link}"));
    }

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
                () => Letter("Peserta 014", episode, what, "Teks terjemahan", "https://example.org/kanal/…")
            );
    }
}
