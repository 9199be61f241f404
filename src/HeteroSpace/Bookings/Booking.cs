using System.Security.Cryptography;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Bookings;

/// <summary>
/// Where a booking stands. Held: floor is kept while the booker confirms who they are. Requested: waits for staff and
/// holds no floor. Confirmed and CheckedIn hold floor. The rest are ends.
/// </summary>
public enum BookingStatus
{
    Held,
    Requested,
    Confirmed,
    CheckedIn,
    Finished,
    Declined,
    Cancelled,
    NoShow,
    Expired,
}

/// <summary>A person's use of a space from one instant to another. Times are UTC; buffers are not part of
/// them.</summary>
public sealed class Booking : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What people read out to each other: <c>HS-7KQ4-2M</c>.</summary>
    public string Code { get; private init; } = "";
    public Guid SiteId { get; init; }
    public Guid SpaceId { get; private set; }

    /// <summary>Null when staff booked for someone without an account.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Whom of the person's household it is for; null for the person themselves.</summary>
    public Guid? ForId { get; init; }

    /// <summary>The organization it was made for, by one of its leads; null when the booker came for
    /// themselves.</summary>
    public Guid? OrganizationId { get; init; }

    /// <summary>Occurrences of one recurring booking share it.</summary>
    public Guid? SeriesId { get; init; }
    public string Name
    {
        get;
        init
        {
            field = value;
            FoldedName = " " + Folded.Of(value);
        }
    } = "";

    /// <summary>The name as it is searched; it begins with a space, so that every word of it does.</summary>
    public string FoldedName { get; private set; } = "";
    public string? Phone { get; init; }
    public string? Email { get; init; }

    /// <summary>The language the booker is written to in.</summary>
    public string Language { get; init; } = "id";
    public DateTime Starts { get; private set; }
    public DateTime Ends { get; private set; }

    /// <summary>The date in the site's own time, for lists of a day.</summary>
    public DateOnly LocalDate { get; private set; }
    public int People { get; private set; } = 1;
    public string? Layout { get; private set; }
    public string Purpose { get; init; } = "";

    /// <summary>The text, and what it is for where that was said.</summary>
    public string WithPurpose(string text) => Purpose == "" ? text : $"{text} · {Purpose}";

    public BookingStatus Status { get; private set; }

    /// <summary>Set while held: the floor is given back after it.</summary>
    public DateTime? HeldUntil { get; private set; }

    /// <summary>
    /// A wish of someone who has yet to show who they are, and for whom no floor may be held: it is a request, and
    /// takes its floor when they have and that is still free.
    /// </summary>
    public bool AwaitsContact { get; private set; }

    /// <summary>What it becomes once the booker is known.</summary>
    public bool NeedsApproval { get; init; }

    /// <summary>Stored file of the letter of request, and the name it was uploaded with.</summary>
    public string? LetterFile { get; init; }
    public string? LetterName { get; init; }

    /// <summary>Why staff opened the site outside its hours for it.</summary>
    public string? OutsideHoursReason { get; init; }

    /// <summary>Why it was declined or cancelled; of a finished one that its booker left before the start.</summary>
    public string? Reason { get; private set; }
    public DateTime Made { get; init; }
    public int Version { get; private set; }

    public TimeRange Range => new(Starts, Ends);
    public bool HoldsFloor => Holds(Status);

    /// <summary>Whether one that stands so holds floor.</summary>
    public static bool Holds(BookingStatus status) =>
        status is BookingStatus.Held or BookingStatus.Confirmed or BookingStatus.CheckedIn;

    /// <summary>The booker may come in so long before the start.</summary>
    public static readonly TimeSpan CheckInBefore = TimeSpan.FromMinutes(30);
    public DateTime CheckInOpens => Starts - CheckInBefore;

    public bool MayCheckIn(DateTime now) => Status == BookingStatus.Confirmed && now >= CheckInOpens && now < Ends;

    /// <summary>Finished before it began: its time was given back and nobody used it.</summary>
    public bool LeftBeforeStart => Status == BookingStatus.Finished && Reason is not null;
    public bool IsOpen =>
        Status is BookingStatus.Held or BookingStatus.Requested or BookingStatus.Confirmed or BookingStatus.CheckedIn;

    public static Booking Of(BookingRequest wanted, CatalogueSpace space, DateTime now, TimeSpan? held) =>
        new()
        {
            // Not as a row is made: whoever reads five hundred would draw five hundred codes for nothing.
            Code = NewCode(),
            SiteId = space.Site.Id,
            SpaceId = space.Space.Id,
            PersonId = wanted.Booker.PersonId,
            ForId = wanted.Booker.For,
            OrganizationId = wanted.Organization,
            SeriesId = wanted.Series,
            Name = wanted.Booker.Name,
            Phone = wanted.Booker.Phone,
            Email = wanted.Booker.Email,
            Language = wanted.Booker.Language,
            Starts = wanted.Starts,
            Ends = wanted.Ends,
            LocalDate = space.Site.Clock.Date(wanted.Starts),
            People = wanted.People,
            Layout = wanted.Layout,
            Purpose = wanted.Purpose.Trim(),
            LetterFile = wanted.LetterFile,
            LetterName = wanted.LetterName,
            OutsideHoursReason = wanted.Staff?.OutsideHoursReason,
            Made = now,
            NeedsApproval = AsksStaff(wanted, space),
            Status = StatusAtFirst(wanted, space, now, held),
            AwaitsContact = wanted.AsWish,
            HeldUntil = held is { } time ? HoldTime.End(now, time, wanted.Starts) : null,
        };

    private static BookingStatus StatusAtFirst(
        BookingRequest wanted,
        CatalogueSpace space,
        DateTime now,
        TimeSpan? held
    )
    {
        if (held is not null)
            return BookingStatus.Held;
        if (wanted.IsHereAlready(now))
            return BookingStatus.CheckedIn;
        return wanted.AsWish || AsksStaff(wanted, space) ? BookingStatus.Requested : BookingStatus.Confirmed;
    }

    private static bool AsksStaff(BookingRequest wanted, CatalogueSpace space) =>
        wanted.Staff is null && space.Space.Approval != Approval.AtOnce;

    public bool ConfirmBooker() =>
        Change(BookingStatus.Held, NeedsApproval ? BookingStatus.Requested : BookingStatus.Confirmed);

    /// <summary>The booker of a wish has shown who they are: it stands, or is from now an ordinary request.</summary>
    public bool TakeUp() => AwaitsContact && (NeedsApproval ? GoToStaff() : Approve());

    /// <summary>The booker has shown who they are, and the floor is taken by now: staff see what can be done.</summary>
    public bool GoToStaff()
    {
        if (Status != BookingStatus.Requested || !AwaitsContact)
            return false;
        (AwaitsContact, Version) = (false, Version + 1);
        return true;
    }

    public bool Expire() => Change(AwaitsContact ? BookingStatus.Requested : BookingStatus.Held, BookingStatus.Expired);

    public bool Approve() => Change(BookingStatus.Requested, BookingStatus.Confirmed);

    public bool CheckIn() => Change(BookingStatus.Confirmed, BookingStatus.CheckedIn);

    public bool UndoCheckIn() => Change(BookingStatus.CheckedIn, BookingStatus.Confirmed);

    public bool ReleaseAsNoShow() => Change(BookingStatus.Confirmed, BookingStatus.NoShow);

    public bool Decline(string reason) => Because(reason) && Change(BookingStatus.Requested, BookingStatus.Declined);

    public bool Cancel(string? reason) =>
        Status != BookingStatus.CheckedIn && IsOpen && Because(reason) && Change(Status, BookingStatus.Cancelled);

    /// <summary>Leaving early keeps the time that was used; at its end a booking finishes by itself.</summary>
    /// <param name="beforeStart">What is kept of one that none of its time was used of.</param>
    public bool Finish(DateTime now, string? beforeStart = null)
    {
        if (!Change(BookingStatus.CheckedIn, BookingStatus.Finished))
            return false;
        if (now <= Starts)
            Reason = beforeStart;
        else if (now < Ends)
            Ends = now;
        return true;
    }

    /// <summary>Came after all, when it was released already: in now, or on record only once its time is
    /// over.</summary>
    public bool CameAfterAll(DateTime now) =>
        Change(BookingStatus.NoShow, now < Ends ? BookingStatus.CheckedIn : BookingStatus.Finished);

    /// <summary>Finished by mistake: goes on to the end it had, which must be yet to come.</summary>
    public bool GoOn(DateTime until, DateTime now)
    {
        if (until <= now || until < Ends || !Change(BookingStatus.Finished, BookingStatus.CheckedIn))
            return false;
        Ends = until;
        return Because(null);
    }

    /// <summary>Declined by mistake: waits for staff again, while its time is not over.</summary>
    public bool WaitAgain(DateTime now) =>
        Status == BookingStatus.Declined
        && now < Ends
        && Because(null)
        && Change(BookingStatus.Declined, BookingStatus.Requested);

    public BookingPlace Place => new(SpaceId, Starts, Ends, People);

    /// <summary>Another time, room or number of people. Of one whose guest is in the start stays.</summary>
    /// <param name="layout">Kept where the space has it.</param>
    public bool Move(CatalogueSpace at, BookingPlace to, string? layout, DateTime now)
    {
        var here = Status == BookingStatus.CheckedIn;
        if (!MayMove || to.Ends <= now || here && to.Starts != Starts)
            return false;
        (SpaceId, Starts, Ends, People) = (at.Space.Id, to.Starts, to.Ends, to.People);
        (LocalDate, Version) = (at.Site.Clock.Date(to.Starts), Version + 1);
        Layout = layout is not null && at.Space.Layouts.Contains(layout) ? layout : null;
        return true;
    }

    /// <summary>A hold is its booker's to confirm first, and an end is an end.</summary>
    public bool MayMove =>
        Status is BookingStatus.Requested or BookingStatus.Confirmed or BookingStatus.CheckedIn && !AwaitsContact;

    /// <summary>Another place may be offered to its booker, who has not come yet.</summary>
    public bool MayBeOffered => MayMove && Status != BookingStatus.CheckedIn;

    /// <summary>As it stands, for who may think better of what is done to it.</summary>
    public BookingStanding Standing => new(Status, HeldUntil, AwaitsContact);

    /// <summary>What was just done is undone, while its time is not over, nor that of a hold.</summary>
    /// <param name="from">What it was made then.</param>
    public bool BackTo(BookingStanding was, BookingStatus from, DateTime now)
    {
        if (now >= Ends || was.HeldUntil <= now || !Change(from, was.Status))
            return false;
        (HeldUntil, AwaitsContact) = (was.HeldUntil, was.AwaitsContact);
        return Because(null);
    }

    private bool Because(string? reason)
    {
        Reason = reason;
        return true;
    }

    private bool Change(BookingStatus from, BookingStatus to)
    {
        if (Status != from)
            return false;
        (Status, HeldUntil, AwaitsContact, Version) = (to, null, false, Version + 1);
        return true;
    }

    // No 0/O, 1/I/L, U/V: read over the phone, typed on a cheap one.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTWXYZ";

    internal static string NewCode()
    {
        var text = RandomNumberGenerator.GetString(Letters, 6);
        return $"HS-{text[..4]}-{text[4..]}";
    }

    /// <summary>The code as it is stored; null when what was typed is none. Case, spaces and dashes do not matter, nor
    /// does the "HS".</summary>
    public static string? CodeOf(string typed)
    {
        var text = string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        if (text.Length == 8 && text.StartsWith("HS", StringComparison.Ordinal))
            text = text[2..];
        return text.Length == 6 ? $"HS-{text[..4]}-{text[4..]}" : null;
    }
}

internal sealed class BookingTable : IEntityTypeConfiguration<Booking>, IEntityTypeConfiguration<BookingStep>
{
    public void Configure(EntityTypeBuilder<Booking> table)
    {
        table.ToTable(
            "bookings",
            bookings =>
            {
                bookings.HasCheckConstraint("bookings_end_after_start", "ends > starts");
                bookings.HasCheckConstraint("bookings_have_people", "people > 0");
                bookings.HasCheckConstraint("bookings_for_have_a_head", "for_id is null or person_id is not null");
            }
        );
        table.HasOne<Site>().WithMany().HasForeignKey(booking => booking.SiteId);
        table.HasOne<Space>().WithMany().HasForeignKey(booking => booking.SpaceId);
        table.HasOne<Person>().WithMany().HasForeignKey(booking => booking.PersonId);
        // Nobody books for someone of another's household.
        table
            .HasOne<HouseholdMember>()
            .WithMany()
            .HasForeignKey(booking => new { booking.ForId, booking.PersonId })
            .HasPrincipalKey(member => new { member.Id, member.HeadId });
        table.HasOne<Organization>().WithMany().HasForeignKey(booking => booking.OrganizationId);
        table.Property(booking => booking.Code).HasMaxLength(12);
        table.HasIndex(booking => booking.Code).IsUnique();
        table.HasIndex(booking => new { booking.SiteId, booking.LocalDate });
        table.HasIndex(booking => new
        {
            booking.SiteId,
            booking.Status,
            booking.Starts,
        });
        table.HasIndex(booking => booking.PersonId);
        table.HasIndex(booking => booking.SpaceId);
        // Someone who has yet to show who they are keeps one piece of floor from others, not all of it.
        table
            .HasIndex(booking => booking.PersonId, "OneHoldAPerson")
            .IsUnique()
            .HasFilter("status = 'Held'")
            .HasDatabaseName("bookings_one_hold_a_person");
        table
            .HasIndex(booking => booking.Phone, "OneHoldANumber")
            .IsUnique()
            .HasFilter("status = 'Held'")
            .HasDatabaseName("bookings_one_hold_a_number");
        table.Property(booking => booking.Version).IsConcurrencyToken();
        table.Property(booking => booking.Name).HasMaxLength(120);
        table.Property(booking => booking.FoldedName).HasMaxLength(500);
        table.Property(booking => booking.Purpose).HasMaxLength(1000);
        table
            .Ignore(booking => booking.Range)
            .Ignore(booking => booking.HoldsFloor)
            .Ignore(booking => booking.IsOpen)
            .Ignore(booking => booking.CheckInOpens)
            .Ignore(booking => booking.LeftBeforeStart)
            .Ignore(booking => booking.Standing)
            .Ignore(booking => booking.Place)
            .Ignore(booking => booking.MayBeOffered)
            .Ignore(booking => booking.MayMove);
    }

    public void Configure(EntityTypeBuilder<BookingStep> table)
    {
        table.ToTable("booking_steps");
        table.HasOne<Booking>().WithMany().HasForeignKey(step => step.BookingId);
        table.HasOne<Space>().WithMany().HasForeignKey(step => step.WasSpaceId);
        table.Property(step => step.WasStarts);
        table.Property(step => step.WasEnds);
        table.Property(step => step.WasPeople);
        table.Ignore(step => step.Was);
    }
}

public static class BookingTables
{
    public static DbSet<Booking> Bookings(this AppDb db) => db.Set<Booking>();

    public static DbSet<BookingStep> BookingSteps(this AppDb db) => db.Set<BookingStep>();

    /// <summary>As <see cref="Booking.IsOpen"/>.</summary>
    public static IQueryable<Booking> StillOpen(this IQueryable<Booking> bookings) =>
        bookings.Where(row =>
            row.Status == BookingStatus.Held
            || row.Status == BookingStatus.Requested
            || row.Status == BookingStatus.Confirmed
            || row.Status == BookingStatus.CheckedIn
        );
}
