using System.Net;
using System.Text.RegularExpressions;
using HeteroSpace.Bookings;
using HeteroSpace.Discussions;
using HeteroSpace.Enquiries;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Messaging;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.People;

/// <summary>Every kind of link that leaves the house, opened by whoever looks at mails before their reader.</summary>
public sealed class LinksThatLeaveTests
{
    [Fact]
    public async Task No_link_that_leaves_the_house_changes_anything_by_being_opened()
    {
        await using var app = await HeteroApp.Start();
        var links = await EveryLink(app);
        foreach (
            var kind in (string[])
                [
                    "/konfirmasi/",
                    "/wali/",
                    "/undangan/",
                    "/status/b",
                    "/status/t",
                    "/status/c",
                    "/status/e",
                    "/status/k",
                    "/berhenti/",
                    "/sandi-baru",
                    "/gabung",
                    ".ics",
                ]
        )
            Assert.Contains(links, link => link.Contains(kind, StringComparison.Ordinal));
        var before = await Everything(app);
        foreach (var link in links)
        foreach (var method in (HttpMethod[])[HttpMethod.Head, HttpMethod.Get])
        {
            using var scanner = Browse.Visitor(app, follows: false);
            scanner.DefaultRequestHeaders.UserAgent.ParseAdd("SafeLinks/1.0");
            var answer = await scanner.SendAsync(new(method, link));
            Assert.True((int)answer.StatusCode < 500, link);
            var after = await Everything(app);
            foreach (var (table, rows) in before)
                Assert.True(rows == after[table], $"{method} {link} changed {table}:\n{rows}\n\n{after[table]}");
        }
    }

    /// <summary>One of each kind of link that is sent out, of things that wait for a press.</summary>
    private static async Task<List<string>> EveryLink(HeteroApp app)
    {
        var member = await app.Member();
        await HoldABooking(app);
        await ConfirmationTests.Newcomer(app, "anak@example.org", "wali@example.org");
        var (_, of) = await Held.Event(app, Held.Plan(null, isOnline: true));
        await Held.Guest(app, of, "tamu@example.org");
        var online = await Held.Register(app, of, person: member);
        var enquiry = await WriteAsAGuest(app);
        await app.Do(async services =>
        {
            await services.GetRequiredService<NewPassword>().Ask(member.Email!);
            return 0;
        });
        var invited = await Invite(app, member);
        await app.WorkJobs();
        List<string> links =
        [
            await AddressOf(app, invited),
            .. await SecretsOf(app, online.Id, enquiry.Id),
            .. await InLetters(app),
            .. Unsubscribing(app),
        ];
        // The webinar is on, its door stands open; what was mailed lies two hours and more.
        app.Clock.Advance(of.Starts - app.Now);
        await app.Read(db =>
            db.Bookings().ExecuteUpdateAsync(set => set.SetProperty(row => row.HeldUntil, app.Now.AddHours(1)))
        );
        return [.. links.Distinct()];
    }

    private static async Task HoldABooking(HeteroApp app)
    {
        var siti = await ConfirmationTests.Newcomer(app, "siti@example.org");
        var wish = BookTests.Wish(await app.Space("semarang/ruang-rapat-1"), siti, app.Now.AddDays(1));
        Assert.IsType<BookAnswer.Booked>(await app.Book(wish with { HoldFor = HoldTime.Default }));
    }

    // A comment and an enquiry.
    private static async Task<Enquiry> WriteAsAGuest(HeteroApp app)
    {
        var (site, article) = ((await Held.Site(app)).Site.Id, await Content.Written.Published(app));
        await app.Do(services =>
            services
                .GetRequiredService<WriteComment>()
                .Now(
                    Content.ArticleTables.Kind,
                    article.Id,
                    site,
                    new("Tamu", "tamu@example.org", "Terima kasih, jelas sekali.", null, null)
                )
        );
        return await app.Do(services =>
            services
                .GetRequiredService<AskMore>()
                .Take(new(site, "Sumarni", "081200001777", "Bagaimana ikut kelas?", true, "/", null))
        );
    }

    private static async Task<Invitation> Invite(HeteroApp app, Person by)
    {
        var community = new Organization
        {
            Name = "Komunitas Batik",
            Slug = "komunitas-batik",
            RegionCode = "33.74",
            SiteId = (await Held.Site(app)).Site.Id,
            Status = OrganizationStatus.Verified,
            Registered = app.Now,
        };
        var invitation = new Invitation
        {
            OrganizationId = community.Id,
            Role = OrganizationRole.Lead,
            Email = "baru@example.org",
            By = by.Id,
            Made = app.Now,
            Expires = app.Now.AddDays(60),
        };
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            db.Organizations().Add(community);
            db.InvitationRows().Add(invitation);
            return await db.SaveChangesAsync();
        });
        return invitation;
    }

    private static async Task<string> AddressOf(HeteroApp app, Invitation invited) =>
        (await app.Do(async services => await services.GetRequiredService<ManageMembers>().DoorOf(invited))).Reveal();

    private static Task<string[]> SecretsOf(HeteroApp app, Guid registration, Guid enquiry) =>
        app.Do(async services =>
        {
            var links = services.GetRequiredService<SecretLinks>();
            var ticket = (await links.Of('t', registration)).Reveal();
            return (string[])
                [
                    $"/tiket/{ticket}/gabung",
                    $"/tiket/{ticket}/gabung?n=1",
                    $"/tiket/{ticket}/kalender.ics",
                    $"/tiket/{ticket}/tiket.png",
                    (await links.Status('e', enquiry)).Reveal(),
                ];
        });

    private static async Task<IEnumerable<string>> InLetters(HeteroApp app) =>
        app
            .Mails.Select(mail => mail.TextBody!)
            .Concat((await app.Letters()).Select(letter => letter.Whole))
            .SelectMany(text =>
                Regex
                    .Matches(text, "https://hetero\\.example\\.org/\\S+")
                    .Select(found => new Uri(found.Value).PathAndQuery)
            );

    private static IEnumerable<string> Unsubscribing(HeteroApp app) =>
        app
            .Mails.Select(mail => mail.Headers["List-Unsubscribe"])
            .OfType<string>()
            .Select(header => new Uri(header.Trim('<', '>')).PathAndQuery);

    /// <summary>All rows of all tables.</summary>
    internal static Task<Dictionary<string, string>> Everything(HeteroApp app) =>
        app.Read(async db =>
        {
            var tables = new Dictionary<string, string>();
            foreach (
                var table in db
                    .Model.GetEntityTypes()
                    // It tells of the others, and nothing by itself.
                    .Where(type => type.ClrType != typeof(Change))
                    .Select(type => type.GetTableName())
                    .OfType<string>()
                    .Distinct()
            )
            {
                var rows = new List<string>();
                await db.Database.OpenConnectionAsync();
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"select * from {table}";
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                    rows.Add(
                        string.Join(
                            '|',
                            Enumerable
                                .Range(0, reader.FieldCount)
                                .Select(column =>
                                    reader.GetValue(column) is byte[] bytes
                                        ? Convert.ToHexString(bytes)
                                        : $"{reader.GetValue(column)}"
                                )
                        )
                    );
                tables[table] = string.Join('\n', rows.Order(StringComparer.Ordinal));
            }
            return tables;
        });
}
