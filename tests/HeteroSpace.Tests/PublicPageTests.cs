using System.Net;

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
        Assert.Contains("<html lang=\"en\">", await client.GetStringAsync(address + (address.Contains('?') ? "&" : "?") + "lang=en"));
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
        Assert.DoesNotContain("penyusup", await client.GetStringAsync("/ruang?situs=solo&penyusup=1&tanggal=2026-08-09"));
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

    [Theory, InlineData("/health/live"), InlineData("/health/ready"), InlineData("/openapi/v1.json"), InlineData("/api/"), InlineData("/art/desk.svg"), InlineData("/dist/icons.svg")]
    public async Task What_programs_and_pages_lean_on_is_there(string address)
    {
        await using var app = await HeteroApp.Start();
        using var client = await app.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(address)).StatusCode);
    }
}
