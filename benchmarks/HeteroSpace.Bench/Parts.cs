namespace HeteroSpace;

/// <summary>One engine that is measured: its name in the rows, its world, and the table that the rows go to.</summary>
/// <param name="Database">How a database of that name is reached.</param>
internal sealed record Bench(string Engine, World World, Table Table, Func<string, string> Database)
{
    public Server Serve(params (string Key, string Value)[] settings) => new(World.Connection, settings);

    /// <summary>What does not depend on the engine is measured once.</summary>
    public bool IsFirst => Engine == "SQLite";
}

/// <summary>A part of the bench that can be run alone.</summary>
/// <param name="Name">As it is typed.</param>
/// <param name="Says">What it measures, in a few words.</param>
internal sealed record Part(string Name, string Says, Func<Bench, Task> Measure);

internal static class Parts
{
    /// <summary>In the order in which they run.</summary>
    public static readonly Part[] All =
    [
        new("write", "bookings through the API", BookingRun.Write),
        new("race", "64 clients for one slot", BookingRun.Race),
        new("export", "all data of a person", ExportRun.Measure),
        new("pages", "pages of spaces, by the server and in a browser", PageRun.Measure),
        new("first", "the first impression: what public pages cost, and how they come to a phone", FirstRows.Measure),
        new("register", "the import of a register, and the list of organizations", RegisterRows.Measure),
        new("trails", "a full trail, a site's year, ideas that are alike", TrailRows.Measure),
        new("mail", "ten thousand mails through kills", MailRows.Measure),
        new("letters", "ten thousand mails, one in each hundred to no address", LetterRows.Measure),
        new("read", "free times in the small and the large world", AvailabilityRun.Measure),
        new("board", "the board of a week with 60 rooms", BoardRun.Measure),
        new("people", "the staff's search, in the large world", PeopleRun.Measure),
        new("backup", "a back-up of the large world while people book", BackupRun.Measure),
        new("desk", "the desk's search on a day of 500 bookings, in the large world", DeskRun.Measure),
        new("today", "what waits for a manager, the inbox, all bookings, in the large world", TodayRun.Measure),
        new("scan", "scan to green at the desk in a browser", ScanRun.Measure),
        new("content", "five thousand articles", ContentRows.Measure),
        new("search", "a hundred thousand things found by words", SearchRows.Measure),
        new("ledger", "a million rows of the ledger", LedgerRun.Measure),
        // Last, since the crowds stay in the database.
        new("seats", "registrations for one event through the API", EventRows.Register),
        new("events", "a rush for seats, and the door", EventRows.Measure),
    ];

    public static string Known => string.Join('\n', All.Select(part => $"  {part.Name, -10}{part.Says}"));

    /// <summary>All of them, or those that are asked for; none if there is none of one of the names.</summary>
    public static Part[] Of(string[] asked)
    {
        if (asked.Length == 0)
            return All;
        return asked.All(name => All.Any(part => part.Name == name))
            ? [.. All.Where(part => asked.Contains(part.Name))]
            : [];
    }
}
