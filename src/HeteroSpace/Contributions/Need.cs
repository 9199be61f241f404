using HeteroSpace.Billing;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.People;

namespace HeteroSpace.Contributions;

/// <summary>A draft is for staff; a published need is on the board; a closed one asks for nothing more.</summary>
public enum NeedStatus
{
    Draft,
    Published,
    Closed,
}

/// <summary>
/// By what right money, or goods from the public at large, are asked for: a permit by UU 9/1961 (art. 2: collecting
/// money or goods from the public), a grant, a company's social fund, or a circle that is named. None where neither is
/// asked for.
/// </summary>
public enum NeedBasis
{
    None,
    Permit,
    Grant,
    Csr,
    LimitedCircle,
}

/// <summary>Who is sought where hands are needed.</summary>
public enum LabourRole
{
    Crew,
    Volunteer,
    Mentor,
    Intern,
}

/// <summary>
/// What a site, or an initiative (and so its event or program), needs from others: lines of money, goods, food,
/// services, hands or a place, each with how much of it.
/// </summary>
public sealed class Need : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }

    /// <summary>What it is for; null when it is the site's own.</summary>
    public Guid? InitiativeId { get; set; }

    /// <summary>Its address: <c>/gotong-royong/{slug}</c>.</summary>
    public string Slug { get; set; } = "";
    public string Title { get; set; } = "";

    /// <summary>Why; Markdown.</summary>
    public string Why { get; set; } = "";
    public Sector Sector { get; set; }

    /// <summary>By when, in the site's own time.</summary>
    public DateOnly By { get; set; }

    /// <summary>The stored name of its photo, and what is on it for those who do not see it.</summary>
    public string? Photo { get; set; }
    public string PhotoSays { get; set; } = "";
    public NeedBasis Basis { get; set; }

    /// <summary>The permit's number, the grant, the fund or the circle, as everyone reads it.</summary>
    public string BasisText { get; set; } = "";
    public NeedStatus Status { get; set; }

    /// <summary>UTC.</summary>
    public DateTime Made { get; init; }
    public DateTime? Published { get; set; }
    public DateTime? Closed { get; set; }
    public int Version { get; set; }

    public bool IsOpen => Status == NeedStatus.Published;
}

/// <summary>
/// One thing that is needed. How much is promised and how much came are counted by the acts on pledges; the database
/// refuses more promises than are needed (the check on its table).
/// </summary>
public sealed class NeedLine : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid NeedId { get; init; }

    /// <summary>From 1.</summary>
    public int Position { get; set; }
    public GiftKind Kind { get; set; }

    /// <summary>As <c>kursi lipat</c>; of hands what is to be done.</summary>
    public string What { get; set; } = "";

    /// <summary>How many, in <see cref="Unit"/>; of money whole rupiah.</summary>
    public long Needed { get; set; }

    /// <summary>As <c>buah</c>, <c>kotak</c>, <c>orang</c>; of money <c>rupiah</c>.</summary>
    public string Unit { get; set; } = "";

    /// <summary>What does not help, as <c>kursi plastik</c>.</summary>
    public string WillNotDo { get; set; } = "";

    /// <summary>A slot of hands, or when a place is needed; UTC.</summary>
    public DateTime? Starts { get; set; }
    public DateTime? Ends { get; set; }

    /// <summary>As <c>bawa sapu</c>.</summary>
    public string Bring { get; set; } = "";

    /// <summary>Of hands alone.</summary>
    public LabourRole? Role { get; set; }

    /// <summary>Promised by pledges that stand, and not received yet.</summary>
    public long Promised { get; set; }

    /// <summary>What came, also beyond what was needed.</summary>
    public long Received { get; set; }

    /// <summary>UTC; enough came, or staff said that nobody need send any more.</summary>
    public DateTime? Closed { get; set; }
    public bool ClosedByHand { get; set; }
    public int Version { get; set; }

    /// <summary>How much of what was needed came: never more than that.</summary>
    public long Met => Math.Min(Received, Needed);
    public long Surplus => Math.Max(0, Received - Needed);

    /// <summary>What nobody has promised or brought yet.</summary>
    public long Missing => Math.Max(0, Needed - Received - Promised);
    public bool IsOpen => Closed is null;
}

/// <summary>What there is to tell of a need while it is open ("kabar terbaru").</summary>
public sealed class NeedUpdate
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid NeedId { get; init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>The account.</summary>
    public Guid By { get; init; }
    public string Text { get; init; } = "";
}
