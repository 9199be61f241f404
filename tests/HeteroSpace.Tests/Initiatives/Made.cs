using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Initiatives;

/// <summary>What tests of initiatives stand on: organizations with leads, and an initiative in a phase.</summary>
internal static class Made
{
    public static async Task<Guid> Site(HeteroApp app) => (await app.Space("semarang/kelas")).Site.Id;

    public static async Task<(Person Lead, Organization Organization)> Organization(
        HeteroApp app,
        string name,
        OrganizationKind kind = OrganizationKind.Community
    )
    {
        var lead = await app.Member("Pengurus " + name);
        var organization = new Organization
        {
            Name = name,
            Slug = OrganizationName.Slug(name),
            Kind = kind,
            RegionCode = "33.74",
            SiteId = await Site(app),
            Status = OrganizationStatus.Verified,
            Registered = app.Now,
        };
        await app.Read(db =>
        {
            db.AddRange(
                organization,
                new OrganizationMember
                {
                    OrganizationId = organization.Id,
                    PersonId = lead.Id,
                    Role = OrganizationRole.Lead,
                    Since = app.Now,
                }
            );
            return db.SaveChangesAsync();
        });
        return (lead, organization);
    }

    public static async Task<Idea> Idea(
        HeteroApp app,
        string title,
        Person? writer = null,
        Guid? organization = null,
        Initiative? within = null,
        string phone = "0812 0000 4001"
    )
    {
        var wish = new IdeaWish(
            within?.SiteId ?? await Site(app),
            title,
            "Untuk siapa saja yang mau belajar bersama.",
            "Craft",
            "Peserta 014",
            phone,
            writer,
            organization,
            within
        );
        Assert.Empty(PostIdea.Problems(wish));
        return (await app.Do(services => services.GetRequiredService<PostIdea>().Now(wish)))!;
    }

    public static async Task<(Person Officer, Initiative Initiative)> Initiative(
        HeteroApp app,
        string template = "acara-bersama",
        Guid? initiator = null,
        bool published = true,
        string title = "Pasar Batik Sungai"
    )
    {
        var officer = await app.Staff(Role.ProgramOfficer, "semarang");
        var site = await Site(app);
        await app.Do(async services =>
        {
            await FirstTemplates.Put(services.GetRequiredService<AppDb>(), services.GetRequiredService<Frame>());
            return true;
        });
        var initiative = (
            await app.Do(services =>
                services
                    .GetRequiredService<StartInitiative>()
                    .Now(
                        new(site, template, title, "Pasar satu hari di tepi sungai.", initiator, null, published),
                        officer.AccountId!.Value
                    )
            )
        )!;
        // Whom staff name is asked, and says yes.
        if (initiator is { } asked)
            Assert.True(await Join(app, initiative, asked));
        return (officer, initiative);
    }

    public static Task<Initiative> Now(HeteroApp app, Initiative seen) =>
        app.Read(db => db.Initiatives().AsNoTracking().SingleAsync(row => row.Id == seen.Id));

    public static Task<bool> Join(HeteroApp app, Initiative initiative, Guid organization) =>
        app.Do(services =>
            services.GetRequiredService<TakePart>().Answer(initiative, organization, true, InvolvementRole.Planner)
        );

    /// <summary>Closes the active phase, by a reason where duties are open.</summary>
    public static async Task<Initiative> Close(HeteroApp app, Initiative seen, Person officer)
    {
        var now = await Now(app, seen);
        var answer = await app.Do(services =>
            services
                .GetRequiredService<ClosePhase>()
                .Now(now, "Rangkuman tahap ini.", "Uji: kewajiban diisi belakangan.", officer.AccountId!.Value)
        );
        Assert.True(answer is CloseAnswer.Closed or CloseAnswer.Finished);
        return await Now(app, seen);
    }

    public static Task<int> Involve(
        HeteroApp app,
        Initiative initiative,
        Guid organization,
        Phase phase,
        InvolvementStatus status = InvolvementStatus.Confirmed
    ) =>
        app.Read(db =>
        {
            db.Add(
                new Involvement
                {
                    InitiativeId = initiative.Id,
                    OrganizationId = organization,
                    Phase = phase,
                    Evidence = "hand",
                    SourceId = Guid.CreateVersion7(),
                    Title = "catatan",
                    At = app.Now,
                    Status = status,
                }
            );
            return db.SaveChangesAsync();
        });
}
