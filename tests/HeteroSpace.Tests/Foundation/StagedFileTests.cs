using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation;

/// <summary>The token of a file that was chosen before belongs to its form and to who chose it.</summary>
public sealed class StagedFileTests
{
    private const string Booking = "/pesan/semarang/ruang-rapat-2",
        NoLonger = "tidak berlaku lagi di formulir ini";
    private static readonly (string, string, byte[]) Letter = ("letter", "../../api?x=.pdf", Pdf);
    private static byte[] Pdf => [.. "%PDF-1.7 "u8, .. new byte[1000]];

    [Fact]
    public async Task It_is_good_in_its_own_form_for_who_chose_the_file()
    {
        await using var app = await App();
        using var member = await RightsTests.Browser(app, await app.Member());
        var token = await Staged(app, member);
        var done = await Browse.Send(member, Booking, "pesan", [.. Sound(app), ("letter-staged", token)]);
        Assert.StartsWith("/saya/pemesanan/", done.RequestMessage!.RequestUri!.AbsolutePath);
        var kept = await app.Read(db => db.Set<Bookings.Booking>().Select(row => row.LetterFile).SingleAsync());
        Assert.Matches("^[0-9a-f]{32}\\.pdf$", kept);
    }

    [Fact]
    public async Task It_is_good_for_nobody_else_and_in_no_other_browser()
    {
        await using var app = await App();
        using var member = await RightsTests.Browser(app, await app.Member());
        var token = await Staged(app, member);
        using var other = await RightsTests.Browser(app, await app.Member());
        using var visitor = Browse.Visitor(app);
        foreach (var client in (HttpClient[])[other, visitor])
        {
            var page = await (
                await Browse.Send(client, Booking, "pesan", [.. Sound(app), ("letter-staged", token)])
            ).Text();
            Assert.Contains(NoLonger, page);
            // What was typed stays.
            Assert.Contains("Rapat koperasi", page);
            Assert.DoesNotContain("letter-staged", page);
        }
        Assert.Empty(await app.Read(db => db.Set<Bookings.Booking>().ToListAsync()));
    }

    [Theory]
    [InlineData("/saya/kartu", "minta", "bukti", "keterangan")]
    [InlineData("/pesan/semarang/ruang-rapat-1", "pesan", "letter", "keperluan")]
    public async Task It_is_good_in_no_other_form_of_the_same_person(
        string form,
        string name,
        string field,
        string typed
    )
    {
        await using var app = await App();
        using var member = await RightsTests.Browser(app, await app.Member());
        var token = await Staged(app, member);
        var page = await (
            await Browse.Send(
                member,
                form,
                name,
                [.. Sound(app), ("lokasi", "semarang"), (typed, "Usaha batik"), (field + "-staged", token)]
            )
        ).Text();
        Assert.Contains(NoLonger, page);
        Assert.Contains("Usaha batik", page);
        Assert.Empty(await app.Read(db => db.VerificationRows().ToListAsync()));
    }

    [Fact]
    public async Task Nobodys_file_becomes_the_logo_of_a_community()
    {
        await using var app = await App();
        var (lead, organization) = await MembersTests.Verified(app);
        using var mine = await RightsTests.Browser(app, lead);
        using var stranger = await RightsTests.Browser(app, await app.Member());
        var page = $"/komunitas/{organization.Slug}/ubah";
        foreach (var token in (string[])[await Staged(app, stranger), await Staged(app, mine), "x", "/../../api"])
        {
            var fields = Fields(await mine.GetStringAsync(page));
            var sent = await (await Browse.Send(mine, page, "ubah", [.. fields, ("logo-tersimpan", token)])).Text();
            Assert.Contains(NoLonger, sent);
            Assert.DoesNotContain("/logo/", sent);
        }
        Assert.Null(await app.Read(db => db.Organizations().Select(row => row.Logo).SingleAsync()));
    }

    [Fact]
    public async Task It_stands_for_what_is_there_two_hours_at_most()
    {
        await using var app = await App();
        using var member = await RightsTests.Browser(app, await app.Member());
        var token = await Staged(app, member);
        foreach (
            var file in Directory.EnumerateFiles(Path.Combine(app.Folder, "files"), "*", SearchOption.AllDirectories)
        )
            File.Delete(file);
        var page = await (
            await Browse.Send(member, Booking, "pesan", [.. Sound(app), ("letter-staged", token)])
        ).Text();
        Assert.Contains(NoLonger, page);
    }

    // Who signs up with the form that they send goes on in the same browser.
    [Fact]
    public async Task Who_signs_in_between_goes_on_with_the_file_that_they_chose()
    {
        await using var app = await App();
        var member = await app.Member();
        using var browser = await RightsTests.Browser(app, member);
        var token = await Staged(app, browser);
        await Browse.Send(browser, "/keluar", "");
        await Browse.Send(browser, "/masuk", "masuk", ("kontak", member.Email!), ("sandi", "HeteroSpace-2026"));
        var done = await Browse.Send(browser, Booking, "pesan", [.. Sound(app), ("letter-staged", token)]);
        Assert.StartsWith("/saya/pemesanan/", done.RequestMessage!.RequestUri!.AbsolutePath);
    }

    private static async Task<HeteroApp> App()
    {
        var app = await HeteroApp.Start(ConfirmationTests.Later);
        await app.Do(async services =>
        {
            await services
                .GetRequiredService<AppDb>()
                .Spaces()
                .Where(space => space.Slug.StartsWith("ruang-rapat"))
                .ExecuteUpdateAsync(set => set.SetProperty(space => space.Approval, Approval.ByLetter));
            services.GetRequiredService<Catalogue>().Forget();
            return 0;
        });
        return app;
    }

    private static (string, string)[] Sound(HeteroApp app) =>
        [
            ("tanggal", app.Now.AddDays(3).ToString("yyyy-MM-dd")),
            ("jam", "10:00"),
            ("lama", "60"),
            ("orang", "2"),
            ("keperluan", "Rapat koperasi"),
        ];

    // A slip in another field: the form comes back with the file.
    private static async Task<string> Staged(HeteroApp app, HttpClient member)
    {
        var wish = Sound(app).Select(field => field.Item1 == "orang" ? ("orang", "500") : field);
        var page = await (await Browse.SendFile(member, Booking, "pesan", Letter, [.. wish])).Text();
        Assert.Contains("Tersimpan: ", page);
        return Regex.Match(page, "name=\"letter-staged\" value=\"([^\"]+)").Groups[1].Value;
    }

    private static IEnumerable<(string, string)> Fields(string page) =>
        Regex
            .Matches(page, "<input[^>]*name=\"([a-z-]+)\"[^>]*value=\"([^\"]*)\"")
            .Select(found => (found.Groups[1].Value, System.Net.WebUtility.HtmlDecode(found.Groups[2].Value)))
            .Append(("tentang", "Kami belajar membatik setiap hari Sabtu."));
}
