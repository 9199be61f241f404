using System.Net;
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

    private sealed record Draft(
        Person Officer,
        Person Lead,
        Person Stranger,
        Organization Community,
        Initiative Initiative,
        Idea Proposal
    )
    {
        public string Manage => $"/konsol/semarang/inisiatif/{Initiative.Slug}";

        public string[] Pages =>
            [
                "/jejak/" + Initiative.Slug,
                $"/jejak/{Initiative.Slug}/usulan",
                $"/jejak/{Initiative.Slug}/keputusan",
                $"/jejak/{Initiative.Slug}/keterlibatan/{Community.Slug}",
                "/gagasan/" + Proposal.Slug,
            ];

        public static async Task<Draft> Begin(HeteroApp app)
        {
            var (lead, community) = await Made.Organization(app, "Komunitas Batik Muda");
            var (stranger, _) = await Made.Organization(app, "Komunitas Lain");
            var (officer, initiative) = await Made.Initiative(
                app,
                initiator: community.Id,
                published: false,
                title: "Rahasia Dulu Saja"
            );
            var proposal = await Made.Idea(app, "Usulan di dalam konsep", lead, community.Id, initiative);
            return new(officer, lead, stranger, community, initiative, proposal);
        }

        public Task<HttpResponseMessage> Publish(HttpClient staff) => Browse.Send(staff, Manage, "terbit");
    }

    [Fact]
    public async Task A_draft_is_hidden_from_who_does_not_take_part()
    {
        await using var app = await HeteroApp.Start(Later);
        var draft = await Draft.Begin(app);
        var (initiative, community) = (draft.Initiative, draft.Community);
        using var visitor = Browse.Visitor(app);
        using var other = await RightsTests.Browser(app, draft.Stranger);
        foreach (var page in draft.Pages)
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
    }

    [Fact]
    public async Task A_draft_is_seen_by_who_takes_part_and_by_everyone_once_it_is_published()
    {
        await using var app = await HeteroApp.Start(Later);
        var draft = await Draft.Begin(app);
        var initiative = draft.Initiative;
        using var mine = await RightsTests.Browser(app, draft.Lead);
        Assert.Contains("Konsep", await mine.Page("/jejak/" + initiative.Slug));
        Assert.Contains("Rahasia Dulu", await mine.Page("/saya/gagasan"));
        Assert.Equal(HttpStatusCode.OK, (await mine.GetAsync($"/jejak/{initiative.Slug}/kerja")).StatusCode);
        using var staff = await RightsTests.Browser(app, draft.Officer);
        using var visitor = Browse.Visitor(app);
        // Read, and thereby kept: publishing must make both forgotten.
        Assert.DoesNotContain("Rahasia Dulu", await visitor.Page("/jejak"));
        Assert.DoesNotContain("Ikut inisiatif", await visitor.Page("/komunitas/" + draft.Community.Slug));
        await draft.Publish(staff);
        Assert.Contains("Rahasia Dulu", await visitor.Page("/jejak"));
        Assert.Contains("Ikut inisiatif", await visitor.Page("/komunitas/" + draft.Community.Slug));
    }

    [Fact]
    public async Task Internal_notes_are_seen_by_staff_where_they_manage_and_nowhere_else()
    {
        await using var app = await HeteroApp.Start(Later);
        var draft = await Draft.Begin(app);
        await app.Do(async services =>
        {
            await services
                .GetRequiredService<DoWork>()
                .AddNote(draft.Initiative, "CATATAN-DALAM-7731", draft.Officer.AccountId!.Value);
            return true;
        });
        using var visitor = Browse.Visitor(app);
        using var mine = await RightsTests.Browser(app, draft.Lead);
        using var staff = await RightsTests.Browser(app, draft.Officer);
        Assert.Contains("CATATAN-DALAM-7731", await staff.Page(draft.Manage));
        await draft.Publish(staff);
        foreach (var client in new[] { visitor, mine, staff })
        foreach (var page in draft.Pages.Append($"/jejak/{draft.Initiative.Slug}/kerja").Append("/jejak"))
            Assert.DoesNotContain("CATATAN-DALAM-7731", await (await client.GetAsync(page)).Text());
    }

    [Fact]
    public async Task A_community_that_is_suspended_stays_on_the_strip_without_its_name_and_can_do_nothing()
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
