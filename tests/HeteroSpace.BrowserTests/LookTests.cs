using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using HeteroSpace.Foundation.Security;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>
/// Every page at the width of a cheap phone, light and dark; several at once, since a page waits for the app while axe
/// works in another. The long run looks at wider ones too.
/// </summary>
public sealed class LookTests
{
    [Fact]
    public async Task Axe_finds_nothing_and_nothing_is_wider_than_the_phone()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var visitor = await phone.Page();
        await Look(
            visitor,
            [
                "/",
                "/situs/solo",
                "/ruang",
                "/ruang/semarang/ruang-rapat-1",
                $"/pesan/semarang/ruang-acara?tanggal={JourneyTests.Tuesday.AddDays(3):yyyy-MM-dd}&jam=10:00&lama=60",
                "/masuk",
                "/daftar",
                "/tanya?dari=/situs/solo&situs=solo",
                "/komunitas",
                "/mitra?aktif=1",
                "/komunitas/daftar",
                "/kerja-sama",
                "/angka",
                "/tentang",
                "/kontak",
                "/bantuan",
                "/privasi",
                "/ikut",
                "/tanpa-jaringan",
                "/tidak-ada",
            ]
        );
    }

    private static readonly string[] OfTheOffice =
    [
        "/konsol/semarang/peran",
        "/konsol/semarang/catatan",
        "/konsol/semarang/siapkan",
        "/konsol/semarang/lokasi",
        "/konsol/semarang/jam",
        "/konsol/semarang/jam/tenang",
        "/konsol/semarang/permohonan",
        "/konsol/semarang/kotak-masuk",
        "/konsol/semarang/papan?tampil=pekan",
        "/konsol/semarang/pengumuman",
        "/konsol/semarang/kerusakan",
        "/meja/semarang/serah-terima",
        "/meja/semarang/qr",
        "/lapor/semarang/ruang-rapat-1",
    ];

    [Fact]
    public async Task The_same_of_the_pages_of_members_and_staff()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var (manager, member) = (await app.Staff(Role.ProvincialAdministrator, null), await app.Member());
        var (community, mapping, import) = await OrganizationsToLookAt.In(app, manager);
        var signedIn = await phone.SignedIn(manager.Email!);
        await Look(
            signedIn,
            [
                "/saya",
                "/saya/profil",
                "/saya/token",
                "/konsol",
                "/konsol/semarang",
                "/konsol/semarang/papan",
                "/konsol/semarang/pesan",
                "/meja/semarang",
                "/konsol/semarang/situs",
                "/konsol/semarang/ruang",
                "/konsol/semarang/ruang/kelas",
                "/konsol/semarang/penutupan",
                .. OfTheOffice,
                "/konsol/semarang/libur",
                "/konsol/semarang/nomor",
                "/saya/kabar",
                "/saya/data",
                "/saya/data/hapus",
                "/saya/data/minta",
                "/saya/kartu",
                "/saya/komunitas",
                "/saya/keamanan",
                "/saya/profil/usaha",
                "/saya/profil/ukuran",
                "/konsol/semarang/orang",
                "/konsol/semarang/verifikasi",
                "/konsol/semarang/permintaan-data",
                "/konsol/semarang/pertanyaan",
                "/konsol/semarang/kabar",
                "/konsol/semarang/kabar/contoh",
                $"/kartu/{manager.Code}",
                $"/konsol/semarang/orang/{member.Code}",
                "/konsol/semarang/organisasi",
                $"/konsol/semarang/organisasi/{community}",
                $"/komunitas/{community}",
                $"/komunitas/{community}/ubah",
                $"/komunitas/{community}/orang",
                "/konsol/semarang/kembar",
                "/konsol/semarang/organisasi/kopi-pagi/gabung?dengan=kopi-pagi-kita",
                "/komunitas/kopi-pagi/klaim",
                "/konsol/semarang/impor/komunitas",
                $"/konsol/semarang/impor/komunitas/{mapping}",
                $"/konsol/semarang/impor/komunitas/{import}",
                $"/konsol/semarang/impor/komunitas/{import}?lihat=Wrong",
                "/konsol/semarang/kerja-sama",
                "/konsol/semarang/kerja-sama/baru",
            ]
        );
    }

    [Fact]
    public async Task The_same_of_ideas_and_trails()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var manager = await app.Staff(Role.ProvincialAdministrator, null);
        var site = (await app.Space("semarang/kelas")).Site.Id;
        var (slug, meeting, idea) = await TrailToLookAt.In(app, site, manager);
        var visitor = await phone.Page();
        await Look(
            visitor,
            [
                "/gagasan",
                "/gagasan/baru",
                "/gagasan/kelas-batik-di-tepi-sungai",
                $"/komentar/idea/{idea}",
                "/jejak",
                $"/jejak/{slug}",
                $"/jejak/{slug}/komitmen",
                $"/jejak/{slug}/keterlibatan/komunitas-batik-muda",
                $"/jejak/{slug}/rapat/{meeting}",
                "/jawaban",
                "/lapor-celah",
            ]
        );
        var signedIn = await phone.SignedIn(manager.Email!);
        await Look(
            signedIn,
            [
                "/saya/gagasan",
                "/saya/komentar",
                "/konsol/semarang/gagasan",
                "/konsol/semarang/gagasan/kelas-batik-di-tepi-sungai",
                "/konsol/semarang/komentar",
                "/konsol/semarang/kabar/uji",
                "/konsol/semarang/pekerjaan",
                "/konsol/semarang/inisiatif",
                "/konsol/semarang/inisiatif/baru",
                $"/konsol/semarang/inisiatif/{slug}",
                "/konsol/semarang/pola",
                "/konsol/semarang/pola/musyawarah",
                "/komunitas/komunitas-batik-muda/keterlibatan",
                "/gagasan/kelas-batik-di-tepi-sungai",
                $"/jejak/{slug}",
                $"/jejak/{slug}/kerja",
                $"/jejak/{slug}/tugas",
                $"/jejak/{slug}/rapat/{meeting}",
                $"/jejak/{slug}/rapat/baru",
                $"/jejak/{slug}/rapat/{meeting}/notulen",
                $"/jejak/{slug}/rapat/{meeting}/versi",
            ]
        );
    }

    [Fact]
    public async Task The_same_of_events_tickets_and_the_door()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var manager = await app.Staff(Role.ProvincialAdministrator, null);
        var (coming, over, tickets, certificate) = await EventsToLookAt.In(app, manager);
        var visitor = await phone.Page();
        await Look(
            visitor,
            [
                "/",
                "/acara",
                "/acara?tampil=kalender",
                "/acara?tampil=lewat",
                $"/acara/{coming}",
                $"/acara/{coming}/daftar",
                $"/acara/{over}",
                $"/acara/{coming}/undian",
                "/acara/sematkan",
                "/acara/bingkai",
                .. tickets.Select(ticket => "/status/" + ticket),
                $"/sertifikat/{certificate}",
            ]
        );
        var signedIn = await phone.SignedIn(manager.Email!);
        await Look(
            signedIn,
            [
                "/saya/tiket",
                "/saya/keluarga",
                "/saya/acara",
                "/acara/usulkan",
                "/konsol/semarang/acara",
                "/konsol/semarang/acara/baru",
                $"/konsol/semarang/acara/{coming}",
                $"/konsol/semarang/acara/{coming}/ubah",
                $"/konsol/semarang/acara/{coming}/peserta",
                $"/konsol/semarang/acara/{over}/hadir",
                $"/konsol/semarang/acara/{over}/laporan",
                $"/pindai/{over}",
                "/konsol/semarang/impor/acara",
            ]
        );
    }

    [Fact]
    public async Task The_same_of_articles_and_the_channel()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var manager = await app.Staff(Role.ProvincialAdministrator, null);
        var (article, draft, episode, comment) = await ArticlesToLookAt.In(app, manager);
        var visitor = await phone.Page();
        await Look(
            visitor,
            [
                "/artikel",
                "/artikel?cari=tidak-ada-apa-apa",
                $"/artikel/{article}",
                $"/komentar/lapor/{comment}",
                "/kanal",
                "/kanal/seri/obrolan",
                $"/kanal/{episode}",
            ]
        );
        var signedIn = await phone.SignedIn(manager.Email!);
        await Look(
            signedIn,
            [
                "/konsol/semarang/artikel",
                "/konsol/semarang/artikel?status=terbit",
                "/konsol/semarang/artikel/baru",
                $"/konsol/semarang/artikel/{draft}",
                $"/konsol/semarang/artikel/{article}",
                $"/konsol/semarang/artikel/{article}/versi",
                $"/konsol/semarang/artikel/{article}/jalan",
                "/konsol/semarang/kanal",
                "/konsol/semarang/kanal?tampil=terbit",
                "/konsol/semarang/kanal/kalender",
                "/konsol/semarang/kanal/seri",
                "/konsol/semarang/kanal/umpan",
                $"/konsol/semarang/kanal/{episode}",
                $"/konsol/semarang/kanal/{episode}/jalan",
                "/konsol/semarang/komentar?status=dilaporkan",
            ]
        );
    }

    [Fact]
    public async Task What_is_wrong_with_a_page_is_seen_in_the_light_and_in_the_dark()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var page = await phone.Page();
        const string Wrong = """
            <!doctype html><html lang="id"><head><title>Salah</title>
            <style>body { background: #fff; color: #000 } .wide { width: 400px }
            @media (prefers-color-scheme: dark) { body { background: #000; color: #111 } }</style></head>
            <body><main><h1 id="a" class="wide">Salah</h1><p id="a">Salah</p>
            <img src="/favicon.svg"></main></body></html>
            """;
        await page.Context.RouteAsync(
            "**/salah",
            route => route.FulfillAsync(new() { Body = Wrong, ContentType = "text/html" })
        );
        var problems = await ProblemsOf(page, "/salah");
        Assert.Contains("has two of #a", problems);
        Assert.Contains(problems, problem => problem.StartsWith("image-alt", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("is 4", StringComparison.Ordinal));
        Assert.Contains(
            problems,
            problem => problem.StartsWith("in the dark: color-contrast", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(problems, problem => problem.StartsWith("color-contrast", StringComparison.Ordinal));
        Assert.Equal(["is answered 404"], await ProblemsOf(page, "/tidak-ada-apa-apa"));
    }

    private const int AtOnce = 4;

    // In the long run no page is wider than any of these. Axe looks again only where another lay-out begins.
    private static readonly int[] Widths = LongRun.Is ? [360, 390, 768, 1280, 1920] : [360];
    private static readonly int[] Anew = [360, 1280];
    private static readonly Lazy<string> Axe = new(() => new BundledAxeScriptProvider().GetScript());

    private static async Task Look(IPage opened, IReadOnlyList<string> paths)
    {
        Assert.Empty(await ProblemsOf(opened, paths));
        if (!LongRun.Is)
            return;
        // Words of another length, and texts that stand in another language than their page.
        await opened.GotoAsync("/?lang=en");
        Assert.Empty(await ProblemsOf(opened, paths));
    }

    // In other pages of the same browser context, so with the same sign-in.
    private static async Task<IReadOnlyCollection<string>> ProblemsOf(IPage opened, IReadOnlyList<string> paths)
    {
        var (left, problems) = (new ConcurrentQueue<string>(paths), new ConcurrentQueue<string>());
        await Task.WhenAll(
            Enumerable
                .Range(0, AtOnce)
                .Select(async _ =>
                {
                    var page = await opened.Context.NewPageAsync();
                    while (left.TryDequeue(out var path))
                        foreach (var problem in await ProblemsOf(page, path))
                            problems.Enqueue($"{path}: {problem}");
                    await page.CloseAsync();
                })
        );
        return problems;
    }

    private static async Task<List<string>> ProblemsOf(IPage page, string path)
    {
        await page.EmulateMediaAsync(
            new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.NoPreference }
        );
        var answer = await page.GotoAsync(path);
        // A page that is not there, or fails, looks well too.
        if (answer!.Status != (path == "/tidak-ada" ? 404 : 200))
            return [$"is answered {answer.Status}"];
        foreach (var frame in page.Frames)
            await frame.EvaluateAsync(Axe.Value);
        List<string> problems = [.. (await page.EvaluateAsync<string[]>(Twice)).Select(id => $"has two of #{id}")];
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 740);
            if (Anew.Contains(width))
                problems.AddRange(await Violations(page, "{ resultTypes: ['violations'] }"));
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var wide && wide > width)
                problems.Add($"is {wide} px wide at {width}");
        }
        await page.SetViewportSizeAsync(Widths[0], 740);
        problems.AddRange(await page.EvaluateAsync<string[]>(Dead));
        // In the dark only the colours differ; what moves is there at once.
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce });
        foreach (var problem in await Violations(page, "{ resultTypes: ['violations'], runOnly: ['color-contrast'] }"))
            problems.Add("in the dark: " + problem);
        return problems;
    }

    private const string Twice =
        "[...document.querySelectorAll('[id]')].map(one => one.id).filter((id, at, all) => all.indexOf(id) !== at)";

    // A card whose link spans it opens wherever a thumb comes down; here in its middle.
    private const string Dead = """
        [...document.querySelectorAll('main article')].flatMap(card => {
          const way = [...card.querySelectorAll('a')]
            .find(link => getComputedStyle(link, '::after').position === 'absolute');
          if (!way) return [];
          card.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
          const box = card.getBoundingClientRect();
          const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          const opens = hit?.closest('a, button, summary, label');
          return opens ? [] : [way.href + ' does not open where its card is tapped'];
        })
        """;

    private static Task<string[]> Violations(IPage page, string options) =>
        page.EvaluateAsync<string[]>(
            $"axe.run(document, {options}).then(found => found.violations.map(one => one.id + ' ' + one.nodes[0].html))"
        );
}
