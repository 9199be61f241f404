using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using HeteroSpace.Demo;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace HeteroSpace.Foundation;

/// <summary>
/// No field takes more than it may, staff's neither: it is said at the field with both figures, what was typed stays,
/// and behind that the database refuses it on both engines.
/// </summary>
#pragma warning disable EF1002, EF1003 // What is put into statements are names out of the model.
public sealed partial class LengthTests
{
    private const int Many = 5000;
    private static readonly string Letters = new('ä', Many);

    [Fact]
    public async Task Five_thousand_letters_and_silly_numbers_and_days_in_every_form_are_told_and_break_nothing()
    {
        Assert.SkipWhen(TestDatabase.OnPostgres && !LongRun.Is, "Usually on SQLite, in --long on both");
        await using var house = await DemoHouse.Open();
        var (forms, wrong) = (0, new List<string>());
        foreach (var contact in (string?[])["admin@example.org", "komunitas@example.org", null])
        {
            using var client = await house.Browser(contact);
            foreach (var form in await FormsSeenBy(client, contact is null ? ["/"] : ["/", "/saya", "/konsol"]))
            {
                forms++;
                wrong.AddRange(await Overfill(client, form));
                // Usually one kind a form, by turns; the long run sends each of them to each.
                foreach (var silly in LongRun.Is ? Silly : [Silly[forms % Silly.Length]])
                    wrong.AddRange(await Send(client, form, silly));
            }
        }
        Assert.InRange(forms, 100, 2000);
        // What was taken may be shown anywhere.
        using var everywhere = await house.Browser("admin@example.org");
        await FormsSeenBy(everywhere, ["/", "/saya", "/konsol", AFind], wrong);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private const string AFind = "/ruang?tanggal=2036-08-06&jam=10:00&lama=60&orang=2";

    private static readonly (string Number, string Day, string Time)[] Silly =
    [
        ("9999999", "9999-12-31", "23:59"),
        ("-1", "0001-01-01", "00:00"),
        ("2147483647", "2036-08-06", "99:99"),
        ("99999999999999999999", "31/12/2036", "x"),
        ("1e9", "2036-02-30", "24:00"),
    ];

    private static async Task<IEnumerable<string>> Send(
        HttpClient client,
        Form form,
        (string Number, string Day, string Time) silly
    )
    {
        var fields = form.Element.QuerySelectorAll("input, textarea, select").Where(IsSent).ToList();
        if (!fields.Exists(field => field.GetAttribute("type") is "number" or "date" or "time"))
            return [];
        using var content = new MultipartFormDataContent();
        foreach (var field in fields)
        {
            var value = field.GetAttribute("type") switch
            {
                "number" => silly.Number,
                "date" => silly.Day,
                "time" => silly.Time,
                _ => ValueOf(field),
            };
            content.Add(new StringContent(value), field.GetAttribute("name")!);
        }
        using var answer = await client.PostAsync(form.Address, content);
        return (int)answer.StatusCode < 500
            ? []
            : [$"{form.Address} {form.Name} {silly.Number} {silly.Day}: {(int)answer.StatusCode}"];
    }

    // --- what is sent ------------------------------------------------------------------------------------------

    private sealed record Form(string Address, string Name, IElement Element);

    private static async Task<IEnumerable<string>> Overfill(HttpClient client, Form form)
    {
        var fields = form.Element.QuerySelectorAll("input, textarea, select").Where(IsSent).ToList();
        var texts = fields.Where(IsText).ToList();
        if (texts.Count == 0)
            return [];
        using var content = new MultipartFormDataContent();
        foreach (var field in fields)
            content.Add(
                new StringContent(texts.Contains(field) ? Letters : ValueOf(field)),
                field.GetAttribute("name")!
            );
        using var answer = await client.PostAsync(form.Address, content);
        if ((int)answer.StatusCode >= 500)
            return [$"{form.Address} {form.Name}: {(int)answer.StatusCode}"];
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        var told = page.Body?.TextContent ?? "";
        return texts.SelectMany(field => Lost(field, page, told)).Select(what => $"{form.Address} {form.Name}: {what}");
    }

    private static IEnumerable<string> Lost(IElement field, IDocument page, string told)
    {
        var name = field.GetAttribute("name")!;
        if (field.GetAttribute("maxlength") is not { } most)
        {
            if (!IsHidden(field))
                yield return $"{name} has no length";
            yield break;
        }
        if (int.Parse(most) >= Many)
            yield break;
        if (!told.Contains(FieldLengths.Sentence(int.Parse(most), Many), StringComparison.Ordinal))
            yield return $"{name} is not told";
        if (
            field.GetAttribute("type") != "password"
            && !page.QuerySelectorAll($"[name='{name}']").Any(shown => ValueOf(shown) == Letters)
        )
            yield return $"{name} is lost";
    }

    // The field that people do not see.
    private static bool IsHidden(IElement field) => field.GetAttribute("name") == "laman";

    private static bool IsSent(IElement field) =>
        field.GetAttribute("name") is { Length: > 0 }
        && field.GetAttribute("type") is var type
        && type is not ("file" or "submit")
        && (type is not ("checkbox" or "radio") || field.HasAttribute("checked"));

    private static bool IsText(IElement field) =>
        field.LocalName == "textarea"
        || field.LocalName == "input"
            && field.GetAttribute("type") is null or "text" or "email" or "tel" or "url" or "search" or "password";

    private static string ValueOf(IElement field) =>
        field.LocalName switch
        {
            "select" => (field.QuerySelector("option[selected]") ?? field.QuerySelector("option"))?.GetAttribute(
                "value"
            ) ?? "",
            "textarea" => field.TextContent,
            _ => field.GetAttribute("value") ?? "",
        };

    // --- where it is found -------------------------------------------------------------------------------------

    // A page or two of each kind, and of each kind of form one.
    private static async Task<List<Form>> FormsSeenBy(HttpClient client, string[] from, List<string>? broken = null)
    {
        var (kinds, seen, forms) = (Kinds(), new Dictionary<string, int>(), new Dictionary<string, Form>());
        var known = new HashSet<string>(from);
        var queue = new Queue<string>(from);
        while (queue.TryDequeue(out var address))
        {
            var kind = kinds.FirstOrDefault(one => one.Matches.IsMatch(address.Split('?')[0])).Template;
            if (kind is null || seen.GetValueOrDefault(kind) >= LongRun.Or(2, 12))
                continue;
            using var answer = await client.GetAsync(address);
            if ((int)answer.StatusCode >= 500)
                broken?.Add($"{address}: {(int)answer.StatusCode}");
            if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            seen[kind] = seen.GetValueOrDefault(kind) + 1;
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            foreach (var form in page.QuerySelectorAll("form[method=post]"))
                if (form.QuerySelector("input[name=_handler]")?.GetAttribute("value") is { } name)
                    forms.TryAdd(
                        $"{kind} {Ids().Replace(name, "#")}",
                        // Of a page that is kept for everyone the form goes elsewhere.
                        new(form.GetAttribute("action") ?? answer.RequestMessage!.RequestUri!.PathAndQuery, name, form)
                    );
            foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!))
                if (!link.Contains("//") && !link.Contains("lang=") && known.Add(link.Split('#')[0]))
                    queue.Enqueue(link.Split('#')[0]);
        }
        // What signs out ends the walk.
        return [.. forms.Values.Where(form => form.Name != "keluar")];
    }

    private static List<(string Template, Regex Matches)> Kinds() =>
        [
            .. typeof(Start)
                .Assembly.GetTypes()
                .SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>())
                .Select(route => route.Template)
                .Where(template => !template.Contains('*'))
                .OrderBy(template => template.Count(letter => letter == '{'))
                .Select(template => (template, new Regex("^" + Parameters().Replace(template, "[^/]+") + "$"))),
        ];

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameters();

    [GeneratedRegex("[0-9a-f]{32}|[0-9]+")]
    private static partial Regex Ids();

    // --- the database ------------------------------------------------------------------------------------------

    [Fact]
    public async Task The_database_refuses_a_letter_too_many_in_every_column_of_text_that_has_a_length()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.OpenAsOwner();
        var columns = LengthGuard.Lengths(db.Model).ToList();
        Assert.InRange(columns.Count, 200, 1000);
        if (TestDatabase.OnPostgres)
        {
            var bound = (
                await db
                    .Database.SqlQueryRaw<string>(
                        "select table_name || '.' || column_name || '.' || character_maximum_length as \"Value\" "
                            + "from information_schema.columns where table_schema = 'public' "
                            + "and character_maximum_length is not null"
                    )
                    .ToListAsync()
            ).ToHashSet();
            Assert.All(columns, one => Assert.Contains($"{one.Table}.{one.Column}.{one.Most}", bound));
            return;
        }
        foreach (var (table, column, most) in columns)
        {
            var error = await Assert.ThrowsAnyAsync<Exception>(() =>
                db.Database.ExecuteSqlRawAsync(
                    $"insert into \"{table}\" (\"{column}\") values ('{new string('x', most + 1)}')"
                )
            );
            Assert.True(error.Message.Contains("lengths_" + table), $"{table}.{column}: {error.Message}");
        }
    }

    [Fact]
    public async Task A_text_of_just_the_length_is_kept_and_one_letter_more_is_refused_also_when_it_is_changed()
    {
        await using var app = await HeteroApp.Start();
        Task<int> Reason(int letters) =>
            app.Read(db =>
                db.Spaces().ExecuteUpdateAsync(set => set.SetProperty(row => row.LegalBasis, new string('é', letters)))
            );
        Assert.NotEqual(0, await Reason(4000));
        await Assert.ThrowsAnyAsync<Exception>(() => Reason(4001));
    }

    [Fact]
    public async Task A_length_that_changed_has_its_guard_made_anew()
    {
        if (TestDatabase.OnPostgres)
            Assert.Skip("varchar is changed by a migration.");
        await using var database = await TestDatabase.Create();
        await using var db = database.OpenAsOwner();
        var name = (
            await db
                .Database.SqlQueryRaw<string>(
                    "select name as \"Value\" from sqlite_master where name like 'lengths_spaces_insert_%'"
                )
                .ToListAsync()
        ).Single();
        await db.Database.ExecuteSqlRawAsync("drop trigger \"" + name + "\"");
        await db.Database.ExecuteSqlRawAsync(
            "create trigger lengths_spaces_insert_0 before insert on spaces begin select raise(abort, 'old'); end"
        );
        Assert.Equal([name], await new LengthGuard().Missing(db));
        await new LengthGuard().Create(db);
        Assert.Empty(await new LengthGuard().Missing(db));
        Assert.Empty(
            await db
                .Database.SqlQueryRaw<string>(
                    "select name as \"Value\" from sqlite_master where name = 'lengths_spaces_insert_0'"
                )
                .ToListAsync()
        );
    }

    /// <summary>The demo as it is filled, with its own sign-ins.</summary>
    private sealed class DemoHouse : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly TestDatabase _database;
        private readonly string _folder = Directory.CreateTempSubdirectory("hs").FullName;

        private DemoHouse(TestDatabase database)
        {
            _database = database;
            _app = HeteroSpace.Start.Build(
                [],
                builder =>
                {
                    builder.Configuration.AddInMemoryCollection(
                        new Dictionary<string, string?>
                        {
                            ["ConnectionStrings:HeteroSpace"] = database.OwnersConnection,
                            ["Jobs:Work"] = "false",
                            ["Storage:Path"] = _folder,
                            ["Mail:Folder"] = _folder,
                            ["Limits:Passwords"] = "10000",
                            ["Limits:Mails"] = "10000",
                            ["Limits:Questions"] = "10000",
                        }
                    );
                    builder.Services.AddSingleton<TimeProvider>(
                        new FakeTimeProvider(new(HeteroApp.MondayAtTen.AddYears(10), TimeSpan.Zero))
                    );
                    builder.Services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1);
                    builder.Services.KeepQueries();
                    builder.WebHost.UseUrls("http://127.0.0.1:0");
                    builder.Logging.SetMinimumLevel(LogLevel.Error);
                }
            );
        }

        public static async Task<DemoHouse> Open()
        {
            var house = new DemoHouse(await TestDatabase.Create());
            await using (var scope = house._app.Services.CreateAsyncScope())
                await scope.ServiceProvider.GetRequiredService<DemoData>().Fill();
            await house._app.StartAsync();
            return house;
        }

        public async Task<HttpClient> Browser(string? contact)
        {
            var client = new HttpClient(new HttpClientHandler { CookieContainer = new() })
            {
                BaseAddress = new(_app.Urls.First()),
            };
            if (contact is null)
                return client;
            var entered = await Browse.Send(
                client,
                "/masuk",
                "masuk",
                ("kontak", contact),
                ("sandi", DemoData.Password)
            );
            Assert.StartsWith("/saya", entered.RequestMessage!.RequestUri!.AbsolutePath);
            return client;
        }

        public async ValueTask DisposeAsync()
        {
            await _app.DisposeAsync();
            await _database.DisposeAsync();
            Directory.Delete(_folder, true);
        }
    }
}
