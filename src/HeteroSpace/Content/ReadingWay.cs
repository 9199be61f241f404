using HeteroSpace.Enquiries;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>
/// How many went on from what they read: found it useful, asked,
/// were answered, and registered for an event after they had asked.
/// </summary>
public sealed record WayFigures(long Useful, int Asked, int Answered, int Registered);

/// <summary>One who asked after reading, and what they registered for since.</summary>
public sealed record WayCase(
    Guid EnquiryId,
    string Name,
    string Topic,
    DateTime Asked,
    EnquiryStatus Status,
    Outcome? Outcome,
    IReadOnlyList<(string Title, string Slug, DateTime Made)> Events
);

/// <summary>
/// The way from reading to taking part: article or episode, enquiry, event. A registration counts for an enquiry when
/// the same member or the same number made it after asking; each enquiry once, however many events followed. What a
/// visitor without a number does is not followed: nobody is tracked.
/// </summary>
public sealed class ReadingWay(AppDb db)
{
    public const int MostCases = 100;
    private static readonly RegistrationStatus[] Gone =
    [
        RegistrationStatus.Pending,
        RegistrationStatus.Expired,
        RegistrationStatus.Cancelled,
    ];

    /// <summary>By the address of what was read; those nobody went on from are zero.</summary>
    public async Task<Dictionary<string, WayFigures>> Of(
        IReadOnlyCollection<string> paths,
        CancellationToken stop = default
    )
    {
        var wanted = paths.ToArray();
        var useful = await db.UsefulCounts()
            .Where(row => wanted.Contains(row.Path))
            .GroupBy(row => row.Path)
            .Select(group => new { group.Key, Sum = group.Sum(row => (long)row.Count) })
            .ToDictionaryAsync(row => row.Key, row => row.Sum, stop);
        var asked = await db.Enquiries()
            .Where(row => wanted.Contains(row.Source))
            .Select(row => new
            {
                row.Source,
                Answered = row.Answered != null,
                Registered = db.Registrations()
                    .Where(made => !Gone.Contains(made.Status) && made.Made >= row.Asked)
                    .Any(made =>
                        row.PersonId != null && made.PersonId == row.PersonId
                        || row.Phone != null && made.Phone == row.Phone
                    ),
            })
            .GroupBy(row => row.Source)
            .Select(group => new
            {
                group.Key,
                Asked = group.Count(),
                Answered = group.Count(row => row.Answered),
                Registered = group.Count(row => row.Registered),
            })
            .ToDictionaryAsync(row => row.Key, stop);
        return wanted
            .Distinct()
            .ToDictionary(
                path => path,
                path =>
                    asked.TryGetValue(path, out var row)
                        ? new WayFigures(useful.GetValueOrDefault(path), row.Asked, row.Answered, row.Registered)
                        : new(useful.GetValueOrDefault(path), 0, 0, 0)
            );
    }

    /// <summary>
    /// Those who asked at a site after reading it, the newest first; for staff who look after enquiries.
    /// </summary>
    public async Task<IReadOnlyList<WayCase>> Cases(string path, Guid site, CancellationToken stop = default)
    {
        var rows = await db.Enquiries()
            .AsNoTracking()
            .Where(row => row.Source == path && row.SiteId == site)
            .OrderByDescending(row => row.Asked)
            .Take(MostCases)
            .ToListAsync(stop);
        var (people, phones) = (
            rows.Select(row => row.PersonId).OfType<Guid>().Distinct().ToArray(),
            rows.Select(row => row.Phone).OfType<string>().Distinct().ToArray()
        );
        var made = await RegistrationsOf(people, phones)
            .Join(
                db.Events().Where(of => of.SiteId == site),
                row => row.EventId,
                of => of.Id,
                (row, of) =>
                    new
                    {
                        row.PersonId,
                        row.Phone,
                        row.Made,
                        of.Title,
                        of.Slug,
                    }
            )
            .OrderBy(row => row.Made)
            .Take(2000)
            .ToListAsync(stop);
        return
        [
            .. rows.Select(row => new WayCase(
                row.Id,
                row.Name,
                Words.Cut(row.Topic, 200),
                row.Asked,
                row.Status,
                row.Outcome,
                [
                    .. made.Where(known => known.Made >= row.Asked && IsOf(row, known.PersonId, known.Phone))
                        .Select(known => (known.Title, known.Slug, known.Made)),
                ]
            )),
        ];
    }

    private IQueryable<Registration> RegistrationsOf(Guid[] people, string[] phones) =>
        db.Registrations()
            .Where(row => !Gone.Contains(row.Status))
            .Where(row =>
                row.PersonId != null && people.Contains(row.PersonId.Value)
                || row.Phone != null && phones.Contains(row.Phone)
            );

    // The same member, or the same number.
    private static bool IsOf(Enquiry asked, Guid? person, string? phone) =>
        asked.PersonId != null && person == asked.PersonId || asked.Phone != null && phone == asked.Phone;
}
