using System.Security.Claims;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;

namespace HeteroSpace.Foundation.Ui;

/// <summary>Who asks for what waits, and how much of it.</summary>
/// <param name="Now">UTC.</param>
/// <param name="Most">Rows of a kind, the oldest of them.</param>
public sealed record WaitingAsked(
    IServiceProvider Services,
    ConsoleReader Reader,
    ClaimsPrincipal User,
    DateTime Now,
    int Most,
    CancellationToken Stop
)
{
    /// <summary>Acts that may be done to several at once are to be ticked already, where nothing speaks against
    /// them.</summary>
    public bool TicksFree { get; init; }

    public AppDb Db => Ask<AppDb>();
    public SiteClock Clock => Reader.Site.Clock;

    public T Ask<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A page of the console of the reader's site.</summary>
    public string Page(string path) => $"/konsol/{Reader.Site.Slug}/{path}";
}

/// <summary>Something that waits for a member of staff, in one row.</summary>
/// <param name="Since">When it came. UTC.</param>
/// <param name="Name">Whose it is, or what.</param>
/// <param name="Link">Its page, where all of it stands.</param>
public sealed record WaitingRow(Guid Id, DateTime Since, string Name, string Link)
{
    /// <summary>What is asked, in a line.</summary>
    public string About { get; init; } = "";

    /// <summary>What its writer wrote, to be read before it is decided.</summary>
    public string Quote { get; init; } = "";

    /// <summary>Until when an answer was promised. UTC; null where none was.</summary>
    public DateTime? Due { get; init; }

    /// <summary>What is so of it already, which decides what should be answered.</summary>
    public RowVerdict? Verdict { get; init; }

    /// <summary>What can be done here and now, the likeliest first; none where all of it must be read before.</summary>
    public IReadOnlyList<RowAct> Acts { get; init; } = [];

    /// <summary>How it is said that it cannot be, ready to be sent.</summary>
    public IReadOnlyList<RowAct> Reasons { get; init; } = [];

    /// <summary>What opens them.</summary>
    public string Refuse { get; init; } = Words.Say("Belum bisa", "Not possible");

    /// <summary>What pressing one of them does.</summary>
    public string RefuseHint { get; init; } = Words.Say("Kirim alasan:", "Send a reason:");

    /// <summary>What its reader saw of a row that counts its changes.</summary>
    public int Version { get; init; }

    /// <summary>What comes first is to be done first: by what was promised, else by two working days.</summary>
    public DateTime Order => Due ?? WorkingDays.After(Since, 2);
}

/// <summary>A verdict beside a decision, as <c>Kosong, muat 30</c>.</summary>
/// <param name="Fits">False where it should make its reader stop.</param>
public sealed record RowVerdict(string Said, bool Fits);

/// <summary>A button of a row, or a link of it.</summary>
/// <param name="Verb">What is sent of a press.</param>
public sealed record RowAct(string Verb, string Said, string Icon)
{
    /// <summary>It opens this instead of doing something.</summary>
    public string? Link { get; init; }

    /// <summary>It may be done to several at once.</summary>
    public bool Several { get; init; }

    /// <summary>It is one of several already.</summary>
    public bool Ticked { get; init; }
}

/// <summary>A button that was pressed.</summary>
public sealed record RowPress(Guid Id, string Verb, int Version);

/// <summary>What came of pressing it.</summary>
/// <param name="Said">In a sentence, with the name.</param>
public sealed record RowAnswer(string Said, bool IsDone)
{
    /// <summary>Of what someone else has decided first, as the audit has it, and how the act's name begins.</summary>
    public (string Subject, string Action)? Decided { get; private init; }

    public static RowAnswer Done(string said) => new(said, true);

    /// <summary>It stands as before.</summary>
    public static RowAnswer No(string said) => new(said, false);

    /// <summary>Someone else was first, or it was changed.</summary>
    public static RowAnswer Meanwhile(string subject, string action = "") =>
        new(Words.Say("Sudah ditangani orang lain.", "Someone else has dealt with it."), false)
        {
            Decided = (subject, action),
        };
}

/// <summary>How long is left, and when something was, as short as a list says it.</summary>
public static class TimeLeft
{
    /// <summary><c>Sisa 21 jam</c>, or <c>Lewat 22 jam</c>.</summary>
    public static string Said(DateTime due, DateTime now) =>
        due < now
            ? Words.Say($"Lewat {Length(now - due)}", $"{Length(now - due)} late")
            : Words.Say($"Sisa {Length(due - now)}", $"{Length(due - now)} left");

    /// <summary>In minutes, from an hour on in hours, from three days on in days.</summary>
    public static string Length(TimeSpan time) =>
        time switch
        {
            { TotalHours: < 1 } => $"{Math.Max(1, (int)time.TotalMinutes)} " + Words.Say("menit", "min"),
            { TotalHours: < 72 } => $"{(int)time.TotalHours} " + Words.Say("jam", "h"),
            _ => $"{(int)time.TotalDays} " + Words.Say("hari", "days"),
        };

    /// <summary>An instant that has passed: the hour today, yesterday, the weekday with the hour, the date.</summary>
    public static string Since(SiteClock clock, DateTime then, DateTime now)
    {
        var (day, hour) = (clock.Date(then), Words.Clock(clock.Local(then)));
        return (clock.Date(now).DayNumber - day.DayNumber) switch
        {
            0 => Words.Say("pukul ", "at ") + hour,
            1 => Words.Say("kemarin ", "yesterday ") + hour,
            < 7 and > 0 => $"{Words.DayName(day.DayOfWeek)} {hour}",
            _ => Words.ShortDate(day),
        };
    }

    /// <summary>A time to come or just gone: <c>hari ini 12.00–14.00</c>, else with its day.</summary>
    public static string When(SiteClock clock, TimeRange range, DateTime now)
    {
        var day = clock.Date(range.Starts);
        var said = (day.DayNumber - clock.Date(now).DayNumber) switch
        {
            0 => Words.Say("hari ini", "today"),
            1 => Words.Say("besok", "tomorrow"),
            _ => Words.ShortDate(day),
        };
        var (from, to) = (clock.Local(range.Starts), clock.Local(range.Ends));
        var until = range.Length < TimeSpan.FromDays(1) ? "" : Words.ShortDate(clock.Date(range.Ends)) + " ";
        return $"{said} {Words.Clock(from)}–{until}{Words.Clock(to)}";
    }
}
