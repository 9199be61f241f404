using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

public sealed class PlanEventTests
{
    private static async Task<EventPlan> InTheHall(HeteroApp app) =>
        Held.Plan(80) with
        {
            SpaceId = (await app.Space("semarang/ruang-acara")).Space.Id,
            Place = "",
        };

    [Fact]
    public async Task It_holds_its_room_as_it_is_published_and_an_event_is_an_initiative_from_its_first_day()
    {
        await using var app = await HeteroApp.Start();
        var (lead, organization) = await Made.Organization(app, "Komunitas Foto Contoh");
        var (officer, of) = await Held.Event(
            app,
            await InTheHall(app),
            published: false,
            organization: organization.Id
        );
        var at = await app.Space("semarang/ruang-acara");
        Assert.Equal(0, await app.Read(db => db.Occupancies().CountAsync(row => row.HolderId == of.Id)));
        Assert.False(
            (
                await app.Read(db => db.Initiatives().AsNoTracking().SingleAsync(row => row.Id == of.InitiativeId))
            ).Published
        );
        Assert.IsType<PlanAnswer.Done>(
            await app.Do(services => services.GetRequiredService<PlanEvent>().Publish(of, officer.AccountId!.Value))
        );
        Assert.Equal(
            at.Units.Count,
            await app.Read(db =>
                db.Occupancies().CountAsync(row => row.HolderId == of.Id && row.HolderKind == HolderKind.Event)
            )
        );
        Assert.True(
            (
                await app.Read(db => db.Initiatives().AsNoTracking().SingleAsync(row => row.Id == of.InitiativeId))
            ).Published
        );
        Assert.True(
            await app.Read(db =>
                db.Activities().AnyAsync(row => row.OrganizationId == organization.Id && row.SourceId == of.Id)
            )
        );
        // Nobody books the hall at that time any more; the answer names what is free.
        var booking = await app.Book(
            new(
                at.Space.Id,
                Held.NextWeek.Starts,
                Held.NextWeek.Ends,
                20,
                "Rapat",
                new(null, "Peserta 014", PersonKind.Umkm, "a@example.org", null, "id")
            )
            {
                Staff = new(officer.AccountId!.Value, null),
            }
        );
        Assert.NotEmpty(Assert.IsType<BookAnswer.Clash>(booking).Alternatives);
        await app.WorkJobs();
        Assert.Contains(
            app.Mails,
            mail =>
                mail.To.ToString().Contains(lead.Email!, StringComparison.Ordinal)
                && mail.Subject!.StartsWith("Acara terbit", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Where_someone_else_has_the_room_nothing_is_published_and_the_nearest_free_ones_are_named()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app, await InTheHall(app), published: false);
        var at = await app.Space("semarang/ruang-acara");
        Assert.IsType<BookAnswer.Booked>(
            await app.Book(
                new(
                    at.Space.Id,
                    Held.NextWeek.Starts.AddHours(1),
                    Held.NextWeek.Ends.AddHours(1),
                    20,
                    "Rapat",
                    new(null, "Peserta 014", PersonKind.Umkm, "a@example.org", null, "id")
                )
                {
                    Staff = new(officer.AccountId!.Value, null),
                }
            )
        );
        var clash = Assert.IsType<PlanAnswer.Clash>(
            await app.Do(services => services.GetRequiredService<PlanEvent>().Publish(of, officer.AccountId!.Value))
        );
        Assert.NotEmpty(Assert.Single(clash.Clashes).Alternatives);
        Assert.Equal(
            (EventStatus.Draft, 0, false),
            (
                (await Held.Now(app, of)).Status,
                await app.Read(db => db.Occupancies().CountAsync(row => row.HolderId == of.Id)),
                await app.Read(db => db.Initiatives().AnyAsync(row => row.Id == of.InitiativeId && row.Published))
            )
        );
    }

    [Fact]
    public async Task Another_time_moves_its_room_and_tells_everyone_registered_once_with_a_greater_sequence()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app, await InTheHall(app));
        await Held.Register(app, of);
        await Held.Register(app, of);
        await app.WorkJobs();
        var before = app.Mails.Count;
        var later = new TimeRange(Held.NextWeek.Starts.AddHours(1), Held.NextWeek.Ends.AddHours(1));
        var plan = await InTheHall(app) with { When = later };
        Assert.IsType<PlanAnswer.Done>(
            await app.Do(async services =>
                await services
                    .GetRequiredService<PlanEvent>()
                    .Edit(of, plan, await Held.Site(app), officer.AccountId!.Value)
            )
        );
        await app.WorkJobs();
        await app.WorkJobs();
        var told = app.Mails.Skip(before).ToList();
        Assert.Equal(2, told.Count(mail => mail.Subject!.StartsWith("Ada perubahan", StringComparison.Ordinal)));
        Assert.Equal((1, later.Starts), ((await Held.Now(app, of)).Sequence, (await Held.Now(app, of)).Starts));
        var calendar = told[0]
            .BodyParts.OfType<MimeKit.MimePart>()
            .First(part => part.ContentType.IsMimeType("text", "calendar"));
        using var text = new StreamReader(calendar.Content!.Open());
        Assert.Contains("SEQUENCE:1", await text.ReadToEndAsync(), StringComparison.Ordinal);
        var at = await app.Space("semarang/ruang-acara");
        Assert.Equal(
            Availability.Needed(at.Space, later),
            await app.Read(async db =>
                (await db.Occupancies().AsNoTracking().FirstAsync(row => row.HolderId == of.Id)).Range
            )
        );
        // Other words are no news.
        await app.Do(async services =>
            await services
                .GetRequiredService<PlanEvent>()
                .Edit(
                    await Held.Now(app, of),
                    plan with
                    {
                        Summary = "Belajar memotret produk dengan ponsel sendiri.",
                    },
                    await Held.Site(app),
                    officer.AccountId!.Value
                )
        );
        await app.WorkJobs();
        Assert.Equal(before + 2, app.Mails.Count);
        // An old page does not overwrite a new one.
        Assert.IsType<PlanAnswer.Changed>(
            await app.Do(async services =>
                await services
                    .GetRequiredService<PlanEvent>()
                    .Edit(of, plan, await Held.Site(app), officer.AccountId!.Value)
            )
        );
    }

    [Fact]
    public async Task Cancelling_frees_the_room_and_tells_everyone_why()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app, await InTheHall(app));
        await Held.Register(app, of);
        await app.WorkJobs();
        Assert.True(
            await app.Do(services =>
                services.GetRequiredService<PlanEvent>().End(of, "Narasumber sakit.", officer.AccountId!.Value)
            )
        );
        Assert.False(
            await app.Do(services =>
                services.GetRequiredService<PlanEvent>().End(of, "Sekali lagi.", officer.AccountId!.Value)
            )
        );
        await app.WorkJobs();
        Assert.Equal(0, await app.Read(db => db.Occupancies().CountAsync(row => row.HolderId == of.Id)));
        Assert.Contains(
            app.Mails,
            mail =>
                mail.Subject!.StartsWith("Dibatalkan", StringComparison.Ordinal)
                && mail.TextBody!.Contains("Narasumber sakit.", StringComparison.Ordinal)
        );
        Assert.IsType<RegisterAnswer.Closed>(await Held.Try(app, new(of, null, 1, await app.Member(), "", "")));
        using var visitor = Browse.Visitor(app);
        Assert.Contains("Narasumber sakit.", await visitor.Page("/acara/" + of.Slug), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_that_follow_each_other_in_one_room_share_its_buffers()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app, await InTheHall(app));
        var hall = (await app.Space("semarang/ruang-acara")).Space.Id;
        Assert.IsType<PlanAnswer.Done>(
            await app.Do(services =>
                services
                    .GetRequiredService<PlanEvent>()
                    .PutSession(
                        of,
                        new()
                        {
                            EventId = of.Id,
                            Title = "Praktik",
                            Starts = Held.NextWeek.Ends,
                            Ends = Held.NextWeek.Ends.AddHours(1),
                            SpaceId = hall,
                        },
                        officer.AccountId!.Value
                    )
            )
        );
        var now = await Held.Now(app, of);
        Assert.Equal(Held.NextWeek.Ends.AddHours(1), now.Ends);
        var session = await app.Read(db =>
            db.EventSessions()
                .Where(row => row.EventId == of.Id && row.Title == "Praktik")
                .Select(row => row.Id)
                .SingleAsync()
        );
        Assert.IsType<PlanAnswer.Done>(
            await app.Do(services =>
                services.GetRequiredService<PlanEvent>().DropSession(now, session, officer.AccountId!.Value)
            )
        );
        Assert.Equal(Held.NextWeek.Ends, (await Held.Now(app, of)).Ends);
    }

    [Fact]
    public async Task A_draw_places_everyone_of_the_first_seconds_by_lot_and_can_be_computed_again()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(
            app,
            Held.Plan(3) with
            {
                Opens = HeteroApp.MondayAtTen.AddHours(1),
                DrawSeconds = 60,
            }
        );
        Assert.IsType<RegisterAnswer.Closed>(await Held.Try(app, new(of, null, 1, await app.Member(), "", "")));
        using var visitor = Browse.Visitor(app);
        var commitment = DrawLots.Commitment(of.DrawSecret!);
        var before = await visitor.Page($"/acara/{of.Slug}/undian");
        Assert.Contains(commitment, before, StringComparison.Ordinal);
        Assert.DoesNotContain(of.DrawSecret!, before, StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(5));
        var early = new List<Registration>();
        for (var number = 0; number < 6; number++)
            early.Add(await Held.Register(app, of));
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var late = await Held.Register(app, of);
        Assert.All(early.Append(late), row => Assert.Equal(RegistrationStatus.Entered, row.Status));
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.WorkJobs();
        var lots = early.ToDictionary(row => DrawLots.LotOf(row.Id), row => row.Id);
        var order = DrawLots
            .Order(DrawLots.Seed(of.DrawSecret!, lots.Keys), lots.Keys)
            .Select(lot => lots[lot])
            .ToList();
        var rows = await app.Read(db =>
            db.Registrations().AsNoTracking().Where(row => row.EventId == of.Id).ToDictionaryAsync(row => row.Id)
        );
        Assert.Equal(
            order,
            rows.Values.Where(row => row.Lot is not null).OrderBy(row => row.Lot).Select(row => row.Id)
        );
        Assert.All(order.Take(3), id => Assert.Equal(RegistrationStatus.Confirmed, rows[id].Status));
        Assert.All(order.Skip(3), id => Assert.Equal(RegistrationStatus.Waiting, rows[id].Status));
        Assert.Equal((4, 3), (await app.Read(db => db.PlaceOf(rows[late.Id])), await Held.Taken(app, of)));
        var page = await visitor.Page($"/acara/{of.Slug}/undian?hal=2");
        Assert.Contains(of.DrawSecret!, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_a_proposal_is_told_at_its_field_and_what_was_typed_stays()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (lead, organization) = await Made.Organization(app, "Komunitas Foto Contoh");
        using var browser = await RightsTests.Browser(app, lead);
        var wrong = await Propose(app, browser, organization, seats: 500);
        Assert.Contains("Pameran foto pasar", wrong, StringComparison.Ordinal);
        Assert.Contains("muat", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_community_proposes_and_its_site_reads_it_but_nobody_else()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (lead, organization) = await Made.Organization(app, "Komunitas Foto Contoh");
        var officer = await app.Staff(Foundation.Security.Role.ProgramOfficer, "semarang");
        using var browser = await RightsTests.Browser(app, lead);
        Assert.Contains(
            "Usulan terkirim",
            await Propose(app, browser, organization, seats: 60),
            StringComparison.Ordinal
        );
        var of = await app.Read(db => db.Events().AsNoTracking().SingleAsync());
        Assert.Equal((EventStatus.Proposed, organization.Id), (of.Status, of.OrganizationId));
        Assert.Contains(
            "Pameran foto pasar",
            await browser.Page("/acara/usulkan?dari=" + of.Slug),
            StringComparison.Ordinal
        );
        using var visitor = Browse.Visitor(app);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await visitor.GetAsync("/acara/" + of.Slug)).StatusCode);
        using var desk = await RightsTests.Browser(app, officer);
        Assert.Contains(
            "Pameran foto pasar",
            await desk.Page("/konsol/semarang/acara?status=usulan"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_staff_publish_of_proposals_stands_on_every_page_and_in_every_feed()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (lead, organization) = await Made.Organization(app, "Komunitas Foto Contoh");
        var officer = await app.Staff(Foundation.Security.Role.ProgramOfficer, "semarang");
        using var browser = await RightsTests.Browser(app, lead);
        await Propose(app, browser, organization, seats: 60);
        var of = await app.Read(db => db.Events().AsNoTracking().SingleAsync());
        using var desk = await RightsTests.Browser(app, officer);
        await Browse.Send(
            desk,
            $"/konsol/semarang/acara/{of.Slug}",
            "terbit",
            ("versi", of.Version.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.Equal(EventStatus.Published, (await Held.Now(app, of)).Status);
        using var visitor = Browse.Visitor(app);
        Assert.Contains("60 dari 60 kursi tersisa", await visitor.Page("/acara/" + of.Slug), StringComparison.Ordinal);
        Assert.Contains("Pameran foto pasar", await visitor.Page("/acara?cara=in-person"), StringComparison.Ordinal);
        Assert.Contains("BEGIN:VEVENT", await visitor.Page($"/acara/{of.Slug}.ics"), StringComparison.Ordinal);
        Assert.Contains("<entry", await visitor.Page("/acara.atom"), StringComparison.Ordinal);
        Assert.Equal(
            "image/png",
            (await visitor.GetAsync($"/acara/{of.Slug}/gambar.png")).Content.Headers.ContentType!.MediaType
        );
    }

    private static async Task<string> Propose(HeteroApp app, HttpClient browser, Organization organization, int seats)
    {
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        var answer = await Browse.Send(
            browser,
            "/acara/usulkan?situs=semarang",
            "usul",
            ("sebagai", organization.Slug),
            ("judul", "Pameran foto pasar"),
            ("ringkas", "Foto dari pasar-pasar kota, dipamerkan sehari."),
            ("bidang", "PhotoFilm"),
            ("tanggal", app.Now.AddDays(7).ToString("yyyy-MM-dd", invariant)),
            ("jam", "13:00"),
            ("sampai", "15:00"),
            ("luring", "ya"),
            ("ruang", "ruang-acara"),
            ("kursi", seats.ToString(invariant))
        );
        return await answer.Text();
    }
}
