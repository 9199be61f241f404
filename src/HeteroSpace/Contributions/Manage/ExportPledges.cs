using System.Globalization;
using System.Runtime.CompilerServices;
using HeteroSpace.Billing;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Tables;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions.Manage;

/// <summary>
/// Pledges of a site and what came of them as a table: a row for each part, and one for each pledge of which none came.
/// Who gives stands in it by name only for whoever manages the site; that it was taken away is in the audit (UU PDP
/// 27/2022 art. 35: access is kept track of).
/// </summary>
internal static class ExportPledges
{
    private const int ALot = 500;

    private static readonly TakenTable Taken = new(
        "pledges.exported",
        "gotong-royong",
        GiftDesk.Decides,
        GiftDesk.Counts
    )
    {
        Whole = "with names and contacts",
    };

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/konsol/{site}/gotong-royong/tawaran." + TakeTable.Formats, Show)
            .RequireAuthorization()
            .ExcludeFromDescription();

    private static Task<IResult> Show(
        string site,
        string format,
        HttpContext http,
        AppDb db,
        TakeTable take,
        CancellationToken stop
    ) => take.Answer(Taken, http, site, format, (here, personal) => Task.FromResult(Rows(db, here, personal, stop)));

    private static string[] Headings(bool personal)
    {
        string[] headings =
        [
            Words.Say("Kode", "Code"),
            Words.Say("Kebutuhan", "Need"),
            Words.Say("Jenis", "Kind"),
            Words.Say("Apa", "What"),
            Words.Say("Satuan", "Unit"),
            Words.Say("Ditawarkan", "Offered"),
            Words.Say("Keadaan", "State"),
            Words.Say("Ditawarkan pada", "Offered on"),
            Words.Say("Tampil sebagai", "Shown as"),
            Words.Say("Bagian", "Part"),
            Words.Say("Datang", "Came"),
            Words.Say("Hari datang", "Came on"),
            Words.Say("Kondisi", "Condition"),
            Words.Say("Dihitung", "Counts"),
            Words.Say("Nilai (rupiah)", "Value (rupiah)"),
        ];
        return personal
            ? [.. headings, Words.Say("Pemberi", "Giver"), "E-mail", Words.Say("Nomor WhatsApp", "WhatsApp number")]
            : headings;
    }

    internal static async IAsyncEnumerable<IReadOnlyList<string>> Rows(
        AppDb db,
        ShellSite here,
        bool personal,
        [EnumeratorCancellation] CancellationToken stop = default
    )
    {
        yield return Headings(personal);
        // In lots, so that a long table is never in memory as a whole.
        var all = await db.Pledges()
            .Where(row => row.SiteId == here.Id)
            .OrderBy(row => row.Made)
            .ThenBy(row => row.Id)
            .Select(row => row.Id)
            .ToListAsync(stop);
        foreach (var ids in all.Chunk(ALot))
        {
            var lot = await Lot(db, ids, stop);
            foreach (var id in ids)
            foreach (var receipt in lot.Receipts[id].Select(row => (GiftReceipt?)row).DefaultIfEmpty())
                yield return Cells(lot, lot.Pledges[id], receipt, here.Clock, personal);
        }
    }

    private sealed record LotOf(
        Dictionary<Guid, Pledge> Pledges,
        Dictionary<Guid, NeedLine> Lines,
        Dictionary<Guid, string> Needs,
        ILookup<Guid, GiftReceipt> Receipts,
        Dictionary<Guid, Organizations.Organization> Organizations
    );

    private static async Task<LotOf> Lot(AppDb db, Guid[] ids, CancellationToken stop)
    {
        var pledges = await db.Pledges().AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(stop);
        var lines = pledges.Select(row => row.LineId).Distinct().ToArray();
        var needs = pledges.Select(row => row.NeedId).Distinct().ToArray();
        return new(
            pledges.ToDictionary(row => row.Id),
            await db.NeedLines()
                .AsNoTracking()
                .Where(row => lines.Contains(row.Id))
                .ToDictionaryAsync(row => row.Id, stop),
            await db.Needs()
                .Where(row => needs.Contains(row.Id))
                .ToDictionaryAsync(row => row.Id, row => row.Title, stop),
            (
                await db.GiftReceipts()
                    .AsNoTracking()
                    .Where(row => ids.Contains(row.PledgeId))
                    .OrderBy(row => row.Part)
                    .ToListAsync(stop)
            ).ToLookup(row => row.PledgeId),
            await PledgesPage.OrganizationsOf(db, pledges, stop)
        );
    }

    private static string[] Cells(LotOf lot, Pledge pledge, GiftReceipt? part, SiteClock clock, bool personal)
    {
        var line = lot.Lines[pledge.LineId];
        string[] cells =
        [
            pledge.Code,
            lot.Needs[pledge.NeedId],
            line.Kind.Said(),
            line.What,
            line.Unit,
            Count(pledge.Quantity),
            pledge.Status.Said(),
            NeedForm.DayField(clock.Date(pledge.Made)),
            pledge.ShownAs.Said(),
            Count(part?.Part),
            Count(part?.Quantity),
            NeedForm.DayField(part?.Came),
            part?.Condition ?? "",
            part is null ? "" : State(part),
            // Not valued is not nothing: the cell is empty.
            Count(part is { Counts: true } ? part.Value : null),
        ];
        return personal
            ? [.. cells, PledgesPage.GiverOf(pledge, lot.Organizations), pledge.Email ?? "", ShownPhone(pledge)]
            : cells;
    }

    private static string ShownPhone(Pledge pledge) => pledge.Phone is { } phone ? PhoneNumber.Shown(phone) : "";

    private static string Count(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string State(GiftReceipt part)
    {
        if (part.TakenBack is not null)
            return Words.Say("dibatalkan: ", "taken back: ") + part.TakenBackBecause;
        return part.Counts ? Words.Say("ya", "yes") : Words.Say("menunggu hitungan kedua", "waits for a second count");
    }
}
