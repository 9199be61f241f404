using System.Net;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace HeteroSpace;

/// <summary>Who may open what: every page of the program is in one of these lists, or the first test fails.</summary>
public sealed class RightsTests
{
    internal static readonly string[] Public =
    [
        "/",
        "/acara/usulkan",
        "/situs/{Slug}",
        "/ruang",
        "/ruang/{Site}/{Slug}",
        "/pesan/{Site}/{Slug}",
        "/masuk",
        "/daftar",
        "/lupa-sandi",
        "/sandi-baru",
        "/konfirmasi/{Link}",
        "/status/{Secret}",
        "/berhenti/{Secret}",
        "/tanya",
        "/tanya/nomor",
        "/lapor/{Site}/{Space}",
        "/cari",
        "/acara",
        "/acara/{Slug}",
        "/acara/{Slug}/daftar",
        "/acara/{Slug}/undian",
        "/acara/bingkai",
        "/acara/sematkan",
        "/sertifikat/{Code}",
        "/gagasan",
        "/gagasan/baru",
        "/gagasan/{Slug}",
        "/jejak",
        "/gotong-royong",
        "/gotong-royong/{Slug}",
        "/panggilan",
        "/jejak/{Slug}",
        "/jejak/{Slug}/usulan",
        "/jejak/{Slug}/keputusan",
        "/jejak/{Slug}/komitmen",
        "/jejak/{Slug}/laporan",
        "/jejak/{Slug}/keterlibatan/{Organization}",
        "/jejak/{Slug}/rapat/{Id:guid}",
        "/komentar/{Kind}/{Id:guid}",
        "/komentar/lapor/{Id:guid}",
        "/artikel",
        "/artikel/{Slug}",
        "/kanal",
        "/kanal/{Slug}",
        "/kanal/seri/{Slug}",
        "/jawaban",
        "/lapor-celah",
        "/tentang",
        "/kontak",
        "/bantuan",
        "/privasi",
        "/ikut",
        "/tanpa-jaringan",
        "/komunitas",
        "/mitra",
        "/komunitas/daftar",
        "/komunitas/{Slug}",
        "/kerja-sama",
        "/gotong-royong/buku",
        "/undangan/{Secret}",
        "/undangan/petugas/{Secret}",
        "/angka",
        "/kartu/{Code}",
        "/wali/{Link}",
        "/masuk/kode",
        "/mulai",
        "/tidak-ada",
        "/tidak-boleh",
        "/{*rest:nonfile}",
        "/tiket/{Secret}/gabung",
        "/sandi-meja",
        "/gotong-royong/{Slug}/{Line:guid}/bantu",
        "/hadiah",
        "/hadiah/{Code}",
        "/hadiah/{Code}/acara",
        "/hadiah/{Code}/periksa",
        "/gotong-royong/terima-kasih",
    ];
    private static readonly string[] SignedIn =
    [
        "/saya",
        "/saya/tiket",
        "/saya/gotong-royong",
        "/saya/acara",
        "/pindai/{Slug}",
        "/saya/gagasan",
        "/saya/komentar",
        "/saya/acara/{Slug}",
        "/saya/acara/{Slug}/ubah",
        "/jejak/{Slug}/kerja",
        "/jejak/{Slug}/tugas",
        "/jejak/{Slug}/rapat/baru",
        "/jejak/{Slug}/rapat/{Id:guid}/ubah",
        "/jejak/{Slug}/rapat/{Id:guid}/notulen",
        "/jejak/{Slug}/rapat/{Id:guid}/versi",
        "/komunitas/{Slug}/keterlibatan",
        "/saya/pemesanan",
        "/saya/pemesanan/{Code}",
        "/saya/profil",
        "/saya/profil/{Step}",
        "/saya/kartu",
        "/saya/keluarga",
        "/saya/komunitas",
        "/saya/keamanan",
        "/saya/token",
        "/saya/kabar",
        "/saya/data",
        "/saya/data/hapus",
        "/saya/data/minta",
        "/hadir/{Site}/{Key}",
        "/konsol",
        "/komunitas/{Slug}/ubah",
        "/komunitas/{Slug}/foto",
        "/komunitas/{Slug}/klaim",
        "/komunitas/{Slug}/orang",
    ];
    private static readonly string[] Staff = ["/konsol/{Site}", "/konsol/{Site}/cari"];
    private static readonly string[] FrontDesk =
    [
        "/konsol/{Site}/permohonan",
        "/konsol/{Site}/pemesanan",
        "/konsol/{Site}/pemesanan/{Code}",
        "/konsol/{Site}/papan",
        "/konsol/{Site}/pesan",
        "/konsol/{Site}/pengumuman",
        "/konsol/{Site}/kerusakan",
        "/meja/{Site}/qr",
        "/meja/{Site}/lencana/{Code}",
        "/meja/{Site}/serah-terima",
        "/meja/{Site}",
        "/konsol/{Site}/nomor",
        "/konsol/{Site}/orang",
        "/konsol/{Site}/orang/{Code}",
        "/konsol/{Site}/verifikasi",
        "/konsol/{Site}/pertanyaan",
        "/konsol/{Site}/pertanyaan/{Id:guid}",
        "/konsol/{Site}/kabar",
        "/konsol/{Site}/kabar/contoh",
        "/konsol/{Site}/organisasi",
        "/konsol/{Site}/organisasi/{Slug}",
        "/konsol/{Site}/organisasi/{Slug}/gabung",
        "/konsol/{Site}/kembar",
        "/konsol/{Site}/gotong-royong/serah-terima/{Code}",
        "/konsol/{Site}/gotong-royong/dipakai/{Code}",
    ];
    private static readonly string[] Manager =
    [
        "/konsol/{Site}/kabar/uji",
        "/konsol/{Site}/catatan",
        "/konsol/{Site}/siapkan",
        "/konsol/{Site}/situs",
        "/konsol/{Site}/ruang",
        "/konsol/{Site}/ruang/{Slug}",
        "/konsol/{Site}/foto",
        "/konsol/{Site}/ruang/{Slug}/foto",
        "/konsol/{Site}/penutupan",
        "/konsol/{Site}/jam",
        "/konsol/{Site}/jam/tenang",
        "/konsol/{Site}/jam/{Id:guid}",
        "/konsol/{Site}/permintaan-data",
        "/konsol/{Site}/peran",
        "/konsol/{Site}/impor/{Name}",
        "/konsol/{Site}/impor/{Name}/{Id:guid}",
        "/konsol/{Site}/gotong-royong/anggaran",
        "/konsol/{Site}/kerja-sama",
        "/konsol/{Site}/kerja-sama/baru",
        "/konsol/{Site}/kerja-sama/{Id:guid}",
    ];
    private static readonly string[] Officer =
    [
        "/konsol/{Site}/acara",
        "/konsol/{Site}/acara/baru",
        "/konsol/{Site}/acara/{Slug}",
        "/konsol/{Site}/acara/{Slug}/ubah",
        "/konsol/{Site}/acara/{Slug}/peserta",
        "/konsol/{Site}/acara/{Slug}/tulis",
        "/konsol/{Site}/acara/{Slug}/hadir",
        "/konsol/{Site}/acara/{Slug}/laporan",
        "/konsol/{Site}/acara/{Slug}/foto",
        "/konsol/{Site}/gagasan",
        "/konsol/{Site}/gagasan/{Slug}",
        "/konsol/{Site}/inisiatif",
        "/konsol/{Site}/inisiatif/baru",
        "/konsol/{Site}/inisiatif/{Slug}",
        "/konsol/{Site}/pola",
        "/konsol/{Site}/pola/{Slug}",
        "/konsol/{Site}/gotong-royong/baru",
        "/konsol/{Site}/gotong-royong/{Slug}",
        "/konsol/{Site}/gotong-royong/{Slug}/ubah",
    ];
    private static readonly string[] Gifts =
    [
        "/konsol/{Site}/kotak-masuk",
        "/konsol/{Site}/gotong-royong",
        "/konsol/{Site}/gotong-royong/tawaran",
        "/konsol/{Site}/gotong-royong/tawaran/{Code}",
    ];
    private static readonly string[] Editor =
    [
        "/konsol/{Site}/artikel",
        "/konsol/{Site}/artikel/baru",
        "/konsol/{Site}/artikel/{Slug}",
        "/konsol/{Site}/artikel/{Slug}/versi",
        "/konsol/{Site}/artikel/{Slug}/jalan",
        "/konsol/{Site}/kanal",
        "/konsol/{Site}/kanal/kalender",
        "/konsol/{Site}/kanal/seri",
        "/konsol/{Site}/kanal/umpan",
        "/konsol/{Site}/kanal/{Slug}",
        "/konsol/{Site}/kanal/{Slug}/jalan",
    ];
    private static readonly string[] Comments = ["/konsol/{Site}/komentar"];
    private static readonly string[] Province =
    [
        "/konsol/{Site}/libur",
        "/konsol/{Site}/pekerjaan",
        "/konsol/{Site}/lokasi",
    ];

    [Fact]
    public void Every_page_is_in_a_list_and_asks_for_a_sign_in_unless_it_is_public()
    {
        var pages = typeof(Start)
            .Assembly.GetTypes()
            .SelectMany(type =>
                type.GetCustomAttributes(typeof(RouteAttribute), false)
                    .Cast<RouteAttribute>()
                    .Select(route =>
                        (route.Template, Closed: type.GetCustomAttributes(typeof(AuthorizeAttribute), false).Length > 0)
                    )
            )
            .ToList();
        Assert.Equal(
            Public
                .Concat(SignedIn)
                .Concat(Staff)
                .Concat(FrontDesk)
                .Concat(Officer)
                .Concat(Gifts)
                .Concat(Editor)
                .Concat(Comments)
                .Concat(Manager)
                .Concat(Province)
                .Order(),
            pages.Select(page => page.Template).Order()
        );
        Assert.All(pages, page => Assert.Equal(!Public.Contains(page.Template), page.Closed));
    }

    [Fact]
    public async Task Staff_pages_are_seen_by_the_roles_they_are_for_at_their_own_site_only()
    {
        // Cookies end by the client's own clock, so the app's stands well ahead of it.
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var member = await Browser(app, await app.Member());
        var desk = await Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        var officer = await Browser(app, await app.Staff(Role.ProgramOfficer, "semarang"));
        var manager = await Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        var editor = await Browser(app, await app.Staff(Role.Editor, "semarang"));
        var province = await Browser(app, await app.Staff(Role.ProvincialAdministrator, null));
        using var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = app.Address,
        };

        foreach (
            var (pages, allowed) in new (string[], HttpClient[])[]
            {
                (Staff, [desk, officer, manager, editor, province]),
                (FrontDesk, [desk, manager, province]),
                (Officer, [officer, manager, province]),
                (Gifts, [desk, officer, manager, province]),
                (Editor, [editor, manager, province]),
                (Comments, [desk, editor, manager, province]),
                (Manager, [manager, province]),
                (Province, [province]),
            }
        )
        foreach (
            var page in pages.Where(page =>
                !page.Contains("{Code}") && !page.Contains("{Slug}") && !page.Contains("{Id") && !page.Contains("{Name")
            )
        )
        {
            var address = page.Replace("{Site}", "semarang");
            Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync(address)).StatusCode);
            foreach (var client in (HttpClient[])[member, desk, officer, manager, editor, province])
                Assert.True(
                    allowed.Contains(client) == ((await client.GetAsync(address)).StatusCode == HttpStatusCode.OK),
                    $"{address} by number {Array.IndexOf([member, desk, officer, manager, editor, province], client)}"
                );
            foreach (var client in (HttpClient[])[member, desk, officer, manager])
                Assert.Equal(
                    HttpStatusCode.NotFound,
                    (await client.GetAsync(page.Replace("{Site}", "solo"))).StatusCode
                );
        }
    }

    [Theory]
    [
        InlineData(Role.FrontDesk),
        InlineData(Role.Editor),
        InlineData(Role.ProgramOfficer),
        InlineData(Role.Mentor),
        InlineData(Role.SiteManager),
        InlineData(Role.ProvincialAdministrator)
    ]
    public async Task The_console_shows_each_role_no_link_that_leads_nowhere(Role role)
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var client = await Browser(
            app,
            await app.Staff(role, role == Role.ProvincialAdministrator ? null : "semarang")
        );
        var home = await client.GetAsync("/konsol");
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        var links = Regex
            .Matches(await home.Text(), "href=\"(/(?:konsol|meja)/[^\"]+)\"")
            .Select(found => found.Groups[1].Value)
            .Distinct()
            .ToList();
        Assert.Equal(
            role
                is Role.FrontDesk
                    or Role.Editor
                    or Role.ProgramOfficer
                    or Role.SiteManager
                    or Role.ProvincialAdministrator,
            links.Count > 0
        );
        foreach (var link in links)
            Assert.True((await client.GetAsync(link)).StatusCode == HttpStatusCode.OK, link);
    }

    [Fact]
    public async Task A_walk_in_begins_now_and_the_fields_of_the_desk_say_so_in_both_languages()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10).AddMinutes(7));
        using var desk = await Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        foreach (var language in (string[])["id", "en"])
        {
            var page = await desk.GetStringAsync($"/konsol/semarang/pesan?lang={language}");
            Assert.Matches("name=\"dari\" type=\"time\" value=\"10:07\"", page);
            Assert.Matches("name=\"sampai\" type=\"time\" value=\"11:15\"", page);
        }
    }

    internal static async Task<HttpClient> Browser(HeteroApp app, Person person)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new() }) { BaseAddress = app.Address };
        var form = await client.GetStringAsync("/masuk");
        var token = Regex.Match(form, "__RequestVerificationToken\" value=\"([^\"]+)").Groups[1].Value;
        var answer = await client.PostAsync(
            "/masuk",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["_handler"] = "masuk",
                    ["__RequestVerificationToken"] = token,
                    ["kontak"] = person.Email!,
                    ["sandi"] = "HeteroSpace-2026",
                }
            )
        );
        Assert.EndsWith("/saya", answer.RequestMessage!.RequestUri!.AbsolutePath);
        return client;
    }
}
