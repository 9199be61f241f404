using System.Diagnostics;
using System.Text.RegularExpressions;
using HeteroSpace.Demo;

namespace HeteroSpace.Portal;

/// <summary>
/// The Nu Html Checker, which is the W3C's own, finds no error in any kind of public page of the demo, in either
/// language (<c>./test --long</c>; <c>tests/clients</c>).
/// </summary>
public sealed partial class ValidPagesTests
{
    // So many pages of a kind: those of one kind are made by the same components.
    private const int OfAKind = 6;
    private static readonly string[] NotInTheMap =
    [
        "/ruang?situs=semarang&tanggal=2026-11-26",
        "/ruang?cari=tidak-ada-ruang-begini",
        "/ruang?orang=500",
        "/acara?hari=akhir-pekan",
        "/acara?tampil=kalender",
        "/acara?tampil=lewat",
        "/pesan/semarang/meja-bersama?tanggal=2026-11-27&jam=10:00&lama=60&orang=1",
        "/acara/kelas-foto-produk/daftar",
        "/cari?kata=foto",
        "/cari",
        "/komunitas/daftar",
        "/gagasan/baru",
        "/daftar",
        "/masuk",
        "/lupa-sandi",
        "/tanya?dari=/situs/solo&situs=solo",
        "/tanpa-jaringan",
        "/gotong-royong?jenis=Venue",
        "/gotong-royong?status=selesai",
        "/acara/sematkan",
        "/acara/bingkai",
        "/tidak-ada",
    ];

    [Fact]
    public async Task No_public_page_has_an_error_in_its_HTML()
    {
        Assert.SkipUnless(LongRun.Is, "Only in ./test --long");
        var checker = Path.Combine(Repository.Root, "tests/clients/node_modules/vnu-jar/build/dist/vnu.jar");
        Assert.True(File.Exists(checker), "Run npm ci in tests/clients; ./test --long does.");
        await using var world = await DemoTests.World.Of(new(2026, 11, 25, 3, 0, 0, DateTimeKind.Utc));
        using var visitor = new HttpClient(new HttpClientHandler { UseCookies = false });
        visitor.BaseAddress = await world.Open();
        var folder = Directory.CreateTempSubdirectory("pages").FullName;
        var addresses = await Addresses(visitor);
        Assert.True(addresses.Count > 60, $"{addresses.Count}");
        foreach (var language in (string[])["id", "en"])
        foreach (var (number, address) in addresses.Index())
            await Keep(
                visitor,
                language,
                address,
                Path.Combine(folder, $"{number:000}-{language}{Named(address)}.html")
            );
        Assert.Equal("", await Errors(checker, folder));
        Directory.Delete(folder, true);
    }

    private static async Task<List<string>> Addresses(HttpClient visitor)
    {
        var map = await visitor.GetStringAsync("/sitemap.xml");
        return
        [
            .. Location()
                .Matches(map)
                .Select(found => new Uri(found.Groups[1].Value).AbsolutePath)
                .GroupBy(path => path.Split('/')[1])
                .SelectMany(kind => kind.Take(OfAKind)),
            .. NotInTheMap,
        ];
    }

    private static async Task Keep(HttpClient visitor, string language, string address, string file)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, address);
        asked.Headers.Add("Cookie", "hs-lang=" + language);
        using var answer = await visitor.SendAsync(asked);
        Assert.True(answer.IsSuccessStatusCode || address == "/tidak-ada", $"{address}: {answer.StatusCode}");
        await File.WriteAllTextAsync(file, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> Errors(string checker, string folder)
    {
        var started = new ProcessStartInfo("java", ["-jar", checker, "--errors-only", "--skip-non-html", folder])
        {
            RedirectStandardError = true,
        };
        using var process = Process.Start(started)!;
        return (await process.StandardError.ReadToEndAsync()).Replace(folder, "").Trim();
    }

    private static string Named(string address) => NotALetter().Replace(address, "-");

    [GeneratedRegex("<loc>(.*?)</loc>")]
    private static partial Regex Location();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotALetter();
}
