using System.IO.Compression;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HeteroSpace.Secrets;

/// <summary>
/// A long day of many people; then every secret that it made is looked for in clear: in every column of every table,
/// in every line of the log, in the export of each of them. What may stand there is named in <see cref="MayStand"/>.
/// </summary>
[UsuallyOnce]
public sealed class SecretScanTests
{
    /// <summary>
    /// Nothing. What is a mere name of a thing (a booking's HS-…, a member's HM-…, a certificate's HC-…) proves nothing
    /// and is no secret; a token of the API, a session and a password lie as their hashes.
    /// </summary>
    private static readonly string[] MayStand = [];

    [Fact]
    public async Task No_secret_of_a_long_day_stands_in_clear_anywhere()
    {
        await using var app = await HeteroApp.Start(ConfirmationTests.Later, ("log", "all"));
        var day = new LongDay(app);
        await day.Live();
        // Before a letter is written, while it waits, and after it left.
        var places = await Places(app, "before the jobs");
        var worker = app.Services.GetRequiredService<JobWorker>();
        await worker.EnsureRecurring();
        while (await worker.WorkOnce() > 0) { }
        places.AddRange(await Places(app, "with waiting letters"));
        foreach (var (_, letter, whole) in await app.Letters())
            day.Seen.Read(whole + letter?.Calendar);
        await app.WorkJobs();
        await day.GoOn();
        await app.WorkJobs();
        day.ReadMails();
        places.AddRange(await Places(app, "at the end"));
        app.Services.GetRequiredService<ILogger<SecretScanTests>>().LogWarning("The day is over.");
        places.Add(("the log", app.Log));
        foreach (var person in await app.Read(db => db.People().AsNoTracking().ToListAsync()))
            places.Add(($"the export of {person.Name}", await Export(app, person)));

        foreach (var (kind, _) in SecretsSeen.Kinds)
            Assert.Contains(day.Seen.All, secret => secret.Kind == kind);
        Assert.Contains("The day is over.", app.Log, StringComparison.Ordinal);
        var found =
            from secret in day.Seen.All
            where !MayStand.Contains(secret.Kind)
            from place in places
            where Stands(secret.Secret, place.Text)
            select $"a {secret.Kind} ({secret.Secret}) stands in {place.Where}";
        Assert.Empty(found.Distinct().Order());
    }

    /// <summary>The scan would see it: each secret put into a table by hand is found there.</summary>
    [Fact]
    public async Task The_scan_sees_what_stands_there()
    {
        await using var app = await HeteroApp.Start();
        var person = await app.Member("HT-ABCD-2345 kode 482913");
        var places = await Places(app, "now");
        foreach (var secret in (string[])["HT-ABCD-2345", "482913"])
            Assert.Contains(places, place => place.Where == "people.name now" && Stands(secret, place.Text));
        Assert.DoesNotContain(places, place => Stands("82913", place.Text));
        Assert.Contains("HT-ABCD-2345", await Export(app, person));
    }

    // A code of six digits is one only when it stands for itself, and not within a number or an id.
    private static bool Stands(string secret, string text) =>
        secret.Length > 8
            ? text.Contains(secret, StringComparison.Ordinal)
            : Regex.IsMatch(text, $"(?<![0-9A-Za-z.:]){secret}(?![0-9A-Za-z])");

    internal static async Task<string> Export(HeteroApp app, Person person)
    {
        await using var stream = await app.Do(services =>
            services.GetRequiredService<ExportPerson>().Zip(new(person.Id, person.AccountId))
        );
        using var zip = new ZipArchive(stream);
        return string.Concat(
            zip.Entries.Select(entry => entry.Name + "\n" + new StreamReader(entry.Open(), Encoding.Latin1).ReadToEnd())
        );
    }

    /// <summary>Each column of each table, all its rows; bytes as text too.</summary>
    internal static Task<List<(string Where, string Text)>> Places(HeteroApp app, string when) =>
        app.Read(async db =>
        {
            var places = new List<(string, string)>();
            await db.Database.OpenConnectionAsync();
            foreach (var table in await Tables(db))
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"select * from \"{table}\"";
                await using var reader = await command.ExecuteReaderAsync();
                var columns = Enumerable.Range(0, reader.FieldCount).Select(_ => new StringBuilder()).ToArray();
                while (await reader.ReadAsync())
                    foreach (var (at, column) in columns.Index())
                        column.Append(Text(reader.GetValue(at))).Append('\n');
                foreach (var (at, column) in columns.Index())
                    places.Add(($"{table}.{reader.GetName(at)} {when}", column.ToString()));
            }
            return places;
        });

    private static string Text(object value) =>
        value switch
        {
            byte[] bytes => Encoding.Latin1.GetString(bytes),
            string[] texts => string.Join(' ', texts),
            _ => $"{value}",
        };

    // Also those that no entity describes, as what a search was given.
    private static async Task<List<string>> Tables(AppDb db)
    {
        var tables =
            db.Engine == Engine.Postgres
                ? "select tablename as \"Value\" from pg_tables where schemaname = 'public'"
                : "select name as \"Value\" from sqlite_master where type = 'table'";
        return await db.Database.SqlQueryRaw<string>(tables).ToListAsync();
    }
}
