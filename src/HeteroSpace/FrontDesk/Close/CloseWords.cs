using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.FrontDesk.Close;

/// <summary>What is said of a closing and of those it meets.</summary>
internal static class CloseWords
{
    public static string Icon(HitKind kind) =>
        kind switch
        {
            HitKind.Booking => "calendar-check",
            HitKind.Request => "inbox",
            HitKind.Event => "calendar-event",
            _ => "calendar3",
        };

    public static string People(int many) => Words.Say($"{many} orang", many == 1 ? "1 person" : $"{many} people");

    /// <summary><c>7 terkena, 75 orang</c>.</summary>
    public static string Count(IReadOnlyList<Hit> hits)
    {
        var people = hits.Sum(hit => hit.People);
        return Words.Say($"{hits.Count} terkena, {people} orang", $"{hits.Count} are hit, {People(people)}");
    }

    /// <summary><c>4 pemesanan · 1 permohonan · 2 acara</c>.</summary>
    public static string Parts(IReadOnlyList<Hit> hits) =>
        string.Join(
            " · ",
            hits.GroupBy(hit => hit.Kind).OrderBy(kind => kind.Key).Select(kind => Part(kind.Key, kind.Count()))
        );

    private static string Part(HitKind kind, int many) =>
        kind switch
        {
            HitKind.Booking => Words.Say($"{many} pemesanan", many == 1 ? "1 booking" : $"{many} bookings"),
            HitKind.Request => Words.Say($"{many} permohonan", many == 1 ? "1 request" : $"{many} requests"),
            HitKind.Event => Words.Say($"{many} acara", many == 1 ? "1 event" : $"{many} events"),
            _ => Words.Say($"{many} rencana", many == 1 ? "1 plan" : $"{many} plans"),
        };

    public static string Said(Closed closed, int hit)
    {
        var said = Words.Say("Tertutup.", "Closed.");
        if (closed.Offered > 0)
            said += " " + Words.Say($"{closed.Offered} dikirim.", $"{closed.Offered} sent.");
        if (closed.Left.Count > 0)
            said +=
                " "
                + Words.Say("Belum bisa: ", "Could not be done: ")
                + string.Join("; ", closed.Left.Take(3))
                + (closed.Left.Count > 3 ? "; …" : "");
        return hit == 0 || closed.Offered > 0
            ? said
            : said + " " + Words.Say("Yang masih ada tertulis di bawah.", "Who is still there is listed below.");
    }

    public static string Said(GivenBack done)
    {
        var said = Words.Say("Dibuka kembali.", "Open again.");
        if (done.Moved > 0)
            said +=
                " " + Words.Say($"{done.Moved} kembali ke tempat semula.", $"{done.Moved} are back where they were.");
        if (done.Left.Count > 0)
            said +=
                " "
                + Words.Say("Tetap di tempat barunya: ", "Stay where they are now: ")
                + string.Join(", ", done.Left.Take(5))
                + ".";
        return said;
    }

    /// <summary>What comes of opening again.</summary>
    public static string Opens(int returning, int open)
    {
        var said = Words.Say("Jam yang kosong langsung bisa dipesan lagi.", "Free hours can be booked again at once.");
        if (returning > 0)
            said +=
                " "
                + Words.Say(
                    $"{returning} yang sudah pindah kembali ke tempat semula dan dikabari sekali.",
                    $"{returning} who moved go back where they were and are told once."
                );
        if (open > 0)
            said +=
                " "
                + Words.Say(
                    $"{open} tawaran yang belum dijawab ditarik.",
                    $"{open} offers without an answer are withdrawn."
                );
        return said;
    }

    /// <summary><c>6 tawaran: 4 diterima · 1 menunggu · 1 menolak</c>.</summary>
    public static string Answers(IReadOnlyList<OfferState> offers)
    {
        var parts = offers.GroupBy(state => state).OrderBy(state => state.Key).Select(Answer);
        return Words.Say($"{offers.Count} tawaran: ", offers.Count == 1 ? "1 offer: " : $"{offers.Count} offers: ")
            + string.Join(" · ", parts);
    }

    private static string Answer(IGrouping<OfferState, OfferState> state)
    {
        var many = state.Count();
        return state.Key switch
        {
            OfferState.Open => Words.Say($"{many} menunggu", $"{many} waiting"),
            OfferState.Accepted => Words.Say($"{many} diterima", $"{many} taken"),
            OfferState.Declined => Words.Say($"{many} menolak", $"{many} declined"),
            OfferState.Elsewhere => Words.Say($"{many} memilih yang lain", $"{many} chose another"),
            OfferState.Withdrawn => Words.Say($"{many} ditarik", $"{many} withdrawn"),
            _ => Words.Say($"{many} tidak menjawab", $"{many} without an answer"),
        };
    }
}
