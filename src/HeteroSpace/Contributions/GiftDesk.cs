using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>Who of the staff does what about gotong royong.</summary>
public static class GiftDesk
{
    /// <summary>Writes needs, answers offers, values and thanks.</summary>
    public const Role Decides = Role.ProgramOfficer;

    /// <summary>Stands where things arrive: counts them, or counts them a second time.</summary>
    public const Role Counts = Role.FrontDesk;

    private static readonly Role[] Deciding = [.. Enum.GetValues<Role>().Where(Includes)];

    private static bool Includes(Role role) => Permissions.Includes(role, Decides);

    /// <summary>Those that nobody of the staff has looked at.</summary>
    public static IQueryable<Pledge> NotLookedAt(this AppDb db, Guid site) =>
        db.Pledges().AsNoTracking().Where(row => row.SiteId == site && row.Status == PledgeStatus.Offered);

    /// <summary>Parts that one has counted and another has still to count: they are in the house.</summary>
    public static IQueryable<GiftReceipt> WaitingForSecond(this AppDb db) =>
        db.GiftReceipts().Where(row => row.Counted == null && row.TakenBack == null);

    public static IQueryable<GiftReceipt> WaitingForSecond(this AppDb db, Guid site) =>
        db.WaitingForSecond().AsNoTracking().Where(row => row.SiteId == site);

    /// <summary>Of these, those who have neither counted the part nor given it.</summary>
    public static async Task<List<Person>> MayBeSecond(
        AppDb db,
        List<Person> staff,
        Pledge pledge,
        GiftReceipt part,
        CancellationToken stop
    )
    {
        List<Person> may = [];
        foreach (var person in staff)
            if (
                person.AccountId is { } account
                && account != part.FirstBy
                && !(await GivingSide.Of(db, account, stop)).Gave(pledge)
            )
                may.Add(person);
        return may;
    }

    /// <summary>Parts that this very account may count a second time: neither counted by it nor given by it.</summary>
    public static async Task<List<(GiftReceipt Part, Pledge Pledge)>> ToConfirm(
        AppDb db,
        Guid account,
        Guid site,
        CancellationToken stop
    )
    {
        var parts = await db.WaitingForSecond(site)
            .Where(row => row.FirstBy != account)
            .Join(
                db.Pledges().AsNoTracking(),
                row => row.PledgeId,
                pledge => pledge.Id,
                (row, pledge) => new { row, pledge }
            )
            .OrderBy(found => found.row.First)
            .ToListAsync(stop);
        if (parts.Count == 0)
            return [];
        var me = await GivingSide.Of(db, account, stop);
        return [.. parts.Where(found => !me.Gave(found.pledge)).Select(found => (found.row, found.pledge))];
    }

    /// <summary>How much of it waits for this very account: what it may not confirm does not.</summary>
    public static async Task<int> Waiting(AppDb db, Guid account, Guid site, CancellationToken stop)
    {
        var waiting = (await ToConfirm(db, account, site, stop)).Count;
        var decides = await db.RoleGrants()
            .AnyAsync(
                row =>
                    row.AccountId == account
                    && (row.SiteId == null || row.SiteId == site)
                    && Deciding.Contains(row.Role),
                stop
            );
        return decides ? waiting + await db.NotLookedAt(site).CountAsync(stop) : waiting;
    }
}

/// <summary>
/// Who reads as a giver: the person, whoever has the contact it was given with, and the members of the organization in
/// whose name it was given, or of the one that this became. What they gave they do not confirm.
/// </summary>
public sealed record GivingSide(Person? Person, IReadOnlySet<Guid> Organizations)
{
    public static async Task<GivingSide> Of(AppDb db, Guid account, CancellationToken stop = default)
    {
        if (await db.People().AsNoTracking().SingleOrDefaultAsync(row => row.AccountId == account, stop) is not { } me)
            return new(null, new HashSet<Guid>());
        var roots = await db.OrganizationMembers()
            .Where(row => row.PersonId == me.Id)
            .Join(db.Organizations(), row => row.OrganizationId, of => of.Id, (_, of) => of.MergedIntoId ?? of.Id)
            .Distinct()
            .ToListAsync(stop);
        var all = await db.Organizations()
            .Where(row => roots.Contains(row.MergedIntoId ?? row.Id))
            .Select(row => row.Id)
            .ToHashSetAsync(stop);
        return new(me, all);
    }

    public bool Gave(Pledge pledge) =>
        Person is not null
        && (
            Person.Id == pledge.PersonId
            || Person.Email is not null && Person.Email == pledge.Email
            || Person.Phone is not null && Person.Phone == pledge.Phone
            || pledge.OrganizationId is { } organization && Organizations.Contains(organization)
        );
}

/// <summary>Who hears how a need goes on.</summary>
public static class NeedHearers
{
    /// <summary>
    /// Pledges whose givers do: what they promised stands, or something of it came, and they were not forgotten.
    /// </summary>
    public static IQueryable<Pledge> HearOf(this AppDb db, Guid need) =>
        db.Pledges()
            .AsNoTracking()
            .Where(row => row.NeedId == need)
            .Where(row => row.PersonId != null || row.Email != null || row.Phone != null)
            .Where(row =>
                row.Received > 0 || row.Status == PledgeStatus.Offered || row.Status == PledgeStatus.Accepted
            );

    /// <summary>How many people that are: whoever gave twice hears it once.</summary>
    public static Task<int> CountHearers(this AppDb db, Guid need, CancellationToken stop = default) =>
        db.HearOf(need)
            .Select(row => new
            {
                row.PersonId,
                Email = row.PersonId == null ? row.Email : null,
                Phone = row.PersonId == null ? row.Phone : null,
            })
            .Distinct()
            .CountAsync(stop);
}
