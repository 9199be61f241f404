using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings;

/// <summary>A rule that a wish breaks.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Field">The input it belongs to.</param>
/// <param name="Sentence">Plain, in the reader's language, with the nearest thing that is allowed.</param>
public sealed record BrokenRule(string Code, string Field, string Sentence);

/// <summary>What a booking must keep to, beside that its floor is free. Every broken rule is told at once.</summary>
internal sealed class BookingRules(CatalogueSpace at, BookingRequest wanted, DateTime now)
{
    private Space Space => at.Space;
    private bool ByStaff => wanted.Staff is not null;

    public static IReadOnlyList<BrokenRule> Broken(CatalogueSpace at, BookingRequest wanted, DateTime now) =>
        [.. new BookingRules(at, wanted, now).All().OfType<BrokenRule>()];

    /// <summary>Kept by the database; said when it refused.</summary>
    public static BrokenRule OneHoldAtATime =>
        new(
            "confirm_first",
            "account",
            Words.Say(
                "Satu ruang sudah kami tahan untuk Anda. "
                    + "Konfirmasikan dulu kontak Anda (tautan di e-mail, atau kode di profil), "
                    + "atau tunggu jawaban wali bila Anda belum 18 tahun; lalu pesan yang berikutnya.",
                "We already hold one space for you. "
                    + "Confirm your contact first (the link in your mail, or the code in your profile), "
                    + "or wait for your guardian if you are under 18; then book the next."
            )
        );

    /// <summary>Asked of the database; said when a program names someone of another household.</summary>
    public static BrokenRule NotOfTheHousehold =>
        new(
            "not_of_the_household",
            "for",
            Words.Say(
                "Orang ini tidak ada di keluarga Anda. Lihat GET /api/v1/household.",
                "This person is not in your household. See GET /api/v1/household."
            )
        );

    /// <summary>Asked of the database; said when the booker may not act for the organization.</summary>
    public static BrokenRule NotItsLead =>
        new(
            "not_its_lead",
            "organization",
            Words.Say(
                "Anda belum bisa memesan untuk komunitas ini: "
                    + "hanya pengurusnya yang bisa, setelah komunitasnya terverifikasi. "
                    + "Pesan untuk Anda sendiri, atau tanya pengurusnya.",
                "You cannot book for this organization: only its leads can, once it is verified. "
                    + "Book for yourself, or ask its lead."
            )
        );

    private IEnumerable<BrokenRule?> All()
    {
        yield return SpaceIsOffered();
        yield return SomeoneIsNamed();
        yield return PurposeIsSaid();
        yield return EnoughRoom();
        yield return LayoutExists();
        yield return KindMayBook();
        yield return ForOneOnly();
        yield return LetterIsThere();
        yield return ReasonIsShort();
        foreach (var ofItsTime in new TimeRules(at, wanted, now).All())
            yield return ofItsTime;
    }

    private BrokenRule? SpaceIsOffered() =>
        Space.Published && at.Site.Published || ByStaff
            ? null
            : new(
                "space_not_offered",
                "space",
                Words.Say(
                    "Ruang ini sedang tidak dibuka untuk dipesan. Pilih ruang lain.",
                    "This space is not open for booking. Choose another."
                )
            );

    private BrokenRule? ForOneOnly() =>
        wanted is { Booker.For: not null, Organization: not null }
            ? new(
                "for_one_only",
                "for",
                Words.Say(
                    "Pilih salah satu: untuk orang serumah, atau atas nama komunitas.",
                    "Choose one: for someone of your household, or in the name of a community."
                )
            )
            : null;

    // Someone we know was named when they came to be known; what they are called is not asked again.
    private BrokenRule? SomeoneIsNamed()
    {
        var missing = Words.Say(
            "Tulis nama pemesan, paling panjang 120 huruf.",
            "Give the name of who it is for, at most 120 letters."
        );
        if (wanted.Booker.PersonId is null)
            return Unnamed(PersonName.Problem(wanted.Booker.Name, missing));
        return Unnamed(string.IsNullOrWhiteSpace(wanted.Booker.Name) ? missing : null);
    }

    private static BrokenRule? Unnamed(string? problem) =>
        problem is null ? null : new("name_missing", "name", problem);

    private BrokenRule? PurposeIsSaid() =>
        (Letters.IsBlank(wanted.Purpose) ? 0 : wanted.Purpose.Trim().Length) switch
        {
            // A desk is for work; nobody has to say which.
            0 when Space.Kind == SpaceKind.Desk => null,
            0 => new(
                "purpose_missing",
                "purpose",
                Words.Say(
                    "Tulis untuk apa ruang ini dipakai, misalnya \"Rapat koperasi\".",
                    "Say what the space is for, such as \"Cooperative meeting\"."
                )
            ),
            > 1000 => new(
                "purpose_too_long",
                "purpose",
                Words.Say(
                    $"Keperluan paling panjang 1.000 huruf; ini {wanted.Purpose.Trim().Length:#,0}.",
                    $"The purpose may have 1,000 letters; this has {wanted.Purpose.Trim().Length:#,0}."
                )
            ),
            _ => null,
        };

    private BrokenRule? EnoughRoom()
    {
        if (wanted.People < 1)
            return new(
                "people_missing",
                "people",
                Words.Say("Tulis jumlah orang, paling sedikit 1.", "Give the number of people, at least 1.")
            );
        if (wanted.People <= Space.Capacity)
            return null;
        return new(
            "too_many_people",
            "people",
            Words.Say(
                $"{Space.Name.Here} muat paling banyak {Space.Capacity} orang; Anda menulis {wanted.People}. "
                    + "Kurangi, atau pilih ruang yang lebih besar.",
                $"{Space.Name.Here} holds at most {Space.Capacity} people; you wrote {wanted.People}. "
                    + "Bring fewer, or choose a larger space."
            )
        );
    }

    private BrokenRule? LayoutExists() =>
        string.IsNullOrEmpty(wanted.Layout) || Space.Layouts.Contains(wanted.Layout)
            ? null
            : new(
                "layout_unknown",
                "layout",
                Words.Say(
                    $"Tata letak itu tidak ada di sini. Pilih: {LayoutNames}.",
                    $"That layout is not offered here. Choose: {LayoutNames}."
                )
            );

    private string LayoutNames =>
        Space.Layouts.Count == 0 ? "–" : string.Join(", ", Space.Layouts.Select(Layouts.All.Said));

    private BrokenRule? KindMayBook()
    {
        if (ByStaff || Space.WhoMayBook.Count == 0 || Space.WhoMayBook.Contains(PersonKind.Public))
            return null;
        if (Space.WhoMayBook.Contains(wanted.Booker.Kind))
            return KindIsVerified();
        return new(
            "wrong_kind",
            "space",
            Words.Say(
                $"{Space.Name.Here} disediakan untuk {KindNames}. "
                    + "Ubah jenis anggota di profil bila tidak sesuai, atau pilih ruang lain.",
                $"{Space.Name.Here} is kept for: {KindNames}. "
                    + "Correct your kind of member in your profile, or choose another space."
            )
        );
    }

    private BrokenRule? KindIsVerified() =>
        wanted.Booker.Verified
            ? null
            : new(
                "kind_not_verified",
                "space",
                Words.Say(
                    $"{Space.Name.Here} disediakan untuk {KindNames} yang sudah terverifikasi. "
                        + "Minta verifikasi di Ruang saya, menu Kartu, atau pilih ruang lain.",
                    $"{Space.Name.Here} is kept for verified members: {KindNames}. "
                        + "Ask for verification in My space, under Card, or choose another space."
                )
            );

    private string KindNames => string.Join(", ", Space.WhoMayBook.Select(kind => kind.Said()));

    private BrokenRule? LetterIsThere() =>
        ByStaff || Space.Approval != Approval.ByLetter || wanted.LetterFile is not null
            ? null
            : new(
                "letter_missing",
                "letter",
                Words.Say(
                    "Lampirkan surat permohonan (PDF, JPEG, atau PNG, paling besar 10 MB).",
                    "Attach a letter of request (PDF, JPEG or PNG, at most 10 MB)."
                )
            );

    private BrokenRule? ReasonIsShort() =>
        wanted.Staff?.OutsideHoursReason is not { Length: > 300 }
            ? null
            : new(
                "reason_too_long",
                "outsideHours",
                Words.Say("Alasan paling panjang 300 huruf.", "The reason may have 300 letters.")
            );
}
