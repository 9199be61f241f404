using HeteroSpace.Foundation.Db;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>Where and when the stories of the first site happen, and who acts in them.</summary>
/// <param name="Staff">The account of the program officer, who answers, writes minutes and keeps notes.</param>
/// <param name="People">Twenty without an account, in the order of their names.</param>
/// <param name="Organizations">The verified ones by their slugs.</param>
internal sealed record DemoScene(
    AppDb Db,
    CatalogueSite House,
    DateTime Now,
    Guid Staff,
    IReadOnlyList<Person> People,
    IReadOnlyDictionary<string, Organization> Organizations
)
{
    public Guid SiteId => House.Site.Id;

    public DateTime Ago(int days) => Now.AddDays(-days);

    public static async Task<DemoScene> Of(AppDb db, CatalogueSite house, DateTime now, CancellationToken stop)
    {
        var people = await db.People()
            .AsNoTracking()
            .Where(person => person.AccountId == null)
            .OrderBy(person => person.Name)
            .Take(20)
            .ToListAsync(stop);
        var staff = await db.People()
            .Where(person => person.Email == "petugas@example.org")
            .Select(person => person.AccountId!.Value)
            .SingleAsync(stop);
        var organizations = await db.Organizations()
            .Where(row => row.Status == OrganizationStatus.Verified)
            .ToDictionaryAsync(row => row.Slug, stop);
        return new(db, house, now, staff, people, organizations);
    }
}

/// <summary>Organizations that act in the stories, by their slugs.</summary>
internal static class DemoCast
{
    public const string Batik = "komunitas-batik-muda-contoh",
        River = "komunitas-sungai-bersih-contoh",
        Coffee = "komunitas-kopi-petani-contoh",
        Lens = "komunitas-lensa-kota-lama-contoh",
        Bamboo = "komunitas-musik-bambu-contoh",
        Kitchen = "komunitas-dapur-lumpia-contoh",
        Wheelchairs = "komunitas-langkah-setara-contoh",
        Books = "komunitas-pojok-buku-contoh",
        Robots = "komunitas-robot-remaja-contoh",
        Campus = "kampus-contoh-semarang",
        Agency = "dinas-contoh-jawa-tengah",
        Radio = "radio-contoh-fm";
}
