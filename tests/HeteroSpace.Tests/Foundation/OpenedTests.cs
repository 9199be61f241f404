using System.Net;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation;

/// <summary>
/// What is opened is shown, and only what is pressed changes anything: every address that answers GET, with what is
/// there in it, by a visitor, a member and an administrator; all tables before and after.
/// </summary>
[UsuallyOnce]
public sealed class OpenedTests
{
    /// <summary>What is noted of who read it, by GET alone.</summary>
    private static readonly (string Table, string Address, string Why)[] Noted =
    [
        ("person_access", "^/(konsol|meja)/", "which of the staff read about a person (UU 27/2022 art. 31)"),
        (
            "person_sites",
            "^/(konsol/[^/]+/orang/|meja/[^/]+\\?cari=)HM-",
            "where staff looked up the code of a card: they have seen it"
        ),
        (
            "conversations_seen",
            "^/konsol/[^/]+/(kotak-masuk\\?|pemesanan/)",
            "until when staff have read a conversation: what came since is new to them"
        ),
        ("audit", "^/konsol/.*(\\.(csv|xlsx)|/hadir\\.pdf)$", "who took a table with numbers and names away"),
    ];

    [Fact]
    public async Task No_address_changes_anything_by_being_opened()
    {
        await using var app = await HeteroApp.Start(ConfirmationTests.Later);
        var day = new Secrets.LongDay(app);
        await day.Live();
        await app.WorkJobs();
        day.ReadMails();
        using var visitor = Browse.Visitor(app, follows: false);
        using var member = await day.Member();
        using var admin = await day.Staff(Role.ProvincialAdministrator);
        var found = await Addresses(app, [visitor, member, admin]);
        await AddNamed(app, found, [visitor, member, admin]);
        found.UnionWith(day.Seen.All.SelectMany(secret => OpenedBy(secret.Kind, secret.Secret)));
        var routes = Routes(app);
        var unopened = routes.Where(route => !found.Any(route.Fits)).Select(route => route.Pattern);
        Assert.Empty(unopened.Except(Elsewhere));
        var before = await LinksThatLeaveTests.Everything(app);
        foreach (var (addresses, noted) in AFewAtOnce(OneOfEach(routes, found)))
        foreach (var method in (HttpMethod[])[HttpMethod.Head, HttpMethod.Get])
        {
            foreach (var address in addresses)
            // HEAD runs what GET runs (HeadTests), so that usually one asks for it, who may open everything.
            foreach (
                var client in method == HttpMethod.Head && !LongRun.Is
                    ? [admin]
                    : (HttpClient[])[visitor, member, admin]
            )
            {
                using var answer = await client.SendAsync(new(method, address));
                Assert.True((int)answer.StatusCode < 500, $"{method} {address}: {answer.StatusCode}");
            }
            var after = await LinksThatLeaveTests.Everything(app);
            foreach (var (table, rows) in before)
                Assert.True(
                    rows == after[table] || method == HttpMethod.Get && noted.Contains(table),
                    $"{method} of {string.Join(" or ", addresses)} changed {table}:\n{rows}\n\n{after[table]}"
                );
            before = after;
        }
    }

    // To read all tables takes longer than to open a page, so it is done after some pages, of which each notes the
    // same; the long run says more closely which it was.
    private static IEnumerable<(string[] Addresses, string[] Noted)> AFewAtOnce(IEnumerable<string> addresses) =>
        from address in addresses
        let noted = Noted.Select(known => known.Table).Where(table => IsNoted(table, address)).ToArray()
        group address by string.Join(' ', noted) into alike
        from few in alike.Chunk(LongRun.Is ? 8 : 24)
        select (few, alike.Key.Split(' '));

    /// <summary>
    /// Those need a thing that this day did not make: a meeting, an import, a certificate, a film, a file of others, or
    /// another one's role. A new address is opened here, or stands in this list.
    /// </summary>
    private static readonly string[] Elsewhere =
    [
        "/api/v1/registrations/{id}",
        "/meja/{Site}/lencana/{Code}",
        "/konsol/{site}/impor/{name}/{id:guid}/laporan.csv",
        "/konsol/{site}/verifikasi/{id:guid}/bukti",
        "/konsol/{site}/kerusakan/{id:guid}/foto",
        "/konsol/{site}/temuan/{id:guid}/foto",
        "/logo/{name}",
        "/saya/acara/{Slug}",
        "/saya/acara/{Slug}/ubah",
        "/konsol/{site}/gotong-royong/berkas/{name}",
        "/konsol/{Site}/gotong-royong/{Slug}",
        "/konsol/{Site}/gotong-royong/{Slug}/ubah",
        "/konsol/{Site}/gotong-royong/tawaran/{Code}",
        "/gotong-royong/buku/{site}/{month:length(7)}.csv",
        "/gotong-royong/buku/{site}/{month:length(7)}-nama.csv",
        "/konsol/{site}/kerja-sama/{id:guid}/berkas/{file:guid}",
        "/foto/{name}",
        "/konsol/{site}/pemesanan/{code}/surat",
        "/jejak/{slug}/rapat/{id:guid}/kalender.ics",
        "/jejak/{slug}/rapat/{id:guid}/berita-acara.pdf",
        "/jejak/{slug}/rapat/{id:guid}/berita-acara/{record:guid}",
        "/jejak/{slug}/berkas/{file:guid}",
        "/poster/{name}",
        "/pindai/{slug}/daftar",
        "/pindai/{slug}/manifest.webmanifest",
        "/sertifikat/{code}.pdf",
        "/kanal/{slug}/gambar.png",
        "/kanal/{slug}/status.png",
        "/kanal/{slug}/status-tinggi.png",
        "/gagasan/{slug}/status.png",
        "/gagasan/{slug}/status-tinggi.png",
        "/gotong-royong/{Slug}",
        "/gotong-royong/{slug}/status.png",
        "/gotong-royong/{slug}/status-tinggi.png",
        "/gotong-royong/{slug}/{line:guid}/status.png",
        "/gotong-royong/{slug}/{line:guid}/status-tinggi.png",
        "/gambar/{name}",
        "/konsol/{site}/kanal/{slug}/berkas/{id:guid}",
        "/api/v1/bookings/{code}",
        "/komunitas/{Slug}/orang",
        "/komunitas/{Slug}/ubah",
        "/jejak/{Slug}/keterlibatan/{Organization}",
        "/komunitas/{Slug}/keterlibatan",
        "/jejak/{Slug}/rapat/{Id:guid}/notulen",
        "/jejak/{Slug}/rapat/{Id:guid}/ubah",
        "/jejak/{Slug}/rapat/{Id:guid}/versi",
        "/konsol/{Site}/impor/{Name}/{Id:guid}",
        "/konsol/{Site}/jam/{Id:guid}",
        "/acara/{Slug}/undian",
        "/pindai/{Slug}",
        "/sertifikat/{Code}",
        "/gotong-royong/{Slug}/{Line:guid}/bantu",
        "/komentar/lapor/{Id:guid}",
        "/kanal/{Slug}",
        "/kanal/seri/{Slug}",
        "/konsol/{Site}/kanal/{Slug}/jalan",
        "/api/{documentName?}",
        "/hadiah/{Code}",
        "/hadiah/{Code}/acara",
        "/hadiah/{Code}/periksa",
        "/gotong-royong/terima-kasih/{key}.pdf",
        "/gotong-royong/terima-kasih/{key}/kartu.pdf",
        "/konsol/{site}/gotong-royong/stiker/{code}.pdf",
        "/konsol/{site}/gotong-royong/serah-terima/{id:guid}/berita-acara.pdf",
        "/konsol/{site}/gotong-royong/serah-terima/{id:guid}/bertanda-tangan",
        "/konsol/{Site}/gotong-royong/serah-terima/{Code}",
        "/konsol/{Site}/gotong-royong/dipakai/{Code}",
    ];

    private static bool IsNoted(string table, string address) =>
        Noted.Any(known => known.Table == table && Regex.IsMatch(address, known.Address));

    internal sealed class Route(string pattern)
    {
        private readonly Regex _looks = new(
            "^" + Regex.Replace(Regex.Escape(pattern), "\\\\{[^}]+}", "[^/]+") + "$",
            RegexOptions.IgnoreCase
        );

        public string Pattern => pattern;

        public bool Fits(string address) => _looks.IsMatch(address.Split('?')[0]);
    }

    internal static List<Route> Routes(HeteroApp app) =>
        [
            .. app
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
                .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'))
                .Where(route => !route.Contains('*'))
                .Where(route => !Regex.IsMatch(route, "^/(dist|art|_framework|_content)|\\.(css|js|svg|woff2)"))
                .Distinct()
                .Select(pattern => new Route(pattern)),
        ];

    internal static IEnumerable<string> OneOfEach(List<Route> routes, HashSet<string> found) =>
        routes.SelectMany(route => found.Where(route.Fits).Order(StringComparer.Ordinal).Take(2)).Distinct();

    internal static IEnumerable<string> OpenedBy(string kind, string secret) =>
        kind switch
        {
            "status link" => ["/status/" + secret, $"/status/{secret}/kalender.ics"],
            "unsubscribing" => ["/berhenti/" + secret, $"/berhenti/{secret}/sekali"],
            "link of a contact" => ["/konfirmasi/" + secret],
            "link of a guardian" => ["/wali/" + secret],
            "invitation" => ["/undangan/" + secret],
            "invitation of staff" => ["/undangan/petugas/" + secret],
            "door of a webinar" =>
            [
                $"/tiket/{secret}/gabung",
                $"/tiket/{secret}/kalender.ics",
                $"/tiket/{secret}/tiket.png",
            ],
            _ => [],
        };

    // What has a name or a code stands in many addresses, of which pages lead to those that are useful now.
    internal static async Task AddNamed(HeteroApp app, HashSet<string> found, HttpClient[] clients)
    {
        var names = await app.Read(async db =>
        {
            var events = await db.Set<HeteroSpace.Events.Event>().Select(row => row.Slug).ToListAsync();
            var organizations = await db.Set<Organizations.Organization>().Select(row => row.Slug).ToListAsync();
            var articles = await db.Set<Content.Article>().Select(row => row.Slug).ToListAsync();
            return events.Concat(organizations).Concat(articles).ToList();
        });
        var codes = await app.Read(db => db.Set<Bookings.Booking>().Select(row => row.Code).Take(3).ToListAsync());
        var routes = Routes(app).Where(route => !found.Any(route.Fits)).Select(route => route.Pattern);
        const string ofOneThing = "^[^{]*(\\{site\\}[^{]*)?\\{(slug|code)\\}[^{]*$";
        foreach (var route in routes.Where(one => Regex.IsMatch(one, ofOneThing, RegexOptions.IgnoreCase)).ToList())
        foreach (var name in route.Contains("{code}", StringComparison.OrdinalIgnoreCase) ? codes : names)
        foreach (var client in clients)
        {
            var address = Regex.Replace(route, "\\{site\\}", "semarang", RegexOptions.IgnoreCase);
            address = Regex.Replace(address, "\\{(slug|code)\\}", name, RegexOptions.IgnoreCase);
            using var answer = await client.GetAsync(address);
            if (answer.StatusCode == HttpStatusCode.OK)
                found.Add(address);
        }
    }

    /// <summary>
    /// The addresses that pages lead to, three steps from the plain ones; of each kind of page the first few are read.
    /// </summary>
    internal static async Task<HashSet<string>> Addresses(HeteroApp app, HttpClient[] clients)
    {
        // One that is written out goes before one with places in it.
        var routes = Routes(app).OrderBy(route => route.Pattern.Count(letter => letter == '{')).ToList();
        var found = routes
            .Select(route => route.Pattern)
            .Where(route => !Regex.IsMatch(route, "\\{(?!Site)", RegexOptions.IgnoreCase))
            .Select(route => Regex.Replace(route, "\\{site\\}", "semarang", RegexOptions.IgnoreCase))
            .ToHashSet();
        var (known, read) = (new HashSet<string>(), new Dictionary<Route, int>());
        bool IsOneOfAFew(string address) =>
            routes.Find(route => route.Fits(address)) is { } kind
            && (read[kind] = read.GetValueOrDefault(kind) + 1) <= LongRun.Or(3, 100);
        for (var step = 0; step < 3; step++)
            foreach (var address in found.Where(known.Add).Where(IsOneOfAFew).ToList())
            foreach (var client in clients)
            {
                using var answer = await client.GetAsync(address);
                if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                    continue;
                foreach (Match link in Regex.Matches(await answer.Text(), "(?:href|src)=\"(/[^\"#]*)"))
                    found.Add(link.Groups[1].Value);
            }
        return found;
    }
}
