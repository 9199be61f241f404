using System.Net;
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

    [Fact]
    public async Task Files_are_for_those_who_take_part_or_for_everyone()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await World.Begin(app);
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
    public async Task A_vote_is_three_priorities_of_each_organization_and_choosing_again_replaces_them()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await World.Begin(app, "musyawarah");
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
        var world = await World.Begin(app);
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

    // Someone who belongs to a community that takes part, and leads nothing.
    private static async Task<(Person Member, Person Officer, Initiative Initiative)> OrdinaryMember(HeteroApp app)
    {
        var (_, community) = await Made.Organization(app, "Komunitas Batik Muda");
        var (officer, initiative) = await Made.Initiative(app, initiator: community.Id);
        var member = await app.Member("Anggota Biasa");
        await app.Read(db =>
        {
            db.Add(
                new OrganizationMember
                {
                    OrganizationId = community.Id,
                    PersonId = member.Id,
                    Since = app.Now,
                }
            );
            return db.SaveChangesAsync();
        });
        return (member, officer, initiative);
    }

    [Fact]
    public async Task Who_leads_nothing_adds_no_result_advances_none_and_gives_no_tasks()
    {
        await using var app = await HeteroApp.Start(Later);
        var (member, officer, initiative) = await OrdinaryMember(app);
        var outcome = await app.Do(services =>
            services
                .GetRequiredService<FollowOutcomes>()
                .AddOutcome(initiative, "Pasar kedua", null, "Dinas", null, officer.AccountId!.Value)
        );
        using var client = await RightsTests.Browser(app, member);
        var room = $"/jejak/{initiative.Slug}/kerja";
        await Browse.Send(client, room, "hasil", ("hasil", "Hasil anggota"), ("penanggung", "Saya"));
        await Browse.Send(
            client,
            room,
            $"maju-{outcome.Id:n}",
            ("versi", "0"),
            ($"persen-{outcome.Id:n}", "100"),
            ($"apa-{outcome.Id:n}", "Selesai, katanya.")
        );
        // A page without any form gives no token; whoever sends one all the same is told in words.
        var refused = await Browse.Send(
            client,
            $"/jejak/{initiative.Slug}/tugas",
            "tugas",
            ("tugas", "Tugas untuk orang lain")
        );
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Halaman ini sudah berubah", await refused.Text());
        Assert.Equal(
            (1, 0, 0),
            (
                await app.Read(db => db.Outcomes().CountAsync()),
                await app.Read(db => db.Outcomes().Select(row => row.Progress).SingleAsync()),
                await app.Read(db => db.WorkTasks().CountAsync())
            )
        );
    }

    [Fact]
    public async Task A_file_of_who_leads_nothing_is_not_for_everyone()
    {
        await using var app = await HeteroApp.Start(Later);
        var (member, _, initiative) = await OrdinaryMember(app);
        using var client = await RightsTests.Browser(app, member);
        var room = $"/jejak/{initiative.Slug}/kerja";
        await Browse.SendFile(
            client,
            room,
            "berkas",
            ("berkas", "catatan.pdf", "%PDF-1.4 isi"u8.ToArray()),
            ("umum", "ya")
        );
        Assert.False(await app.Read(db => db.WorkFiles().Select(row => row.Public).SingleAsync()));
    }

    [Fact]
    public async Task An_older_attendance_changes_nothing()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, community) = await Made.Organization(app, "Komunitas Batik Muda");
        var (officer, initiative) = await Made.Initiative(app, initiator: community.Id);
        var meeting = (
            await app.Do(services =>
                services
                    .GetRequiredService<HoldMeeting>()
                    .Plan(
                        initiative,
                        new("Rapat", "", app.Now.AddHours(-2), app.Now.AddHours(-1), "Balai", ""),
                        officer.AccountId!.Value
                    )
            )
        )!;
        var there = await app.Read(db => db.Attendees().Select(row => row.Id).SingleAsync());
        using var client = await RightsTests.Browser(app, officer);
        var page = $"/jejak/{initiative.Slug}/rapat/{meeting.Id}";
        await Browse.Send(client, page, "presensi", ("versi", "0"), ("ada", there.ToString()));
        Assert.Contains("menimpanya", await (await Browse.Send(client, page, "presensi", ("versi", "0"))).Text());
        Assert.Equal(Presence.Present, await app.Read(db => db.Attendees().Select(row => row.Presence).SingleAsync()));
    }

    [Fact]
    public async Task A_stale_closing_closes_no_other_phase()
    {
        await using var app = await HeteroApp.Start(Later);
        var (officer, initiative) = await Made.Initiative(app);
        using var client = await RightsTests.Browser(app, officer);
        await Made.Close(app, initiative, officer);
        var manage = $"/konsol/semarang/inisiatif/{initiative.Slug}";
        foreach (var _ in (int[])[1, 2])
        {
            var answer = await (
                await Browse.Send(
                    client,
                    manage,
                    "tutup",
                    ("tahap", "0"),
                    ("rangkuman", "Rangkuman tahap pertama."),
                    ("alasan", "Alasan yang cukup panjang.")
                )
            ).Text();
            Assert.Contains("Sudah ditutup", answer);
            // The page still knows which phase it was about.
            Assert.Contains("name=\"tahap\" value=\"0\"", answer);
        }
        Assert.Equal(1, (await Made.Now(app, initiative)).Active);
    }
}
