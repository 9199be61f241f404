using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings;

/// <summary>Why nothing can be chosen; what is nearest to a yes comes first, for it is what is said of several
/// spaces.</summary>
internal enum NoTimeReason
{
    Taken,
    OffStep,
    TooSoon,
    OutsideHours,
    Shut,
    PastTime,
    TooLong,
    Closed,
    TooFar,
    PastDay,
}

/// <summary>Why a space has nothing to choose on a day, or at an hour of it.</summary>
/// <param name="Site">The name of its site.</param>
/// <param name="About">How it is said, of that site or, where it is the same, of several by another name.</param>
internal sealed record NoTime(NoTimeReason Reason, string Site, Func<string, string> About)
{
    private static readonly Availability Empty = new([]);

    private NoTime(NoTimeReason reason, string sentence)
        : this(reason, "", _ => sentence) { }

    public string Sentence => About(Site);

    /// <summary>Told for a day, or for its hour when one was asked for. That it is free is not asked here: whoever asks
    /// why has found nothing.</summary>
    public static NoTime Of(CatalogueSpace at, AskedTime asked, ClosedTimes closed, DateTime now)
    {
        var clock = at.Site.Clock;
        if (asked.Date < clock.Date(now))
            return new(NoTimeReason.PastDay, Words.Say("Hari itu sudah lewat.", "That day has passed."));
        if (asked.Date > FirstFree.LastDay(at, now))
            return TooFar(at, asked.Date, now);
        var opening = at.Opening.Touching(asked.Date);
        if (opening.Count == 0)
            return Closed(at, asked.Date);
        var length = TimeSpan.FromMinutes(Math.Max(asked.Minutes, at.Space.MinMinutes));
        if (asked.From is not { } from)
            return OnDay(at, asked.Date, length, opening, closed, now);
        var starts = clock.Utc(asked.Date, from);
        return AtHour(at, new(starts, starts + length), opening, closed, now);
    }

    private static NoTime AtHour(
        CatalogueSpace at,
        TimeRange wanted,
        List<TimeRange> opening,
        ClosedTimes closed,
        DateTime now
    )
    {
        var date = at.Site.Clock.Date(wanted.Starts);
        if (wanted.Starts < now)
            return new(
                NoTimeReason.PastTime,
                Words.Say(
                    $"Pukul {Words.Clock(at.Site.Clock.Local(wanted.Starts))} sudah lewat.",
                    $"{Words.Clock(at.Site.Clock.Local(wanted.Starts))} has passed."
                )
            );
        if (!at.Opening.Covers(wanted))
            return new(NoTimeReason.OutsideHours, at.Site.Name, site => Hours(at, opening, site));
        if (wanted.Starts < now.AddMinutes(at.Space.NoticeMinutes))
            return TooSoon(at);
        if (wanted.Starts > now.AddDays(at.Space.HorizonDays))
            return TooFar(at, date, now);
        if (Availability.OnStep(at, wanted.Starts) != wanted.Starts)
            return new(
                NoTimeReason.OffStep,
                Words.Say(
                    $"Jam mulai berjarak {at.Space.StepMinutes} menit.",
                    $"Bookings start every {at.Space.StepMinutes} minutes."
                )
            );
        return closed.Over(at, wanted) is { Count: > 0 } over
            ? Shut(at, date, over)
            : new(NoTimeReason.Taken, Words.Say("Jam itu sudah terisi.", "That time is taken."));
    }

    private static NoTime OnDay(
        CatalogueSpace at,
        DateOnly date,
        TimeSpan length,
        List<TimeRange> opening,
        ClosedTimes closed,
        DateTime now
    )
    {
        var starts = Empty.Starts(at, opening, length, DateTime.MinValue).ToList();
        if (starts.Count == 0)
            return new(
                NoTimeReason.TooLong,
                at.Site.Name,
                site =>
                    Hours(at, opening, site)
                    + " "
                    + Words.Say($"{Words.Length(length)} tidak muat.", $"{Words.Length(length)} does not fit.")
            );
        if (starts.TrueForAll(range => range.Starts < now))
            return new(
                NoTimeReason.PastTime,
                Words.Say(
                    $"Sisa jam buka hari itu tidak cukup untuk {Words.Length(length)}, atau sudah lewat.",
                    $"What is left of that day's hours is too short for {Words.Length(length)}, or has passed."
                )
            );
        starts.RemoveAll(range => range.Starts < now.AddMinutes(at.Space.NoticeMinutes));
        if (starts.Count == 0)
            return TooSoon(at);
        starts.RemoveAll(range => range.Starts > now.AddDays(at.Space.HorizonDays));
        if (starts.Count == 0)
            return TooFar(at, date, now);
        var over = starts.ConvertAll(range => closed.Over(at, range));
        return over.TrueForAll(rows => rows.Count > 0)
            ? Shut(at, date, over.SelectMany(rows => rows))
            : new(
                NoTimeReason.Taken,
                Words.Say($"{Words.LongDate(date)} sudah terisi.", $"{Words.LongDate(date)} is taken.")
            );
    }

    private static NoTime TooSoon(CatalogueSpace at)
    {
        var notice = Words.Length(TimeSpan.FromMinutes(at.Space.NoticeMinutes));
        return new(
            NoTimeReason.TooSoon,
            Words.Say($"Perlu dipesan paling lambat {notice} sebelumnya.", $"It needs {notice} of notice.")
        );
    }

    private static NoTime TooFar(CatalogueSpace at, DateOnly date, DateTime now) =>
        new(NoTimeReason.TooFar, Until(at, date, now));

    /// <summary>How far ahead one can book; on the last day itself, until which hour of it.</summary>
    public static string Until(CatalogueSpace at, DateOnly asked, DateTime now)
    {
        var last = FirstFree.LastDay(at, now);
        var said =
            asked != last ? Words.LongDate(last) : Words.Instant(at.Site.Clock, now.AddDays(at.Space.HorizonDays));
        return Words.Say($"Bisa dipesan sampai {said}.", $"It can be booked until {said}.");
    }

    private static NoTime Closed(CatalogueSpace at, DateOnly date)
    {
        var why = at.Opening.HolidayOn(date) is { } holiday
            ? $" ({holiday.Name.Here})"
            : HoursSaid.Why(at.Opening, date);
        var day = Words.LongDate(date);
        return new(
            NoTimeReason.Closed,
            at.Site.Name,
            site => Words.Say($"{site} tutup pada {day}{why}.", $"{site} is closed on {day}{why}.")
        );
    }

    private static NoTime Shut(CatalogueSpace at, DateOnly date, IEnumerable<Closure> over)
    {
        var rows = over.Distinct().ToList();
        return new(NoTimeReason.Shut, at.Site.Name, site => ClosedTimes.Said(at, date, rows, site));
    }

    private static string Hours(CatalogueSpace at, List<TimeRange> opening, string site)
    {
        var clock = at.Site.Clock;
        var hours = string.Join(
            ", ",
            opening.Select(open => $"{Words.Clock(clock.Local(open.Starts))}–{Words.Clock(clock.Local(open.Ends))}")
        );
        var day = clock.Date(opening[0].Starts);
        var (date, named) = (Words.LongDate(day), HoursSaid.Why(at.Opening, day));
        return Words.Say(
            $"Pada {date} {site} buka pukul {hours} {clock.Abbreviation}{named}.",
            $"On {date} the hours of {site} are {hours} {clock.Abbreviation}{named}."
        );
    }
}
