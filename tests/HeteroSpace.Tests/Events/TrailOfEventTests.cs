using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Initiatives;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

/// <summary>The trail of one event moves with it, and fills no list, until more comes of it than that event.</summary>
public sealed class TrailOfEventTests
{
    private sealed record Standing(Phase Active, bool IsOpen, string? Stopped, Phase[] Opened, Phase[] Closed);

    private static EventPlan Plan() =>
        Held.Plan() with
        {
            When = new(AtDesk.Monday.AddDays(7), AtDesk.Monday.AddDays(7).AddHours(2)),
        };

    private static async Task<Standing> Trail(HeteroApp app, Event of)
    {
        var (row, phases) = await app.Read(async db =>
            (
                await db.Initiatives().AsNoTracking().SingleAsync(row => row.Id == of.InitiativeId),
                await db.InitiativePhases()
                    .AsNoTracking()
                    .Where(phase => phase.InitiativeId == of.InitiativeId)
                    .OrderBy(phase => phase.Position)
                    .ToListAsync()
            )
        );
        return new(
            phases.Single(phase => phase.Position == row.Active).Phase,
            row.IsOpen,
            row.Stopped,
            [.. phases.Where(phase => phase.Opened is not null).Select(phase => phase.Phase)],
            [.. phases.Where(phase => phase.Closed is not null).Select(phase => phase.Phase)]
        );
    }

    private static Task<bool> IsAlone(HeteroApp app, Event of) =>
        app.Read(db =>
            db.Initiatives().Where(row => row.Id == of.InitiativeId).Select(row => row.OfEvent).SingleAsync()
        );

    private static Task<Initiative> InitiativeOf(HeteroApp app, Event of) =>
        app.Read(db => db.Initiatives().AsNoTracking().SingleAsync(row => row.Id == of.InitiativeId));

    private static async Task Verified(HeteroApp app) =>
        Assert.Empty(await app.Do(services => Verify.Broken(services)));

    private static Task<bool> End(HeteroApp app, Event of, Guid by) =>
        app.Press(services => services.GetRequiredService<PlanEvent>().End(of, "Narasumbernya sakit.", by));

    private static async Task Pass(HeteroApp app, DateTime until)
    {
        app.Clock.Advance(until - app.Now);
        await app.WorkJobs();
    }

    [Fact]
    public async Task It_is_in_delivery_once_its_event_stands_and_in_report_once_that_is_over()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (officer, of) = await Held.Event(app, Plan(), published: false);
        Assert.Equal(Phase.Idea, (await Trail(app, of)).Active);
        await app.Do(services => services.GetRequiredService<PlanEvent>().Publish(of, officer.AccountId!.Value));
        var stands = await Trail(app, of);
        Assert.Equal((Phase.Deliver, true), (stands.Active, stands.IsOpen));
        // What nobody went through is not said to have been.
        Assert.Equal([Phase.Idea, Phase.Deliver], stands.Opened);
        Assert.Equal([Phase.Idea], stands.Closed);
        await Verified(app);
        await Pass(app, of.Starts.AddMinutes(10));
        Assert.Equal(Phase.Deliver, (await Trail(app, of)).Active);
        await Pass(app, of.Ends.AddMinutes(1));
        var over = await Trail(app, of);
        Assert.Equal((Phase.Report, true), (over.Active, over.IsOpen));
        Assert.Equal([Phase.Idea, Phase.Deliver], over.Closed);
        // A late scan of the door tells of it again, and moves nothing.
        await app.Read(db =>
            db.Events().ExecuteUpdateAsync(set => set.SetProperty(row => row.Thanked, (DateTime?)null))
        );
        await app.WorkJobs();
        Assert.Equal(Phase.Report, (await Trail(app, of)).Active);
        await Verified(app);
    }

    [Fact]
    public async Task One_that_is_put_off_is_reported_after_its_new_day()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (officer, of) = await Held.Event(app, Plan());
        var (was, site) = (of.Ends, await Held.Site(app));
        var later = Plan() with { When = new(of.Starts.AddDays(2), of.Ends.AddDays(2)) };
        Assert.IsType<PlanAnswer.Done>(
            await app.Do(services =>
                services.GetRequiredService<PlanEvent>().Edit(of, later, site, officer.AccountId!.Value)
            )
        );
        await Pass(app, was.AddMinutes(5));
        Assert.Equal(Phase.Deliver, (await Trail(app, of)).Active);
        await Pass(app, was.AddDays(2).AddMinutes(5));
        Assert.Equal(Phase.Report, (await Trail(app, of)).Active);
        await Verified(app);
    }

    [Fact]
    public async Task It_ends_with_an_event_that_is_called_off_and_goes_on_when_that_is_undone()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (officer, of) = await Held.Event(app, Plan());
        Assert.True(await End(app, of, officer.AccountId!.Value));
        var off = await Trail(app, of);
        Assert.Equal((false, "Narasumbernya sakit."), (off.IsOpen, off.Stopped));
        await Verified(app);
        Assert.True((await app.Undo(officer.AccountId!.Value)).Done);
        var again = await Trail(app, of);
        Assert.Equal((Phase.Deliver, true, null), (again.Active, again.IsOpen, again.Stopped));
        await Verified(app);
        Assert.True(await End(app, await Held.Now(app, of), officer.AccountId!.Value));
        Assert.False((await Trail(app, of)).IsOpen);
    }

    [Fact]
    public async Task An_event_taken_back_from_the_public_has_its_trail_where_it_was()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (officer, of) = await Held.Event(app, Plan(), published: false);
        var before = await Trail(app, of);
        for (var times = 0; times < 2; times++)
        {
            var seen = await Held.Now(app, of);
            Assert.IsType<PlanAnswer.Done>(
                await app.Press(services =>
                    services.GetRequiredService<PlanEvent>().Publish(seen, officer.AccountId!.Value)
                )
            );
            Assert.Equal(Phase.Deliver, (await Trail(app, of)).Active);
            Assert.True((await app.Undo(officer.AccountId!.Value)).Done);
            Assert.Equivalent(before, await Trail(app, of), strict: true);
            await Verified(app);
        }
    }

    [Fact]
    public async Task It_ends_with_a_draft_that_will_not_be_and_goes_on_when_that_is_undone()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (officer, of) = await Held.Event(app, Plan(), published: false);
        Assert.True(await End(app, of, officer.AccountId!.Value));
        Assert.Equal("Narasumbernya sakit.", (await Trail(app, of)).Stopped);
        Assert.True((await app.Undo(officer.AccountId!.Value)).Done);
        var again = await Trail(app, of);
        Assert.Equal((Phase.Idea, true), (again.Active, again.IsOpen));
        await Verified(app);
    }

    [Fact]
    public async Task Where_another_organization_takes_part_people_close_the_phases()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (_, host) = await Made.Organization(app, "Komunitas Foto Contoh");
        var (_, other) = await Made.Organization(app, "Kampus Contoh");
        var (_, of) = await Held.Event(app, Plan(), organization: host.Id);
        var trail = await InitiativeOf(app, of);
        Assert.True(await Made.Join(app, trail, host.Id));
        Assert.True(await IsAlone(app, of));
        Assert.True(await Made.Join(app, trail, other.Id));
        Assert.False(await IsAlone(app, of));
        await Pass(app, of.Ends.AddMinutes(5));
        Assert.Equal(Phase.Deliver, (await Trail(app, of)).Active);
        await Verified(app);
        using var officer = await AtDesk.Browser(app, Role.ProgramOfficer);
        var page = await officer.Page("/konsol/semarang/inisiatif/" + trail.Slug);
        Assert.Contains("Acaranya sudah selesai. Tutup tahap ini", page);
        Assert.Contains($"/konsol/semarang/acara/{of.Slug}/laporan", page);
    }

    [Fact]
    public async Task A_second_event_or_an_idea_makes_more_of_it_than_one_event()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (officer, first) = await Held.Event(app, Plan());
        var (_, second) = await Held.Event(app, Plan() with { Title = "Kelas lain", Place = "Balai RW" });
        var site = await Held.Site(app);
        var trail = await InitiativeOf(app, first);
        var more = await app.Do(services =>
            services
                .GetRequiredService<PlanEvent>()
                .Begin(Plan(), site, "", trail, null, false, officer.AccountId!.Value)
        );
        Assert.Equal((trail.Id, false), (more!.InitiativeId, await IsAlone(app, first)));
        var (idea, into) = (
            await Made.Idea(app, "Kelas memotret makanan", await app.Member()),
            await InitiativeOf(app, second)
        );
        Assert.True(
            await app.Do(services =>
                services
                    .GetRequiredService<AnswerIdea>()
                    .TakeInto(idea, into, "Kami kerjakan di kelas ini.", officer.AccountId!.Value, null)
            )
        );
        Assert.False(await IsAlone(app, second));
        await Verified(app);
    }

    [Fact]
    public async Task What_people_must_do_in_delivery_holds_it_there()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (officer, of) = await Held.Event(app, Plan());
        var trail = await InitiativeOf(app, of);
        await app.Do(async services =>
        {
            await services
                .GetRequiredService<FulfilDuties>()
                .AddDuty(trail, "Kursi dikembalikan", true, officer.AccountId!.Value);
            return true;
        });
        await Pass(app, of.Ends.AddMinutes(5));
        Assert.Equal(Phase.Deliver, (await Trail(app, of)).Active);
        await Verified(app);
    }

    [Fact]
    public async Task A_meeting_to_come_keeps_the_trail_of_an_event_that_is_off_open()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (officer, of) = await Held.Event(app, Plan());
        await app.Read(db =>
        {
            db.Add(
                new Meeting
                {
                    InitiativeId = of.InitiativeId!.Value,
                    Position = 3,
                    Title = "Rapat penutup",
                    Starts = app.Now.AddDays(1),
                    Ends = app.Now.AddDays(1).AddHours(1),
                }
            );
            return db.SaveChangesAsync();
        });
        Assert.True(await End(app, of, officer.AccountId!.Value));
        Assert.True((await Trail(app, of)).IsOpen);
        await Verified(app);
    }

    [Fact]
    public async Task It_stands_in_no_list_that_does_not_ask_for_it()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (_, host) = await Made.Organization(app, "Komunitas Foto Contoh");
        var (_, other) = await Made.Organization(app, "Kampus Contoh");
        var (_, of) = await Held.Event(app, Plan(), organization: host.Id);
        var trail = await InitiativeOf(app, of);
        Assert.True(await Made.Join(app, trail, host.Id));
        var link = $"/jejak/{trail.Slug}\"";
        using var officer = await AtDesk.Browser(app, Role.ProgramOfficer);
        var visitor = Browse.Visitor(app);
        Assert.DoesNotContain(link, await visitor.Page("/jejak"));
        Assert.DoesNotContain($"/jejak/{trail.Slug}<", await visitor.Page("/sitemap.xml"));
        Assert.DoesNotContain(trail.Title, await officer.Page("/konsol/semarang/inisiatif"));
        Assert.Contains(trail.Title, await officer.Page("/konsol/semarang/inisiatif?status=acara"));
        // Its own page is there all the same, and says what is so.
        Assert.Contains("<h3>Persiapan", await visitor.Page("/jejak/" + trail.Slug));

        Assert.True(await Made.Join(app, trail, other.Id));
        Assert.Contains(link, await visitor.Page("/jejak"));
        Assert.Contains(trail.Title, await officer.Page("/konsol/semarang/inisiatif"));
        Assert.DoesNotContain(trail.Title, await officer.Page("/konsol/semarang/inisiatif?status=acara"));
    }

    [Fact]
    public async Task Its_report_has_what_the_records_of_the_event_show_and_closes_without_a_reason()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (_, of) = await Held.Event(app, Plan());
        var came = await Held.Register(app, of);
        await Held.Register(app, of);
        await Pass(app, of.Starts.AddMinutes(5));
        await Held.LetIn(app, of, "A", Held.Showing(app, await Held.TicketOf(app, came)));
        await Pass(app, of.Ends.AddMinutes(5));
        using var officer = await AtDesk.Browser(app, Role.ProgramOfficer);
        var page = "/konsol/semarang/inisiatif/" + (await InitiativeOf(app, of)).Slug;
        var form = await Filled.Of(officer, page, "tutup");
        Assert.Contains("1 orang hadir dari 2 yang terdaftar", form["rangkuman"]);
        Assert.Contains("Tahap ditutup", await (await form.Press(officer)).Text());
        Assert.Equal(Phase.FollowUp, (await Trail(app, of)).Active);
        Assert.Contains(
            "1 orang hadir dari 2 yang terdaftar",
            await Browse.Visitor(app).Page("/jejak/" + (await InitiativeOf(app, of)).Slug)
        );
    }

    [Fact]
    public async Task It_is_not_ended_by_hand_while_its_event_stands()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (officer, of) = await Held.Event(app, Plan());
        var trail = await InitiativeOf(app, of);
        Assert.False(
            await app.Do(services =>
                services.GetRequiredService<ClosePhase>().Stop(trail, "Tidak jadi dulu.", officer.AccountId!.Value)
            )
        );
        using var desk = await AtDesk.Browser(app, Role.ProgramOfficer);
        var page = await desk.Page("/konsol/semarang/inisiatif/" + trail.Slug);
        Assert.DoesNotContain("Hentikan sebelum selesai", page);
        Assert.Contains("Ini jejak satu acara", page);
    }

    [Fact]
    public async Task Verify_sees_a_trail_that_says_something_else_than_its_event()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        app.GoesToNobodyElse();
        var (_, of) = await Held.Event(app, Plan());
        var (_, draft) = await Held.Event(app, Plan() with { Title = "Kelas lain" }, published: false);
        await Verified(app);
        Assert.Equal(["trails go on although their one event is off."], await Said(EventStatus.Cancelled, of));
        await Said(EventStatus.Published, of);
        Assert.Equal(
            ["trails are still planned although their one event stands."],
            await Said(EventStatus.Published, draft)
        );
        await Said(EventStatus.Draft, draft);
        await app.Read(db =>
            db.Events()
                .Where(row => row.Id == of.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Thanked, app.Now))
        );
        Assert.Equal(["trails are in delivery although their one event is over."], await Broken());
        await app.Read(db =>
            db.Events()
                .Where(row => row.Id == of.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.InitiativeId, draft.InitiativeId))
        );
        Assert.Contains("trails of one event have none, or another beside it.", await Broken());

        async Task<List<string>> Said(EventStatus status, Event about)
        {
            await app.Read(db =>
                db.Events()
                    .Where(row => row.Id == about.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, status))
            );
            return await Broken();
        }

        async Task<List<string>> Broken() =>
            [
                .. (await app.Do(services => Verify.Broken(services)))
                    .Where(line => line.Contains("trails"))
                    .Select(line => line[line.IndexOf("trails", StringComparison.Ordinal)..]),
            ];
    }
}
