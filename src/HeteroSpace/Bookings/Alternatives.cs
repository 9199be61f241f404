using System.Globalization;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings;

/// <summary>Another space or time that is free, near to what was wanted.</summary>
public sealed record Alternative(CatalogueSpace At, TimeRange Range)
{
    public string Said =>
        $"{At.Space.Name.Here}, {At.Site.Name}: {Words.When(At.Site.Clock, Range.Starts, Range.Ends)}";

    /// <summary>The name of the buttons by which one is taken.</summary>
    public const string Button = "ambil";

    /// <summary>What its button sends: the space, and from when to when on its site's clock.</summary>
    public string Sent => $"{At.Space.Slug} {Field(Range.Starts)} {Field(Range.Ends)}";

    private string Field(DateTime utc) =>
        At.Site.Clock.Local(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>What the one that was pressed puts into a field of its form; null for a field that it does not answer,
    /// and when none was pressed.</summary>
    public static string? Of(string sent, string field)
    {
        if (sent.Split(' ') is not [var space, var day, var from, var until, var to])
            return null;
        return field switch
        {
            "ruang" => space,
            "tanggal" => day,
            "dari" or "jam" => from,
            "sampai" => to,
            "sampai-tanggal" => until == day ? "" : until,
            _ => null,
        };
    }
}

/// <summary>Finds up to three: the same space at another time, a similar space at the same time, a sister
/// site.</summary>
internal sealed class Alternatives(Catalogue catalogue, AppDb db, TimeProvider time)
{
    /// <param name="moved">The booking that is to be moved: what it has is free for it.</param>
    public async Task<IReadOnlyList<Alternative>> Near(
        CatalogueSpace at,
        BookingRequest wanted,
        CancellationToken stop,
        Guid? moved = null
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        var around = new TimeRange(wanted.Starts.AddDays(-1), wanted.Ends.AddDays(4));
        var here = await Availability.Read(db, [at.Site.Id], around, stop, moved);
        var found = new List<Alternative>();
        if (OtherTime(here, at, wanted, around, now) is { } later)
            found.Add(new(at, later));
        if (SimilarSpace(here, await catalogue.Site(at.Site.Id, stop), at, wanted, now) is { } similar)
            found.Add(new(similar, wanted.Range));
        foreach (var sister in await catalogue.Sites(stop))
        {
            if (found.Count >= 3)
                break;
            if (sister.Site.Id == at.Site.Id || !sister.Site.Published)
                continue;
            if (await AtSister(sister, at, wanted, now, stop) is { } there)
            {
                found.Add(there);
                break;
            }
        }
        if (
            found.Count < 3
            && found.Count > 0
            && OtherTimes(here, at, wanted, around, now).Except(found.Select(known => known.Range)).FirstOrDefault()
                is { IsEmpty: false } second
        )
            found.Insert(1, new(at, second));
        return found;
    }

    private static TimeRange? OtherTime(
        Availability here,
        CatalogueSpace at,
        BookingRequest wanted,
        TimeRange around,
        DateTime now
    ) => OtherTimes(here, at, wanted, around, now).Select(range => (TimeRange?)range).FirstOrDefault();

    private static IEnumerable<TimeRange> OtherTimes(
        Availability here,
        CatalogueSpace at,
        BookingRequest wanted,
        TimeRange around,
        DateTime now
    ) =>
        here.Starts(at, at.Opening.Between(around), wanted.Range.Length, now)
            .Where(range => Keeps(at, wanted, range, now))
            .OrderBy(range => Math.Abs((range.Starts - wanted.Starts).TotalMinutes))
            .ThenBy(range => range.Starts);

    private static CatalogueSpace? SimilarSpace(
        Availability here,
        CatalogueSite? site,
        CatalogueSpace at,
        BookingRequest wanted,
        DateTime now
    ) =>
        Similar(site, at, wanted.People)
            .FirstOrDefault(space =>
                here.UnitsFor(space, wanted.Range) is not null && Keeps(space, wanted, wanted.Range, now)
            );

    private async Task<Alternative?> AtSister(
        CatalogueSite sister,
        CatalogueSpace at,
        BookingRequest wanted,
        DateTime now,
        CancellationToken stop
    )
    {
        // The same hour on the sister's own clock.
        var starts = sister.Site.Clock.Utc(at.Site.Clock.Local(wanted.Starts));
        var range = new TimeRange(starts, starts + wanted.Range.Length);
        var candidates = Similar(sister, at, wanted.People).Where(space => Keeps(space, wanted, range, now)).ToList();
        if (candidates.Count == 0)
            return null;
        var there = await Availability.Read(db, sister.Site.Id, range, stop);
        return candidates
            .Where(space => there.UnitsFor(space, range) is not null)
            .Select(space => new Alternative(space, range))
            .FirstOrDefault();
    }

    private static bool IsLike(Space space, Space wanted) =>
        space.Kind == wanted.Kind || space.Covers == wanted.Covers && space.Capacity >= wanted.Capacity;

    // The same kind first, then whatever holds as many people, the smallest that does.
    internal static IEnumerable<CatalogueSpace> Similar(CatalogueSite? site, CatalogueSpace at, int people) =>
        (site?.Published ?? [])
            .Where(space => space.Space.Id != at.Space.Id && space.Space.Capacity >= people)
            .Where(space => IsLike(space.Space, at.Space))
            .OrderBy(space => space.Space.Kind == at.Space.Kind ? 0 : 1)
            .ThenBy(space => space.Space.Capacity);

    private static bool Keeps(CatalogueSpace space, BookingRequest wanted, TimeRange range, DateTime now) =>
        (!HoldTime.IsLong(wanted.HoldFor) || HoldTime.IsSmall(space.Space))
        && BookingRules
            .Broken(
                space,
                wanted with
                {
                    SpaceId = space.Space.Id,
                    Starts = range.Starts,
                    Ends = range.Ends,
                    Layout = null,
                    LetterFile = wanted.LetterFile ?? "-",
                },
                now
            )
            .Count == 0;
}
