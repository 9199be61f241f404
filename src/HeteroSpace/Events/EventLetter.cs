using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.Events;

/// <summary>What all concerned are told of an event, in the language spoken.</summary>
internal static class EventLetter
{
    /// <param name="open">Where it leads for this reader: the button with its verb.</param>
    /// <param name="name">Who reads it.</param>
    /// <param name="row">Of whoever is registered; another of the reader's household perhaps.</param>
    public static Letter Of(
        string name,
        EventSetting at,
        string what,
        Func<Letter, string, Letter> open,
        DateTime? changed = null,
        string? calendar = null,
        Registration? row = null
    )
    {
        var (member, whose) = (row?.ForId, row?.Name ?? name);
        var letter = Letter.About(Title(at.Event, what).For(member, whose), calendar).Greet(name);
        Said(letter.Facts(WhoseItIs.Line(member, whose)), at, what);
        if (what == "changed" && changed is { } moment)
            letter.Facts(GoneSaid(at, moment));
        return open(letter, Verb(what)).Sign(at.Site.Site.Name);
    }

    private static string Verb(string what) =>
        what switch
        {
            "changed" or "reminder" => Words.Say("Lihat tiket", "See the ticket"),
            "thanks" => Words.Say("Beri tanggapan", "Say how it was"),
            "proposed" => Words.Say("Jawab usulan", "Answer the proposal"),
            _ => Words.Say("Lihat acara", "See the event"),
        };

    private static Sentence Title(Event of, string what) =>
        what switch
        {
            "changed" => Say($"Ada perubahan: {of.Title}", $"A change: {of.Title}"),
            "reminder" => Say($"Besok: {of.Title}", $"Tomorrow: {of.Title}"),
            "thanks" => Say($"Terima kasih sudah ikut: {of.Title}", $"Thank you for coming: {of.Title}"),
            "cancelled" => Say($"Dibatalkan: {of.Title}", $"Cancelled: {of.Title}"),
            "declined" => Say($"Belum bisa diterima: {of.Title}", $"Not possible as it is: {of.Title}"),
            "proposed" => Say($"Usulan acara: {of.Title}", $"An event is proposed: {of.Title}"),
            _ => Say($"Acara terbit: {of.Title}", $"An event is published: {of.Title}"),
        };

    private static Letter Said(Letter letter, EventSetting at, string what) =>
        what switch
        {
            "changed" => letter
                .Say(
                    Say(
                        "Waktu, ruang, atau tautan acara ini berubah. Pendaftaran Anda tetap berlaku; "
                            + "bila jadi tidak bisa, batalkan dari tiket supaya kursinya untuk yang lain.",
                        "The time, room or link of this event has changed. Your registration stands; "
                            + "if you can no longer come, cancel it from your ticket so that others get the seat."
                    )
                )
                .Facts(Theirs(at.Said(null))),
            "reminder" => letter
                .Say(
                    Say(
                        "Acaranya sebentar lagi. Tiket Anda ada di tautan di bawah. "
                            + "Tidak jadi datang? Batalkan dari sana, supaya kursinya untuk yang menunggu.",
                        "It is soon. Your ticket is behind the link below. "
                            + "You cannot come? Cancel there, so that someone who waits gets the seat."
                    )
                )
                .Facts(Theirs(at.Said(null))),
            "thanks" => letter.Say(Thanks(at.Event)),
            "cancelled" => letter
                .Say(Say("Acara ini dibatalkan, karena:", "This event is cancelled, because:"))
                .Quote(at.Event.Reason)
                .Facts(Theirs(at.Said(null))),
            "declined" => letter
                .Say(
                    Say(
                        "Usulan acara ini belum bisa kami terima, karena:",
                        "We cannot take this proposal as it is, because:"
                    )
                )
                .Quote(at.Event.Reason),
            "proposed" => letter
                .Say(Say("Sebuah usulan acara menunggu jawaban.", "A proposed event waits for an answer."))
                .Facts(Theirs(at.Said(null))),
            _ => letter
                .Say(
                    Say(
                        "Acara ini terbit dan pendaftarannya bisa dibagikan.",
                        "This event is published, and its registration can be shared."
                    )
                )
                .Say(Theirs(at.Event.Summary))
                .Facts(Theirs(at.Said(null))),
        };

    private static Sentence Thanks(Event of) =>
        of.Certificates
            ? Say(
                "Terima kasih sudah ikut. Tiga pertanyaan singkat menunggu di tautan di bawah, juga sertifikatnya.",
                "Thank you for taking part. Three short questions wait behind the link below, and the certificate."
            )
            : Say(
                "Terima kasih sudah ikut. Tiga pertanyaan singkat menunggu di tautan di bawah.",
                "Thank you for taking part. Three short questions wait behind the link below."
            );

    // What was taken out is said in words, too: not everyone has a calendar that takes it out for them.
    private static Sentence[] GoneSaid(EventSetting at, DateTime changed)
    {
        // Of the day before too: a second change may have come before the first was told.
        var gone = at
            .Removed.Where(removed =>
                removed.At > changed.AddDays(-1) && at.Sessions.All(session => session.Starts != removed.Range.Starts)
            )
            .OrderBy(removed => removed.Range.Starts)
            .Take(10)
            .Select(removed => Words.When(at.Site.Site.Clock, removed.Range.Starts, removed.Range.Ends))
            .ToList();
        if (gone.Count == 0)
            return [];
        return [Say("Tidak jadi diadakan:", "Will not take place:"), .. gone.Select(when => Theirs(when))];
    }
}
