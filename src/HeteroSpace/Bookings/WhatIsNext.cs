using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using HeteroSpace.Sites;
using static HeteroSpace.Foundation.Ui.Words;

namespace HeteroSpace.Bookings;

/// <summary>What a booking's own page says comes next: true for its state, the contact and the place.</summary>
internal static class WhatIsNext
{
    /// <summary>The one thing that the booker has to do before it stands.</summary>
    public static bool OneMoreStep(this Booking booking) =>
        booking.Status == BookingStatus.Held || booking.AwaitsContact;

    public static string Said(Booking booking, CatalogueSpace at, Person me) =>
        booking.Status switch
        {
            BookingStatus.Held => HeldUntil(booking, at) + HowToConfirm(me),
            BookingStatus.Requested when booking.AwaitsContact => $"{BookingLetter.WishNoted} {HowToConfirm(me)}",
            BookingStatus.Requested => Say(
                "Pengelola menjawab paling lambat dua hari kerja. Kami kabari lewat e-mail dan di sini.",
                "The staff answer within two working days. We tell you by e-mail and here."
            ),
            BookingStatus.Confirmed => Arrive(at.Site.GraceMinutes),
            BookingStatus.CheckedIn => Say(
                "Anda sudah check-in. Selamat berkarya!",
                "You are checked in. Enjoy your time!"
            ),
            BookingStatus.Finished when booking.LeftBeforeStart => BookingWords.LeftBefore,
            BookingStatus.Finished => Say("Terima kasih sudah datang.", "Thank you for coming."),
            BookingStatus.Declined => Say("Maaf, belum bisa disetujui. ", "We are sorry, it could not be approved. ")
                + booking.Reason,
            BookingStatus.Cancelled => Say("Pemesanan ini dibatalkan. ", "This booking is cancelled. ")
                + booking.Reason,
            BookingStatus.NoShow => Say(
                "Tidak ada check-in, jadi ruang dibuka untuk yang lain. Pesan lagi bila masih perlu.",
                "There was no check-in, so the space went to others. Book again if you still need it."
            ),
            BookingStatus.Expired => Expired(me),
        };

    private static string HeldUntil(Booking booking, CatalogueSpace at)
    {
        var until = Instant(at.Site.Clock, booking.HeldUntil!.Value);
        return Say($"Tempatnya ditahan sampai {until}. ", $"The place is held until {until}. ");
    }

    internal static string Arrive(int grace) =>
        Say(
            "Saat tiba, tunjukkan atau sebutkan kode ini di meja depan, atau pindai QR yang terpasang di lokasi. "
                + $"Yang belum check-in {grace} menit setelah jam mulai, tempatnya dilepas.",
            "When you arrive, show or say this code at the front desk, or scan the QR code at the site. "
                + $"If you have not checked in {grace} minutes after the start, the place goes to someone else."
        );

    internal static string TheWay =>
        Say("Cara ke sini, jalan masuk, dan minta dijemput", "How to get here, the way in, and being met");

    private static string Expired(Person me) =>
        me.AwaitsGuardian
            ? Say(
                "Orang tua atau wali Anda belum menjawab, jadi ruang dibuka kembali. Pesan lagi setelah mereka setuju.",
                "Your parent or guardian has not answered, so the space is open again. "
                    + "Book again when they have agreed."
            )
            : Say(
                "Kontak belum dikonfirmasi, jadi ruang dibuka kembali. Tekan \"Pesan lagi\": "
                    + "waktu dan keperluan yang Anda tulis masih ada.",
                "The contact was not confirmed, so the space is open again. Press \"Book again\": the time and the "
                    + "purpose you wrote are kept."
            );

    private static string HowToConfirm(Person me)
    {
        if (me.AwaitsGuardian)
            return Say(
                "Konfirmasikan kontak Anda, dan minta orang tua atau wali Anda menjawab kami.",
                "Confirm your contact, and ask your parent or guardian to answer us."
            );
        if (me.Email is { } email)
            return Say(
                $"Buka tautan yang kami kirim ke {email}, lalu tekan Konfirmasi.",
                $"Open the link we sent to {email} and press Confirm."
            );
        return me.Phone is null
            ? Say(
                "Tambahkan e-mail atau nomor ponsel di profil, lalu konfirmasikan.",
                "Add an e-mail address or mobile number to your profile and confirm it."
            )
            : Say(
                "Kirim kode Anda lewat WhatsApp, atau sebut di meja depan.",
                "Send your code by WhatsApp, or give it at the front desk."
            );
    }
}
