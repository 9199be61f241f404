using HeteroSpace.Foundation.Db;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>Sixty communities and a partner of each helix kind, with plainly fictional names; two wait for staff, one is to be put right.</summary>
internal static class DemoOrganizations
{
    private static readonly (Sector Sector, string What, string[] Names)[] Communities =
    [
        (Sector.Food, "masak dan jajanan lokal", ["Dapur Lumpia", "Sambal Nusantara", "Kopi Lereng Merapi", "Jajan Pasar Muda", "Rasa Pesisir", "Roti Rumahan"]),
        (Sector.Craft, "kriya dan batik", ["Batik Muda", "Anyam Bambu", "Tenun Lurik", "Ukir Kayu Jati", "Kriya Perca", "Gerabah Klipoh"]),
        (Sector.Fashion, "busana dan gaya", ["Jahit Bareng", "Busana Wastra", "Sepatu Lokal", "Pola dan Gunting", "Tas Daur Ulang"]),
        (Sector.Digital, "belajar teknologi digital", ["Ngoding Sore", "Data untuk Warga", "Perempuan Digital", "Desain Antarmuka", "Internet Desa", "Robot Remaja"]),
        (Sector.Games, "membuat dan bermain gim", ["Gim Semarangan", "Papan dan Dadu", "Piksel Jawa", "Cerita Interaktif", "Arena Gim Ramah"]),
        (Sector.PhotoFilm, "foto dan film pendek", ["Lensa Kota Lama", "Film Pendek Pesisir", "Kamera Saku", "Dokumenter Kampung", "Potret UMKM"]),
        (Sector.PerformingArts, "musik dan pertunjukan", ["Karawitan Muda", "Teater Gang", "Musik Bambu", "Tari Pesisiran", "Ketoprak Kota", "Paduan Suara Warga"]),
        (Sector.Literacy, "membaca dan menulis", ["Baca di Taman", "Pojok Buku", "Menulis Pagi", "Dongeng Keliling", "Arsip Kampung"]),
        (Sector.Environment, "lingkungan dan sampah", ["Bank Sampah Muda", "Mangrove Mangkang", "Sepeda ke Kantor", "Kompos Rumah", "Sungai Bersih"]),
        (Sector.Disability, "kesempatan setara", ["Isyarat Kita", "Langkah Setara", "Netra Berkarya", "Kursi Roda Aktif", "Sahabat Autis"]),
        (Sector.Agriculture, "bertani dan berkebun", ["Tani Milenial", "Kebun Atap", "Hidroponik Kota", "Ternak Lele", "Kopi Petani", "Benih Lokal"])
    ];

    private static readonly (string Name, OrganizationKind Kind, Sector Sector)[] Partners =
    [
        ("Dinas Contoh Jawa Tengah", OrganizationKind.Government, Sector.PublicService), ("Kampus Contoh Semarang", OrganizationKind.Academic, Sector.Education), ("Politeknik Contoh Banyumas", OrganizationKind.Academic, Sector.Education),
        ("Telekomunikasi Contoh", OrganizationKind.Business, Sector.Digital), ("Bank Contoh Daerah", OrganizationKind.Business, Sector.Services), ("Radio Contoh FM", OrganizationKind.Media, Sector.Creative), ("Kabar Contoh Daring", OrganizationKind.Media, Sector.Creative)
    ];

    private static readonly string[] Regions = ["33.74", "33.74", "33.72", "33.02", "33.22", "33.11", "33.24", "33.01", "33.73", "33.18"];

    public static async Task Add(AppDb db, IReadOnlyList<CatalogueSite> sites, DateTime now, CancellationToken stop)
    {
        var number = 0;
        foreach (var (sector, what, names) in Communities)
            foreach (var name in names)
                Add(db, $"Komunitas {name} Contoh", OrganizationKind.Community, sector, $"Kami belajar dan bergerak bersama di bidang {what}. Terbuka untuk siapa saja yang mau datang.", sites, now, number++);
        Add(db, "Koperasi Pemuda Contoh", OrganizationKind.Cooperative, Sector.Trade, "Koperasi simpan usaha milik anak muda, dengan toko bersama untuk anggotanya.", sites, now, number++);
        foreach (var (name, kind, sector) in Partners) Add(db, name, kind, sector, "Mitra Hetero Space sejak tahun pertama: narasumber, perlengkapan, dan publikasi.", sites, now, number++);
        await db.SaveChangesAsync(stop);
        await Lead(db, "komunitas@example.org", "komunitas-batik-muda-contoh", now, stop);
        await Lead(db, "mitra@example.org", "kampus-contoh-semarang", now, stop);
        await AddClaimAndFollowers(db, sites[0].Site.Id, now, stop);
        await AddAgreements(db, sites[0].Site.Id, now, stop);
        await db.SaveChangesAsync(stop);
    }

    private static async Task AddClaimAndFollowers(AppDb db, Guid site, DateTime now, CancellationToken stop)
    {
        var ids = await db.Organizations().Where(row => row.Status == OrganizationStatus.Verified && row.SiteId == site).OrderBy(row => row.Slug).Select(row => row.Id).ToListAsync(stop);
        var people = await db.People().OrderBy(person => person.Name).Select(person => new { person.Id, person.Email }).ToListAsync(stop);
        foreach (var (number, person) in people.Index()) db.Followers().Add(new() { OrganizationId = ids[number % 7], PersonId = person.Id, Since = now.AddDays(-number) });
        db.Claims().Add(new() { OrganizationId = ids[3], PersonId = people.Single(person => person.Email == "anggota@example.org").Id, Text = "Saya sekretarisnya sejak 2024; nama saya ada di profil Instagram kami.", Made = now.AddDays(-1) });
    }

    // One is over and was renewed, one ends soon, one has years to go.
    private static async Task AddAgreements(AppDb db, Guid site, DateTime now, CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(now);
        var partners = await db.Organizations().Where(row => row.Kind != OrganizationKind.Community && row.Kind != OrganizationKind.Cooperative).OrderBy(row => row.Slug).Select(row => row.Id).ToListAsync(stop);
        var over = new Agreement { SiteId = site, Kind = AgreementKind.Memorandum, Number = "074/MOU/2024", Subject = "Magang mahasiswa dan kelas bersama", Starts = today.AddDays(-800), Ends = today.AddDays(-70), Made = now.AddDays(-800) };
        Agreement[] agreements =
        [
            over, new() { SiteId = site, Kind = AgreementKind.Cooperation, Number = "112/PKS/2026", Subject = "Magang mahasiswa dan kelas bersama", Starts = over.Ends.AddDays(1), Ends = today.AddDays(660), RenewsId = over.Id, Made = now.AddDays(-75) },
            new() { SiteId = site, Kind = AgreementKind.Cooperation, Number = "098/PKS/2025", Subject = "Publikasi acara komunitas", Starts = today.AddDays(-340), Ends = today.AddDays(25), Made = now.AddDays(-340) },
            new() { SiteId = site, Kind = AgreementKind.Memorandum, Subject = "Jaringan internet dan pelatihan digital", Starts = today.AddDays(-20), Ends = today.AddDays(1075), Made = now.AddDays(-20) }
        ];
        db.Agreements().AddRange(agreements);
        foreach (var (number, agreement) in agreements.Index()) db.AgreementParties().Add(new() { AgreementId = agreement.Id, OrganizationId = partners[Math.Max(0, number - 1) % partners.Count] });
    }

    private static void Add(AppDb db, string name, OrganizationKind kind, Sector sector, string story, IReadOnlyList<CatalogueSite> sites, DateTime now, int number)
    {
        var region = Regions[number % Regions.Length];
        var status = number switch { 13 or 29 => OrganizationStatus.Waiting, 37 => OrganizationStatus.Declined, _ => OrganizationStatus.Verified };
        db.Organizations().Add(new()
        {
            Slug = OrganizationName.Slug(name), Name = name, Kind = kind, Sector = sector, RegionCode = region, Story = story, Links = [$"https://example.org/{OrganizationName.Slug(name)}"],
            SiteId = (sites.FirstOrDefault(site => site.Site.RegionCode == region) ?? sites[0]).Site.Id, Phone = $"+62812000030{number:00}", Status = status, Registered = status == OrganizationStatus.Verified ? now.AddDays(-700 + 9 * number) : now.AddDays(-1 - number % 3),
            Decided = status == OrganizationStatus.Waiting ? null : now.AddDays(-1), Reason = status == OrganizationStatus.Declined ? "Tautannya belum bisa dibuka. Beri tautan lain, atau datang ke meja depan." : null
        });
    }

    private static async Task Lead(AppDb db, string email, string slug, DateTime now, CancellationToken stop)
    {
        var person = await db.People().Where(known => known.Email == email).Select(known => known.Id).SingleAsync(stop);
        var organization = await db.Organizations().Where(row => row.Slug == slug).Select(row => row.Id).SingleAsync(stop);
        db.OrganizationMembers().Add(new() { OrganizationId = organization, PersonId = person, Role = OrganizationRole.Lead, Since = now.AddDays(-300) });
    }
}
