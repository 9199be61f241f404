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

    [Fact]
    public async Task Co_planning_does_not_close_with_unanswered_ideas_unless_staff_say_publicly_why()
    {
        await using var app = await HeteroApp.Start(Later);
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
        var proposal = await Made.Idea(app, "Mulai dari kampung kami", await app.Member(), within: initiative);
        using var client = await RightsTests.Browser(app, officer);
        var page = $"/konsol/semarang/inisiatif/{initiative.Slug}";
        var gated = await (
            await Browse.Send(client, page, "tutup", ("tahap", "1"), ("rangkuman", "Rencananya sudah jadi."))
        ).Text();
        Assert.Contains("Masih ada kewajiban", gated);
        Assert.Contains("Rencananya sudah jadi.", gated);
        // Answered, and with a meeting and its minutes, it closes.
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
            "sudah ditutup orang lain",
            await (
                await Browse.Send(client, page, "tutup", ("tahap", "1"), ("rangkuman", "Rangkuman yang terlambat."))
            ).Text()
        );
    }

    [Fact]
    public async Task A_report_closes_only_with_attendance_result_and_thanks()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, community) = await Made.Organization(app, "Komunitas Batik Muda");
        var (officer, initiative) = await Made.Initiative(app, initiator: community.Id);
        for (var phase = 0; phase < 4; phase++)
            initiative = await Made.Close(app, initiative, officer);
        Task<CloseAnswer> Closes() =>
            app.Do(services =>
                services
                    .GetRequiredService<ClosePhase>()
                    .Now(initiative, "Laporan selesai.", null, officer.AccountId!.Value)
            );
        Assert.Equal(CloseAnswer.Gated, await Closes());
        var duties = await app.Do(services =>
            services.GetRequiredService<FulfilDuties>().DutiesOf(initiative, initiative.Active)
        );
        Assert.Equal(["attendance", "result", "thanks"], duties.Select(state => state.Duty.Kind));
        // What records show is not ticked by hand.
        Assert.False(
            await app.Do(services =>
                services
                    .GetRequiredService<FulfilDuties>()
                    .Fulfil(initiative, duties[1].Duty.Id, "Sudah, percaya saja", officer.AccountId!.Value)
            )
        );
        Assert.True(
            await app.Do(services =>
                services
                    .GetRequiredService<FulfilDuties>()
                    .Fulfil(initiative, duties[0].Duty.Id, "84 hadir", officer.AccountId!.Value)
            )
        );
        await app.Do(async services =>
        {
            await services
                .GetRequiredService<FollowOutcomes>()
                .AddOutcome(initiative, "Pasar kedua", null, "Dinas", null, officer.AccountId!.Value);
            return true;
        });
        Assert.Equal(CloseAnswer.Gated, await Closes());
        var thanks = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(() =>
                        app.Do(services =>
                            services
                                .GetRequiredService<ClosePhase>()
                                .Thank(
                                    initiative,
                                    "Terima kasih, berkat kalian seratus orang datang.",
                                    officer.AccountId!.Value
                                )
                        )
                    )
                )
        );
        Assert.Single(thanks, done => done);
        Assert.Equal(CloseAnswer.Closed, await Closes());
        await app.WorkJobs();
        Assert.Contains(
            app.Mails,
            mail => mail.To.ToString().Contains(lead.Email!) && mail.TextBody!.Contains("seratus orang datang")
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
    public async Task A_draft_and_internal_notes_are_seen_by_those_they_are_for_and_nobody_else()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, community) = await Made.Organization(app, "Komunitas Batik Muda");
        var (stranger, _) = await Made.Organization(app, "Komunitas Lain");
        var (officer, initiative) = await Made.Initiative(
            app,
            initiator: community.Id,
            published: false,
            title: "Rahasia Dulu Saja"
        );
        await app.Do(async services =>
        {
            await services
                .GetRequiredService<DoWork>()
                .AddNote(initiative, "CATATAN-DALAM-7731", officer.AccountId!.Value);
            return true;
        });
        var proposal = await Made.Idea(app, "Usulan di dalam konsep", lead, community.Id, initiative);
        string[] pages =
        [
            "/jejak/" + initiative.Slug,
            $"/jejak/{initiative.Slug}/usulan",
            $"/jejak/{initiative.Slug}/keputusan",
            $"/jejak/{initiative.Slug}/keterlibatan/{community.Slug}",
            "/gagasan/" + proposal.Slug,
        ];
        using var visitor = Browse.Visitor(app);
        using var other = await RightsTests.Browser(app, stranger);
        foreach (var page in pages)
        foreach (var client in new[] { visitor, other })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(page)).StatusCode);
        foreach (
            var list in (string[])
                [
                    "/jejak",
                    "/gagasan",
                    "/",
                    "/situs/semarang",
                    "/komunitas/" + community.Slug,
                    $"/komunitas/{community.Slug}/kalender.ics",
                    "/gagasan/mirip?judul=usulan%20di%20dalam%20konsep",
                ]
        )
        foreach (var client in new[] { visitor, other })
            Assert.DoesNotMatch("Rahasia Dulu|Usulan di dalam", await client.Page(list));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/jejak/{initiative.Slug}/kerja")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await other.GetAsync($"/komentar/initiative/{initiative.Id}")).StatusCode
        );
        using var mine = await RightsTests.Browser(app, lead);
        Assert.Contains("Konsep", await mine.Page("/jejak/" + initiative.Slug));
        Assert.Contains("Rahasia Dulu", await mine.Page("/saya/gagasan"));
        Assert.Equal(HttpStatusCode.OK, (await mine.GetAsync($"/jejak/{initiative.Slug}/kerja")).StatusCode);
        using var staff = await RightsTests.Browser(app, officer);
        Assert.Contains("CATATAN-DALAM-7731", await staff.Page($"/konsol/semarang/inisiatif/{initiative.Slug}"));
        await Browse.Send(staff, $"/konsol/semarang/inisiatif/{initiative.Slug}", "terbit");
        foreach (var client in new[] { visitor, mine, staff })
        foreach (var page in pages.Append($"/jejak/{initiative.Slug}/kerja").Append("/jejak"))
            Assert.DoesNotContain("CATATAN-DALAM-7731", await (await client.GetAsync(page)).Text());
        Assert.Contains("Rahasia Dulu", await visitor.Page("/jejak"));
        Assert.Contains("Ikut inisiatif", await visitor.Page("/komunitas/" + community.Slug));
    }

    [Fact]
    public async Task A_community_that_is_suspended_in_the_middle_stays_on_the_strip_without_its_name_and_can_do_nothing()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, community) = await Made.Organization(app, "Komunitas Batik Muda");
        var (officer, initiative) = await Made.Initiative(app, initiator: community.Id);
        await Made.Involve(app, initiative, community.Id, Phase.Idea);
        Assert.True(
            await app.Do(services =>
                services
                    .GetRequiredService<DecideOrganization>()
                    .Now(community, officer.AccountId!.Value, OrganizationStatus.Suspended, "Sedang diperiksa.")
            )
        );
        using var visitor = Browse.Visitor(app);
        var trail = await visitor.Page("/jejak/" + initiative.Slug);
        Assert.DoesNotContain("Batik Muda", trail);
        Assert.Contains("tidak ditampilkan", trail);
        using var mine = await RightsTests.Browser(app, lead);
        Assert.Equal(HttpStatusCode.NotFound, (await mine.GetAsync($"/jejak/{initiative.Slug}/kerja")).StatusCode);
        Assert.False(await Made.Join(app, initiative, community.Id));
        Assert.Equal(1, (await app.Read(db => Strip.Of(db, initiative.Id))).Continuity.Planned);
    }

    [Fact]
    public async Task A_light_class_fills_its_sessions_and_attendance_from_the_bookings()
    {
        await using var app = await HeteroApp.Start();
        var (lead, community) = await Made.Organization(app, "Komunitas Dapur Lumpia");
        var (series, at) = (Guid.CreateVersion7(), await app.Space("semarang/kelas"));
        await app.Read(db =>
        {
            foreach (var week in Enumerable.Range(1, 3))
            {
                var starts = app.Now.AddDays(-7 * week);
                var booking = Booking.Of(
                    new(at.Space.Id, starts, starts.AddHours(2), 20, "Kelas Kemasan", lead.Books())
                    {
                        Series = series,
                        Organization = community.Id,
                    },
                    at,
                    starts.AddDays(-3),
                    null
                );
                booking.Approve();
                // Of last week nobody came.
                if (week > 1)
                {
                    booking.CheckIn();
                    booking.Finish(starts.AddHours(2));
                }
                db.Add(booking);
            }
            return db.SaveChangesAsync();
        });
        var officer = await app.Staff(Role.ProgramOfficer, "semarang");
        await app.Do(async services =>
        {
            await FirstTemplates.Put(services.GetRequiredService<AppDb>());
            return true;
        });
        var wish = new InitiativeWish(
            at.Site.Id,
            "kelas-rutin",
            "Kelas Kemasan Kamis",
            "Setiap Kamis pukul satu.",
            community.Id,
            series,
            true
        );
        var initiative = (
            await app.Do(services => services.GetRequiredService<StartInitiative>().Now(wish, officer.AccountId!.Value))
        )!;
        // A series is one initiative.
        Assert.Null(
            await app.Do(services =>
                services
                    .GetRequiredService<StartInitiative>()
                    .Now(wish with { Title = "Kelas lain" }, officer.AccountId!.Value)
            )
        );
        initiative = await Made.Close(app, initiative, officer);
        await app.WorkJobs();
        await app.WorkJobs();
        var sessions = await app.Read(db => db.Involvements().ToListAsync());
        Assert.Equal(2, sessions.Count);
        Assert.All(
            sessions,
            row =>
                Assert.Equal(
                    (Phase.Deliver, "session", InvolvementStatus.Offered),
                    (row.Phase, row.Evidence, row.Status)
                )
        );
        Assert.Equal(
            CloseAnswer.Closed,
            await app.Do(services =>
                services
                    .GetRequiredService<ClosePhase>()
                    .Now(initiative, "Dua sesi berjalan.", null, officer.AccountId!.Value)
            )
        );
        var report = await Made.Now(app, initiative);
        Assert.All(
            await app.Do(services => services.GetRequiredService<FulfilDuties>().DutiesOf(report, report.Active)),
            state => Assert.True(state.IsDone, state.Duty.Kind)
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

    [Fact]
    public async Task A_template_is_copied_changed_and_offered_to_its_own_site_only_and_what_runs_stays()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, running) = await Made.Initiative(app);
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        var shared = await app.Read(db => db.InitiativeTemplates().SingleAsync(row => row.Slug == "acara-bersama"));
        Assert.Contains("Salin dulu", await manager.Page("/konsol/semarang/pola/acara-bersama"));
        await Browse.Send(
            manager,
            "/konsol/semarang/pola/acara-bersama",
            "pola",
            ("versi", "0"),
            ("nama", "Dibajak"),
            ("tentang", "Dibajak")
        );
        Assert.Equal(
            "Acara bersama",
            await app.Read(db =>
                db.InitiativeTemplates().Where(row => row.Id == shared.Id).Select(row => row.Name.Id).SingleAsync()
            )
        );
        var copied = await Browse.Send(manager, "/konsol/semarang/pola", $"salin-{shared.Id:n}");
        var page = copied.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Equal("/konsol/semarang/pola/acara-bersama-semarang", page);
        (string, string)[] fields =
        [
            ("versi", "0"),
            ("nama", "Acara kampung"),
            ("tentang", "Untuk acara di kampung."),
            .. Enumerable.Range(0, 6).Select(at => ($"tahap-{at}", $"Tahap {at}")),
            ("boleh-0", "Propose"),
            ("boleh-0", "Meet"),
            ("butir-0", "partners | Warga ikut | | menahan\nIzin RT sudah ada"),
        ];
        Assert.Contains(
            "tidak terbaca",
            await (await Browse.Send(manager, page, "pola", [.. fields, ("butir-1", "a | b | c | d | e")])).Text()
        );
        Assert.Contains("Tersimpan", await (await Browse.Send(manager, page, "pola", fields)).Text());
        Assert.Contains("baru saja diubah", await (await Browse.Send(manager, page, "pola", fields)).Text());
        var copy = await app.Read(db =>
            db.InitiativeTemplates().SingleAsync(row => row.Slug == "acara-bersama-semarang")
        );
        Assert.Equal(
            [("partners", true), ("checklist", false)],
            await app.Read(async db =>
                (
                    await db.TemplateDuties()
                        .Where(row => row.TemplateId == copy.Id)
                        .OrderBy(row => row.Line)
                        .ToListAsync()
                ).Select(row => (row.Kind, row.Gate))
            )
        );
        Assert.Equal(
            Acts.Propose | Acts.Meet,
            await app.Read(db =>
                db.TemplatePhases()
                    .Where(row => row.TemplateId == copy.Id && row.Position == 0)
                    .Select(row => row.Allows)
                    .SingleAsync()
            )
        );
        using var solo = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "solo"));
        Assert.DoesNotContain("Acara kampung", await solo.Page("/konsol/solo/pola"));
        Assert.Contains(
            "Gagasan",
            await app.Read(db =>
                db.InitiativePhases()
                    .Where(row => row.InitiativeId == running.Id && row.Position == 0)
                    .Select(row => row.Name.Id)
                    .SingleAsync()
            )
        );
    }
}
