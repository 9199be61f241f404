using System.Net;
using HeteroSpace.Content;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation;

/// <summary>
/// What was typed before a session ended, or into a form that stood open too long, stands filled again.
/// </summary>
public sealed class TypedTooLateTests
{
    private const string NewArticle = "/konsol/semarang/artikel/baru";

    [Fact]
    public async Task An_article_written_before_the_session_ended_stands_filled_after_signing_in()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var editor = await app.Staff(Role.Editor, "semarang");
        using var browser = await RightsTests.Browser(app, editor);
        var form = (await Filled.Of(browser, NewArticle, "artikel")).With(
            ("judul", "Cara memotret produk"),
            ("teks", "Cahaya pagi dari jendela sudah cukup.")
        );
        await SignOut(browser);
        var asked = await form.Press(browser, "perbuatan", "simpan");
        Assert.Equal("/masuk", asked.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("yang Anda tulis masih ada", await asked.Text());
        var back = await SignIn(browser, asked, editor.Email!);
        Assert.StartsWith(NewArticle, back.RequestMessage!.RequestUri!.AbsolutePath);
        var again = await Filled.In(back, "artikel");
        Assert.Equal("Cara memotret produk", again["judul"]);
        Assert.Equal("Cahaya pagi dari jendela sudah cukup.", again["teks"].Trim());
        Assert.Contains("Ini belum terkirim, dan yang Anda tulis masih ada", await back.Text());
        await again.Press(browser, "perbuatan", "simpan");
        Assert.Equal("Cara memotret produk", (await app.Read(db => db.Articles().SingleAsync())).Title);
        Assert.Equal(0, await Kept(app));
    }

    [Fact]
    public async Task Nobody_else_finds_it()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var browser = await RightsTests.Browser(app, await app.Staff(Role.Editor, "semarang"));
        var other = await app.Staff(Role.Editor, "semarang");
        var form = (await Filled.Of(browser, NewArticle, "artikel")).With(("judul", "Rahasia dapur"));
        await SignOut(browser);
        var back = await SignIn(browser, await form.Press(browser, "perbuatan", "simpan"), other.Email!);
        Assert.StartsWith(NewArticle, back.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.DoesNotContain("Rahasia dapur", await back.Text());
        var row = await app.Read(db => db.Set<KeptForm>().AsNoTracking().SingleAsync());
        Assert.DoesNotContain("Rahasia", System.Text.Encoding.UTF8.GetString(row.Sealed));
        app.Clock.Advance(TimeSpan.FromMinutes(61));
        await app.WorkJobs();
        Assert.Equal(0, await Kept(app));
    }

    [Fact]
    public async Task A_form_whose_token_is_no_longer_true_comes_back_filled()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var browser = Browse.Visitor(app);
        var form = (await Filled.Of(browser, "/gagasan/baru", "gagasan")).With(("judul", "Rak buku bersama"));
        var late = await form.With(("__RequestVerificationToken", "basi")).Press(browser);
        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        Assert.Contains("belum terkirim", await late.Text());
        Assert.Equal("Rak buku bersama", (await Filled.In(late, "gagasan"))["judul"]);
    }

    [Fact]
    public async Task Another_page_lays_no_words_into_a_form_of_ours()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var theirs = Browse.Visitor(app);
        using var browser = Browse.Visitor(app);
        await browser.GetAsync("/gagasan/baru");
        var form = (await Filled.Of(theirs, "/gagasan/baru", "gagasan")).With(("judul", "Beli pulsa murah"));
        var answer = await form.Press(browser);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await Kept(app));
    }

    [Fact]
    public async Task Passwords_and_codes_are_not_kept()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var browser = Browse.Visitor(app);
        var form = (await Filled.Of(browser, "/daftar", "daftar")).With(
            ("sandi", "sandi yang panjang sekali"),
            ("nama", "Bu Sri")
        );
        var late = await form.With(("__RequestVerificationToken", "basi")).Press(browser);
        var page = await late.Text();
        Assert.Contains("Bu Sri", page);
        Assert.DoesNotContain("sandi yang panjang", page);
    }

    private static async Task SignOut(HttpClient browser)
    {
        var page = await browser.GetStringAsync("/saya");
        var token = System
            .Text.RegularExpressions.Regex.Match(page, "__RequestVerificationToken\" value=\"([^\"]+)")
            .Groups[1]
            .Value;
        await browser.PostAsync(
            "/keluar",
            new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)])
        );
    }

    private static async Task<HttpResponseMessage> SignIn(
        HttpClient browser,
        HttpResponseMessage asked,
        string email
    ) => await (await Filled.In(asked, "masuk")).With(("kontak", email), ("sandi", "HeteroSpace-2026")).Press(browser);

    private static Task<int> Kept(HeteroApp app) => app.Read(db => db.Set<KeptForm>().CountAsync());
}
