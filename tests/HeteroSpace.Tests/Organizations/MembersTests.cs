using System.Net;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Organizations;

/// <summary>Who is in an organization: invitations, roles, leaving.</summary>
public sealed class MembersTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    [Fact]
    public async Task A_mail_opens_the_door_once_and_a_link_for_a_week()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, organization) = await Verified(app);
        using var mine = await RightsTests.Browser(app, lead);
        var page = $"/komunitas/{organization.Slug}/orang";
        Assert.Contains(
            "dikirim ke baru@example.org",
            await (await Browse.Send(mine, page, "undang", ("email", "Baru@example.org "), ("peran", "Lead"))).Text()
        );
        Assert.Contains(
            "Tulis alamat e-mail",
            await (await Browse.Send(mine, page, "undang", ("email", "0812"), ("peran", "Lead"))).Text()
        );
        await app.WorkJobs();
        var mail = Assert.Single(app.Mails, mail => mail.To.ToString().Contains("baru@example.org")).TextBody!;
        var door = new Uri(Regex.Match(mail, "https?://\\S+/undangan/\\S+").Value).AbsolutePath;

        using var visitor = Browse.Visitor(app);
        Assert.Contains("Masuk untuk bergabung", await visitor.Page(door));
        var (first, second) = (await app.Member("Baru Satu"), await app.Member("Baru Dua"));
        using var one = await RightsTests.Browser(app, first);
        Assert.Contains("Selamat datang", await (await Browse.Send(one, door, "gabung")).Text());
        Assert.Equal(OrganizationRole.Lead, await app.Read(db => db.RoleIn(organization.Id, first.Id)));
        using var two = await RightsTests.Browser(app, second);
        Assert.Equal(HttpStatusCode.NotFound, (await two.GetAsync(door)).StatusCode);

        var link = Regex.Match(await (await Browse.Send(mine, page, "tautan")).Text(), "/undangan/[^\"<]+").Value;
        await Browse.Send(two, link, "gabung");
        await Browse.Send(two, link, "gabung");
        Assert.Equal(OrganizationRole.Member, await app.Read(db => db.RoleIn(organization.Id, second.Id)));
        // A lead who opens a link for members stays a lead.
        await Browse.Send(one, link, "gabung");
        Assert.Equal(OrganizationRole.Lead, await app.Read(db => db.RoleIn(organization.Id, first.Id)));
        app.Clock.Advance(Invitation.LinkLasts + TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task A_withdrawn_invitation_and_a_made_up_one_open_nothing()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, organization) = await Verified(app);
        var invitation = (
            await app.Do(services =>
                services.GetRequiredService<ManageMembers>().Invite(organization, lead, null, OrganizationRole.Lead)
            )
        )!;
        Assert.Equal(OrganizationRole.Member, invitation.Role);
        var address = (
            await app.Do(async services => await services.GetRequiredService<ManageMembers>().DoorOf(invitation))
        ).Reveal();
        using var visitor = Browse.Visitor(app);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/status/" + address.Split('/')[^1])).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await visitor.GetAsync(address[..^1] + (address[^1] == 'A' ? 'B' : 'A'))).StatusCode
        );
        await app.Do(async services =>
        {
            await services.GetRequiredService<ManageMembers>().Withdraw(organization.Id, invitation.Id);
            return 0;
        });
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).StatusCode);
        Assert.False(
            await app.Do(async services =>
                await services.GetRequiredService<ManageMembers>().Accept(invitation, (await app.Member()).Id)
            )
        );
    }

    [Fact]
    public async Task A_suspended_organization_invites_nobody()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, organization) = await Verified(app);
        await app.Read(db =>
            db.Organizations()
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, OrganizationStatus.Suspended))
        );
        Assert.Null(
            await app.Do(services =>
                services.GetRequiredService<ManageMembers>().Invite(organization, lead, null, OrganizationRole.Member)
            )
        );
    }

    [Fact]
    public async Task Six_open_one_mail_at_once_and_one_is_in()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, organization) = await Verified(app);
        var invitation = (
            await app.Do(services =>
                services
                    .GetRequiredService<ManageMembers>()
                    .Invite(organization, lead, EmailAddress.Read("baru@example.org"), OrganizationRole.Member)
            )
        )!;
        var people = new List<Person>();
        for (var number = 0; number < 6; number++)
            people.Add(await app.Member());
        var answers = await Task.WhenAll(
            people.Select(person =>
                Task.Run(() =>
                    app.Do(services => services.GetRequiredService<ManageMembers>().Accept(invitation, person.Id))
                )
            )
        );
        Assert.Single(answers, true);
        Assert.Equal(2, await app.Read(db => db.OrganizationMembers().CountAsync()));
    }

    [Fact]
    public async Task The_last_lead_cannot_leave_also_when_all_of_them_go_at_once()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, organization) = await Verified(app);
        using (var mine = await RightsTests.Browser(app, lead))
            Assert.Contains(
                "pengurus terakhir",
                await (await Browse.Send(mine, $"/komunitas/{organization.Slug}/orang", $"keluar-{lead.Id}")).Text()
            );
        var leads = new List<Person> { lead };
        for (var number = 0; number < 5; number++)
            leads.Add(await app.Member());
        await app.Read(db =>
        {
            foreach (var other in leads.Skip(1))
                db.Add(
                    new OrganizationMember
                    {
                        OrganizationId = organization.Id,
                        PersonId = other.Id,
                        Role = OrganizationRole.Lead,
                        Since = app.Now,
                    }
                );
            return db.SaveChangesAsync();
        });
        var answers = await Task.WhenAll(
            leads.Select(
                (person, number) =>
                    Task.Run(() =>
                        app.Do(services =>
                            number % 2 == 0
                                ? services
                                    .GetRequiredService<ManageMembers>()
                                    .Remove(organization, person.Id, person.AccountId!.Value)
                                : services
                                    .GetRequiredService<ManageMembers>()
                                    .SetRole(organization, person.Id, OrganizationRole.Member, person.AccountId!.Value)
                        )
                    )
            )
        );
        Assert.Single(answers, MembersAnswer.LastLead);
        Assert.Equal(
            1,
            await app.Read(db => db.OrganizationMembers().CountAsync(row => row.Role == OrganizationRole.Lead))
        );
    }

    [Fact]
    public async Task A_member_sees_the_others_and_changes_nobody_and_strangers_see_none()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, organization) = await Verified(app);
        var member = await app.Member("Anggota Biasa");
        await app.Read(db =>
        {
            db.Add(
                new OrganizationMember
                {
                    OrganizationId = organization.Id,
                    PersonId = member.Id,
                    Since = app.Now,
                }
            );
            return db.SaveChangesAsync();
        });
        var page = $"/komunitas/{organization.Slug}/orang";
        using var client = await RightsTests.Browser(app, member);
        Assert.Contains(lead.Name, await client.Page(page));
        Assert.DoesNotContain("Undang", await client.Page(page));
        await Browse.Send(client, page, $"peran-{member.Id}", ("jadi", "Lead"));
        await Browse.Send(client, page, $"keluar-{lead.Id}");
        await Browse.Send(client, page, "tautan");
        Assert.Equal(
            (OrganizationRole.Member, OrganizationRole.Lead, 0),
            (
                await app.Read(db => db.RoleIn(organization.Id, member.Id)),
                await app.Read(db => db.RoleIn(organization.Id, lead.Id)),
                await app.Read(db => db.InvitationRows().CountAsync())
            )
        );
        using var stranger = await RightsTests.Browser(app, await app.Member());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(page)).StatusCode);
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync(page)).StatusCode);
        using var visitor = Browse.Visitor(app);
        Assert.DoesNotContain(member.Name, await visitor.Page("/komunitas/" + organization.Slug));
    }

    internal static async Task<(Person Lead, Organization Organization)> Verified(HeteroApp app)
    {
        var lead = await app.Member("Pengurus Contoh");
        var site = (await app.Space("semarang/kelas")).Site.Id;
        var organization = (
            await app.Do(services =>
                services
                    .GetRequiredService<RegisterOrganization>()
                    .Now(
                        new(
                            "Komunitas Batik Muda",
                            "Community",
                            "Craft",
                            "33.74",
                            "Kami belajar membatik setiap hari Sabtu.",
                            "@batikmuda",
                            ""
                        ),
                        site,
                        lead.Id
                    )
            )
        )!;
        var staff = await app.Staff(Role.FrontDesk, "semarang");
        Assert.True(
            await app.Do(services =>
                services
                    .GetRequiredService<DecideOrganization>()
                    .Now(organization, staff.AccountId!.Value, OrganizationStatus.Verified, null)
            )
        );
        return (
            lead,
            await app.Read(db => db.Organizations().AsNoTracking().SingleAsync(row => row.Id == organization.Id))
        );
    }
}
