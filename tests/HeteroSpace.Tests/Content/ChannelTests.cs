using System.Globalization;
using System.Net;
using System.Text;
using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Initiatives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HeteroSpace.Content;

public sealed class ChannelTests
{
    private const string Film = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";

    private static EpisodePlan Plan(string title = "Dari dapur ke rak toko") =>
        new()
        {
            Title = title,
            Summary = "Obrolan tentang langkah pertama.",
            Tags = ["obrolan"],
            Outlets = { [Outlet.YouTube] = Film },
        };

    private static Task<T> Make<T>(HeteroApp app, Func<MakeEpisode, Task<T>> act) =>
        app.Do(services => act(services.GetRequiredService<MakeEpisode>()));

    private static Task<bool> Act(HeteroApp app, Func<MakeEpisode, Task> act) =>
        Make(
            app,
            async make =>
            {
                await act(make);
                return true;
            }
        );

    private static Task<T> Edit<T>(HeteroApp app, Func<EditEpisodeParts, Task<T>> act) =>
        app.Do(services => act(services.GetRequiredService<EditEpisodeParts>()));

    private static Task<bool> Edit(HeteroApp app, Func<EditEpisodeParts, Task> act) =>
        Edit(
            app,
            async parts =>
            {
                await act(parts);
                return true;
            }
        );

    private static async Task<Episode> Begun(HeteroApp app, EpisodePlan? plan = null, Guid? by = null)
    {
        var site = await Written.Site(app);
        return await Make(app, make => make.Begin(plan ?? Plan(), site, by ?? Guid.CreateVersion7()));
    }

    private static async Task<Episode> InReview(HeteroApp app, EpisodePlan? plan = null, Guid? organization = null)
    {
        var episode = await Begun(app, plan);
        await Edit(
            app,
            parts =>
                parts.AddCredit(
                    episode,
                    new()
                    {
                        EpisodeId = episode.Id,
                        Name = "Peserta 003",
                        Part = "Pembawa acara",
                        OrganizationId = organization,
                    },
                    episode.By
                )
        );
        foreach (
            var step in await app.Read(db =>
                db.EpisodeSteps().AsNoTracking().Where(row => row.EpisodeId == episode.Id).ToListAsync()
            )
        )
            await Edit(app, parts => parts.Tick(episode, step.Id, true, episode.By));
        return Assert
            .IsType<EpisodeAnswer.Done>(await Make(app, make => make.Move(episode, EpisodeStage.Review, episode.By)))
            .Episode;
    }

    private static string Entry(string film, string title, string published, long views) =>
        $"""
            <entry><id>yt:video:{film}</id><yt:videoId>{film}</yt:videoId><title>{title}</title><link rel="alternate" href="https://www.youtube.com/watch?v={film}"/><published>{published}</published><updated>{published}</updated>
            <media:group><media:title>{title}</media:title><media:description>Baris pertama.
            Baris kedua &lt;b&gt;tebal&lt;/b&gt;.</media:description><media:community><media:starRating count="12" average="5.00" min="1" max="5"/><media:statistics views="{views}"/></media:community></media:group></entry>
            """;

    private static byte[] Feed(params string[] entries) =>
        Encoding.UTF8.GetBytes(
            $"""<?xml version="1.0" encoding="UTF-8"?><feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom"><title>Rumah Inspirasi</title>{string.Concat(entries)}</feed>"""
        );

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
    public async Task Its_shooting_is_a_booking_of_the_studio_and_a_clash_names_what_is_free()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var (person, editor) = await Written.Editor(app);
        using var _1 = editor;
        var episode = await Begun(app, by: person.AccountId);
        var address = "/konsol/semarang/kanal/" + episode.Slug;
        (string, string)[] slot =
        [
            ("studio", "solo/studio-foto"),
            ("rekam-tanggal", "2036-08-11"),
            ("rekam-dari", "13:00"),
            ("rekam-sampai", "15:00"),
            ("rekam-orang", "2"),
        ];
        var said = await (await Browse.Send(editor, address, "rekam", slot)).Text();
        Assert.Contains("HS-", said);
        var booking = await app.Read(db => db.Bookings().AsNoTracking().SingleAsync());
        Assert.Equal((person.Id, "solo"), (booking.PersonId, (await app.Space("solo/studio-foto")).Site.Slug));
        Assert.Contains(booking.Code, await editor.Page(address));
        Assert.True(
            await app.Read(db =>
                db.EpisodeShoots().AnyAsync(row => row.BookingId == booking.Id && row.EpisodeId == episode.Id)
            )
        );
        Assert.Contains(
            "/konsol/semarang/kanal/" + episode.Slug,
            await editor.Page("/konsol/semarang/kanal/kalender?bulan=2036-08")
        );
        if (booking.HoldsFloor)
            Assert.Contains("Yang terdekat", await (await Browse.Send(editor, address, "rekam", slot)).Text());
    }

    [Fact]
    public async Task A_feed_is_read_once_however_often_and_keeps_its_figures_young()
    {
        await using var app = await HeteroApp.Start();
        var (site, by) = (await Written.Site(app), Guid.CreateVersion7());
        var entries = FeedEntries.Of(
            Feed(
                Entry("aaaaaaaaaaa", "Lama", "2026-07-01T05:00:00+00:00", 10),
                Entry("bbbbbbbbbbb", "Baru", "2026-07-20T05:00:00+00:00", 20)
            )
        )!;
        Assert.Equal(["Baru", "Lama"], entries.Select(entry => entry.Title));
        Task<FeedRead> Take(IReadOnlyList<FeedEntry> taken) =>
            app.Do(services => services.GetRequiredService<FillChannel>().Take(taken, site.Id, null, true, by));
        Assert.Equal(new FeedRead(2, 0), await Take(entries));
        Assert.Equal(
            new FeedRead(0, 2),
            await Take(
                FeedEntries.Of(
                    Feed(
                        Entry("aaaaaaaaaaa", "Lama", "2026-07-01T05:00:00+00:00", 15),
                        Entry("bbbbbbbbbbb", "Baru", "2026-07-20T05:00:00+00:00", 25)
                    )
                )!
            )
        );
        Assert.Equal(2, await app.Read(db => db.Episodes().CountAsync()));
        Assert.Equal(
            [15L, 25L],
            await app.Read(db => db.EpisodeFigures().OrderBy(row => row.Views).Select(row => row.Views).ToListAsync())
        );
        var old = await app.Read(db => db.Episodes().AsNoTracking().SingleAsync(row => row.Title == "Lama"));
        Assert.Equal(
            (EpisodeStage.Published, new DateTime(2026, 7, 1, 5, 0, 0, DateTimeKind.Utc)),
            (old.Stage, old.Published)
        );
        using var visitor = Browse.Visitor(app);
        Assert.Contains("&lt;b&gt;tebal", await visitor.GetStringAsync("/kanal/" + old.Slug));
        // Two nodes at once make one of each.
        var more = FeedEntries.Of(Feed(Entry("ccccccccccc", "Bersamaan", "2026-07-22T05:00:00+00:00", 1)))!;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Take(more)));
        Assert.Equal(3, await app.Read(db => db.Episodes().CountAsync()));
    }

    [Fact]
    public void What_is_no_feed_or_would_unfold_is_refused()
    {
        Assert.Null(FeedEntries.Of("<html><body>bukan</body></html>"u8.ToArray()));
        Assert.Null(FeedEntries.Of("bukan xml"u8.ToArray()));
        Assert.Null(FeedEntries.Of([]));
        Assert.Null(
            FeedEntries.Of(
                "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>&b;</title></feed>"u8.ToArray()
            )
        );
        Assert.Null(
            FeedEntries.Of(
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>&a;</title></feed>"u8.ToArray()
            )
        );
        Assert.Null(
            FeedEntries.Of(
                Encoding.UTF8.GetBytes(
                    "<feed xmlns=\"http://www.w3.org/2005/Atom\">" + string.Concat(Enumerable.Repeat("<a>", 100_000))
                )
            )
        );
        // An entry without a film, with a film elsewhere, without a date: left out, the rest is read.
        var bad = Entry("ddddddddddd", "Baik", "2026-07-01T05:00:00+00:00", 1);
        Assert.Single(
            FeedEntries.Of(
                Feed(
                    bad,
                    bad.Replace(
                        "https://www.youtube.com/watch?v=ddddddddddd",
                        "https://evil.example.org/x",
                        StringComparison.Ordinal
                    ),
                    bad.Replace("<published>2026", "<published>kapan", StringComparison.Ordinal)
                        .Replace("<updated>2026", "<updated>kapan", StringComparison.Ordinal),
                    "<entry/>"
                )
            )!
        );
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.20.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("142.250.4.91", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2404:6800:4003::5b", true)]
    public void Only_addresses_of_the_open_web_are_read(string address, bool open) =>
        Assert.Equal(open, FetchOutside.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task A_feed_at_an_address_is_read_within_limits_and_never_from_inside()
    {
        await using var server = await Source.Start();
        await using var app = await HeteroApp.Start(settings: ("Fetch:AllowPrivate", "true"));
        var (site, reads) = (await Written.Site(app), app.Services.GetRequiredService<FetchOutside>());
        Assert.NotNull((await reads.Get(server.Of("/baik"))).Content);
        Assert.Equal("large", (await reads.Get(server.Of("/besar"))).Problem);
        Assert.Equal("answer", (await reads.Get(server.Of("/hilang"))).Problem);
        Assert.Equal("answer", (await reads.Get(server.Of("/putar"))).Problem);
        Assert.Equal("answer", (await reads.Get(server.Of("/rusak"))).Problem);
        Assert.Equal("address", (await reads.Get("file:///etc/passwd")).Problem);
        Assert.Equal("address", (await reads.Get("https://nama:sandi@example.org/")).Problem);
        var feed = new ChannelFeed
        {
            SiteId = site.Id,
            Address = server.Of("/baik"),
            AtOnce = false,
            By = Guid.CreateVersion7(),
            Made = app.Now,
        };
        await app.Read(db =>
        {
            db.Add(feed);
            return db.SaveChangesAsync();
        });
        await app.WorkJobs();
        Assert.Equal(
            (EpisodeStage.Review, "yt:video:eeeeeeeeeee"),
            await app.Read(async db =>
            {
                var row = await db.Episodes().SingleAsync();
                return (row.Stage, row.Origin);
            })
        );
        // Without the setting, our own house is not on the web; nor is a name that leads there.
        await using var closed = await HeteroApp.Start();
        var outside = closed.Services.GetRequiredService<FetchOutside>();
        Assert.Equal("answer", (await outside.Get(server.Of("/baik"))).Problem);
        Assert.Equal(
            "answer",
            (await outside.Get(server.Of("/baik").Replace("127.0.0.1", "localhost", StringComparison.Ordinal))).Problem
        );
        Assert.Equal(
            "answer",
            (
                await outside.Get(
                    server.Of("/baik").Replace("127.0.0.1", "[::ffff:127.0.0.1]", StringComparison.Ordinal)
                )
            ).Problem
        );
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

    [Fact]
    public async Task Figures_come_from_a_table_by_link_and_a_second_word_about_a_day_is_asked()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var ready = await InReview(app);
        await Make(app, make => make.Publish(ready, true, Guid.CreateVersion7()));
        var (_, editor) = await Written.Editor(app);
        using var _1 = editor;
        var target = app
            .Services.GetServices<Foundation.Import.IImportTarget>()
            .Single(known => known.Name == "angka-kanal");
        Foundation.Import.ImportRow Row(int number, params string[] values) =>
            new()
            {
                Number = number,
                Values = [.. values],
                RecordId = Guid.CreateVersion7(),
            };
        Assert.Equal(
            ["tautan", "tayang"],
            target.Problems(["bukan tautan", "2026-08-01", "banyak", "", ""]).Keys.Order()
        );
        Assert.Empty(target.Problems(["dQw4w9WgXcQ", "1/8/2026", "1.204", "", ""]));
        Foundation.Import.ImportRow[] rows =
        [
            Row(2, "https://youtu.be/dQw4w9WgXcQ", "2026-08-01", "1.204", "30", ""),
            Row(3, "zzzzzzzzzzz", "2026-08-01", "5", "", ""),
            Row(4, "dQw4w9WgXcQ", "1/8/2026", "1300", "", ""),
        ];
        var site = await Written.Site(app);
        await app.Read(async db =>
        {
            await target.Compare(db, site.Id, rows, _ => { }, default);
            return true;
        });
        Assert.Equal(
            [Foundation.Import.Finding.New, Foundation.Import.Finding.Wrong, Foundation.Import.Finding.Likely],
            rows.Select(row => row.Finding)
        );
        rows[2].Choice = Foundation.Import.Choice.Take;
        await app.Read(async db =>
        {
            await target.Write(db, new() { SiteId = site.Id, Target = target.Name }, rows, _ => { }, default);
            return true;
        });
        var figure = await app.Read(db => db.EpisodeFigures().AsNoTracking().SingleAsync());
        Assert.Equal((1300L, 30L), (figure.Views, figure.Likes));
        Assert.Contains("1.300", await editor.Page("/konsol/semarang/kanal/" + ready.Slug));
    }

    [Fact]
    public async Task What_was_saved_before_a_stage_was_refused_is_no_conflict()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var (_, editor) = await Written.Editor(app);
        using var _1 = editor;
        var bare = await Begun(app);
        async Task<HttpResponseMessage> Press(Filled form, string to) =>
            await form.With(("ringkas", "Satu meja, dua cerita."), ("ke", to)).Press(editor);
        // No stage one can move to by hand: what was typed is saved, the move is not done.
        var refused = await Press(
            await Filled.Of(editor, "/konsol/semarang/kanal/" + bare.Slug, "episode"),
            "Published"
        );
        Assert.Equal("Satu meja, dua cerita.", (await Written.Now(app, bare)).Summary);
        var saved = await (await Filled.In(refused, "episode")).With(("judul", "Obrolan sore")).Press(editor);
        Assert.DoesNotContain("diubah orang lain", await saved.Text());
        Assert.Equal("Obrolan sore", (await Written.Now(app, bare)).Title);
        // It is there already: pressed twice is done once.
        var twice = await Press(
            await Filled.Of(editor, "/konsol/semarang/kanal/" + bare.Slug, "episode"),
            bare.Stage.ToString()
        );
        Assert.DoesNotContain("diubah orang lain", await twice.Text());
    }

    [Fact]
    public async Task Whoever_is_given_something_to_make_hears_of_it_and_files_are_for_those_who_make_it()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var (person, editor) = await Written.Editor(app);
        using var _1 = editor;
        var colleague = await app.Staff(Role.Editor, "semarang");
        var episode = await Begun(app, by: person.AccountId);
        var address = "/konsol/semarang/kanal/" + episode.Slug;
        await Browse.Send(
            editor,
            address,
            "episode",
            ("versi", episode.Version.ToString(CultureInfo.InvariantCulture)),
            ("judul", episode.Title),
            ("bidang", "Food"),
            ("pemegang", colleague.AccountId!.Value.ToString("n")),
            ("tenggat", "2036-08-20"),
            ("durasi", "12:40"),
            ("di-Podcast", "ya")
        );
        await Browse.Send(
            editor,
            address,
            "langkah",
            ("langkah", "Pilih musik"),
            ("langkah-tahap", "Edit"),
            ("langkah-oleh", colleague.AccountId!.Value.ToString("n")),
            ("langkah-sampai", "2036-08-18")
        );
        var saved = await Written.Now(app, episode);
        Assert.Equal((colleague.AccountId, new DateOnly(2036, 8, 20), 760), (saved.Owner, saved.Due, saved.Seconds));
        await app.WorkJobs();
        Assert.Equal(
            2,
            app.Mails.Count(mail =>
                mail.To.ToString().Contains(colleague.Email!, StringComparison.Ordinal)
                && (
                    mail.Subject!.StartsWith("Untuk Anda", StringComparison.Ordinal)
                    || mail.Subject!.StartsWith("Tugas Anda", StringComparison.Ordinal)
                )
            )
        );
        Assert.Contains(
            "bukan tautan video YouTube",
            await (
                await Browse.Send(
                    editor,
                    address,
                    "episode",
                    ("versi", saved.Version.ToString(CultureInfo.InvariantCulture)),
                    ("judul", episode.Title),
                    ("bidang", "Food"),
                    ("tautan-YouTube", "https://youtube.example.org/watch?v=dQw4w9WgXcQ")
                )
            ).Text()
        );
        await Browse.SendFile(editor, address, "berkas", ("lampiran", "izin.pdf", "%PDF-1.7 izin tampil"u8.ToArray()));
        var file = await app.Read(db => db.EpisodeFiles().AsNoTracking().SingleAsync());
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync($"{address}/berkas/{file.Id:n}")).StatusCode);
        using var stranger = await RightsTests.Browser(app, await app.Member());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{address}/berkas/{file.Id:n}")).StatusCode);
        using var mine = await RightsTests.Browser(app, colleague);
        Assert.Contains(episode.Title, await mine.Page("/konsol/semarang/kanal?tampil=saya"));
    }

    /// <summary>A web server of somebody else's, with a feed, a large file, a missing one, and one that leads in a circle.</summary>
    private sealed class Source : IAsyncDisposable
    {
        private readonly WebApplication _server;

        private Source(WebApplication server) => _server = server;

        public static async Task<Source> Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var server = builder.Build();
            server.MapGet(
                "/baik",
                () =>
                    Results.Bytes(
                        Feed(Entry("eeeeeeeeeee", "Dari alamat", "2026-07-01T05:00:00+00:00", 3)),
                        "application/atom+xml"
                    )
            );
            server.MapGet(
                "/besar",
                () =>
                    Results.Stream(async stream =>
                    {
                        var part = new byte[65_536];
                        for (var sent = 0; sent < 4_000_000; sent += part.Length)
                            await stream.WriteAsync(part);
                    })
            );
            // Says that it is compressed, and is not.
            server.MapGet(
                "/rusak",
                (HttpContext http) =>
                {
                    http.Response.Headers.ContentEncoding = "gzip";
                    return Results.Bytes("bukan gzip sama sekali"u8.ToArray(), "application/atom+xml");
                }
            );
            server.MapGet("/putar", () => Results.Redirect("/putar"));
            await server.StartAsync();
            return new(server);
        }

        public string Of(string path) => _server.Urls.First() + path;

        public async ValueTask DisposeAsync() => await _server.DisposeAsync();
    }
}
