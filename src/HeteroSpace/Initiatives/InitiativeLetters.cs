using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Initiatives;

/// <summary>What is written to people about ideas and initiatives, in the language that is spoken.</summary>
internal static class InitiativeLetters
{
    public static (string Subject, string Text) IdeaLetter(
        string name,
        string title,
        string what,
        IdeaStatus status,
        string? answer,
        string link
    ) =>
        (what, status) switch
        {
            ("shown", _) => (
                Words.Say($"Gagasan Anda tampil: {title}", $"Your idea is shown: {title}"),
                Words.Say(
                    $"Halo {name},\n\ngagasan \"{title}\" sekarang bisa dibaca dan didukung semua orang. "
                        + $"Setiap gagasan dijawab.\n\n{link}",
                    $"Hello {name},\n\nyour idea \"{title}\" can now be read and supported by everyone. "
                        + $"Every idea is answered.\n\n{link}"
                )
            ),
            ("hidden", _) => (
                Words.Say("Gagasan Anda belum bisa ditampilkan", "Your idea cannot be shown"),
                Words.Say(
                    $"Halo {name},\n\ngagasan \"{title}\" tidak kami tampilkan:\n\n{answer}\n\n{link}",
                    $"Hello {name},\n\nwe do not show your idea \"{title}\":\n\n{answer}\n\n{link}"
                )
            ),
            (_, IdeaStatus.TakenUp) => (
                Words.Say($"Dikerjakan bersama: {title}", $"Taken up: {title}"),
                Words.Say(
                    $"Halo {name},\n\ngagasan \"{title}\" dikerjakan bersama:\n\n{answer}\n\nIkuti langkahnya: {link}",
                    $"Hello {name},\n\nthe idea \"{title}\" is taken up:\n\n{answer}\n\nFollow its steps: {link}"
                )
            ),
            (_, IdeaStatus.Merged) => (
                Words.Say($"Digabung dengan gagasan serupa: {title}", $"Merged with a similar idea: {title}"),
                Words.Say(
                    $"Halo {name},\n\ngagasan \"{title}\" digabung dengan gagasan serupa; dukungannya ikut."
                        + $"\n\n{answer}\n\n{link}",
                    $"Hello {name},\n\nthe idea \"{title}\" was merged with a similar one; its supports went along."
                        + $"\n\n{answer}\n\n{link}"
                )
            ),
            _ => (
                Words.Say($"Belum sekarang: {title}", $"Not now: {title}"),
                Words.Say(
                    $"Halo {name},\n\ngagasan \"{title}\" belum bisa dikerjakan sekarang:\n\n{answer}\n\n{link}",
                    $"Hello {name},\n\nthe idea \"{title}\" cannot be taken up now:\n\n{answer}\n\n{link}"
                )
            ),
        };

    public static (string Subject, string Text) StepLetter(
        string name,
        Initiative initiative,
        InitiativeNewsJob news,
        InitiativePhase? closed,
        InitiativePhase? next,
        string? outcome,
        string? note,
        string link
    )
    {
        var (subject, text) = news.What switch
        {
            "finished" => (
                Words.Say($"Selesai: {initiative.Title}", $"Finished: {initiative.Title}"),
                Words.Say(
                    "Semua tahapnya sudah ditutup. Terima kasih sudah ikut.",
                    "All its phases are closed. Thank you for taking part."
                )
            ),
            "stopped" => (
                Words.Say($"Dihentikan: {initiative.Title}", $"Ended early: {initiative.Title}"),
                initiative.Stopped ?? ""
            ),
            "published" => (
                Words.Say($"Terbuka untuk semua: {initiative.Title}", $"Open to everyone: {initiative.Title}"),
                Words.Say("Jejaknya sekarang bisa dilihat semua orang.", "Its trail can now be seen by everyone.")
            ),
            "outcome" => ($"{outcome}: {news.Number} %", note ?? ""),
            _ => (
                Words.Say(
                    $"{initiative.Title}: tahap {next?.Name.Here} dimulai",
                    $"{initiative.Title}: {next?.Name.Here} begins"
                ),
                Words.Say($"Tahap {closed?.Name.Here} ditutup.", $"{closed?.Name.Here} is closed.")
                    + (
                        closed is { Summary: { Length: > 0 } summary }
                            ? "\n\n" + Words.Cut(Foundation.Markdown.MarkdownText.Plain(summary), 1500)
                            : ""
                    )
            ),
        };
        return (subject, Words.Say($"Halo {name},\n\n{text}\n\n{link}", $"Hello {name},\n\n{text}\n\n{link}"));
    }

    public static (string Subject, string Text) MeetingLetter(
        string name,
        string initiative,
        Meeting meeting,
        string what,
        string when,
        string link
    )
    {
        var place =
            meeting.Place != ""
                ? meeting.Place
                : Words.Say("Daring; tautannya di halaman rapat.", "Online; the link is on the meeting's page.");
        return what switch
        {
            "cancelled" => (
                Words.Say($"Rapat batal: {meeting.Title}", $"Meeting cancelled: {meeting.Title}"),
                Words.Say(
                    $"Halo {name},\n\nrapat \"{meeting.Title}\" ({initiative}) pada {when} batal.\n\n{link}",
                    $"Hello {name},\n\nthe meeting \"{meeting.Title}\" ({initiative}) on {when} is cancelled.\n\n{link}"
                )
            ),
            "minutes" => (
                Words.Say($"Notulen: {meeting.Title}", $"Minutes: {meeting.Title}"),
                Words.Say(
                    $"Halo {name},\n\nnotulen rapat \"{meeting.Title}\" ({initiative}) bisa dibaca.\n\n{link}",
                    $"Hello {name},\n\nthe minutes of \"{meeting.Title}\" ({initiative}) can be read.\n\n{link}"
                )
            ),
            "changed" => (
                Words.Say($"Rapat berubah: {meeting.Title}", $"Meeting changed: {meeting.Title}"),
                Words.Say(
                    $"Halo {name},\n\nrapat \"{meeting.Title}\" ({initiative}) sekarang {when}.\n{place}\n\n{link}",
                    $"Hello {name},\n\nthe meeting \"{meeting.Title}\" ({initiative}) is now {when}.\n{place}\n\n{link}"
                )
            ),
            _ => (
                Words.Say($"Undangan rapat: {meeting.Title}", $"Invitation: {meeting.Title}"),
                Words.Say(
                    $"Halo {name},\n\nAnda diundang ke rapat \"{meeting.Title}\" ({initiative}).\n{when}\n{place}\n\n"
                        + $"Bisa hadir? Jawab di sini:\n{link}",
                    $"Hello {name},\n\nyou are invited to \"{meeting.Title}\" ({initiative}).\n{when}\n{place}\n\n"
                        + $"Can you come? Answer here:\n{link}"
                )
            ),
        };
    }

    public static (string Subject, string Text) ThanksLetter(
        string name,
        string initiative,
        string text,
        string link
    ) =>
        (
            Words.Say($"Terima kasih: {initiative}", $"Thank you: {initiative}"),
            Words.Say($"Halo {name},\n\n{text}\n\nJejaknya: {link}", $"Hello {name},\n\n{text}\n\nIts trail: {link}")
        );

    public static (string Subject, string Text) InvitedLetter(
        string name,
        string organization,
        string initiative,
        string link
    ) =>
        (
            Words.Say($"Undangan ikut: {initiative}", $"An invitation to take part: {initiative}"),
            Words.Say(
                $"Halo {name},\n\n{organization} diundang ikut \"{initiative}\", "
                    + $"dari rencana sampai tindak lanjut. Jawab di sini:\n\n{link}",
                $"Hello {name},\n\n{organization} is invited to take part in \"{initiative}\", "
                    + $"from the plan to the follow-up. Answer here:\n\n{link}"
            )
        );

    public static (string Subject, string Text) OfferedLetter(
        string name,
        string organization,
        string initiative,
        string link
    ) =>
        (
            Words.Say($"Benarkah {organization} ikut?", $"Did {organization} take part?"),
            Words.Say(
                $"Halo {name},\n\nmenurut catatan kami {organization} ikut dalam \"{initiative}\". "
                    + $"Benarkan, atau betulkan; sampai itu tertulis \"belum dikonfirmasi\".\n\n{link}",
                $"Hello {name},\n\nby our records {organization} took part in \"{initiative}\". "
                    + $"Confirm it, or correct it; until then it reads \"not confirmed\".\n\n{link}"
            )
        );
}
