using AngleSharp.Dom;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Initiatives;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

/// <summary>Whoever plans an event in a room that is taken is told, staff by whom, and takes what is free with one
/// press.</summary>
public sealed class RoomClashTests
{
    private static async Task<Event> Planned(HeteroApp app, TimeRange when, bool published = false, int seats = 10)
    {
        var plan = Held.Plan(seats) with
        {
            When = when,
            Place = "",
            SpaceId = (await app.Space("semarang/kelas")).Space.Id,
        };
        return (await Held.Event(app, plan, published)).Event;
    }

    private static string Of(Event of) => "/konsol/semarang/acara/" + of.Slug;

    private static Task<EventSession> Session(HeteroApp app, Event of) =>
        app.Read(db => db.EventSessions().AsNoTracking().SingleAsync(row => row.EventId == of.Id));

    // The first alternative in the form that was answered.
    private static async Task<string> Free(HttpResponseMessage answer, string handler) =>
        (await answer.Read())
            .QuerySelectorAll("form")
            .First(form => form.QuerySelector($"input[name=_handler][value='{handler}']") is not null)
            .QuerySelector("[name=ambil]")!
            .GetAttribute("value")!;

    [Fact]
    public async Task A_draft_in_a_taken_room_names_who_has_it_and_moves_to_what_is_free_with_one_press()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Booked(app, "semarang/kelas", AtDesk.OnTuesday(14, 16), "Bu Kelas");
        var of = await Planned(app, AtDesk.OnTuesday(13, 15));
        var session = await Session(app, of);
        using var manager = await AtDesk.Browser(app);
        using var answer = await manager.GetAsync(Of(of));
        var told = (await answer.Read()).QuerySelector(".notice .floor-list")!;
        Assert.Contains("Bu Kelas", told.TextContent);
        Assert.Contains("13.45–16.15 (14.00–16.00)", told.TextContent);
        Assert.Equal(AtDesk.Of(booking), told.QuerySelector("a")!.GetAttribute("href"));
        var (handler, free) = ($"pindah-{session.Id}", await Free(answer, $"pindah-{session.Id}"));
        using var moved = await (await Filled.In(answer, handler)).Press(manager, "ambil", free);
        Assert.Contains("Pindah ke", await moved.Text());
        var now = await Session(app, of);
        Assert.Equal((TimeSpan.FromHours(2), session.Id), (now.Range.Length, now.Id));
        Assert.NotEqual((session.Range, session.SpaceId), (now.Range, now.SpaceId));
        Assert.Null((await manager.Read(Of(of))).QuerySelector("[name=ambil]"));
        // It is free indeed: what was chosen can be published.
        var seen = await Held.Now(app, of);
        Assert.Equal(now.Starts, seen.Starts);
        Assert.IsType<PlanAnswer.Done>(
            await app.Do(services => services.GetRequiredService<PlanEvent>().Publish(seen, seen.By))
        );
    }

    [Fact]
    public async Task Publishing_into_a_taken_room_names_who_has_it()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var of = await Planned(app, AtDesk.OnTuesday(13, 15));
        using var manager = await AtDesk.Browser(app);
        var form = await Filled.Of(manager, Of(of), "terbit");
        var other = await Planned(app, AtDesk.OnTuesday(14, 16), published: true);
        var page = await (await form.Press(manager)).Read();
        Assert.Contains("tidak ada yang berubah", page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal(Of(other), page.QuerySelector(".floor-list a")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("[name=ambil]"));
        Assert.Equal(EventStatus.Draft, (await Held.Now(app, of)).Status);
    }

    [Fact]
    public async Task A_published_event_that_cannot_go_there_takes_the_free_time_that_is_pressed_in_its_form()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var of = await Planned(app, AtDesk.OnTuesday(13, 15), published: true);
        await AtDesk.Booked(app, "semarang/kelas", AtDesk.OnTuesday(16, 18), "Bu Sore");
        using var manager = await AtDesk.Browser(app);
        var form = await Filled.Of(manager, Of(of) + "/ubah", "acara");
        using var refused = await form.With(
                ("jam", "16:00"),
                ("sampai", "18:00"),
                ("ringkas", "Kelas yang lain sama sekali.")
            )
            .Press(manager);
        Assert.Contains("Bu Sore", (await refused.Read()).QuerySelector(".floor-list")!.TextContent);
        Assert.Equal(AtDesk.OnTuesday(13, 15), (await Session(app, of)).Range);
        var free = await Free(refused, "acara");
        await (await Filled.In(refused, "acara")).Press(manager, "ambil", free);
        var now = await Session(app, of);
        Assert.Equal(
            free,
            new Alternative(
                (await Held.Site(app)).Spaces.Single(space => space.Space.Id == now.SpaceId),
                now.Range
            ).Sent
        );
        Assert.Equal("Kelas yang lain sama sekali.", (await Held.Now(app, of)).Summary);
        Assert.NotEqual(AtDesk.OnTuesday(13, 15), now.Range);
    }

    [Fact]
    public async Task A_session_that_is_added_where_someone_is_takes_the_free_time_that_is_pressed()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var of = await Planned(app, AtDesk.OnTuesday(13, 15), published: true);
        await AtDesk.Booked(app, "semarang/kelas", AtDesk.OnTuesday(17, 19), "Bu Sore");
        using var manager = await AtDesk.Browser(app);
        var form = await Filled.Of(manager, Of(of), "sesi");
        using var refused = await form.With(
                ("judul", "Praktik"),
                ("tanggal", "2036-08-05"),
                ("jam", "17:00"),
                ("sampai", "18:00"),
                ("ruang", "kelas")
            )
            .Press(manager);
        Assert.Contains("Bu Sore", (await refused.Read()).QuerySelector("form .floor-list")!.TextContent);
        await (await Filled.In(refused, "sesi")).Press(manager, "ambil", await Free(refused, "sesi"));
        var added = await app.Read(db => db.EventSessions().AsNoTracking().SingleAsync(row => row.Title == "Praktik"));
        Assert.Equal(TimeSpan.FromHours(1), added.Range.Length);
        // What is offered for one of them is pressed in its own form.
        form = await Filled.Of(manager, Of(of), $"ubah-sesi-{added.Id}");
        using var again = await form.With(
                ($"tanggal-{added.Id:n}", "2036-08-05"),
                ($"jam-{added.Id:n}", "17:30"),
                ($"sampai-{added.Id:n}", "18:30"),
                ($"ruang-{added.Id:n}", "kelas")
            )
            .Press(manager);
        var free = await Free(again, $"ubah-sesi-{added.Id}");
        await (await Filled.In(again, $"ubah-sesi-{added.Id}")).Press(manager, "ambil", free);
        var now = await app.Read(db => db.EventSessions().AsNoTracking().SingleAsync(row => row.Id == added.Id));
        var at = (await Held.Site(app)).Spaces.Single(space => space.Space.Id == now.SpaceId);
        Assert.Equal((free, "Praktik"), (new Alternative(at, now.Range).Sent, now.Title));
    }

    [Fact]
    public async Task What_is_offered_for_an_event_holds_those_who_come()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await AtDesk.Booked(app, "semarang/kelas", AtDesk.OnTuesday(14, 16));
        var room = await app.Space("semarang/kelas");
        var of = await Planned(app, AtDesk.OnTuesday(13, 15), seats: room.Space.Capacity);
        var sessions = new[] { await Session(app, of) };
        var clash = Assert.Single(
            await app.Do(async services =>
                await services.GetRequiredService<RoomClashes>().Of(of, sessions, await Held.Site(app))
            )
        );
        Assert.NotEmpty(clash.Alternatives);
        Assert.All(clash.Alternatives, other => Assert.InRange(other.At.Space.Capacity, room.Space.Capacity, 10_000));
        // Nobody has asked by name, so none is told.
        Assert.Empty(clash.InTheWay);
    }

    [Fact]
    public async Task Requests_and_proposals_that_wait_for_one_room_name_each_other()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var lead = await Lead(app);
        await Send(lead, "13:00", "15:00");
        var of = await app.Read(db => db.Events().AsNoTracking().SingleAsync());
        var request = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(14, 16));
        using var manager = await AtDesk.Browser(app);
        foreach (var address in (string[])["/konsol/semarang/permohonan", AtDesk.Of(request)])
        {
            var clash = (await manager.Read(address)).QuerySelector(".clash")!;
            Assert.Contains("yang juga menunggu", clash.TextContent);
            Assert.Equal(Of(of), clash.QuerySelector("a")!.GetAttribute("href"));
        }
        Assert.Equal(
            AtDesk.Of(request),
            (await manager.Read(Of(of))).QuerySelector(".floor-list a")!.GetAttribute("href")
        );
    }

    // --- what a community proposes ------------------------------------------------------------------------------

    private const string Propose = "/acara/usulkan?situs=semarang";

    private static async Task<HttpClient> Lead(HeteroApp app) =>
        await RightsTests.Browser(app, (await Made.Organization(app, "Komunitas Foto Contoh")).Lead);

    private static Task<HttpResponseMessage> Send(HttpClient lead, string from, string to) =>
        Browse.Send(
            lead,
            Propose,
            "usul",
            ("sebagai", "komunitas-foto-contoh"),
            ("judul", "Pameran foto pasar"),
            ("ringkas", "Foto dari pasar-pasar kota, dipamerkan sehari."),
            ("bidang", "PhotoFilm"),
            ("tanggal", "2036-08-05"),
            ("jam", from),
            ("sampai", to),
            ("luring", "ya"),
            ("ruang", "kelas"),
            ("kursi", "10")
        );

    private static Task<int> Proposals(HeteroApp app) => app.Read(db => db.Events().CountAsync());

    [Fact]
    public async Task Who_proposes_into_a_taken_room_is_told_before_and_without_names()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await AtDesk.Booked(app, "semarang/kelas", AtDesk.OnTuesday(14, 16), "Bu Rahasia");
        using var lead = await Lead(app);
        using var told = await Send(lead, "13:00", "15:00");
        var page = await told.Text();
        Assert.Contains("Belum terkirim", page);
        Assert.Contains("sudah dipakai", page);
        Assert.DoesNotContain("Bu Rahasia", page);
        Assert.Null((await told.Read()).QuerySelector(".floor-list"));
        Assert.Equal(0, await Proposals(app));
        // What was typed stays, and what is free is proposed with one press.
        var form = await Filled.In(told, "usul");
        Assert.Equal(("Pameran foto pasar", "13:00"), (form["judul"], form["jam"]));
        var free = await Free(told, "usul");
        Assert.Contains("Usulan terkirim", await (await form.Press(lead, "ambil", free)).Text());
        var of = await app.Read(db => db.Events().AsNoTracking().SingleAsync());
        var session = await Session(app, of);
        var at = (await Held.Site(app)).Spaces.Single(space => space.Space.Id == session.SpaceId);
        Assert.Equal((EventStatus.Proposed, free), (of.Status, new Alternative(at, session.Range).Sent));
    }

    [Fact]
    public async Task A_proposal_into_a_taken_room_is_sent_as_it_is_by_who_has_read_it_of_that_time()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await AtDesk.Booked(app, "semarang/kelas", AtDesk.OnTuesday(14, 16), "Bu Rahasia");
        using var lead = await Lead(app);
        using var told = await Send(lead, "13:00", "15:00");
        // Of another time that is taken too they have not read it yet.
        using var other = await (await Filled.In(told, "usul")).With(("jam", "14:30"), ("sampai", "16:30")).Press(lead);
        Assert.Contains("Belum terkirim", await other.Text());
        Assert.Equal(0, await Proposals(app));
        Assert.Contains("Usulan terkirim", await (await (await Filled.In(other, "usul")).Press(lead)).Text());
        var of = await app.Read(db => db.Events().AsNoTracking().SingleAsync());
        Assert.Equal((EventStatus.Proposed, AtDesk.Tuesday(14.5)), (of.Status, of.Starts));
        // Staff read it by name, and are told whom to talk with before they change it.
        using var officer = await AtDesk.Browser(app, Role.ProgramOfficer);
        var page = await officer.Read(Of(of));
        Assert.Contains("Bu Rahasia", page.QuerySelector(".floor-list")!.TextContent);
        Assert.Contains("bicarakan dulu", page.Body!.TextContent);
    }

    [Fact]
    public async Task A_proposal_into_a_free_room_is_sent_at_once()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await AtDesk.Booked(app, "semarang/kelas", AtDesk.OnTuesday(14, 16));
        using var lead = await Lead(app);
        Assert.Contains("Usulan terkirim", await (await Send(lead, "09:00", "11:00")).Text());
        Assert.Equal(1, await Proposals(app));
    }

    [Fact]
    public async Task A_closed_room_is_told_to_who_proposes_as_closed_and_why()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var room = await app.Space("semarang/kelas");
        await app.Act(async act =>
        {
            var closure = new Closure
            {
                SiteId = room.Site.Id,
                SpaceId = room.Space.Id,
                Starts = AtDesk.Tuesday(8),
                Ends = AtDesk.Tuesday(21),
                Reason = new("Ganti lampu"),
            };
            await Floor.Close(act, act.Add(closure));
            return true;
        });
        using var lead = await Lead(app);
        var told = await (await Send(lead, "13:00", "15:00")).Text();
        Assert.Contains("Ganti lampu", told);
        Assert.DoesNotContain("sudah dipakai", told);
    }
}
