using HeteroSpace.Events;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>A year of events around today.</summary>
internal static class DemoEvents
{
    public static async Task Add(
        AppDb db,
        PlanEvent plan,
        MoveAlong along,
        Frame frame,
        IReadOnlyList<CatalogueSite> sites,
        SealedCodes codes,
        DateTime now,
        CancellationToken stop
    )
    {
        var people = await db.People().AsNoTracking().OrderBy(person => person.Name).ToListAsync(stop);
        var organizations = await db.Organizations()
            .AsNoTracking()
            .Where(row => row.Status == OrganizationStatus.Verified)
            .OrderBy(row => row.Slug)
            .ToListAsync(stop);
        var programme = new DemoProgramme(sites, organizations);
        var staff = Account("petugas@example.org");
        var semarang = sites[0];

        new DemoPastEvents(db, programme, staff, semarang.Site.Clock.Date(now)).Add();
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();

        var (stage, guests) = (new DemoStage(db, plan, along, frame, staff), new DemoGuests(db, people, codes, now));
        await new DemoComingEvents(db, stage, guests, programme, semarang, now).Add(
            lead: Account("komunitas@example.org"),
            stop
        );
        // Nobody is told of a world that is made up.
        await db.Jobs()
            .Where(job =>
                job.Kind == EventNews.Job
                || job.Kind == RegistrationNews.Job
                || job.Kind == PartnerInvited.Job
                || job.Kind == InitiativeNewsJob.Job
            )
            .ExecuteDeleteAsync(stop);

        Guid Account(string email) => people.Single(person => person.Email == email).AccountId!.Value;
    }
}
