using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Initiatives;

/// <summary>Who leads a community finds what waits for them on the first page of their own space.</summary>
public sealed class AskedOfLeadsTests
{
    private const string Invited = "diundang ikut",
        Confirm = "menunggu dibenarkan";

    [Fact]
    public async Task An_invitation_stands_there_until_it_is_answered_and_for_nobody_else()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (lead, organization) = await Made.Organization(app, "Komunitas Batik Muda");
        var (officer, initiative) = await Made.Initiative(app);
        Assert.True(
            await app.Do(services =>
                services
                    .GetRequiredService<TakePart>()
                    .Invite(initiative, organization.Id, InvolvementRole.Planner, officer.AccountId!.Value)
            )
        );
        using var signedIn = await RightsTests.Browser(app, lead);
        using var other = await RightsTests.Browser(app, await app.Member());
        var page = await signedIn.Page("/saya");
        Assert.Contains($"Komunitas Batik Muda {Invited}", page);
        Assert.Contains($"href=\"/jejak/{initiative.Slug}\"", page);
        Assert.DoesNotContain(Invited, await other.Page("/saya"));
        Assert.True(await Made.Join(app, initiative, organization.Id));
        Assert.DoesNotContain(Invited, await signedIn.Page("/saya"));
    }

    [Fact]
    public async Task What_is_to_be_confirmed_is_counted_as_the_page_that_confirms_it_lists_it()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (lead, organization) = await Made.Organization(app, "Komunitas Batik Muda");
        var (officer, initiative) = await Made.Initiative(app, initiator: organization.Id);
        foreach (var title in (string[])["Menyiapkan meja", "Menjaga pintu"])
            await app.Do(async services =>
            {
                await services
                    .GetRequiredService<Involve>()
                    .Record(initiative, organization.Id, 0, InvolvementRole.Organizer, title, officer.AccountId!.Value);
                return true;
            });
        using var signedIn = await RightsTests.Browser(app, lead);
        Assert.Contains($"2 keterlibatan Komunitas Batik Muda {Confirm}", await signedIn.Page("/saya"));
        await app.Do(async services =>
        {
            await services
                .GetRequiredService<Involve>()
                .ConfirmAll(organization.Id, initiative.Id, lead.AccountId!.Value);
            return true;
        });
        Assert.DoesNotContain(Confirm, await signedIn.Page("/saya"));
    }

    [Fact]
    public async Task A_proposal_and_what_others_booked_for_the_community_stand_there_too()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (lead, organization) = await Made.Organization(app, "Komunitas Batik Muda");
        var (_, of) = await Held.Event(
            app,
            Held.Plan() with
            {
                When = new(AtDesk.Monday.AddDays(3), AtDesk.Monday.AddDays(3).AddHours(2)),
            },
            published: false,
            organization: organization.Id
        );
        await app.Read(async db =>
        {
            await db.Events()
                .Where(row => row.Id == of.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, EventStatus.Proposed));
            return true;
        });
        // Another lead of it did.
        var booked = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 15));
        await app.Read(db =>
            db.Bookings()
                .Where(row => row.Id == booked.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.OrganizationId, organization.Id))
        );
        using var signedIn = await RightsTests.Browser(app, lead);
        var page = System.Net.WebUtility.HtmlDecode(await signedIn.Page("/saya"));
        Assert.Contains($"Usulan acara \"{of.Title}\" menunggu jawaban petugas", page);
        Assert.Contains("Untuk Komunitas Batik Muda", page);
        using var stranger = await RightsTests.Browser(app, await app.Member());
        Assert.DoesNotContain("Usulan acara", await stranger.Page("/saya"));
    }
}
