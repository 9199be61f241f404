using System.Text.Json;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Ui;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation.Search;

public sealed class FindPagesTests
{
    private static readonly (string Typed, string Path)[] LeadTo =
    [
        ("mau pesan meja", "/ruang"),
        ("pesan meja buat besok", "/ruang"),
        ("minta meja", "/ruang"),
        ("minta meja buat besok", "/ruang"),
        ("sewa tempat", "/ruang"),
        ("mau sewa ruang rapat dong", "/ruang"),
        ("pinjam ruangan", "/ruang"),
        ("reservasi meja", "/ruang"),
        ("book a desk", "/ruang"),
        ("I want to book a meeting room", "/ruang"),
        ("coworking", "/ruang"),
        ("co-working space", "/ruang"),
        ("jam buka", "/kontak#lokasi"),
        ("buka jam berapa?", "/kontak#lokasi"),
        ("hari minggu buka tidak", "/kontak#lokasi"),
        ("buka nggak minggu", "/kontak#lokasi"),
        ("open on sunday?", "/kontak#lokasi"),
        ("opening hours", "/kontak#lokasi"),
        ("are you open today", "/kontak#lokasi"),
        ("alamatnya dimana", "/kontak#lokasi"),
        ("where are you", "/kontak#lokasi"),
        ("hari ini", "/acara?hari=ini"),
        ("acara hari ini", "/acara?hari=ini"),
        ("what's on today", "/acara?hari=ini"),
        ("tonight", "/acara?hari=ini"),
        ("besok", "/acara?hari=besok"),
        ("ada acara apa besok", "/acara?hari=besok"),
        ("tomorrow", "/acara?hari=besok"),
        ("akhir pekan", "/acara?hari=pekan"),
        ("daftar", "/daftar"),
        ("daft", "/daftar"),
        ("sign up", "/daftar"),
        ("login", "/masuk"),
        ("lupa password", "/lupa-sandi"),
        ("kontak", "/kontak"),
        ("wa", "/kontak"),
        ("nomor WA admin", "/kontak"),
        ("WhatsApp number", "/kontak"),
        ("lupa nomor", "/bantuan#jawab-nomor"),
        ("nomor hp saya ganti", "/bantuan#jawab-nomor"),
        ("lost my phone", "/bantuan#jawab-nomor"),
        ("bayar gak?", "/bantuan#jawab-gratis"),
        ("how much does it cost", "/bantuan#jawab-gratis"),
        ("batal datang", "/bantuan#jawab-batal"),
        ("kursi roda", "/bantuan#jawab-kebutuhan-akses"),
        ("jadi mitra", "/bantuan#jawab-mitra"),
        ("punya ide", "/gagasan/baru"),
        ("pertanyaan yang sering ditanyakan", "/bantuan"),
    ];

    [Fact]
    public async Task What_people_type_leads_where_they_want_and_no_word_of_a_title_does()
    {
        await using var app = await HeteroApp.Start();
        var pages = app.Services.GetRequiredService<FindPages>();
        Assert.Multiple([
            .. LeadTo.Select(
                Action (way) =>
                    () => Assert.Equal((way.Typed, way.Path), (way.Typed, pages.Of(way.Typed, alone: true)[0].Path))
            ),
        ]);
        // What asks for a thing gets the thing: no page of all of its kind stands above it.
        foreach (var thing in (string[])["kelas foto produk", "batik", "komunitas jahit", "film tenun", "Semarang"])
            Assert.Empty(pages.Of(thing, alone: false));
        // What is spelt alike means something else.
        Assert.Equal(
            ["/masuk", "/bantuan#jawab-webinar", "/bantuan#jawab-lupa-sandi"],
            pages.Of("masuk", alone: false).Select(page => page.Path)
        );
        Assert.Equal(["/kontak#lokasi"], pages.Of("jam", alone: false).Select(page => page.Path));
        // A slip leads there where nothing else was found, and only there.
        foreach (var (slip, path) in (ReadOnlySpan<(string, string)>)[("kontakk", "/kontak"), ("bantaun", "/bantuan")])
        {
            Assert.Equal(path, pages.Of(slip, alone: true)[0].Path);
            Assert.Empty(pages.Of(slip, alone: false));
        }
        foreach (var nothing in (string[])["", "?", "xyzzy", "qwrtzp besar sekali"])
            Assert.Empty(pages.Of(nothing, alone: true));
        // Every question of help is found as it is asked, in either language.
        foreach (var language in (string[])["id", "en"])
        foreach (var entry in app.Services.GetServices<HelpEntry>())
        {
            var found = pages.Of(Words.In(language, entry.Question), alone: false);
            Assert.Contains((entry.Key, entry.Path), found.Select(page => (entry.Key, page.Path)));
        }
    }

    [Fact]
    public async Task Pages_stand_above_what_was_found_open_and_say_in_words_what_is_there()
    {
        await using var app = await HeteroApp.Start();
        await Held.Event(app, Held.Plan() with { Title = "Besok kita menenun" });
        using var visitor = Browse.Visitor(app);
        foreach (var page in app.Services.GetRequiredService<FindPages>().All)
        {
            using var answer = await visitor.GetAsync(page.Path);
            Assert.True(answer.IsSuccessStatusCode, page.Path);
            if (page.Path.Split('#') is [_, var part])
                Assert.Contains($"id=\"{part}\"", await answer.Content.ReadAsStringAsync());
            Assert.NotEqual("", page.Title);
        }
        var found = await visitor.Page("/cari?kata=besok");
        var (pages, groups) = (
            found.IndexOf("Acara besok", StringComparison.Ordinal),
            found.IndexOf("1 hasil", StringComparison.Ordinal)
        );
        Assert.InRange(pages, 1, groups);
        Assert.Contains("href=\"/acara?hari=besok\"", found);
        var alone = await visitor.Page("/cari?kata=opening+hours&lang=en");
        Assert.Contains("Sites and hours", alone);
        Assert.Contains("No event, space or story has “opening hours” in it.", alone);
        Assert.Contains("noindex", alone);
        // Whoever is led to the right page is not told that there is nothing.
        var beside = await visitor.Page("/cari?kata=sewa+menenun&lang=id");
        Assert.Contains("href=\"/ruang\"", beside);
        Assert.Contains("Selain halaman di atas, ini yang memuat", beside);
        Assert.DoesNotContain("Tidak ada yang memuat", beside);
        // Where nothing at all was found, what is on next.
        Assert.Contains("Besok kita menenun", await visitor.Page("/cari?kata=xyzzy"));
        using var told = JsonDocument.Parse(await visitor.GetStringAsync("/api/v1/search?q=jam+buka&kind=page"));
        Assert.EndsWith("/kontak#lokasi", told.RootElement.GetProperty("items")[0].GetProperty("url").GetString());
    }
}
