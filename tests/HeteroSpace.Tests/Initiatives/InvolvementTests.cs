using System.Net;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Initiatives;

/// <summary>Who took part when: what shows it, and who says so.</summary>
public sealed class InvolvementTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    [Fact]
    public async Task Presence_offers_involvement_its_organization_confirms_corrects_or_refuses_and_a_mistake_is_taken_back()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await World.Begin(app);
        var meeting = await world.Plan(app);
        var page = $"/jejak/{world.Initiative.Slug}/rapat/{meeting.Id}";
        var attendees = await app.Read(db => db.Attendees().ToListAsync());
        // Nobody was at a meeting that is yet to be.
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
        app.Clock.Advance(TimeSpan.FromDays(2));
        string Id(Guid organization) => attendees.Single(row => row.OrganizationId == organization).Id.ToString();
        using var officer = await RightsTests.Browser(app, world.Officer);
        await Browse.Send(
            officer,
            page,
            "presensi",
            ("versi", "0"),
            ("ada", Id(world.Community.Id)),
            ("ada", Id(world.Campus.Id))
        );
        Assert.Equal(
            2,
            await app.Read(db => db.Involvements().CountAsync(row => row.Status == InvolvementStatus.Offered))
        );
        await Browse.Send(officer, page, "presensi", ("versi", "1"), ("ada", Id(world.Community.Id)));
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
        var confirm = $"/komunitas/{world.Community.Slug}/keterlibatan";
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
        // What its organization said stands, whatever is ticked later.
        await Browse.Send(officer, page, "presensi", ("versi", "2"));
        Assert.Equal(
            InvolvementStatus.Confirmed,
            await app.Read(db => db.Involvements().Select(row => row.Status).SingleAsync())
        );
        // Its own word waits for staff.
        await Browse.Send(
            lead,
            confirm,
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

    [Fact]
    public async Task Tasks_commitments_and_reports_show_who_took_part_in_their_phases()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await World.Begin(app);
        for (var phase = 0; phase < 2; phase++)
            await Made.Close(app, world.Initiative, world.Officer);
        var (room, board) = ($"/jejak/{world.Initiative.Slug}/kerja", $"/jejak/{world.Initiative.Slug}/tugas");
        using var lead = await RightsTests.Browser(app, world.Lead);
        using var professor = await RightsTests.Browser(app, world.Professor);
        await Browse.Send(
            lead,
            room,
            "komitmen",
            ("oleh", world.Community.Slug),
            ("isi-komitmen", "Tiga puluh pengrajin")
        );
        // Nobody speaks for another.
        await Browse.Send(
            professor,
            room,
            "komitmen",
            ("oleh", world.Community.Slug),
            ("isi-komitmen", "Atas nama orang lain")
        );
        var commitment = await app.Read(db => db.Commitments().SingleAsync());
        await Made.Close(app, world.Initiative, world.Officer);
        await Browse.Send(
            lead,
            room,
            $"janji-{commitment.Id:n}",
            ($"bukti-{commitment.Id:n}", "Terlihat di pasar"),
            ("jadi", "ya")
        );
        await Browse.Send(
            professor,
            board,
            "tugas",
            ("tugas", "Mencatat penjualan"),
            ("organisasi", world.Campus.Slug)
        );
        var task = await app.Read(db => db.WorkTasks().SingleAsync());
        await Browse.Send(lead, board, $"pindah-{task.Id:n}", ("versi", "0"), ("ke", "Done"));
        Assert.Equal(TaskState.Open, await app.Read(db => db.WorkTasks().Select(row => row.State).SingleAsync()));
        await Browse.Send(professor, board, $"pindah-{task.Id:n}", ("versi", "0"), ("ke", "Done"));
        Assert.Contains(
            "Muat ulang",
            await (await Browse.Send(professor, board, $"pindah-{task.Id:n}", ("versi", "0"), ("ke", "Doing"))).Text()
        );
        await Made.Close(app, world.Initiative, world.Officer);
        await Browse.Send(
            lead,
            room,
            $"lapor-{world.Community.Id:n}",
            ($"cerita-{world.Community.Id:n}", "Pembeli bertanya tentang prosesnya.")
        );
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
        Assert.Contains(
            "Tiga puluh pengrajin",
            await visitor.Page($"/jejak/{world.Initiative.Slug}/keterlibatan/{world.Community.Slug}")
        );
        Assert.Contains("Pembeli bertanya", await visitor.Page("/jejak/" + world.Initiative.Slug));
    }

    [Fact]
    public async Task What_staff_refused_its_organization_does_not_confirm_and_two_same_presses_are_one()
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

    [Fact]
    public async Task A_proposal_shows_involvement_of_those_who_take_part_once_it_is_shown_and_no_longer_when_it_is_hidden()
    {
        await using var app = await HeteroApp.Start(Later);
        var ((lead, community), (stranger, other)) = (
            await Made.Organization(app, "Komunitas Batik Muda"),
            await Made.Organization(app, "Komunitas Lain")
        );
        var (officer, initiative) = await Made.Initiative(app, initiator: community.Id);
        await Made.Idea(app, "Usulan tamu yang baik", stranger, other.Id, initiative);
        Assert.Equal(0, await app.Read(db => db.Involvements().CountAsync()));
        var mine = await Made.Idea(app, "Usulan kami sendiri", lead, community.Id, initiative);
        Assert.Equal(
            InvolvementStatus.Confirmed,
            await app.Read(db => db.Involvements().Select(row => row.Status).SingleAsync())
        );
        Assert.True(
            await app.Do(services =>
                services.GetRequiredService<AnswerIdea>().Hide(mine, "Bukan di sini.", officer.AccountId!.Value)
            )
        );
        Assert.Equal(0, await app.Read(db => db.Involvements().CountAsync()));
        Assert.True(
            await app.Do(async services =>
                await services
                    .GetRequiredService<AnswerIdea>()
                    .Show(
                        await services
                            .GetRequiredService<AppDb>()
                            .Ideas()
                            .AsNoTracking()
                            .SingleAsync(row => row.Id == mine.Id),
                        officer.AccountId!.Value
                    )
            )
        );
        Assert.Equal(1, await app.Read(db => db.Involvements().CountAsync()));
        // A phase that takes none takes none, though the form stood open.
        await app.Read(db =>
            db.InitiativePhases().ExecuteUpdateAsync(set => set.SetProperty(row => row.Allows, Acts.Meet))
        );
        Assert.Null(
            await app.Do(services =>
                services
                    .GetRequiredService<PostIdea>()
                    .Now(
                        new(
                            initiative.SiteId,
                            "Usulan yang terlambat",
                            "Formulirnya masih terbuka.",
                            "Craft",
                            "",
                            "",
                            lead,
                            community.Id,
                            initiative
                        )
                    )
            )
        );
    }
}
