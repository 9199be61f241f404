using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Content;

/// <summary>What is done to content is one commit: cut in two by the database, nothing of it is kept.</summary>
public sealed class ContentWholeTests
{
    private static Task<Exception> Refused(Func<Task> act) => Assert.ThrowsAnyAsync<Exception>(act);

    private static Task<bool> Fill(HeteroApp app, Func<FillChannel, Task> act) =>
        app.Do(async services =>
        {
            await act(services.GetRequiredService<FillChannel>());
            return true;
        });

    [Fact]
    public async Task A_part_of_an_episode_stays_as_it_is_where_nobody_would_know_who_changed_it()
    {
        await using var app = await HeteroApp.Start();
        var episode = await Filmed.Begun(app);
        await Filmed.Edit(app, parts => parts.AddFile(episode, ("naskah.pdf", "Naskah"), episode.By));
        var file = await app.Read(db => db.EpisodeFiles().AsNoTracking().SingleAsync());
        var steps = await app.Read(db => db.EpisodeSteps().AsNoTracking().OrderBy(row => row.Id).ToListAsync());
        await Broken.Refuse(app, "audit", "new.action like 'episode.%'", "insert");
        await Refused(() => Filmed.Edit(app, parts => parts.Tick(episode, steps[0].Id, true, episode.By)));
        await Refused(() => Filmed.Edit(app, parts => parts.DropStep(episode, steps[1].Id, episode.By)));
        await Refused(() => Filmed.Edit(app, parts => parts.DropFile(episode, file.Id, episode.By)));
        Assert.Equal(steps.Count, await app.Read(db => db.EpisodeSteps().CountAsync(row => row.Done == null)));
        Assert.Equal(1, await app.Read(db => db.EpisodeFiles().CountAsync()));
        await Broken.Mend(app, "audit", "insert");
        await Filmed.Edit(app, parts => parts.DropFile(episode, file.Id, episode.By));
        Assert.Equal(0, await app.Read(db => db.EpisodeFiles().CountAsync()));
    }

    [Fact]
    public async Task No_studio_is_booked_for_an_episode_that_does_not_know_of_it()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var (person, browser) = await Written.Editor(app);
        using var _ = browser;
        var episode = await Filmed.Begun(app, by: person.AccountId);
        await Broken.Refuse(app, "episode_shoots", "true", "insert");
        var answer = await Browse.Send(browser, "/konsol/semarang/kanal/" + episode.Slug, "rekam", Filmed.Slot);
        Assert.True((int)answer.StatusCode >= 400, $"{answer.StatusCode}");
        Assert.Equal(0, await app.Read(db => db.Bookings().CountAsync()));
    }

    [Fact]
    public async Task A_picture_keeps_its_focal_point_where_nobody_would_know_who_moved_it()
    {
        await using var app = await HeteroApp.Start();
        var (site, by) = (await Written.Site(app), Guid.CreateVersion7());
        Task<bool> Focus(ContentPicture picture) =>
            app.Do(async services =>
            {
                await services.GetRequiredService<KeepPictures>().Focus(picture, new FocalPoint(0, 100), by);
                return true;
            });
        var photo = Written.File(Written.Photo(1200, 900));
        var kept = await app.Do(services =>
            services.GetRequiredService<KeepPictures>().Keep(photo, "Rak keripik", site.Id, by)
        );
        Assert.Equal(app.Now, kept.Picture!.At);
        await Broken.Refuse(app, "audit", "new.action = 'content.picture'", "insert");
        await Refused(() => Focus(kept.Picture));
        Assert.Equal(50, await app.Read(db => db.ContentPictures().Select(row => row.FocusX).SingleAsync()));
    }

    [Fact]
    public async Task An_entry_of_a_feed_comes_with_how_often_it_was_seen_or_comes_the_next_time()
    {
        await using var app = await HeteroApp.Start();
        var (site, by) = (await Written.Site(app), Guid.CreateVersion7());
        Task<FeedRead> Take() =>
            app.Do(services =>
                services.GetRequiredService<FillChannel>().Take(new([Seen(10)], new()), site.Id, null, true, by)
            );
        await Broken.Refuse(app, "episode_figures", "1 = 1", "insert");
        var refused = await Take();
        Assert.Equal((0, 1), (refused.New, refused.Left.Of(FeedFault.NotKept)));
        Assert.Equal(0, await app.Read(db => db.Episodes().CountAsync()));
        await Broken.Mend(app, "episode_figures", "insert");
        Assert.Equal(1, (await Take()).New);
        Assert.Equal(1, await app.Read(db => db.EpisodeFigures().CountAsync(row => row.Views == 10)));
    }

    private static FeedEntry Seen(long views) =>
        new("yt:video:aaaaaaaaaaa", "Kelas batik", Filmed.Film, HeteroApp.MondayAtTen.AddDays(-3), "", views, null);

    [Fact]
    public async Task The_draft_of_a_recording_names_who_spoke_or_there_is_none_and_told_at_once_it_is_one()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app);
        var by = officer.AccountId!.Value;
        await app.Do(async services =>
        {
            var parts = services.GetRequiredService<EditParts>();
            await parts.AddSpeaker(of, new() { EventId = of.Id, Name = "Peserta 009" }, by);
            return true;
        });
        Task<bool> Tell() => Fill(app, fill => fill.OfEvent(new(of.Id, Filmed.Film, by)));
        await Broken.Refuse(app, "episode_credits", "1 = 1", "insert");
        await Refused(Tell);
        Assert.Equal(0, await app.Read(db => db.Episodes().CountAsync()));
        await Broken.Mend(app, "episode_credits", "insert");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Tell()));
        Assert.Equal(1, await app.Read(db => db.Episodes().CountAsync()));
        Assert.Equal("Peserta 009", await app.Read(db => db.EpisodeCredits().Select(row => row.Name).SingleAsync()));
    }

    [Fact]
    public async Task Two_series_of_one_name_have_two_addresses_and_a_name_is_changed_with_its_audit_row()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var (_, editor) = await Written.Editor(app);
        using var _1 = editor;
        const string page = "/konsol/semarang/kanal/seri";
        foreach (var _2 in (int[])[1, 2])
            await Browse.Send(editor, page, "baru", ("nama-baru", "Obrolan Kopi"));
        var made = await app.Read(db => db.ChannelSeries().AsNoTracking().OrderBy(row => row.Slug).ToListAsync());
        Assert.Equal(["obrolan-kopi", "obrolan-kopi-2"], made.Select(row => row.Slug));
        var id = made[0].Id.ToString("n");
        await Browse.Send(editor, page, "seri-" + id, ("nama-" + id, "Obrolan Teh"));
        var changed = await app.Read(db => db.ChannelSeries().AsNoTracking().SingleAsync(row => row.Id == made[0].Id));
        Assert.Equal(("Obrolan Teh", false), (changed.Name.Id, changed.Open));
        Assert.Equal(
            ["series.changed Obrolan Teh", "series.made Obrolan Kopi"],
            await app.Read(db =>
                db.Set<Foundation.Audit.AuditRow>()
                    .Where(row => row.Subject == "series:obrolan-kopi")
                    .Select(row => row.Action + " " + row.Detail)
                    .Order()
                    .ToListAsync()
            )
        );
    }
}
