using HeteroSpace.Billing;
using HeteroSpace.Contributions;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Initiatives;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>
/// Six months of giving in Semarang: what was asked, promised, brought in parts, thanked and taken back, done by the
/// acts themselves at their time, so that the ledger and its seals are as real as any.
/// </summary>
internal sealed class DemoGiving(DemoScene scene, DemoGivingActs acts, Guid manager)
{
    private const string Campus = DemoCast.Campus,
        Bank = "bank-contoh-daerah",
        Network = "telekomunikasi-contoh",
        Interface = "komunitas-desain-antarmuka-contoh";

    private Guid Officer => scene.Staff;

    public async Task Add(CancellationToken stop)
    {
        await Chairs();
        await Laptops();
        await Lunch(stop);
        await Sunday();
        await Tents();
        await Draft();
        await Budget(stop);
        await acts.Forget(stop);
    }

    // Asked half a year ago, met and more, and in use since.
    private async Task Chairs()
    {
        var (need, lines) = await Asked(
            176,
            new(
                "Meja dan kursi untuk ruang kelas",
                "Kelas pagi selalu penuh dan peserta duduk di lantai. "
                    + "Kursi lipat mudah disimpan kalau ruang dipakai menari.",
                Sector.Education,
                Day(-120),
                NeedBasis.Csr,
                "Program CSR Bank Contoh Daerah dan Kampus Contoh, 2026"
            ),
            new LineWish(GiftKind.Goods, "kursi lipat", 40, "buah") { WillNotDo = "kursi plastik" },
            new LineWish(GiftKind.Goods, "meja lipat", 10, "buah")
        );
        var chairs = await Given(lines[0], 20, 170, Organization(Campus), "Dari ruang kuliah lama, masih kokoh.");
        await Worth(chairs, 169, 5_000_000, ValueBasis.PriceList, "daftar harga toko mebel, Juni 2026");
        await Came(chairs, 160, 12);
        await Came(chairs, 151, 8);
        await Thanked(chairs, 148, "Kelas pagi tidak lagi duduk di lantai. Matur nuwun.", "Senang bisa ikut.");
        var others = await Given(lines[0], 22, 166, Organization(DemoCast.Batik), "Titipan anggota, dua lebih.");
        await Came(others, 150, 22);
        await Thanked(others, 147, "Dua kursi yang lebih sekarang ada di ruang menyusui.", "");
        var tables = await Given(lines[1], 10, 165, Organization(Bank), "");
        await Worth(tables, 164, 8_500_000, ValueBasis.Receipt, "nota pembelian 17 Juni 2026");
        await Came(tables, 149, 10);
        await Thanked(
            tables,
            146,
            "Sepuluh meja ini berdiri tiap hari di ruang kelas.",
            "Sampai jumpa di kelas pembukuan."
        );
        await acts.Use(need.SiteId, "kelas", [chairs, tables], Day(-145));
        await acts.Use(need.SiteId, "ruang-acara", [others], Day(-145));
        await acts.At(scene.Ago(144)).Edit.Tell(need, "Semua kursi dan meja sudah dipakai sejak Senin.", manager);
    }

    // The campus promised twenty; seven came, thirteen are on their way.
    private async Task Laptops()
    {
        var (_, lines) = await Asked(
            62,
            new(
                "Laptop untuk kelas digital",
                "Peserta kelas daring banyak yang hanya punya ponsel. Laptop bekas yang masih menyala sudah menolong.",
                Sector.Digital,
                Day(40),
                NeedBasis.LimitedCircle,
                "kampus dan perusahaan yang bekerja sama dengan Hetero Space"
            ),
            new LineWish(GiftKind.Goods, "laptop", 25, "buah") { WillNotDo = "yang tidak menyala" },
            new LineWish(GiftKind.Service, "pemasangan jaringan nirkabel", 1, "paket")
        );
        var laptops = await Given(lines[0], 20, 55, Organization(Campus), "Dua gelombang, setelah data kami hapus.");
        await Worth(laptops, 54, 40_000_001, ValueBasis.Estimate, "taksiran pengelola aset kampus");
        await Came(laptops, 20, 7);
        var network = await Given(lines[1], 1, 50, Organization(Network), "");
        await Came(network, 31, 1);
        await Thanked(network, 30, "Sinyal sekarang sampai ke teras.", "Kabari kalau ada yang putus.");
    }

    private async Task Lunch(CancellationToken stop)
    {
        var fair = await scene
            .Db.Initiatives()
            .Where(row => row.SiteId == scene.SiteId && row.Finished == null && row.Published && !row.Light)
            .OrderBy(row => row.Started)
            .FirstOrDefaultAsync(stop);
        var (_, lines) = await Asked(
            12,
            new(
                "Konsumsi rapat warga",
                "Empat puluh orang duduk dari pagi sampai lewat makan siang untuk menyusun acara ini bersama.",
                Sector.Food,
                Day(9),
                NeedBasis.LimitedCircle,
                "komunitas yang ikut merencanakan"
            )
            {
                InitiativeId = fair?.Id,
            },
            new LineWish(GiftKind.Food, "nasi dan lauk", 40, "kotak") { WillNotDo = "yang mengandung kacang" },
            new LineWish(GiftKind.Food, "air minum", 4, "galon")
        );
        var rice = await Given(lines[0], 25, 8, Organization(DemoCast.Kitchen), "Kami masak bergiliran.");
        await Worth(rice, 8, 500_000, ValueBasis.PriceList, "harga warung anggota");
        var water = await Given(lines[1], 4, 7, Person(3, GiverShown.HambaAllah), "");
        await Came(water, 2, 4);
    }

    private async Task Sunday()
    {
        var (sunday, clock) = (NextSunday(), scene.House.Site.Clock);
        LineWish Slot(string what, int from, int until, long people, string bring) =>
            new(GiftKind.Labour, what, people, "orang")
            {
                Role = LabourRole.Volunteer,
                Starts = clock.Utc(sunday, new(from, 0)),
                Ends = clock.Utc(sunday, new(until, 0)),
                Bring = bring,
            };
        var (_, lines) = await Asked(
            10,
            new(
                "Kerja bakti halaman belakang",
                "Sebelum musim hujan, selokan dan halaman belakang dibersihkan bersama. Ada kopi dan jajan pasar.",
                Sector.Environment,
                sunday
            ),
            Slot("Membersihkan selokan", 7, 9, 8, "sapu dan sepatu bot"),
            Slot("Mengecat pagar", 9, 11, 6, "baju yang boleh kena cat")
        );
        foreach (
            var (number, shown) in ((int, GiverShown)[])
                [(4, GiverShown.Named), (5, GiverShown.Named), (6, GiverShown.OrangBaik), (7, GiverShown.Named)]
        )
            await Given(lines[number % 2], 1, 6, Person(number, shown), "");
        await Given(lines[0], 4, 5, Organization(DemoCast.River), "Kami datang berempat dengan gerobak.");
    }

    private async Task Tents()
    {
        var (_, lines) = await Asked(
            95,
            new(
                "Tenda untuk Hetero Fest",
                "Tiga hari di lapangan basket, dan bulan itu sering hujan.",
                Sector.Creative,
                Day(-60),
                NeedBasis.Permit,
                "Izin Pengumpulan Uang Nomor 000/CONTOH/2026"
            ),
            new LineWish(GiftKind.Money, "sewa tenda", 7_500_000, "rupiah")
        );
        foreach (
            var (index, giver, amount) in ((int, PledgeGiver, long)[])
                [
                    (0, Organization(Bank), 5_000_000),
                    (1, Person(8, GiverShown.HambaAllah), 500_000),
                    (2, Person(9, GiverShown.Named), 250_000),
                ]
        )
            await Came(await Given(lines[0], amount, 90 - index, giver, ""), 86 - index, amount);
        // Noted twice by mistake, and taken back where everyone sees it.
        var twice = await Given(lines[0], 250_000, 83, Person(9, GiverShown.Named), "");
        await Came(twice, 82, 250_000);
        await acts.TakeBack(scene.Ago(80), twice, "Tercatat dua kali; transfernya satu.", manager);
        await acts.At(scene.Ago(80)).Make.Withdraw(twice.Id, "");
        await acts.At(scene.Ago(58)).Edit.Close(await acts.Need(lines[0]), manager);
    }

    private Task<(Need Need, List<NeedLine> Lines)> Draft() =>
        Asked(
            1,
            new("Perlengkapan kelas kemasan", "Untuk angkatan berikutnya.", Sector.Craft, Day(60)),
            publish: false,
            new LineWish(GiftKind.Goods, "mesin segel", 2, "buah")
        );

    private Task<int> Budget(CancellationToken stop)
    {
        var year = Day(0).Year;
        foreach (
            var (ago, budget, given) in ((int, long, long)[])
                [(3, 310_000_000, 560_000_000), (2, 340_000_000, 600_000_000), (1, 355_000_000, 610_000_000)]
        )
            scene
                .Db.BudgetFigures()
                .Add(
                    new()
                    {
                        SiteId = scene.SiteId,
                        Year = year - ago,
                        Budget = budget,
                        Given = given,
                        Source = "Angka contoh; menurut pendirinya 60–70 % datang dari luar APBD",
                    }
                );
        return scene.Db.SaveChangesAsync(stop);
    }

    private DateOnly Day(int days) => scene.House.Site.Clock.Date(scene.Now).AddDays(days);

    private DateOnly NextSunday()
    {
        var day = Day(6);
        return day.AddDays((7 - (int)day.DayOfWeek) % 7);
    }

    private Task<(Need Need, List<NeedLine> Lines)> Asked(int daysAgo, NeedWish wish, params LineWish[] lines) =>
        Asked(daysAgo, wish, true, lines);

    private Task<(Need Need, List<NeedLine> Lines)> Asked(
        int daysAgo,
        NeedWish wish,
        bool publish,
        params LineWish[] lines
    ) => acts.Ask(scene.Ago(daysAgo), scene.SiteId, wish, lines, publish ? manager : null, Officer);

    private PledgeGiver Organization(string slug) => new(null, scene.Organizations[slug], GiverShown.Named);

    private PledgeGiver Person(int number, GiverShown shown) => new(scene.People[number], null, shown);

    private Task<Pledge> Given(NeedLine line, long count, int daysAgo, PledgeGiver giver, string note) =>
        acts.Give(scene.Ago(daysAgo), line, count, giver, note, Officer);

    private Task Worth(Pledge pledge, int daysAgo, long value, ValueBasis basis, string from) =>
        acts.Value(scene.Ago(daysAgo), pledge, value, basis, from, manager);

    private Task Came(Pledge pledge, int daysAgo, long count) =>
        acts.Receive(scene.Ago(daysAgo), pledge, count, Day(-daysAgo), Officer, manager);

    private Task Thanked(Pledge pledge, int daysAgo, string ours, string theirs) =>
        acts.Thank(scene.Ago(daysAgo), pledge, ours, theirs, manager);
}
