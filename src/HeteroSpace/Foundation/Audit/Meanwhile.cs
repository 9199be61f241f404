using System.Security.Claims;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Audit;

/// <summary>The names of those who have an account; the module People answers.</summary>
public interface INamesOfAccounts
{
    /// <summary>Without those who were deleted.</summary>
    Task<Dictionary<Guid, string>> Of(IReadOnlyCollection<Guid> accounts, CancellationToken stop = default);
}

/// <summary>What someone did while another had the form open, as that other one hears it.</summary>
/// <param name="Sentence">As <c>Sudah disetujui oleh Rina pukul 10.02 WIB.</c></param>
/// <param name="Words">What was typed with it, between staff.</param>
public sealed record DoneMeanwhile(string Sentence, IReadOnlyList<ChangedField> Fields, string? Words)
{
    internal bool TellsMore => Fields.Count > 0 || Words is not null;
}

/// <summary>All that the second of two hears, the newest first; nothing where nobody noted anything.</summary>
public sealed record Heard(IReadOnlyList<DoneMeanwhile> Done)
{
    /// <summary>There is more to it than its one sentence.</summary>
    internal bool TellsMore => Done.Count > 1 || Done.Any(done => done.TellsMore);

    public string Sentence =>
        Done.Count > 0
            ? Done[0].Sentence
            : Words.Say("Sudah berubah sesudah Anda membukanya.", "It has changed since you opened it.");
}

/// <summary>
/// Tells the second of two who was first, what they did and when, from the audit: staff by name, everyone else by the
/// role, since the names of staff are theirs.
/// </summary>
public sealed class Meanwhile(
    AppDb db,
    Permissions permissions,
    IShellSites sites,
    INamesOfAccounts names,
    AuditedKinds kinds,
    TimeProvider time
)
{
    private const int Most = 5;

    // Where nobody knows when the form was opened: what was done longer ago is not what came between.
    private static readonly TimeSpan OpenForLong = TimeSpan.FromDays(1);
    private static readonly Role[] AnyRole = Enum.GetValues<Role>();

    private sealed record Reading(Dictionary<Guid, string> Names, ILookup<Guid, RoleGrant> Roles, SiteClocks Clocks)
    {
        public Guid? Reader { get; init; }
        public required bool IsStaff { get; init; }
    }

    /// <summary>What was done to a row since it was seen.</summary>
    /// <param name="seen">The version that the form was opened with; null where none can be read.</param>
    public async Task<Heard> Since(Guid row, int? seen, ClaimsPrincipal reader, CancellationToken stop = default)
    {
        var done = db.Audit().AsNoTracking().Where(one => one.RowId == row);
        if (seen is { } version)
            done = done.Where(one => one.Version > version);
        return await Tell(await Newest(done, seen is null ? 1 : Most, stop), reader, stop);
    }

    /// <summary>What was done last to something that is decided by its state.</summary>
    /// <param name="subject">As the audit has it: <c>booking:HS-7KQ4-2M</c>.</param>
    /// <param name="action">How its name begins, where other acts are noted of the same; empty for any.</param>
    /// <param name="since">When its state became what it is, where that is known: nothing earlier made it so.</param>
    public async Task<Heard> Last(
        string subject,
        ClaimsPrincipal reader,
        string action = "",
        DateTime? since = null,
        CancellationToken stop = default
    )
    {
        var done = db.Audit().AsNoTracking().Where(one => one.Subject == subject && one.Action.StartsWith(action));
        var from = since ?? time.GetUtcNow().UtcDateTime - OpenForLong;
        done = done.Where(one => one.At >= from);
        var row = since is null
            ? await Newest(done, 1, stop)
            : await done.OrderBy(one => one.At).ThenBy(one => one.Id).Take(1).ToListAsync(stop);
        return await Tell(row, reader, stop);
    }

    private static Task<List<AuditRow>> Newest(IQueryable<AuditRow> done, int most, CancellationToken stop) =>
        done.OrderByDescending(one => one.At).ThenByDescending(one => one.Id).Take(most).ToListAsync(stop);

    private async Task<Heard> Tell(List<AuditRow> rows, ClaimsPrincipal reader, CancellationToken stop)
    {
        if (rows.Count == 0)
            return new([]);
        var accounts = rows.Select(row => row.By).OfType<Guid>().Distinct().ToList();
        var roles = await db.RoleGrants()
            .AsNoTracking()
            .Where(row => accounts.Contains(row.AccountId))
            .ToListAsync(stop);
        var reading = new Reading(
            await names.Of(accounts, stop),
            roles.ToLookup(row => row.AccountId),
            new(await sites.All(stop))
        )
        {
            Reader = reader.AccountId(),
            IsStaff = rows[0].SiteId is { } site
                ? await permissions.MayAny(reader, AnyRole, site)
                : await permissions.IsStaff(reader),
        };
        return new([.. rows.Select(row => One(row, reading))]);
    }

    private DoneMeanwhile One(AuditRow row, Reading reading)
    {
        var clock = reading.Clocks[row.SiteId];
        var (what, who, when) = (ActWords.Said(row.Action), Who(row, reading), When(row.At, clock));
        var detail = AuditDetail.Read(row.Detail, kinds, clock);
        return new(
            Words.Say($"Sudah {what} oleh {who} {when}.", $"Already {what} by {who} {when}."),
            detail.Fields,
            reading.IsStaff && detail.Words is { Length: > 0 } words ? words : null
        );
    }

    private static string Who(AuditRow row, Reading reading)
    {
        if (row.By is not { } by)
            return Words.Say("sistem", "the system");
        if (by == reading.Reader)
            return Words.Say("Anda sendiri", "yourself");
        if (reading.IsStaff)
            return reading.Names.GetValueOrDefault(by)
                ?? Words.Say("seseorang yang akunnya sudah dihapus", "someone whose account was deleted");
        var roles = reading.Roles[by].Where(grant => grant.SiteId is null || grant.SiteId == row.SiteId).ToList();
        if (roles.Count > 0)
            return roles.Max(grant => grant.Role).AsWho();
        return reading.Names.ContainsKey(by)
            ? Words.Say("pengurus lain", "another of its leads")
            : Words.Say("petugas", "a member of staff");
    }

    private string When(DateTime at, SiteClock clock) =>
        clock.Date(at) == clock.Date(time.GetUtcNow().UtcDateTime)
            ? Words.Say(
                $"pukul {Words.Clock(clock.Local(at))} {clock.Abbreviation}",
                $"at {Words.Clock(clock.Local(at))} {clock.Abbreviation}"
            )
            : Words.Say($"pada {Words.Instant(clock, at)}", $"on {Words.Instant(clock, at)}");
}
