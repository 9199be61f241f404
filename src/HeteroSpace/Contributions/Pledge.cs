using HeteroSpace.Billing;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;

namespace HeteroSpace.Contributions;

/// <summary>
/// Pending: whoever pledged has yet to show who they are, and nothing is promised. Offered: staff have not looked yet.
/// Accepted: it may come. Received: all of it came. Thanked: and they were thanked. Withdrawn by the giver, Declined by
/// staff, Released because enough came or it came too late.
/// </summary>
public enum PledgeStatus
{
    Pending,
    Offered,
    Accepted,
    Received,
    Thanked,
    Withdrawn,
    Declined,
    Released,
}

/// <summary>How a giver wants to be told: by name, or as people say who give without one.</summary>
public enum GiverShown
{
    Named,
    HambaAllah,
    OrangBaik,
}

/// <summary>On what a value in rupiah stands.</summary>
public enum ValueBasis
{
    PriceList,
    Receipt,
    Estimate,
}

/// <summary>
/// Someone says that they will give something of a line: a person or an organization, with an account or without, by
/// name or not. Instants are UTC.
/// </summary>
public sealed class Pledge : IVersioned, IAwaitsContact
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What people read and type: <c>GR-7KQ4-2M</c>.</summary>
    public string Code { get; init; } = PledgeCode.New();
    public Guid NeedId { get; init; }
    public Guid LineId { get; init; }
    public Guid SiteId { get; init; }
    public Guid? InitiativeId { get; init; }

    /// <summary>Null for whoever has no account.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>In whose name it is given.</summary>
    public Guid? OrganizationId { get; init; }
    public string Name { get; set; } = "";
    public string? Email { get; set; }

    /// <summary>E.164.</summary>
    public string? Phone { get; set; }

    /// <summary>Six digits to be sent from that number, as <see cref="SealedCodes"/> closes them.</summary>
    public byte[]? SealedPhoneCode { get; set; }
    public string Language { get; init; } = "id";
    public GiverShown ShownAs { get; set; }

    /// <summary>How much, in the line's unit; of money whole rupiah.</summary>
    public long Quantity { get; set; }

    /// <summary>Of it, what is promised to the line and not received yet; the rest is in reserve.</summary>
    public long Held { get; set; }

    /// <summary>What came so far.</summary>
    public long Received { get; set; }

    /// <summary>On which day they bring it, in the site's own time.</summary>
    public DateOnly? ComesOn { get; set; }

    /// <summary>What they said with it.</summary>
    public string Note { get; set; } = "";
    public PledgeStatus Status { get; set; }
    public DateTime Made { get; init; }

    /// <summary>When they showed that the contact is theirs.</summary>
    public DateTime? Shown { get; set; }
    public DateTime? Accepted { get; set; }

    /// <summary>When it was withdrawn, declined or released, and why, as its giver reads it.</summary>
    public DateTime? Ended { get; set; }
    public string Reason { get; set; } = "";

    /// <summary>When they were asked whether it still comes: once.</summary>
    public DateTime? Asked { get; set; }

    /// <summary>What all of it is worth, in whole rupiah; null: not valued, which is not nothing.</summary>
    public long? Value { get; set; }
    public ValueBasis? Basis { get; set; }

    /// <summary>The list, the receipt, or who estimated.</summary>
    public string BasisText { get; set; } = "";

    /// <summary>How we thank them, what they say to it, and whether everyone may read both.</summary>
    public string OurWords { get; set; } = "";
    public string TheirWords { get; set; } = "";
    public bool ThankedInPublic { get; set; }

    /// <summary>Staff have read what they say; until then nobody else does.</summary>
    public bool TheirWordsRead { get; set; }
    public DateTime? Thanked { get; set; }
    public int Version { get; set; }

    public bool Stands => Status is PledgeStatus.Offered or PledgeStatus.Accepted;
    public bool CameSomething => Received > 0;

    /// <summary>What may still come.</summary>
    public long Left => Stands ? Math.Max(0, Quantity - Received) : 0;

    /// <summary>What waits in case another does not come.</summary>
    public long InReserve => Stands ? Math.Max(0, Left - Held) : 0;

    /// <summary>
    /// What so much of it is worth: money what it is, anything else by floor, so that the parts of 1,000,001 for 20 add
    /// up to it however they come: 7 then 13 are 350,000 and 650,001, 10 and 10 are 500,000 and 500,001. What comes
    /// beyond what was promised has no value of its own. Null when it is not valued.
    /// </summary>
    public long? Worth(GiftKind kind, long count)
    {
        if (kind == GiftKind.Money)
            return count;
        return Value is { } all ? (long)((Int128)all * Math.Min(count, Quantity) / Quantity) : null;
    }

    /// <summary>So much of it came. What we had let go of came after all, and is as if it had never been.</summary>
    internal void Comes(long count)
    {
        Received += count;
        Held = Math.Min(Held, Math.Max(0, Quantity - Received));
        if (Status is PledgeStatus.Released or PledgeStatus.Declined)
            (Ended, Reason) = (null, "");
        if (!Stands || Received >= Quantity)
            Status = Here;
    }

    /// <summary>It is of so much from now on; what came may be all of it.</summary>
    internal void IsOf(long quantity)
    {
        Quantity = quantity;
        Comes(0);
    }

    /// <summary>So much of it did not come after all. It may still come, unless its giver took the rest back.</summary>
    internal void WasNotHere(long count)
    {
        Received -= count;
        if (Ended is not null && Received == 0)
            Status = PledgeStatus.Withdrawn;
        else if (Ended is null && Received < Quantity && !Stands)
            Status = PledgeStatus.Accepted;
    }

    /// <summary>Nothing more of it is waited for: what came is all of it, or it is let go.</summary>
    internal void LetGo(DateTime now)
    {
        Held = 0;
        if (CameSomething)
            Status = Here;
        else
            (Status, Ended) = (PledgeStatus.Released, now);
    }

    /// <summary>Its giver takes back what did not come.</summary>
    internal void TakeBack(string reason, DateTime now)
    {
        Status = CameSomething ? Here : PledgeStatus.Withdrawn;
        (Held, Ended, Reason, SealedPhoneCode) = (0, now, reason, null);
    }

    // Whoever was thanked stays so.
    private PledgeStatus Here => Thanked is null ? PledgeStatus.Received : PledgeStatus.Thanked;
}

/// <summary>Of a pledge: short enough to be told over the phone, and to stand on a thank-you card.</summary>
public static class PledgeCode
{
    // No 0/O, 1/I/L, U/V.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTWXYZ";

    internal static string New()
    {
        var text = System.Security.Cryptography.RandomNumberGenerator.GetString(Letters, 6);
        return $"GR-{text[..4]}-{text[4..]}";
    }
}

/// <summary>
/// A part of a pledge that came: how much, in what condition, shown by whom. It counts once those have confirmed it
/// who must; what was wrong is taken back in the open and stays to be seen.
/// </summary>
public sealed class GiftReceipt : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PledgeId { get; init; }

    /// <summary>As its pledge has them, and none of them changes there: what has no value is counted by them.</summary>
    public Guid SiteId { get; init; }
    public GiftKind Kind { get; init; }
    public Guid? InitiativeId { get; init; }
    public Guid? OrganizationId { get; init; }

    /// <summary>From 1; parts in the order in which they came.</summary>
    public int Part { get; init; }
    public long Quantity { get; set; }

    /// <summary>On which day it came, in the site's own time.</summary>
    public DateOnly Came { get; set; }

    /// <summary>In what condition; empty when nothing is to be said.</summary>
    public string Condition { get; set; } = "";

    /// <summary>Evidence: stored names, with what is on the photo and how the document was called.</summary>
    public string? Photo { get; set; }
    public string PhotoSays { get; set; } = "";
    public string? Document { get; set; }
    public string DocumentName { get; set; } = "";

    /// <summary>The accounts that confirmed it, and when.</summary>
    public Guid FirstBy { get; set; }
    public DateTime First { get; set; }
    public Guid? SecondBy { get; set; }
    public DateTime? Second { get; set; }

    /// <summary>When it was confirmed by as many as must; null while a second is missing.</summary>
    public DateTime? Counted { get; set; }

    /// <summary>How much its giver was told had come; null: nothing.</summary>
    public long? Told { get; set; }

    /// <summary>What the part is worth, and its row in the ledger; null while it is not valued.</summary>
    public long? Value { get; set; }
    public Guid? LedgerRowId { get; set; }

    /// <summary>It was a mistake, and why, as everyone reads it.</summary>
    public DateTime? TakenBack { get; set; }
    public Guid? TakenBackBy { get; set; }
    public string TakenBackBecause { get; set; } = "";

    /// <summary>The record of handing over in which it stands; a part stands in one.</summary>
    public Guid? HandoverId { get; set; }
    public int Version { get; set; }

    public bool Counts => Counted is not null && TakenBack is null;

    /// <summary>It is in the house and does not count yet: another has to count it too.</summary>
    public bool Waits => Counted is null && TakenBack is null;
}

/// <summary>
/// Berita acara serah terima: that goods which an agency received changed hands. Its number is taken once for each site
/// and year.
/// </summary>
public sealed class Handover : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PledgeId { get; init; }
    public Guid SiteId { get; init; }
    public int Year { get; init; }

    /// <summary>From 1 in each year.</summary>
    public int Number { get; init; }

    /// <summary>On which day, in the site's own time.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Who hands over and who receives, with office or function.</summary>
    public string GivenBy { get; set; } = "";
    public string ReceivedBy { get; set; } = "";

    /// <summary>As it came back, signed: its stored name, and how it was called.</summary>
    public string? Signed { get; set; }
    public string SignedName { get; set; } = "";
    public int Version { get; set; }
}

/// <summary>
/// A gift goes on being useful: it stands in a space of the site, and what is held there uses it. One that comes back
/// to a space is there a second time, so that what was held there in between is not counted.
/// </summary>
public sealed class GiftInUse
{
    public Guid PledgeId { get; init; }
    public Guid SpaceId { get; init; }

    /// <summary>The first and last day, in the site's own time; null while it is in use.</summary>
    public DateOnly From { get; init; }
    public DateOnly? Until { get; set; }
}

/// <summary>
/// What the public budget gave a site in a year, beside what others gave: from elsewhere, so with its source.
/// </summary>
public sealed class BudgetFigure
{
    public Guid SiteId { get; init; }
    public int Year { get; init; }

    /// <summary>Whole rupiah.</summary>
    public long Budget { get; set; }

    /// <summary>What was given that year before the ledger began, in whole rupiah; 0 when the ledger has it.</summary>
    public long Given { get; set; }
    public string Source { get; set; } = "";
}
