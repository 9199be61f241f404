using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings;

/// <summary>A space and what can be said of it now, or of the next day on which its site opens.</summary>
/// <param name="Taken">The numbers, from 0, of its desks that someone has.</param>
/// <param name="IsFree">One can have it on that day.</param>
public sealed record SpaceNow(CatalogueSpace At, string Said, IReadOnlyCollection<int> Taken, bool IsFree);

/// <summary>The spaces of a site, each with what is free: one question of the floor, asked once a request.</summary>
internal sealed class SpacesNow(AppDb db, TimeProvider time)
{
    private readonly Dictionary<Guid, IReadOnlyList<SpaceNow>> _known = [];

    public async Task<IReadOnlyList<SpaceNow>> Of(CatalogueSite site, CancellationToken stop)
    {
        if (_known.TryGetValue(site.Site.Id, out var known))
            return known;
        return _known[site.Site.Id] = await Read(site, stop);
    }

    /// <summary>The one to be shown first: where one can simply sit down; else the first of all.</summary>
    public static SpaceNow? First(IReadOnlyList<SpaceNow> all) =>
        all.FirstOrDefault(one => one.At.Space.Covers == Covers.AnyUnit) ?? (all.Count > 0 ? all[0] : null);

    private async Task<IReadOnlyList<SpaceNow>> Read(CatalogueSite site, CancellationToken stop)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var published = site.Published.ToList();
        if (published.Count == 0 || site.Opening.NowOrNext(now) is not { } next)
            return published.ConvertAll(at => new SpaceNow(at, at.Space.Approval.Said(), [], false));
        var clock = site.Site.Clock;
        var date = clock.Date(next.Starts > now ? next.Starts : now);
        var opening = site.Opening.Touching(date);
        var free = await Availability.Read(db, site.Site.Id, clock.Day(date), stop);
        return published.ConvertAll(at => Of(at, free, opening, new(date, date == clock.Date(now), now)));
    }

    private readonly record struct Moment(DateOnly Day, bool IsToday, DateTime Now)
    {
        // "Sen, 30 Nov " where it is not today.
        public string Said => IsToday ? "" : Words.ShortDate(Day) + " ";
    }

    private static SpaceNow Of(CatalogueSpace at, Availability free, List<TimeRange> opening, Moment when)
    {
        var least = TimeSpan.FromMinutes(at.Space.MinMinutes);
        var starts = free.Starts(at, opening, least, when.Now.AddMinutes(at.Space.NoticeMinutes));
        var first = starts.Select(range => (TimeRange?)range).FirstOrDefault();
        if (first is not { } range)
            return new(at, WhyNone(at, opening, when), [], false);
        return at.Space.Covers == Covers.AnyUnit ? Desks(at, free, range, when) : Room(at, free, opening, range, when);
    }

    private static SpaceNow Desks(CatalogueSpace at, Availability free, TimeRange first, Moment when)
    {
        // Who comes through the door now sits down before the next step begins.
        var isNow = first.Starts - when.Now <= TimeSpan.FromMinutes(at.Space.StepMinutes);
        var seen = isNow ? new TimeRange(when.Now, when.Now.AddMinutes(1)) : first;
        var taken = free.TakenOf(at, seen);
        var left = at.Units.Count - taken.Count;
        var (count, clock) = (Words.Number(left), Words.Clock(at.Site.Clock.Local(first.Starts)));
        var desks = Words.Say($"{count} meja kosong", left == 1 ? "1 desk free" : $"{count} desks free");
        var said = isNow ? desks + Words.Say(" sekarang", " now") : $"{when.Said}{clock}: {desks}";
        return new(at, said, taken, true);
    }

    private static SpaceNow Room(
        CatalogueSpace at,
        Availability free,
        List<TimeRange> opening,
        TimeRange first,
        Moment when
    )
    {
        var stretch = free.Free(at, opening).Find(range => range.Contains(first));
        var (from, to) = (Clock(at, first.Starts), Clock(at, stretch.Ends));
        var isNow = stretch.Starts <= when.Now && first.Starts - when.Now <= TimeSpan.FromHours(1);
        var said = isNow
            ? Words.Say($"Kosong sampai {to}", $"Free until {to}")
            : Words.Say($"Kosong {when.Said}{from}–{to}", $"Free {when.Said}{from}–{to}");
        return new(at, said, [], true);
    }

    private static string Clock(CatalogueSpace at, DateTime utc) => Words.Clock(at.Site.Clock.Local(utc));

    private static string WhyNone(CatalogueSpace at, List<TimeRange> opening, Moment when)
    {
        var notice = TimeSpan.FromMinutes(at.Space.NoticeMinutes);
        if (when.Now + notice > opening[^1].Ends)
            return Words.Say($"Pesan {Words.Length(notice)} sebelumnya", $"Book {Words.Length(notice)} ahead");
        return when.IsToday
            ? Words.Say("Hari ini sudah terisi", "Taken for today")
            : Words.Say($"{when.Said}sudah terisi", $"{when.Said}is taken");
    }
}
