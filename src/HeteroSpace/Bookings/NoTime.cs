using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>Why nothing can be chosen; what is nearest to a yes comes first, for it is what is said of several spaces.</summary>
internal enum NoTimeReason { Taken, OffStep, TooSoon, OutsideHours, Shut, PastTime, TooLong, Closed, TooFar, PastDay }

/// <summary>Why a space has nothing to choose on a day, or at an hour of it, and how that is said.</summary>
internal sealed record NoTime(NoTimeReason Reason, string Sentence)
{
    private static readonly Availability Empty = new([]);

    /// <summary>The closures that may be why, of the site and its spaces.</summary>
    public static Task<List<Closure>> Closures(AppDb db, Site site, DateOnly date, CancellationToken stop)
    {
        var day = site.Clock.Day(date);
        return db.Closures().AsNoTracking().Where(row => row.SiteId == site.Id && row.Starts < day.Ends && row.Ends > day.Starts).ToListAsync(stop);
    }

    /// <summary>Told for a day, or for its hour when one was asked for. That it is free is not asked here: whoever asks why has found nothing.</summary>
    public static NoTime Of(CatalogueSpace at, AskedTime asked, IReadOnlyList<Closure> closures, DateTime now)
    {
        var clock = at.Site.Clock;
        if (asked.Date < clock.Date(now)) return new(NoTimeReason.PastDay, Words.Say("Hari itu sudah lewat.", "That day has passed."));
        if (asked.Date > FirstFree.LastDay(at, now)) return TooFar(at, now);
        var opening = at.Opening.Touching(asked.Date);
        if (opening.Count == 0) return Closed(at, asked.Date);
        var shuts = closures.Where(row => row.SpaceId is null || row.SpaceId == at.Space.Id).ToList();
        var length = TimeSpan.FromMinutes(Math.Max(asked.Minutes, at.Space.MinMinutes));
        return asked.From is { } from ? AtHour(at, new(clock.Utc(asked.Date, from), clock.Utc(asked.Date, from) + length), opening, shuts, now) : OnDay(at, asked.Date, length, opening, shuts, now);
    }

    private static NoTime AtHour(CatalogueSpace at, TimeRange wanted, List<TimeRange> opening, List<Closure> shuts, DateTime now)
    {
        if (wanted.Starts < now) return new(NoTimeReason.PastTime, Words.Say($"Pukul {Words.Clock(at.Site.Clock.Local(wanted.Starts))} sudah lewat.", $"{Words.Clock(at.Site.Clock.Local(wanted.Starts))} has passed."));
        if (!at.Opening.Covers(wanted)) return new(NoTimeReason.OutsideHours, Hours(at, opening));
        if (wanted.Starts < now.AddMinutes(at.Space.NoticeMinutes)) return TooSoon(at);
        if (wanted.Starts > now.AddDays(at.Space.HorizonDays)) return TooFar(at, now);
        if (Availability.OnStep(at, wanted.Starts) != wanted.Starts) return new(NoTimeReason.OffStep, Words.Say($"Jam mulai berjarak {at.Space.StepMinutes} menit.", $"Bookings start every {at.Space.StepMinutes} minutes."));
        return shuts.Find(row => wanted.Overlaps(new(row.Starts, row.Ends))) is { } shut ? Shut(at, shut) : new(NoTimeReason.Taken, Words.Say("Jam itu sudah terisi.", "That time is taken."));
    }

    private static NoTime OnDay(CatalogueSpace at, DateOnly date, TimeSpan length, List<TimeRange> opening, List<Closure> shuts, DateTime now)
    {
        var starts = Empty.Starts(at, opening, length, DateTime.MinValue).ToList();
        if (starts.Count == 0) return new(NoTimeReason.TooLong, Hours(at, opening) + " " + Words.Say($"{Words.Length(length)} tidak muat.", $"{Words.Length(length)} does not fit."));
        if (starts.TrueForAll(range => range.Starts < now)) return new(NoTimeReason.PastTime, Words.Say($"Sisa jam buka hari itu tidak cukup untuk {Words.Length(length)}, atau sudah lewat.", $"What is left of that day's hours is too short for {Words.Length(length)}, or has passed."));
        starts.RemoveAll(range => range.Starts < now.AddMinutes(at.Space.NoticeMinutes));
        if (starts.Count == 0) return TooSoon(at);
        starts.RemoveAll(range => range.Starts > now.AddDays(at.Space.HorizonDays));
        if (starts.Count == 0) return TooFar(at, now);
        Closure? Over(TimeRange range) => shuts.Find(row => range.Overlaps(new(row.Starts, row.Ends)));
        return starts.TrueForAll(range => Over(range) is not null) ? Shut(at, Over(starts[0])!)
            : new(NoTimeReason.Taken, Words.Say($"{Words.LongDate(date)} sudah terisi.", $"{Words.LongDate(date)} is taken."));
    }

    private static NoTime TooSoon(CatalogueSpace at)
    {
        var notice = Words.Length(TimeSpan.FromMinutes(at.Space.NoticeMinutes));
        return new(NoTimeReason.TooSoon, Words.Say($"Perlu dipesan paling lambat {notice} sebelumnya.", $"It needs {notice} of notice."));
    }

    private static NoTime TooFar(CatalogueSpace at, DateTime now)
    {
        var last = Words.LongDate(FirstFree.LastDay(at, now));
        return new(NoTimeReason.TooFar, Words.Say($"Bisa dipesan sampai {last}.", $"It can be booked until {last}."));
    }

    private static NoTime Closed(CatalogueSpace at, DateOnly date)
    {
        var why = at.Site.ClosedOnHolidays && at.Opening.HolidayOn(date) is { } holiday ? $" ({holiday.Name.Here})" : "";
        return new(NoTimeReason.Closed, Words.Say($"{at.Site.Name} tutup pada {Words.LongDate(date)}{why}.", $"{at.Site.Name} is closed on {Words.LongDate(date)}{why}."));
    }

    private static NoTime Shut(CatalogueSpace at, Closure closure)
    {
        var (what, why) = (closure.SpaceId is null ? at.Site.Name : at.Space.Name.Here, closure.Reason.Here is { Length: > 0 } reason ? ": " + reason : "");
        return new(NoTimeReason.Shut, Words.Say($"{what} sedang ditutup{why}.", $"{what} is shut{why}."));
    }

    private static string Hours(CatalogueSpace at, List<TimeRange> opening)
    {
        var clock = at.Site.Clock;
        var hours = string.Join(", ", opening.Select(open => $"{Words.Clock(clock.Local(open.Starts))}–{Words.Clock(clock.Local(open.Ends))}"));
        var date = Words.LongDate(clock.Date(opening[0].Starts));
        return Words.Say($"Pada {date} {at.Site.Name} buka pukul {hours} {clock.Abbreviation}.", $"On {date} {at.Site.Name} is open {hours} {clock.Abbreviation}.");
    }
}
