using System.Security.Cryptography;
using HeteroSpace.Billing;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;

namespace HeteroSpace;

/// <summary>
/// A million rows of the ledger over five sites and sixty months, with the marks, counts, seals and sums that the
/// product would have given them; one of a hundred takes another back. The newest month is open, and the rows of the
/// last ten months have their gifts behind them (<see cref="LedgerGifts"/>).
/// </summary>
internal sealed class LedgerFill(AppDb db, LedgerKey key)
{
    public const int Rows = 1_000_000,
        Sites = 5,
        Months = 60;
    private const int WithGifts = 10,
        TakenBack = 50;
    private static readonly GiftKind[] Kinds = Enum.GetValues<GiftKind>();
    private readonly LedgerGifts _gifts = new(db);

    /// <summary>Of every hundred in a month this one is taken back by the last.</summary>
    public static bool IsTakenBack(int number) => number % 100 == 99 - TakenBack;

    public static bool TakesBack(int number) => number % 100 == 99;

    public static async Task<IReadOnlyList<Site>> Into(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var fill = new LedgerFill(
            scope.ServiceProvider.GetRequiredService<AppDb>(),
            scope.ServiceProvider.GetRequiredService<LedgerKey>()
        );
        return await fill.All();
    }

    private async Task<IReadOnlyList<Site>> All()
    {
        var sites = Enumerable
            .Range(1, Sites)
            .Select(number => new Site { Slug = $"buku-{number}", Name = $"Buku {number}" });
        List<Site> made = [.. sites];
        db.AddRange(made);
        await db.SaveChangesAsync();
        await db.Database.OpenConnectionAsync();
        await _gifts.Begin(made[0].Id);
        foreach (var site in made)
            await Fill(site);
        await db.Database.ExecuteSqlRawAsync(db.Engine == Engine.Sqlite ? "analyze" : "vacuum analyze");
        return made;
    }

    private async Task Fill(Site site)
    {
        var slots = db.Engine == Engine.Sqlite ? 1 : Ledger.Slots;
        var (counts, before) = (new long[slots], "");
        var first = new DateOnly(DateTime.UtcNow.Year, DateTime.UtcNow.Month, 1).AddMonths(1 - Months);
        var need = await _gifts.Need(site);
        for (var month = 0; month < Months; month++)
        {
            var rows = Month(site, first.AddMonths(month), counts);
            await (db.Engine == Engine.Sqlite ? InsertOne(rows) : Copy(rows));
            if (month < Months - 1)
                before = await Seal(site.Id, LedgerRow.MonthOf(first.AddMonths(month)), rows, before);
            if (month >= Months - WithGifts)
                await _gifts.Of(need, rows);
        }
        await Count(site.Id, counts);
    }

    private List<LedgerRow> Month(Site site, DateOnly first, long[] counts)
    {
        var (each, at) = (Rows / Sites / Months, first.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        var rows = new List<LedgerRow>(each);
        for (var number = 0; number < each; number++)
            rows.Add(Row(site, first, at.AddSeconds(number), number, counts, rows));
        return rows;
    }

    private LedgerRow Row(Site site, DateOnly first, DateTime at, int number, long[] counts, List<LedgerRow> before)
    {
        var (debit, credit) = LedgerAccounts.Of(Kinds[number % Kinds.Length]);
        var slot = number % counts.Length;
        var original = TakesBack(number) ? before[number - TakenBack] : null;
        var row = new LedgerRow
        {
            Id = Guid.CreateVersion7(at),
            SiteId = site.Id,
            GroupId = Guid.CreateVersion7(at),
            Debit = original?.Credit ?? debit,
            Credit = original?.Debit ?? credit,
            Amount = original?.Amount ?? 50_000 + number * 1_000,
            Day = first.AddDays(number % 28),
            Month = LedgerRow.MonthOf(first),
            Cause = original?.Cause ?? "receipt:" + Guid.CreateVersion7(at),
            InitiativeId = original is null ? _gifts.Initiative(number) : original.InitiativeId,
            GiverId = original is null ? _gifts.Giver(number) : original.GiverId,
            Reverses = original?.Id,
            Salt = RandomNumberGenerator.GetBytes(16),
            Slot = slot,
            Number = ++counts[slot],
        };
        row.Mark = key.Mark(row);
        return row;
    }

    public const string Insert = """
        insert into ledger_rows (id, site_id, group_id, debit, credit, amount, day, month, cause, initiative_id,
            giver_id, reverses, salt, slot, number, mark)
        values (@id, @site, @group, @debit, @credit, @amount, @day, @month, @cause, @initiative, @giver, @reverses,
            @salt, @slot, @number, @mark)
        """;

    public static readonly string[] Names =
    [
        "@id",
        "@site",
        "@group",
        "@debit",
        "@credit",
        "@amount",
        "@day",
        "@month",
        "@cause",
        "@initiative",
        "@giver",
        "@reverses",
        "@salt",
        "@slot",
        "@number",
        "@mark",
    ];

    private async Task InsertOne(List<LedgerRow> rows)
    {
        await using var transaction = await db.Database.GetDbConnection().BeginTransactionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction) = (Insert, transaction);
        foreach (var name in Names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
        foreach (var row in rows)
        {
            foreach (var (at, value) in Values(row, id => id.ToByteArray(true)).Index())
                command.Parameters[at].Value = value;
            await command.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();
    }

    /// <summary>In the order of <see cref="Names"/>.</summary>
    public static object[] Values(LedgerRow row, Func<Guid, object> stored) =>
        [
            stored(row.Id),
            stored(row.SiteId),
            stored(row.GroupId),
            row.Debit.ToString(),
            row.Credit.ToString(),
            row.Amount,
            row.Day,
            row.Month,
            row.Cause,
            row.InitiativeId is { } initiative ? stored(initiative) : DBNull.Value,
            row.GiverId is { } giver ? stored(giver) : DBNull.Value,
            row.Reverses is { } original ? stored(original) : DBNull.Value,
            row.Salt,
            row.Slot,
            row.Number,
            (object?)row.Mark ?? DBNull.Value,
        ];

    private async Task Copy(List<LedgerRow> rows)
    {
        await using var writer = await ((NpgsqlConnection)db.Database.GetDbConnection()).BeginBinaryImportAsync(
            "copy ledger_rows (id, site_id, group_id, debit, credit, amount, day, month, cause, initiative_id, "
                + "giver_id, reverses, salt, slot, number, mark) from stdin (format binary)"
        );
        foreach (var row in rows)
        {
            await writer.StartRowAsync();
            foreach (var (at, value) in Values(row, id => id).Index())
                if (value is DBNull)
                    await writer.WriteNullAsync();
                else if (at == 6)
                    await writer.WriteAsync((DateOnly)value, NpgsqlDbType.Date);
                else
                    await writer.WriteAsync(value);
        }
        await writer.CompleteAsync();
    }

    private async Task<string> Seal(Guid site, int month, List<LedgerRow> rows, string before)
    {
        rows.Sort((one, other) => one.Id.CompareTo(other.Id));
        var hash = LedgerFile.Of(site, month, rows, before).Hash;
        db.AddRange(SealMonths.Sums(site, month, rows));
        db.Add(
            new LedgerSeal
            {
                SiteId = site,
                Month = month,
                Rows = rows.Count,
                Hash = hash,
                Before = before,
                Sealed = DateTime.UtcNow,
            }
        );
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return hash;
    }

    private async Task Count(Guid site, long[] counts)
    {
        for (var slot = 0; slot < counts.Length; slot++)
            db.Add(
                new LedgerCount
                {
                    SiteId = site,
                    Slot = slot,
                    Count = counts[slot],
                    Mark = key.Mark(site, slot, counts[slot]),
                }
            );
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }
}
