using System.Text;
using HeteroSpace.Bookings;
using HeteroSpace.Discussions;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Initiatives;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.People;

/// <summary>Someone who left traces everywhere.</summary>
internal static class LivedHere
{
    internal const string Name = "Sumarniningsih",
        Phone = "+6281200000778",
        Evidence = "fedcba9876543210fedcba9876543210.pdf",
        Letter = "0123456789abcdef0123456789abcdef.pdf";

    /// <summary>
    /// Someone with a past and a coming booking, mails, a letter, a thread, a consent, and staff who looked.
    /// </summary>
    internal static async Task<Person> Lived(HeteroApp app)
    {
        var person = await app.Member(Name);
        var files = app.Services.GetRequiredService<Foundation.Files.FileStore>();
        await files.Write(Letter, Encoding.UTF8.GetBytes("%PDF-1.7 dari " + Name));
        await files.Write(Evidence, Encoding.UTF8.GetBytes("%PDF-1.7 bukti " + Name));
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            (await db.People().SingleAsync(row => row.Id == person.Id)).Phone = Phone;
            AddMember(app, db, person);
            AddQuestions(app, db, person);
            var site = await db.Sites().Select(row => row.Id).FirstAsync();
            await AddInitiative(app, db, person, site);
            await AddIdea(app, db, person, site);
            await AddEvent(app, db, person, site);
            await AddEpisode(app, db, person, site);
            await GaveHere.Add(app, db, person, site);
            await db.SaveChangesAsync();
            await services
                .GetRequiredService<Frame>()
                .Do(async act =>
                {
                    await act.KnowAt(person.Id, Guid.CreateVersion7());
                    await act.NoteAccess(person.Id, Guid.CreateVersion7(), Guid.CreateVersion7(), "booking:x");
                });
            return 0;
        });
        foreach (var days in (int[])[1, 5])
            await Book(app, person, days);
        await app.WorkJobs();
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.WorkJobs();
        return person;
    }

    // What a member agreed to, told and showed.
    private static void AddMember(HeteroApp app, AppDb db, Person person)
    {
        db.Consents()
            .Add(
                new()
                {
                    PersonId = person.Id,
                    Purpose = "kabar",
                    Version = "1",
                    Text = "Saya setuju",
                    Given = app.Now,
                }
            );
        db.Profiles()
            .Add(
                new()
                {
                    PersonId = person.Id,
                    Organisation = "Batik " + Name,
                    Nib = "1234567890123",
                }
            );
        db.VerificationRows()
            .Add(
                new()
                {
                    PersonId = person.Id,
                    Kind = PersonKind.Umkm,
                    Statement = "Saya " + Name,
                    File = Evidence,
                    FileName = Name + ".pdf",
                    Asked = app.Now,
                }
            );
    }

    // Who was asked for them, what they asked, and where they are signed in.
    private static void AddQuestions(HeteroApp app, AppDb db, Person person)
    {
        db.GuardianRows()
            .Add(
                new()
                {
                    PersonId = person.Id,
                    GuardianName = "Ibu " + Name,
                    Phone = Phone,
                    Asked = app.Now,
                    Text = "Wali " + Name,
                }
            );
        db.DataRequests()
            .Add(
                new()
                {
                    PersonId = person.Id,
                    Text = "Saya " + Name,
                    Asked = app.Now,
                    Due = app.Now.AddHours(72),
                }
            );
        db.Devices()
            .Add(
                new()
                {
                    AccountId = person.AccountId!.Value,
                    Browser = "Chrome, Android",
                    Since = app.Now,
                    Seen = app.Now,
                }
            );
    }

    // A meeting that they wrote down, and what came of it.
    private static async Task AddInitiative(HeteroApp app, AppDb db, Person person, Guid site)
    {
        var initiative = new Initiative
        {
            SiteId = site,
            Slug = "jejak-uji",
            Title = "Jejak",
            Started = app.Now,
        };
        var meeting = new Meeting
        {
            InitiativeId = initiative.Id,
            Title = "Rapat",
            Starts = app.Now,
            Ends = app.Now.AddHours(1),
            Writer = person.AccountId,
            WriterName = Name,
        };
        db.AddRange(initiative, new InitiativePhase { InitiativeId = initiative.Id, Opened = app.Now });
        await db.SaveChangesAsync();
        db.AddRange(
            meeting,
            new Attendee { MeetingId = meeting.Id, Name = Name },
            new Minutes
            {
                MeetingId = meeting.Id,
                Number = 1,
                Text = "Notulen",
                By = person.AccountId!.Value,
                ByName = Name,
                At = app.Now,
            },
            new WorkTask
            {
                InitiativeId = initiative.Id,
                Title = "Tugas",
                Owner = Name,
                Made = app.Now,
            },
            new Outcome
            {
                InitiativeId = initiative.Id,
                Title = "Hasil",
                Owner = Name,
                Made = app.Now,
            },
            new InitiativeFollower
            {
                InitiativeId = initiative.Id,
                PersonId = person.Id,
                Since = app.Now,
            }
        );
        await db.SaveChangesAsync();
    }

    // An idea, a comment on it, and their support.
    private static async Task AddIdea(HeteroApp app, AppDb db, Person person, Guid site)
    {
        db.AddRange(
            new Idea
            {
                SiteId = site,
                Slug = "gagasan-uji",
                Title = "Gagasan",
                Text = "Isinya",
                PersonId = person.Id,
                Name = Name,
                Phone = Phone,
                Posted = app.Now,
                Supports = 1,
            },
            new Comment
            {
                SubjectKind = "idea",
                SubjectId = site,
                SiteId = site,
                At = app.Now,
                PersonId = person.Id,
                Name = Name,
                Phone = Phone,
                Text = "Komentar " + Name,
            }
        );
        await db.SaveChangesAsync();
        db.IdeaSupports()
            .Add(
                new()
                {
                    IdeaId = await db.Ideas().Select(row => row.Id).SingleAsync(),
                    PersonId = person.Id,
                    Since = app.Now,
                }
            );
        await db.SaveChangesAsync();
    }

    // An event they registered for, came to, and have a certificate of.
    private static async Task AddEvent(HeteroApp app, AppDb db, Person person, Guid site)
    {
        var of = HeldAt(app, site);
        var (pool, question) = (
            new SeatPool { EventId = of.Id },
            new EventQuestion { EventId = of.Id, Text = "Siapa?" }
        );
        var registration = RegistrationOf(app, person, of, pool);
        var ticket = new Ticket
        {
            RegistrationId = registration.Id,
            EventId = of.Id,
            Number = 1,
            SealedCode = app.TicketCode(),
            Name = Name,
        };
        db.AddRange(of, pool, question);
        await db.SaveChangesAsync();
        db.AddRange(registration, ticket, new EventHelper { EventId = of.Id, PersonId = person.Id });
        AddWhatCameOf(app, db, registration, ticket, question, of);
        await db.SaveChangesAsync();
    }

    private static Event HeldAt(HeteroApp app, Guid site) =>
        new()
        {
            SiteId = site,
            Slug = "acara-uji",
            Title = "Acara",
            Summary = "Ringkas",
            Status = EventStatus.Published,
            Published = app.Now,
            Starts = app.Now.AddDays(-2),
            Ends = app.Now.AddDays(-2).AddHours(1),
            LocalDate = new(2026, 8, 1),
            Made = app.Now,
            By = Guid.CreateVersion7(),
            Thanked = app.Now,
        };

    private static Registration RegistrationOf(HeteroApp app, Person person, Event of, SeatPool pool) =>
        new()
        {
            EventId = of.Id,
            PoolId = pool.Id,
            PersonId = person.Id,
            Name = Name,
            Email = "orang@example.org",
            Phone = Phone,
            Made = app.Now,
            Shown = app.Now,
            Status = RegistrationStatus.Confirmed,
        };

    private static void AddWhatCameOf(
        HeteroApp app,
        AppDb db,
        Registration registration,
        Ticket ticket,
        EventQuestion question,
        Event of
    ) =>
        db.AddRange(
            new RegistrationAnswer
            {
                RegistrationId = registration.Id,
                QuestionId = question.Id,
                Text = "Saya " + Name,
            },
            new AccessNeed { RegistrationId = registration.Id, Text = "Kursi roda untuk " + Name },
            new Attendance
            {
                EventId = of.Id,
                TicketId = ticket.Id,
                Day = of.LocalDate,
                At = of.Starts,
            },
            new Feedback
            {
                RegistrationId = registration.Id,
                EventId = of.Id,
                Useful = 5,
                Best = "Kata " + Name,
                At = app.Now,
            },
            new Certificate
            {
                Code = "HC-2345-6789",
                EventId = of.Id,
                TicketId = ticket.Id,
                Name = Name,
                Issued = app.Now,
            }
        );

    // An episode they are in, and a comment they reported.
    private static async Task AddEpisode(HeteroApp app, AppDb db, Person person, Guid site)
    {
        var episode = new Content.Episode
        {
            SiteId = site,
            Slug = "episode-uji",
            Title = "Episode",
            Made = app.Now,
        };
        var comment = await db.Comments().SingleAsync();
        db.AddRange(
            episode,
            new Content.EpisodeCredit
            {
                EpisodeId = episode.Id,
                Position = 1,
                Part = "Tamu",
                Name = Name,
                PersonId = person.Id,
            },
            new CommentReport
            {
                CommentId = comment.Id,
                PersonId = person.Id,
                At = app.Now,
                Reason = ReportReason.Other,
                Note = "Kata " + Name,
            }
        );
        await db.SaveChangesAsync();
    }

    // A booking with a letter and a thread.
    private static async Task Book(HeteroApp app, Person person, int days)
    {
        var booker = new Booker(person.Id, Name, PersonKind.Umkm, person.Email, Phone, "id");
        var wish = BookTests.Wish(
            await app.Space("semarang/ruang-rapat-1"),
            person,
            HeteroApp.MondayAtTen.AddDays(days)
        ) with
        {
            Booker = booker,
            Purpose = "Rapat koperasi " + Name,
            LetterFile = Letter,
            LetterName = "surat.pdf",
        };
        var booking = Assert.IsType<BookAnswer.Booked>(await app.Book(wish)).Booking;
        await app.Write(booking, "Saya " + Name);
    }
}
