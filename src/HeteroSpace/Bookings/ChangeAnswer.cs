using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings;

/// <summary>What came of changing a booking.</summary>
public abstract record ChangeAnswer
{
    public sealed record Done(Booking Booking) : ChangeAnswer;

    /// <summary>It cannot be done now; the sentence says why.</summary>
    public sealed record NotNow(string Sentence) : ChangeAnswer
    {
        /// <summary>Its state is another one by now: who made it so may be told.</summary>
        public bool WasDecided { get; init; }

        internal static NotNow Unknown =>
            new(Words.Say("Kode pemesanan itu tidak ada.", "There is no booking with that code."));

        internal static NotNow ChangedMeanwhile =>
            new(
                Words.Say(
                    "Orang lain baru saja mengubah pemesanan ini. Muat ulang halaman.",
                    "Someone else has just changed this booking. Reload the page."
                )
            )
            {
                WasDecided = true,
            };

        /// <param name="before">Its status, which does not let it be done.</param>
        internal static NotNow Impossible(string action, Booking booking, BookingStatus before, DateTime now) =>
            action == "booking.checked-in" && before == BookingStatus.Confirmed && now < booking.Starts
                ? new(
                    Words.Say(
                        "Check-in bisa dilakukan mulai 30 menit sebelum jam mulai.",
                        "Check-in opens 30 minutes before the start."
                    )
                )
                : new(
                    Words.Say(
                        $"Tidak bisa, karena statusnya \"{before.Said()}\".",
                        $"Not possible, since its status is \"{before.Said()}\"."
                    )
                )
                {
                    WasDecided = true,
                };
    }

    /// <summary>Where it is to be moved breaks these rules.</summary>
    public sealed record Broken(IReadOnlyList<BrokenRule> Rules) : ChangeAnswer;

    /// <summary>Its floor is held by someone else.</summary>
    public sealed record Clash : ChangeAnswer
    {
        /// <summary>What is free nearby, for one that was to be moved.</summary>
        public IReadOnlyList<Alternative> Alternatives { get; init; } = [];

        /// <summary>Who holds it, with names; none when they have just left.</summary>
        public IReadOnlyList<OnFloor> InTheWay { get; init; } = [];

        /// <summary>As <c>Ruang sudah dipakai: Kelas foto produk, 12.45–15.15.</c></summary>
        public string Sentence(Foundation.Time.SiteClock clock, DateOnly day) =>
            InTheWay.Count == 0
                ? Words.Say("Ruang sudah dipakai pada waktu itu.", "The space is taken at that time.")
                : Words.Say("Ruang sudah dipakai: ", "The space is taken: ")
                    + string.Join("; ", InTheWay.Take(5).Select(held => held.Line(clock, day)))
                    + ".";
    }
}

/// <summary>Who changes it: the booker (no audit), a member of staff, or the product itself (neither).</summary>
/// <param name="IsPerson">Someone who may think better of it.</param>
public readonly record struct Changer(Guid? Account, bool Staff, bool IsPerson = true)
{
    public static readonly Changer Itself = new(null, false, false);

    /// <summary>Whoever has the link of a booking: its booker, without signing in.</summary>
    public static readonly Changer ByLink = new(null, false);
}
