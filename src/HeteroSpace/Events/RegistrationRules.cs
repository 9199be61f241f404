using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;

namespace HeteroSpace.Events;

/// <summary>What a registration must keep to. Every broken rule is told at once, by field.</summary>
public static class RegistrationRules
{
    /// <summary>Those who register a list for a class or a community may bring so many.</summary>
    public const int MostInList = 60;

    /// <summary>So many of one contact may wait to be confirmed, for an event.</summary>
    public static int MostPending { get; } = (int)HouseLimits.RegistrationsPending.Most;

    /// <summary>And so many over all events: nobody's mailbox is filled by someone else's presses.</summary>
    public static int MostPendingInAll { get; } = (int)HouseLimits.RegistrationsPendingInAll.Most;

    /// <summary>Seats one registration may take: more for who is known and brings a list.</summary>
    /// <param name="leads">They register the people of a community they lead.</param>
    public static int Most(Event of, Person? person, bool leads = false) =>
        person is { ContactConfirmed: true } && (person.Verified || leads)
            ? Math.Max(of.MostInGroup, MostInList)
            : of.MostInGroup;

    /// <summary>
    /// Until the draw of a rush is made nobody takes a seat: whoever came in time is drawn by lot, the others
    /// follow in the order in which they came.
    /// </summary>
    public static bool IsDrawn(Event of) => of.Drawn is null && of.DrawCloses is not null;

    /// <summary>Why nobody may register now, in a sentence; null when everybody may.</summary>
    public static string? WhyNot(Event of, DateTime now) =>
        of.Status switch
        {
            EventStatus.Cancelled => Words.Say("Acara ini dibatalkan.", "This event is cancelled."),
            not EventStatus.Published => Words.Say("Acara ini belum dibuka.", "This event is not open yet."),
            _ when of.Ends <= now => Words.Say("Acara ini sudah selesai.", "This event is over."),
            _ when (of.Closes ?? of.Ends) <= now => Words.Say("Pendaftaran sudah ditutup.", "Registration is closed."),
            _ when of.Opens > now => Words.Say("Pendaftaran belum dibuka.", "Registration has not opened yet."),
            _ => null,
        };

    /// <summary>The same for staff, who write down whoever came: until the door closes for good.</summary>
    public static bool MayStaff(Event of, DateTime now) =>
        of.Status == EventStatus.Published && now < of.Ends + CheckIn.LateFor;

    /// <summary>What is wrong with the wish; <paramref name="pools"/> and questions are the event's.</summary>
    public static Dictionary<string, string> Problems(
        RegistrationWish wish,
        IReadOnlyList<SeatPool> pools,
        IReadOnlyList<EventQuestion> questions
    )
    {
        var errors = new Dictionary<string, string>();
        var open = pools.Where(pool => pool.Code is null).ToList();
        if (!SaysHow(wish, open))
            errors["cara"] = Words.Say(
                "Pilih hadir di tempat atau online.",
                "Choose whether you come in person or online."
            );
        var most = wish.ByStaff is not null ? MostInList : Most(wish.Event, wish.Person, wish.Organization is not null);
        if (wish.People < 1 || wish.People > most)
            errors["orang"] = Words.Say(
                $"Satu pendaftaran untuk 1 sampai {most} orang.",
                $"One registration is for 1 to {most} people."
            );
        if (wish.For is not null)
            CheckHousehold(wish, errors);
        CheckNames(wish, errors);
        if (wish.Invitation != "" && !pools.Any(pool => Fits(pool, wish)))
            errors["undangan"] = Words.Say(
                "Kode undangan ini tidak berlaku untuk acara ini. "
                    + "Periksa hurufnya, atau kosongkan untuk kursi umum.",
                "This invitation code is not valid for this event. "
                    + "Check its letters, or leave it empty for the open places."
            );
        foreach (var question in questions.Where(question => question.Asked != Asked.After))
            Check(question, wish, errors);
        if (AccessNeed.Problem(wish.AccessNeed) is { } tooMuch)
            errors[AccessNeed.Field] = tooMuch;
        if (wish.Person is not null)
            return errors;
        if (PersonName.Problem(wish.Name) is { } unnamed)
            errors["nama"] = unnamed;
        if (wish.ByStaff is null || wish.Contact.Trim() != "")
            if (Contact.Read(wish.Contact) is null)
                errors["kontak"] = Words.Say(
                    "Tulis e-mail (nama@contoh.id) atau nomor ponsel (0812…). Tiketnya kami kirim ke sana.",
                    "Give an e-mail address (name@example.org) or a mobile number (0812…). Your ticket goes there."
                );
        return errors;
    }

    // One seat each, for so many as stand on an account: a household fills no hall.
    private static void CheckHousehold(RegistrationWish wish, Dictionary<string, string> errors)
    {
        if (wish.Organization is not null)
            errors[Household.ForField] = Words.Say(
                "Pilih salah satu: untuk orang serumah, atau untuk komunitas.",
                "Choose one: for someone of your household, or for the community."
            );
        if (wish.People > 1)
            errors["orang"] = Words.Say(
                "Untuk orang serumah, satu pendaftaran satu orang. Daftarkan yang lain sesudahnya.",
                "For someone of your household a registration is for one. Register the others after it."
            );
    }

    /// <summary>As many stand with the contact as it takes.</summary>
    internal static RegisterAnswer.Broken ContactIsIn(Registration row, string sentence) =>
        new(new Dictionary<string, string> { [row.PersonId is null ? "kontak" : "isi"] = sentence });

    /// <summary>A program named someone of another household, or says for whom without a token.</summary>
    internal static RegisterAnswer.Broken NotOfTheHousehold =>
        new(
            new Dictionary<string, string>
            {
                [Household.ForField] = Words.Say(
                    "Orang ini tidak ada di keluarga Anda. Lihat GET /api/v1/household.",
                    "This person is not in your household. See GET /api/v1/household."
                ),
            }
        );

    /// <summary>So many of its household stand on an account for an event, also where some were replaced.</summary>
    internal static RegisterAnswer.Broken HouseholdIsIn =>
        new(
            new Dictionary<string, string>
            {
                [Household.ForField] = Words.Say(
                    $"Untuk acara ini sudah {Household.Most} orang serumah yang terdaftar.",
                    $"For this event {Household.Most} of your household are registered already."
                ),
            }
        );

    private static bool SaysHow(RegistrationWish wish, List<SeatPool> open) =>
        wish.Attend is null
            ? open.Count <= 1
            : wish.Invitation != "" || open.Exists(pool => pool.Attend == wish.Attend);

    private static void CheckNames(RegistrationWish wish, Dictionary<string, string> errors)
    {
        var oneEach = Words.Say(
            "Satu nama paling panjang 120 huruf; tulis satu nama per baris.",
            "A name has at most 120 letters; write one name a line."
        );
        if (
            wish
                .Names.Where(name => !string.IsNullOrWhiteSpace(name))
                .Select(name => PersonName.Problem(name, oneEach))
                .FirstOrDefault(wrong => wrong is not null) is
            { } strange
        )
            errors["nama-lain"] = strange;
        else if (wish.Names.Count > Math.Max(0, wish.People - 1))
            errors["nama-lain"] = Words.Say(
                $"Ada {wish.Names.Count} nama untuk {Math.Max(0, wish.People - 1)} orang selain Anda. "
                    + "Samakan jumlahnya.",
                $"There are {wish.Names.Count} names for {Math.Max(0, wish.People - 1)} people besides you. "
                    + "Make them equal."
            );
    }

    internal static bool Fits(SeatPool pool, RegistrationWish wish) =>
        pool.Code is { } code
        && string.Equals(code, wish.Invitation.Trim(), StringComparison.OrdinalIgnoreCase)
        && (wish.Attend is null || wish.Attend == pool.Attend);

    private static void Check(EventQuestion question, RegistrationWish wish, Dictionary<string, string> errors)
    {
        var (field, answer) = (Field(question), wish.Answers.GetValueOrDefault(question.Id, "").Trim());
        if (answer == "")
        {
            if (question.Required && wish.ByStaff is null)
                errors[field] = Words.Say("Jawab pertanyaan ini.", "Answer this question.");
        }
        else if (answer.Length > 1000)
            errors[field] = Words.Say("Jawaban paling panjang 1.000 huruf.", "An answer has at most 1,000 letters.");
        else if (question.Choices.Count > 0 && !question.Choices.Contains(answer))
            errors[field] = Words.Say("Pilih salah satu jawaban.", "Choose one of the answers.");
    }

    /// <summary>The form field of a question.</summary>
    public static string Field(EventQuestion question) => "jawab-" + question.Id.ToString("n");
}
