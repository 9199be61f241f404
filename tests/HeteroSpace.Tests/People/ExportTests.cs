using System.IO.Compression;
using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.People;

/// <summary>What proves something is given out to nobody, also not with their own data.</summary>
public sealed class ExportTests
{
    private static async Task<string> Export(HeteroApp app, Person person)
    {
        await using var stream = await app.Do(services =>
            services.GetRequiredService<ExportPerson>().Zip(new(person.Id, person.AccountId))
        );
        using var zip = new ZipArchive(stream);
        return string.Concat(
            zip.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.Ordinal))
                .Select(entry => entry.Name + "\n" + new StreamReader(entry.Open()).ReadToEnd())
        );
    }

    // Someone who confirmed nothing and has a guardian, and a member: each with a booking and a ticket.
    private static async Task<Person[]> TwoWithLetters(HeteroApp app)
    {
        var made = await app.Do(services =>
            services
                .GetRequiredService<SignUp>()
                .Now(
                    new("Mallory", "korban@example.org", "sandi-yang-panjang", PersonKind.Public)
                    {
                        GuardianName = "Ayah",
                        GuardianContact = "ayah@example.org",
                    }
                )
        );
        var person = made.Person!;
        var (_, of) = await Held.Event(app);
        Assert.IsType<RegisterAnswer.Registered>(await Held.Try(app, new(of, null, 1, person, "", "")));
        await app.Book(
            BookTests.Wish(await app.Space("semarang/ruang-rapat-1"), person, HeteroApp.MondayAtTen.AddDays(1)) with
            {
                HoldFor = HoldTime.Default,
            }
        );
        var member = await app.Member("Anggota Terkonfirmasi");
        await app.Book(
            BookTests.Wish(await app.Space("semarang/ruang-rapat-2"), member, HeteroApp.MondayAtTen.AddDays(1))
        );
        await Held.Register(app, of, person: member);
        return [person, member];
    }

    // What the letters that wait hold, of every kind that has a secret.
    private static async Task<List<string>> Secrets(HeteroApp app)
    {
        var rows = await app.Read(db => db.Outbox().AsNoTracking().ToListAsync());
        foreach (
            var kind in (string[])
                [
                    "account.confirm",
                    "guardian.ask",
                    "booking.held",
                    "registration.pending",
                    "booking.confirmed",
                    "registration.confirmed",
                ]
        )
            Assert.Contains(rows, row => row.Kind == kind);
        return rows.SelectMany(row =>
                System
                    .Text.RegularExpressions.Regex.Matches(row.Text + "\n" + row.Unsubscribe, @"https?://\S+")
                    .Select(found => new Uri(found.Value).AbsolutePath)
            )
            .Where(path => path.Length > 20)
            .Concat(rows.SelectMany(row => row.Codes?.Split('\n') ?? []))
            .Append((await app.Read(db => db.Tickets().Select(row => row.Code).ToListAsync()))[0])
            .Distinct()
            .ToList();
    }

    [Fact]
    public async Task No_secret_of_any_letter_is_in_the_export_before_or_after_it_left()
    {
        await using var app = await HeteroApp.Start();
        var people = await TwoWithLetters(app);
        var worker = app.Services.GetRequiredService<Foundation.Jobs.JobWorker>();
        await worker.EnsureRecurring();
        while (await worker.WorkOnce() > 0) { }
        var secrets = await Secrets(app);
        Assert.True(secrets.Count > 6);
        foreach (var whose in people)
        {
            var before = await Export(app, whose);
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, before));
            Assert.DoesNotContain("/berhenti/", before);
            Assert.DoesNotContain("BEGIN:VCALENDAR", before);
            Assert.Contains("outbox.json", before);
        }
        await app.WorkJobs();
        foreach (var whose in people)
        {
            var after = await Export(app, whose);
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, after));
        }
    }

    [Fact]
    public async Task A_kind_nobody_looked_at_is_given_without_its_words_and_those_that_prove_nothing_without_links()
    {
        await using var app = await HeteroApp.Start();
        var person = await app.Member();
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            Outgoing Row(string kind, string text) =>
                new()
                {
                    Cause = "uji:" + kind,
                    Kind = kind,
                    PersonId = person.Id,
                    To = person.Email!,
                    Subject = "Judul " + kind,
                    Text = text,
                    At = app.Now,
                    Codes = "HT-AAAA-BBBB",
                    Calendar = "BEGIN:VCALENDAR rahasia",
                    Unsubscribe = "https://hetero.example.org/berhenti/rahasia/sekali",
                };
            await db.PutOut(Row("something.new", "Kode rahasia 123456\nhttps://hetero.example.org/baru/rahasia"));
            await db.PutOut(
                Row(
                    "data.answered",
                    "Nama Anda sudah kami betulkan.\n\nhttps://hetero.example.org/saya/data/minta\n\n"
                        + "Atur kabar:\nhttps://hetero.example.org/berhenti/rahasia"
                )
            );
            (await db.People().SingleAsync(row => row.Id == person.Id)).PhoneCode = "987654";
            return await db.SaveChangesAsync();
        });
        var all = await Export(app, person);
        Assert.Contains("Judul something.new", all);
        Assert.DoesNotContain("rahasia", all);
        Assert.DoesNotContain("HT-AAAA-BBBB", all);
        Assert.DoesNotContain("987654", all);
        Assert.Contains("Nama Anda sudah kami betulkan.", all);
    }
}
