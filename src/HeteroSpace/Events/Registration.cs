using System.Security.Cryptography;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Events;

/// <summary>
/// Pending: whoever registered has yet to show who they are, and holds no seat. Entered: in the pot of a draw. Waiting:
/// on the waiting list. Offered: a seat is held for them until a deadline. Confirmed: it is theirs. Expired: the
/// contact was never shown, the offer not taken in time, or the event began.
/// </summary>
public enum RegistrationStatus
{
    Pending,
    Entered,
    Waiting,
    Offered,
    Confirmed,
    Cancelled,
    Expired,
}

/// <summary>What whoever confirms now gets: a seat, a place on the waiting list, or one in the draw.</summary>
public enum Prospect
{
    Seat,
    WaitingList,
    Draw,
}

/// <summary>Someone wants to come to an event, alone or with others. Instants are UTC.</summary>
public sealed class Registration : IVersioned, IAwaitsContact
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EventId { get; init; }

    /// <summary>Where its seats are: the open places of a way to attend, or an invitation's.</summary>
    public Guid PoolId { get; set; }
    public Attend Attend { get; set; }
    public Guid? PersonId { get; set; }

    /// <summary>Whom of the person's household it is for; null for the person themselves.</summary>
    public Guid? ForId { get; init; }

    /// <summary>The organization a lead registered its people for.</summary>
    public Guid? OrganizationId { get; init; }
    public string Name { get; set; } = "";
    public string? Email { get; init; }

    /// <summary>E.164.</summary>
    public string? Phone { get; init; }
    public string Language { get; init; } = "id";

    /// <summary>Seats it takes; as many tickets stand.</summary>
    public int People { get; set; } = 1;
    public RegistrationStatus Status { get; set; }
    public DateTime Made { get; init; }

    /// <summary>The contact was shown to be theirs; from then on the name stands once for an event.</summary>
    public DateTime? Shown { get; set; }

    /// <summary>The how-manieth that stands of one contact or account, from 1: a number serves a household, and no
    /// hall.</summary>
    public int OfContact { get; set; } = 1;

    /// <summary>Since when it waits: the order of the waiting list.</summary>
    public DateTime? Since { get; set; }

    /// <summary>An offer is taken until then.</summary>
    public DateTime? OfferedUntil { get; set; }

    /// <summary>The place the draw gave it, from 1.</summary>
    public int? Lot { get; set; }

    /// <summary>What whoever has only a number sends from it to the site, and staff tick off; as
    /// <see cref="SealedCodes"/> closes it.</summary>
    public byte[]? SealedPhoneCode { get; set; }
    public int Version { get; set; }

    public bool HoldsSeats => Status is RegistrationStatus.Offered or RegistrationStatus.Confirmed;
    public bool IsOpen => Status is not (RegistrationStatus.Cancelled or RegistrationStatus.Expired);
}

/// <summary>A seat of a registration, with the code that lets its holder in.</summary>
public sealed class Ticket
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid RegistrationId { get; init; }
    public Guid EventId { get; init; }

    /// <summary>From 1, within the registration.</summary>
    public int Number { get; init; }

    /// <summary>What stands in the QR, as <c>HT-7KQ4-2MXT</c>; as <see cref="SealedCodes"/> closes it.</summary>
    public required byte[] SealedCode { get; init; }

    /// <summary>Who comes; that of the registration for its first one.</summary>
    public string Name
    {
        get;
        set
        {
            field = value;
            FoldedName = Folded.Of(value);
        }
    } = "";

    /// <summary>The name as it is searched at the door.</summary>
    public string FoldedName { get; private set; } = "";

    /// <summary>Given back while the others of its group stay.</summary>
    public bool Returned { get; set; }
}

/// <summary>What someone answered to a question of the event.</summary>
public sealed class RegistrationAnswer
{
    public Guid RegistrationId { get; init; }
    public Guid QuestionId { get; init; }
    public string Text { get; set; } = "";
}

/// <summary>What stands on a ticket: scanned, read out, typed; 39 bits, so that guessing lets nobody in.</summary>
public static class TicketCode
{
    // No 0/O, 1/I/L, U/V.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTWXYZ";

    internal static Proof New()
    {
        var text = RandomNumberGenerator.GetString(Letters, 8);
        return Proof.Of($"HT-{text[..4]}-{text[4..]}");
    }

    /// <summary>
    /// The code, null when what was typed or scanned is none. Case, spaces and dashes do not matter, nor does the "HT".
    /// </summary>
    public static Proof? Read(string typed)
    {
        var text = string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        if (text.Length == 10 && text.StartsWith("HT", StringComparison.Ordinal))
            text = text[2..];
        return text.Length == 8 && text.All(letter => Letters.Contains(letter))
            ? Proof.Of($"HT-{text[..4]}-{text[4..]}")
            : null;
    }

    /// <summary>As it is stored and looked for; null when what was typed is none.</summary>
    public static byte[]? Sealed(this SealedCodes codes, string typed) =>
        Read(typed) is { } code ? codes.Close(code) : null;
}

internal sealed class RegistrationTable
    : IEntityTypeConfiguration<Registration>,
        IEntityTypeConfiguration<Ticket>,
        IEntityTypeConfiguration<RegistrationAnswer>
{
    private const string Open = "shown is not null and status in ('Entered', 'Waiting', 'Offered', 'Confirmed')";

    public void Configure(EntityTypeBuilder<Registration> table)
    {
        table.ToTable(
            "registrations",
            rows =>
            {
                rows.HasCheckConstraint("registrations_have_people", "people > 0");
                rows.HasCheckConstraint("registrations_for_have_a_head", "for_id is null or person_id is not null");
                rows.HasCheckConstraint(
                    "registrations_few_a_contact",
                    $"of_contact between 1 and {HouseLimits.RegistrationsOfContact.Most}"
                );
            }
        );
        table.HasOne<Event>().WithMany().HasForeignKey(row => row.EventId);
        table.HasOne<SeatPool>().WithMany().HasForeignKey(row => row.PoolId);
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        table
            .HasOne<HouseholdMember>()
            .WithMany()
            .HasForeignKey(row => new { row.ForId, row.PersonId })
            .HasPrincipalKey(member => new { member.Id, member.HeadId });
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        table.Property(row => row.Name).HasMaxLength(120);
        table.Property(row => row.Email).HasMaxLength(254);
        table.Property(row => row.Phone).HasMaxLength(20);
        table.Property(row => row.SealedPhoneCode).HasMaxLength(SealedCodes.MostBytes);
        table.HasIndex(row => new { row.EventId, row.Status });
        table.HasIndex(row => new
        {
            row.PoolId,
            row.Status,
            row.Since,
        });
        table.HasIndex(row => row.PersonId);
        table.HasIndex(row => row.Email);
        table.HasIndex(row => row.Phone);
        table.HasIndex(row => new { row.Status, row.OfferedUntil });
        FewStand(table);
        table.Ignore(row => row.HoldsSeats).Ignore(row => row.IsOpen);
    }

    // Few for each person, address and number: nobody fills a hall alone.
    private static void FewStand(EntityTypeBuilder<Registration> table)
    {
        table
            .HasIndex(
                row => new
                {
                    row.EventId,
                    row.PersonId,
                    row.OfContact,
                },
                "FewAPerson"
            )
            .IsUnique()
            .HasFilter(Open + " and for_id is null")
            .HasDatabaseName("registrations_few_a_person");
        table
            .HasIndex(row => new { row.EventId, row.ForId }, "OneOfAHousehold")
            .IsUnique()
            .HasFilter(Open + " and for_id is not null")
            .HasDatabaseName("registrations_one_of_a_household");
        table
            .HasIndex(
                row => new
                {
                    row.EventId,
                    row.Email,
                    row.OfContact,
                },
                "FewAnAddress"
            )
            .IsUnique()
            .HasFilter(Open + " and person_id is null")
            .HasDatabaseName("registrations_few_an_address");
        table
            .HasIndex(
                row => new
                {
                    row.EventId,
                    row.Phone,
                    row.OfContact,
                },
                "FewANumber"
            )
            .IsUnique()
            .HasFilter(Open + " and person_id is null and email is null")
            .HasDatabaseName("registrations_few_a_number");
    }

    public void Configure(EntityTypeBuilder<Ticket> table)
    {
        table.ToTable("tickets");
        table.HasOne<Registration>().WithMany().HasForeignKey(row => row.RegistrationId);
        table.Property(row => row.SealedCode).HasMaxLength(SealedCodes.MostBytes);
        table.HasIndex(row => row.SealedCode).IsUnique();
        table.Property(row => row.Name).HasMaxLength(120);
        table.Property(row => row.FoldedName).HasMaxLength(500);
        table.HasIndex(row => row.EventId);
    }

    public void Configure(EntityTypeBuilder<RegistrationAnswer> table)
    {
        table.ToTable("registration_answers");
        table.HasKey(row => new { row.RegistrationId, row.QuestionId });
        table.HasOne<Registration>().WithMany().HasForeignKey(row => row.RegistrationId);
        table.HasOne<EventQuestion>().WithMany().HasForeignKey(row => row.QuestionId);
        table.Property(row => row.Text).HasMaxLength(1000);
    }
}

public static class RegistrationTables
{
    public static DbSet<Registration> Registrations(this AppDb db) => db.Set<Registration>();

    public static DbSet<Ticket> Tickets(this AppDb db) => db.Set<Ticket>();

    public static DbSet<RegistrationAnswer> RegistrationAnswers(this AppDb db) => db.Set<RegistrationAnswer>();

    /// <summary>Whether a registration of this person or contact stands for the event already.</summary>
    public static IQueryable<Registration> Standing(this AppDb db, Guid eventId) =>
        db.Registrations()
            .Where(row =>
                row.EventId == eventId
                && row.Shown != null
                && (
                    row.Status == RegistrationStatus.Entered
                    || row.Status == RegistrationStatus.Waiting
                    || row.Status == RegistrationStatus.Offered
                    || row.Status == RegistrationStatus.Confirmed
                )
            );

    /// <summary>What a registration that nobody has confirmed gets when it is, as far as can be told now.</summary>
    public static async Task<Prospect> ProspectOf(
        this AppDb db,
        Registration row,
        Event of,
        CancellationToken stop = default
    )
    {
        if (RegistrationRules.IsDrawn(of))
            return Prospect.Draw;
        // Where the places of its invitation are used up, what is left are the open ones.
        var pools = await db.SeatPools()
            .AsNoTracking()
            .Where(pool =>
                pool.Id == row.PoolId || pool.EventId == of.Id && pool.Code == null && pool.Attend == row.Attend
            )
            .ToListAsync(stop);
        return pools.Exists(pool => pool.Free >= row.People) ? Prospect.Seat : Prospect.WaitingList;
    }

    /// <summary>How many stand before one on the waiting list, and itself: 1 is next.</summary>
    public static Task<int> PlaceOf(this AppDb db, Registration waiting, CancellationToken stop = default) =>
        db.Registrations()
            .CountAsync(
                row =>
                    row.PoolId == waiting.PoolId
                    && row.Status == RegistrationStatus.Waiting
                    && (row.Since < waiting.Since || row.Since == waiting.Since && row.Id <= waiting.Id),
                stop
            );
}

public static class RegistrationWords
{
    public static string Said(this RegistrationStatus status) =>
        status switch
        {
            RegistrationStatus.Pending => Words.Say("Menunggu konfirmasi", "To be confirmed"),
            RegistrationStatus.Entered => Words.Say("Ikut undian", "In the draw"),
            RegistrationStatus.Waiting => Words.Say("Daftar tunggu", "On the waiting list"),
            RegistrationStatus.Offered => Words.Say("Kursi ditawarkan", "A seat is offered"),
            RegistrationStatus.Confirmed => Words.Say("Terdaftar", "Registered"),
            RegistrationStatus.Cancelled => Words.Say("Dibatalkan", "Cancelled"),
            RegistrationStatus.Expired => Words.Say("Kedaluwarsa", "Expired"),
        };

    public static string Look(this RegistrationStatus status) =>
        status switch
        {
            RegistrationStatus.Confirmed => "status-confirmed",
            RegistrationStatus.Cancelled => "status-cancelled",
            RegistrationStatus.Expired => "status-expired",
            RegistrationStatus.Offered => "status-held",
            _ => "status-requested",
        };

    /// <summary>As the API names it.</summary>
    public static string Key(this RegistrationStatus status) => status.ToString().ToLowerInvariant();
}
