using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Search;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>A believable world around today: the sites, those who can sign in, and a calendar that is the same for the
/// same day.</summary>
internal sealed class DemoData(
    AppDb db,
    UserManager<Account> accounts,
    Catalogue catalogue,
    HeteroSpace.Events.PlanEvent plan,
    HeteroSpace.Content.EditArticle edit,
    HeteroSpace.Content.MakeEpisode make,
    SealedCodes codes,
    SettleSearch search,
    TimeProvider time,
    IServiceProvider house
)
{
    public const string Password = "HeteroSpace-2026";

    public static readonly (string Email, string Name, PersonKind Kind, Role? Role, string? Site)[] SignIns =
    [
        ("admin@example.org", "Administrator Provinsi", PersonKind.Public, Role.ProvincialAdministrator, null),
        ("pengelola@example.org", "Pengelola Semarang", PersonKind.Public, Role.SiteManager, "semarang"),
        ("meja@example.org", "Meja Depan Semarang", PersonKind.Public, Role.FrontDesk, "semarang"),
        ("anggota@example.org", "Anggota UMKM", PersonKind.Umkm, null, null),
        ("komunitas@example.org", "Pengurus Komunitas", PersonKind.CommunityMember, null, null),
        ("mitra@example.org", "Mitra Kampus", PersonKind.Partner, null, null),
        ("redaksi@example.org", "Redaksi", PersonKind.Public, Role.Editor, "semarang"),
        ("petugas@example.org", "Petugas Program", PersonKind.Public, Role.ProgramOfficer, "semarang"),
        ("mentor@example.org", "Mentor dan Penilai", PersonKind.Public, Role.Mentor, "semarang"),
    ];

    public static async Task<bool> IsEmpty(AppDb db) => !await db.Sites().AnyAsync() && !await db.Users.AnyAsync();

    public async Task Fill(CancellationToken stop = default)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        await KnownHolidays.Put(db, house.GetRequiredService<Frame>(), stop);
        await using (var transaction = await db.Database.BeginTransactionAsync(stop))
        {
            DemoSites.Add(db);
            await db.SaveChangesAsync(stop);
            await DemoHours.Add(db, stop);
            await People(stop);
            await DemoInvitations.Add(db, time.GetUtcNow().UtcDateTime, stop);
            await DemoShift.Add(db, time.GetUtcNow().UtcDateTime, stop);
            await transaction.CommitAsync(stop);
        }
        catalogue.Forget();
        await DemoOrganizations.Add(db, await catalogue.Sites(stop), time.GetUtcNow().UtcDateTime, stop);
        await new DemoCalendar(db, catalogue, time.GetUtcNow().UtcDateTime).Add(stop);
        if (await catalogue.Site("semarang", stop) is { } first)
            await DemoInitiatives.Add(db, first, time.GetUtcNow().UtcDateTime, stop);
        await DemoEvents.Add(
            db,
            plan,
            house.GetRequiredService<HeteroSpace.Initiatives.MoveAlong>(),
            house.GetRequiredService<Frame>(),
            await catalogue.Sites(stop),
            codes,
            time.GetUtcNow().UtcDateTime,
            stop
        );
        if (await catalogue.Site("semarang", stop) is { } home)
            await DemoContent.Add(db, edit, make, home.Site, time.GetUtcNow().UtcDateTime, stop);
        if (await catalogue.Site("semarang", stop) is { } given)
            await AddGiving(await DemoScene.Of(db, given, time.GetUtcNow().UtcDateTime, stop), stop);
        if (await catalogue.Site("semarang", stop) is { } offering)
            await DemoOffers.Add(db, offering, await Manager(stop), time, stop);
        await DemoHousehold.Add(db, codes, time.GetUtcNow().UtcDateTime, stop);
        await DemoPeople.Add(
            db,
            await catalogue.Site("semarang", stop)
                ?? throw new InvalidOperationException("The demo has no first site."),
            time.GetUtcNow().UtcDateTime,
            stop
        );
        if (await catalogue.Site("semarang", stop) is { } told)
            await new DemoMessages(db, told.Site.Id, time.GetUtcNow().UtcDateTime).Add(stop);
        await search.All(db, stop);
    }

    private async Task AddGiving(DemoScene scene, CancellationToken stop)
    {
        await new DemoGiving(scene, new(house, scene.Db), await Manager(stop)).Add(stop);
    }

    private async Task<Guid> Manager(CancellationToken stop) =>
        (await db.Users.Where(account => account.Email == "pengelola@example.org").SingleAsync(stop)).Id;

    private async Task People(CancellationToken stop)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var hash = accounts.PasswordHasher.HashPassword(new(), Password);
        var sites = await db.Sites().ToDictionaryAsync(site => site.Slug, site => site.Id, stop);
        foreach (var (email, name, kind, role, site) in SignIns)
        {
            var account = Open(email, hash);
            db.People()
                .Add(
                    new()
                    {
                        AccountId = account.Id,
                        Name = name,
                        Kind = kind,
                        Verified = true,
                        Email = email,
                        EmailConfirmed = true,
                        Since = now.AddDays(-300),
                    }
                );
            if (role is { } held)
                db.RoleGrants().Add(new(account.Id, held, site is null ? null : sites[site]));
        }
        for (var number = 1; number <= DemoNames.Count; number++)
            db.People()
                .Add(
                    new()
                    {
                        Name = DemoNames.Of(number),
                        Kind = (PersonKind)(number % 6),
                        Email = $"peserta{number:000}@example.org",
                        Phone = $"+6281200001{number:000}",
                        Since = now.AddDays(-number * 7),
                    }
                );
        await db.SaveChangesAsync(stop);
    }

    // Past UserManager: the password of all is hashed once.
    private Account Open(string email, string hash)
    {
        var account = new Account
        {
            Email = email,
            EmailConfirmed = true,
            LockoutEnabled = true,
            PasswordHash = hash,
            SecurityStamp = Guid.CreateVersion7().ToString("n"),
        };
        account.UserName = account.Id.ToString("n");
        account.NormalizedUserName = accounts.NormalizeName(account.UserName);
        account.NormalizedEmail = accounts.NormalizeEmail(email);
        db.Add(account);
        return account;
    }
}
