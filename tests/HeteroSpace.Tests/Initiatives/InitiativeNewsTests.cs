using System.Data.Common;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
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
        await InviteAndPublish(app, initiative, community, by);
        await HoldWithMinutes(app, initiative, await PlanAndMove(app, initiative, by), by);
        var next = await PlanAnother(app, initiative, by);
        await FollowUp(app, initiative, by);
        await CloseAll(app, initiative, officer);
        await app.WorkJobs();
        await app.WorkJobs();
        Assert.Equal(0, await app.Read(db => db.Set<Foundation.Jobs.Job>().CountAsync(job => job.LastError != null)));
        EachArrivedOnce([
            .. app.Mails.Where(mail => mail.To.ToString().Contains(lead.Email!)).Select(mail => mail.Subject!),
        ]);
        Assert.Equal(
            MeetingStatus.Cancelled,
            await app.Read(db => db.Meetings().Where(row => row.Id == next.Id).Select(row => row.Status).SingleAsync())
        );
        Assert.All(
            await app.Read(db => db.Outbox().Select(row => row.Cause).ToListAsync()),
            cause => Assert.True(cause.Length <= 120, cause)
        );
    }

    private static async Task InviteAndPublish(HeteroApp app, Initiative initiative, Organization community, Guid by)
    {
        Assert.True(
            await app.Do(services =>
                services.GetRequiredService<TakePart>().Invite(initiative, community.Id, InvolvementRole.Planner, by)
            )
        );
        await Made.Join(app, initiative, community.Id);
        Assert.True(await app.Do(services => services.GetRequiredService<ClosePhase>().Publish(initiative, by)));
    }

    private static async Task<Meeting> PlanAndMove(HeteroApp app, Initiative initiative, Guid by)
    {
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
        return meeting;
    }

    private static async Task HoldWithMinutes(HeteroApp app, Initiative initiative, Meeting planned, Guid by)
    {
        app.Clock.Advance(TimeSpan.FromHours(4));
        var meeting = await app.Read(db => db.Meetings().AsNoTracking().SingleAsync(row => row.Id == planned.Id));
        var there = await app.Read(db => db.Attendees().Select(row => row.Id).SingleAsync());
        Assert.True(
            await app.Do(services =>
                services
                    .GetRequiredService<HoldMeeting>()
                    .TakePresence(initiative, meeting, new Dictionary<Guid, string> { [there] = "Sari" }, by)
            )
        );
        await app.Do(services =>
            services.GetRequiredService<KeepMinutes>().Save(initiative, meeting, 0, "Notulen.", by, "Petugas")
        );
        foreach (var shown in (bool[])[true, false, true])
            Assert.True(
                await app.Do(services =>
                    services.GetRequiredService<KeepMinutes>().Publish(initiative, meeting, shown, by)
                )
            );
    }

    // It never comes to be, since the initiative is finished before.
    private static async Task<Meeting> PlanAnother(HeteroApp app, Initiative initiative, Guid by)
    {
        return (
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
    }

    private static async Task FollowUp(HeteroApp app, Initiative initiative, Guid by)
    {
        var outcome = await app.Do(services =>
            services.GetRequiredService<FollowOutcomes>().AddOutcome(initiative, "Pasar kedua", null, "Dinas", null, by)
        );
        Assert.True(
            await app.Do(services =>
                services.GetRequiredService<FollowOutcomes>().Advance(initiative, outcome, 100, "Selesai.", by, false)
            )
        );
    }

    private static async Task CloseAll(HeteroApp app, Initiative initiative, Person officer)
    {
        for (var phase = 0; phase < 5; phase++)
            initiative = await Made.Close(app, initiative, officer);
        Assert.Equal(
            CloseAnswer.Finished,
            await app.Do(services =>
                services
                    .GetRequiredService<ClosePhase>()
                    .Now(initiative, new string('x', 4000), "Uji: ditutup paksa.", officer.AccountId!.Value)
            )
        );
    }

    private static void EachArrivedOnce(List<string> subjects)
    {
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
}
