using System.Net;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Organizations;

/// <summary>Registration, verification, the page and the list of communities and partners.</summary>
public sealed class OrganizationTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);
    private static readonly OrganizationWish Wish = OrganizationWishTests.Wish;
    private static readonly (string, string)[] Fields =
    [
        ("nama", Wish.Name),
        ("jenis", Wish.Kind),
        ("bidang", Wish.Sector),
        ("wilayah", Wish.Region),
        ("cerita", Wish.Story),
        ("tautan", Wish.Links),
        ("ponsel", Wish.Phone),
        ("situs", "semarang"),
    ];

    private const string Address = "/komunitas/komunitas-batik-muda",
        Review = "/konsol/semarang/organisasi/komunitas-batik-muda";

    private static async Task<HttpClient> Desk(HeteroApp app) =>
        await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));

    private static async Task<string> Verify(HttpClient desk, params string[] checks) =>
        await (
            await Browse.Send(desk, Review, "sah", [("versi", "0"), .. checks.Select(check => ("cek-" + check, "ya"))])
        ).Text();

    // By the form, with an account that is made with it.
    private static async Task<string> RegisterNew(HeteroApp app)
    {
        using var lead = Browse.Visitor(app);
        var answer = await Browse.Send(
            lead,
            "/komunitas/daftar",
            "daftar",
            [
                .. Fields,
                ("saya-nama", "Pengurus Contoh"),
                ("saya-kontak", "pengurus@example.org"),
                ("saya-sandi", "sandi-yang-panjang"),
            ]
        );
        return await answer.Text();
    }

    [Fact]
    public async Task Someone_new_registers_with_an_account_and_waits()
    {
        await using var app = await HeteroApp.Start(Later);
        var page = await RegisterNew(app);
        Assert.Contains("Menunggu verifikasi", page);
        Assert.DoesNotContain("3001", page);
        using var desk = await Desk(app);
        Assert.Contains(Review, await desk.Page("/konsol/semarang/organisasi"));
    }

    [Fact]
    public async Task What_waits_is_seen_by_staff_of_its_site_alone()
    {
        await using var app = await HeteroApp.Start(Later);
        await Registered(app);
        using var visitor = Browse.Visitor(app);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Address)).StatusCode);
        Assert.DoesNotContain("Batik Muda", await visitor.Page("/komunitas"));
        using var elsewhere = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "solo"));
        foreach (var closed in (string[])["/konsol/solo/organisasi/komunitas-batik-muda", Address])
            Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(closed)).StatusCode);
        using var desk = await Desk(app);
        Assert.Contains(Review, await desk.Page("/konsol/semarang/organisasi"));
    }

    [Fact]
    public async Task Staff_verify_once_and_only_what_they_saw_whole()
    {
        await using var app = await HeteroApp.Start(Later);
        await Registered(app);
        using var desk = await Desk(app);
        Assert.Contains("Centang semuanya", await Verify(desk, "Exists"));
        Assert.Contains("dikabari", await Verify(desk, Enum.GetNames<Check>()));
        Assert.Contains("Sudah diverifikasi oleh", await Verify(desk, Enum.GetNames<Check>()));
        Assert.Equal(
            "organization.verified",
            await app.Read(db =>
                db.Audit()
                    .Where(row => row.Subject == "organization:komunitas-batik-muda")
                    .Select(row => row.Action)
                    .SingleAsync()
            )
        );
    }

    [Fact]
    public async Task What_is_verified_has_a_page_is_found_among_its_kind_and_its_lead_is_told()
    {
        await using var app = await HeteroApp.Start(Later);
        await RegisterNew(app);
        using var desk = await Desk(app);
        using var visitor = Browse.Visitor(app);
        // Read, and thereby kept: verifying must make it forgotten.
        Assert.DoesNotContain("Batik Muda", await visitor.Page("/komunitas?cari=batik&bidang=Craft&wilayah=33.74"));
        await Verify(desk, Enum.GetNames<Check>());
        Assert.Contains("Kami belajar membatik", await visitor.Page(Address));
        Assert.Contains("Batik Muda", await visitor.Page("/komunitas?cari=batik&bidang=Craft&wilayah=33.74"));
        Assert.DoesNotContain("Batik Muda", await visitor.Page("/mitra"));
        await app.WorkJobs();
        Assert.Contains(
            app.Mails,
            mail => mail.Subject == "Komunitas Batik Muda terverifikasi" && mail.TextBody!.Contains(Address)
        );
    }

    [Fact]
    public async Task What_was_declined_is_put_right_by_its_lead_and_waits_again_and_a_suspended_one_only_reads()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, organization) = await Registered(app);
        var staff = await app.Staff(Role.FrontDesk, "semarang");
        using (var desk = await RightsTests.Browser(app, staff))
            Assert.Contains(
                "dikabari",
                await (
                    await Browse.Send(
                        desk,
                        "/konsol/semarang/organisasi/" + organization.Slug,
                        "tolak",
                        ("versi", "0"),
                        ("alasan", "Tautannya belum bisa dibuka.")
                    )
                ).Text()
            );
        using var mine = await RightsTests.Browser(app, lead);
        Assert.Contains("/komunitas/" + organization.Slug, await mine.Page("/saya/komunitas"));
        Assert.Contains("Tautannya belum bisa dibuka.", await mine.Page($"/komunitas/{organization.Slug}/ubah"));
        var stale = await (
            await Browse.Send(mine, $"/komunitas/{organization.Slug}/ubah", "ubah", [.. Fields, ("versi", "0")])
        ).Text();
        Assert.Contains("lalu simpan lagi untuk menimpanya", stale);
        Assert.Contains("Kami belajar membatik", stale);
        Assert.Contains(
            "Petugas melihatnya lagi",
            await (
                await Browse.Send(mine, $"/komunitas/{organization.Slug}/ubah", "ubah", [.. Fields, ("versi", "1")])
            ).Text()
        );
        Assert.Equal(OrganizationStatus.Waiting, (await Now(app, organization)).Status);

        await Decide(app, organization, staff, OrganizationStatus.Verified);
        await Decide(app, organization, staff, OrganizationStatus.Suspended, "Dipakai untuk menjual obat.");
        Assert.Contains("Dipakai untuk menjual obat.", await mine.Page("/komunitas/" + organization.Slug));
        Assert.Equal(HttpStatusCode.NotFound, (await mine.GetAsync($"/komunitas/{organization.Slug}/ubah")).StatusCode);
        Assert.False(
            await app.Do(async services =>
                await services
                    .GetRequiredService<EditOrganization>()
                    .Save(await Now(app, organization), Wish, null, lead.AccountId!.Value)
            )
        );
        using var visitor = Browse.Visitor(app);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/komunitas/" + organization.Slug)).StatusCode);
        await Decide(app, organization, staff, OrganizationStatus.Verified);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/komunitas/" + organization.Slug)).StatusCode);
    }

    [Fact]
    public async Task Only_its_lead_changes_an_organization_and_following_twice_is_following_once()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, organization) = await Registered(app);
        await Decide(app, organization, await app.Staff(Role.FrontDesk, "semarang"), OrganizationStatus.Verified);
        var other = await app.Member("Orang lain");
        using var client = await RightsTests.Browser(app, other);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await client.GetAsync($"/komunitas/{organization.Slug}/ubah")).StatusCode
        );
        for (var twice = 0; twice < 2; twice++)
            await Browse.Send(client, "/komunitas/" + organization.Slug, "ikut", ("ikut", "ya"));
        Assert.Contains("1 orang", await client.Page("/komunitas/" + organization.Slug));
        Assert.Contains("Yang saya ikuti", await client.Page("/saya/komunitas"));
        await app.Do(async services =>
        {
            await services.GetRequiredService<ErasePerson>().Now(other);
            return 0;
        });
        Assert.Empty(await app.Read(db => db.Followers().ToListAsync()));
    }

    [Fact]
    public async Task Eight_of_one_name_at_once_get_eight_addresses_and_the_next_registrant_is_told()
    {
        await using var app = await HeteroApp.Start(Later);
        var people = new List<Person>();
        for (var number = 0; number < 8; number++)
            people.Add(await app.Member());
        var site = (await app.Space("semarang/kelas")).Site.Id;
        var made = await Task.WhenAll(
            people.Select(person =>
                Task.Run(async () =>
                    (
                        await app.Do(services =>
                            services.GetRequiredService<RegisterOrganization>().Now(Wish, site, person.Id)
                        )
                    )!
                )
            )
        );
        Assert.Equal(8, made.Select(organization => organization.Slug).Distinct().Count());
        await Decide(app, made[0], await app.Staff(Role.FrontDesk, "semarang"), OrganizationStatus.Verified);
        using var client = await RightsTests.Browser(app, await app.Member());
        Assert.Contains(
            "sudah terdaftar",
            await (await Browse.Send(client, "/komunitas/daftar", "daftar", Fields)).Text()
        );
        Assert.Contains(
            "Menunggu verifikasi",
            await (await Browse.Send(client, "/komunitas/daftar", "daftar", [.. Fields, ("lain", "ya")])).Text()
        );
    }

    [Fact]
    public async Task Nobody_fills_the_inbox_and_a_lead_who_leaves_leaves_no_number_behind()
    {
        await using var app = await HeteroApp.Start(Later);
        var lead = await app.Member();
        var site = (await app.Space("semarang/kelas")).Site.Id;
        for (var number = 0; number < RegisterOrganization.MostWaiting; number++)
            Assert.NotNull(
                await app.Do(services => services.GetRequiredService<RegisterOrganization>().Now(Wish, site, lead.Id))
            );
        Assert.Null(
            await app.Do(services => services.GetRequiredService<RegisterOrganization>().Now(Wish, site, lead.Id))
        );
        // Someone who signed up with the number, and never showed it to be theirs, takes nothing with them.
        foreach (var (person, shown) in new[] { (await app.Member(), false), (lead, true) })
        {
            Assert.All(
                await app.Read(db => db.Organizations().ToListAsync()),
                organization => Assert.NotNull(organization.Phone)
            );
            await app.Read(db =>
                db.People()
                    .Where(row => row.Id == person.Id)
                    .ExecuteUpdateAsync(set =>
                        set.SetProperty(row => row.Phone, "+6281200003001")
                            .SetProperty(row => row.PhoneConfirmed, shown)
                    )
            );
            await app.Do(async services =>
            {
                await services
                    .GetRequiredService<ErasePerson>()
                    .Now(await services.GetRequiredService<AppDb>().People().SingleAsync(row => row.Id == person.Id));
                return 0;
            });
        }
        Assert.All(
            await app.Read(db => db.Organizations().ToListAsync()),
            organization => Assert.Null(organization.Phone)
        );
        Assert.Empty(await app.Read(db => db.OrganizationMembers().ToListAsync()));
    }

    [Fact]
    public async Task The_list_is_filtered_counted_and_turned_page_by_page()
    {
        await using var app = await HeteroApp.Start(Later);
        var site = (await app.Space("semarang/kelas")).Site.Id;
        await app.Read(db =>
        {
            foreach (var number in Enumerable.Range(1, 90))
            {
                var organization = new Organization
                {
                    Slug = $"o-{number}",
                    Name = $"Órgan {number:00}",
                    Kind = number % 10 == 0 ? OrganizationKind.Media : OrganizationKind.Community,
                    Sector = number % 2 == 0 ? Sector.Games : Sector.Food,
                    RegionCode = number % 3 == 0 ? "33.74" : "33.02",
                    SiteId = site,
                    Status = OrganizationStatus.Verified,
                    Registered = app.Now,
                };
                db.Add(organization);
                if (number % 4 == 0)
                    db.Add(
                        new Activity
                        {
                            OrganizationId = organization.Id,
                            At = app.Now.AddDays(number % 8 == 0 ? -200 : -20),
                            Kind = "booking",
                            SourceId = Guid.CreateVersion7(),
                            Title = "Latihan",
                        }
                    );
            }
            return db.SaveChangesAsync();
        });
        using var visitor = Browse.Visitor(app);
        var first = await visitor.Page("/komunitas");
        Assert.Contains("81 komunitas", first);
        Assert.Contains("Órgan 01", first);
        Assert.Contains("hal=2", first);
        Assert.Contains("Órgan 89", await visitor.Page("/komunitas?hal=4"));
        Assert.Contains("9 mitra", await visitor.Page("/mitra"));
        Assert.Contains("12 komunitas", await visitor.Page("/komunitas?bidang=Games&wilayah=33.74&cari=ORGAN"));
        Assert.Contains("Tidak ada yang cocok", await visitor.Page("/komunitas?cari=zzz"));
        var active = await visitor.Page("/komunitas?aktif=1");
        Assert.Contains("Órgan 04", active);
        Assert.DoesNotContain("Órgan 08", active);
    }

    private static async Task<(Person Lead, Organization Organization)> Registered(HeteroApp app)
    {
        var lead = await app.Member();
        var site = (await app.Space("semarang/kelas")).Site.Id;
        return (
            lead,
            (await app.Do(services => services.GetRequiredService<RegisterOrganization>().Now(Wish, site, lead.Id)))!
        );
    }

    private static Task<Organization> Now(HeteroApp app, Organization organization) =>
        app.Read(db => db.Organizations().AsNoTracking().SingleAsync(row => row.Id == organization.Id));

    private static async Task Decide(
        HeteroApp app,
        Organization organization,
        Person staff,
        OrganizationStatus to,
        string? reason = null
    )
    {
        var seen = await Now(app, organization);
        Assert.True(
            await app.Do(services =>
                services.GetRequiredService<DecideOrganization>().Now(seen, staff.AccountId!.Value, to, reason)
            )
        );
    }

    [Fact]
    public async Task Another_mistake_does_not_make_an_old_page_young_and_whoever_is_told_of_a_change_may_save_over_it()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (lead, organization) = await Initiatives.Made.Organization(app, "Komunitas Contoh");
        using var first = await RightsTests.Browser(app, lead);
        using var second = await RightsTests.Browser(app, lead);
        var address = $"/komunitas/{organization.Slug}/ubah";
        Task<string> Story() =>
            app.Read(db =>
                db.Organizations().Where(row => row.Id == organization.Id).Select(row => row.Story).SingleAsync()
            );
        var (one, two) = (await Filled.Of(first, address, "ubah"), await Filled.Of(second, address, "ubah"));
        (string, string)[] whole = [("bidang", "Craft"), ("jenis", "Community"), ("wilayah", "33.74")];
        await one.With([.. whole, ("cerita", "Ditulis oleh yang pertama.")]).Press(first);
        Assert.Equal("Ditulis oleh yang pertama.", await Story());
        // The second leaves the name empty, and puts that right: still an old page.
        var mistaken = await two.With([.. whole, ("nama", ""), ("cerita", "Ditulis oleh yang kedua.")]).Press(second);
        var told = await (await Filled.In(mistaken, "ubah")).With(("nama", "Komunitas Contoh")).Press(second);
        Assert.Equal("Ditulis oleh yang pertama.", await Story());
        Assert.Contains("Sudah diubah oleh Anda sendiri", await told.Text());
        // Told of it, they may save over it, as the sentence says.
        var again = await Filled.In(told, "ubah");
        Assert.Equal("Ditulis oleh yang kedua.", again["cerita"]);
        await again.Press(second);
        Assert.Equal("Ditulis oleh yang kedua.", await Story());
    }
}
