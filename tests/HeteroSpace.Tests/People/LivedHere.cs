using System.IO.Compression;
using System.Text;
using HeteroSpace.Bookings;
using HeteroSpace.Discussions;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Initiatives;
using HeteroSpace.Messaging;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.People;

/// <summary>Someone who left traces everywhere, and where they are still found.</summary>
internal static class LivedHere
{
    internal const string Name = "Sumarniningsih",
        Phone = "+6281200000778",
        Evidence = "fedcba9876543210fedcba9876543210.pdf";

    /// <summary>Someone with a past and a coming booking, mails, a letter, a thread, a consent, and staff who looked.</summary>
    internal static async Task<Person> Lived(HeteroApp app)
    {
        var person = await app.Member(Name);
        var letter = "0123456789abcdef0123456789abcdef.pdf";
        await app
            .Services.GetRequiredService<Foundation.Files.FileStore>()
            .Write(letter, Encoding.UTF8.GetBytes("%PDF-1.7 dari " + Name));
        await app.Do(async services =>
        {
            var (db, files) = (
                services.GetRequiredService<AppDb>(),
                services.GetRequiredService<Foundation.Files.FileStore>()
            );
            (await db.People().SingleAsync(row => row.Id == person.Id)).Phone = Phone;
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
            await files.Write(Evidence, Encoding.UTF8.GetBytes("%PDF-1.7 bukti " + Name));
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
            var site = await db.Sites().Select(row => row.Id).FirstAsync();
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
                },
                new InitiativeFollower
                {
                    InitiativeId = initiative.Id,
                    PersonId = person.Id,
                    Since = app.Now,
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
            var of = new Event
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
            var (pool, question) = (
                new SeatPool { EventId = of.Id },
                new EventQuestion { EventId = of.Id, Text = "Siapa?" }
            );
            var registration = new Registration
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
            var ticket = new Ticket
            {
                RegistrationId = registration.Id,
                EventId = of.Id,
                Number = 1,
                Name = Name,
            };
            db.AddRange(of, pool, question);
            await db.SaveChangesAsync();
            db.AddRange(
                registration,
                ticket,
                new RegistrationAnswer
                {
                    RegistrationId = registration.Id,
                    QuestionId = question.Id,
                    Text = "Saya " + Name,
                },
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
                },
                new EventHelper { EventId = of.Id, PersonId = person.Id }
            );
            await db.SaveChangesAsync();
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
            await db.KnowAt(person.Id, Guid.CreateVersion7());
            await db.NoteAccess(person.Id, Guid.CreateVersion7(), Guid.CreateVersion7(), "booking:x", app.Now);
            return 0;
        });
        var booker = new Booker(person.Id, Name, PersonKind.Umkm, person.Email, Phone, "id");
        foreach (var days in (int[])[1, 5])
        {
            var wish = BookTests.Wish(
                await app.Space("semarang/ruang-rapat-1"),
                person,
                HeteroApp.MondayAtTen.AddDays(days)
            ) with
            {
                Booker = booker,
                Purpose = "Rapat koperasi " + Name,
                LetterFile = letter,
                LetterName = "surat.pdf",
            };
            var booking = Assert.IsType<BookAnswer.Booked>(await app.Book(wish)).Booking;
            await app.Do(async services =>
            {
                var db = services.GetRequiredService<AppDb>();
                db.Add(
                    new Discussions.Message
                    {
                        SubjectKind = "booking",
                        SubjectId = booking.Id,
                        At = app.Now,
                        AccountId = person.AccountId!.Value,
                        AuthorName = Name,
                        Text = "Saya " + Name,
                    }
                );
                return await db.SaveChangesAsync();
            });
        }
        await app.WorkJobs();
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.WorkJobs();
        return person;
    }

    /// <summary>Where a name, an address or a number still stands: each text of each table, each file, and each byte of an SQLite file.</summary>
    internal static async Task<List<string>> Found(HeteroApp app, Person person)
    {
        string[] traces = [Name, person.Email!, Phone, Phone[1..]];
        var found = await app.Read(async db =>
        {
            var hits = new List<string>();
            foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct())
            {
                var columns =
                    db.Engine == Engine.Postgres
                        ? "row_to_json(t)::text"
                        : "concat_ws('|', "
                            + string.Join(
                                ", ",
                                await db
                                    .Database.SqlQuery<string>(
                                        $"select '\"' || name || '\"' as \"Value\" from pragma_table_info({table})"
                                    )
                                    .ToListAsync()
                            )
                            + ")";
#pragma warning disable EF1002
                foreach (
                    var row in await db
                        .Database.SqlQueryRaw<string>($"select {columns} as \"Value\" from {table} t")
                        .ToListAsync()
                )
#pragma warning restore EF1002
                    if (row is not null && traces.Any(trace => row.Contains(trace, StringComparison.OrdinalIgnoreCase)))
                        hits.Add(table);
            }
            if (db.Engine == Engine.Sqlite)
                hits.AddRange(
                    Raw(
                        new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(
                            db.Database.GetConnectionString()
                        ).DataSource
                    )
                );
            return hits;
        });
        foreach (var file in Directory.EnumerateFiles(app.Folder, "*", SearchOption.AllDirectories))
            if (
                traces.Any(trace =>
                    File.ReadAllText(file, Encoding.Latin1).Contains(trace, StringComparison.OrdinalIgnoreCase)
                )
            )
                found.Add(file);
        return found;

        IEnumerable<string> Raw(string path) =>
            ((string[])[path, path + "-wal"])
                .Where(File.Exists)
                .Where(file =>
                {
                    using var content = new StreamReader(
                        new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete),
                        Encoding.Latin1
                    );
                    var text = content.ReadToEnd();
                    return traces.Any(trace => text.Contains(trace, StringComparison.OrdinalIgnoreCase));
                });
    }
}
