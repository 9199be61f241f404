using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation;

/// <summary>
/// Every form of every kind of page, filled as it stands, by a visitor, a member and an administrator: sent by a double
/// tap, then once more as after going back. It is done once, and all three hear the same.
/// </summary>
[UsuallyOnce]
public sealed class EveryFormTwiceTests
{
    private sealed record Answer(HttpStatusCode Status, string? To, string? Said);

    private sealed record Seen(string Who, string Page, string Form, string What);

    [Fact]
    public async Task Every_form_sent_twice_is_done_once_and_says_one_thing()
    {
        await using var app = await HeteroApp.Start(ConfirmationTests.Later);
        var day = new Secrets.LongDay(app);
        await day.Live();
        await app.WorkJobs();
        day.ReadMails();
        using var visitor = Browse.Visitor(app, follows: false);
        using var member = await Still(app, await app.Member("Peserta 021"));
        using var admin = await Still(app, await app.Staff(Role.ProvincialAdministrator, null));
        (string Who, HttpClient Browser)[] readers =
        [
            ("visitor", visitor),
            ("member", member),
            ("administrator", admin),
        ];
        var browsers = readers.Select(reader => reader.Browser).ToArray();
        var found = await OpenedTests.Addresses(app, browsers);
        await OpenedTests.AddNamed(app, found, browsers);
        found.UnionWith(day.Seen.All.SelectMany(secret => OpenedTests.OpenedBy(secret.Kind, secret.Secret)));
        var (done, wrong) = (new List<Seen>(), new List<string>());
        var sent = new HashSet<string>();
        foreach (var address in OpenedTests.OneOfEach(OpenedTests.Routes(app), found))
        foreach (var (who, browser) in readers)
        foreach (var name in await Forms(browser, address))
        {
            // One of each kind: forms of rows differ by their ids alone.
            var kind = $"{who} {Kind(address)} {Kind(name)}";
            if (!sent.Add(kind) || await Send(app, browser, address, name) is not { } answers)
                continue;
            var what = Judge(answers.Said, answers.Changed, answers.Rows, $"{kind}: ", wrong);
            done.Add(new(who, Kind(address), Kind(name), what));
        }
        if (Environment.GetEnvironmentVariable("HETEROSPACE_WRITE_FORMS") is { } file)
            await File.WriteAllLinesAsync(
                file,
                done.Select(row => $"| {row.Page} | {row.Form} | {row.Who} | {row.What} |")
            );
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        // So that it is about something: also what was refused is refused three times alike.
        Assert.InRange(done.Count(row => row.What != "refused"), 40, 400);
    }

    private static string Judge(Answer[] said, bool changed, int rows, string kind, List<string> wrong)
    {
        if (said.Any(answer => (int)answer.Status >= 500))
            wrong.Add(kind + "failed");
        if (rows == 0)
        {
            if (said.Select(answer => answer.Status).Distinct().Count() > 1)
                wrong.Add(
                    kind + "not remembered, and answered " + string.Join(" / ", said.Select(one => one.ToString()))
                );
            return said[0].To is null ? "refused" : "changes nothing";
        }
        if (changed)
            wrong.Add(kind + "the third sending changed something");
        if (rows > 1)
            wrong.Add(kind + $"{rows} sendings were done");
        var told = said.Where(answer => answer.To is not null).Distinct().ToList();
        // Of one that was answered in its place the others hear that it was done.
        if (said.All(answer => answer.To is not null) && told.Count > 1)
            wrong.Add(kind + string.Join(" / ", told.Select(one => one.ToString())));
        return said[0].Said ?? said[0].To ?? "in its place";
    }

    private static async Task<(Answer[] Said, bool Changed, int Rows)?> Send(
        HeteroApp app,
        HttpClient browser,
        string address,
        string name
    )
    {
        using var page = await browser.GetAsync(address);
        if (await Fields(page, name) is not { } fields)
            return null;
        // A program that fills a form in the moment it is shown is asked to press again (TimeTrap).
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        var before = await Remembered(app);
        var both = await Task.WhenAll(Press(app, browser, address, fields), Press(app, browser, address, fields));
        var (rows, changes) = (await Remembered(app) - before, await Changes(app));
        var third = await Press(app, browser, address, fields);
        return ([.. both, third], await Changes(app) != changes, rows);
    }

    private static async Task<Answer> Press(
        HeteroApp app,
        HttpClient browser,
        string address,
        List<(string Name, string Value)> fields
    )
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        using var answer = await browser.PostAsync(address, content);
        var to = answer.Headers.Location is { IsAbsoluteUri: true } whole
            ? whole.PathAndQuery
            : answer.Headers.Location?.OriginalString;
        return new(answer.StatusCode, to, Said(app, answer));
    }

    private static string? Said(HeteroApp app, HttpResponseMessage answer)
    {
        if (!answer.Headers.TryGetValues("Set-Cookie", out var cookies))
            return null;
        var sealer = app
            .Services.GetRequiredService<IDataProtectionProvider>()
            .CreateProtector("said")
            .ToTimeLimitedDataProtector();
        var start = PageBase.FlashCookie + "=";
        return cookies
            .Where(cookie => cookie.StartsWith(start, StringComparison.Ordinal))
            .Select(cookie => cookie[start.Length..].Split(';')[0])
            .Where(text => text != "")
            .Select(text => sealer.Unprotect(Uri.UnescapeDataString(text)))
            .LastOrDefault();
    }

    private static async Task<List<string>> Forms(HttpClient browser, string address)
    {
        using var page = await browser.GetAsync(address);
        if (page.StatusCode != HttpStatusCode.OK || page.Content.Headers.ContentType?.MediaType != "text/html")
            return [];
        var html = new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync());
        return
        [
            .. html.QuerySelectorAll($"form:has(input[name={FormKeys.Field}]) input[name=_handler]")
                .Select(field => field.GetAttribute("value")!)
                .Where(name => !name.StartsWith("kunci", StringComparison.Ordinal)),
        ];
    }

    private static async Task<List<(string, string)>?> Fields(HttpResponseMessage page, string name)
    {
        var html = new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync());
        var form = html.QuerySelectorAll($"form:has(input[name={FormKeys.Field}])")
            .FirstOrDefault(one => one.QuerySelector($"input[name=_handler][value='{name}']") is not null);
        if (form is null)
            return null;
        var fields = form.QuerySelectorAll("input, textarea, select")
            .Where(field => field.GetAttribute("name") is { Length: > 0 })
            .SelectMany(Filled)
            .ToList();
        if (form.QuerySelector("button[type=submit][name]:not(.visually-hidden)") is { } button)
            fields.Add((button.GetAttribute("name")!, button.GetAttribute("value") ?? ""));
        return fields;
    }

    // As somebody fills it who knows nothing better.
    private static IEnumerable<(string, string)> Filled(IElement field)
    {
        var (name, type) = (field.GetAttribute("name")!, field.GetAttribute("type") ?? "");
        if (type is "file" or "submit" || type == "radio" && !field.HasAttribute("checked"))
            return [];
        if (type == "checkbox")
            return field.HasAttribute("checked") || name.Contains("setuju", StringComparison.Ordinal)
                ? [(name, field.GetAttribute("value") ?? "on")]
                : [];
        return [(name, Value(field, type))];
    }

    private static string Value(IElement field, string type)
    {
        if (field is IHtmlSelectElement list)
        {
            var chosen =
                list.QuerySelector("option[selected]")
                ?? list.QuerySelector("option:not([value=''])")
                ?? list.QuerySelector("option");
            return chosen?.GetAttribute("value") ?? "";
        }
        var stands = field is IHtmlTextAreaElement text ? text.TextContent : field.GetAttribute("value") ?? "";
        if (stands != "" || type == "hidden")
            return stands;
        return type switch
        {
            "email" => $"{Guid.CreateVersion7():n}@example.org",
            "number" => field.GetAttribute("min") ?? "1",
            "date" => field.GetAttribute("min") ?? "2036-09-01",
            "time" => "10:00",
            "datetime-local" => "2036-09-01T10:00",
            "url" => "https://example.org/",
            "tel" => "0812 3456 7890",
            "password" => "HeteroSpace-2026",
            _ => field.GetAttribute("name")!.Contains("kontak", StringComparison.Ordinal)
                ? $"{Guid.CreateVersion7():n}@example.org"
                : "Uji dua kali",
        };
    }

    private static string Kind(string text) =>
        Regex.Replace(
            Regex.Replace(
                text.Split('?')[0],
                "-?[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}|H[SM]-[0-9A-Z-]+",
                "…"
            ),
            "(/(status|tiket|konfirmasi|wali|undangan|berhenti)/)[^/]+",
            "$1…"
        );

    private static async Task<HttpClient> Still(HeteroApp app, Person person)
    {
        var still = Browse.Visitor(app, follows: false);
        await Browse.Send(still, "/masuk", "masuk", ("kontak", person.Email!), ("sandi", "HeteroSpace-2026"));
        return still;
    }

    private static Task<int> Remembered(HeteroApp app) => app.Read(db => db.RememberedAnswers().CountAsync());

    private static Task<int> Changes(HeteroApp app) => app.Read(db => db.Set<Change>().CountAsync());
}
