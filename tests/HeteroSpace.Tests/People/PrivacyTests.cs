using System.IO.Compression;
using System.Text;
using HeteroSpace.Bookings;
using HeteroSpace.Discussions;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Initiatives;
using HeteroSpace.Messaging;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static HeteroSpace.People.LivedHere;
using static HeteroSpace.People.Traces;

namespace HeteroSpace.People;

public sealed class PrivacyTests
{
    [Fact]
    public async Task Every_entity_with_personal_fields_is_in_the_register()
    {
        await using var app = await HeteroApp.Start();
        var known = app.Services.GetServices<PersonalData>().Select(kind => kind.Entity).ToHashSet();
        var missing = await app.Read(db =>
            Task.FromResult(
                db.Model.GetEntityTypes()
                    .Where(entity =>
                        !entity.IsOwned()
                        && PrivacyDocument.PersonalFields(entity).Any()
                        && !known.Contains(entity.ClrType)
                    )
                    .Select(entity => entity.ClrType.Name)
                    .ToList()
            )
        );
        Assert.Empty(missing);
    }

    [Fact]
    public async Task The_document_on_privacy_is_the_register()
    {
        await using var app = await HeteroApp.Start();
        var right = await app.Read(db =>
            Task.FromResult(PrivacyDocument.Of(db, app.Services.GetServices<PersonalData>()))
        );
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "HeteroSpace.slnx")))
            root = Path.GetDirectoryName(root)!;
        var file = Path.Combine(root, "docs/privacy.md");
        if (Environment.GetEnvironmentVariable("HETEROSPACE_WRITE_DOCS") is { Length: > 0 })
            await File.WriteAllTextAsync(file, right);
        Assert.Equal(right, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Whoever_is_deleted_is_found_nowhere_in_the_database_and_the_files_and_the_counts_stay()
    {
        await using var app = await HeteroApp.Start();
        var person = await Lived(app);
        Assert.NotEmpty(await Found(app, person));
        var before = await app.Read(async db =>
            (
                People: await db.People().CountAsync(),
                Bookings: await db.Bookings().CountAsync(),
                Free: await db.Occupancies().CountAsync()
            )
        );
        await app.Do(async services =>
        {
            await services.GetRequiredService<ErasePerson>().Now(person);
            return 0;
        });
        await app.WorkJobs();
        Assert.Empty(await Found(app, person));
        var after = await app.Read(async db =>
            (
                People: await db.People().CountAsync(),
                Bookings: await db.Bookings().CountAsync(),
                Free: await db.Occupancies().CountAsync()
            )
        );
        Assert.Equal((before.People, before.Bookings), (after.People, after.Bookings));
        Assert.True(after.Free < before.Free, "the floor of a coming booking is free again");
        Assert.Equal(
            BookingStatus.Cancelled,
            await app.Read(db =>
                db.Bookings()
                    .Where(row => row.PersonId == person.Id && row.Starts > app.Now)
                    .Select(row => row.Status)
                    .SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Everything_about_a_person_and_nothing_about_others_comes_as_one_file()
    {
        await using var app = await HeteroApp.Start();
        var person = await Lived(app);
        var other = await app.Member("Orang Lain");
        await app.Book(
            BookTests.Wish(await app.Space("semarang/ruang-rapat-2"), other, HeteroApp.MondayAtTen.AddDays(1))
        );
        await using var stream = await app.Do(services =>
            services.GetRequiredService<ExportPerson>().Zip(new(person.Id, person.AccountId))
        );
        using var zip = new ZipArchive(stream);
        var names = zip.Entries.Select(entry => entry.FullName).ToList();
        foreach (
            var wanted in (string[])
                [
                    "people.json",
                    "bookings.json",
                    "booking_steps.json",
                    "outbox.json",
                    "notices.json",
                    "accounts.json",
                    "consents.json",
                    "person_access.json",
                    "messages.json",
                    "member_profiles.json",
                    "verifications.json",
                    "guardians.json",
                    "data_requests.json",
                    "devices.json",
                    "person_sites.json",
                    "BACA-SAYA.txt",
                ]
        )
            Assert.Contains(wanted, names);
        var all = string.Concat(
            zip.Entries.Where(entry => entry.Name.EndsWith(".json"))
                .Select(entry => new StreamReader(entry.Open()).ReadToEnd())
        );
        Assert.Contains(Name, all);
        Assert.Contains("Rapat koperasi", all);
        Assert.DoesNotContain("Orang Lain", all);
        Assert.DoesNotContain("PasswordHash", all, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(zip.Entries, entry => entry.FullName.StartsWith("berkas/") && entry.Name.EndsWith("surat.pdf"));
    }

    [Fact]
    public async Task After_two_years_a_booking_is_nobodys_and_still_counted()
    {
        await using var app = await HeteroApp.Start();
        await Lived(app);
        app.Clock.Advance(TimeSpan.FromDays(800));
        await app.Do(async services =>
        {
            await PrivacyRegister.Retain(
                services.GetRequiredService<AppDb>(),
                services.GetRequiredService<Frame>(),
                services.GetServices<PersonalData>(),
                default
            );
            return 0;
        });
        Assert.All(
            await app.Read(db => db.Bookings().AsNoTracking().ToListAsync()),
            booking =>
                Assert.Equal(
                    (ErasePerson.Nobody, null, ErasePerson.Nobody),
                    (booking.Name, booking.Email, booking.Purpose)
                )
        );
        Assert.Empty(await app.Read(db => db.Notices().ToListAsync()));
    }
}
