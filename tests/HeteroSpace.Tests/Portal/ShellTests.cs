using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Portal;

/// <summary>What stands round the pages: whose they are, the ways, the count, and how a form is refused.</summary>
public sealed class ShellTests
{
    [Theory]
    [InlineData("/", "id")]
    [InlineData("/kontak", "id")]
    [InlineData("/ruang", "en")]
    [InlineData("/tidak/ada", "en")]
    [InlineData("/masuk", "id")]
    public async Task Every_page_says_whose_it_is_and_has_search_sign_up_menu_and_bar(string address, string language)
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        var page = await Opened(visitor, address + "?lang=" + language);
        Assert.Equal(
            language == "en" ? "How to check" : "Cara memeriksa",
            page.QuerySelector(".whose summary u")!.TextContent
        );
        Assert.Equal("/cari", page.QuerySelector("form[role=search]")!.GetAttribute("action"));
        Assert.Equal("kata", page.QuerySelector("form[role=search] input")!.GetAttribute("name"));
        Assert.NotNull(page.QuerySelector("header a[href='/daftar']"));
        Assert.Equal(["Menu"], page.QuerySelectorAll(".menu-all summary").Select(button => button.TextContent.Trim()));
        Assert.Equal(5, page.QuerySelectorAll(".bottom-bar a").Length);
        // The same ways, whether a phone's menu, a wide one's or the foot is used.
        var inMenu = Ways(page, ".menu-all .menu-entries a");
        Assert.NotEmpty(inMenu);
        Assert.Equal(inMenu, Ways(page, ".menu-wide a"));
        Assert.Equal(inMenu, Ways(page, ".foot-groups a"));
    }

    [Fact]
    public async Task The_owner_and_the_address_to_compare_stand_in_the_strip()
    {
        await using var app = await HeteroApp.Start(
            null,
            ("Owner", "Dinas Koperasi dan UKM Contoh"),
            ("PublicUrl", "http://hetero.contoh.go.id")
        );
        using var visitor = Browse.Visitor(app);
        var strip = (await Opened(visitor, "/bantuan")).QuerySelector(".whose")!.TextContent;
        Assert.Contains("Laman resmi Dinas Koperasi dan UKM Contoh.", strip);
        Assert.Contains("Alamat kami hanya hetero.contoh.go.id.", strip);
        Assert.Contains("Akhiran .go.id", strip);
    }

    [Fact]
    public async Task What_is_new_is_counted_for_its_reader_alone_and_is_gone_once_it_was_read()
    {
        // A browser forgets a cookie whose end its own clock has passed.
        await using var app = await HeteroApp.Start(new(2036, 8, 11, 3, 0, 0, DateTimeKind.Utc));
        var (member, other) = (await app.Member(), await app.Member());
        // The first page of "my space" tells what is new, so it comes after they stood there.
        using var browser = await RightsTests.Browser(app, member);
        await Tell(app, member, "/saya", "/acara");
        await Tell(app, other, "/saya");
        // What waits for someone as staff is counted in the console.
        await Tell(app, member, "/konsol/semarang/permohonan");
        // Of several about one event, and about one booking, only the last is new.
        await Tell(app, member, ("Konfirmasi: Kelas foto", "/acara"), ("Tiket Anda: Kelas foto", "/acara"));
        await Tell(app, member, ("Diminta", "/saya/pemesanan/HS-1"), ("Disetujui", "/saya/pemesanan/HS-1"));
        using var visitor = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = app.Address };
        foreach (var address in (string[])["/acara", "/ruang", "/saya/profil"])
            Assert.Equal("4 kabar baru", Count(await Opened(browser, address)));
        Assert.Null(Count(await Opened(visitor, "/acara")));
        Assert.NotNull((await visitor.GetAsync("/acara")).Headers.Age);
        // A page that was kept for visitors is not the member's either.
        Assert.Equal("4 kabar baru", Count(await Opened(browser, "/acara")));
        // As many as were counted are marked.
        Assert.Equal(4, (await Opened(browser, "/saya/kabar")).QuerySelectorAll(".steps .tag").Length);
        Assert.Null(Count(await Opened(browser, "/acara")));
    }

    [Theory]
    [InlineData("/masuk", "masuk")]
    [InlineData("/gagasan/baru", "gagasan")]
    [InlineData("/tanya", "tanya")]
    public async Task A_refused_form_says_so_in_its_title_and_takes_the_focus(string address, string form)
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        var before = (await Opened(visitor, address)).Title;
        using var answer = await Browse.Send(visitor, address, form, ("nama", ""), ("kontak", "tidak"), ("sandi", "x"));
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        var summary = page.QuerySelector(".error-summary");
        Assert.NotNull(summary);
        Assert.Equal("-1", summary.GetAttribute("tabindex"));
        Assert.True(summary.HasAttribute("autofocus"));
        Assert.NotEqual(before, page.Title);
        Assert.StartsWith("Periksa lagi: ", page.Title);
        Assert.Contains(summary.QuerySelector("a")!.TextContent.TrimEnd('.'), page.Title);
        Assert.DoesNotContain(". ·", page.Title);
        var wrong = summary.QuerySelectorAll("a").Length;
        Assert.True(wrong == 1 || page.Title!.Contains($"{wrong} isian"), page.Title);
    }

    [Theory]
    [InlineData("/"), InlineData("/saya"), InlineData("/konsol"), InlineData("/layar")]
    public async Task Skip_to_content_moves_the_focus(string address)
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        var page = await Opened(visitor, address);
        Assert.Equal("#isi", page.QuerySelector(".skip-link")!.GetAttribute("href"));
        Assert.Equal("-1", page.QuerySelector("#isi")!.GetAttribute("tabindex"));
    }

    [Fact]
    public async Task The_page_on_privacy_tells_every_kind_of_the_register_in_both_languages()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        var kinds = app.Services.GetServices<PersonalData>().Where(kind => kind.IsPersonal).ToList();
        Assert.InRange(kinds.Count, 40, 400);
        foreach (var language in (string[])["id", "en"])
        {
            var page = await Opened(visitor, "/privasi?lang=" + language);
            var told = page.QuerySelector("main")!.TextContent;
            foreach (var kind in kinds)
            foreach (var part in (Bilingual?[])[kind.What, kind.Why, kind.Kept, kind.Stays])
                if (part is not null)
                    Assert.Contains(Words.In(language, () => part.Here), told);
            // Each module's data stands under a matter that people know; nothing is left for "other".
            Assert.Null(page.QuerySelector("#lain"));
        }
    }

    [Fact]
    public async Task Every_question_has_its_own_address_and_an_answer()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        var entries = app.Services.GetServices<HelpEntry>().ToList();
        Assert.InRange(entries.Count, 15, 60);
        Assert.Equal(entries.Count, entries.DistinctBy(entry => entry.Key).Count());
        var page = await Opened(visitor, "/bantuan");
        foreach (var entry in entries)
            Assert.Contains(entry.Answer(), page.QuerySelector("#" + entry.Key)!.TextContent);
    }

    private static List<string?> Ways(IHtmlDocument page, string which) =>
        [.. page.QuerySelectorAll(which).Select(way => way.GetAttribute("href")).Order()];

    private static string? Count(IHtmlDocument page) =>
        page.QuerySelector(".bottom-bar a[href='/saya'] .unseen")?.TextContent.Trim();

    private static async Task<IHtmlDocument> Opened(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }

    private static Task<int> Tell(HeteroApp app, Person person, params string[] links) =>
        Tell(app, person, [.. links.Select(link => ("Kabar", link))]);

    private static Task<int> Tell(HeteroApp app, Person person, params (string Title, string Link)[] told) =>
        app.Read(async db =>
        {
            foreach (var (number, (title, link)) in told.Index())
                db.Notices()
                    .Add(
                        new()
                        {
                            Id = Guid.CreateVersion7(),
                            PersonId = person.Id,
                            At = app.Now.AddSeconds(number),
                            Title = title,
                            Text = "Ada yang berubah.",
                            Link = link,
                        }
                    );
            return await db.SaveChangesAsync();
        });
}
