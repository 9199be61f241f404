using HeteroSpace.Billing;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Contributions;

/// <summary>How needs, pledges and gifts are said in both languages.</summary>
public static class ContributionWords
{
    public static string Said(this NeedStatus status) =>
        status switch
        {
            NeedStatus.Draft => Words.Say("Rancangan", "Draft"),
            NeedStatus.Published => Words.Say("Terbuka", "Open"),
            NeedStatus.Closed => Words.Say("Ditutup", "Closed"),
        };

    public static string Said(this NeedBasis basis) =>
        basis switch
        {
            NeedBasis.None => Words.Say("Belum ada", "None yet"),
            NeedBasis.Permit => Words.Say("Izin pengumpulan (UU 9/1961)", "Permit to collect (UU 9/1961)"),
            NeedBasis.Grant => Words.Say("Hibah", "Grant"),
            NeedBasis.Csr => Words.Say("Tanggung jawab sosial perusahaan (CSR)", "A company's social fund (CSR)"),
            NeedBasis.LimitedCircle => Words.Say("Lingkungan terbatas", "A limited circle"),
        };

    public static string Said(this LabourRole role) =>
        role switch
        {
            LabourRole.Crew => Words.Say("Kru", "Crew"),
            LabourRole.Volunteer => Words.Say("Relawan", "Volunteers"),
            LabourRole.Mentor => Words.Say("Pendamping", "Mentors"),
            LabourRole.Intern => Words.Say("Magang", "Interns"),
        };

    public static string Said(this PledgeStatus status) =>
        status switch
        {
            PledgeStatus.Pending => Words.Say("Menunggu konfirmasi", "Waiting to be confirmed"),
            PledgeStatus.Offered => Words.Say("Ditawarkan", "Offered"),
            PledgeStatus.Accepted => Words.Say("Kami nantikan", "Awaited"),
            PledgeStatus.Received => Words.Say("Sudah sampai", "Received"),
            PledgeStatus.Thanked => Words.Say("Sudah diucapi terima kasih", "Thanked"),
            PledgeStatus.Withdrawn => Words.Say("Ditarik pemberi", "Withdrawn"),
            PledgeStatus.Declined => Words.Say("Belum dapat diterima", "Declined"),
            PledgeStatus.Released => Words.Say("Tidak dicari lagi", "Not needed any more"),
        };

    /// <summary>Its colour, for givers and staff alike.</summary>
    public static string Look(this PledgeStatus status) =>
        status switch
        {
            PledgeStatus.Pending or PledgeStatus.Offered => "status-requested",
            PledgeStatus.Accepted => "status-confirmed",
            PledgeStatus.Received => "status-checked-in",
            PledgeStatus.Thanked => "status-finished",
            PledgeStatus.Declined => "status-declined",
            PledgeStatus.Withdrawn or PledgeStatus.Released => "status-cancelled",
        };

    public static string Look(this NeedStatus status) =>
        status switch
        {
            NeedStatus.Draft => "status-requested",
            NeedStatus.Published => "status-confirmed",
            NeedStatus.Closed => "status-finished",
        };

    /// <summary>To its giver: hands and services do not arrive as chairs do.</summary>
    public static string Said(this PledgeSetting at) =>
        at switch
        {
            { Pledge.Status: PledgeStatus.Received, Line.Kind: GiftKind.Labour } => Words.Say("Sudah datang", "Came"),
            { Pledge.Status: PledgeStatus.Received, Line.Kind: GiftKind.Service } => Words.Say(
                "Sudah dikerjakan",
                "Done"
            ),
            { Pledge.Status: PledgeStatus.Received, Line.Kind: GiftKind.Venue } => Words.Say(
                "Sudah dipinjamkan",
                "Lent"
            ),
            { Pledge: { Status: PledgeStatus.Accepted, Held: 0, InReserve: > 0 } } => Words.Say(
                "Cadangan",
                "In reserve"
            ),
            _ => at.Pledge.Status.Said(),
        };

    /// <summary>Of a need that was closed, to whoever closes it and to whoever reads it.</summary>
    public static string StillWelcome =>
        Words.Say(
            "Yang sudah dijanjikan masih dinantikan; yang jadi cadangan tidak perlu lagi.",
            "What is promised is still awaited; what is in reserve is not needed any more."
        );

    /// <summary>Why a pledge is not taken back or declined: a part waits for a second count.</summary>
    public static string IsHere =>
        Words.Say(
            "Sebagian sudah datang dan menunggu hitungan kedua. Setelah dihitung, sisanya bisa ditarik.",
            "A part is here and waits for a second count. Once it is counted, the rest can be taken back."
        );

    public static string Said(this GiverShown shown) =>
        shown switch
        {
            GiverShown.Named => Words.Say("Dengan nama", "By name"),
            GiverShown.HambaAllah => "Hamba Allah",
            GiverShown.OrangBaik => Words.Say("Orang baik", "A kind person"),
        };

    public static string Said(this ValueBasis basis) =>
        basis switch
        {
            ValueBasis.PriceList => Words.Say("Daftar harga", "Price list"),
            ValueBasis.Receipt => Words.Say("Nota pembelian", "Receipt"),
            ValueBasis.Estimate => Words.Say("Taksiran", "Estimate"),
        };

    /// <summary>As <c>20 kursi lipat</c>, <c>Rp1.500.000</c>, <c>8 orang</c>.</summary>
    public static string Amount(this NeedLine line, long count) =>
        line.Kind == GiftKind.Money ? Words.Rupiah(count) : $"{Words.Number(count)} {line.UnitSaid(count)}".TrimEnd();

    /// <summary>How much of what, as <c>20 buah kursi lipat</c>; of money the sum alone.</summary>
    public static string Whole(this NeedLine line, long count) =>
        line.Kind == GiftKind.Money ? Words.Rupiah(count) : $"{line.Amount(count)} {line.What}";
}
