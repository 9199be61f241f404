using System.IO.Compression;
using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
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
        var letters = await app.Letters();
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
            Assert.Contains(letters, letter => letter.Row.Kind == kind);
        return letters
            .SelectMany(letter => letter.Letter!.Parts)
            .Where(part => part.Secret)
            .Select(part => part.At!)
            .Append(app.Opened((await app.Read(db => db.Tickets().Select(row => row.SealedCode).ToListAsync()))[0]))
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
    public async Task The_words_of_a_letter_are_given_and_what_proves_something_in_it_is_not()
    {
        await using var app = await HeteroApp.Start();
        var person = await app.Member();
        await app.Do(async services =>
        {
            var (box, db) = (services.GetRequiredService<LetterBox>(), services.GetRequiredService<AppDb>());
            await box.Put(
                new()
                {
                    Cause = "uji:baru",
                    Kind = "something.new",
                    PersonId = person.Id,
                    To = person.Email!,
                    At = app.Now,
                },
                Letter
                    .About(Sentence.Say("Judul something.new", "Title"), "BEGIN:VCALENDAR rahasia")
                    .Say(Sentence.Say("Nama Anda sudah kami betulkan.", "Your name is corrected."))
                    .Code("Kode", Proof.Of("rahasia 123456"))
                    .Tickets([Proof.Of("HT-AAAA-BBBB")])
                    .Button("Konfirmasi", Proof.Of("/baru/rahasia"))
                    .Button("Buka", "/saya/data/minta")
            );
            (await db.People().SingleAsync(row => row.Id == person.Id)).SealedPhoneCode = services
                .GetRequiredService<SealedCodes>()
                .Close(Proof.Of("987654"));
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
