using System.Net;
using System.Text.RegularExpressions;
using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Portal;

/// <summary>
/// No guard makes an honest person's way longer: five of them reach their end in as many steps as before there were
/// guards. A step is a page that is opened or a button that is pressed.
/// </summary>
public sealed class HonestWayTests
{
    private static readonly DateTime SaturdayNight = new(2036, 8, 9, 13, 30, 0, DateTimeKind.Utc);
    private const string Wednesday = "tanggal=2036-08-13&lama=60&orang=1";

    [Fact]
    public async Task Someone_new_books_by_number_at_night_in_three_steps()
    {
        await using var app = await HeteroApp.Start(SaturdayNight);
        using var walk = new Walk(app);
        var ended = await BookAsNew(walk, "Slamet", "0812 0000 0777");
        Assert.Contains("Ditahan sementara", ended);
        Assert.Contains("Senin, 11 Agustus 2036, 10.00 WIB", ended);
        Assert.Equal(3, walk.Steps);
    }

    [Fact]
    public async Task Two_on_one_phone_register_in_two_steps_each()
    {
        await using var app = await HeteroApp.Start(OneHousehold.Monday);
        var (_, of) = await Held.Event(app, OneHousehold.Plan());
        using var walk = new Walk(app, await RightsTests.Browser(app, await app.Member()));
        foreach (
            var (who, fields) in ((string, (string, string)[])[])
                [("Anda", []), ("Ratna Contoh", [(Household.ForField, "baru"), .. OneHousehold.Ratna])]
        )
        {
            await walk.Open($"/acara/{of.Slug}/daftar");
            Assert.Contains($"{who} terdaftar", await walk.Press("daftar", [("orang", "1"), .. fields]));
        }
        Assert.Equal(4, walk.Steps);
        Assert.Equal(2, await Held.Taken(app, of));
    }

    [Fact]
    public async Task Five_in_one_office_book_by_number_in_three_steps_each()
    {
        await using var app = await HeteroApp.Start(SaturdayNight);
        for (var number = 1; number <= 5; number++)
        {
            using var walk = new Walk(app);
            var ended = await BookAsNew(walk, "Karyawan Contoh", $"0812 0000 080{number}");
            // More than a network may hold is noted, and stands once the number is shown.
            Assert.Contains(number <= 3 ? "Ditahan sementara" : "Menunggu konfirmasi Anda", ended);
            Assert.Equal(3, walk.Steps);
        }
    }

    [Fact]
    public async Task Whose_hold_ran_out_books_again_in_two_steps_with_what_was_typed()
    {
        await using var app = await HeteroApp.Start(SaturdayNight);
        using var walk = new Walk(app);
        await BookAsNew(walk, "Slamet", "slamet@example.org");
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        await app.WorkJobs();
        var code = await app.Read(db => db.Bookings().Select(row => row.Code).SingleAsync());
        Assert.Contains("Waktu tahan habis", await walk.Look("/saya/pemesanan/" + code));
        var before = walk.Steps;
        Assert.Contains("Menulis laporan", await walk.Follow("/pesan/"));
        Assert.Contains("Ditahan sementara", await walk.Press("pesan"));
        Assert.Equal(2, walk.Steps - before);
    }

    [Theory]
    [InlineData("Hj. Siti Ma'rifah, S.Pd.I.")]
    [InlineData("Dr.dr.Budi")]
    [InlineData("M.Ali")]
    public async Task Who_has_titles_signs_up_in_two_steps(string name)
    {
        await using var app = await HeteroApp.Start(SaturdayNight);
        using var walk = new Walk(app);
        await walk.Open("/daftar");
        await walk.Press("daftar", ("nama", name), ("kontak", "budi@example.org"));
        Assert.Equal(
            name,
            await app.Read(db =>
                db.People().Where(row => row.Email == "budi@example.org").Select(row => row.Name).SingleAsync()
            )
        );
        Assert.Equal(2, walk.Steps);
    }

    private static async Task<string> BookAsNew(Walk walk, string name, string contact)
    {
        await walk.Open($"/ruang?situs=semarang&jenis=desk&jam=15:00&{Wednesday}");
        await walk.Follow("/pesan/semarang/");
        return await walk.Press("pesan", ("keperluan", "Menulis laporan"), ("nama", name), ("kontak", contact));
    }

    /// <summary>Someone who goes from page to page by what stands on it, and counts.</summary>
    private sealed class Walk(HeteroApp app, HttpClient? browser = null) : IDisposable
    {
        private readonly HttpClient _browser = browser ?? Browse.Visitor(app);
        private string _address = "/",
            _page = "";

        public int Steps { get; private set; }

        public Task<string> Open(string address)
        {
            Steps++;
            return Look(address);
        }

        /// <summary>What lies open already, as it is by now.</summary>
        public async Task<string> Look(string address)
        {
            _page = await _browser.GetStringAsync(_address = address);
            return WebUtility.HtmlDecode(_page);
        }

        /// <summary>The first link on the page that begins so.</summary>
        public Task<string> Follow(string begins) =>
            Open(WebUtility.HtmlDecode(Regex.Match(_page, $"href=\"({begins}[^\"]*)\"").Groups[1].Value));

        /// <summary>Sends a form of the page as it stands, with what is typed into it.</summary>
        public async Task<string> Press(string form, params (string Field, string Value)[] typed)
        {
            Steps++;
            app.Clock.Advance(TimeSpan.FromSeconds(30));
            var sent = Fields(form).Where(field => typed.All(known => known.Field != field.Key)).ToList();
            sent.AddRange(typed.Select(field => KeyValuePair.Create(field.Field, field.Value)));
            sent.Add(new("_handler", form));
            using var answer = await _browser.PostAsync(_address, new FormUrlEncodedContent(sent));
            (_address, _page) = (
                answer.RequestMessage!.RequestUri!.PathAndQuery,
                await answer.Content.ReadAsStringAsync()
            );
            return WebUtility.HtmlDecode(_page);
        }

        // What a browser would send of it: hidden and filled fields, texts, and what is selected.
        private IEnumerable<KeyValuePair<string, string>> Fields(string form)
        {
            var at = _page.IndexOf($"name=\"_handler\" value=\"{form}\"", StringComparison.Ordinal);
            Assert.True(at > 0, $"No form {form} stands on {_address}.");
            var shown = _page[
                _page.LastIndexOf("<form", at, StringComparison.Ordinal).._page.IndexOf(
                    "</form>",
                    at,
                    StringComparison.Ordinal
                )
            ];
            foreach (var input in Regex.Matches(shown, "<input[^>]*>").Select(match => match.Value))
                if (
                    Of(input, "name") is { Length: > 0 } name
                    && name != "_handler"
                    && !input.Contains("type=\"checkbox\"")
                )
                    yield return new(name, Of(input, "value"));
            foreach (Match text in Regex.Matches(shown, "<textarea[^>]*name=\"([^\"]+)\"[^>]*>([^<]*)"))
                yield return new(text.Groups[1].Value, WebUtility.HtmlDecode(text.Groups[2].Value));
            foreach (
                Match list in Regex.Matches(shown, "<select[^>]*name=\"([^\"]+)\".*?</select>", RegexOptions.Singleline)
            )
                if (Regex.Match(list.Value, "<option value=\"([^\"]*)\" selected") is { Success: true } chosen)
                    yield return new(list.Groups[1].Value, WebUtility.HtmlDecode(chosen.Groups[1].Value));
        }

        private static string Of(string tag, string attribute) =>
            WebUtility.HtmlDecode(Regex.Match(tag, $" {attribute}=\"([^\"]*)\"").Groups[1].Value);

        public void Dispose() => _browser.Dispose();
    }
}
