using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Events;

/// <summary>What all concerned are told of an event, in the language spoken.</summary>
internal static class EventLetter
{
    public static (string Subject, string Text) Of(
        string name,
        EventSetting at,
        string what,
        string link,
        DateTime? changed = null
    )
    {
        var of = at.Event;
        var (title, text) = (Title(of, what), Text(at, what));
        var gone = what == "changed" && changed is { } moment ? GoneSaid(at, moment) : "";
        return (
            Words.Cut(title, 250),
            $"{Words.Say("Halo", "Hello")} {name},\n\n{text}{gone}\n\n{link}\n\nHetero Space {at.Site.Site.Name}"
        );
    }

    private static string Title(Event of, string what) =>
        what switch
        {
            "changed" => Words.Say($"Ada perubahan: {of.Title}", $"A change: {of.Title}"),
            "reminder" => Words.Say($"Besok: {of.Title}", $"Tomorrow: {of.Title}"),
            "thanks" => Words.Say($"Terima kasih sudah ikut: {of.Title}", $"Thank you for coming: {of.Title}"),
            "cancelled" => Words.Say($"Dibatalkan: {of.Title}", $"Cancelled: {of.Title}"),
            "declined" => Words.Say($"Belum bisa diterima: {of.Title}", $"Not possible as it is: {of.Title}"),
            "proposed" => Words.Say($"Usulan acara: {of.Title}", $"An event is proposed: {of.Title}"),
            _ => Words.Say($"Acara terbit: {of.Title}", $"An event is published: {of.Title}"),
        };

    private static string Text(EventSetting at, string what)
    {
        var of = at.Event;
        return what switch
        {
            "changed" => Words.Say(
                "waktu, ruang, atau tautan acara ini berubah. Pendaftaran Anda tetap berlaku; "
                    + "bila jadi tidak bisa, batalkan dari tiket supaya kursinya untuk yang lain."
                    + $"\n\n{at.Said(null)}",
                "the time, room or link of this event has changed. Your registration stands; "
                    + "if you can no longer come, cancel it from your ticket so that others get the seat."
                    + $"\n\n{at.Said(null)}"
            ),
            "reminder" => Words.Say(
                "acaranya sebentar lagi. Tiket Anda ada di tautan di bawah. "
                    + "Tidak jadi datang? Batalkan dari sana, supaya kursinya untuk yang menunggu."
                    + $"\n\n{at.Said(null)}",
                "it is soon. Your ticket is behind the link below. "
                    + "You cannot come? Cancel there, so that someone who waits gets the seat."
                    + $"\n\n{at.Said(null)}"
            ),
            "thanks" => Words.Say(
                "terima kasih sudah ikut. Tiga pertanyaan singkat menunggu di tautan di bawah"
                    + $"{(of.Certificates ? ", juga sertifikat Anda" : "")}.",
                "thank you for taking part. Three short questions wait behind the link below"
                    + $"{(of.Certificates ? ", and your certificate" : "")}."
            ),
            "cancelled" => Words.Say(
                $"acara ini dibatalkan.\n\n{of.Reason}\n\n{at.Said(null)}",
                $"this event is cancelled.\n\n{of.Reason}\n\n{at.Said(null)}"
            ),
            "declined" => Words.Say(
                $"usulan acara ini belum bisa kami terima.\n\n{of.Reason}",
                $"we cannot take this proposal as it is.\n\n{of.Reason}"
            ),
            "proposed" => Words.Say(
                $"sebuah usulan acara menunggu jawaban.\n\n{at.Said(null)}",
                $"a proposed event waits for an answer.\n\n{at.Said(null)}"
            ),
            _ => Words.Say(
                $"acara ini terbit dan pendaftarannya bisa dibagikan.\n\n{of.Summary}\n\n{at.Said(null)}",
                $"this event is published, and its registration can be shared.\n\n{of.Summary}\n\n{at.Said(null)}"
            ),
        };
    }

    // What was taken out is said in words, too: not everyone has a calendar that takes it out for them.
    private static string GoneSaid(EventSetting at, DateTime changed)
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
            return "";
        return $"\n\n{Words.Say("Tidak jadi diadakan:", "Will not take place:")}\n{string.Join('\n', gone)}";
    }
}
