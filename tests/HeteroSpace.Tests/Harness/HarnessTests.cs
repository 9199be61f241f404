using System.Globalization;
using System.Net;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace;

/// <summary>An app goes from test to test, and none learns of the one before.</summary>
public sealed class HarnessTests : IAsyncLifetime
{
    // Cookies go by the clock of the one who reads this.
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);
    private RunningApp _running = null!;
    private bool _spoilt;

    public async ValueTask InitializeAsync() => _running = await AppPool.Take();

    public ValueTask DisposeAsync() => _spoilt ? _running.DisposeAsync() : AppPool.GiveBack(_running);

    [Fact]
    public async Task The_next_test_finds_the_rows_that_an_app_starts_with()
    {
        var (atStart, afterwards) = (new Dictionary<string, long>(), new Dictionary<string, long>());
        await using (var first = Test())
        {
            atStart = await Rows(first);
            await UseUp(first);
            Assert.NotEqual(atStart, await Rows(first));
        }
        await using (var second = Test())
            afterwards = await Rows(second);
        Assert.Equal(atStart, afterwards);
        Assert.True(atStart["sites"] == 3 && atStart["people"] == 0, "these are not the rows of a start");
    }

    [Fact]
    public async Task The_next_test_reads_no_kept_page_and_no_kept_catalogue()
    {
        await using (var first = Test())
        {
            await UseUp(first);
            Assert.Contains("Semarang Lain", await Browse.Visitor(first).GetStringAsync("/situs/semarang"));
        }
        await using var second = Test();
        var page = await Browse.Visitor(second).GetAsync("/situs/semarang");
        Assert.DoesNotContain("Semarang Lain", await page.Content.ReadAsStringAsync());
        Assert.Null(page.Headers.Age);
        Assert.DoesNotContain("Lain", (await second.Space("semarang/kelas")).Site.Name);
    }

    [Fact]
    public async Task The_next_test_has_no_mail_no_file_and_the_clock_of_its_own_start()
    {
        await using (var first = Test())
        {
            await UseUp(first);
            Assert.NotEmpty(first.Mails);
            Assert.NotEmpty(Directory.GetFiles(first.Folder, "*", SearchOption.AllDirectories));
        }
        await using var second = Test();
        Assert.Empty(second.Mails);
        Assert.Empty(Directory.GetFileSystemEntries(second.Folder));
        Assert.Equal(HeteroApp.MondayAtTen, second.Now);
    }

    [Fact]
    public async Task The_next_test_may_try_as_often_as_the_first()
    {
        await using (var first = Test())
            Assert.Equal(30, await MailsUntilAskedToWait(first));
        await using var second = Test();
        Assert.Equal(30, await MailsUntilAskedToWait(second));
    }

    [Fact]
    public async Task Who_signed_in_is_a_visitor_to_the_next_test()
    {
        HttpClient browser;
        await using (var first = Test(Later))
        {
            browser = Browse.Visitor(first, follows: false);
            var member = await first.Member();
            await Browse.Send(browser, "/masuk", "masuk", ("kontak", member.Email!), ("sandi", "HeteroSpace-2026"));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/saya")).StatusCode);
        }
        await using var second = Test(Later);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/saya")).StatusCode);
    }

    [Fact]
    public async Task Services_are_made_anew_and_the_same_throughout_a_test()
    {
        object catalogue,
            links;
        await using (var first = Test())
        {
            (catalogue, links) = (Of<Catalogue>(first), Of<Messaging.SecretLinks>(first));
            Assert.Same(catalogue, Of<Catalogue>(first));
            await using var scope = first.Services.CreateAsyncScope();
            Assert.Same(catalogue, scope.ServiceProvider.GetRequiredService<Catalogue>());
        }
        await using var second = Test();
        Assert.NotSame(catalogue, Of<Catalogue>(second));
        Assert.NotSame(links, Of<Messaging.SecretLinks>(second));
    }

    // Whoever adds one says here why the next test learns nothing from it.
    [Fact]
    public void What_stays_as_long_as_the_app_remembers_no_test() =>
        Assert.Equal(
            [
                // They count by network address, and each test calls from another one.
                "HoldsOfNetworks",
                "Limits",
                // They write what waits and keep nothing; no job is done and no change followed but by a test.
                "BookingWriter",
                "FollowChanges",
                "JobWorker",
                "Postman",
                "SeatWriter",
                // It knows a picture by all that is on it, and counts by network address.
                "Drawings",
                // Settings, types of letters and connections to elsewhere.
                "FetchOutside",
                // What it writes is told by the database, and each test has its own.
                "FormAnswers",
                "HouseType",
                "HttpMessageGateway",
                "Mailer",
                "PublicUrl",
                // The keys that the running app signs with stay, as in the database.
                "Seals",
                "SmtpLine",
                // It has its own name, and asks what is kept anew each time.
                "ThisNode",
            ],
            _running
                .StayingServices.Select(type => type.Name)
                .OrderBy(name =>
                    name switch
                    {
                        "HoldsOfNetworks" or "Limits" => 0,
                        "BookingWriter" or "FollowChanges" or "JobWorker" or "Postman" or "SeatWriter" => 1,
                        "Drawings" => 2,
                        _ => 3,
                    }
                )
                .ThenBy(name => name, StringComparer.Ordinal)
        );

    [Fact]
    public async Task Altered_tables_are_put_right_or_end_the_app()
    {
        _spoilt = true;
        await using var test = new HeteroApp(_running, HeteroApp.MondayAtTen, _ => ValueTask.CompletedTask);
        await test.AlterTables("alter table occupancies rename to elsewhere");
        if (TestDatabase.OnPostgres)
            await Assert.ThrowsAsync<InvalidOperationException>(_running.BecomeNew);
        else
        {
            await _running.BecomeNew();
            Assert.Equal(0, await test.Read(db => db.Occupancies().CountAsync()));
        }
    }

    [Fact]
    public void Tests_that_need_no_engine_are_known_by_what_they_use()
    {
        var users = OnceWithoutEngine.UsersOf(typeof(HeteroApp).FullName!, typeof(TestDatabase).FullName!);
        Assert.All(
            [typeof(HarnessTests), typeof(Bookings.BookTests), typeof(Sites.OccupancyTests)],
            type => Assert.Contains(type.FullName!, users)
        );
        Assert.All(
            [typeof(FloorPlanTests), typeof(Foundation.MarkdownTests)],
            type => Assert.DoesNotContain(type.FullName!, users)
        );
    }

    private HeteroApp Test(DateTime? now = null) =>
        new(_running, now ?? HeteroApp.MondayAtTen, app => new(app.BecomeNew()));

    private static object Of<T>(HeteroApp app)
        where T : notnull => app.Services.GetRequiredService<T>();

    // A bit of everything that stays somewhere: rows, mails, files, pages, the catalogue, time.
    private static async Task UseUp(HeteroApp app)
    {
        var (member, space) = (await app.Member(), await app.Space("semarang/kelas"));
        Assert.IsType<Bookings.BookAnswer.Booked>(
            await app.Book(Bookings.BookTests.Wish(space, member, HeteroApp.MondayAtTen.AddDays(1)))
        );
        await app.Services.GetRequiredService<FileStore>().Write("0123456789abcdef.pdf", "%PDF-"u8.ToArray());
        await Browse.Visitor(app).GetStringAsync("/situs/semarang");
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            foreach (var site in await db.Sites().Where(row => row.Slug == "semarang").ToListAsync())
                db.Entry(site).Property(nameof(Site.Name)).CurrentValue = "Semarang Lain";
            await db.SaveChangesAsync();
            services.GetRequiredService<Catalogue>().Forget();
            await services
                .GetRequiredService<Microsoft.AspNetCore.OutputCaching.IOutputCacheStore>()
                .EvictByTagAsync(PublicPages.Tag, default);
            return true;
        });
        app.Clock.Advance(TimeSpan.FromHours(3));
        await app.WorkJobs();
    }

    private static async Task<int> MailsUntilAskedToWait(HeteroApp app)
    {
        using var visitor = Browse.Visitor(app);
        for (var sent = 0; ; sent++)
        {
            var answer = await Browse.Send(visitor, "/lupa-sandi", "lupa", ("kontak", "tidak.ada@example.org"));
            if (WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).Contains(Limits.Wait))
                return sent;
            Assert.True(sent < 100, "nobody is asked to wait");
        }
    }

    private static Task<Dictionary<string, long>> Rows(HeteroApp app) =>
        app.Read(async db =>
        {
            var rows = new Dictionary<string, long>();
            await db.Database.OpenConnectionAsync();
            await using var count = db.Database.GetDbConnection().CreateCommand();
            foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>())
            {
                count.CommandText = $"select count(*) from \"{table}\"";
                rows[table] = Convert.ToInt64(await count.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
            }
            rows.Remove("data_protection_keys");
            return rows;
        });
}
