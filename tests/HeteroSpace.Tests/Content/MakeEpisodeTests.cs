using System.Globalization;
using System.Net;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static HeteroSpace.Content.Filmed;

namespace HeteroSpace.Content;

public sealed class MakeEpisodeTests
{
    [Fact]
    public async Task Its_shooting_is_a_booking_of_the_studio_and_a_clash_names_what_is_free()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var (person, editor) = await Written.Editor(app);
        using var _1 = editor;
        var episode = await Begun(app, by: person.AccountId);
        var address = "/konsol/semarang/kanal/" + episode.Slug;
        var said = await (await Browse.Send(editor, address, "rekam", Slot)).Text();
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
            Assert.Contains("Yang terdekat", await (await Browse.Send(editor, address, "rekam", Slot)).Text());
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
        Assert.DoesNotContain("Sudah disimpan", await saved.Text());
        Assert.Equal("Obrolan sore", (await Written.Now(app, bare)).Title);
        // It is there already: pressed twice is done once.
        var twice = await Press(
            await Filled.Of(editor, "/konsol/semarang/kanal/" + bare.Slug, "episode"),
            bare.Stage.ToString()
        );
        Assert.DoesNotContain("Sudah disimpan", await twice.Text());
    }

    [Fact]
    public async Task Whoever_is_given_something_to_make_hears_of_it_and_finds_it()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var (person, editor) = await Written.Editor(app);
        using var _1 = editor;
        var colleague = await app.Staff(Role.Editor, "semarang");
        var episode = await Begun(app, by: person.AccountId);
        await Give(editor, episode, colleague.AccountId!.Value.ToString("n"));
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
        using var mine = await RightsTests.Browser(app, colleague);
        Assert.Contains(episode.Title, await mine.Page("/konsol/semarang/kanal?tampil=saya"));
    }

    // The whole episode, and one of its steps.
    private static async Task Give(HttpClient editor, Episode episode, string colleague)
    {
        var address = "/konsol/semarang/kanal/" + episode.Slug;
        await Browse.Send(
            editor,
            address,
            "episode",
            ("versi", episode.Version.ToString(CultureInfo.InvariantCulture)),
            ("judul", episode.Title),
            ("bidang", "Food"),
            ("pemegang", colleague),
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
            ("langkah-oleh", colleague),
            ("langkah-sampai", "2036-08-18")
        );
    }

    [Fact]
    public async Task A_link_that_only_looks_like_one_of_youtube_is_told_so()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var (person, editor) = await Written.Editor(app);
        using var _1 = editor;
        var episode = await Begun(app, by: person.AccountId);
        var refused = await Browse.Send(
            editor,
            "/konsol/semarang/kanal/" + episode.Slug,
            "episode",
            ("versi", episode.Version.ToString(CultureInfo.InvariantCulture)),
            ("judul", episode.Title),
            ("bidang", "Food"),
            ("tautan-YouTube", "https://youtube.example.org/watch?v=dQw4w9WgXcQ")
        );
        Assert.Contains("bukan tautan video YouTube", await refused.Text());
    }

    [Fact]
    public async Task Files_of_an_episode_are_for_those_who_make_it()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var (person, editor) = await Written.Editor(app);
        using var _1 = editor;
        var episode = await Begun(app, by: person.AccountId);
        var address = "/konsol/semarang/kanal/" + episode.Slug;
        await Browse.SendFile(editor, address, "berkas", ("lampiran", "izin.pdf", "%PDF-1.7 izin tampil"u8.ToArray()));
        var file = await app.Read(db => db.EpisodeFiles().AsNoTracking().SingleAsync());
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync($"{address}/berkas/{file.Id:n}")).StatusCode);
        using var stranger = await RightsTests.Browser(app, await app.Member());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{address}/berkas/{file.Id:n}")).StatusCode);
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
        await app.Do(async services =>
        {
            await services
                .GetRequiredService<Frame>()
                .Do(act =>
                    target.Write(act, new() { SiteId = site.Id, Target = target.Name }, rows, _ => { }, default)
                );
            return true;
        });
        var figure = await app.Read(db => db.EpisodeFigures().AsNoTracking().SingleAsync());
        Assert.Equal((1300L, 30L), (figure.Views, figure.Likes));
        Assert.Contains("1.300", await editor.Page("/konsol/semarang/kanal/" + ready.Slug));
    }
}
