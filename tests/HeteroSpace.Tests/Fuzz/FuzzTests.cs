using System.Diagnostics;
using System.Net;
using System.Text;

namespace HeteroSpace.Fuzz;

/// <summary>
/// Every form and address that a visitor, a member, staff and the province come across in the demo is sent what nobody
/// sane would type: nothing becomes a fault of ours (5xx), and the house does not swell.
/// </summary>
[Collection<Alone>]
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly string?[] Readers =
    [
        null,
        "anggota@example.org",
        "pengelola@example.org",
        "admin@example.org",
    ];
    private static readonly string[] Doors =
    [
        "/",
        "/saya",
        "/konsol",
        "/konsol/semarang",
        "/komunitas/daftar",
        "/gagasan/baru",
        "/tanya",
        "/daftar",
        "/lupa-sandi",
        "/pesan/semarang/ruang-rapat-1",
        "/acara.ics",
        "/acara.atom",
        "/sitemap.xml",
        "/api/v1/events",
        "/api/v1/availability?site=semarang",
        "/openapi/v1.json",
    ];
    private static readonly string[] Json =
    [
        "/api/v1/bookings",
        "/api/v1/events/{0}/registrations",
        "/pindai/{0}/kirim",
        "/meja/semarang/kirim",
    ];
    private readonly List<string> _faults = [];

    [Fact]
    public async Task Whatever_is_typed_anywhere_is_no_fault_of_ours()
    {
        await using var app = await DemoApp.Open();
        var readers = new List<Crawler>();
        foreach (var reader in Readers)
        {
            var crawler = new Crawler(app.Address);
            if (reader is not null)
                await crawler.SignIn(reader);
            await crawler.Look(LongRun.Or(60, 500), Doors);
            readers.Add(crawler);
        }
        var requests = LongRun.Or(400, 12_000);
        var seed = LongRun.Is ? Environment.TickCount : 20261128;
        output.WriteLine(
            $"seed {seed}, {readers.Sum(reader => reader.Addresses.Count)} addresses, "
                + $"{readers.Sum(reader => reader.Forms.Count)} forms"
        );
        await Throw(readers, seed, requests / 2);
        var half = Resident();
        await Throw(readers, seed + 1, requests / 2);
        output.WriteLine($"{half / 1_048_576} MB after half, {Resident() / 1_048_576} MB after all {requests}");
        foreach (var reader in readers)
            reader.Dispose();
        Assert.True(_faults.Count == 0, string.Join('\n', _faults.Take(20).Concat(app.Log.Lines.Take(5))));
        if (LongRun.Is)
            Assert.True(Resident() <= half * 1.1, $"{half} bytes became {Resident()}.");
    }

    private async Task Throw(List<Crawler> readers, int seed, int requests)
    {
        var nonsense = new Nonsense(seed);
        for (var done = 0; done < requests; done++)
        {
            var reader = nonsense.Of(readers);
            var (what, status) = nonsense.Below(10) switch
            {
                < 4 => await Address(reader, nonsense),
                < 9 when reader.Forms.Count > 0 => await Form(reader, nonsense),
                _ => await Body(reader, nonsense),
            };
            if ((int)status >= 500)
                lock (_faults)
                    _faults.Add($"{(int)status} {what}");
        }
    }

    private static async Task<(string, HttpStatusCode)> Address(Crawler reader, Nonsense nonsense)
    {
        var known = nonsense.Of(reader.Addresses);
        var parts = known.AbsolutePath.Split('/');
        if (nonsense.Once(3) && parts.Length > 1)
            parts[nonsense.Below(parts.Length - 1) + 1] = Uri.EscapeDataString(Whole(nonsense.Text()));
        var query = known
            .Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => Uri.UnescapeDataString(pair.Split('=')[0]))
            .Append(nonsense.Of(Foundation.Web.PublicPages.Keys))
            .Append(nonsense.Of(["kembali", "dari", "balas", "jejak", "surat", "n", "cursor", "limit", "from", "to"]))
            .Distinct()
            .Where(_ => !nonsense.Once(3))
            .Select(key => $"{key}={Uri.EscapeDataString(Whole(nonsense.Text()))}");
        var address = Cut(string.Join('/', parts) + "?" + string.Join('&', query), 6000);
        return ("GET " + address, await reader.Get(address));
    }

    private static async Task<(string, HttpStatusCode)> Form(Crawler reader, Nonsense nonsense)
    {
        var form = nonsense.Of(reader.Forms);
        var content = new MultipartFormDataContent();
        var said = new StringBuilder();
        foreach (var (name, value, type) in form.Fields)
        {
            if (type == "file")
            {
                content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(nonsense.Text())), name, Named(nonsense));
                continue;
            }
            // Without its token and name a form goes nowhere.
            var typed = name is "__RequestVerificationToken" or "_handler" ? value : nonsense.Instead(value);
            if (nonsense.Once(20) && name != "_handler")
                continue;
            content.Add(new StringContent(Whole(typed)), name);
            if (name != "__RequestVerificationToken")
                said.Append($"{name}={Cut(typed, 60)} ");
        }
        return (
            $"POST {form.Address.PathAndQuery} {said}",
            await reader.Send(HttpMethod.Post, form.Address.PathAndQuery, content)
        );
    }

    private static string Named(Nonsense nonsense)
    {
        var name = string.Concat(Whole(nonsense.Text()).Where(letter => letter >= ' ' && letter != '"'));
        return name.Trim() is { Length: > 0 } some ? Cut(some, 200) : "berkas.csv";
    }

    private static async Task<(string, HttpStatusCode)> Body(Crawler reader, Nonsense nonsense)
    {
        var path = string.Format(null, nonsense.Of(Json), "kelas-foto-produk");
        var body = System.Text.Json.JsonSerializer.Serialize(
            new Dictionary<string, object?>
            {
                ["space"] = nonsense.Once(2) ? "semarang/ruang-rapat-1" : nonsense.Text(),
                ["from"] = nonsense.Once(2) ? "2030-01-02T09:00:00+07:00" : nonsense.Text(),
                ["to"] = nonsense.Once(2) ? "2030-01-02T10:00:00+07:00" : nonsense.Text(),
                ["people"] = nonsense.Once(2) ? nonsense.Below(1000) - 10 : nonsense.Text(),
                ["purpose"] = nonsense.Text(),
                ["mode"] = nonsense.Once(2) ? "in-person" : nonsense.Text(),
                ["name"] = nonsense.Text(),
                ["email"] = nonsense.Text(),
                [nonsense.Text()] = nonsense.Once(2) ? null : new[] { nonsense.Text() },
            }
        );
        if (nonsense.Once(4))
            body = body[..nonsense.Below(body.Length)];
        var content = new StringContent(body, Encoding.UTF8, "application/json");
        return ($"POST {path} {Cut(body, 300)}", await reader.Send(HttpMethod.Post, path, content));
    }

    // A lone half of a pair cannot be sent by anybody.
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];

    private static long Resident()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, true, true);
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }
}
