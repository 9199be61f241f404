using System.Net;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace;

public sealed class PublicPageTests
{
    [Theory]
    [InlineData("/", "Cari ruang")]
    [InlineData("/situs/semarang", "Buka sampai 21.00 WIB")]
    [InlineData("/ruang?situs=solo&tanggal=2026-08-04&jam=10:00&lama=60&orang=4", "Ruang Rapat")]
    [InlineData("/ruang/semarang/ruang-rapat-1", "Pilih waktu")]
    [InlineData("/masuk", "Lupa sandi?")]
    [InlineData("/daftar", "Buat akun")]
    public async Task A_page_is_there_in_Indonesian_and_in_English(string address, string said)
    {
        await using var app = await HeteroApp.Start();
        using var client = await app.Client();
        var html = WebUtility.HtmlDecode(await client.GetStringAsync(address));
        Assert.Contains(said, html);
        Assert.Contains("<html lang=\"id\">", html);
        Assert.Contains(
            "<html lang=\"en\">",
            await client.GetStringAsync(address + (address.Contains('?') ? "&" : "?") + "lang=en")
        );
    }

    [Fact]
    public async Task The_first_run_page_is_shut_once_there_is_a_site()
    {
        await using var app = await HeteroApp.Start();
        using var client = await app.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/mulai")).StatusCode);
    }

    [Fact]
    public async Task What_is_too_large_to_send_is_told_in_words()
    {
        await using var app = await HeteroApp.Start();
        // Asked first, as a careful client does: the answer comes before the body has left, also on a busy machine.
        using var patient = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var client = new HttpClient(patient) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.ExpectContinue = true;
        var page = await client.PostAsync("/pesan/semarang/ruang-acara", new ByteArrayContent(new byte[65_000_000]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.StatusCode);
        Assert.Contains("paling besar 10 MB", WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_search_for_a_taken_hour_offers_the_nearest_hours_that_day()
    {
        await using var app = await HeteroApp.Start();
        using var client = await app.Client();
        foreach (var room in (string[])["semarang/ruang-rapat-1", "semarang/ruang-rapat-2"])
            await app.Book(
                Bookings.BookTests.Wish(await app.Space(room), await app.Member(), HeteroApp.MondayAtTen.AddDays(1))
            );
        var html = WebUtility.HtmlDecode(
            await client.GetStringAsync("/ruang?situs=semarang&jenis=meeting-room&tanggal=2026-08-04&jam=10:00&lama=60")
        );
        Assert.Contains("Jam terdekat yang masih kosong", html);
        Assert.Contains("jam=09:00&lama=60", html);
        Assert.Contains("jam=11:00&lama=60", html);
        Assert.DoesNotContain("jam=10:00&lama=60&orang=1\">10.00", html);
    }

    [Fact]
    public async Task With_the_database_gone_a_person_gets_a_page_and_a_program_a_problem()
    {
        await using var app = await HeteroApp.Start();
        using var client = await app.Client();
        app.GoesToNobodyElse();
        await app.AlterTables("alter table occupancies rename to elsewhere");
        var page = await client.GetAsync("/ruang/semarang/ruang-rapat-1");
        Assert.Equal(HttpStatusCode.InternalServerError, page.StatusCode);
        Assert.Contains("Yang sudah tersimpan aman", WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()));
        var api = await client.GetAsync("/api/v1/availability?site=semarang");
        Assert.Equal("application/problem+json", api.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_public_page_is_kept_for_visitors_and_carries_no_token_nor_script()
    {
        await using var app = await HeteroApp.Start();
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = app.Address };
        var first = await client.GetAsync("/situs/semarang");
        Assert.DoesNotContain("__RequestVerificationToken", await first.Content.ReadAsStringAsync());
        Assert.False(first.Headers.Contains("Set-Cookie"));
        Assert.NotNull((await client.GetAsync("/situs/semarang")).Headers.Age);
    }

    [Fact]
    public async Task A_kept_page_says_nothing_of_keys_that_another_visitor_added()
    {
        await using var app = await HeteroApp.Start();
        using var client = await app.Client();
        Assert.DoesNotContain(
            "penyusup",
            await client.GetStringAsync("/ruang?situs=solo&penyusup=1&tanggal=2026-08-09")
        );
    }

    [Theory]
    [InlineData("/situs/tidak-ada")]
    [InlineData("/ruang/semarang/tidak-ada")]
    [InlineData("/tidak/ada/sama-sekali")]
    public async Task A_page_that_is_not_there_says_so(string address)
    {
        await using var app = await HeteroApp.Start();
        using var client = await app.Client();
        var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Halaman ini tidak ada", await answer.Content.ReadAsStringAsync());
    }

    [
        Theory,
        InlineData("/health/live"),
        InlineData("/health/ready"),
        InlineData("/openapi/v1.json"),
        InlineData("/api/"),
        InlineData("/art/motif.svg"),
        InlineData("/dist/icons.svg")
    ]
    public async Task What_programs_and_pages_lean_on_is_there(string address)
    {
        await using var app = await HeteroApp.Start();
        using var client = await app.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(address)).StatusCode);
    }
}
