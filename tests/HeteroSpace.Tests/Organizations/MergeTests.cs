using System.Net;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Organizations;

/// <summary>Two that are one are merged without losing anything, and taken apart again.</summary>
public sealed class MergeTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    private const string Twin = "/konsol/semarang/organisasi/batik-muda-semarang",
        Compare = Twin + "/gabung?dengan=komunitas-batik-muda";

    // Two of one name, the second with a lead, a follower of both, and something that it did.
    private static async Task<(Guid Kept, Guid Twin, Person Lead)> Twins(HeteroApp app)
    {
        var (kept, twin) = (
            await ImportTests.Have(app, "Komunitas Batik Muda", "33.74", link: "https://batik.id/"),
            await ImportTests.Have(app, "Batik Muda Semarang", "33.74", link: "https://instagram.com/batikmuda")
        );
        var (lead, follower) = (await app.Member("Pengurus Kembar"), await app.Member("Pengikut"));
        await Save(
            app,
            new OrganizationMember
            {
                OrganizationId = twin,
                PersonId = lead.Id,
                Role = OrganizationRole.Lead,
                Since = app.Now,
            },
            new Follower
            {
                OrganizationId = twin,
                PersonId = follower.Id,
                Since = app.Now,
            },
            new Follower
            {
                OrganizationId = kept,
                PersonId = follower.Id,
                Since = app.Now,
            },
            new Activity
            {
                OrganizationId = twin,
                At = app.Now.AddDays(-1),
                Kind = "booking",
                SourceId = Guid.CreateVersion7(),
                Title = "Ruang Rapat 1, Semarang",
            }
        );
        return (kept, twin, lead);
    }

    private static async Task<HttpClient> Desk(HeteroApp app) =>
        await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));

    private static async Task<string> Press(HttpClient desk, string version) =>
        await (await Browse.Send(desk, Compare, "gabung-komunitas-batik-muda", ("versi", version))).Text();

    [Fact]
    public async Task Likely_twins_are_compared_and_merged_from_a_page_that_is_not_old()
    {
        await using var app = await HeteroApp.Start(Later);
        await Twins(app);
        using var desk = await Desk(app);
        Assert.Contains("Nama mirip", await desk.Page("/konsol/semarang/kembar"));
        Assert.Contains("Pengurus Kembar", await desk.Page(Compare));
        Assert.Contains("Lihat lagi, lalu putuskan.", await Press(desk, "0.1"));
        Assert.Contains("digabung ke", await Press(desk, "0.0"));
        Assert.DoesNotContain("Nama mirip", await desk.Page("/konsol/semarang/kembar"));
    }

    [Fact]
    public async Task Merged_by_mistake_they_are_two_again_with_one_press()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, twin, _) = await Twins(app);
        using var desk = await Desk(app);
        await Browse.Undo(desk, await Browse.Send(desk, Compare, "gabung-komunitas-batik-muda", ("versi", "0.0")));
        var now = await app.Read(db => db.Organizations().AsNoTracking().SingleAsync(row => row.Id == twin));
        Assert.Equal((OrganizationStatus.Verified, (Guid?)null), (now.Status, now.MergedIntoId));
    }

    [Fact]
    public async Task A_merge_keeps_history_followers_and_links_and_leads_old_addresses_on()
    {
        await using var app = await HeteroApp.Start(Later);
        await Twins(app);
        using var desk = await Desk(app);
        await Press(desk, "0.0");
        using var visitor = Browse.Visitor(app);
        var moved = await visitor.GetAsync("/komunitas/batik-muda-semarang");
        Assert.Equal("/komunitas/komunitas-batik-muda", moved.RequestMessage!.RequestUri!.AbsolutePath);
        var page = await moved.Text();
        foreach (var text in (string[])["Ruang Rapat 1, Semarang", "instagram.com/batikmuda", "batik.id", "1 orang"])
            Assert.Contains(text, page);
        Assert.Contains("Ruang Rapat 1", await visitor.GetStringAsync("/komunitas/batik-muda-semarang/kalender.ics"));
        Assert.Contains("1 komunitas", await visitor.Page("/komunitas?aktif=1"));
    }

    [Fact]
    public async Task Who_led_the_one_leads_what_it_was_merged_into()
    {
        await using var app = await HeteroApp.Start(Later);
        var (kept, _, lead) = await Twins(app);
        using var desk = await Desk(app);
        await Press(desk, "0.0");
        using var led = await RightsTests.Browser(app, lead);
        Assert.Contains("/komunitas/komunitas-batik-muda", await led.Page("/saya/komunitas"));
        Assert.Equal(HttpStatusCode.OK, (await led.GetAsync("/komunitas/batik-muda-semarang/ubah")).StatusCode);
        Assert.Equal([kept], await app.Read(db => db.LedBy(lead.Id).Select(row => row.Id).ToListAsync()));
    }

    [Fact]
    public async Task A_merge_is_undone_whole_once_and_stands_in_the_audit()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, twin, lead) = await Twins(app);
        using var desk = await Desk(app);
        await Press(desk, "0.0");
        Assert.Contains("diurai", await (await Browse.Send(desk, Twin, "urai")).Text());
        Assert.Contains("sudah diurai", await (await Browse.Send(desk, Twin, "urai")).Text());
        using var visitor = Browse.Visitor(app);
        Assert.Equal(
            "/komunitas/batik-muda-semarang",
            (await visitor.GetAsync("/komunitas/batik-muda-semarang")).RequestMessage!.RequestUri!.AbsolutePath
        );
        Assert.Equal([twin], await app.Read(db => db.LedBy(lead.Id).Select(row => row.Id).ToListAsync()));
        Assert.Equal(
            3,
            await app.Read(db =>
                db.Audit()
                    .CountAsync(row => row.Action == "organization.merged" || row.Action == "organization.unmerged")
            )
        );
    }

    [Fact]
    public async Task What_staff_noted_to_be_two_is_no_likely_twin_any_more()
    {
        await using var app = await HeteroApp.Start(Later);
        await Twins(app);
        using var desk = await Desk(app);
        Assert.Contains("Dicatat", await (await Browse.Send(desk, Compare, "beda")).Text());
        Assert.DoesNotContain("Nama mirip", await desk.Page("/konsol/semarang/kembar"));
    }

    [Fact]
    public async Task After_thirty_days_a_merge_stays_and_what_staff_turned_away_is_not_merged()
    {
        await using var app = await HeteroApp.Start(Later);
        var (one, other) = (await ImportTests.Have(app, "Satu", "33.74"), await ImportTests.Have(app, "Dua", "33.74"));
        Assert.Equal(MergeAnswer.Done, await Merge(app, other, one));
        Assert.Equal(MergeAnswer.Changed, await Merge(app, other, one));
        var merge = await app.Read(db => db.Merges().Select(row => row.Id).SingleAsync());
        app.Clock.Advance(Organizations.Merge.Undoable + TimeSpan.FromSeconds(1));
        Assert.Equal(MergeAnswer.TooLate, await Undo(app, merge));
        foreach (var status in (OrganizationStatus[])[OrganizationStatus.Declined, OrganizationStatus.Suspended])
            Assert.Equal(
                MergeAnswer.Changed,
                await Merge(app, await ImportTests.Have(app, "Ditolak " + status, "33.74", status: status), one)
            );
        Assert.Equal(
            MergeAnswer.Changed,
            await Merge(app, one, await ImportTests.Have(app, "Menunggu", "33.74", status: OrganizationStatus.Waiting))
        );
        Assert.Equal(MergeAnswer.Changed, await Merge(app, one, one));
    }

    [Fact]
    public async Task The_database_refuses_a_pointer_to_one_that_is_merged_itself()
    {
        await using var app = await HeteroApp.Start(Later);
        var ids = new List<Guid>();
        foreach (var name in (string[])["Satu", "Dua", "Tiga"])
            ids.Add(await ImportTests.Have(app, name, "33.74"));
        Assert.Equal(MergeAnswer.Done, await Merge(app, ids[0], ids[1]));
        foreach (var (loser, winner) in ((Guid, Guid)[])[(ids[2], ids[0]), (ids[1], ids[2]), (ids[2], ids[2])])
            Assert.Contains(
                "merge_ends_after_one_step",
                (
                    await Assert.ThrowsAnyAsync<Exception>(() =>
                        app.Read(db =>
                            db.Organizations()
                                .Where(row => row.Id == loser)
                                .ExecuteUpdateAsync(set =>
                                    set.SetProperty(row => row.MergedIntoId, winner)
                                        .SetProperty(row => row.Status, OrganizationStatus.Merged)
                                )
                        )
                    )
                ).ToString()
            );
        await Assert.ThrowsAnyAsync<Exception>(() =>
            app.Read(db =>
                db.Organizations()
                    .Where(row => row.Id == ids[0])
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, OrganizationStatus.Verified))
            )
        );
    }

    [Fact]
    public async Task Merges_of_the_same_ones_at_once_leave_one_pointer_and_no_circle()
    {
        await using var app = await HeteroApp.Start(Later);
        for (var round = 0; round < 5; round++)
        {
            var ids = new List<Guid>();
            foreach (var name in (string[])["Satu", "Dua", "Tiga"])
                ids.Add(await ImportTests.Have(app, $"{name} {round}", "33.74"));
            var answers = await Task.WhenAll(
                ((int Loser, int Winner)[])[(0, 1), (1, 0), (1, 2), (2, 0), (0, 2), (2, 1)] is var pairs
                    ? pairs.Select(pair => Merge(app, ids[pair.Loser], ids[pair.Winner]))
                    : []
            );
            Assert.Contains(MergeAnswer.Done, answers);
            Assert.Equal(
                0,
                await app.Read(db =>
                    db.Organizations()
                        .CountAsync(row =>
                            row.MergedIntoId != null
                            && db.Organizations()
                                .Any(winner => winner.Id == row.MergedIntoId && winner.MergedIntoId != null)
                        )
                )
            );
        }
    }

    internal static Task<MergeAnswer> Merge(HeteroApp app, Guid loser, Guid winner) =>
        app.Do(async services =>
        {
            var rows = await services
                .GetRequiredService<AppDb>()
                .Organizations()
                .AsNoTracking()
                .Where(row => row.Id == loser || row.Id == winner)
                .ToDictionaryAsync(row => row.Id);
            return await services
                .GetRequiredService<MergeOrganizations>()
                .Now(rows[loser], rows[winner], Guid.CreateVersion7());
        });

    internal static Task<MergeAnswer> Undo(HeteroApp app, Guid merge) =>
        app.Do(services => services.GetRequiredService<MergeOrganizations>().Undo(merge, Guid.CreateVersion7()));

    internal static Task<bool> Save(HeteroApp app, params object[] rows) =>
        app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            db.AddRange(rows);
            await db.SaveChangesAsync();
            return true;
        });
}
