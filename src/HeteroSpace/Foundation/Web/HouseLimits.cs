using System.Reflection;

namespace HeteroSpace.Foundation.Web;

/// <summary>Who counts: a node for itself, in memory, or the database, over all nodes and restarts.</summary>
public enum CountedBy
{
    Node,
    Database,
}

/// <summary>So much of what costs the house, and no more.</summary>
/// <param name="Name">As the setting is called behind <c>Limits:</c>, where there is one.</param>
/// <param name="Most">Unless a setting says otherwise.</param>
/// <param name="What">What is counted, for the table in docs/operations.md.</param>
/// <param name="Per">Of whom or of what.</param>
/// <param name="Window">Within which time, or as which state.</param>
public sealed record Limit(string Name, long Most, string What, string Per, string Window, CountedBy By)
{
    /// <summary>How long one that was taken counts; zero where no time but a state says so.</summary>
    public TimeSpan Within { get; init; }

    /// <summary>Whether <c>Limits__Name</c> sets it; what a guard keeps is not set.</summary>
    public bool IsSet { get; init; } = true;

    public long In(IConfiguration settings) => IsSet ? settings.GetValue("Limits:" + Name, Most) : Most;

    /// <summary>Its row of the table.</summary>
    public string Row =>
        $"| {What} | {Most.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture)} | {Per} | {Window} | "
        + $"{(By == CountedBy.Node ? "node" : "database")} | {(IsSet ? $"`Limits__{Name}`" : "")} |";
}

/// <summary>
/// Every limit on what costs the house, in one place: docs/operations.md has the same table, and a test compares both
/// ways. Each bounds where it is cheapest: before the disk, the mail or the row.
/// </summary>
public static class HouseLimits
{
    private const string Network = "network address",
        Person = "person",
        Receiver = "address that would be written to",
        ReceiverFromHere = "address that would be written to, from one network address",
        NumberFromHere = "number, from one network address",
        Organization = "organization",
        Day = "a day",
        Hour = "an hour",
        TwoHours = "two hours";

    /// <summary>Accounts made, each of which may hold a space for a quarter of an hour.</summary>
    public static readonly Limit Newcomers = AtOnce("Newcomers", 60, "new accounts", "one a minute"),
        Passwords = AtOnce("Passwords", 120, "passwords and codes tried", "one in ten seconds"),
        Mails = AtOnce("Mails", 30, "mails asked for", "one in two minutes"),
        Questions = AtOnce("Questions", 60, "questions, comments, ideas and requests sent", "one a minute"),
        Presses = AtOnce("Presses", 300, "presses that are only counted", "one a second"),
        KeptForms = AtOnce("KeptForms", 60, "forms that came too late, kept for an hour", "one a minute"),
        Registrations = AtOnce("Registrations", 300, "registrations sent", "one a second"),
        Pledges = AtOnce("Pledges", 60, "pledges sent", "one a minute"),
        Drawings = AtOnce("Drawings", 60, "pictures and PDFs drawn because someone asks", "one a second");

    public static readonly Limit UploadBytesVisitor = Bytes(
            "UploadBytesVisitor",
            50_000_000,
            "network without account"
        ),
        UploadBytesEach = Bytes("UploadBytesEach", 100_000_000, Person),
        UploadBytes = Bytes("UploadBytes", 1_000_000_000, "all");

    public static readonly Limit Holds = new("Holds", 3, "unconfirmed holds by number", Network, Day, CountedBy.Node);

    /// <summary>Each writes a letter and asks the floor anew.</summary>
    public static readonly Limit BookingMoves = Kept("BookingMoves", 6, "moves, by its booker", "booking", Day);

    /// <summary>Of whoever is not staff, who read them one by one.</summary>
    public static readonly Limit MessagesWaiting = Kept(
        "MessagesWaiting",
        30,
        "messages",
        "conversation",
        "waiting for an answer"
    );

    /// <summary>Of those who have shown no contact, and for whom no floor may be held.</summary>
    public static readonly Limit WishesWaiting = Kept(
        "WishesWaiting",
        3,
        "requests without floor",
        "number or person",
        "not confirmed"
    );

    /// <summary>
    /// So that nobody's mailbox can be filled through us, from however many networks; and one network alone does not
    /// use up what the owner of the mailbox asks for.
    /// </summary>
    public static readonly Limit MailsToOne = Within("MailsToOne", 10, "mails of a kind", ReceiverFromHere, Day, 24),
        MailsToOneInAll = Within("MailsToOneInAll", 30, "mails of a kind", Receiver, Day, 24),
        LettersToUnproved = Kept(
            "LettersToUnproved",
            10,
            "letters, of all kinds",
            "address of an account that nobody has shown",
            Day
        ),
        RegistrationsPending = Kept("RegistrationsPending", 3, "registrations", "contact and event", "not confirmed"),
        RegistrationsPendingInAll = Kept(
            "RegistrationsPendingInAll",
            6,
            "registrations",
            "contact",
            "not confirmed, or withdrawn so within a day"
        );

    /// <summary>A number serves a household, without an account too; they take no more seats than a group.</summary>
    public static readonly Limit RegistrationsOfContact = Kept(
        "RegistrationsOfContact",
        4,
        "names registered",
        "contact and event",
        "at once"
    );

    /// <summary>Of gotong royong: neither a mailbox nor the staff's list is filled by one who promises much.</summary>
    public static readonly Limit PledgesPending = Kept(
            "PledgesPending",
            3,
            "pledges",
            "contact without account",
            "not confirmed, or withdrawn so within a day"
        ),
        PledgesOffered = Kept("PledgesOffered", 10, "pledges", Person, "waiting for staff");

    /// <summary>More than these are read by staff first; more than those are not taken.</summary>
    public static readonly Limit CommentsShown = Kept("CommentsShown", 6, "comments shown at once", Person, Hour),
        CommentsWaiting = Kept("CommentsWaiting", 10, "comments", "member and site", "waiting to be read"),
        IdeasWaiting = Kept("IdeasWaiting", 5, "ideas", "member and site", "waiting to be read");

    /// <summary>One number serves a household, not a school: whoever brings a class registers its list.</summary>
    public static readonly Limit HouseholdMembers = Kept("HouseholdMembers", 8, "others on it", "account", "at once");

    /// <summary>
    /// Of a contact that was typed and need not be the writer's: three times as many in all, and from one network no
    /// more than of a member (comments by <see cref="MailsToOne"/>), so that others do not use up what its owner may
    /// do.
    /// </summary>
    public static readonly Limit CommentsOfContact = Kept(
            "CommentsOfContact",
            30,
            "comments",
            "contact without account, and site",
            "waiting to be read"
        ),
        IdeasOfContact = Kept("IdeasOfContact", 15, "ideas", "number without account, and site", "waiting to be read"),
        IdeasOfNumber = Within("IdeasOfNumber", 5, "ideas without account", NumberFromHere, Day, 24);

    public static readonly Limit EnquiriesOfNumber = Within(
            "EnquiriesOfNumber",
            10,
            "questions",
            NumberFromHere,
            Day,
            24
        ),
        Exports = Within("Exports", 6, "exports of one's own data", Person, Hour, 1),
        Verifications = Within("Verifications", 5, "requests to be verified", Person, Day, 24);

    public static readonly Limit DataRequestsOpen = Kept(
            "DataRequestsOpen",
            1,
            "data requests of a kind",
            Person,
            "open"
        ),
        DataRequestsADay = Kept("DataRequestsADay", 5, "data requests", Person, Day);

    public static readonly Limit OrganizationsWaiting = Kept(
            "OrganizationsWaiting",
            3,
            "organizations registered",
            Person,
            "waiting to be verified"
        ),
        ClaimsOpen = Kept("ClaimsOpen", 3, "claims to lead", Person, "open"),
        InvitationsOpen = Kept("InvitationsOpen", 20, "invitations", Organization, "open"),
        InvitationsADay = Kept("InvitationsADay", 40, "invitations, also withdrawn ones", Organization, Day);

    /// <summary>Each opens a role to whoever has its link: a manager keeps them in sight.</summary>
    public static readonly Limit StaffInvitationsOpen = Kept(
        "StaffInvitationsOpen",
        20,
        "invitations of staff",
        "site",
        "open"
    );

    /// <summary>Whoever stands in a room reports; when so many wait, one more helps nobody.</summary>
    public static readonly Limit DefectsOpen = Kept(
        "DefectsOpen",
        100,
        "reports of what is broken",
        "site",
        "waiting to be mended"
    );

    /// <summary>Of staff, who look for what is before them: nobody reads a register out by asking for it word by
    /// word.</summary>
    public static readonly Limit StaffSearches = InFive("StaffSearches", 200, "searches of the console"),
        AuditSearches = InFive("AuditSearches", 60, "questions to the record of changes"),
        RoleLookups = Within("RoleLookups", 30, "people looked up to give them a role", "account", Hour, 1);

    /// <summary>A gallery that is looked through on a telephone, not an archive.</summary>
    public static readonly Limit Photos = Kept("Photos", 8, "photos", "site, space or organization", "at once");

    public static IReadOnlyList<Limit> All { get; } =
    [
        .. typeof(HouseLimits)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.FieldType == typeof(Limit))
            .Select(field => (Limit)field.GetValue(null)!),
    ];

    private static Limit AtOnce(string name, long most, string what, string then) =>
        new(name, most, what, Network, "at once, then " + then, CountedBy.Node);

    private static Limit Bytes(string name, long most, string per) =>
        new(name, most, "bytes of files", per, TwoHours, CountedBy.Node);

    private static Limit Within(string name, long most, string what, string per, string window, int hours) =>
        new(name, most, what, per, window, CountedBy.Node) { Within = TimeSpan.FromHours(hours) };

    private static Limit InFive(string name, long most, string what) =>
        new(name, most, what, "account", "five minutes", CountedBy.Node) { Within = TimeSpan.FromMinutes(5) };

    // A guard or a lock of the database keeps it, and a sentence names the number.
    private static Limit Kept(string name, long most, string what, string per, string window) =>
        new(name, most, what, per, window, CountedBy.Database) { IsSet = false };
}
