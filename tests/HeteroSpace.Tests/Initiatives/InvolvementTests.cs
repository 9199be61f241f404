using System.Net;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Initiatives;

/// <summary>Who joined in, and when: what shows it, and who says so.</summary>
public sealed class InvolvementTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    // Who was there, as staff tick it on the page of the meeting.
    private static Task<HttpResponseMessage> Tick(
        HttpClient officer,
        World world,
        Meeting meeting,
        int version,
        params Attendee[] there
    ) =>
        Browse.Send(
            officer,
            $"/jejak/{world.Initiative.Slug}/rapat/{meeting.Id}",
            "presensi",
            [("versi", $"{version}"), .. there.Select(row => ("ada", row.Id.ToString()))]
        );

    private static Task<Attendee> Of(HeteroApp app, Organization organization) =>
        app.Read(db => db.Attendees().SingleAsync(row => row.OrganizationId == organization.Id));

    private static string Confirm(World world) => $"/komunitas/{world.Community.Slug}/keterlibatan";

    [Fact]
    public async Task Nobody_was_at_a_meeting_that_is_yet_to_be()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await World.Begin(app);
        var meeting = await world.Plan(app);
        Assert.False(
            await app.Do(services =>
                services
                    .GetRequiredService<HoldMeeting>()
                    .TakePresence(
                        world.Initiative,
                        meeting,
                        new Dictionary<Guid, string>(),
                        world.Officer.AccountId!.Value
                    )
            )
        );
    }

    [Fact]
    public async Task Presence_offers_involvement_and_what_was_ticked_by_mistake_is_taken_back()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await World.Begin(app);
        var meeting = await world.Plan(app);
        app.Clock.Advance(TimeSpan.FromDays(2));
        var community = await Of(app, world.Community);
        using var officer = await RightsTests.Browser(app, world.Officer);
        await Tick(officer, world, meeting, 0, community, await Of(app, world.Campus));
        Assert.Equal(
            2,
            await app.Read(db => db.Involvements().CountAsync(row => row.Status == InvolvementStatus.Offered))
        );
        await Tick(officer, world, meeting, 1, community);
        var offered = await app.Read(db => db.Involvements().SingleAsync());
        Assert.Equal(
            (world.Community.Id, Phase.Idea, "meeting"),
            (offered.OrganizationId, offered.Phase, offered.Evidence)
        );
        await app.WorkJobs();
        Assert.Contains(
            app.Mails,
            mail => mail.To.ToString().Contains(world.Lead.Email!) && mail.Subject!.Contains("Benarkah")
        );
    }

    [Fact]
    public async Task What_its_own_lead_confirms_and_corrects_stands_whatever_is_ticked_later()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await World.Begin(app);
        var meeting = await world.Plan(app);
        app.Clock.Advance(TimeSpan.FromDays(2));
        using var officer = await RightsTests.Browser(app, world.Officer);
        await Tick(officer, world, meeting, 0, await Of(app, world.Community));
        var offered = await app.Read(db => db.Involvements().SingleAsync());
        var confirm = Confirm(world);
        using var professor = await RightsTests.Browser(app, world.Professor);
        Assert.Equal(HttpStatusCode.NotFound, (await professor.GetAsync(confirm)).StatusCode);
        using var lead = await RightsTests.Browser(app, world.Lead);
        await Browse.Send(
            lead,
            confirm,
            $"betul-{offered.Id:n}",
            ($"peran-{offered.Id:n}", "Host"),
            ($"ket-{offered.Id:n}", "Kami yang menyediakan tempat.")
        );
        var settled = await app.Read(db => db.Involvements().AsNoTracking().SingleAsync());
        Assert.Equal(
            (InvolvementStatus.Confirmed, InvolvementRole.Host, "Kami yang menyediakan tempat."),
            (settled.Status, settled.Role, settled.Note)
        );
        await Tick(officer, world, meeting, 1);
        Assert.Equal(
            InvolvementStatus.Confirmed,
            await app.Read(db => db.Involvements().Select(row => row.Status).SingleAsync())
        );
    }

    [Fact]
    public async Task Its_own_word_waits_for_staff()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await World.Begin(app);
        using var officer = await RightsTests.Browser(app, world.Officer);
        using var lead = await RightsTests.Browser(app, world.Lead);
        await Browse.Send(
            lead,
            Confirm(world),
            "tambah",
            ("inisiatif", world.Initiative.Slug),
            ("tahap", "Deliver"),
            ("peran", "Speaker"),
            ("apa", "Mengisi sesi pagi")
        );
        var claim = await app.Read(db =>
            db.Involvements().AsNoTracking().SingleAsync(row => row.Status == InvolvementStatus.Claimed)
        );
        Assert.Equal(
            PhaseState.Unconfirmed,
            (await app.Read(db => Strip.Of(db, world.Initiative.Id)))
                .Rows.Single(row => row.OrganizationId == world.Community.Id)
                .In(Phase.Deliver)
        );
        await Browse.Send(
            officer,
            $"/konsol/semarang/inisiatif/{world.Initiative.Slug}",
            $"klaim-{claim.Id:n}",
            ("benar", "ya")
        );
        Assert.Equal(
            PhaseState.Confirmed,
            (await app.Read(db => Strip.Of(db, world.Initiative.Id)))
                .Rows.Single(row => row.OrganizationId == world.Community.Id)
                .In(Phase.Deliver)
        );
    }

    private static string Room(World world) => $"/jejak/{world.Initiative.Slug}/kerja";

    private static string Board(World world) => $"/jejak/{world.Initiative.Slug}/tugas";

    private static async Task<WorkTask> AddTask(HeteroApp app, World world, HttpClient professor)
    {
        await Browse.Send(
            professor,
            Board(world),
            "tugas",
            ("tugas", "Mencatat penjualan"),
            ("organisasi", world.Campus.Slug)
        );
        return await app.Read(db => db.WorkTasks().AsNoTracking().SingleAsync());
    }

    private static Task<HttpResponseMessage> Move(HttpClient client, World world, WorkTask task, TaskState to) =>
        Browse.Send(client, Board(world), $"pindah-{task.Id:n}", ("versi", "0"), ("ke", $"{to}"));

    private static async Task Promise(World world, HttpClient lead)
    {
        await Browse.Send(
            lead,
            Room(world),
            "komitmen",
            ("oleh", world.Community.Slug),
            ("isi-komitmen", "Tiga puluh perajin")
        );
    }

    private static async Task Keep(HeteroApp app, World world, HttpClient lead)
    {
        var commitment = await app.Read(db => db.Commitments().SingleAsync());
        await Browse.Send(
            lead,
            Room(world),
            $"janji-{commitment.Id:n}",
            ($"bukti-{commitment.Id:n}", "Terlihat di pasar"),
            ("jadi", "ya")
        );
    }

    private static async Task Tell(World world, HttpClient lead)
    {
        await Browse.Send(
            lead,
            Room(world),
            $"lapor-{world.Community.Id:n}",
            ($"cerita-{world.Community.Id:n}", "Pembeli bertanya tentang prosesnya.")
        );
    }

    [Fact]
    public async Task Tasks_commitments_and_reports_show_who_took_part_in_their_phases()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await World.Begin(app);
        for (var phase = 0; phase < 2; phase++)
            await Made.Close(app, world.Initiative, world.Officer);
        using var lead = await RightsTests.Browser(app, world.Lead);
        using var professor = await RightsTests.Browser(app, world.Professor);
        await Promise(world, lead);
        await Made.Close(app, world.Initiative, world.Officer);
        await Keep(app, world, lead);
        await Move(professor, world, await AddTask(app, world, professor), TaskState.Done);
        await Made.Close(app, world.Initiative, world.Officer);
        await Tell(world, lead);
        var strip = await app.Read(db => Strip.Of(db, world.Initiative.Id));
        var (community, campus) = (
            strip.Rows.Single(row => row.OrganizationId == world.Community.Id),
            strip.Rows.Single(row => row.OrganizationId == world.Campus.Id)
        );
        Assert.Equal(
            [
                PhaseState.Absent,
                PhaseState.Absent,
                PhaseState.Confirmed,
                PhaseState.Confirmed,
                PhaseState.Confirmed,
                PhaseState.Absent,
            ],
            community.States
        );
        Assert.Equal(
            [
                PhaseState.Absent,
                PhaseState.Absent,
                PhaseState.Absent,
                PhaseState.Confirmed,
                PhaseState.Absent,
                PhaseState.Absent,
            ],
            campus.States
        );
        using var visitor = Browse.Visitor(app);
        var evidence = $"/jejak/{world.Initiative.Slug}/keterlibatan/{world.Community.Slug}";
        Assert.Contains("Tiga puluh perajin", await visitor.Page(evidence));
        // A phase that counts as confirmed says so over a record that nobody confirmed.
        const string Enough = "Satu catatan yang dikonfirmasi cukup";
        Assert.DoesNotContain(Enough, await visitor.Page(evidence));
        await Made.Involve(app, world.Initiative, world.Community.Id, Phase.Commit, InvolvementStatus.Offered);
        await app.Services.GetRequiredService<IOutputCacheStore>().EvictByTagAsync(PublicPages.Tag, default);
        Assert.Contains(Enough, await visitor.Page(evidence));
        Assert.Contains("Pembeli bertanya", await visitor.Page("/jejak/" + world.Initiative.Slug));
        // Whoever joined and did nothing yet is said to have joined.
        var (_, joined) = await Made.Organization(app, "Komunitas Baru Ikut");
        await Made.Join(app, world.Initiative, joined.Id);
        var nothing = await visitor.Page($"/jejak/{world.Initiative.Slug}/keterlibatan/{joined.Slug}");
        Assert.Contains("Ikut sejak ", nothing);
        Assert.Contains("belum ada yang tercatat.", nothing);
    }

    [Fact]
    public async Task Nobody_promises_for_another()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await World.Begin(app);
        for (var phase = 0; phase < 2; phase++)
            await Made.Close(app, world.Initiative, world.Officer);
        using var professor = await RightsTests.Browser(app, world.Professor);
        await Browse.Send(
            professor,
            Room(world),
            "komitmen",
            ("oleh", world.Community.Slug),
            ("isi-komitmen", "Atas nama orang lain")
        );
        await Browse.Send(
            professor,
            Room(world),
            "komitmen",
            ("oleh", world.Campus.Slug),
            ("isi-komitmen", "Atas nama sendiri")
        );
        Assert.Equal(
            world.Campus.Id,
            await app.Read(db => db.Commitments().Select(row => row.OrganizationId).SingleAsync())
        );
    }

    [Fact]
    public async Task A_task_is_moved_by_whose_it_is_and_not_twice_from_one_page()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await World.Begin(app);
        using var lead = await RightsTests.Browser(app, world.Lead);
        using var professor = await RightsTests.Browser(app, world.Professor);
        var task = await AddTask(app, world, professor);
        await Move(lead, world, task, TaskState.Done);
        Assert.Equal(TaskState.Open, await app.Read(db => db.WorkTasks().Select(row => row.State).SingleAsync()));
        await Move(professor, world, task, TaskState.Done);
        Assert.Equal(TaskState.Done, await app.Read(db => db.WorkTasks().Select(row => row.State).SingleAsync()));
        Assert.Contains("Sudah dipindahkan oleh", await (await Move(professor, world, task, TaskState.Doing)).Text());
        // Also of what is on the board no more.
        var done = await app.Read(db => db.WorkTasks().AsNoTracking().SingleAsync());
        await app.Do(services =>
            services
                .GetRequiredService<DoWork>()
                .Move(world.Initiative, done, TaskState.Dropped, world.Officer.AccountId!.Value, null)
        );
        var told = await (await Move(professor, world, task, TaskState.Doing)).Text();
        Assert.Contains("Sudah dipindahkan oleh petugas program", told);
        Assert.DoesNotContain("Petugas 001", told);
    }

    [Fact]
    public async Task What_staff_refused_its_organization_does_not_confirm()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, community) = await Made.Organization(app, "Komunitas Batik Muda");
        var (officer, initiative) = await Made.Initiative(app, initiator: community.Id);
        await app.Do(async services =>
        {
            await services
                .GetRequiredService<Involve>()
                .Claim(
                    initiative,
                    community.Id,
                    Phase.Deliver,
                    InvolvementRole.Speaker,
                    "Mengisi sesi pagi",
                    lead.AccountId!.Value
                );
            return true;
        });
        var claim = await app.Read(db => db.Involvements().AsNoTracking().SingleAsync());
        Assert.True(
            await app.Do(services =>
                services.GetRequiredService<Involve>().SettleClaim(initiative, claim, false, officer.AccountId!.Value)
            )
        );
        var refused = await app.Read(db => db.Involvements().AsNoTracking().SingleAsync());
        Assert.False(
            await app.Do(services =>
                services
                    .GetRequiredService<Involve>()
                    .Answer(refused, true, InvolvementRole.Speaker, null, lead.AccountId!.Value)
            )
        );
    }

    [Fact]
    public async Task Two_same_presses_that_it_was_not_so_are_one()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, community) = await Made.Organization(app, "Komunitas Batik Muda");
        var (_, initiative) = await Made.Initiative(app, initiator: community.Id);
        await Made.Involve(app, initiative, community.Id, Phase.CoPlan);
        var page = $"/komunitas/{community.Slug}/keterlibatan";
        using var client = await RightsTests.Browser(app, lead);
        var row = await app.Read(db =>
            db.Involvements().AsNoTracking().SingleAsync(known => known.Phase == Phase.CoPlan)
        );
        foreach (var _ in (int[])[1, 2])
            await Browse.Send(client, page, $"ganti-{row.Id:n}", ("jadi", "tidak"));
        Assert.Equal(
            InvolvementStatus.Refused,
            await app.Read(db =>
                db.Involvements().Where(known => known.Id == row.Id).Select(known => known.Status).SingleAsync()
            )
        );
    }
}
