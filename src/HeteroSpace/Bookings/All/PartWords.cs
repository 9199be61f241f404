using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Bookings.All;

internal static class PartWords
{
    public static string Said(this Part part) =>
        part switch
        {
            Part.Open => Words.Say("Berlaku", "Current"),
            Part.Waiting => Words.Say("Menunggu", "Waiting"),
            Part.Confirmed => Words.Say("Terkonfirmasi", "Confirmed"),
            Part.Here => Words.Say("Di dalam", "In the house"),
            Part.Finished => Words.Say("Selesai", "Finished"),
            Part.NoShow => Words.Say("Tidak hadir", "No-show"),
            Part.Ended => Words.Say("Belum bisa dan dibatalkan", "Declined and cancelled"),
            _ => Words.Say("Semua", "All"),
        };
}
