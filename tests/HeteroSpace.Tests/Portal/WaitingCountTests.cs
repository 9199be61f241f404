using System.Text.RegularExpressions;
using HeteroSpace.Bookings;
using HeteroSpace.Content;
using HeteroSpace.Discussions;
using HeteroSpace.Enquiries;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Portal;

/// <summary>What waits is counted by the lists' own queries, once for all who do the same at a site, and again when it
/// changed.</summary>
public sealed class WaitingCountTests
{
    internal static readonly DateTime Now = AtDesk.Monday;

    /// <summary>Where what waits is listed, and how much of it is made below.</summary>
    private static readonly Dictionary<string, int> Made = new()
    {
        ["permohonan"] = 1,
        ["kotak-masuk"] = 1,
        ["pertanyaan"] = 1,
        ["acara?status=usulan"] = 1,
        ["komentar"] = 1,
        ["komentar?status=dilaporkan"] = 1,
        ["gagasan?status=Waiting"] = 1,
        ["gagasan?status=Open"] = 1,
        ["artikel?status=dibaca"] = 1,
        ["kanal"] = 1,
        ["nomor"] = 1,
        ["verifikasi"] = 1,
        ["organisasi"] = 2,
        ["permintaan-data"] = 1,
        ["kabar"] = 2,
        ["pekerjaan"] = 1,
        ["kerusakan"] = 1,
    };

    [Fact]
    public async Task Menu_and_list_have_the_same_number_of_each()
    {
        await using var app = await HeteroApp.Start(Now);
        using var browser = await RightsTests.Browser(app, await app.Staff(Role.ProvincialAdministrator, null));
        Assert.Empty(ConsoleMenuTests.Waiting(await browser.Read("/konsol/semarang/papan")));
        await MakeAll(app);
        var counted = ConsoleMenuTests.Waiting(await browser.Read("/konsol/semarang/papan"));
        foreach (var list in Made.GroupBy(list => list.Key.Split('?')[0]))
        {
            var listed = 0;
            foreach (var (path, made) in list)
            {
                var page = await browser.Read("/konsol/semarang/" + path);
                var rows = page.QuerySelectorAll("main .inbox-item").Length;
                Assert.True(rows == made, $"{path}: {rows}");
                listed += rows;
            }
            Assert.True(counted.GetValueOrDefault("/konsol/semarang/" + list.Key) == listed, list.Key);
        }
        var elsewhere = ConsoleMenuTests.Waiting(await browser.Read("/konsol/solo/papan"));
        // Jobs belong to no site, nor does whoever is known at none.
        Assert.Equal(["/konsol/solo", "/konsol/solo/nomor", "/konsol/solo/pekerjaan"], elsewhere.Keys.Order());
        // Where all of it is listed, the sum of the rest.
        Assert.Equal(Made.Values.Sum(), counted["/konsol/semarang"]);
    }

    [Fact]
    public async Task A_page_pays_for_what_changed_and_not_for_each_link()
    {
        await using var app = await HeteroApp.Start(Now);
        using var queries = await Counter(app);
        var manager = await Menu(app, await app.Staff(Role.SiteManager, "semarang"));
        queries.Take();
        await Count(app, manager);
        Assert.InRange(queries.Take().Count, 12, 24);
        await Count(app, manager);
        Assert.Empty(queries.Take());
        // Who does the same is told the same: only what was given or sent by themselves is counted for each.
        var other = await Menu(app, await app.Staff(Role.SiteManager, "semarang"));
        queries.Take();
        await Count(app, other);
        Assert.InRange(queries.Take().Count, 1, 4);
        await app.Act(act => Task.FromResult(act.Add(AnEnquiry(manager.Site.Id))));
        queries.Take();
        Assert.Equal(1, (await Count(app, manager)).All);
        Assert.Single(queries.Take());
        app.Clock.Advance(TimeSpan.FromSeconds(11));
        await Count(app, manager);
        Assert.InRange(queries.Take().Count, 12, 24);
    }

    [Fact]
    public async Task What_another_node_changed_is_counted_anew()
    {
        await using var app = await HeteroApp.Start(Now);
        var menu = await Menu(app, await app.Staff(Role.FrontDesk, "semarang"));
        Assert.Equal(0, (await Count(app, menu)).All);
        await app.Read(async db =>
        {
            db.Add(AnEnquiry(menu.Site.Id));
            return await db.SaveChangesAsync();
        });
        Assert.Equal(0, (await Count(app, menu)).All);
        app.Services.GetRequiredService<ThisNode>().Hears(["enquiries"]);
        Assert.Equal(1, (await Count(app, menu)).All);
    }

    /// <summary>A count that does not name a table it reads would lag behind its list.</summary>
    [Fact]
    public async Task Each_count_names_all_the_tables_that_it_reads()
    {
        await using var app = await HeteroApp.Start(Now);
        await MakeAll(app);
        using var queries = await Counter(app);
        var menu = await Menu(app, await app.Staff(Role.ProvincialAdministrator, null));
        foreach (var kind in menu.Waiting)
        {
            queries.Take();
            await app.Do(services => kind.Count(services, menu.Reader, default));
            var read = queries.Take().SelectMany(Tables).Distinct().Order().ToList();
            var named = await app.Read(db =>
                Task.FromResult(kind.Rows.Select(row => db.Model.FindEntityType(row)!.GetTableName()!).ToList())
            );
            // What stands in no table, as the age of a back-up, names none.
            Assert.Equal(named.Count == 0, read.Count == 0);
            Assert.True(read.TrueForAll(named.Contains), $"{kind.Key} reads {string.Join(", ", read.Except(named))}");
        }
    }

    private static IEnumerable<string> Tables(string sql) =>
        Regex
            .Matches(sql, @"\b(?:FROM|JOIN) ""?(\w+)""? AS", RegexOptions.IgnoreCase)
            .Select(found => found.Groups[1].Value);

    internal static async Task<QueryCount> Counter(HeteroApp app) =>
        new(await app.Read(db => Task.FromResult(db.Database.GetConnectionString()!)));

    private static Task<ConsoleSite> Menu(HeteroApp app, Person person) =>
        app.Do(async services =>
        {
            var identity = new System.Security.Claims.ClaimsIdentity(
                [new(System.Security.Claims.ClaimTypes.NameIdentifier, person.AccountId!.Value.ToString())],
                "test"
            );
            var sites = await services.GetRequiredService<ConsoleMenu>().For(new(identity));
            return sites.Single(site => site.Site.Slug == "semarang");
        });

    private static Task<WaitingNow> Count(HeteroApp app, ConsoleSite menu) =>
        app.Services.GetRequiredService<WaitingCounts>().Of(menu, default);

    // --- what waits -------------------------------------------------------------------------------------------

    private static Enquiry AnEnquiry(Guid site) =>
        new()
        {
            SiteId = site,
            Name = "Ibu Tanya",
            Phone = "+6281200000042",
            Topic = "Kelas batik",
            Asked = Now,
        };

    internal static async Task MakeAll(HeteroApp app)
    {
        await app.Write(await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14)), "Boleh bawa kompor?");
        var at = await app.Space("semarang/kelas");
        var site = at.Site.Id;
        var member = await app.Member("Peserta 021");
        var code = app.Services.GetRequiredService<SealedCodes>().Close(Proof.Of("123456"));
        await app.Act(async act =>
        {
            var waiting = await act.Db.People().SingleAsync(row => row.Id == member.Id);
            (waiting.NewPhone, waiting.SealedPhoneCode) = ("+6281200000043", code);
            act.AddAll(OfPeople(site, member.Id));
            act.AddAll(OfPrograms(site));
            act.AddAll(OfContent(site, member.AccountId!.Value));
            act.Add(
                new FrontDesk.Defect
                {
                    SiteId = site,
                    SpaceId = at.Space.Id,
                    At = Now,
                }
            );
            act.Add(
                new Job
                {
                    Kind = "wakes",
                    Due = Now,
                    Dead = true,
                }
            );
            // No change row tells of jobs.
            act.Forget(WaitingCounts.InMemory);
            return true;
        });
    }

    private static IEnumerable<object> OfPeople(Guid site, Guid person)
    {
        var known = AnOrganization(site, "Kopi Pagi", OrganizationStatus.Verified);
        return
        [
            AnEnquiry(site),
            new Verification
            {
                PersonId = person,
                SiteId = site,
                Asked = Now,
            },
            new DataRequest
            {
                PersonId = person,
                SiteId = site,
                Asked = Now,
                Due = Now.AddDays(3),
            },
            AnOrganization(site, "Batik Muda", OrganizationStatus.Waiting),
            known,
            new Claim
            {
                OrganizationId = known.Id,
                PersonId = person,
                Made = Now,
            },
            AMessage(site, OutgoingStatus.Waiting),
            AMessage(site, OutgoingStatus.Dead),
            AMessage(site, OutgoingStatus.Sent),
        ];
    }

    private static Organization AnOrganization(Guid site, string name, OrganizationStatus status) =>
        new()
        {
            SiteId = site,
            Slug = Foundation.Web.Slug.Of(name),
            Name = name,
            RegionCode = "33.74",
            Status = status,
            Registered = Now,
        };

    private static Outgoing AMessage(Guid site, OutgoingStatus status) =>
        new()
        {
            Cause = "uji:" + status,
            Channel = Channel.WhatsApp,
            Kind = "booking.confirmed",
            SiteId = site,
            To = "+6281200000044",
            Name = "Ibu Kabar",
            At = Now,
            Due = Now,
            Status = status,
        };

    private static IEnumerable<object> OfPrograms(Guid site) =>
        [
            AnIdea(site, IdeaStatus.Waiting),
            AnIdea(site, IdeaStatus.Open),
            AnIdea(site, IdeaStatus.NotNow),
            new Event
            {
                SiteId = site,
                Slug = "usulan",
                Title = "Gladi tari",
                Status = EventStatus.Proposed,
                Made = Now,
                Starts = Now.AddDays(7),
                Ends = Now.AddDays(7).AddHours(2),
                LocalDate = SiteClock.House.Date(Now.AddDays(7)),
            },
        ];

    private static Idea AnIdea(Guid site, IdeaStatus status) =>
        new()
        {
            SiteId = site,
            Slug = "gagasan-" + status,
            Title = "Kelas batik",
            Name = "Ibu Gagas",
            Posted = Now,
            Status = status,
        };

    private static IEnumerable<object> OfContent(Guid site, Guid by) =>
        [
            new Article
            {
                SiteId = site,
                Slug = "cerita",
                Title = "Cerita",
                Status = ArticleStatus.Review,
                By = by,
                Made = Now,
            },
            new Episode
            {
                SiteId = site,
                Slug = "siniar",
                Title = "Siniar",
                Stage = EpisodeStage.Review,
                By = by,
                Made = Now,
            },
            AComment(site, CommentStatus.Waiting, 0),
            AComment(site, CommentStatus.Shown, 2),
            AComment(site, CommentStatus.Shown, 0),
        ];

    private static Comment AComment(Guid site, CommentStatus status, int reports) =>
        new()
        {
            SubjectKind = "idea",
            SubjectId = Guid.CreateVersion7(),
            SiteId = site,
            At = Now,
            Name = "Ibu Kata",
            Text = "Bagus sekali.",
            Status = status,
            Reports = reports,
        };
}
