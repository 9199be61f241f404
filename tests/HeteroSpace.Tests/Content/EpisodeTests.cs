using System.Net;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Initiatives;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static HeteroSpace.Content.Filmed;

namespace HeteroSpace.Content;

public sealed class EpisodeTests
{
    private static Task<bool> ShowsPart(HeteroApp app) =>
        app.Read(db => db.Involvements().AnyAsync(row => row.Evidence == EpisodeTables.Kind));

    // An episode that everyone sees, of an initiative, with a credit of one of its communities.
    private static async Task<(Episode Shown, string Organization, string Initiative, EpisodePlan Plan)> OfInitiative(
        HeteroApp app
    )
    {
        var (_, organization) = await Made.Organization(app, "Komunitas Batik Muda");
        var (_, initiative) = await Made.Initiative(app, initiator: organization.Id);
        var plan = Plan() with { InitiativeId = initiative.Id };
        return (await Published(app, plan, organization.Id), organization.Slug, initiative.Slug, plan);
    }

    [Fact]
    public async Task An_episode_is_published_once_all_is_there_and_by_another_than_who_sent_it()
    {
        await using var app = await HeteroApp.Start();
        var bare = await Begun(app, Plan() with { Outlets = new() { [Outlet.YouTube] = null } });
        var early = await Done(app, make => make.Move(bare, EpisodeStage.Review, bare.By));
        var no = Assert.IsType<EpisodeAnswer.NotYet>(await Make(app, make => make.Publish(early, true, bare.By)));
        // A link, a credit, and every item of the checklist.
        Assert.Equal(2 + EpisodeWords.FirstSteps.Count(), no.Sentences.Count);
        var ready = await InReview(app);
        Assert.IsType<EpisodeAnswer.NeedsAnother>(
            await Make(app, make => make.Publish(ready, false, ready.SentBy!.Value))
        );
        await Done(app, make => make.Publish(ready, false, Guid.CreateVersion7()));
    }

    [Fact]
    public async Task A_published_episode_shows_that_its_communities_took_part()
    {
        await using var app = await HeteroApp.Start();
        var (_, organization) = await Made.Organization(app, "Komunitas Batik Muda");
        var (_, initiative) = await Made.Initiative(app, initiator: organization.Id);
        var shown = await Published(app, Plan() with { InitiativeId = initiative.Id }, organization.Id);
        var part = await app.Read(db =>
            db.Involvements().AsNoTracking().SingleAsync(row => row.Evidence == EpisodeTables.Kind)
        );
        Assert.Equal(
            (organization.Id, shown.Id, Phase.Report, InvolvementStatus.Offered),
            (part.OrganizationId, part.SourceId, part.Phase, part.Status)
        );
    }

    [Fact]
    public async Task A_published_episode_is_found_on_its_page_its_trail_its_community_in_the_feed_and_in_the_search()
    {
        await using var app = await HeteroApp.Start();
        var (shown, organization, initiative, _) = await OfInitiative(app);
        using var visitor = Browse.Visitor(app);
        var page = await visitor.Page("/kanal/" + shown.Slug);
        Assert.Contains("data-film=\"dQw4w9WgXcQ\"", page);
        Assert.Contains("Komunitas Batik Muda", page);
        Assert.Contains("/jejak/" + initiative, page);
        foreach (var about in (string[])["/jejak/" + initiative, "/komunitas/" + organization])
            Assert.Contains("/kanal/" + shown.Slug, await visitor.Page(about));
        Assert.Contains("/kanal/" + shown.Slug, await visitor.GetStringAsync("/kanal.atom"));
        Assert.Contains(shown.Title, await visitor.Page("/kanal?cari=langkah"));
    }

    [Fact]
    public async Task Nobodys_work_stands_without_a_name()
    {
        await using var app = await HeteroApp.Start();
        var shown = await Published(app);
        var credit = await app.Read(db =>
            db.EpisodeCredits().Where(row => row.EpisodeId == shown.Id).Select(row => row.Id).SingleAsync()
        );
        Assert.False(await Edit(app, parts => parts.DropCredit(shown, credit, shown.By)));
    }

    [Fact]
    public async Task Of_another_trail_an_episode_shows_nothing_of_this_one_until_it_is_back()
    {
        await using var app = await HeteroApp.Start();
        var (shown, _, _, plan) = await OfInitiative(app);
        Assert.True(await ShowsPart(app));
        var elsewhere = await Done(app, make => make.Save(shown, plan with { InitiativeId = null }, shown.By));
        Assert.False(await ShowsPart(app));
        await Done(app, make => make.Save(elsewhere, plan, shown.By));
        Assert.True(await ShowsPart(app));
    }

    [Fact]
    public async Task An_episode_that_is_taken_away_shows_nothing_any_more()
    {
        await using var app = await HeteroApp.Start();
        var (shown, _, _, _) = await OfInitiative(app);
        using var visitor = Browse.Visitor(app);
        // Read, and thereby kept: taking it away must make it forgotten.
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/kanal/" + shown.Slug)).StatusCode);
        await Done(app, make => make.Drop(shown, "Gambarnya tidak berizin.", Guid.CreateVersion7()));
        Assert.False(await ShowsPart(app));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/kanal/" + shown.Slug)).StatusCode);
    }

    private static async Task<Series> SeriesOf(HeteroApp app, string slug, string name)
    {
        var series = new Series
        {
            SiteId = (await Written.Site(app)).Id,
            Slug = slug,
            Name = new(name),
            Made = app.Now,
        };
        await app.Read(db =>
        {
            db.Add(series);
            return db.SaveChangesAsync();
        });
        return series;
    }

    [Fact]
    public async Task Episodes_of_a_series_are_numbered_as_they_are_published()
    {
        await using var app = await HeteroApp.Start();
        var series = await SeriesOf(app, "obrolan", "Obrolan");
        var ready = new List<Episode>();
        foreach (var number in Enumerable.Range(1, 4))
            ready.Add(await InReview(app, Plan($"Obrolan ke {number}") with { SeriesId = series.Id }));
        var answers = await Task.WhenAll(
            ready.Select(row => Make(app, make => make.Publish(row, true, Guid.CreateVersion7())))
        );
        // Whoever drew a number that was taken in the same moment is told, and publishes again.
        foreach (var (at, answer) in answers.Index())
            if (answer is EpisodeAnswer.Changed)
                await Done(
                    app,
                    async make => await make.Publish(await Written.Now(app, ready[at]), true, Guid.CreateVersion7())
                );
        Assert.Equal(
            [1, 2, 3, 4],
            await app.Read(db =>
                db.Episodes().OrderBy(row => row.Number).Select(row => row.Number!.Value).ToListAsync()
            )
        );
        using var visitor = Browse.Visitor(app);
        Assert.Contains("Obrolan ke 3", await visitor.Page("/kanal/seri/obrolan"));
    }

    [Fact]
    public async Task An_episode_that_moved_to_another_series_is_published_again_with_the_others_number()
    {
        await using var app = await HeteroApp.Start();
        var (series, other) = (await SeriesOf(app, "obrolan", "Obrolan"), await SeriesOf(app, "kelas", "Kelas"));
        await Published(app, Plan("Obrolan ke 1") with { SeriesId = series.Id });
        var second = await Published(app, Plan("Obrolan ke 2") with { SeriesId = series.Id });
        Assert.Equal(2, second.Number);
        var by = Guid.CreateVersion7();
        var moved = await Done(app, make => make.Drop(second, "Diulang di seri lain.", by));
        moved = await Done(app, make => make.Move(moved, EpisodeStage.Edit, by));
        moved = await Done(app, make => make.Save(moved, Plan("Obrolan ke 2") with { SeriesId = other.Id }, by));
        moved = await Done(app, make => make.Move(moved, EpisodeStage.Review, by));
        Assert.Equal(1, (await Done(app, make => make.Publish(moved, true, by))).Number);
    }

    private static Task<bool> Credit(HeteroApp app, Episode of, string name, string part, Guid? person = null) =>
        Edit(
            app,
            parts =>
                parts.AddCredit(
                    of,
                    new()
                    {
                        EpisodeId = of.Id,
                        Name = name,
                        Part = part,
                        PersonId = person,
                    },
                    of.By
                )
        );

    // Where nothing is found the newest stand below, and that is said.
    private static async Task<bool> Finds(HttpClient visitor, string words, Episode episode) =>
        (await visitor.Page("/kanal?cari=" + words))
            .Split("Yang terbaru")[0]
            .Contains(episode.Title, StringComparison.Ordinal);

    [Fact]
    public async Task A_name_that_is_taken_away_is_not_found_any_more()
    {
        await using var app = await HeteroApp.Start();
        var shown = await Published(app);
        await Credit(app, shown, "Gunarto", "Tamu");
        using var visitor = Browse.Visitor(app);
        Assert.True(await Finds(visitor, "Gunarto", shown));
        var credit = await app.Read(db =>
            db.EpisodeCredits().Where(row => row.Name == "Gunarto").Select(row => row.Id).SingleAsync()
        );
        await Edit(app, parts => parts.DropCredit(shown, credit, shown.By));
        Assert.False(await Finds(visitor, "Gunarto", shown));
    }

    [Fact]
    public async Task A_name_that_is_erased_is_neither_found_nor_shown_any_more()
    {
        await using var app = await HeteroApp.Start();
        var member = await app.Member("Sumarni Wulandari");
        var shown = await Published(app);
        await Credit(app, shown, member.Name, "Kamera", member.Id);
        using var visitor = Browse.Visitor(app);
        Assert.True(await Finds(visitor, "Sumarni", shown));
        Assert.True(await Finds(visitor, "Wulandari", shown));
        await app.Do(async services =>
        {
            await services.GetRequiredService<HeteroSpace.People.ErasePerson>().Now(member);
            // What visitors were shown is kept for half a minute on the real clock, which no test waits for.
            var kept = services.GetRequiredService<Microsoft.AspNetCore.OutputCaching.IOutputCacheStore>();
            await kept.EvictByTagAsync(Foundation.Web.PublicPages.Tag, default);
            return true;
        });
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await Finds(visitor, "Wulandari", shown));
        Assert.DoesNotContain("Wulandari", await visitor.Page("/kanal/" + shown.Slug));
    }

    [Fact]
    public async Task The_recording_of_an_event_is_a_draft_with_who_spoke_and_told_again_it_is_one()
    {
        await using var app = await HeteroApp.Start();
        var (_, organization) = await Made.Organization(app, "Komunitas Foto");
        var (officer, of) = await Held.Event(app);
        await app.Do(async services =>
        {
            await services
                .GetRequiredService<EditParts>()
                .AddSpeaker(
                    of,
                    new()
                    {
                        EventId = of.Id,
                        Name = "Peserta 009",
                        OrganizationId = organization.Id,
                    },
                    officer.AccountId!.Value
                );
            return true;
        });
        foreach (var link in (string[])["https://youtu.be/dQw4w9WgXcQ", "https://youtu.be/aaaaaaaaaaa"])
            await app.Do(async services =>
            {
                await services.GetRequiredService<EditParts>().SetRecording(of, link, officer.AccountId!.Value);
                return true;
            });
        var draft = await app.Read(db => db.Episodes().AsNoTracking().SingleAsync());
        Assert.Equal(
            (of.Id, of.InitiativeId, EpisodeStage.Edit),
            (draft.EventId!.Value, draft.InitiativeId, draft.Stage)
        );
        Assert.Equal(
            "https://www.youtube.com/watch?v=aaaaaaaaaaa",
            await app.Read(db => db.EpisodeOutlets().Select(row => row.Address).SingleAsync())
        );
        Assert.Equal("Peserta 009", await app.Read(db => db.EpisodeCredits().Select(row => row.Name).SingleAsync()));
    }
}
