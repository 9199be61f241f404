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
    [Fact]
    public async Task An_episode_is_published_by_another_once_all_is_there_and_shows_that_its_communities_took_part()
    {
        await using var app = await HeteroApp.Start();
        var (_, organization) = await Made.Organization(app, "Komunitas Batik Muda");
        var (_, initiative) = await Made.Initiative(app, initiator: organization.Id);
        var bare = await Begun(app, Plan() with { Outlets = new() { [Outlet.YouTube] = null } });
        var early = Assert
            .IsType<EpisodeAnswer.Done>(await Make(app, make => make.Move(bare, EpisodeStage.Review, bare.By)))
            .Episode;
        // A link, a credit, and every item of the checklist.
        Assert.Equal(
            2 + EpisodeWords.FirstSteps.Count(),
            Assert
                .IsType<EpisodeAnswer.NotYet>(await Make(app, make => make.Publish(early, true, bare.By)))
                .Sentences.Count
        );
        var ready = await InReview(app, Plan() with { InitiativeId = initiative.Id }, organization.Id);
        Assert.IsType<EpisodeAnswer.NeedsAnother>(
            await Make(app, make => make.Publish(ready, false, ready.SentBy!.Value))
        );
        var shown = Assert
            .IsType<EpisodeAnswer.Done>(await Make(app, make => make.Publish(ready, false, Guid.CreateVersion7())))
            .Episode;
        var part = await app.Read(db =>
            db.Involvements().AsNoTracking().SingleAsync(row => row.Evidence == EpisodeTables.Kind)
        );
        Assert.Equal(
            (organization.Id, shown.Id, Phase.Report, InvolvementStatus.Offered),
            (part.OrganizationId, part.SourceId, part.Phase, part.Status)
        );
        using var visitor = Browse.Visitor(app);
        var page = await visitor.Page("/kanal/" + shown.Slug);
        Assert.Contains("data-film=\"dQw4w9WgXcQ\"", page);
        Assert.Contains(organization.Name, page);
        Assert.Contains("/jejak/" + initiative.Slug, page);
        foreach (var about in (string[])["/jejak/" + initiative.Slug, "/komunitas/" + organization.Slug])
            Assert.Contains("/kanal/" + shown.Slug, await visitor.Page(about));
        // Nobody's work stands without a name; of another trail, it shows nothing of this one.
        var credit = await app.Read(db =>
            db.EpisodeCredits().Where(row => row.EpisodeId == shown.Id).Select(row => row.Id).SingleAsync()
        );
        Assert.False(await Edit(app, parts => parts.DropCredit(shown, credit, shown.By)));
        var elsewhere = Assert
            .IsType<EpisodeAnswer.Done>(
                await Make(app, make => make.Save(shown, Plan() with { InitiativeId = null }, shown.By))
            )
            .Episode;
        Assert.False(await app.Read(db => db.Involvements().AnyAsync(row => row.Evidence == EpisodeTables.Kind)));
        shown = Assert
            .IsType<EpisodeAnswer.Done>(
                await Make(app, make => make.Save(elsewhere, Plan() with { InitiativeId = initiative.Id }, shown.By))
            )
            .Episode;
        Assert.True(await app.Read(db => db.Involvements().AnyAsync(row => row.Evidence == EpisodeTables.Kind)));
        Assert.Contains("/kanal/" + shown.Slug, await visitor.GetStringAsync("/kanal.atom"));
        Assert.Contains(shown.Title, await visitor.Page("/kanal?cari=langkah"));
        // Taken away, it shows nothing any more.
        Assert.IsType<EpisodeAnswer.Done>(
            await Make(app, make => make.Drop(shown, "Gambarnya tidak berizin.", Guid.CreateVersion7()))
        );
        Assert.False(await app.Read(db => db.Involvements().AnyAsync(row => row.Evidence == EpisodeTables.Kind)));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/kanal/" + shown.Slug)).StatusCode);
    }

    [Fact]
    public async Task Episodes_of_a_series_are_numbered_as_they_are_published()
    {
        await using var app = await HeteroApp.Start();
        var series = new Series
        {
            SiteId = (await Written.Site(app)).Id,
            Slug = "obrolan",
            Name = new("Obrolan"),
            Made = app.Now,
        };
        await app.Read(db =>
        {
            db.Add(series);
            return db.SaveChangesAsync();
        });
        var ready = new List<Episode>();
        foreach (var number in Enumerable.Range(1, 4))
            ready.Add(await InReview(app, Plan($"Obrolan ke {number}") with { SeriesId = series.Id }));
        var answers = await Task.WhenAll(
            ready.Select(row => Make(app, make => make.Publish(row, true, Guid.CreateVersion7())))
        );
        // Whoever drew a number that was taken in the same moment is told, and publishes again.
        foreach (var (at, answer) in answers.Index())
            if (answer is EpisodeAnswer.Changed)
                Assert.IsType<EpisodeAnswer.Done>(
                    await Make(
                        app,
                        async make => await make.Publish(await Written.Now(app, ready[at]), true, Guid.CreateVersion7())
                    )
                );
        Assert.Equal(
            [1, 2, 3, 4],
            await app.Read(db =>
                db.Episodes().OrderBy(row => row.Number).Select(row => row.Number!.Value).ToListAsync()
            )
        );
        using var visitor = Browse.Visitor(app);
        Assert.Contains("Obrolan ke 3", await visitor.Page("/kanal/seri/obrolan"));
        // Given up, moved to another series and published again: its number is that of the other.
        var other = new Series
        {
            SiteId = series.SiteId,
            Slug = "kelas",
            Name = new("Kelas"),
            Made = app.Now,
        };
        await app.Read(db =>
        {
            db.Add(other);
            return db.SaveChangesAsync();
        });
        EpisodeAnswer answered = await Make(
            app,
            async make =>
                await make.Drop(await Written.Now(app, ready[3]), "Diulang di seri lain.", Guid.CreateVersion7())
        );
        answered = await Make(
            app,
            make =>
                make.Move(Assert.IsType<EpisodeAnswer.Done>(answered).Episode, EpisodeStage.Edit, Guid.CreateVersion7())
        );
        answered = await Make(
            app,
            make =>
                make.Save(
                    Assert.IsType<EpisodeAnswer.Done>(answered).Episode,
                    Plan("Obrolan ke 4") with
                    {
                        SeriesId = other.Id,
                    },
                    Guid.CreateVersion7()
                )
        );
        answered = await Make(
            app,
            make =>
                make.Move(
                    Assert.IsType<EpisodeAnswer.Done>(answered).Episode,
                    EpisodeStage.Review,
                    Guid.CreateVersion7()
                )
        );
        answered = await Make(
            app,
            make => make.Publish(Assert.IsType<EpisodeAnswer.Done>(answered).Episode, true, Guid.CreateVersion7())
        );
        Assert.Equal(1, Assert.IsType<EpisodeAnswer.Done>(answered).Episode.Number);
    }

    [Fact]
    public async Task A_name_that_is_taken_away_is_not_found_any_more_and_an_erased_one_neither()
    {
        await using var app = await HeteroApp.Start();
        var member = await app.Member("Sumarni Wulandari");
        var ready = await InReview(app);
        var shown = Assert
            .IsType<EpisodeAnswer.Done>(await Make(app, make => make.Publish(ready, true, Guid.CreateVersion7())))
            .Episode;
        await Edit(
            app,
            parts =>
                parts.AddCredit(
                    shown,
                    new()
                    {
                        EpisodeId = shown.Id,
                        Name = "Gunarto",
                        Part = "Tamu",
                    },
                    shown.By
                )
        );
        await Edit(
            app,
            parts =>
                parts.AddCredit(
                    shown,
                    new()
                    {
                        EpisodeId = shown.Id,
                        Name = member.Name,
                        Part = "Kamera",
                        PersonId = member.Id,
                    },
                    shown.By
                )
        );
        using var visitor = Browse.Visitor(app);
        async Task<bool> Finds(string words) =>
            (await visitor.Page("/kanal?cari=" + words)).Contains(shown.Title, StringComparison.Ordinal);
        Assert.True(await Finds("Gunarto"));
        Assert.True(await Finds("Wulandari"));
        await Edit(
            app,
            async parts =>
                await parts.DropCredit(
                    shown,
                    await app.Read(db =>
                        db.EpisodeCredits().Where(row => row.Name == "Gunarto").Select(row => row.Id).SingleAsync()
                    ),
                    shown.By
                )
        );
        Assert.False(await Finds("Gunarto"));
        await app.Do(async services =>
        {
            await services.GetRequiredService<HeteroSpace.People.ErasePerson>().Now(member);
            return true;
        });
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await Finds("Wulandari"));
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
