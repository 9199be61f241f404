using System.Security.Claims;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>An organization for which someone sits at an initiative.</summary>
public sealed record Seat(
    Guid OrganizationId,
    string Slug,
    string Name,
    bool Leads,
    PartnerStatus Status,
    InvolvementRole Role
);

/// <summary>Who reads an initiative, and what they may do there.</summary>
/// <param name="Leads">Verified organizations the reader leads, whether they take part or not.</param>
public sealed record Reader(Person? Person, bool IsStaff, IReadOnlyList<Seat> Seats, IReadOnlyList<Organization> Leads)
{
    /// <summary>A draft is for staff, and for those who take part or are invited.</summary>
    public bool MaySee(Initiative initiative) => initiative.Published || IsStaff || Seats.Count > 0;

    /// <summary>Minutes, tasks, files: for staff and those who take part.</summary>
    public bool MayWork => IsStaff || Seats.Any(seat => seat.Status == PartnerStatus.Joined);

    /// <summary>Those in whose name the reader may act here.</summary>
    public IEnumerable<Seat> ActsFor => Seats.Where(seat => seat is { Leads: true, Status: PartnerStatus.Joined });

    /// <summary>
    /// What is told to everyone, and what others are asked to do: for staff, and for leads of those who take part.
    /// </summary>
    public bool MayAct => IsStaff || ActsFor.Any();
    public Guid? Account => Person?.AccountId;
}

/// <summary>Finds out who reads an initiative.</summary>
public sealed class Readers(AppDb db, KnownPeople people, Permissions permissions)
{
    public async Task<Reader> Of(ClaimsPrincipal user, Initiative initiative, CancellationToken stop = default)
    {
        if (await people.Behind(user) is not { Gone: false } person)
            return new(null, false, [], []);
        var staff = await permissions.May(user, InitiativeTables.Desk, initiative.SiteId);
        // By the organization that stands now: a membership in one that was merged is one in the winner.
        var mine = await db.OrganizationMembers()
            .AsNoTracking()
            .Where(row => row.PersonId == person.Id)
            .Join(
                db.Organizations(),
                row => row.OrganizationId,
                known => known.Id,
                (row, known) => new { row.Role, Root = known.MergedIntoId ?? known.Id }
            )
            .ToListAsync(stop);
        if (mine.Count == 0)
            return new(person, staff, [], []);
        var roots = mine.Select(row => row.Root).Distinct().ToList();
        var organizations = await db.Organizations()
            .AsNoTracking()
            .Where(row => roots.Contains(row.Id) && row.Status == OrganizationStatus.Verified)
            .OrderBy(row => row.FoldedName)
            .ToListAsync(stop);
        var partners = (
            await db.Partners()
                .AsNoTracking()
                .Where(row => row.InitiativeId == initiative.Id)
                .Join(
                    db.Organizations(),
                    row => row.OrganizationId,
                    known => known.Id,
                    (row, known) =>
                        new
                        {
                            Root = known.MergedIntoId ?? known.Id,
                            row.Status,
                            row.Role,
                        }
                )
                .ToListAsync(stop)
        ).Where(row => row.Status is PartnerStatus.Joined or PartnerStatus.Invited).ToLookup(row => row.Root);
        var leads = mine.Where(row => row.Role == OrganizationRole.Lead).Select(row => row.Root).ToHashSet();
        var seats = organizations
            .Where(row => partners.Contains(row.Id))
            .Select(row => (Row: row, Best: partners[row.Id].MaxBy(partner => partner.Status)!))
            .Select(seat => new Seat(
                seat.Row.Id,
                seat.Row.Slug,
                seat.Row.Name,
                leads.Contains(seat.Row.Id),
                seat.Best.Status,
                seat.Best.Role
            ))
            .ToList();
        return new(person, staff, seats, [.. organizations.Where(row => leads.Contains(row.Id))]);
    }
}
