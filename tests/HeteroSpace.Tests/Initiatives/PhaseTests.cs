using System.Net;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Initiatives;

/// <summary>Phases: one active, closed by their duties, and what may be done read from their rows.</summary>
public sealed class PhaseTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    [Fact]
    public async Task The_database_itself_refuses_no_active_phase_two_of_them_and_one_that_is_closed()
    {
        await using var app = await HeteroApp.Start();
        var (officer, initiative) = await Made.Initiative(app);
        async Task Refused(Func<AppDb, Task<int>> change, string guard) =>
            Assert.Contains(
                guard,
                (await Assert.ThrowsAnyAsync<Exception>(() => app.Read(change))).GetBaseException().Message
            );
        // To a phase that has not begun, and to one that is not there.
        await Refused(
            db => db.Initiatives().ExecuteUpdateAsync(set => set.SetProperty(row => row.Active, 1)),
            "initiative_active_phase_is_open"
        );
        await Refused(
            db => db.Initiatives().ExecuteUpdateAsync(set => set.SetProperty(row => row.Active, 99)),
            "initiative_active_phase_is_open"
        );
        // The active one is neither closed nor made not to have begun.
        await Refused(
            db =>
                db.InitiativePhases()
                    .Where(row => row.Position == 0)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Closed, app.Now)),
            "initiative_active_phase_stays_open"
        );
        await Refused(
            db =>
                db.InitiativePhases()
                    .Where(row => row.Position == 0)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Opened, (DateTime?)null)),
            "initiative_active_phase_stays_open"
        );
        await Made.Close(app, initiative, officer);
        // Back to one that was closed.
        await Refused(
            db => db.Initiatives().ExecuteUpdateAsync(set => set.SetProperty(row => row.Active, 0)),
            "initiative_active_phase_is_open"
        );
    }

    [Fact]
    public async Task Two_who_close_a_phase_at_once_close_it_once_and_the_next_stands_open()
    {
        await using var app = await HeteroApp.Start();
        var (officer, initiative) = await Made.Initiative(app);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(number =>
                    Task.Run(() =>
                        app.Do(services =>
                            services
                                .GetRequiredService<ClosePhase>()
                                .Now(
                                    initiative,
                                    $"Rangkuman {number}.",
                                    "Karena diuji bersamaan.",
                                    officer.AccountId!.Value
                                )
                        )
                    )
                )
        );
        Assert.Single(answers, answer => answer == CloseAnswer.Closed);
        Assert.Equal(7, answers.Count(answer => answer == CloseAnswer.Changed));
        var phases = await app.Read(db => db.InitiativePhases().OrderBy(row => row.Position).ToListAsync());
        Assert.Equal(
            (1, true, false, true),
            (
                (await Made.Now(app, initiative)).Active,
                phases[0].Closed is not null,
                phases[1].Closed is not null,
                phases[1].Opened is not null
            )
        );
        Assert.Equal(1, await app.Read(db => db.Audit().CountAsync(row => row.Action == "phase.overruled")));
    }

    private static async Task<(Person Officer, Initiative Initiative, string Page)> CoPlanning(HeteroApp app)
    {
        var (officer, initiative) = await Made.Initiative(app);
        initiative = await Made.Close(app, initiative, officer);
        Assert.Equal(
            Phase.CoPlan,
            await app.Read(db =>
                db.InitiativePhases()
                    .Where(row => row.Position == initiative.Active)
                    .Select(row => row.Phase)
                    .SingleAsync()
            )
        );
        return (officer, initiative, $"/konsol/semarang/inisiatif/{initiative.Slug}");
    }

    [Fact]
    public async Task Co_planning_does_not_close_with_unanswered_ideas_nor_without_a_meeting()
    {
        await using var app = await HeteroApp.Start(Later);
        var (officer, initiative, page) = await CoPlanning(app);
        var proposal = await Made.Idea(app, "Mulai dari kampung kami", await app.Member(), within: initiative);
        using var client = await RightsTests.Browser(app, officer);
        var gated = await (
            await Browse.Send(client, page, "tutup", ("tahap", "1"), ("rangkuman", "Rencananya sudah jadi."))
        ).Text();
        Assert.Contains("Masih ada kewajiban", gated);
        Assert.Contains("Rencananya sudah jadi.", gated);
        // Answered, it lacks a meeting with its minutes.
        Assert.True(
            await app.Do(services =>
                services
                    .GetRequiredService<AnswerIdea>()
                    .TakeInto(proposal, initiative, "Ya, mulai dari sana.", officer.AccountId!.Value, null)
            )
        );
        Assert.Contains(
            "Masih ada kewajiban",
            await (
                await Browse.Send(client, page, "tutup", ("tahap", "1"), ("rangkuman", "Rencananya sudah jadi."))
            ).Text()
        );
    }

    [Fact]
    public async Task Staff_close_co_planning_with_open_duties_by_a_reason_that_everyone_reads_and_once()
    {
        await using var app = await HeteroApp.Start(Later);
        var (officer, initiative, page) = await CoPlanning(app);
        using var client = await RightsTests.Browser(app, officer);
        Assert.Contains(
            "Tahap ditutup",
            await (
                await Browse.Send(
                    client,
                    page,
                    "tutup",
                    ("tahap", "1"),
                    ("rangkuman", "Rencananya **sudah** jadi."),
                    ("alasan", "Rapatnya lewat telepon, tanpa notulen.")
                )
            ).Text()
        );
        using var visitor = Browse.Visitor(app);
        var trail = await visitor.GetStringAsync("/jejak/" + initiative.Slug);
        Assert.Contains("Rapatnya lewat telepon, tanpa notulen.", trail);
        Assert.Contains("<strong>sudah</strong>", trail);
        // A form that stood open while someone else closed the phase closes nothing more.
        Assert.Contains(
            "Sudah ditutup",
            await (
                await Browse.Send(client, page, "tutup", ("tahap", "1"), ("rangkuman", "Rangkuman yang terlambat."))
            ).Text()
        );
    }

    private sealed record Reporting(Person Officer, Initiative Initiative, Person Lead)
    {
        public static async Task<Reporting> Begin(HeteroApp app)
        {
            var (lead, community) = await Made.Organization(app, "Komunitas Batik Muda");
            var (officer, initiative) = await Made.Initiative(app, initiator: community.Id);
            for (var phase = 0; phase < 4; phase++)
                initiative = await Made.Close(app, initiative, officer);
            return new(officer, initiative, lead);
        }

        public Task<CloseAnswer> Closes(HeteroApp app) =>
            app.Do(services =>
                services
                    .GetRequiredService<ClosePhase>()
                    .Now(Initiative, "Laporan selesai.", null, Officer.AccountId!.Value)
            );

        public Task<List<DutyState>> Duties(HeteroApp app) =>
            app.Do(services => services.GetRequiredService<FulfilDuties>().DutiesOf(Initiative, Initiative.Active));

        public Task<bool> Fulfil(HeteroApp app, DutyState duty, string evidence) =>
            app.Do(services =>
                services
                    .GetRequiredService<FulfilDuties>()
                    .Fulfil(Initiative, duty.Duty.Id, evidence, Officer.AccountId!.Value)
            );

        public Task<bool> Thank(HeteroApp app) =>
            app.Do(services =>
                services
                    .GetRequiredService<ClosePhase>()
                    .Thank(Initiative, "Terima kasih, berkat kalian seratus orang datang.", Officer.AccountId!.Value)
            );
    }

    [Fact]
    public async Task A_report_closes_only_with_attendance_result_and_thanks()
    {
        await using var app = await HeteroApp.Start(Later);
        var report = await Reporting.Begin(app);
        Assert.Equal(CloseAnswer.Gated, await report.Closes(app));
        var duties = await report.Duties(app);
        Assert.Equal(["attendance", "result", "thanks"], duties.Select(state => state.Duty.Kind));
        Assert.True(await report.Fulfil(app, duties[0], "84 hadir"));
        await app.Do(services =>
            services
                .GetRequiredService<FollowOutcomes>()
                .AddOutcome(report.Initiative, "Pasar kedua", null, "Dinas", null, report.Officer.AccountId!.Value)
        );
        Assert.Equal(CloseAnswer.Gated, await report.Closes(app));
        Assert.True(await report.Thank(app));
        Assert.Equal(CloseAnswer.Closed, await report.Closes(app));
    }

    [Fact]
    public async Task What_records_show_is_not_ticked_by_hand()
    {
        await using var app = await HeteroApp.Start(Later);
        var report = await Reporting.Begin(app);
        var duties = await report.Duties(app);
        Assert.Equal("result", duties[1].Duty.Kind);
        Assert.False(await report.Fulfil(app, duties[1], "Sudah, percaya saja"));
    }

    [Fact]
    public async Task Of_four_who_thank_at_once_one_does_and_the_leads_read_it()
    {
        await using var app = await HeteroApp.Start(Later);
        var report = await Reporting.Begin(app);
        var thanks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => report.Thank(app))));
        Assert.Single(thanks, done => done);
        await app.WorkJobs();
        Assert.Contains(
            app.Mails,
            mail => mail.To.ToString().Contains(report.Lead.Email!) && mail.TextBody!.Contains("seratus orang datang")
        );
    }

    [Fact]
    public async Task What_a_phase_does_not_allow_is_not_done_whoever_asks()
    {
        await using var app = await HeteroApp.Start();
        var (lead, community) = await Made.Organization(app, "Komunitas Batik Muda");
        var (officer, initiative) = await Made.Initiative(app, initiator: community.Id);
        var by = lead.AccountId!.Value;
        Assert.Null(
            await app.Do(services =>
                services.GetRequiredService<DoWork>().Commit(initiative, community.Id, "Tiga puluh kain", by, true)
            )
        );
        Assert.False(
            await app.Do(services =>
                services
                    .GetRequiredService<DoWork>()
                    .Report(initiative, community.Id, null, "Berjalan baik sekali.", by)
            )
        );
        Assert.False(
            await app.Do(services =>
                services
                    .GetRequiredService<VotePriorities>()
                    .Vote(initiative, community.Id, [Guid.CreateVersion7()], by)
            )
        );
        // The row decides, not the code: what a template allows is allowed.
        await app.Read(db =>
            db.InitiativePhases()
                .Where(row => row.Position == 0)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Allows, Acts.Commit))
        );
        Assert.NotNull(
            await app.Do(services =>
                services.GetRequiredService<DoWork>().Commit(initiative, community.Id, "Tiga puluh kain", by, true)
            )
        );
        Assert.Null(
            await app.Do(services =>
                services
                    .GetRequiredService<HoldMeeting>()
                    .Plan(initiative, new("Rapat", "", app.Now, app.Now.AddHours(1), "Balai", ""), by)
            )
        );
    }

    [Fact]
    public async Task Of_two_who_are_in_one_initiative_and_are_merged_the_winner_sits_once_with_what_both_did()
    {
        await using var app = await HeteroApp.Start(Later);
        var ((_, one), (lead, two)) = (
            await Made.Organization(app, "Komunitas Batik Muda"),
            await Made.Organization(app, "Batik Muda Semarang")
        );
        var (officer, initiative) = await Made.Initiative(app, initiator: one.Id);
        await Made.Join(app, initiative, two.Id);
        foreach (var phase in (Phase[])[Phase.Idea, Phase.Deliver])
            await Made.Involve(app, initiative, one.Id, phase);
        foreach (var phase in (Phase[])[Phase.CoPlan, Phase.Report])
            await Made.Involve(app, initiative, two.Id, phase);
        Assert.Equal(
            MergeAnswer.Done,
            await app.Do(services =>
                services.GetRequiredService<MergeOrganizations>().Now(two, one, officer.AccountId!.Value)
            )
        );
        var strip = await app.Read(db => Strip.Of(db, initiative.Id));
        var row = Assert.Single(strip.Rows);
        Assert.Equal(
            (one.Id, PhaseState.Confirmed, PhaseState.Confirmed),
            (row.OrganizationId, row.In(Phase.Deliver), row.In(Phase.Report))
        );
        Assert.Equal(new Continuity(1, 1, 0, 0), strip.Continuity);
        // Whoever led the one that is merged sits for the winner.
        using var mine = await RightsTests.Browser(app, lead);
        Assert.Equal(HttpStatusCode.OK, (await mine.GetAsync($"/jejak/{initiative.Slug}/kerja")).StatusCode);
        Assert.Contains("/komunitas/" + one.Slug, await mine.Page("/jejak/" + initiative.Slug));
        Assert.Equal(1, await app.Read(async db => (await Strip.Of(db, initiative.Id)).Rows.Count));
    }
}
