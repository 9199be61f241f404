using System.Net;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Security;

namespace HeteroSpace.Foundation;

/// <summary>A page that says no has a title too, in the language it is read in (WCAG 2.4.2).</summary>
public sealed class ErrorPageTests
{
    private static readonly string[] Absent =
    [
        "/tidak-ada",
        "/tidak-boleh",
        "/apa/saja",
        "/situs/x",
        "/ruang/semarang/x",
        "/ruang/x/x",
        "/pesan/semarang/x",
        "/acara/x",
        "/acara/x/daftar",
        "/acara/x/undian",
        "/acara/x.ics",
        "/acara/x/gambar.png",
        "/artikel/x",
        "/artikel/x/gambar.png",
        "/kanal/x",
        "/kanal/seri/x",
        "/gagasan/x",
        "/jejak/x",
        "/jejak/x/usulan",
        "/jejak/x/keputusan",
        "/jejak/x/rapat/00000000-0000-0000-0000-000000000001",
        "/jejak/x/keterlibatan/y",
        "/komunitas/x",
        "/komunitas/x/kalender.ics",
        "/kartu/HM-2222-2222",
        "/sertifikat/x",
        "/status/x",
        "/berhenti/x",
        "/undangan/x",
        "/wali/x",
        "/konfirmasi/x",
        "/komentar/idea/00000000-0000-0000-0000-000000000001",
        "/komentar/lapor/00000000-0000-0000-0000-000000000001",
        "/mulai",
        "/foto/x.webp",
        "/tiket/x/gabung",
        "/x.png",
    ];
    private static readonly string[] NotForMembers =
    [
        "/konsol",
        "/konsol/semarang",
        "/konsol/x/permohonan",
        "/konsol/semarang/permohonan",
        "/konsol/semarang/acara",
        "/konsol/semarang/acara/x",
        "/konsol/semarang/ruang/x",
        "/konsol/semarang/libur",
        "/meja/semarang",
        "/komunitas/x/ubah",
        "/komunitas/x/orang",
        "/komunitas/x/keterlibatan",
        "/saya/pemesanan/HS-2222-22",
        "/saya/profil/x",
        "/jejak/x/kerja",
        "/pindai/x",
        "/hadir/semarang/x",
    ];

    [Fact]
    public async Task Every_page_that_is_not_there_has_one_title_in_its_language()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var visitor = Browse.Visitor(app);
        using var member = await RightsTests.Browser(app, await app.Member());
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        foreach (var client in (HttpClient[])[visitor, member, manager])
            client.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
        foreach (var address in Absent)
            await HasTitle(visitor, address);
        foreach (var address in NotForMembers)
            await HasTitle(member, address);
        foreach (
            var address in (string[])
                [
                    "/konsol/semarang/acara/x",
                    "/konsol/semarang/artikel/x",
                    "/konsol/semarang/pemesanan/HS-2222-22",
                    "/konsol/semarang/orang/x",
                    "/konsol/solo/permohonan",
                    "/konsol/semarang/acara/x/hadir.pdf",
                ]
        )
            await HasTitle(manager, address);
    }

    private static async Task HasTitle(HttpClient client, string address)
    {
        foreach (var (language, wrong) in ((string, string)[])[("id", "Not found"), ("en", "Tidak ada")])
        {
            using var answer = await client.GetAsync($"{address}?lang={language}");
            var page = await answer.Text();
            Assert.True(
                answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.OK,
                $"{address}: {answer.StatusCode}"
            );
            var titles = Regex.Matches(page, "<title>([^<]*)</title>");
            Assert.True(
                titles.Count == 1 && titles[0].Groups[1].Value.Length > 14,
                $"{address} in {language} has {titles.Count} titles: "
                    + $"{string.Join(" | ", titles.Select(title => title.Groups[1].Value))}"
            );
            Assert.False(
                titles[0].Groups[1].Value.Contains(wrong, StringComparison.Ordinal),
                $"{address} in {language}: {titles[0].Value}"
            );
            Assert.Contains($"<html lang=\"{language}\"", page);
        }
    }

    [Fact]
    public async Task What_is_wrong_about_a_request_is_told_on_a_page_with_a_title()
    {
        await using var app = await HeteroApp.Start();
        using var client = Browse.Visitor(app);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        foreach (
            var (answer, status) in ((Task<HttpResponseMessage>, HttpStatusCode)[])
                [
                    (
                        client.PostAsync(
                            "/tanya",
                            new FormUrlEncodedContent([KeyValuePair.Create("_handler", "tanya")])
                        ),
                        HttpStatusCode.BadRequest
                    ),
                    (client.PostAsync("/health/live", new FormUrlEncodedContent([])), HttpStatusCode.BadRequest),
                    (client.DeleteAsync("/acara"), HttpStatusCode.MethodNotAllowed),
                ]
        )
        {
            Assert.Equal(status, (await answer).StatusCode);
            Assert.Matches("<title>[^<]{10,}</title>", await (await answer).Text());
        }
    }
}
