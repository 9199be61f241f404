using System.Globalization;
using System.Runtime.CompilerServices;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Regions;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Tables;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations.Review;

/// <summary>
/// The register of a site as a table, under headings that an import knows again.
/// Numbers and leads' names stand in it only for whoever manages the site; that they
/// were given out is in the audit (UU PDP 27/2022 art. 35: access is kept track of).
/// </summary>
internal static class ExportRegister
{
    private static readonly TakenTable Taken = new("organizations.exported", "komunitas", Role.FrontDesk)
    {
        Whole = "with numbers and names of leads",
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/konsol/{site}/organisasi." + TakeTable.Formats, Show)
            .RequireAuthorization()
            .ExcludeFromDescription();
    }

    private static Task<IResult> Show(
        string site,
        string format,
        HttpContext http,
        AppDb db,
        TakeTable take,
        TimeProvider time,
        CancellationToken stop
    ) =>
        take.Answer(
            Taken,
            http,
            site,
            format,
            (here, personal) => Task.FromResult(Rows(db, here.Id, personal, time.GetUtcNow().UtcDateTime, stop))
        );

    internal static async IAsyncEnumerable<IReadOnlyList<string>> Rows(
        AppDb db,
        Guid site,
        bool personal,
        DateTime now,
        [EnumeratorCancellation] CancellationToken stop = default
    )
    {
        string[] headings =
        [
            Words.Say("Nama", "Name"),
            Words.Say("Jenis", "Kind"),
            Words.Say("Bidang", "Sector"),
            Words.Say("Kabupaten/kota", "Region"),
            Words.Say("Cerita", "Story"),
            Words.Say("Tautan", "Links"),
            Words.Say("Keadaan", "State"),
            Words.Say("Terdaftar", "Registered"),
            Words.Say("Kegiatan", "Activities"),
            Words.Say("Kegiatan terakhir", "Last activity"),
            Words.Say("Halaman", "Page"),
        ];
        yield return personal
            ? [.. headings, Words.Say("Nomor WhatsApp", "WhatsApp number"), Words.Say("Pengurus", "Leads")]
            : headings;
        // In lots, so that a long register is never in memory as a whole.
        var all = await db.Organizations()
            .Where(row => row.SiteId == site && row.Status != OrganizationStatus.Merged)
            .OrderBy(row => row.FoldedName)
            .ThenBy(row => row.Id)
            .Select(row => row.Id)
            .ToListAsync(stop);
        foreach (var ids in all.Chunk(500))
        foreach (var (row, done, last, leads) in await Lot(db, ids, now, stop))
        {
            string[] cells =
            [
                row.Name,
                row.Kind.Said(),
                row.Sector.Said(),
                Region.Said(row.RegionCode),
                row.Story,
                string.Join(' ', row.Links),
                row.Status.Said(),
                Day(row.Registered),
                done.ToString(CultureInfo.InvariantCulture),
                last is { } day ? Day(day) : "",
                "/komunitas/" + row.Slug,
            ];
            yield return personal ? [.. cells, ShownPhone(row), string.Join(", ", leads)] : cells;
        }
    }

    private static string ShownPhone(Organization row) => row.Phone is { } phone ? PhoneNumber.Shown(phone) : "";

    private static async Task<List<(Organization Row, int Done, DateTime? Last, List<string> Leads)>> Lot(
        AppDb db,
        Guid[] ids,
        DateTime now,
        CancellationToken stop
    )
    {
        var rows = await db.Organizations()
            .AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .OrderBy(row => row.FoldedName)
            .ThenBy(row => row.Id)
            .ToListAsync(stop);
        var roots = db.Organizations()
            .Where(row => ids.Contains(row.Id) || row.MergedIntoId != null && ids.Contains(row.MergedIntoId.Value))
            .Select(row => new Rooted { Id = row.Id, Root = row.MergedIntoId ?? row.Id });
        var done = await roots
            .Join(
                db.Activities().Where(row => row.At <= now),
                root => root.Id,
                row => row.OrganizationId,
                (root, row) => new { root.Root, row.At }
            )
            .GroupBy(row => row.Root)
            .Select(group => new
            {
                group.Key,
                Count = group.Count(),
                Last = group.Max(row => row.At),
            })
            .ToDictionaryAsync(group => group.Key, stop);
        var leads = await Leads(db, roots, stop);
        return
        [
            .. rows.Select(row =>
                (
                    row,
                    done.GetValueOrDefault(row.Id)?.Count ?? 0,
                    done.GetValueOrDefault(row.Id)?.Last,
                    leads[row.Id].ToList()
                )
            ),
        ];
    }

    // An organization, or one that was merged into it, under the one that has a page.
    private sealed class Rooted
    {
        public Guid Id { get; init; }
        public Guid Root { get; init; }
    }

    private static async Task<ILookup<Guid, string>> Leads(
        AppDb db,
        IQueryable<Rooted> roots,
        CancellationToken stop
    ) =>
        (
            await roots
                .Join(
                    db.OrganizationMembers().Where(row => row.Role == OrganizationRole.Lead),
                    root => root.Id,
                    row => row.OrganizationId,
                    (root, row) => new { root.Root, row.PersonId }
                )
                .Join(
                    db.People(),
                    row => row.PersonId,
                    person => person.Id,
                    (row, person) => new { row.Root, person.Name }
                )
                .Distinct()
                .OrderBy(row => row.Name)
                .ToListAsync(stop)
        ).ToLookup(row => row.Root, row => row.Name);

    private static string Day(DateTime instant) => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
