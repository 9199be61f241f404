using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Bookings.Board;

/// <summary>What a piece of the board is; each has a pattern, a word and a switch in the legend.</summary>
public enum BoardKind
{
    Booking,
    Inside,
    Request,
    Event,
    Shared,
    Closed,
    Imported,
    Buffer,
}

/// <summary>How the kinds are called, in addresses and to readers.</summary>
internal static class BoardKinds
{
    public static readonly IReadOnlyList<BoardKind> All = Enum.GetValues<BoardKind>();

    /// <summary>Its class on the page, by which it has its pattern.</summary>
    public static string Look(this BoardKind kind) =>
        kind switch
        {
            BoardKind.Booking => "booking",
            BoardKind.Inside => "inside",
            BoardKind.Request => "request",
            BoardKind.Event => "event",
            BoardKind.Shared => "shared",
            BoardKind.Closed => "closed",
            BoardKind.Imported => "imported",
            BoardKind.Buffer => "buffer",
        };

    /// <summary>In an address, beside others.</summary>
    public static string Key(this BoardKind kind) =>
        kind switch
        {
            BoardKind.Booking => "pesanan",
            BoardKind.Inside => "hadir",
            BoardKind.Request => "menunggu",
            BoardKind.Event => "acara",
            BoardKind.Shared => "lain",
            BoardKind.Closed => "tutup",
            BoardKind.Imported => "impor",
            BoardKind.Buffer => "jeda",
        };

    public static string Said(this BoardKind kind) =>
        kind switch
        {
            BoardKind.Booking => Words.Say("Pemesanan", "Booking"),
            BoardKind.Inside => Words.Say("Di dalam", "Inside"),
            BoardKind.Request => Words.Say("Menunggu", "Waiting"),
            BoardKind.Event => Words.Say("Acara", "Event"),
            BoardKind.Shared => Words.Say("Lewat ruang lain", "By another room"),
            BoardKind.Closed => Words.Say("Tutup", "Closed"),
            BoardKind.Imported => Words.Say("Kalender luar", "Outside calendar"),
            BoardKind.Buffer => Words.Say("Jeda", "Break"),
        };
}
