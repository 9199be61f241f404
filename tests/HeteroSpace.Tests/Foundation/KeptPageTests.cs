using System.IO.Compression;
using System.Net;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation;

/// <summary>What is kept for all visitors is what each of them would get if it were made for them.</summary>
public sealed class KeptPageTests
{
    private static readonly string[] Addresses =
    [
        "/",
        "/acara",
        "/ACARA",
        "/Acara",
        "/acara/",
        "/gagasan",
        "/komunitas",
        "/ruang",
        "/artikel",
        "/kanal",
        "/jejak",
        "/jawaban",
        "/angka",
        "/gotong-royong/buku",
        "/situs/semarang",
        "/situs/Semarang",
        "/situs/semarang/kalender.ics",
        "/tentang",
        "/kontak",
        "/bantuan",
        "/privasi",
        "/ikut",
        "/ruang/semarang/ruang-rapat-1",
        "/acara.ics",
        "/acara.atom",
        "/kanal.atom",
        "/sitemap.xml",
        "/openapi/v1.json",
    ];
    private static readonly string[] Encodings =
    [
        "",
        "br",
        "BR",
        "Br",
        "gzip",
        "GZIP",
        "x-gzip",
        "gzip, deflate, br",
        "gzip, deflate, br, zstd",
        "br;q=0",
        "br;q=0, gzip",
        "br;q=0.0, gzip;q=0.5",
        "gzip;q=0",
        "gzip;q=1.0, identity; q=0.5, *;q=0",
        "identity",
        "identity;q=0",
        "identity;q=1, br;q=0.1",
        "*",
        "*;q=0",
        "*;q=0, gzip",
        "br;q=broken",
        "brotli",
        "abr, xgzipx",
        "deflate",
        "zstd",
        "br ; q=1",
        ", ,br",
        "br;Q=0",
        "br\t;q=0.2,\tgzip ;q=0.9",
        "br ; q = 0",
    ];
    private static readonly string[] Keys =
    [
        "cari",
        "CARI",
        "situs",
        "hal",
        "Hal",
        "bulan",
        "kembali",
        "dari",
        "balas",
        "utm_source",
        "",
        "x",
        "tanggal",
        "jam",
        "fasilitas",
        "_handler",
        "sebagai",
        "wilayah",
        "status",
    ];
    private static readonly string[] Values =
    [
        "",
        "a",
        "A",
        "semarang",
        "solo",
        "2",
        "//evil.example/POISON",
        "%22%3E%3Cb%3E",
        "%00",
        "2026-09",
        "wifi",
        "2026-08-05",
        "10:00",
        "%E2%80%AE",
    ];

    [Theory]
    [InlineData("br;q=0", "")]
    [InlineData("br ; q = 0", "")]
    [InlineData("br; q =0, gzip; q= 0.3", "gzip")]
    [InlineData("gzip;level=9;Q=0", "")]
    [InlineData("br;q=", "")]
    [InlineData("br;level=1", "br")]
    public void What_a_client_does_not_want_is_not_sent_however_it_says_so(string accepted, string sent) =>
        Assert.Equal(sent, AcceptedEncoding.Of(accepted));

    private static (string Address, string Encoding, string Language) Request(Random chance)
    {
        T One<T>(T[] of) => of[chance.Next(of.Length)];
        var pairs = Enumerable.Range(0, chance.Next(5)).Select(_ => $"{One(Keys)}={One(Values)}").ToList();
        var query = pairs.Count > 0 ? "?" + string.Join('&', pairs) : "";
        return (One(Addresses) + query, One(Encodings), chance.Next(3) == 0 ? "en" : "id");
    }

    [Fact]
    public async Task What_is_kept_is_byte_for_byte_what_each_visitor_would_get_anew()
    {
        await using var app = await HeteroApp.Start();
        await Held.Event(app);
        using var client = Plain(app);
        for (var round = 0; round < LongRun.Or(4, 40); round++)
        {
            var seed = Environment.TickCount + round;
            var chance = new Random(seed);
            var asked = Enumerable.Range(0, 40).Select(_ => Request(chance)).ToArray();
            // First each fills what others get, then everyone asks again.
            foreach (var request in asked)
                _ = await Answer(client, request);
            var kept = new List<(HttpStatusCode, string, byte[])>();
            foreach (var request in asked)
                kept.Add(await Answer(client, request));
            for (var one = 0; one < asked.Length; one++)
            {
                await Forget(app);
                var (status, encoding, body) = await Answer(client, asked[one]);
                Assert.True(
                    (status, encoding) == (kept[one].Item1, kept[one].Item2) && body.SequenceEqual(kept[one].Item3),
                    $"seed {seed}, {asked[one]}: kept {kept[one].Item2}, anew {encoding}"
                );
                Assert.True(Reads(asked[one].Encoding, encoding), $"{asked[one]} got {encoding}");
                Assert.True(Decoded(encoding, body).Length > 0 || status != HttpStatusCode.OK, $"{asked[one]}");
            }
        }
    }

    [Theory]
    [InlineData("/gagasan", "?kembali=//evil.example/POISON&dari=POISON&balas=POISON")]
    [InlineData("/acara", "?kembali=POISON")]
    [InlineData("/ruang", "?situs=solo&KEMBALI=POISON")]
    [InlineData("/komunitas", "?utm_source=POISON&x=POISON")]
    [InlineData("/", "?dari=POISON")]
    [InlineData("/jejak", "?%3Cb%3E=POISON")]
    public async Task One_visitors_odd_keys_are_never_in_the_page_of_the_next(string address, string query)
    {
        await using var app = await HeteroApp.Start();
        using var client = Plain(app);
        var first = await client.GetStringAsync(address + query);
        var next = await client.GetAsync(address + (query.Contains("situs=solo") ? "?situs=solo" : ""));
        Assert.NotNull(next.Headers.Age);
        Assert.DoesNotContain("POISON", await next.Content.ReadAsStringAsync());
        Assert.DoesNotContain("POISON", first);
    }

    [Theory]
    [InlineData("/sitemap.xml")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/acara")]
    [InlineData("/acara.ics")]
    public async Task An_odd_query_makes_nothing_anew(string address)
    {
        await using var app = await HeteroApp.Start();
        using var client = Plain(app);
        _ = await client.GetStringAsync(address + "?x=1");
        using var again = await client.GetAsync(address + "?x=2&y");
        Assert.NotNull(again.Headers.Age);
    }

    [Theory]
    [InlineData("BR", null)]
    [InlineData("BR", "gzip")]
    [InlineData("gzip;q=0.5, br;q=0", "br")]
    [InlineData("abr", "br")]
    [InlineData("*", null)]
    public async Task Nobody_gets_a_page_packed_as_only_another_can_unpack(string first, string? next)
    {
        await using var app = await HeteroApp.Start();
        using var client = Plain(app);
        foreach (
            var address in (string[])["/acara", "/situs/semarang", "/acara.ics", "/sitemap.xml", "/openapi/v1.json"]
        )
        {
            _ = await Answer(client, (address, first, "id"));
            var (_, encoding, body) = await Answer(client, (address, next ?? "", "id"));
            Assert.True(Reads(next ?? "", encoding), $"{address}: {next} got {encoding}");
            Assert.True(Decoded(encoding, body).Length > 100, address);
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip, br", "br")]
    [InlineData("GZip", "gzip")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("br;q=0.2, gzip;q=0.8", "gzip")]
    [InlineData("br;q=0", "")]
    [InlineData("*", "br")]
    [InlineData("*, br;q=0", "gzip")]
    [InlineData("*;q=0", "")]
    [InlineData("identity;q=0", "")]
    [InlineData("identity, gzip;q=0.5", "")]
    [InlineData("identity;q=0.5, gzip;q=0.5", "gzip")]
    [InlineData("br;q=1.5", "")]
    [InlineData("br;q=-1", "")]
    [InlineData("br;q=1e-3", "")]
    [InlineData("abr", "")]
    public void Accept_Encoding_is_read_by_its_weights(string header, string used) =>
        Assert.Equal(used, AcceptedEncoding.Of(header));

    // Written apart from the product's own reading (RFC 9110 12.5.3).
    private static bool Reads(string header, string encoding)
    {
        if (encoding == "")
            return true;
        var named = header
            .ToLowerInvariant()
            .Split(',')
            .Select(part => part.Replace("\t", "").Replace(" ", "").Split(';'))
            .Where(part => part[0] == encoding || part[0] == "x-" + encoding || part[0] == "*")
            .OrderBy(part => part[0] == "*")
            .FirstOrDefault();
        return named is not null && !named.Skip(1).Any(weight => weight is "q=0" or "q=0.0" or "q=broken");
    }

    private static byte[] Decoded(string encoding, byte[] body)
    {
        using var packed = new MemoryStream(body);
        using Stream open = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            "" => packed,
            _ => throw new InvalidDataException(encoding),
        };
        using var whole = new MemoryStream();
        open.CopyTo(whole);
        return whole.ToArray();
    }

    private static async Task<(HttpStatusCode Status, string Encoding, byte[] Body)> Answer(
        HttpClient client,
        (string Address, string Encoding, string Language) request
    )
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, request.Address);
        if (request.Encoding != "")
            asked.Headers.TryAddWithoutValidation("Accept-Encoding", request.Encoding);
        if (request.Language == "en")
            asked.Headers.Add("Cookie", "hs-lang=en");
        using var answer = await client.SendAsync(asked);
        return (
            answer.StatusCode,
            string.Join(",", answer.Content.Headers.ContentEncoding),
            await answer.Content.ReadAsByteArrayAsync()
        );
    }

    private static ValueTask Forget(HeteroApp app) =>
        app.Services.GetRequiredService<IOutputCacheStore>().EvictByTagAsync(PublicPages.Tag, default);

    private static HttpClient Plain(HeteroApp app) =>
        new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = app.Address };
}
