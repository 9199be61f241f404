using HeteroSpace.Billing;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Backup;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Search;
using HeteroSpace.Initiatives;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation;

/// <summary>
/// The drill: a house is backed up while people book in it, and stands again in an empty place, whole, on its engine
/// and on the other.
/// </summary>
[Collection(CommandLineTests.Listens)]
public sealed class BackupDrillTests
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7 "u8, .. new byte[3000]];

    [Fact]
    public async Task A_house_that_is_booked_meanwhile_stands_again_whole_in_an_empty_place()
    {
        await using var app = await Lived();
        await using var place = Place.New(Posted.Key);
        var file = Path.Combine(place.Folder, "all.zip");
        using var enough = new CancellationTokenSource();
        var booked = Task.Run(() => KeepBooking(app, enough.Token));
        BackupManifest made;
        try
        {
            await Task.Delay(300);
            made = await app.Do(services => services.GetRequiredService<BackUp>().To(file, false));
        }
        finally
        {
            await enough.CancelAsync();
        }
        await booked;
        await BookWithLetter(app, await app.Member(), HeteroApp.MondayAtTen.AddDays(1));
        var all = await app.Read(db => db.Bookings().CountAsync(CancellationToken.None));
        Assert.Empty(made.Gone);
        var (code, said) = await place.Restore(file);
        Assert.True(code == 0, said);
        Assert.Contains("Every guarantee holds.", said);
        AssertSame(made, await place.Sums());
        Assert.Equal(made.Files.Count, Directory.GetFiles(place.Files, "*", SearchOption.AllDirectories).Length);
        var kept = await place.Do(services => services.GetRequiredService<AppDb>().Bookings().CountAsync());
        Assert.InRange(kept, 3, all - 1);
    }

    [Fact]
    public async Task What_watches_the_tables_watches_again_and_the_house_goes_on()
    {
        await using var app = await Lived();
        await using var place = Place.New(Posted.Key);
        var file = Path.Combine(place.Folder, "all.zip");
        await app.Do(services => services.GetRequiredService<BackUp>().To(file, false));
        Assert.Equal(0, (await place.Restore(file)).Code);
        var codes = await app.Read(db => db.Bookings().Select(row => row.Code).ToListAsync());
        await place.Open();
        await place.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            await Assert.ThrowsAnyAsync<Exception>(() =>
                db.LedgerRows().ExecuteUpdateAsync(set => set.SetProperty(row => row.Amount, 1L))
            );
            await Assert.ThrowsAnyAsync<Exception>(() => db.LedgerSeals().ExecuteDeleteAsync());
            // Numbers go on behind the last, and what is searched for is found.
            var space = await services.GetRequiredService<Catalogue>().Space("semarang", "ruang-rapat-2");
            var person = await db.People().FirstAsync(row => row.Email != null);
            var answer = await services
                .GetRequiredService<Book>()
                .Now(BookTests.Wish(space!, person, HeteroApp.MondayAtTen.AddDays(9)));
            Assert.DoesNotContain(Assert.IsType<BookAnswer.Booked>(answer).Booking.Code, codes);
            Assert.NotEqual(0, await db.SearchDocuments().CountAsync());
            Assert.Empty(await services.GetRequiredService<SettleSearch>().Drift(db));
            return true;
        });
    }

    /// <summary>PostgreSQL, SQLite and PostgreSQL again, with an instant that only SQLite keeps whole.</summary>
    [Fact]
    public async Task The_same_archive_moves_a_house_from_engine_to_engine()
    {
        Assert.SkipUnless(TestDatabase.OnPostgres, "There is one engine alone.");
        await using var app = await Lived();
        await using var small = Place.OnSqlite(Posted.Key);
        await using var large = Place.New(Posted.Key);
        var (first, second) = (Path.Combine(small.Folder, "pg.zip"), Path.Combine(small.Folder, "sqlite.zip"));
        var made = await app.Do(services => services.GetRequiredService<BackUp>().To(first, false));
        var (code, said) = await small.Restore(first);
        Assert.True(code == 0, said);
        AssertSame(made, await small.Sums());
        await small.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var at = HeteroApp.MondayAtTen.AddTicks(7);
            await db.People().ExecuteUpdateAsync(set => set.SetProperty(row => row.Since, at));
            return await Post(services, -1);
        });
        Assert.Equal(0, (await small.BackUp(second)).Code);
        (code, said) = await large.Restore(second);
        Assert.True(code == 0, said);
        Assert.Contains("kept to the microsecond", said);
        var (here, there) = (await small.Sums(), await large.Sums());
        // The one table with the instant, and the counts of the ledger that only PostgreSQL numbers by.
        Assert.Equal(
            ["ledger_counts", "people"],
            here.Keys.Where(name => Lasts(name) && here[name] != there[name]).Order()
        );
        Assert.Equal(Rows(here["people"]), Rows(there["people"]));
        // Many at once find counts to number by, though SQLite had one.
        await Task.WhenAll(
            Enumerable.Range(0, 3 * Ledger.Slots).Select(number => large.Do(services => Post(services, number)))
        );
        Assert.Equal(Ledger.Slots, await large.Do(services => Counts(services)));
        Assert.Empty(await large.Do(services => services.GetRequiredService<CheckLedger>().Broken()));
    }

    // On a site whose ledger has not begun.
    private static async Task<Guid> Post(IServiceProvider services, int number)
    {
        var site = await OtherSite(services);
        var ledger = services.GetRequiredService<Ledger>();
        await services
            .GetRequiredService<Frame>()
            .Do(act => ledger.Post(act, new(site, GiftKind.Goods, 7, $"receipt:{number}", null, null)));
        return site;
    }

    private static Task<Guid> OtherSite(IServiceProvider services) =>
        services
            .GetRequiredService<AppDb>()
            .Sites()
            .Where(row => row.Slug != "semarang")
            .OrderBy(row => row.Slug)
            .Select(row => row.Id)
            .FirstAsync();

    private static async Task<int> Counts(IServiceProvider services)
    {
        var site = await OtherSite(services);
        return await services.GetRequiredService<AppDb>().LedgerCounts().CountAsync(row => row.SiteId == site);
    }

    [Fact]
    public async Task On_SQLite_every_value_is_as_it_was_to_the_letter()
    {
        Assert.SkipWhen(TestDatabase.OnPostgres, "It looks at what SQLite holds.");
        await using var app = await Lived();
        await using var place = Place.OnSqlite(Posted.Key);
        var file = Path.Combine(place.Folder, "all.zip");
        await app.Do(services => services.GetRequiredService<BackUp>().To(file, false));
        var before = await app.Read(Raw);
        Assert.Equal(0, (await place.Restore(file)).Code);
        Assert.Equal(before, await place.Do(services => Raw(services.GetRequiredService<AppDb>())));
    }

    [Fact]
    public async Task Every_table_is_in_it_but_what_is_made_anew()
    {
        await using var app = await HeteroApp.Start();
        var (inIt, there) = await app.Read(async db =>
            (
                ArchiveTable.Of(db).Select(table => table.Name).ToList(),
                await db
                    .Database.SqlQueryRaw<string>(
                        db.Engine == Engine.Sqlite
                            ? "select name as \"Value\" from sqlite_master where type = 'table'"
                            : "select tablename::text as \"Value\" from pg_tables where schemaname = 'public'"
                    )
                    .ToListAsync()
            )
        );
        Assert.Empty(
            there
                .Except(inIt)
                .Where(name => !name.StartsWith("search_words") && !name.StartsWith("sqlite_"))
                .Except(["__EFMigrationsHistory", "__EFMigrationsLock", "search_documents", "search_stale"])
        );
        Assert.InRange(inIt.Count, 100, 400);
    }

    private static int Rows(string sum) => int.Parse(sum.Split(' ')[0]);

    // What a start writes, which lists its recurring jobs, and what it learns of words.
    private static bool Lasts(BackupManifest.Table table) => Lasts(table.Name);

    private static bool Lasts(string table) => table is not ("jobs" or "search_known_words");

    private static void AssertSame(BackupManifest made, Dictionary<string, string> sums) =>
        Assert.Empty(
            made.Tables.Where(table => Lasts(table) && sums[table.Name] != $"{table.Rows} {table.Sha256}")
                .Select(table => table.Name)
        );

    private static async Task<List<string>> Raw(AppDb db)
    {
        var rows = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in ArchiveTable.Of(db).Where(table => Lasts(table.Name)))
        {
            // What is parted off as JSON says the same with other escapes; its checksum is asked for elsewhere.
            var plain = table.Columns.Where(column => column.Kind != ColumnKind.Json);
            var values = string.Join(", ", plain.Select(column => $"quote(\"{column.Name}\")"));
            var key = string.Join(", ", table.Key.Select(name => $"\"{name}\""));
            await using var ask = ArchiveRows.Command(db, $"select {values} from \"{table.Name}\" order by {key}");
            await using var read = await ask.ExecuteReaderAsync();
            while (await read.ReadAsync())
                rows.Add(
                    table.Name
                        + string.Concat(Enumerable.Range(0, read.FieldCount).Select(at => $" {read.GetValue(at)}"))
                );
        }
        return rows;
    }

    /// <summary>A house with something of each kind: bookings with letters, rows of the ledger under seals, a
    /// passkey.</summary>
    internal static async Task<HeteroApp> Lived()
    {
        var app = await Posted.WithKey();
        var member = await app.Member("Siti Nurhaliza é ✿");
        for (var hour = 1; hour <= 3; hour++)
            await BookWithLetter(app, member, HeteroApp.MondayAtTen.AddHours(hour));
        await Posted.Gift(app, 120, day: new(2026, 6, 2));
        var gift = await Posted.Gift(app, 300, GiftKind.Money, new(2026, 7, 2));
        await Posted.Seal(app);
        await Posted.TakeBack(app, gift, 100);
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            // As a start does, so that a start in another place changes nothing.
            await FirstTemplates.Put(db, services.GetRequiredService<Frame>());
            db.Add(
                new IdentityUserPasskey<Guid>
                {
                    CredentialId = [1, 2, 3],
                    UserId = member.AccountId!.Value,
                    Data = new()
                    {
                        Name = "kunci \"é\"",
                        PublicKey = [4, 5],
                        CreatedAt = new(app.Now, TimeSpan.Zero),
                        AttestationObject = [6],
                        ClientDataJson = [7],
                        Transports = ["usb"],
                    },
                }
            );
            var site = await db.Sites().FirstAsync();
            site.Facilities = ["Wi-Fi <cepat> & \"gratis\"", "kopi ☕ 😀"];
            return await db.SaveChangesAsync();
        });
        return app;
    }

    internal static async Task BookWithLetter(HeteroApp app, Person member, DateTime at, string room = "ruang-rapat-1")
    {
        var answer = await app.Book(BookTests.Wish(await app.Space("semarang/" + room), member, at));
        if (answer is not BookAnswer.Booked { Booking: var booking })
            return;
        // The file first, as a form does: a row that names it may be seen from then on.
        var name = $"{booking.Id:n}.pdf";
        await app.Services.GetRequiredService<FileStore>().Write(name, Pdf);
        await app.Read(db =>
            db.Bookings()
                .Where(row => row.Id == booking.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LetterFile, name))
        );
    }

    private static async Task KeepBooking(HeteroApp app, CancellationToken enough)
    {
        var member = await app.Member();
        for (var (day, hour) = (1, 0); !enough.IsCancellationRequested && day < 30; hour++)
        {
            await BookWithLetter(app, member, HeteroApp.MondayAtTen.AddDays(day).AddHours(hour % 4), "ruang-rapat-2");
            if (hour % 4 == 3)
                day++;
        }
    }
}
