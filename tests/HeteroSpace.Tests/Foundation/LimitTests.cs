using System.Text.RegularExpressions;
using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation;

/// <summary>What costs the house is bounded: by a table that is true, and also for who sends twelve at once.</summary>
[UsuallyOnce]
public sealed class LimitTests
{
    private const int AtOnce = 12;

    private static Task<T[]> Twelve<T>(HeteroApp app, Func<IServiceProvider, int, Task<T>> act) =>
        Task.WhenAll(Enumerable.Range(0, AtOnce).Select(number => app.Do(services => act(services, number))));

    [Fact]
    public void The_table_of_limits_is_that_of_the_code_both_ways()
    {
        var told = File.ReadAllLines(Path.Combine(LayoutTests.Root(), "docs/operations.md"))
            .SkipWhile(line => line != "## Limits")
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line =>
                line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal)
            )
            .Skip(1);
        Assert.Equal(HouseLimits.All.Select(limit => limit.Row), told);
        Assert.Equal(HouseLimits.All.Count, HouseLimits.All.DistinctBy(limit => limit.Name).Count());
    }

    [Fact]
    public void Every_limit_is_asked_somewhere_and_no_other_place_has_one_of_its_own()
    {
        var sources = LayoutTests
            .Trees.Select(file => file.Path)
            .Where(path => path.StartsWith("src/", StringComparison.Ordinal) && !path.EndsWith("HouseLimits.cs"))
            .ToDictionary(path => path, path => File.ReadAllText(Path.Combine(LayoutTests.Root(), path)));
        foreach (var limit in HouseLimits.All)
            Assert.True(sources.Values.Any(text => Regex.IsMatch(text, $@"HouseLimits\.{limit.Name}\b")), limit.Name);
        Assert.Empty(sources.Where(file => file.Value.Contains("\"Limits:")).Select(file => file.Key));
    }

    [Fact]
    public async Task Twelve_organizations_registered_at_once_are_three()
    {
        await using var app = await HeteroApp.Start();
        var (person, site) = ((await app.Member()).Id, await Made.Site(app));
        var made = await Twelve(
            app,
            (services, number) =>
                services
                    .GetRequiredService<RegisterOrganization>()
                    .Now(OrganizationWishTests.Wish with { Name = $"Komunitas {number}" }, site, person)
        );
        Assert.Equal(3, made.Count(one => one is not null));
        Assert.Equal(3, await app.Read(db => db.Organizations().CountAsync()));
    }

    [Fact]
    public async Task Twelve_claims_at_once_are_three()
    {
        await using var app = await HeteroApp.Start();
        var person = (await app.Member()).Id;
        var claimed = new List<Organization>();
        for (var number = 0; number < AtOnce; number++)
            claimed.Add((await Made.Organization(app, $"Komunitas {number}")).Organization);
        var made = await Twelve(
            app,
            (services, number) =>
                services.GetRequiredService<ClaimOrganization>().Make(claimed[number], person, "Saya ketuanya di sini.")
        );
        Assert.Equal((3, 3), (made.Count(one => one), await app.Read(db => db.Claims().CountAsync())));
    }

    [Fact]
    public async Task Invitations_are_twenty_open_also_when_sent_at_once_and_forty_a_day()
    {
        await using var app = await HeteroApp.Start();
        var (lead, organization) = await Made.Organization(app, "Batik Muda");
        Task<Invitation?> Invite(IServiceProvider services) =>
            services.GetRequiredService<ManageMembers>().Invite(organization, lead, null, OrganizationRole.Member);
        for (var number = 0; number < 19; number++)
            Assert.NotNull(await app.Do(Invite));
        Assert.Single(await Twelve(app, (services, _) => Invite(services)), one => one is not null);
        foreach (var left in (int[])[20, 0])
        {
            await app.Read(db =>
                db.InvitationRows().ExecuteUpdateAsync(set => set.SetProperty(row => row.Withdrawn, app.Now))
            );
            var made = 0;
            while (made < 30 && await app.Do(Invite) is not null)
                made++;
            Assert.Equal(left, made);
        }
    }

    [Fact]
    public async Task Twelve_data_requests_of_a_kind_at_once_are_one_and_five_are_asked_in_a_day()
    {
        await using var app = await HeteroApp.Start();
        var (person, site) = ((await app.Member()).Id, await Made.Site(app));
        Task<AskedData> Ask(IServiceProvider services, DataRight right) =>
            services.GetRequiredService<AskData>().Now(person, site, right, "Mohon akses data saya.");
        var same = await Twelve(app, (services, _) => Ask(services, DataRight.Access));
        Assert.Equal(11, same.Count(one => one == AskedData.OpenAlready));
        var others = await Twelve(app, (services, number) => Ask(services, Enum.GetValues<DataRight>()[number % 6]));
        Assert.Equal(4, others.Count(one => one == AskedData.Done));
        Assert.Contains(AskedData.EnoughForToday, others);
        Assert.Equal(5, await app.Read(db => db.DataRequests().CountAsync()));
        app.Clock.Advance(TimeSpan.FromHours(25));
        await app.Read(db =>
            db.DataRequests().ExecuteUpdateAsync(set => set.SetProperty(row => row.Answered, app.Now))
        );
        Assert.Equal(AskedData.Done, await app.Do(services => Ask(services, DataRight.Access)));
    }

    [Fact]
    public async Task The_database_itself_keeps_one_open_data_request_of_a_kind()
    {
        await using var app = await HeteroApp.Start();
        var (person, site) = ((await app.Member()).Id, await Made.Site(app));
        Task<int> Put() =>
            app.Read(db =>
            {
                db.Add(
                    new DataRequest
                    {
                        PersonId = person,
                        SiteId = site,
                        Asked = app.Now,
                        Due = app.Now,
                    }
                );
                return db.SaveChangesAsync();
            });
        await Put();
        Assert.True((await Assert.ThrowsAsync<DbUpdateException>(Put)).IsTaken());
    }

    [Fact]
    public async Task Of_many_comments_in_an_hour_the_first_are_shown_the_next_wait_and_the_rest_are_refused()
    {
        await using var app = await HeteroApp.Start();
        var (writer, idea) = (await app.Member(), await Made.Idea(app, "Kelas membatik malam", await app.Member()));
        Task<Comment?> Write(IServiceProvider services, int number) =>
            services
                .GetRequiredService<WriteComment>()
                .Now(
                    IdeaComments.Kind,
                    idea.Id,
                    idea.SiteId,
                    new("", "", $"Saya setuju, hari ke-{number} cocok.", writer, null)
                );
        await Twelve(app, Write);
        await Twelve(app, (services, number) => Write(services, 12 + number));
        async Task<(int Shown, int Waiting)> Now() =>
            (
                await app.Read(db => db.Comments().CountAsync(row => row.Status == CommentStatus.Shown)),
                await app.Read(db => db.Comments().CountAsync(row => row.Status == CommentStatus.Waiting))
            );
        Assert.Equal((6, 10), await Now());
        app.Clock.Advance(TimeSpan.FromHours(1.1));
        await app.Read(db =>
            db.Comments()
                .Where(row => row.Status == CommentStatus.Waiting)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, CommentStatus.Hidden))
        );
        Assert.Equal(CommentStatus.Shown, (await app.Do(services => Write(services, 40)))!.Status);
    }

    [Theory]
    [InlineData("/lupa-sandi", "lupa", "kontak", true)]
    [InlineData("/lupa-sandi", "lupa", "kontak", false)]
    public async Task So_many_mails_go_to_one_receiver_whether_known_or_not_and_the_answer_is_the_same(
        string address,
        string form,
        string field,
        bool known
    )
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var contact = known ? (await app.Member()).Email! : "tidak-dikenal@example.org";
        var said = new List<string>();
        for (var number = 0; number < AtOnce; number++)
        {
            using var visitor = Browse.Visitor(app);
            said.Add(await (await Browse.Send(visitor, address, form, (field, contact.ToUpperInvariant()))).Text());
        }
        Assert.All(said[..10], page => Assert.DoesNotContain(Allowances.EnoughMails, page));
        Assert.All(said[10..], page => Assert.Contains(Allowances.EnoughMails, page));
        Assert.InRange(await app.Read(db => db.Outbox().CountAsync(row => row.To == contact)), 0, 10);
        app.Clock.Advance(TimeSpan.FromHours(25));
        using var later = Browse.Visitor(app);
        var fine = await (await Browse.Send(later, address, form, (field, contact))).Text();
        Assert.DoesNotContain(Allowances.EnoughMails, fine);
    }

    [Fact]
    public async Task So_many_sign_ups_comments_and_invitations_write_to_one_address()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        const string victim = "korban@example.org";
        for (var number = 0; number < AtOnce; number++)
        {
            using var visitor = Browse.Visitor(app);
            await Browse.Send(
                visitor,
                "/daftar",
                "daftar",
                ("nama", "Slamet"),
                ("kontak", victim),
                ("sandi", "sandi-yang-panjang-2026"),
                ("jenis", "Public")
            );
        }
        await app.WorkJobs();
        Assert.InRange(await app.Read(db => db.Outbox().CountAsync(row => row.To == victim)), 1, 10);
    }

    [Fact]
    public async Task A_number_is_asked_about_ten_times_a_day_and_ones_own_data_given_out_six_times_an_hour()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var said = "";
        for (var number = 0; number < 11; number++)
        {
            using var visitor = Browse.Visitor(app);
            said = await (
                await Browse.Send(
                    visitor,
                    "/tanya",
                    "tanya",
                    ("situs", "semarang"),
                    ("nama", "Slamet"),
                    ("ponsel", "0812 0000 4001"),
                    ("topik", $"Berapa harga ruang nomor {number}?"),
                    ("setuju", "ya")
                )
            ).Text();
            Assert.Equal(number == 10, said.Contains(Allowances.Enough));
        }
        Assert.Contains("Berapa harga ruang nomor 10?", said);
        using var member = await RightsTests.Browser(app, await app.Member());
        for (var number = 0; number < 7; number++)
            Assert.Equal(
                number < 6,
                (await member.GetAsync("/saya/data/unduh")).Content.Headers.ContentType?.MediaType == "application/zip"
            );
    }

    [Fact]
    public async Task A_support_counts_from_when_its_person_has_shown_a_contact_and_the_press_says_so()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var idea = await Made.Idea(app, "Kelas membatik malam", await app.Member());
        var (known, unknown) = (await app.Member(), await app.Member(confirmed: false));
        foreach (
            var (person, said) in new[] { (known, "Anda mendukung gagasan ini."), (unknown, "begitu kontak Anda") }
        )
        {
            using var browser = await RightsTests.Browser(app, person);
            var answer = await Browse.Send(browser, "/gagasan/" + idea.Slug, "dukung", ("dukung", "ya"));
            Assert.Contains(said, await answer.Text());
        }
        Task<int> Supports() =>
            app.Read(db => db.Ideas().Where(row => row.Id == idea.Id).Select(row => row.Supports).SingleAsync());
        Assert.Equal(1, await Supports());
        foreach (var _ in (int[])[1, 2])
            await app.Do(async services =>
            {
                await services
                    .GetRequiredService<AppDb>()
                    .People()
                    .Where(row => row.Id == unknown.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.EmailConfirmed, true));
                await services.GetRequiredService<PostIdea>().Count(unknown.Id);
                return 0;
            });
        Assert.Equal(2, await Supports());
        await app.Do(services => services.GetRequiredService<PostIdea>().Support(idea.Id, unknown.Id, false));
        Assert.Equal(1, await Supports());
    }

    [Fact]
    public async Task Followers_are_counted_when_they_have_shown_a_contact()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (_, organization) = await Made.Organization(app, "Batik Muda");
        foreach (var (confirmed, count) in new[] { (false, 0), (true, 1) })
        {
            using var browser = await RightsTests.Browser(app, await app.Member(confirmed: confirmed));
            var answer = await Browse.Send(browser, "/komunitas/" + organization.Slug, "ikut", ("ikut", "ya"));
            var page = await answer.Text();
            Assert.Equal(!confirmed, page.Contains("Anda dihitung begitu kontak Anda dikonfirmasi"));
            // Nobody is told that there are none.
            Assert.Equal(count == 1, page.Contains("<dd>1 orang</dd>"));
            Assert.DoesNotContain("0 orang", page);
        }
    }
}
