using HeteroSpace.Bookings;
using HeteroSpace.Content;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Messaging;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation;

/// <summary>One row that fails holds up nobody, and the job says at its end that one did.</summary>
public sealed class RecurringJobTests
{
    [Fact]
    public async Task A_booking_that_cannot_be_changed_holds_up_no_other_and_the_job_is_marked()
    {
        await using var app = await HeteroApp.Start();
        var codes = new List<string>();
        foreach (
            var (space, hours) in (IEnumerable<(string, int)>)
                [("ruang-rapat-1", 1), ("ruang-rapat-2", 1), ("ruang-rapat-1", 3), ("ruang-rapat-2", 3)]
        )
            codes.Add(
                Assert
                    .IsType<BookAnswer.Booked>(
                        await app.Book(
                            BookTests.Wish(
                                await app.Space("semarang/" + space),
                                await app.Member(),
                                HeteroApp.MondayAtTen.AddHours(hours)
                            )
                        )
                    )
                    .Booking.Code
            );
        await Broken.Refuse(app, "bookings", $"new.code in ('{codes[0]}')");
        app.Clock.Advance(TimeSpan.FromHours(6));
        await app.WorkJobs();
        var status = await app.Read(db => db.Bookings().ToDictionaryAsync(row => row.Code, row => row.Status));
        Assert.Equal(BookingStatus.Confirmed, status[codes[0]]);
        Assert.All(codes.Skip(1), code => Assert.Equal(BookingStatus.NoShow, status[code]));
        await IsMarked(app, "bookings-keep-time");
        // Once the row is sound again the next round takes it, and says nothing.
        await Broken.Mend(app, "bookings");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.WorkJobs();
        Assert.Equal(
            BookingStatus.NoShow,
            await app.Read(db =>
                db.Bookings().Where(row => row.Code == codes[0]).Select(row => row.Status).SingleAsync()
            )
        );
        Assert.Null(await Problem(app, "bookings-keep-time"));
    }

    [Fact]
    public async Task A_registration_or_an_event_that_cannot_be_changed_holds_up_no_other()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(1));
        var (_, second) = await Held.Event(app, Held.Plan(1) with { Title = "Kelas kedua" });
        await Held.Register(app, of);
        var (broken, sound) = (await Held.Register(app, of), await Held.Register(app, of));
        await Broken.Refuse(app, "registrations", "new.id".Is(broken.Id));
        await Broken.Refuse(app, "events", "new.id".Is(of.Id));
        app.Clock.Advance(of.Ends - app.Now + TimeSpan.FromMinutes(1));
        await app.WorkJobs();
        Assert.Equal(RegistrationStatus.Waiting, (await Held.Now(app, broken)).Status);
        Assert.Equal(RegistrationStatus.Expired, (await Held.Now(app, sound)).Status);
        // What comes after the registrations is done too: the other event is closed.
        Assert.Null((await Held.Now(app, of)).Thanked);
        Assert.NotNull((await Held.Now(app, second)).Thanked);
        await IsMarked(app, "events-keep-time", 2);
    }

    [Fact]
    public async Task A_kind_that_cannot_be_forgotten_holds_up_no_other_kind()
    {
        await using var app = await HeteroApp.Start();
        var person = await app.Member();
        await app.Book(
            BookTests.Wish(await app.Space("semarang/ruang-rapat-1"), person, HeteroApp.MondayAtTen.AddHours(2))
        );
        var site = (await app.Services.GetRequiredService<Catalogue>().Site("semarang"))!.Site.Id;
        await app.Do(services =>
            services
                .GetRequiredService<Enquiries.AskMore>()
                .Take(new(site, "Sumarni", "081200001777", "Saya", true, "/", null))
        );
        await app.WorkJobs();
        await Broken.Refuse(app, "notices", "1 = 1", "delete");
        app.Clock.Advance(TimeSpan.FromDays(900));
        var answer = await Record.ExceptionAsync(() =>
            app.Do(async services =>
            {
                await PrivacyRegister.Retain(
                    services.GetRequiredService<AppDb>(),
                    services.GetRequiredService<Frame>(),
                    services.GetServices<PersonalData>(),
                    default
                );
                return true;
            })
        );
        Assert.NotEmpty(await app.Read(db => db.Notices().ToListAsync()));
        Assert.All(
            await app.Read(db => db.Bookings().AsNoTracking().ToListAsync()),
            booking => Assert.Equal(ErasePerson.Nobody, booking.Name)
        );
        Assert.All(
            await app.Read(db => Enquiries.EnquiryTables.Enquiries(db).AsNoTracking().ToListAsync()),
            row => Assert.Null(row.Phone)
        );
        Assert.Contains(nameof(Notice), Assert.IsType<RowsFailed>(answer).Message);
    }

    [Fact]
    public async Task An_account_an_agreement_and_a_data_request_that_fail_hold_up_no_other()
    {
        await using var app = await HeteroApp.Start();
        var manager = await app.Staff(Role.SiteManager, "semarang");
        var site = await app.Read(db =>
            db.Sites().Where(row => row.Slug == "semarang").Select(row => row.Id).SingleAsync()
        );
        var (stays, goes) = (
            await app.Member("Peserta 021", confirmed: false),
            await app.Member("Peserta 022", confirmed: false)
        );
        var today = SiteClock.House.Date(app.Now).AddDays(40);
        var agreements = ((int[])[10, 20])
            .Select(days => new Agreement
            {
                SiteId = site,
                Subject = "Kerja sama " + days,
                Starts = today.AddYears(-1),
                Ends = today.AddDays(days),
                Made = app.Now,
            })
            .ToList();
        var requests = ((int[])[1, 2])
            .Select(hours => new DataRequest
            {
                PersonId = manager.Id,
                SiteId = site,
                Right = hours == 1 ? DataRight.Access : DataRight.Correct,
                Text = "Minta",
                Asked = app.Now.AddDays(40).AddHours(hours - 60),
                Due = app.Now.AddDays(40).AddHours(hours),
            })
            .ToList();
        await app.Read(async db =>
        {
            db.AddRange(agreements);
            db.AddRange(requests);
            return await db.SaveChangesAsync();
        });
        await Broken.Refuse(app, "people", "old.id".Is(stays.Id));
        await Broken.Refuse(app, "agreement_reminders", "new.agreement_id".Is(agreements[0].Id), "insert");
        await Broken.Refuse(app, "outbox", "new.subject_id".Is(requests[0].Id), "insert");
        app.Clock.Advance(TimeSpan.FromDays(40));
        await app.WorkJobs();
        Assert.False(
            await app.Read(db => db.People().Where(row => row.Id == stays.Id).Select(row => row.Gone).SingleAsync())
        );
        Assert.True(
            await app.Read(db => db.People().Where(row => row.Id == goes.Id).Select(row => row.Gone).SingleAsync())
        );
        Assert.Equal(agreements[1].Id, (await app.Read(db => db.AgreementReminders().SingleAsync())).AgreementId);
        Assert.Equal(
            requests[1].Id,
            (await app.Read(db => Mail.OutgoingTables.Outbox(db).SingleAsync(row => row.Kind == "data.due"))).SubjectId
        );
        foreach (var job in (string[])[ForgetUnconfirmed.Kind, "agreements-remind", "data-requests-due"])
            await IsMarked(app, job);
    }

    private static Task<string?> Problem(HeteroApp app, string job) =>
        app.Read(db => db.Jobs().Where(row => row.Kind == job).Select(row => row.LastError).SingleAsync());

    /// <summary>The row of the job tells that it fell short, in words of ours: no name and nothing the database
    /// said.</summary>
    private static async Task IsMarked(HeteroApp app, string job, int failed = 1)
    {
        var problem = await Problem(app, job);
        Assert.NotNull(problem);
        Assert.StartsWith($"{failed} of {job} ", problem);
        Assert.DoesNotContain("broken by the test", problem);
    }
}
