using HeteroSpace.Billing;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Pdf;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions.Papers;

/// <summary>
/// Berita acara serah terima as agencies write it: number, day in words, both parties, what changed hands in what
/// condition, and two places to sign. A value stands in it with what it rests on, or not at all.
/// </summary>
internal sealed record HandoverPaper(
    Site Site,
    Handover Handover,
    Pledge Pledge,
    NeedLine Line,
    List<GiftReceipt> Parts
)
{
    public string Number => MakeHandover.NumberOf(Handover, Site.Slug);

    public static async Task<HandoverPaper?> Read(AppDb db, Site site, Guid id, CancellationToken stop)
    {
        if (
            await db.Handovers().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.SiteId == site.Id, stop)
            is not { } handover
        )
            return null;
        var pledge = await db.Pledges().AsNoTracking().SingleAsync(row => row.Id == handover.PledgeId, stop);
        return new(
            site,
            handover,
            pledge,
            await db.NeedLines().AsNoTracking().SingleAsync(row => row.Id == pledge.LineId, stop),
            await db.GiftReceipts()
                .AsNoTracking()
                .Where(row => row.HandoverId == id)
                .OrderBy(row => row.Part)
                .ToListAsync(stop)
        );
    }

    public void Write(PdfWriter page, HouseType type)
    {
        page.Centred(Words.Say("BERITA ACARA SERAH TERIMA", "RECORD OF HANDING OVER"), large: true);
        page.Centred(Words.Say("Nomor: ", "Number: ") + Number);
        page.Space(12);
        page.Paragraph(
            Words.Say(
                $"Pada hari ini, {SpelledOut.Day(Handover.Day)}, kami yang bertanda tangan di bawah ini:",
                $"On this day, {SpelledOut.Day(Handover.Day)}, we who sign below:"
            )
        );
        var (first, second) = (
            Words.Say("PIHAK PERTAMA", "THE FIRST PARTY"),
            Words.Say("PIHAK KEDUA", "THE SECOND PARTY")
        );
        Party(page, "1.", type.OrDots(Handover.GivenBy), first, Words.Say("yang menyerahkan", "who hands over"));
        Party(page, "2.", type.OrDots(Handover.ReceivedBy), second, Words.Say("yang menerima", "who receives"));
        page.Space(6);
        page.Paragraph(
            Words.Say(
                $"PIHAK PERTAMA menyerahkan kepada PIHAK KEDUA, dan PIHAK KEDUA menerima dari PIHAK PERTAMA, untuk "
                    + $"Hetero Space {Site.Name}, {Site.Address}:",
                "The first party hands over to the second party, and the second party receives from the first party, "
                    + $"for Hetero Space {Site.Name}, {Site.Address}:"
            )
        );
        WriteParts(page);
        page.Close(
            Words.Say(
                "Demikian berita acara serah terima ini dibuat dengan sebenarnya, dalam rangkap dua, untuk "
                    + "dipergunakan sebagaimana mestinya.",
                "This record was made truthfully, in two copies, to be used as is proper."
            ),
            [(type.OrDots(Handover.GivenBy), first), (type.OrDots(Handover.ReceivedBy), second)]
        );
    }

    private static void Party(PdfWriter page, string mark, string name, string party, string does) =>
        page.Item(mark, Words.Say($"{name}, {does}, selanjutnya disebut {party};", $"{name}, {does}, here {party};"));

    private void WriteParts(PdfWriter page)
    {
        var valued = Line.Kind != GiftKind.Money && Pledge.Basis is not null && Parts.Exists(Has);
        List<string> head =
        [
            Words.Say("No", "No"),
            Words.Say("Uraian", "What"),
            Words.Say("Jumlah", "Quantity"),
            Words.Say("Keadaan", "Condition"),
            Words.Say("Tiba", "Came"),
        ];
        List<float> widths = valued ? [.05f, .25f, .13f, .19f, .17f, .21f] : [.06f, .34f, .18f, .24f, .18f];
        if (valued)
            head.Add(Words.Say("Nilai", "Value"));
        page.Grid(head, widths, Parts.Select((part, at) => Row(part, at + 1, valued)));
        page.Paragraph(Total(valued));
        if (valued)
            page.Hint(
                Words.Say("Dasar nilai: ", "The value stands on: ")
                    + Pledge.Basis!.Value.Said()
                    + (Pledge.BasisText == "" ? "" : ", " + Pledge.BasisText)
            );
    }

    // Of what stands: what was taken back, or is being counted again, is listed and adds nothing.
    private string Total(bool valued)
    {
        var stands = Parts.FindAll(part => part.Counts);
        var (amount, worth) = (
            Line.Amount(stands.Sum(part => part.Quantity)),
            valued ? ", " + Words.Rupiah(stands.Sum(part => part.Value ?? 0)) : ""
        );
        return stands.Count == 0
            ? Words.Say("Tidak ada lagi yang berlaku.", "Nothing of it stands any more.")
            : Words.Say($"Jumlah yang berlaku: {amount}{worth}.", $"What stands, in all: {amount}{worth}.");
    }

    private static string Standing(GiftReceipt part) =>
        part switch
        {
            { TakenBack: not null } => Words.Say(" (dibatalkan: ", " (taken back: ") + part.TakenBackBecause + ")",
            { Counted: null } => Words.Say(" (sedang dihitung lagi)", " (being counted again)"),
            _ => "",
        };

    private List<string> Row(GiftReceipt part, int number, bool valued)
    {
        List<string> cells =
        [
            $"{number}",
            Line.What + Standing(part),
            Line.Amount(part.Quantity),
            part.Condition == "" ? "–" : part.Condition,
            $"{part.Came:dd-MM-yyyy}",
        ];
        if (valued)
            cells.Add(Has(part) ? Words.Rupiah(part.Value!.Value) : "–");
        return cells;
    }

    private static bool Has(GiftReceipt part) => part.Value is not null;
}
