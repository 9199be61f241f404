using System.Net;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Initiatives;

/// <summary>What of an initiative is seen, and by whom.</summary>
public sealed class SeenTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

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
}
