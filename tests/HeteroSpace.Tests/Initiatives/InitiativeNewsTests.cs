using System.Data.Common;
using System.Net;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Markdown;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Messaging;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Initiatives;

/// <summary>
/// What an attack by reading found: news that never left, words that came out where they must not, and clicks that did
/// the opposite.
/// </summary>
public sealed class InitiativeNewsTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    [Fact]
    public async Task Every_kind_of_news_arrives_once_and_fits_on_both_engines()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, community) = await Made.Organization(app, "Komunitas Batik Muda");
        var (officer, initiative) = await Made.Initiative(app, published: false);
        var by = officer.AccountId!.Value;
        Assert.True(
            await app.Do(services =>
                services.GetRequiredService<TakePart>().Invite(initiative, community.Id, InvolvementRole.Planner, by)
            )
        );
        await Made.Join(app, initiative, community.Id);
        Assert.True(await app.Do(services => services.GetRequiredService<ClosePhase>().Publish(initiative, by)));
        var meeting = (
            await app.Do(services =>
                services
                    .GetRequiredService<HoldMeeting>()
                    .Plan(
                        initiative,
                        new(
                            "Rapat",
                            "",
                            app.Now.AddHours(2),
                            app.Now.AddHours(3),
                            "",
                            "https://meet.example.org/dalam"
                        ),
                        by
                    )
            )
        )!;
        await app.WorkJobs();
        Assert.True(
            await app.Do(services =>
                services
                    .GetRequiredService<HoldMeeting>()
                    .Change(
                        initiative,
                        meeting,
                        new(
                            "Rapat",
                            "",
                            app.Now.AddHours(4),
                            app.Now.AddHours(5),
                            "",
                            "https://meet.example.org/dalam"
                        ),
                        by
                    )
            )
        );
        await app.WorkJobs();
        app.Clock.Advance(TimeSpan.FromHours(4));
        meeting = await app.Read(db => db.Meetings().AsNoTracking().SingleAsync());
        var there = await app.Read(db => db.Attendees().Select(row => row.Id).SingleAsync());
        Assert.True(
            await app.Do(services =>
                services
                    .GetRequiredService<HoldMeeting>()
                    .TakePresence(initiative, meeting, new Dictionary<Guid, string> { [there] = "Sari" }, by)
            )
        );
        await app.Do(services =>
            services.GetRequiredService<KeepMinutes>().Save(meeting, 0, "Notulen.", by, "Petugas")
        );
        foreach (var shown in (bool[])[true, false, true])
            Assert.True(
                await app.Do(services =>
                    services.GetRequiredService<KeepMinutes>().Publish(initiative, meeting, shown, by)
                )
            );
        var next = (
            await app.Do(services =>
                services
                    .GetRequiredService<HoldMeeting>()
                    .Plan(
                        initiative,
                        new(
                            "Rapat yang tidak jadi",
                            "",
                            app.Now.AddDays(3),
                            app.Now.AddDays(3).AddHours(1),
                            "Balai",
                            ""
                        ),
                        by
                    )
            )
        )!;
        var outcome = await app.Do(services =>
            services.GetRequiredService<FollowOutcomes>().AddOutcome(initiative, "Pasar kedua", null, "Dinas", null, by)
        );
        Assert.True(
            await app.Do(services =>
                services.GetRequiredService<FollowOutcomes>().Advance(initiative, outcome, 100, "Selesai.", by, false)
            )
        );
        for (var phase = 0; phase < 5; phase++)
            initiative = await Made.Close(app, initiative, officer);
        Assert.Equal(
            CloseAnswer.Finished,
            await app.Do(services =>
                services
                    .GetRequiredService<ClosePhase>()
                    .Now(initiative, new string('x', 4000), "Uji: ditutup paksa.", by)
            )
        );
        await app.WorkJobs();
        await app.WorkJobs();
        Assert.Equal(0, await app.Read(db => db.Set<Foundation.Jobs.Job>().CountAsync(job => job.LastError != null)));
        var subjects = app
            .Mails.Where(mail => mail.To.ToString().Contains(lead.Email!))
            .Select(mail => mail.Subject!)
            .ToList();
        foreach (
            var one in (string[])
                [
                    "Undangan ikut",
                    "Terbuka untuk semua",
                    "Undangan rapat: Rapat",
                    "Rapat berubah",
                    "Benarkah",
                    "Notulen: Rapat",
                    "Pasar kedua: 100",
                    "Selesai: Pasar",
                    "Rapat batal: Rapat yang tidak jadi",
                ]
        )
            Assert.True(
                subjects.Count(subject => subject.Contains(one)) == 1 || one == "Undangan rapat: Rapat",
                $"{one}: {string.Join(" | ", subjects)}"
            );
        Assert.Equal(5, subjects.Count(subject => subject.Contains("dimulai")));
        Assert.Equal(
            MeetingStatus.Cancelled,
            await app.Read(db => db.Meetings().Where(row => row.Id == next.Id).Select(row => row.Status).SingleAsync())
        );
        Assert.All(
            await app.Read(db => db.Outbox().Select(row => row.Cause).ToListAsync()),
            cause => Assert.True(cause.Length <= 120, cause)
        );
    }

    [Fact]
    public async Task Those_who_are_written_to_by_hand_all_keep_their_message()
    {
        await using var app = await HeteroApp.Start(Later);
        var organizations = new List<Organization>();
        foreach (var number in (int[])[1, 2, 3])
        {
            var (lead, organization) = await Made.Organization(app, $"Komunitas {number}");
            organizations.Add(organization);
            await app.Read(db =>
                db.People()
                    .Where(person => person.Id == lead.Id)
                    .ExecuteUpdateAsync(set =>
                        set.SetProperty(person => person.Email, (string?)null)
                            .SetProperty(person => person.EmailConfirmed, false)
                            .SetProperty(person => person.Phone, $"+628120000700{number}")
                            .SetProperty(person => person.PhoneConfirmed, true)
                    )
            );
        }
        var (officer, initiative) = await Made.Initiative(app);
        foreach (var organization in organizations)
            await Made.Join(app, initiative, organization.Id);
        await Made.Close(app, initiative, officer);
        await app.WorkJobs();
        Assert.Equal(
            3,
            await app.Read(db =>
                db.Outbox()
                    .CountAsync(row =>
                        row.Channel == Channel.WhatsApp
                        && row.Status == OutgoingStatus.Waiting
                        && row.Kind == "initiative.phase"
                    )
            )
        );
    }

    [Fact]
    public async Task The_online_link_goes_to_those_who_take_part_and_late_joiners_are_asked_too()
    {
        await using var app = await HeteroApp.Start(Later);
        var ((joined, one), (invited, two), (late, three)) = (
            await Made.Organization(app, "Komunitas Satu"),
            await Made.Organization(app, "Komunitas Dua"),
            await Made.Organization(app, "Komunitas Tiga")
        );
        var (officer, initiative) = await Made.Initiative(app, initiator: one.Id);
        await app.Do(services =>
            services
                .GetRequiredService<TakePart>()
                .Invite(initiative, two.Id, InvolvementRole.Planner, officer.AccountId!.Value)
        );
        var meeting = (
            await app.Do(services =>
                services
                    .GetRequiredService<HoldMeeting>()
                    .Plan(
                        initiative,
                        new(
                            "Rapat daring",
                            "",
                            app.Now.AddDays(1),
                            app.Now.AddDays(1).AddHours(1),
                            "",
                            "https://meet.example.org/dalam"
                        ),
                        officer.AccountId!.Value
                    )
            )
        )!;
        await app.WorkJobs();
        await Made.Join(app, initiative, three.Id);
        await app.WorkJobs();
        string Calendar(Person person) =>
            app
                .Mails.Single(mail =>
                    mail.To.ToString().Contains(person.Email!) && mail.Subject!.Contains("Undangan rapat")
                )
                .BodyParts.OfType<MimeKit.TextPart>()
                .Single(part => part.ContentType.MimeType == "text/calendar")
                .Text;
        Assert.Contains("meet.example.org", Calendar(joined));
        Assert.Contains("meet.example.org", Calendar(late));
        Assert.DoesNotContain("meet.example.org", Calendar(invited));
        Assert.Equal(3, await app.Read(db => db.Attendees().CountAsync(row => row.MeetingId == meeting.Id)));
    }

    [Fact]
    public async Task Quotes_in_quotes_without_end_are_shown_as_they_were_typed()
    {
        var deep = new string('>', 3000) + " dalam";
        Assert.Contains("dalam", MarkdownText.Html(deep).Value);
        Assert.Contains("dalam", MarkdownText.Plain(deep));
        Assert.Equal("<h4>a</h4>\n<h5>b</h5>", MarkdownText.Html("# a\n\n### b", 4).Value.Trim());
        Assert.Equal("…", Foundation.Ui.Words.Cut("😀😀", 2));
        await using var app = await HeteroApp.Start();
        var (officer, initiative) = await Made.Initiative(app);
        Assert.True(
            await app.Do(services =>
                services
                    .GetRequiredService<ClosePhase>()
                    .Edit(initiative, initiative.Title, deep[..1990], officer.AccountId!.Value)
            )
        );
        using var visitor = Browse.Visitor(app);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/jejak/" + initiative.Slug)).StatusCode);
    }

    [Fact]
    public async Task A_full_trail_is_read_by_as_many_queries_as_an_empty_one()
    {
        await using var app = await HeteroApp.Start();
        var (_, empty) = await Made.Initiative(app, title: "Jejak yang kosong");
        var (officer, full) = await Made.Initiative(app, title: "Jejak yang penuh");
        for (var number = 0; number < 12; number++)
        {
            var (_, organization) = await Made.Organization(app, $"Komunitas {number}");
            await Made.Join(app, full, organization.Id);
            await Made.Involve(app, full, organization.Id, Phase.CoPlan);
            await app.Read(db =>
            {
                db.AddRange(
                    new Commitment
                    {
                        InitiativeId = full.Id,
                        OrganizationId = organization.Id,
                        Text = "Tenaga",
                        At = app.Now,
                    },
                    new ReportPart
                    {
                        InitiativeId = full.Id,
                        OrganizationId = organization.Id,
                        Text = "Cerita",
                        At = app.Now,
                    },
                    new Outcome
                    {
                        InitiativeId = full.Id,
                        OrganizationId = organization.Id,
                        Title = $"Hasil {organization.Name}",
                        Owner = "x",
                        Made = app.Now,
                    },
                    new Meeting
                    {
                        InitiativeId = full.Id,
                        Title = "Rapat",
                        Starts = app.Now,
                        Ends = app.Now.AddHours(1),
                        Status = MeetingStatus.Held,
                        Published = app.Now,
                    },
                    new WorkTask
                    {
                        InitiativeId = full.Id,
                        OrganizationId = organization.Id,
                        Title = "Tugas",
                        Made = app.Now,
                    }
                );
                return db.SaveChangesAsync();
            });
        }
        using var visitor = Browse.Visitor(app);
        using var count = new QueryCount(
            await app.Read(db => Task.FromResult(db.Database.GetDbConnection().ConnectionString))
        );
        foreach (var slug in (string[])[empty.Slug, full.Slug])
            await Counted(count, visitor, slug);
        // EF looks once a second whether anyone listens.
        await Task.Delay(1200);
        var (few, many) = (await Counted(count, visitor, empty.Slug), await Counted(count, visitor, full.Slug));
        // Names, steps and counts are read where there are any; nothing is read row by row.
        Assert.InRange(many, few, few + 6);
        Assert.InRange(many, 1, 25);
    }

    private static async Task<int> Counted(QueryCount count, HttpClient visitor, string slug)
    {
        var before = count.Count;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/jejak/" + slug);
        // A session cookie, even one that is not valid, is never answered from the cache.
        request.Headers.Add("Cookie", "hs-session=x");
        Assert.Equal(HttpStatusCode.OK, (await visitor.SendAsync(request)).StatusCode);
        return count.Count - before;
    }

    /// <summary>Counts the commands on one database, since other tests run beside this one.</summary>
    private sealed class QueryCount
        : IObserver<System.Diagnostics.DiagnosticListener>,
            IObserver<KeyValuePair<string, object?>>,
            IDisposable
    {
        private readonly string _database;
        private readonly List<IDisposable> _watched = [];
        private int _count;

        public QueryCount(string database)
        {
            _database = Key(database);
            _watched.Add(System.Diagnostics.DiagnosticListener.AllListeners.Subscribe(this));
        }

        public int Count => _count;

        private static string Key(string connection) =>
            new DbConnectionStringBuilder { ConnectionString = connection } is var parts
            && parts.TryGetValue("Database", out var name)
                ? name.ToString()!
                : parts["Data Source"].ToString()!;

        public void OnNext(System.Diagnostics.DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
                _watched.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (
                value.Key == RelationalEventId.CommandExecuted.Name
                && value.Value is CommandExecutedEventData data
                && Key(data.Command.Connection!.ConnectionString) == _database
            )
                Interlocked.Increment(ref _count);
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void Dispose()
        {
            foreach (var one in _watched)
                one.Dispose();
        }
    }
}
