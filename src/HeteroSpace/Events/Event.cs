using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.People;

namespace HeteroSpace.Events;

/// <summary>
/// Draft: staff write it. Proposed: a community asks for it, and staff read it. Published: it stands, its rooms are
/// held and people may register. The rest are ends.
/// </summary>
public enum EventStatus
{
    Draft,
    Proposed,
    Published,
    Declined,
    Cancelled,

    /// <summary>Taken back by the community that proposed it, before staff answered.</summary>
    Withdrawn,
}

/// <summary>How someone takes part; an event with places of both is hybrid.</summary>
public enum Attend
{
    InPerson,
    Online,
}

/// <summary>
/// By what people meet online: a link of any provider; a room on the configured Jitsi host; a stream everyone may watch
/// (IG or YouTube Live), where a code word shows who did.
/// </summary>
public enum OnlineBy
{
    Link,
    Jitsi,
    Stream,
}

/// <summary>
/// Something people come to, in a room, online or both; an initiative from its first day. Instants are UTC.
/// </summary>
public sealed class Event : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }

    /// <summary>Null only for one that was held before and imported: its trail is not known.</summary>
    public Guid? InitiativeId { get; init; }

    /// <summary>The community or partner whose event it is; null for one of the site's own.</summary>
    public Guid? OrganizationId { get; set; }

    /// <summary>Its address: <c>/acara/{slug}</c>.</summary>
    public string Slug { get; set; } = "";
    public string Title
    {
        get;
        set
        {
            field = value;
            FoldedTitle = Folded.Of(value);
        }
    } = "";

    /// <summary>The title as it is searched.</summary>
    public string FoldedTitle { get; private set; } = "";

    /// <summary>In one or two sentences.</summary>
    public string Summary { get; set; } = "";

    /// <summary>At length; Markdown.</summary>
    public string Story { get; set; } = "";
    public EventStatus Status { get; set; }
    public Sector Sector { get; set; }

    /// <summary>Whose region it is for, by Kepmendagri code; empty for everyone.</summary>
    public string RegionCode { get; set; } = "";

    /// <summary>For whom, in words.</summary>
    public string Audience { get; set; } = "";
    public List<string> Tags { get; set; } = [];

    /// <summary>The name of a stored picture (<see cref="Foundation.Files.Pictures"/>).</summary>
    public string? Picture { get; set; }

    /// <summary>When its first session begins and its last one ends.</summary>
    public DateTime Starts { get; set; }
    public DateTime Ends { get; set; }

    /// <summary>The day of the start in the site's own time, for lists and calendars.</summary>
    public DateOnly LocalDate { get; set; }

    /// <summary>Registration opens; at once when null.</summary>
    public DateTime? Opens { get; set; }

    /// <summary>Registration closes; with the end when null, since one may join something that runs.</summary>
    public DateTime? Closes { get; set; }

    /// <summary>
    /// Whoever registers within so many seconds of the opening is drawn by lot
    /// (<see cref="DrawLots"/>); 0 for first come, first served.
    /// </summary>
    public int DrawSeconds { get; set; }

    /// <summary>What the draw will be made with, secret until it is done.</summary>
    public string? DrawSecret { get; set; }

    /// <summary>When the draw was made; its secret is public from then on.</summary>
    public DateTime? Drawn { get; set; }

    /// <summary>
    /// Seats one registration may take; those who register a list take more (<see cref="RegistrationRules"/>).
    /// </summary>
    public int MostInGroup { get; set; } = 10;
    public OnlineBy OnlineBy { get; set; }

    /// <summary>The provider's link, or the stream's; for those registered only, unless it is a stream.</summary>
    public string? Link { get; set; }

    /// <summary>What is said in the stream; whoever knows it was there.</summary>
    public string? CodeWord { get; set; }

    /// <summary>Where it can be seen afterwards.</summary>
    public string? Recording { get; set; }

    /// <summary>What its host says to those who came, once it is over; empty when nothing.</summary>
    public string Thanks { get; set; } = "";

    /// <summary>An interpreter of sign language is there.</summary>
    public bool SignLanguage { get; set; }

    /// <summary>What is said is written along as it is said.</summary>
    public bool Captions { get; set; }

    /// <summary>Of a place elsewhere, as its host says; for a room of ours its facts tell
    /// (<see cref="EventMarks"/>).</summary>
    public bool StepFree { get; set; }

    /// <summary>People are asked before and after what they do digitally.</summary>
    public bool IsClass { get; set; }

    /// <summary>Whoever was there may have a certificate.</summary>
    public bool Certificates { get; set; }

    /// <summary>How many came to one that was held before and imported.</summary>
    public int? CameBefore { get; set; }

    /// <summary>Why it was declined or cancelled, as those concerned read it.</summary>
    public string? Reason { get; set; }

    /// <summary>The account that proposed or wrote it.</summary>
    public Guid By { get; init; }
    public DateTime Made { get; init; }
    public DateTime? Published { get; set; }

    /// <summary>When those registered were reminded, and thanked. UTC.</summary>
    public DateTime? Reminded { get; set; }
    public DateTime? Thanked { get; set; }

    /// <summary>
    /// Counts the changes that those registered must know; the SEQUENCE of its calendar entry (RFC 5545).
    /// </summary>
    public int Sequence { get; set; }
    public int Version { get; set; }

    public TimeRange Range => new(Starts, Ends);
    public bool IsPublic => Status is EventStatus.Published or EventStatus.Cancelled && Published is not null;
    public bool IsOpen => Status is EventStatus.Draft or EventStatus.Proposed or EventStatus.Published;

    /// <summary>Whoever registers before it takes part in the draw; null when there is none.</summary>
    public DateTime? DrawCloses => DrawSeconds > 0 && Opens is { } opens ? opens.AddSeconds(DrawSeconds) : null;
}

/// <summary>A part of an event, with its own time and room.</summary>
public sealed class EventSession
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EventId { get; init; }

    /// <summary>Empty for the one session of a simple event.</summary>
    public string Title { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTime Starts { get; set; }
    public DateTime Ends { get; set; }

    /// <summary>Its room at the site; null when it is elsewhere, or online.</summary>
    public Guid? SpaceId { get; set; }

    /// <summary>
    /// Where it is when not in a room of ours; empty: where the event is (<see cref="EventSetting"/>).
    /// </summary>
    public string Place { get; set; } = "";
    public string Text { get; set; } = "";

    public TimeRange Range => new(Starts, Ends);
}

/// <summary>Someone who speaks at an event; a name as it is announced.</summary>
public sealed class Speaker
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EventId { get; init; }

    /// <summary>The session; null for the whole event.</summary>
    public Guid? SessionId { get; set; }
    public int Position { get; set; }
    public string Name { get; set; } = "";
    public string About { get; set; } = "";

    /// <summary>The organization for which they speak: it took part.</summary>
    public Guid? OrganizationId { get; set; }
}

/// <summary>
/// Places of one way to attend: the open ones, or those kept for who has a code.
/// What is taken is counted by the database itself from the registrations that hold
/// seats, and never exceeds the quota (<see cref="EventTables.SeatsAreCounted"/>).
/// </summary>
public sealed class SeatPool
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EventId { get; init; }
    public Attend Attend { get; init; }

    /// <summary>The code of an invitation; null for the open places.</summary>
    public string? Code { get; init; }

    /// <summary>For whom the invitation is.</summary>
    public string Name { get; set; } = "";

    /// <summary>How many places; null for as many as come (online only).</summary>
    public int? Quota { get; set; }

    /// <summary>Written by the database.</summary>
    public int Taken { get; init; }

    /// <summary>
    /// UTC; what is left of an invitation then goes to the open places. Null: when registration closes.
    /// </summary>
    public DateTime? Until { get; set; }

    public int Free => Quota is { } quota ? Math.Max(0, quota - Taken) : int.MaxValue;
}

/// <summary>When a question is asked; a class asks the same before and after.</summary>
public enum Asked
{
    AtRegistration,
    Before,
    After,
}

/// <summary>Something the organiser asks who registers.</summary>
public sealed class EventQuestion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EventId { get; init; }
    public int Position { get; set; }
    public Asked Asked { get; init; }

    /// <summary>
    /// Empty for the organiser's own; <c>digital</c> and <c>sure</c> for the two of every class,
    /// whose text stands in both languages (<see cref="ClassQuestions"/>).
    /// </summary>
    public string Kind { get; init; } = "";
    public string Text { get; set; } = "";

    /// <summary>What may be chosen; empty for an answer in words.</summary>
    public List<string> Choices { get; set; } = [];
    public bool Required { get; set; }
}

/// <summary>Someone who may check people in at one event without being staff.</summary>
public sealed class EventHelper
{
    public Guid EventId { get; init; }
    public Guid PersonId { get; init; }
}
