using System.Globalization;
using System.Runtime.CompilerServices;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Tables;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Typed;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings.All;

/// <summary>
/// The bookings that are looked at, all pages of them, as a table in the site's own time. Numbers and mails stand in it
/// only for whoever manages the site; that they were taken away is in the audit (UU PDP 27/2022 art. 35).
/// </summary>
internal static class ExportBookings
{
    private const int ALot = 500;

    private static readonly TakenTable Taken = new("bookings.exported", "pemesanan", Role.FrontDesk)
    {
        Whole = "with names and contacts",
        Plain = "with names",
    };

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/konsol/{site}/pemesanan." + TakeTable.Formats, Show)
            .RequireAuthorization()
            .ExcludeFromDescription();

    private static Task<IResult> Show(
        string site,
        string format,
        HttpContext http,
        AppDb db,
        Catalogue catalogue,
        TakeTable take,
        WordsInAddress words,
        TimeProvider time,
        CancellationToken stop
    ) =>
        take.Answer(
            Taken,
            http,
            site,
            format,
            async (_, personal) =>
            {
                var here = (await catalogue.Site(site, stop))!;
                var asked = BookingQuestion.Of(http.Request.Query, words);
                var found = asked.Sorted(asked.In(db, here, time.GetUtcNow().UtcDateTime));
                return Rows(db, here, found, personal, stop);
            }
        );

    private static string[] Headings(bool personal)
    {
        string[] headings =
        [
            Words.Say("Kode", "Code"),
            Words.Say("Tanggal", "Date"),
            Words.Say("Mulai", "Starts"),
            Words.Say("Selesai", "Ends"),
            Words.Say("Ruang", "Space"),
            Words.Say("Jenis ruang", "Kind of space"),
            Words.Say("Nama", "Name"),
            Words.Say("Komunitas atau perusahaan", "Community or company"),
            Words.Say("Orang", "People"),
            Words.Say("Keperluan", "Purpose"),
            Words.Say("Keadaan", "State"),
            Words.Say("Alasan", "Reason"),
            Words.Say("Dibuat", "Made"),
        ];
        return personal ? [.. headings, "E-mail", Words.Say("Nomor WhatsApp", "WhatsApp number")] : headings;
    }

    // In lots, so that a long table is never in memory as a whole.
    private static async IAsyncEnumerable<IReadOnlyList<string>> Rows(
        AppDb db,
        CatalogueSite here,
        IQueryable<Booking> found,
        bool personal,
        [EnumeratorCancellation] CancellationToken stop = default
    )
    {
        yield return Headings(personal);
        var spaces = here.Spaces.ToDictionary(at => at.Space.Id, at => at.Space);
        var all = await found.Select(row => row.Id).ToListAsync(stop);
        foreach (var ids in all.Chunk(ALot))
        {
            var rows = await db.Bookings()
                .AsNoTracking()
                .Where(row => ids.Contains(row.Id))
                .ToDictionaryAsync(row => row.Id, stop);
            var named = rows.Values.Select(row => row.OrganizationId).OfType<Guid>().Distinct().ToArray();
            var organizations = await db.Organizations()
                .Where(one => named.Contains(one.Id))
                .ToDictionaryAsync(one => one.Id, one => one.Name, stop);
            foreach (var row in ids.Select(id => rows[id]))
                yield return Cells(
                    row,
                    spaces.GetValueOrDefault(row.SpaceId),
                    row.OrganizationId is { } id ? organizations.GetValueOrDefault(id, "") : "",
                    here.Site.Clock,
                    personal
                );
        }
    }

    private static string[] Cells(Booking row, Space? space, string organization, SiteClock clock, bool personal)
    {
        string[] cells =
        [
            row.Code,
            row.LocalDate.Written(),
            Hour(clock, row.Starts),
            Hour(clock, row.Ends),
            space?.Name.Here ?? "",
            space?.Kind.Said() ?? "",
            row.Name,
            organization,
            row.People.ToString(CultureInfo.InvariantCulture),
            row.Purpose,
            row.Status.Said(),
            row.Reason ?? "",
            $"{clock.Date(row.Made).Written()} {Hour(clock, row.Made)}",
        ];
        return personal ? [.. cells, row.Email ?? "", Shown(row.Phone)] : cells;
    }

    private static string Shown(string? phone) => phone is null ? "" : PhoneNumber.Shown(phone);

    private static string Hour(SiteClock clock, DateTime utc) =>
        clock.Local(utc).ToString("HH:mm", CultureInfo.InvariantCulture);
}
