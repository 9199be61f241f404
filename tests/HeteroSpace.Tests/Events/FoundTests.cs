using System.Globalization;
using HeteroSpace.Foundation.Time;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

/// <summary>What went wrong once, or was found by reading: each of it in the way a person meets it.</summary>
public sealed class FoundTests
{
    private static string Day(HeteroApp app, DateTime utc) =>
        SiteClock.Of("Asia/Jakarta").Local(utc).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Sessions_are_added_and_changed_on_the_page()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (of, desk) = await Draft(app);
        using var browser = desk;
        var second = await AddSecondDay(app, of, desk);
        var now = await Held.Now(app, of);
        Assert.Equal(second.Ends, now.Ends);
        string In(string field) => $"{field}-{second.Id:n}";
        await Browse.Send(
            desk,
            $"/konsol/semarang/acara/{of.Slug}",
            $"ubah-sesi-{second.Id}",
            ("versi", now.Version.ToString(CultureInfo.InvariantCulture)),
            (In("judul"), "Hari kedua"),
            (In("tanggal"), Day(app, of.Starts.AddDays(2))),
            (In("jam"), "09:00"),
            (In("sampai"), "11:00"),
            (In("ruang"), ""),
            (In("tempat"), "Balai")
        );
        now = await Held.Now(app, of);
        Assert.Equal(second.Ends.AddDays(1), now.Ends);
    }

    [Fact]
    public async Task The_form_of_an_event_leaves_the_times_of_its_sessions_alone()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (of, desk) = await Draft(app);
        using var browser = desk;
        await AddSecondDay(app, of, desk);
        var now = await Held.Now(app, of);
        var saved = await (
            await Browse.Send(
                desk,
                $"/konsol/semarang/acara/{of.Slug}/ubah",
                "acara",
                ("versi", now.Version.ToString(CultureInfo.InvariantCulture)),
                ("judul", "Kelas foto dua hari"),
                ("ringkas", "Belajar memotret produk dengan ponsel."),
                ("bidang", "PhotoFilm"),
                ("luring", "ya"),
                ("kursi", "10")
            )
        ).Text();
        Assert.Contains("Kelas foto dua hari", saved, StringComparison.Ordinal);
        Assert.Equal(
            (now.Starts, now.Ends, "Kelas foto dua hari"),
            ((await Held.Now(app, of)).Starts, (await Held.Now(app, of)).Ends, (await Held.Now(app, of)).Title)
        );
    }

    private static async Task<(Event Of, HttpClient Desk)> Draft(HeteroApp app)
    {
        var starts = app.Now.AddDays(7);
        var (officer, of) = await Held.Event(
            app,
            Held.Plan() with
            {
                When = new(starts, starts.AddHours(2)),
            },
            published: false
        );
        return (of, await RightsTests.Browser(app, officer));
    }

    private static async Task<EventSession> AddSecondDay(HeteroApp app, Event of, HttpClient desk)
    {
        await Browse.Send(
            desk,
            $"/konsol/semarang/acara/{of.Slug}",
            "sesi",
            ("judul", "Hari kedua"),
            ("tanggal", Day(app, of.Starts.AddDays(1))),
            ("jam", "09:00"),
            ("sampai", "11:00"),
            ("ruang", "")
        );
        return await app.Read(db => db.EventSessions().AsNoTracking().SingleAsync(row => row.Title == "Hari kedua"));
    }

    [Fact]
    public async Task A_name_carries_no_link_into_a_mail_to_somebody_else()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app);
        Assert.Contains(
            "nama",
            Assert
                .IsType<RegisterAnswer.Broken>(
                    await Held.Try(app, new(of, null, 1, null, "Budi\n\nhttps://evil.example/x", "korban@example.org"))
                )
                .Errors.Keys
        );
        Assert.Contains(
            "nama",
            Assert
                .IsType<RegisterAnswer.Broken>(
                    await Held.Try(app, new(of, null, 1, null, "Budi\n\nSantoso", "korban@example.org"))
                )
                .Errors.Keys
        );
        var cleaned = Assert.IsType<RegisterAnswer.Registered>(
            await Held.Try(app, new(of, null, 1, null, " Budi  Santoso\n", "korban@example.org"))
        );
        Assert.Equal("Budi Santoso", cleaned.Registration.Name);
        // Nor does one address get more mails than it can bear, over however many events.
        for (var number = 0; number < 8; number++)
        {
            var (_, other) = await Held.Event(app, Held.Plan() with { Title = $"Kelas nomor {number}" });
            var answer = await Held.Try(app, new(other, null, 1, null, "Budi", "korban@example.org"));
            Assert.Equal(number < 5, answer is RegisterAnswer.Registered);
        }
    }

    [Fact]
    public async Task Something_that_runs_can_be_joined_and_confirmed_but_not_waited_for()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(1));
        app.Clock.Advance(of.Starts - app.Now + TimeSpan.FromMinutes(10));
        var guest = await Held.Guest(app, of, "tamu@example.org");
        await app.WorkJobs();
        Assert.IsType<ChangeSeat.Done>(await Held.Change(app, change => change.Show(guest.Id)));
        Assert.Equal(RegistrationStatus.Confirmed, (await Held.Now(app, guest)).Status);
        Assert.Equal(
            0,
            Assert
                .IsType<RegisterAnswer.Full>(
                    await Held.Try(app, new(of, null, 1, await app.Member(), "", "") { MayWait = true })
                )
                .Place
        );
    }

    [Fact]
    public async Task Whom_staff_cancel_and_who_changes_to_the_screen_hear_of_it()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app, Held.Plan(5, 5));
        var row = await Held.Register(app, of, 1, Attend.InPerson);
        await app.WorkJobs();
        await Held.Change(app, change => change.Move(row.Id, Attend.Online));
        await app.WorkJobs();
        Assert.Equal(2, app.Mails.Count(mail => mail.Subject!.StartsWith("Tiket Anda", StringComparison.Ordinal)));
        await Held.Change(app, change => change.Cancel(row.Id, officer.AccountId));
        await app.WorkJobs();
        var told = app.Mails[^1];
        Assert.Contains("Petugas membatalkan", told.TextBody!, StringComparison.Ordinal);
        Assert.Contains(told.BodyParts, part => part.ContentType.IsMimeType("text", "calendar"));
    }

    [Fact]
    public async Task Another_way_to_attend_is_told_once_and_a_lead_brings_a_list()
    {
        await using var app = await HeteroApp.Start();
        var (lead, organization) = await Initiatives.Made.Organization(app, "Komunitas Foto Contoh");
        var (officer, of) = await Held.Event(app, Held.Plan(40));
        Assert.Contains(
            "orang",
            Assert.IsType<RegisterAnswer.Broken>(await Held.Try(app, new(of, null, 25, lead, "", ""))).Errors.Keys
        );
        Assert.IsType<RegisterAnswer.Registered>(
            await Held.Try(app, new(of, null, 25, lead, "", "") { Organization = organization.Id })
        );
        await app.WorkJobs();
        var before = app.Mails.Count;
        Assert.IsType<PlanAnswer.Done>(
            await app.Do(async services =>
                await services
                    .GetRequiredService<PlanEvent>()
                    .Edit(of, Held.Plan(40, 100), await Held.Site(app), officer.AccountId!.Value)
            )
        );
        await app.WorkJobs();
        Assert.Equal((before + 1, 1), (app.Mails.Count, (await Held.Now(app, of)).Sequence));
    }

    [Fact]
    public async Task A_showing_that_was_taken_back_and_is_sent_again_holds_up_nobody_else()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app);
        var (one, two) = (
            await Held.TicketOf(app, await Held.Register(app, of)),
            await Held.TicketOf(app, await Held.Register(app, of))
        );
        app.Clock.Advance(of.Starts - app.Now);
        var shown = new Shown(Guid.CreateVersion7(), one, app.Now);
        await Held.LetIn(app, of, "Pintu A", shown);
        Assert.True(
            await app.Do(services => services.GetRequiredService<CheckIn>().Undo(of, one, officer.AccountId!.Value))
        );
        var answers = await Held.LetIn(app, of, "Pintu A", shown, new(Guid.CreateVersion7(), two, app.Now));
        Assert.Equal([LetIn.Again, LetIn.Welcome], answers.Select(answer => answer.What));
        Assert.Equal(two, (await app.Read(db => db.Attendances().AsNoTracking().SingleAsync())).TicketId);
    }

    [Fact]
    public async Task On_the_second_day_everyone_comes_in_anew()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(
            app,
            Held.Plan() with
            {
                When = new(Held.NextWeek.Starts, Held.NextWeek.Starts.AddDays(1).AddHours(3)),
            }
        );
        var ticket = await Held.TicketOf(app, await Held.Register(app, of));
        app.Clock.Advance(of.Starts - app.Now);
        Assert.Equal(
            LetIn.Welcome,
            (await Held.LetIn(app, of, "Pintu A", new Shown(Guid.CreateVersion7(), ticket, app.Now)))[0].What
        );
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(
            LetIn.Welcome,
            (await Held.LetIn(app, of, "Pintu A", new Shown(Guid.CreateVersion7(), ticket, app.Now)))[0].What
        );
        Assert.Equal(2, await app.Read(db => db.Attendances().CountAsync()));
        // A mistake of the second day leaves the first.
        await app.Do(services => services.GetRequiredService<CheckIn>().Undo(of, ticket, officer.AccountId!.Value));
        Assert.Equal(
            SiteClock.Of("Asia/Jakarta").Date(of.Starts),
            (await app.Read(db => db.Attendances().AsNoTracking().SingleAsync())).Day
        );
    }

    [Fact]
    public async Task Who_is_noted_after_the_event_is_thanked_as_well_and_nobody_twice()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app, Held.Plan() with { Certificates = true });
        var (there, late) = (await Held.Register(app, of), await Held.Register(app, of));
        app.Clock.Advance(of.Starts - app.Now);
        await Held.LetIn(
            app,
            of,
            "Pintu A",
            new Shown(Guid.CreateVersion7(), await Held.TicketOf(app, there), app.Now)
        );
        app.Clock.Advance(TimeSpan.FromHours(4));
        await app.WorkJobs();
        await app.Do(async services =>
            await services
                .GetRequiredService<CheckIn>()
                .ByHand(of, await Held.TicketOf(app, late), officer.AccountId!.Value)
        );
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.WorkJobs();
        Assert.Equal(2, app.Mails.Count(mail => mail.Subject!.StartsWith("Terima kasih", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_used_up_invitation_says_so_and_those_drawn_beyond_it_take_open_places()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(
            app,
            Held.Plan(4) with
            {
                Opens = HeteroApp.MondayAtTen.AddMinutes(1),
                DrawSeconds = 600,
            }
        );
        await app.Do(services =>
            services
                .GetRequiredService<SeatInvitations>()
                .Open(
                    of,
                    new()
                    {
                        EventId = of.Id,
                        Attend = Attend.InPerson,
                        Code = "TEMAN234",
                        Name = "Difabel",
                        Quota = 1,
                    },
                    officer.AccountId!.Value
                )
        );
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        for (var number = 0; number < 3; number++)
            Assert.IsType<RegisterAnswer.Registered>(
                await Held.Try(app, new(of, null, 1, await app.Member(), "", "") { Invitation = "TEMAN234" })
            );
        app.Clock.Advance(TimeSpan.FromMinutes(80));
        await app.WorkJobs();
        Assert.Equal(
            3,
            await app.Read(db => db.Registrations().CountAsync(row => row.Status == RegistrationStatus.Confirmed))
        );
        Assert.Contains(
            "undangan",
            Assert
                .IsType<RegisterAnswer.Broken>(
                    await Held.Try(
                        app,
                        new(of, null, 1, await app.Member(), "", "") { Invitation = "TEMAN234", MayWait = true }
                    )
                )
                .Errors.Keys
        );
    }

    [Fact]
    public async Task A_minor_whose_guardian_has_not_agreed_takes_no_seat_by_the_link()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app);
        var child = await app.Member("Siswa 001", confirmed: false);
        await app.Read(db =>
            db.People()
                .Where(row => row.Id == child.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.AwaitsGuardian, true))
        );
        var row = await Held.Register(
            app,
            of,
            person: await app.Read(db => db.People().AsNoTracking().SingleAsync(known => known.Id == child.Id))
        );
        Assert.Contains(
            "wali",
            Assert.IsType<ChangeSeat.NotNow>(await Held.Change(app, change => change.Show(row.Id))).Sentence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Where_nobody_may_register_yet_the_page_says_when_and_whoever_leads_nothing_is_shown_the_way()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (_, of) = await Held.Event(
            app,
            Held.Plan() with
            {
                When = new(app.Now.AddDays(7), app.Now.AddDays(7).AddHours(2)),
                Opens = app.Now.AddDays(1),
            }
        );
        using var visitor = Browse.Visitor(app);
        Assert.Contains(
            "Pendaftaran belum dibuka",
            await visitor.Page($"/acara/{of.Slug}/daftar"),
            StringComparison.Ordinal
        );
        // Scripts and search engines read times as RFC 3339 has them, whatever language is spoken.
        Assert.Matches(
            @"<time datetime=""\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00""",
            await visitor.Page("/acara/" + of.Slug)
        );
        using var member = await RightsTests.Browser(app, await app.Member());
        Assert.Contains("/komunitas/daftar", await member.Page("/acara/usulkan"), StringComparison.Ordinal);
    }
}
