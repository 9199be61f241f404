using System.Net;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.People;

/// <summary>Profiles, the member card, finding people and verification.</summary>
public sealed class MemberTests
{
    // Cookies end by the client's own clock, so the app's stands well ahead of it.
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    [Fact]
    public async Task Staff_find_people_of_their_site_by_name_code_or_last_digits_and_others_by_the_whole_code_only()
    {
        await using var app = await HeteroApp.Start();
        var (semarang, solo) = (await Site(app, "semarang"), await Site(app, "solo"));
        var here = await Known(app, "José Sumarni", "+6281200004411", semarang);
        await Known(app, "sumarno", "+6281200004422", semarang);
        var there = await Known(app, "Sumarni Solo", "+6281200004411", solo);
        await app.Member("Sumarni Tanpa Lokasi");

        Assert.Equal(["José Sumarni", "sumarno"], await Names(app, semarang, "SUMAR"));
        Assert.Equal(["José Sumarni"], await Names(app, semarang, "sumarni jose"));
        Assert.Equal(["José Sumarni"], await Names(app, semarang, "4411"));
        Assert.Equal(["José Sumarni"], await Names(app, semarang, here.Code.ToLowerInvariant()));
        Assert.Equal(["Sumarni Solo"], await Names(app, semarang, there.Code));
        Assert.Empty(await Names(app, semarang, string.Concat(Enumerable.Repeat("a ", 2000))));
        Assert.Empty(await Names(app, semarang, "marni"));
        Assert.Empty(await Names(app, semarang, "%"));
        Assert.Empty(await Names(app, semarang, "  "));
    }

    [Fact]
    public async Task Frequent_and_rare_names_are_found_alike_sorted_and_under_their_new_words_after_a_change()
    {
        await using var app = await HeteroApp.Start();
        var semarang = await Site(app, "semarang");
        await app.Read(db =>
        {
            foreach (var number in Enumerable.Range(1, 90))
            {
                var person = new Person { Name = $"Siti {number:000} \"Wulan\"", Since = app.Now };
                db.AddRange(person, new PersonSite { PersonId = person.Id, SiteId = semarang });
            }
            return db.SaveChangesAsync();
        });
        var rare = await Known(app, "Nur’aini Siti Ñandú 😀", "+6281200004411", semarang);

        Assert.Equal(
            [rare.Name, .. Enumerable.Range(1, 19).Select(number => $"Siti {number:000} \"Wulan\"")],
            await Names(app, semarang, "siti")
        );
        Assert.Equal(["Siti 077 \"Wulan\""], await Names(app, semarang, "SITI 077"));
        Assert.Equal(["Siti 077 \"Wulan\""], await Names(app, semarang, "\"wul 077"));
        foreach (var typed in new[] { "nur’", "NANDU siti", "😀", "siti nur" })
            Assert.Equal([rare.Name], await Names(app, semarang, typed));

        await app.Read(async db =>
        {
            (await db.People().SingleAsync(person => person.Id == rare.Id)).Name = "Endang";
            return await db.SaveChangesAsync();
        });
        Assert.Empty(await Names(app, semarang, "nandu"));
        Assert.Equal(["Endang"], await Names(app, semarang, "end"));
        await app.Do(async services =>
        {
            await services.GetRequiredService<ErasePerson>().Now(rare);
            return 0;
        });
        Assert.Empty(await app.Read(db => db.Set<PersonWord>().Where(row => row.PersonId == rare.Id).ToListAsync()));
    }

    [Fact]
    public async Task What_is_looked_for_never_stands_in_an_address_and_who_opened_a_person_is_read_by_the_person()
    {
        await using var app = await HeteroApp.Start(Later);
        var person = await Known(app, "Sumarni", "+6281200004411", await Site(app, "semarang"));
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        var found = await Browse.Send(desk, "/konsol/semarang/orang", "cari", ("cari", "4411"));
        Assert.DoesNotContain("4411", found.RequestMessage!.RequestUri!.ToString());
        Assert.Contains($"/konsol/semarang/orang/{person.Code}", await found.Text());
        Assert.Contains(PhoneNumber.Shown("+6281200004411"), await desk.Page($"/konsol/semarang/orang/{person.Code}"));
        using var mine = await RightsTests.Browser(app, person);
        Assert.Contains("data dan kontak Anda", await mine.Page("/saya/data"));
        using var elsewhere = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "solo"));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await elsewhere.GetAsync($"/konsol/semarang/orang/{person.Code}")).StatusCode
        );
    }

    [Fact]
    public async Task A_booking_makes_its_booker_known_at_the_site()
    {
        await using var app = await HeteroApp.Start();
        var member = await app.Member("Sumarni");
        var room = await app.Space("solo/ruang-rapat");
        Assert.Empty(await Names(app, room.Site.Id, "sumarni"));
        Assert.IsType<BookAnswer.Booked>(
            await app.Book(BookTests.Wish(room, member, HeteroApp.MondayAtTen.AddDays(1)))
        );
        await app.WorkJobs();
        Assert.Equal(["Sumarni"], await Names(app, room.Site.Id, "sumarni"));
    }

    [Fact]
    public async Task Evidence_is_seen_by_staff_of_its_site_only_and_what_is_kept_for_a_kind_follows_the_verified_kind()
    {
        await using var app = await HeteroApp.Start(Later);
        var member = await app.Member("Sumarni", PersonKind.Umkm);
        using var mine = await RightsTests.Browser(app, member);
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        using var elsewhere = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "solo"));
        Assert.Equal("kind_not_verified", await Refused(app, member));

        Assert.Contains(
            "salah satu cukup",
            await (await Browse.Send(mine, "/saya/kartu", "minta", ("lokasi", "semarang"), ("keterangan", ""))).Text()
        );
        var asked = await Browse.SendFile(
            mine,
            "/saya/kartu",
            "minta",
            ("bukti", "nib.pdf", "%PDF-1.7 bukti"u8.ToArray()),
            ("lokasi", "semarang"),
            ("keterangan", "Warung sejak 2019")
        );
        Assert.Contains("Menunggu petugas", await asked.Text());
        var row = await app.Read(db => db.VerificationRows().AsNoTracking().SingleAsync());
        Assert.Contains("Sumarni", await desk.Page("/konsol/semarang/verifikasi"));
        Assert.Equal("%PDF-1.7 bukti", await desk.GetStringAsync($"/konsol/semarang/verifikasi/{row.Id}/bukti"));
        foreach (
            var (client, address) in new[]
            {
                (elsewhere, $"/konsol/semarang/verifikasi/{row.Id}/bukti"),
                (elsewhere, $"/konsol/solo/verifikasi/{row.Id}/bukti"),
                (mine, $"/konsol/semarang/verifikasi/{row.Id}/bukti"),
            }
        )
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);

        var page = $"/konsol/semarang/orang/{member.Code}";
        var unsaid = await Browse.Send(desk, page, $"tolak-{row.Id}", ($"alasan-{row.Id:n}", ""));
        Assert.True(unsaid.IsSuccessStatusCode, $"{unsaid.StatusCode}");
        Assert.Contains("Tulis alasan", await unsaid.Text());
        Assert.Contains("Terverifikasi.", await (await Browse.Send(desk, page, $"sah-{row.Id}")).Text());
        Assert.Null(await Refused(app, member));
        await app.WorkJobs();
        Assert.Contains(app.Mails, mail => mail.Subject!.Contains("terverifikasi"));

        await Browse.Send(desk, page, $"tolak-{row.Id}", ($"alasan-{row.Id:n}", "Usaha tutup"));
        Assert.Equal("kind_not_verified", await Refused(app, member));
        Assert.Contains("Usaha tutup", await mine.Page("/saya/kartu"));
        Assert.Equal(
            ["kind.granted", "kind.withdrawn"],
            await app.Read(db =>
                db.Audit()
                    .Where(audit => audit.Subject == "person:" + member.Id)
                    .OrderBy(audit => audit.At)
                    .Select(audit => audit.Action)
                    .ToListAsync()
            )
        );
    }

    [Fact]
    public async Task One_request_waits_at_a_time_and_it_is_decided_once()
    {
        await using var app = await HeteroApp.Start();
        var (member, site, staff) = (await app.Member(), await Site(app, "semarang"), Guid.CreateVersion7());
        Verification Row() =>
            new()
            {
                PersonId = member.Id,
                SiteId = site,
                Kind = PersonKind.Umkm,
                Statement = "Warung",
                Asked = app.Now,
            };
        var asked = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ => app.Do(services => services.GetRequiredService<VerifyMember>().Ask(Row())))
        );
        Assert.Single(asked, done => done);
        var id = await app.Read(db => db.VerificationRows().Select(row => row.Id).SingleAsync());
        var decided = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(number =>
                    app.Do(services =>
                        services.GetRequiredService<VerifyMember>().Decide(id, site, staff, number % 2 == 0, "x")
                    )
                )
        );
        Assert.Single(decided, done => done);
        Assert.Single(await app.Read(db => db.Audit().Where(row => row.Action.StartsWith("kind.")).ToListAsync()));
        await app.WorkJobs();
        Assert.Single(await app.Read(db => db.Notices().ToListAsync()));
    }

    [Fact]
    public async Task A_kind_that_was_changed_meanwhile_is_not_verified()
    {
        await using var app = await HeteroApp.Start();
        var (member, site) = (await app.Member(), await Site(app, "semarang"));
        var row = new Verification
        {
            PersonId = member.Id,
            SiteId = site,
            Kind = PersonKind.Umkm,
            Statement = "Warung",
            Asked = app.Now,
        };
        await app.Do(services => services.GetRequiredService<VerifyMember>().Ask(row));
        await app.Read(db =>
            db.People()
                .Where(person => person.Id == member.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(person => person.Kind, PersonKind.Student))
        );
        Assert.False(
            await app.Do(services =>
                services.GetRequiredService<VerifyMember>().Decide(row.Id, site, Guid.CreateVersion7(), true, null)
            )
        );
        Assert.False(
            await app.Read(db =>
                db.People().Where(person => person.Id == member.Id).Select(person => person.Verified).SingleAsync()
            )
        );
        Assert.Equal(
            VerificationStatus.Waiting,
            await app.Read(db => db.VerificationRows().Select(known => known.Status).SingleAsync())
        );
    }

    [Fact]
    public async Task A_card_says_that_it_is_good_to_anyone_and_whose_it_is_to_its_holder_and_staff()
    {
        await using var app = await HeteroApp.Start(Later);
        var member = await app.Member("Sumarni Pemegang");
        using var visitor = Browse.Visitor(app);
        using var mine = await RightsTests.Browser(app, member);
        using var other = await RightsTests.Browser(app, await app.Member("Orang Lain"));
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "solo"));
        foreach (var stranger in (HttpClient[])[visitor, other])
        {
            var seen = await stranger.Page("/kartu/" + member.Code);
            Assert.Contains("Kartu ini berlaku", seen);
            Assert.DoesNotContain("Pemegang", seen);
            Assert.DoesNotContain(member.Email!, seen);
        }
        Assert.Contains("Sumarni Pemegang", await mine.Page("/kartu/" + member.Code));
        Assert.Contains(
            "/konsol/solo/orang/" + member.Code,
            await desk.Page("/kartu/" + member.Code.ToLowerInvariant().Replace("-", ""))
        );
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/kartu/HM-2222-2222")).StatusCode);
        await app.Do(async services =>
        {
            await services.GetRequiredService<ErasePerson>().Now(member);
            return 0;
        });
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/kartu/" + member.Code)).StatusCode);
    }

    [Fact]
    public async Task A_profile_is_told_step_by_step_and_finances_are_kept_with_consent_only()
    {
        await using var app = await HeteroApp.Start(Later);
        var member = await app.Member("Sumarni", PersonKind.Umkm);
        using var mine = await RightsTests.Browser(app, member);
        Assert.EndsWith(
            "/saya/profil/berdiri",
            (
                await Browse.Send(
                    mine,
                    "/saya/profil/usaha",
                    "langkah",
                    ("organisasi", "Batik Sumarni"),
                    ("bidang", "Fashion")
                )
            )
                .RequestMessage!
                .RequestUri!
                .AbsolutePath
        );
        Assert.Contains(
            "Pilih bulan dan tahun",
            await (
                await Browse.Send(mine, "/saya/profil/berdiri", "langkah", ("bulan", "12"), ("tahun", "2099"))
            ).Text()
        );
        Assert.Contains(
            "dihitung dari modal",
            await (await Browse.Send(mine, "/saya/profil/berdiri", "langkah", ("bulan", "2"), ("tahun", "2021"))).Text()
        );
        Assert.Contains(
            "Centang persetujuan",
            await (await Browse.Send(mine, "/saya/profil/ukuran", "langkah", ("kisaran", "Small"))).Text()
        );
        Assert.Null(await app.Read(db => db.Profiles().Select(row => row.Capital).SingleAsync()));
        await Browse.Send(mine, "/saya/profil/ukuran", "langkah", ("kisaran", "Small"), ("setuju", "ya"));
        var wrong = await (await Browse.Send(mine, "/saya/profil/nib", "langkah", ("nib", "12345"))).Text();
        Assert.Contains("ini 5", wrong);
        Assert.Contains("value=\"12345\"", wrong);
        Assert.EndsWith(
            "/saya/profil",
            (await Browse.Send(mine, "/saya/profil/nib", "langkah", ("nib", "1234 5678 90123")))
                .RequestMessage!
                .RequestUri!
                .AbsolutePath
        );
        var told = await mine.Page("/saya/profil");
        Assert.Contains("Usaha kecil", told);
        Assert.Contains("1234567890123", told);
        Assert.Equal(HttpStatusCode.NotFound, (await mine.GetAsync("/saya/profil/sekolah")).StatusCode);

        await Browse.Send(mine, "/saya/data", "tarik-keuangan");
        Assert.Null(await app.Read(db => db.Profiles().Select(row => row.Capital).SingleAsync()));
        Assert.DoesNotContain("Usaha kecil", await mine.Page("/saya/profil"));
    }

    private static Task<Guid> Site(HeteroApp app, string slug) =>
        app.Read(db =>
            Sites.SiteTables.Sites(db).Where(site => site.Slug == slug).Select(site => site.Id).SingleAsync()
        );

    private static async Task<Person> Known(HeteroApp app, string name, string phone, Guid site)
    {
        var person = await app.Member(name);
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            (await db.People().SingleAsync(row => row.Id == person.Id)).Phone = phone;
            await db.SaveChangesAsync();
            foreach (var _ in (int[])[1, 2])
                await services.GetRequiredService<Frame>().Do(act => act.KnowAt(person.Id, site));
            return 0;
        });
        return person;
    }

    private static async Task<List<string>> Names(HeteroApp app, Guid site, string typed) =>
        [.. (await app.Read(db => FindPeople.Of(db, site, typed))).Select(found => found.Name)];

    /// <summary>Why the office kept for small businesses is refused; null when it may be booked.</summary>
    private static async Task<string?> Refused(HeteroApp app, Person member)
    {
        var now = await app.Read(db => db.People().AsNoTracking().SingleAsync(person => person.Id == member.Id));
        var wish = BookTests.Wish(await app.Space("semarang/kantor-1"), now, app.Now.AddDays(1));
        return await app.Do(services => services.GetRequiredService<Book>().Check(wish)) is [var rule, ..]
            ? rule.Code
            : null;
    }
}
