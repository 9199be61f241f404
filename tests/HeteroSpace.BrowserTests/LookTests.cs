using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using HeteroSpace.Foundation.Security;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>Every page at the width of a cheap phone, light and dark. axe takes a second a page, most of it its own script; run beside the journeys the two starve each other on two cores.</summary>
[Collection("browser")]
public sealed class LookTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Axe_finds_nothing_and_nothing_is_wider_than_the_phone(bool dark)
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var visitor = await phone.Page(dark);
        foreach (
            var path in (string[])
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
                    "/tidak-ada",
                ]
        )
            await Look(visitor, path, dark);
        var (manager, member) = (await app.Staff(Role.ProvincialAdministrator, null), await app.Member());
        var (community, mapping, import) = await OrganizationsToLookAt.In(app, manager);
        await visitor.GotoAsync("/masuk");
        await visitor.FillAsync("#kontak", manager.Email!);
        await visitor.FillAsync("#sandi", "HeteroSpace-2026");
        await visitor.ClickAsync("form[data-once] button");
        foreach (
            var path in (string[])
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
                    "/konsol/semarang/libur",
                    "/konsol/semarang/peran",
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
        )
            await Look(visitor, path, dark);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_same_of_ideas_and_trails(bool dark)
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var manager = await app.Staff(Role.ProvincialAdministrator, null);
        var site = (await app.Space("semarang/kelas")).Site.Id;
        var (slug, meeting, idea) = await TrailToLookAt.In(app, site, manager);
        var visitor = await phone.Page(dark);
        foreach (
            var path in (string[])
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
                ]
        )
            await Look(visitor, path, dark);
        await visitor.GotoAsync("/masuk");
        await visitor.FillAsync("#kontak", manager.Email!);
        await visitor.FillAsync("#sandi", "HeteroSpace-2026");
        await visitor.ClickAsync("form[data-once] button");
        foreach (
            var path in (string[])
                [
                    "/saya/gagasan",
                    "/saya/komentar",
                    "/konsol/semarang/gagasan",
                    "/konsol/semarang/gagasan/kelas-batik-di-tepi-sungai",
                    "/konsol/semarang/komentar",
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
        )
            await Look(visitor, path, dark);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_same_of_events_tickets_and_the_door(bool dark)
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var manager = await app.Staff(Role.ProvincialAdministrator, null);
        var (coming, over, tickets, certificate) = await EventsToLookAt.In(app, manager);
        var visitor = await phone.Page(dark);
        foreach (
            var path in (string[])
                [
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
        )
            await Look(visitor, path, dark);
        await visitor.GotoAsync("/masuk");
        await visitor.FillAsync("#kontak", manager.Email!);
        await visitor.FillAsync("#sandi", "HeteroSpace-2026");
        await visitor.ClickAsync("form[data-once] button");
        // In the dark the colours of these are those of the pages before.
        if (dark)
            return;
        foreach (
            var path in (string[])
                [
                    "/saya/tiket",
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
        )
            await Look(visitor, path, dark);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_same_of_articles_and_the_channel(bool dark)
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var manager = await app.Staff(Role.ProvincialAdministrator, null);
        var (article, draft, episode, comment) = await ArticlesToLookAt.In(app, manager);
        var visitor = await phone.Page(dark);
        foreach (
            var path in (string[])
                [
                    "/artikel",
                    "/artikel?cari=tidak-ada-apa-apa",
                    $"/artikel/{article}",
                    $"/komentar/lapor/{comment}",
                    "/kanal",
                    "/kanal/seri/obrolan",
                    $"/kanal/{episode}",
                ]
        )
            await Look(visitor, path, dark);
        await visitor.GotoAsync("/masuk");
        await visitor.FillAsync("#kontak", manager.Email!);
        await visitor.FillAsync("#sandi", "HeteroSpace-2026");
        await visitor.ClickAsync("form[data-once] button");
        foreach (
            var path in (string[])
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
        )
            await Look(visitor, path, dark);
    }

    // In the dark only the colours differ; axe takes a second a page for all of it.
    private static readonly AxeRunOptions Colours = new()
    {
        RunOnly = new() { Type = "rule", Values = ["color-contrast"] },
    };

    private static async Task Look(IPage page, string path, bool dark)
    {
        var answer = await page.GotoAsync(path);
        // A page that is not there, or fails, looks well too.
        Assert.True(answer!.Status == (path == "/tidak-ada" ? 404 : 200), $"{path} is answered {answer.Status}");
        var found = await page.RunAxe(dark ? Colours : null);
        Assert.True(
            found.Violations.Length == 0,
            $"{path}: "
                + string.Join("; ", found.Violations.Select(violation => $"{violation.Id} {violation.Nodes[0].Html}"))
        );
        var twice = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('[id]')].map(one => one.id).filter((id, at, all) => all.indexOf(id) !== at)"
        );
        Assert.True(twice.Length == 0, $"{path} has two of #{string.Join(" and two of #", twice)}");
        var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(width <= 360, $"{path} is {width} px wide");
    }
}
