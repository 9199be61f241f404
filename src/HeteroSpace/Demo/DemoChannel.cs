using HeteroSpace.Content;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>A channel with eight episodes that everyone sees, and one at every other stage.</summary>
internal sealed class DemoChannel(AppDb db, MakeEpisode make, Site site, Guid editor, Guid manager, DateTime now)
{
    // Said above what was talked about: of a world that is made up there is nothing to play.
    private const string NothingToPlay = "*Peragaan: rekamannya tidak disertakan. Ini isinya.*\n\n";

    private static readonly (string Title, string Summary, EpisodeStage Stage)[] InTheMaking =
    [
        (
            "Menghitung harga jual untuk usaha rumahan",
            "Seorang pembuat kue membuka buku catatannya dan menghitung ulang bersama kita.",
            EpisodeStage.Idea
        ),
        (
            "Sehari bersama pengurus koperasi",
            "Dari rapat anggota sampai gudang: apa saja yang diurus seorang ketua koperasi.",
            EpisodeStage.Script
        ),
        (
            "IG Live: tanya jawab NIB",
            "Petugas perizinan menjawab pertanyaan penonton tanpa naskah.",
            EpisodeStage.Shoot
        ),
        ("Batik muda di pasar lama", "Tiga pembatik muda membuka lapak di pasar yang hampir sepi.", EpisodeStage.Edit),
    ];

    public async Task Add(CancellationToken stop)
    {
        var talks = await Begin(
            "obrolan-rumah-inspirasi",
            new("Obrolan Rumah Inspirasi", "Rumah Inspirasi Talks"),
            new(
                "Pelaku usaha kecil dan komunitas bercerita, dua puluh menit sekali duduk.",
                "Small businesses and communities tell their story in twenty minutes."
            ),
            stop
        );
        var films = await Begin(
            "di-tempat-kerja",
            new("Di Tempat Kerja", "Where the Work Is"),
            new(
                "Kamera ikut ke kebun, sungai, dan bengkel; yang bercerita tangannya.",
                "The camera comes along to fields, rivers and workshops."
            ),
            stop
        );
        var organizations = await db.Organizations()
            .AsNoTracking()
            .Where(row => row.Status == OrganizationStatus.Verified)
            .ToDictionaryAsync(row => row.Slug, stop);
        var market = await db.Initiatives()
            .Where(row => row.Slug == "pasar-batik-sungai")
            .Select(row => (Guid?)row.Id)
            .SingleOrDefaultAsync(stop);
        foreach (var (at, talk) in DemoEpisodes.All.Index())
        {
            var plan = Plan(talk, talk.InTheWorkshop ? films : talks, talk.By == DemoCast.River ? market : null);
            await Show(plan, talk, at, organizations[talk.By].Id, stop);
        }
        foreach (var (at, (title, summary, stage)) in InTheMaking.Index())
            await Make(talks, at, title, summary, stage, stop);
    }

    private async Task<Series> Begin(string slug, Bilingual name, Bilingual about, CancellationToken stop)
    {
        var series = new Series
        {
            SiteId = site.Id,
            Slug = slug,
            Name = name,
            About = about,
            Made = now.AddDays(-90),
        };
        db.ChannelSeries().Add(series);
        await db.SaveChangesAsync(stop);
        return series;
    }

    private static EpisodePlan Plan(DemoTalk talk, Series series, Guid? trail) =>
        new()
        {
            Title = talk.Title,
            Summary = talk.Summary,
            TitleEn = talk.English?.Title ?? "",
            SummaryEn = talk.English?.Summary ?? "",
            Notes = NothingToPlay + DemoStories.Flow(talk.Notes),
            Sector = talk.Sector,
            SeriesId = series.Id,
            Tags = [.. talk.Tags],
            Seconds = talk.Seconds,
            InitiativeId = trail,
            Outlets = new() { [Where(talk)] = "https://example.org/kanal" },
        };

    private static Outlet Where(DemoTalk talk) => talk.InTheWorkshop ? Outlet.Instagram : Outlet.Podcast;

    private async Task Show(EpisodePlan plan, DemoTalk talk, int at, Guid organization, CancellationToken stop)
    {
        var episode = await make.Begin(plan, site, editor, "demo:" + at, EpisodeStage.Review);
        Credit(episode, 1, "Tamu", talk.Guest, organization);
        Credit(episode, 2, "Pembawa acara", DemoNames.Of(at * 3 + 3));
        Credit(episode, 3, "Kamera dan suara", DemoNames.Of(29 + at));
        for (var week = 0; week < 4; week++)
            Count(episode, Where(talk), at, week);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        if (await make.Publish(episode, true, manager) is not EpisodeAnswer.Done)
            throw new InvalidOperationException("The demo's episode is not fit to be published.");
        var published = now.AddDays(-3 - 9 * (DemoEpisodes.All.Length - 1 - at)).AddHours(-at);
        await db.Episodes()
            .Where(row => row.Id == episode.Id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Published, published).SetProperty(row => row.Updated, published),
                stop
            );
        // It shows that its guest took part since then, and not since the demo was made.
        await db.Involvements()
            .Where(row => row.Evidence == EpisodeTables.Kind && row.SourceId == episode.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.At, published), stop);
        // A button must not lead to a film or a sound that is not there.
        await db.EpisodeOutlets()
            .Where(row => row.EpisodeId == episode.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Address, (string?)null), stop);
    }

    private void Credit(Episode episode, int position, string part, string name, Guid? organization = null) =>
        db.EpisodeCredits()
            .Add(
                new()
                {
                    EpisodeId = episode.Id,
                    Position = position,
                    Part = part,
                    Name = name,
                    OrganizationId = organization,
                }
            );

    // The first one was seen most, and each of them more every week.
    private void Count(Episode episode, Outlet outlet, int at, int weeksAgo) =>
        db.EpisodeFigures()
            .Add(
                new()
                {
                    EpisodeId = episode.Id,
                    Outlet = outlet,
                    Day = site.Clock.Date(now).AddDays(-7 * weeksAgo),
                    Views = 37 * (11 - at) * (4 - weeksAgo) + 5 * at,
                    Likes = (12 - at) * (4 - weeksAgo),
                }
            );

    private async Task Make(
        Series series,
        int at,
        string title,
        string summary,
        EpisodeStage stage,
        CancellationToken stop
    )
    {
        var episode = await make.Begin(
            new()
            {
                Title = title,
                Summary = summary,
                SeriesId = series.Id,
                Owner = at == 0 ? null : editor,
                Due = site.Clock.Date(now).AddDays(6 + 5 * at),
                Outlets = { [stage == EpisodeStage.Shoot ? Outlet.InstagramLive : Outlet.YouTube] = null },
            },
            site,
            editor
        );
        await db.Episodes()
            .Where(row => row.Id == episode.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Stage, stage), stop);
        var done = now.AddDays(-1);
        var before = EpisodeWords.Pipeline.TakeWhile(known => known != stage).ToArray();
        await db.EpisodeSteps()
            .Where(row => row.EpisodeId == episode.Id && before.Contains(row.Stage))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Done, done).SetProperty(row => row.DoneBy, editor),
                stop
            );
    }
}
