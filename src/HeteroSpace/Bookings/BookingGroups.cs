using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Bookings;

internal static class BookingGroups
{
    public static string Said(this BookingGroup group) =>
        group switch
        {
            BookingGroup.Open => Words.Say("Berlaku", "Current"),
            BookingGroup.Waiting => Words.Say("Menunggu", "Waiting"),
            BookingGroup.Offered => Words.Say("Ditawarkan", "Offered"),
            BookingGroup.Confirmed => Words.Say("Terkonfirmasi", "Confirmed"),
            BookingGroup.Here => Words.Say("Di dalam", "In the house"),
            BookingGroup.Finished => Words.Say("Selesai", "Finished"),
            BookingGroup.NoShow => Words.Say("Tidak hadir", "No-show"),
            BookingGroup.Ended => Words.Say("Belum bisa dan dibatalkan", "Declined and cancelled"),
            _ => Words.Say("Semua", "All"),
        };
}
