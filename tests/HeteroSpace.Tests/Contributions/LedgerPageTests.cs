using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using HeteroSpace.Billing;
using HeteroSpace.Contributions.Book;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Contributions;

/// <summary>The public ledger: its page, its files, and what programs read of it.</summary>
public sealed class LedgerPageTests
{
    private const string Book = "/gotong-royong/buku";
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);
    private static readonly Guid One = Guid.CreateVersion7();

    /// <summary>A campus by name, someone who is not named, and what was a mistake: in July and August 2036.</summary>
    private sealed record World(HeteroApp App, Organization Campus, Pledge Chairs, Pledge Secret, Pledge Wrong)
        : IAsyncDisposable
    {
        public static async Task<World> Make()
        {
            var app = await HeteroApp.Start(Later.AddMonths(-1), Asked.NobodyTwice);
            var (lead, campus) = await Made.Organization(app, "Kampus Contoh", OrganizationKind.Academic);
            var (_, lines) = await Asked.For(app, null, Asked.Goods(100), Asked.Goods(9, "papan tulis"));
            var chairs = await Asked.Offer(app, lines[0], 20, lead, campus.Id);
            var secret = await Asked.Offer(
                app,
                lines[0],
                10,
                await app.Member("Rahasia Sekali"),
                shown: GiverShown.HambaAllah
            );
            var wrong = await Asked.Offer(app, lines[0], 5, await app.Member("Sri Wahyuni"));
            await Value(app, chairs, 4_000_000);
            await Value(app, secret, 1_500_000);
            await Value(app, wrong, 500_000);
            await Asked.Comes(app, chairs.Id, 20, One);
            await Asked.Comes(app, wrong.Id, 5, One);
            app.Clock.Advance(TimeSpan.FromDays(31));
            await Asked.Comes(app, secret.Id, 10, One);
            var receipt = await Asked.Receipt(app, wrong.Id);
            await Asked.With<ReceiveGift, bool>(app, gift => gift.TakeBack(receipt, "Ternyata pinjaman", One));
            var unvalued = await Asked.Offer(app, lines[1], 2, await app.Member("Belum Dinilai"));
            await Asked.Comes(app, unvalued.Id, 2, One);
            // Not valued counts as above the limit, so another has to see it too.
            await Asked.Second(app, unvalued.Id, 1, 2, Guid.CreateVersion7());
            return new(app, campus, chairs, secret, wrong);
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();

        public async Task<IDocument> Page(string query = "") =>
            new HtmlParser().ParseDocument(await Browse.Visitor(App).Page(Book + query));

        public async Task<string> Read(string address) => await Browse.Visitor(App).Page(address);
    }

    private static async Task Value(HeteroApp app, Pledge pledge, long value)
    {
        var now = await Asked.Pledge(app, pledge.Id);
        await Asked.With<ReceiveGift, bool>(
            app,
            gift => gift.SetValue(now, value, ValueBasis.PriceList, "katalog", One)
        );
    }

    private static long Rupiah(string text)
    {
        var digits = long.Parse(string.Concat(text.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
        return text.Contains('−') ? -digits : digits;
    }

    private static List<long> Sums(IDocument page, string table) =>
        [.. page.QuerySelectorAll($".{table} .book-sum").Select(cell => Rupiah(cell.TextContent))];

    [Fact]
    public async Task The_year_comes_to_its_months_and_a_month_to_its_rows()
    {
        await using var world = await World.Make();
        var page = await world.Page("?situs=semarang");
        var year = Rupiah(page.QuerySelector(".big-number strong")!.TextContent);
        Assert.Equal(5_500_000, year);
        Assert.Equal([1_000_000, 4_500_000], Sums(page, "book-months"));
        Assert.Equal([-500_000, 1_500_000], Sums(page, "book-rows"));
        var july = await world.Page("?situs=semarang&bulan=2036-07");
        Assert.Equal([500_000, 4_000_000], Sums(july, "book-rows"));
        Assert.Contains("20 buah kursi lipat untuk Perlengkapan kelas", Plain(july));
        Assert.Contains("1 pemberian belum dinilai (barang 1)", Plain(page));
        Assert.DoesNotContain("Rp0", Plain(page).Replace("Tidak dihitung Rp0", ""));
        Assert.NotNull(july.QuerySelector($".book-rows a[href='/hadiah/{world.Chairs.Code}']"));
    }

    private static string Plain(IDocument page) =>
        string.Join(' ', page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task What_was_taken_back_stands_with_the_row_it_takes_back_and_why()
    {
        await using var world = await World.Make();
        var august = await world.Page("?situs=semarang");
        var back = august.QuerySelector(".book-rows .reversal")!;
        Assert.Contains("Dibatalkan:", back.TextContent);
        Assert.Contains("Ternyata pinjaman", back.TextContent);
        // The row that it takes back stands on the page of its month, and under its anchor there.
        var link = back.QuerySelector("a[href*='baris=']")!.GetAttribute("href")!;
        var parts = link.Split('#');
        var there = new HtmlParser().ParseDocument(await world.Read(parts[0]));
        Assert.Contains("500.000", there.GetElementById(parts[1])!.TextContent);
        var july = await world.Page("?situs=semarang&bulan=2036-07");
        Assert.Contains("Sudah dibatalkan seluruhnya", Plain(july));
    }

    [Fact]
    public async Task Who_is_not_named_stands_in_no_page_file_or_answer()
    {
        await using var world = await World.Make();
        await Posted.Seal(world.App);
        foreach (
            var address in (string[])
                [
                    Book + "?situs=semarang",
                    Book + "?situs=semarang&bulan=2036-07",
                    Book + "?tahun=semua",
                    Book + "?tampil=saring",
                    Book + ".csv",
                    Book + ".json",
                    Book + "/semarang/2036-07.csv",
                    Book + "/semarang/2036-07-nama.csv",
                    Book + "/semarang/2036-08-nama.csv",
                    "/api/v1/ledger?site=semarang&month=2036-08",
                    "/api/v1/ledger?site=semarang&month=2036-07",
                    "/api/v1/needs",
                ]
        )
            Assert.DoesNotContain("Rahasia", await world.Read(address));
        Assert.Contains("Hamba Allah", await world.Read(Book + "/semarang/2036-08-nama.csv"));
        // A month that is closed has a file without any name at all.
        Assert.DoesNotContain("Kampus", await world.Read(Book + "/semarang/2036-07.csv"));
        Assert.Contains("Kampus Contoh", await world.Read(Book + "/semarang/2036-07-nama.csv"));
    }

    [Fact]
    public async Task A_giver_is_who_they_are_now_or_want_to_be()
    {
        await using var world = await World.Make();
        const string july = "?situs=semarang&bulan=2036-07";
        Assert.NotNull((await world.Page(july)).QuerySelector(".book-rows a[href='/komunitas/kampus-contoh']"));
        Assert.Equal([4_000_000], Sums(await world.Page("?pemberi=kampus-contoh"), "book-rows"));

        var (_, winner) = await Made.Organization(world.App, "Universitas Contoh", OrganizationKind.Academic);
        await world.App.Do(services =>
            services.GetRequiredService<MergeOrganizations>().Now(world.Campus, winner, One)
        );
        Assert.NotNull((await world.Page(july)).QuerySelector(".book-rows a[href='/komunitas/universitas-contoh']"));
        Assert.Equal([4_000_000], Sums(await world.Page("?pemberi=kampus-contoh"), "book-rows"));
        await Posted.Seal(world.App);
        Assert.Equal([4_000_000], Sums(await world.Page("?pemberi=universitas-contoh"), "book-months"));

        await Change(world, db => db.Organizations(), winner.Id, row => row.Status = OrganizationStatus.Suspended);
        var suspended = await world.Page(july);
        Assert.Equal([500_000, 4_000_000], Sums(suspended, "book-rows"));
        Assert.DoesNotContain("Universitas Contoh", Plain(suspended));
        await Change(world, db => db.Organizations(), winner.Id, row => row.Status = OrganizationStatus.Verified);

        // They do not want to be named any more: the sums stay, and nothing is found by them.
        await Change(world, db => db.Pledges(), world.Chairs.Id, row => row.ShownAs = GiverShown.OrangBaik);
        Assert.Equal([500_000, 4_000_000], Sums(await world.Page(july), "book-rows"));
        Assert.DoesNotContain("Universitas Contoh", Plain(await world.Page(july)));
        Assert.Empty(Sums(await world.Page("?pemberi=universitas-contoh"), "book-rows"));
        Assert.DoesNotContain("4000000", await world.Read(Book + ".csv?pemberi=universitas-contoh"));
    }

    private static Task<int> Change<T>(World world, Func<Foundation.Db.AppDb, DbSet<T>> set, Guid id, Action<T> what)
        where T : class =>
        world.App.Read(async db =>
        {
            what((await set(db).FindAsync(id))!);
            var changed = await db.SaveChangesAsync();
            await world.App.Act(act =>
            {
                act.IsSeen();
                return Task.FromResult(true);
            });
            return changed;
        });

    [Fact]
    public async Task A_closed_month_keeps_its_bytes_and_whoever_has_them_checks_its_seal()
    {
        await using var world = await World.Make();
        using var visitor = Browse.Visitor(world.App);
        var open = await visitor.GetAsync(Book + "/semarang/2036-08.csv");
        Assert.Equal(HttpStatusCode.NotFound, open.StatusCode);
        Assert.Contains("1 September 2036", await open.Text());
        await Posted.Seal(world.App);
        var first = await visitor.GetAsync(Book + "/semarang/2036-07.csv");
        var bytes = await first.Content.ReadAsByteArrayAsync();
        var lines = Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, bytes.Length - lines[^1].Length - 1)));
        Assert.EndsWith(hash, lines[^1]);
        Assert.Equal($"\"{hash}\"", first.Headers.ETag!.Tag);
        Assert.Contains("immutable", first.Headers.CacheControl!.ToString());
        Assert.Contains(hash[..12], Plain(await world.Page("?situs=semarang")));
        using var again = new HttpRequestMessage(HttpMethod.Get, Book + "/semarang/2036-07.csv");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, (await visitor.SendAsync(again)).StatusCode);

        await Value(world.App, world.Chairs, 9_000_000);
        await Change(world, db => db.Pledges(), world.Chairs.Id, row => row.ShownAs = GiverShown.OrangBaik);
        Assert.Equal(bytes, await visitor.GetByteArrayAsync(Book + "/semarang/2036-07.csv"));
        Assert.Equal([6_000_000, 4_500_000], Sums(await world.Page("?situs=semarang"), "book-months"));
    }

    [Fact]
    public async Task Page_table_JSON_and_API_tell_the_same_sums()
    {
        await using var world = await World.Make();
        var page = Rupiah((await world.Page("?tahun=semua")).QuerySelector(".big-number strong")!.TextContent);
        var table = (await world.Read(Book + ".csv"))
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(','))
            .ToList();
        var counted = Array.IndexOf(table[0], "counted");
        Assert.Equal(4, table.Count - 1);
        Assert.Equal(page, table.Skip(1).Sum(row => long.Parse(row[counted].Trim('\''), CultureInfo.InvariantCulture)));
        var json = JsonNode.Parse(await world.Read(Book + ".json"))!;
        Assert.Equal(page, (long)json["rupiah"]!);
        Assert.Equal(page, json["items"]!.AsArray().Sum(row => (long)row!["counted"]!));
        Assert.Equal((4, 1), ((int)json["rows"]!, (int)json["withoutValue"]!));
        var july = JsonNode.Parse(await world.Read(Book + ".json?bulan=2036-07"))!;
        Assert.Equal((4_500_000, 0), ((long)july["rupiah"]!, (int)july["withoutValue"]!));
        var totals = JsonNode.Parse(await world.Read("/api/v1/ledger/totals"))!["items"]!.AsArray();
        Assert.Equal(page, totals.Sum(row => (long)row!["rupiah"]!));
        Assert.Equal(4, totals.Sum(row => (int)row!["rows"]!));
        var august = JsonNode.Parse(await world.Read("/api/v1/ledger?site=semarang"))!["items"]!.AsArray();
        Assert.Equal([-500_000, 1_500_000], august.Select(row => (long)row!["counted"]!));
    }

    [Fact]
    public async Task Filters_narrow_the_rows_and_what_is_not_there_is_no_page()
    {
        await using var world = await World.Make();
        await Posted.Gift(world.App, 70_000, GiftKind.Food);
        Assert.Equal([70_000], Sums(await world.Page("?jenis=konsumsi"), "book-rows"));
        Assert.Equal([70_000], Sums(await world.Page("?jenis=konsumsi"), "book-months"));
        Assert.Empty(Sums(await world.Page("?situs=solo"), "book-rows"));
        Assert.Empty(Sums(await world.Page("?tahun=2035"), "book-rows"));
        foreach (var wrong in (string[])["?situs=entah", "?inisiatif=entah", "?pemberi=entah"])
            Assert.Equal(HttpStatusCode.NotFound, (await Browse.Visitor(world.App).GetAsync(Book + wrong)).StatusCode);
        Assert.Contains("kampus-contoh", (await world.Page("?tampil=saring")).Body!.InnerHtml);
    }

    [Fact]
    public async Task It_is_read_in_English_too_and_by_pages_with_few_queries()
    {
        await using var world = await World.Make();
        for (var number = 1; number <= 120; number++)
            await Posted.Gift(world.App, number, GiftKind.Labour);
        using var visitor = Browse.Visitor(world.App);
        visitor.DefaultRequestHeaders.Add("Cookie", "hs-lang=en");
        var english = await visitor.Page(Book + "?situs=semarang&jenis=tenaga&hal=3");
        Assert.Contains("Page 3 of 3", english);
        Assert.Contains("Every gift with a value in rupiah has its row", english);
        Assert.Equal(20, Sums(new HtmlParser().ParseDocument(english), "book-rows").Count);
        // Whoever follows a link to one row of many finds it on whichever page it stands.
        var first = (await Posted.Rows(world.App)).Single(row =>
            row is { Amount: 1, Debit: LedgerAccount.LabourReceived }
        );
        var page = await world.Page($"?situs=semarang&jenis=tenaga&baris={first.Id:n}");
        Assert.NotNull(page.GetElementById(BookRow.Anchor(first)));
        var queries = new Initiatives.QueryCount(
            await world.App.Read(db => Task.FromResult(db.Database.GetConnectionString()!))
        );
        using (queries)
        {
            await world.Page("?situs=semarang&hal=2");
            Assert.InRange(queries.Count, 1, 20);
        }
    }

    [Fact]
    public async Task Figures_of_the_budget_stand_beside_it_with_their_source_and_in_the_audit()
    {
        await using var world = await World.Make();
        var manager = await RightsTests.Browser(world.App, await world.App.Staff(Role.SiteManager, "semarang"));
        const string form = "/konsol/semarang/gotong-royong/anggaran";
        var refused = await Browse.Send(
            manager,
            form,
            "simpan",
            ("tahun", "2036"),
            ("anggaran", "2,5"),
            ("sumber", "")
        );
        Assert.Contains("rupiah bulat", await refused.Text());
        await Browse.Send(
            manager,
            form,
            "simpan",
            ("tahun", "2036"),
            ("anggaran", "Rp2.750.000"),
            ("diberi", ""),
            ("sumber", "DPA Dinas 2036, halaman 12")
        );
        var page = await world.Page();
        var years = page.QuerySelector(".book-years")!;
        Assert.Contains("67% datang dari luar anggaran", years.TextContent.Replace("\u00a0", "").Replace(" %", "%"));
        Assert.Contains("DPA Dinas 2036, halaman 12", years.TextContent);
        Assert.Equal(1, years.QuerySelectorAll("rect.imported").Length);
        // What others give elsewhere is not held against it. For who is signed in no page is kept.
        await Posted.Gift(world.App, 900_000, space: "solo/ruang-rapat");
        var now = new HtmlParser().ParseDocument(await manager.Page(Book));
        var some = now.QuerySelector(".book-years")!.TextContent.Replace("\u00a0", "");
        Assert.Contains("67% datang dari luar anggaran", some.Replace(" %", "%"));
        Assert.Contains("Di lokasi yang anggarannya ada angkanya", some);
        Assert.Contains("(hanya 1 lokasi)", some);
        // Whoever did not see what stands there does not write over it.
        var blind = await Browse.Send(
            manager,
            form,
            "simpan",
            ("tahun", "2036"),
            ("anggaran", "1"),
            ("sumber", "entah dari mana")
        );
        Assert.Contains("2036 sudah ada", await blind.Text());
        var seen = new HtmlParser()
            .ParseDocument(await manager.Page(form))
            .QuerySelector("input[name='dulu-2036']")!
            .GetAttribute("value")!;
        await Browse.Send(manager, form, "hapus-2036", ("dulu-2036", seen));
        Assert.Empty(await world.App.Read(db => db.BudgetFigures().ToListAsync()));
        var audit = await world.App.Read(db =>
            db.Audit().Where(row => row.Subject == "budget:2036").OrderBy(row => row.At).ToListAsync()
        );
        Assert.Equal(["budget.changed", "budget.removed"], audit.Select(row => row.Action));
    }
}
