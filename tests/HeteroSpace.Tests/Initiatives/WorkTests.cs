using System.Net;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Initiatives;

/// <summary>
/// Working together: meetings and their minutes, tasks, commitments, votes, results, and the involvement each shows.
/// </summary>
public sealed class WorkTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    private sealed record World(
        Person Officer,
        Initiative Initiative,
        Person Lead,
        Organization Community,
        Person Professor,
        Organization Campus
    );

    private static async Task<World> Begin(HeteroApp app, string template = "acara-bersama")
    {
        var ((lead, community), (professor, campus)) = (
            await Made.Organization(app, "Komunitas Batik Muda"),
            await Made.Organization(app, "Kampus Contoh", OrganizationKind.Academic)
        );
        var (officer, initiative) = await Made.Initiative(app, template, community.Id);
        await Made.Join(app, initiative, campus.Id);
        return new(officer, initiative, lead, community, professor, campus);
    }

    private static Task<Meeting> Plan(HeteroApp app, World world) =>
        app.Do(async services =>
            (
                await services
                    .GetRequiredService<HoldMeeting>()
                    .Plan(
                        world.Initiative,
                        new(
                            "Rapat pertama",
                            "- Tempat\n- Tugas",
                            app.Now.AddDays(2),
                            app.Now.AddDays(2).AddHours(2),
                            "Balai RW",
                            "https://meet.example.org/rahasia"
                        ),
                        world.Lead.AccountId!.Value
                    )
            )!
        );

    [Fact]
    public async Task A_meeting_invites_once_a_change_replaces_it_and_a_cancellation_takes_it_out()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await Begin(app);
        var meeting = await Plan(app, world);
        await app.WorkJobs();
        int Meetings() => app.Mails.Count(mail => mail.Subject!.Contains("apat"));
        string Calendar(string to, int number) =>
            app
                .Mails.Where(mail => mail.To.ToString().Contains(to) && mail.Subject!.Contains("apat"))
                .ElementAt(number)
                .BodyParts.OfType<MimeKit.TextPart>()
                .Single(part => part.ContentType.MimeType == "text/calendar")
                .Text;
        Assert.Equal(2, Meetings());
        Assert.Contains("SEQUENCE:0", Calendar(world.Professor.Email!, 0));
        using var lead = await RightsTests.Browser(app, world.Lead);
        var page = $"/jejak/{world.Initiative.Slug}/rapat/{meeting.Id}";
        (string, string)[] fields =
        [
            ("versi", "0"),
            ("judul", "Rapat pertama"),
            ("tanggal", "2036-08-07"),
            ("dari", "13:00"),
            ("sampai", "15:00"),
            ("tempat", "Ruang Rapat 2"),
            ("tautan", ""),
            ("agenda", "- Tempat"),
        ];
        Assert.Contains(
            "Selesainya sesudah",
            await (
                await Browse.Send(
                    lead,
                    page + "/ubah",
                    "rapat",
                    [.. fields.Where(field => field.Item1 != "sampai"), ("sampai", "12:00")]
                )
            ).Text()
        );
        await Browse.Send(lead, page + "/ubah", "rapat", fields);
        Assert.Contains("baru saja diubah", await (await Browse.Send(lead, page + "/ubah", "rapat", fields)).Text());
        await app.WorkJobs();
        Assert.Equal(4, Meetings());
        var changed = Calendar(world.Professor.Email!, 1);
        Assert.Contains("SEQUENCE:1", changed);
        Assert.Contains("20360807T060000Z", changed);
        await Browse.Send(lead, page, "batal");
        await app.WorkJobs();
        Assert.Contains("METHOD:CANCEL", Calendar(world.Professor.Email!, 2));
        // The online link is for those who take part.
        using var visitor = Browse.Visitor(app);
        Assert.DoesNotContain(
            "rahasia",
            await visitor.Page(page) + await visitor.GetStringAsync(page + "/kalender.ics")
        );
    }

    [Fact]
    public async Task Presence_offers_involvement_its_organization_confirms_corrects_or_refuses_and_a_mistake_is_taken_back()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await Begin(app);
        var meeting = await Plan(app, world);
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
    public async Task Two_who_write_the_minutes_lose_nothing()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await Begin(app);
        var meeting = await Plan(app, world);
        var page = $"/jejak/{world.Initiative.Slug}/rapat/{meeting.Id}/notulen";
        using var one = await RightsTests.Browser(app, world.Lead);
        using var two = await RightsTests.Browser(app, world.Professor);
        Assert.DoesNotContain("sedang menulis", await one.Page(page));
        Assert.Contains(world.Lead.Name + " sedang menulis", await two.Page(page));
        var locked = await (
            await Browse.Send(two, page, "notulen", ("versi", "0"), ("notulen", "Tulisan kampus."))
        ).Text();
        Assert.Contains("Orang lain sedang menulis", locked);
        Assert.Contains("Tulisan kampus.", locked);
        await Browse.Send(one, page, "notulen", ("versi", "0"), ("notulen", "Versi **satu**."), ("lanjut", "selesai"));
        // The lock is free, and what the second began from is old: both texts stand side by side.
        var changed = await (
            await Browse.Send(two, page, "notulen", ("versi", "0"), ("notulen", "Tulisan kampus."))
        ).Text();
        Assert.Contains("versi yang lebih baru", changed);
        Assert.Contains("<ins>Tulisan kampus.</ins>", changed);
        Assert.Contains("<del>Versi **satu**.</del>", changed);
        await Browse.Send(
            two,
            page,
            "notulen",
            ("versi", "1"),
            ("notulen", "Versi **satu**.\nTulisan kampus."),
            ("lanjut", "selesai")
        );
        Assert.Equal(
            ["Versi **satu**.", "Versi **satu**.\nTulisan kampus."],
            await app.Read(db => db.MinutesVersions().OrderBy(row => row.Number).Select(row => row.Text).ToListAsync())
        );
        Assert.Contains(
            "<ins>Tulisan kampus.</ins>",
            await one.Page($"/jejak/{world.Initiative.Slug}/rapat/{meeting.Id}/versi")
        );
        // Whoever went away without saving holds nobody up for long.
        await one.Page(page);
        app.Clock.Advance(KeepMinutes.WritesFor + TimeSpan.FromSeconds(1));
        Assert.DoesNotContain("sedang menulis", await two.Page(page));
        var saves = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(number =>
                    Task.Run(() =>
                        app.Do(services =>
                            services
                                .GetRequiredService<KeepMinutes>()
                                .Save(meeting, 2, $"Serentak {number}", world.Professor.AccountId!.Value, "x")
                        )
                    )
                )
        );
        Assert.Single(saves, answer => answer == MinutesAnswer.Saved);
        Assert.Equal(3, await app.Read(db => db.MinutesVersions().CountAsync()));
    }

    [Fact]
    public async Task Minutes_are_public_when_published_and_can_do_no_harm()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await Begin(app);
        var meeting = await Plan(app, world);
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.Do(services =>
            services
                .GetRequiredService<HoldMeeting>()
                .TakePresence(world.Initiative, meeting, new Dictionary<Guid, string>(), world.Officer.AccountId!.Value)
        );
        await app.Do(services =>
            services
                .GetRequiredService<KeepMinutes>()
                .Save(
                    meeting,
                    0,
                    "# Judul\n\n<script>alert(1)</script> [jahat](javascript:alert(1)) ![x](https://evil.example/x.png) **tebal**",
                    world.Lead.AccountId!.Value,
                    "Pengurus"
                )
        );
        await app.Do(services =>
            services
                .GetRequiredService<HoldMeeting>()
                .Decide(world.Initiative, meeting, "KEPUTUSAN-RAPAT-11", world.Lead.AccountId!.Value)
        );
        var page = $"/jejak/{world.Initiative.Slug}/rapat/{meeting.Id}";
        using var visitor = Browse.Visitor(app);
        foreach (
            var address in (string[])
                [page, "/jejak/" + world.Initiative.Slug, $"/jejak/{world.Initiative.Slug}/keputusan"]
        )
            Assert.DoesNotMatch("tebal|KEPUTUSAN-RAPAT-11", await visitor.GetStringAsync(address));
        using var lead = await RightsTests.Browser(app, world.Lead);
        await Browse.Send(lead, page, "terbit", ("terbit", "ya"));
        var shown = await visitor.GetStringAsync(page);
        Assert.Contains("<strong>tebal</strong>", shown);
        Assert.Contains("<h3>Judul</h3>", shown);
        Assert.DoesNotMatch("<script>alert|javascript:|evil.example", shown);
        Assert.Contains("KEPUTUSAN-RAPAT-11", await visitor.Page("/jejak/" + world.Initiative.Slug));
        await Browse.Send(lead, page, "terbit", ("terbit", "tidak"));
        Assert.DoesNotContain("tebal", await visitor.GetStringAsync(page));
    }

    [Fact]
    public async Task The_record_is_a_pdf_for_those_who_take_part_and_comes_back_signed()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await Begin(app);
        var meeting = await Plan(app, world);
        app.Clock.Advance(TimeSpan.FromDays(2));
        var attendee = await app.Read(db => db.Attendees().FirstAsync());
        await app.Do(services =>
            services
                .GetRequiredService<HoldMeeting>()
                .TakePresence(
                    world.Initiative,
                    meeting,
                    new Dictionary<Guid, string> { [attendee.Id] = "Sari" },
                    world.Officer.AccountId!.Value
                )
        );
        await app.Do(services =>
            services
                .GetRequiredService<KeepMinutes>()
                .Save(
                    meeting,
                    0,
                    string.Join(
                        "\n\n",
                        Enumerable
                            .Range(0, 120)
                            .Select(number =>
                                $"Butir {number} yang panjang sekali sehingga satu halaman tidak cukup untuk semuanya."
                            )
                    ),
                    world.Lead.AccountId!.Value,
                    "Pengurus"
                )
        );
        var page = $"/jejak/{world.Initiative.Slug}/rapat/{meeting.Id}";
        using var lead = await RightsTests.Browser(app, world.Lead);
        var pdf = await lead.GetByteArrayAsync(page + "/berita-acara.pdf");
        Assert.True(pdf.AsSpan().StartsWith("%PDF-"u8));
        using var visitor = Browse.Visitor(app, follows: false);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync(page + "/berita-acara.pdf")).StatusCode);
        using var stranger = await RightsTests.Browser(app, await app.Member());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(page + "/berita-acara.pdf")).StatusCode);
        await Browse.SendFile(lead, page, "berita", ("berita", "berita acara.pdf", pdf));
        var record = await app.Read(db => db.SignedRecords().SingleAsync());
        Assert.Equal(pdf, await lead.GetByteArrayAsync($"{page}/berita-acara/{record.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{page}/berita-acara/{record.Id}")).StatusCode);
    }

    [Fact]
    public async Task Files_are_for_those_who_take_part_or_for_everyone()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await Begin(app);
        var room = $"/jejak/{world.Initiative.Slug}/kerja";
        using var lead = await RightsTests.Browser(app, world.Lead);
        var pdf = "%PDF-1.4 isi"u8.ToArray();
        await Browse.SendFile(lead, room, "berkas", ("berkas", "anggaran.pdf", pdf));
        await Browse.SendFile(lead, room, "berkas", ("berkas", "poster.pdf", pdf), ("umum", "ya"));
        var files = await app.Read(db => db.WorkFiles().ToDictionaryAsync(row => row.FileName, row => row.Id));
        using var visitor = Browse.Visitor(app);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await visitor.GetAsync($"/jejak/{world.Initiative.Slug}/berkas/{files["anggaran.pdf"]}")).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.OK,
            (await visitor.GetAsync($"/jejak/{world.Initiative.Slug}/berkas/{files["poster.pdf"]}")).StatusCode
        );
        var trail = await visitor.Page("/jejak/" + world.Initiative.Slug);
        Assert.Contains("poster.pdf", trail);
        Assert.DoesNotContain("anggaran.pdf", trail);
        Assert.Contains(
            "PDF, JPEG",
            await (await Browse.SendFile(lead, room, "berkas", ("berkas", "x.exe", "MZ"u8.ToArray()))).Text()
        );
    }

    [Fact]
    public async Task Tasks_commitments_and_reports_show_who_took_part_in_their_phases()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await Begin(app);
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
    public async Task A_vote_is_three_priorities_of_each_organization_and_choosing_again_replaces_them()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await Begin(app, "musyawarah");
        var proposals = new List<Idea>();
        foreach (var title in (string[])["Jalur landai", "Rak buku", "Meja robot", "Jam malam"])
            proposals.Add(await Made.Idea(app, title, await app.Member(), within: world.Initiative));
        var initiative = world.Initiative;
        for (var phase = 0; phase < 2; phase++)
            initiative = await Made.Close(app, initiative, world.Officer);
        Task<bool> Vote(Guid organization, params int[] chosen) =>
            app.Do(services =>
                services
                    .GetRequiredService<VotePriorities>()
                    .Vote(
                        initiative,
                        organization,
                        [.. chosen.Select(at => proposals[at].Id)],
                        world.Lead.AccountId!.Value
                    )
            );
        Assert.True(await Vote(world.Community.Id, 0, 1, 2));
        Assert.True(await Vote(world.Campus.Id, 3, 0));
        Assert.False(await Vote(world.Campus.Id, 0, 0));
        Assert.False(await Vote(world.Campus.Id, 0, 1, 2, 3));
        await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(number =>
                    Task.Run(async () =>
                    {
                        try
                        {
                            return await Vote(world.Community.Id, number % 4, (number + 1) % 4);
                        }
                        catch (DbUpdateException)
                        {
                            return false;
                        }
                    })
                )
        );
        Assert.Equal(
            2,
            await app.Read(db => db.PriorityVotes().CountAsync(row => row.OrganizationId == world.Community.Id))
        );
        Assert.True(await Vote(world.Community.Id, 0, 1, 2));
        var points = await app.Read(db =>
            db.PriorityVotes()
                .GroupBy(row => row.IdeaId)
                .Select(group => new { group.Key, Points = group.Sum(row => 4 - row.Rank) })
                .ToDictionaryAsync(row => row.Key, row => row.Points)
        );
        Assert.Equal([5, 2, 1, 3], proposals.Select(row => points[row.Id]));
        using var lead = await RightsTests.Browser(app, world.Lead);
        Assert.Matches("Jalur landai: <strong>5", await lead.GetStringAsync($"/jejak/{initiative.Slug}/kerja"));
    }

    [Fact]
    public async Task Each_advance_of_a_result_reaches_everyone_linked_once()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await Begin(app);
        var (follower, quiet) = (await app.Member("Pengikut"), await app.Member("Tidak terkait"));
        using var client = await RightsTests.Browser(app, follower);
        await Browse.Send(client, "/jejak/" + world.Initiative.Slug, "ikuti", ("ikuti", "ya"));
        var idea = await Made.Idea(app, "Usulan yang didukung", await app.Member(), within: world.Initiative);
        var supporter = await app.Member("Pendukung");
        await app.Do(services => services.GetRequiredService<PostIdea>().Support(idea.Id, supporter.Id, true));
        var outcome = await app.Do(services =>
            services
                .GetRequiredService<FollowOutcomes>()
                .AddOutcome(
                    world.Initiative,
                    "Pasar kedua",
                    world.Community.Id,
                    "Sari",
                    null,
                    world.Officer.AccountId!.Value
                )
        );
        Assert.True(
            await app.Do(services =>
                services
                    .GetRequiredService<FollowOutcomes>()
                    .Advance(world.Initiative, outcome, 40, "Izin turun.", world.Officer.AccountId!.Value, false)
            )
        );
        Assert.False(
            await app.Do(services =>
                services
                    .GetRequiredService<FollowOutcomes>()
                    .Advance(world.Initiative, outcome, 60, "Terlambat.", world.Officer.AccountId!.Value, false)
            )
        );
        await app.WorkJobs();
        foreach (var person in new[] { follower, supporter, world.Lead, world.Professor })
            Assert.Single(
                app.Mails,
                mail => mail.To.ToString().Contains(person.Email!) && mail.Subject!.Contains("Pasar kedua: 40")
            );
        Assert.DoesNotContain(app.Mails, mail => mail.To.ToString().Contains(quiet.Email!));
        await Assert.ThrowsAnyAsync<Exception>(() =>
            app.Read(db => db.Outcomes().ExecuteUpdateAsync(set => set.SetProperty(row => row.Progress, 101)))
        );
    }
}
