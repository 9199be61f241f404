using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Markdown;
using HeteroSpace.Foundation.Ui;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.Initiatives;

/// <summary>What is written to people about ideas and initiatives, in the language that is spoken.</summary>
internal static class InitiativeLetters
{
    /// <param name="see">Opens the idea for its reader: the button with its verb.</param>
    public static Letter OfIdea(
        string name,
        string title,
        string what,
        IdeaStatus status,
        string? answer,
        Func<Letter, string, Letter> see
    ) =>
        (what, status) switch
        {
            ("shown", _) => see(Shown(name, title), Words.Say("Lihat gagasan", "See the idea")),
            ("hidden", _) => see(
                Letter
                    .About(Say("Gagasan Anda belum bisa ditampilkan", "Your idea cannot be shown"))
                    .Greet(name)
                    .Say(Say($"Gagasan \"{title}\" tidak kami tampilkan:", $"We do not show your idea \"{title}\":"))
                    .Quote(answer),
                Words.Say("Lihat gagasan Anda", "See your idea")
            ),
            (_, IdeaStatus.TakenUp) => see(
                Letter
                    .About(Say($"Dikerjakan bersama: {title}", $"Taken up: {title}"))
                    .Greet(name)
                    .Say(Say($"Gagasan \"{title}\" dikerjakan bersama:", $"The idea \"{title}\" is taken up:"))
                    .Quote(answer),
                Words.Say("Ikuti kabarnya", "Get updates")
            ),
            (_, IdeaStatus.Merged) => see(
                Merged(name, title).Quote(answer),
                Words.Say("Lihat gagasan", "See the idea")
            ),
            _ => see(
                Letter
                    .About(Say($"Belum sekarang: {title}", $"Not now: {title}"))
                    .Greet(name)
                    .Say(
                        Say(
                            $"Gagasan \"{title}\" belum bisa dikerjakan sekarang:",
                            $"The idea \"{title}\" cannot be taken up now:"
                        )
                    )
                    .Quote(answer),
                Words.Say("Lihat jawabannya", "See the answer")
            ),
        };

    private static Letter Shown(string name, string title) =>
        Letter
            .About(Say($"Gagasan Anda tampil: {title}", $"Your idea is shown: {title}"))
            .Greet(name)
            .Say(
                Say(
                    $"Gagasan \"{title}\" sekarang bisa dibaca dan didukung semua orang. Setiap gagasan dijawab.",
                    $"Your idea \"{title}\" can now be read and supported by everyone. Every idea is answered."
                )
            );

    private static Letter Merged(string name, string title) =>
        Letter
            .About(Say($"Digabung dengan gagasan serupa: {title}", $"Merged with a similar idea: {title}"))
            .Greet(name)
            .Say(
                Say(
                    $"Gagasan \"{title}\" digabung dengan gagasan serupa; dukungannya ikut.",
                    $"The idea \"{title}\" was merged with a similar one; its supports went along."
                )
            );

    public static Letter OfStep(
        string name,
        Initiative initiative,
        InitiativeNewsJob news,
        InitiativePhase? closed,
        InitiativePhase? next,
        string? outcome,
        string? note,
        string link
    ) =>
        (
            news.What switch
            {
                "finished" => Letter
                    .About(Say($"Selesai: {initiative.Title}", $"Finished: {initiative.Title}"))
                    .Greet(name)
                    .Say(
                        Say(
                            "Semua tahapnya sudah ditutup. Terima kasih sudah ikut.",
                            "All its phases are closed. Thank you for taking part."
                        )
                    ),
                "stopped" => Letter
                    .About(Say($"Dihentikan: {initiative.Title}", $"Ended early: {initiative.Title}"))
                    .Greet(name)
                    .Say(
                        Say(
                            $"\"{initiative.Title}\" dihentikan, karena:",
                            $"\"{initiative.Title}\" was ended early, because:"
                        )
                    )
                    .Quote(initiative.Stopped),
                "published" => Letter
                    .About(Say($"Terbuka untuk semua: {initiative.Title}", $"Open to everyone: {initiative.Title}"))
                    .Greet(name)
                    .Say(Say("Jejaknya sekarang bisa dilihat semua orang.", "Its trail can now be seen by everyone.")),
                "outcome" => Result(name, initiative, outcome, news.Number, note),
                _ => Next(name, initiative, closed, next),
            }
        ).Button(Words.Say("Lihat jejaknya", "See its trail"), link);

    private static Letter Result(string name, Initiative initiative, string? outcome, int percent, string? note) =>
        Letter
            .About(Both($"{outcome}: {percent} %"))
            .Greet(name)
            .Say(
                Say(
                    $"Hasil \"{outcome}\" ({initiative.Title}) sekarang {percent} %.",
                    $"The result \"{outcome}\" ({initiative.Title}) is now at {percent} %."
                )
            )
            .Quote(note);

    private static Letter Next(string name, Initiative initiative, InitiativePhase? closed, InitiativePhase? next) =>
        Letter
            .About(
                Say(
                    $"{initiative.Title}: tahap {next?.Name.Here} dimulai",
                    $"{initiative.Title}: {next?.Name.Here} begins"
                )
            )
            .Greet(name)
            .Say(Say($"Tahap {closed?.Name.Here} ditutup.", $"{closed?.Name.Here} is closed."))
            .Quote(closed is { Summary: { Length: > 0 } summary } ? MarkdownText.Plain(summary) : null, 1500);

    public static Letter OfMeeting(
        string name,
        string initiative,
        Meeting meeting,
        string what,
        string when,
        string link,
        string? calendar = null
    )
    {
        var place =
            meeting.Place != ""
                ? Theirs(meeting.Place)
                : Say("Online; tautannya di halaman rapat.", "Online; the link is on the meeting's page.");
        return what switch
        {
            "cancelled" => Letter
                .About(Say($"Rapat batal: {meeting.Title}", $"Meeting cancelled: {meeting.Title}"), calendar)
                .Greet(name)
                .Say(
                    Say(
                        $"Rapat \"{meeting.Title}\" ({initiative}) pada {when} batal.",
                        $"The meeting \"{meeting.Title}\" ({initiative}) on {when} is cancelled."
                    )
                )
                .Button(Words.Say("Buka rapat", "Open the meeting"), link),
            "minutes" => Letter
                .About(Say($"Notulen: {meeting.Title}", $"Minutes: {meeting.Title}"), calendar)
                .Greet(name)
                .Say(
                    Say(
                        $"Notulen rapat \"{meeting.Title}\" ({initiative}) bisa dibaca.",
                        $"The minutes of \"{meeting.Title}\" ({initiative}) can be read."
                    )
                )
                .Button(Words.Say("Baca notulen", "Read the minutes"), link),
            "changed" => Letter
                .About(Say($"Rapat berubah: {meeting.Title}", $"Meeting changed: {meeting.Title}"), calendar)
                .Greet(name)
                .Say(
                    Say(
                        $"Waktu atau tempat rapat \"{meeting.Title}\" ({initiative}) berubah. Sekarang:",
                        $"The time or place of the meeting \"{meeting.Title}\" ({initiative}) has changed. It is now:"
                    )
                )
                .Facts(Theirs(when), place)
                .Button(Words.Say("Buka rapat", "Open the meeting"), link),
            _ => Letter
                .About(Say($"Undangan rapat: {meeting.Title}", $"Invitation: {meeting.Title}"), calendar)
                .Greet(name)
                .Say(
                    Say(
                        $"Anda diundang ke rapat \"{meeting.Title}\" ({initiative}).",
                        $"You are invited to \"{meeting.Title}\" ({initiative})."
                    )
                )
                .Facts(Theirs(when), place)
                .Button(Words.Say("Jawab undangan", "Answer the invitation"), link),
        };
    }

    public static Letter OfThanks(string name, string initiative, string text, string link) =>
        Letter
            .About(Say($"Terima kasih: {initiative}", $"Thank you: {initiative}"))
            .Greet(name)
            .Quote(text)
            .Button(Words.Say("Lihat jejaknya", "See its trail"), link);

    public static Letter OfInvitation(string name, string organization, string initiative, string link) =>
        Letter
            .About(Say($"Undangan ikut: {initiative}", $"An invitation to take part: {initiative}"))
            .Greet(name)
            .Say(
                Say(
                    $"{organization} diundang ikut \"{initiative}\", dari rencana sampai tindak lanjut.",
                    $"{organization} is invited to take part in \"{initiative}\", from the plan to the follow-up."
                )
            )
            .Button(Words.Say("Jawab undangan", "Answer the invitation"), link);

    public static Letter OfOffer(string name, string organization, string initiative, string link) =>
        Letter
            .About(Say($"Benarkah {organization} ikut?", $"Did {organization} take part?"))
            .Greet(name)
            .Say(
                Say(
                    $"Menurut catatan kami {organization} ikut dalam \"{initiative}\". "
                        + $"Benarkan, atau betulkan; sampai saat itu tertulis \"belum dikonfirmasi\".",
                    $"By our records {organization} took part in \"{initiative}\". "
                        + $"Confirm it, or correct it; until then it reads \"not confirmed\"."
                )
            )
            .Button(Words.Say("Benarkan atau betulkan", "Confirm or correct"), link);
}
