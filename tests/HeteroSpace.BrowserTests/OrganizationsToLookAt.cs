using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Import;
using HeteroSpace.Foundation.Typed;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace;

/// <summary>A community that waits, two that look like one, and two imports: one to be mapped, one checked.</summary>
internal static class OrganizationsToLookAt
{
    public static async Task<(string Community, Guid Mapping, Guid Checked)> In(HeteroApp app, Person manager)
    {
        var site = (await app.Space("semarang/kelas")).Site.Id;
        var community = await Community(app, site, manager);
        var (mapping, import) = (await Upload(app, site, false), await Upload(app, site, true));
        await Twins(app, site);
        return (community, mapping, import);
    }

    private static async Task<string> Community(HeteroApp app, Guid site, Person manager)
    {
        var register = new OrganizationWish(
            "Komunitas Batik Muda",
            "Community",
            "Craft",
            "33.74",
            "Kami belajar membatik bersama setiap hari Sabtu.",
            "@batikmuda",
            "0812 0000 3001"
        );
        return (
            await app.Do(services =>
                services.GetRequiredService<RegisterOrganization>().Now(register, site, manager.Id)
            )
        )!.Slug;
    }

    private static Task<int> Twins(HeteroApp app, Guid site) =>
        app.Read(db =>
        {
            foreach (var name in (string[])["Kopi Pagi", "Kopi Pagi Kita"])
                db.Add(
                    new Organization
                    {
                        Name = name,
                        Slug = OrganizationName.Slug(name),
                        RegionCode = "33.74",
                        SiteId = site,
                        Status = OrganizationStatus.Verified,
                        Registered = app.Now,
                    }
                );
            return db.SaveChangesAsync();
        });

    private static Task<Guid> Upload(HeteroApp app, Guid site, bool check) =>
        app.Do(async services =>
        {
            var work = services.GetRequiredService<ImportWork>();
            var import = await work.Take(
                work.Target("komunitas")!,
                site,
                null,
                FileName.Read("register.csv"),
                Demo.DemoRegister.Csv(8, 6, 3)
            );
            if (check && await work.Map(import, import.HeaderRow, import.Sources))
                await work.Check(import.Id);
            return import.Id;
        });
}
