using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>What was told of someone of a household, read.</summary>
/// <param name="Agrees">The head agrees as parent or guardian.</param>
public sealed record HouseholdWords(string Name, PersonKind Kind, int BirthYear, bool Agrees)
{
    /// <summary>Under 18 for the whole year; in the year someone turns 18 it is theirs to say.</summary>
    public bool IsMinor(int year) => year - BirthYear < 18;
}

/// <summary>Whom a booking or a registration is for, as a form or program says.</summary>
/// <param name="Member">Null for the head of the household themselves.</param>
/// <param name="IsNew">Told in this very form, and not kept yet.</param>
public sealed record ForWhom(HouseholdMember? Member, bool IsNew = false)
{
    public static readonly ForWhom Oneself = new((HouseholdMember?)null);
}

/// <summary>
/// One number, one household: an account holds several people, and what its head books, registers and gets certified
/// bears the name of whom it is for.
/// </summary>
public sealed class Household(AppDb db, Frame frame, TimeProvider time)
{
    public const string ForField = "untuk",
        NameField = "anggota-nama",
        KindField = "anggota-jenis",
        YearField = "anggota-lahir",
        AgreeField = "anggota-wali";

    /// <summary>What a form sends for someone who does not stand in the list yet.</summary>
    public const string Another = "baru";

    public static int Most { get; } = (int)HouseLimits.HouseholdMembers.Most;

    private int Year => SiteClock.House.Date(time.GetUtcNow().UtcDateTime).Year;

    /// <summary>Who may be chosen; nobody for someone who has yet to show who they are.</summary>
    public async Task<IReadOnlyList<HouseholdMember>> Of(Person? head, CancellationToken stop = default) =>
        head is { ContactConfirmed: true } ? await db.HouseholdOf(head.Id).AsNoTracking().ToListAsync(stop) : [];

    /// <summary>Whom a form means; what is wrong with it is told at its field. Nothing is kept yet.</summary>
    public async Task<ForWhom> Read(
        Person? head,
        Func<string, string> typed,
        Dictionary<string, string> errors,
        CancellationToken stop = default
    )
    {
        if (head is null || typed(ForField) is not { Length: > 0 } chosen)
            return ForWhom.Oneself;
        var household = await Of(head, stop);
        if (chosen != Another)
        {
            if (Guid.TryParse(chosen, out var id) && household.FirstOrDefault(row => row.Id == id) is { } member)
                return new(member);
            errors[ForField] = NotOfThem;
            return ForWhom.Oneself;
        }
        if (await ReadNew(head, household, typed, errors, stop) is not { } told)
            return ForWhom.Oneself;
        // Sent once more, after a clash perhaps: they stand in the household by now.
        if (household.FirstOrDefault(row => row.FoldedName == Folded.Of(told.Name)) is { } before)
            return new(before);
        return new(Made(head, told), IsNew: true);
    }

    /// <summary>The same for a program, which names them by their id; null when it is of another household.</summary>
    public async Task<ForWhom?> Find(Person? head, Guid? id, CancellationToken stop = default)
    {
        if (id is null)
            return ForWhom.Oneself;
        return (await Of(head, stop)).FirstOrDefault(row => row.Id == id) is { } member ? new(member) : null;
    }

    /// <summary>
    /// Keeps whom a form told of anew, so that something can be booked for them. Sent twice in one moment it is the
    /// same person; null when others took the last place meanwhile.
    /// </summary>
    public async Task<ForWhom?> Keep(ForWhom whom)
    {
        if (whom is not { IsNew: true, Member: { } member })
            return whom;
        // The name or the place was taken in this moment: it is read and tried again.
        return await frame.Do<ForWhom?>(
            async (act, _) =>
            {
                var household = await db.HouseholdOf(member.HeadId).AsNoTracking().ToListAsync();
                if (household.FirstOrDefault(row => row.FoldedName == member.FoldedName) is { } before)
                    return new(before);
                if (
                    Enumerable.Range(1, Most).Except(household.Select(row => row.Place)).ToList() is not [var place, ..]
                )
                    return null;
                member.Take(place);
                act.Add(member);
                return whom;
            }
        );
    }

    /// <summary>Adds someone; the errors stand at their fields, and are none when they were added.</summary>
    public async Task<Dictionary<string, string>> Add(
        Person head,
        Func<string, string> typed,
        CancellationToken stop = default
    )
    {
        var errors = new Dictionary<string, string>();
        var household = await Of(head, stop);
        if (await ReadNew(head, household, typed, errors, stop) is not { } told)
            return errors;
        if (household.Any(row => row.FoldedName == Folded.Of(told.Name)))
            errors[NameField] = StandsAlready;
        else if (await Keep(new(Made(head, told), IsNew: true)) is null)
            errors[NameField] = IsFull;
        return errors;
    }

    /// <summary>Puts right what stands of someone; what was booked for them before keeps the name it was booked
    /// with.</summary>
    public async Task<Dictionary<string, string>> Change(
        Person head,
        Guid id,
        Func<string, string> typed,
        CancellationToken stop = default
    )
    {
        var errors = new Dictionary<string, string>();
        if (!await db.HouseholdOf(head.Id).AnyAsync(row => row.Id == id, stop))
        {
            errors[NameField] = NotOfThem;
            return errors;
        }
        if (await ReadWords(head, typed, errors, stop) is not { } told)
            return errors;
        var wrong = await frame.Do(
            async act =>
            {
                if (await db.HouseholdOf(head.Id).SingleOrDefaultAsync(row => row.Id == id) is not { } member)
                    return act.Refuse<string?>(NotOfThem);
                member.Tell(told, act.Now, Year);
                return null;
            },
            new Refusal<string?>(TakenOutMeanwhile, NotOfThem),
            Refusal.Taken<string?>(StandsAlready)
        );
        if (wrong is not null)
            errors[NameField] = wrong;
        return errors;
    }

    /// <summary>Takes someone out; false when they are out already.</summary>
    public Task<bool> Remove(Person head, Guid id) =>
        frame.Do(
            async act =>
            {
                if (await db.HouseholdOf(head.Id).SingleOrDefaultAsync(row => row.Id == id) is not { } member)
                    return act.Refuse(false);
                member.Leave(act.Now);
                act.Note(head.AccountId, null, "household.left", "person:" + head.Id);
                return true;
            },
            new Refusal<bool>(TakenOutMeanwhile, false)
        );

    private static bool TakenOutMeanwhile(Exception error) => error is DbUpdateConcurrencyException;

    private HouseholdMember Made(Person head, HouseholdWords told)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var member = new HouseholdMember { HeadId = head.Id, Added = now };
        member.Tell(told, now, Year);
        return member;
    }

    private async Task<HouseholdWords?> ReadNew(
        Person head,
        IReadOnlyList<HouseholdMember> household,
        Func<string, string> typed,
        Dictionary<string, string> errors,
        CancellationToken stop
    )
    {
        var told = await ReadWords(head, typed, errors, stop);
        if (!head.ContactConfirmed)
            errors[ForField] = Words.Say(
                "Konfirmasikan dulu kontak Anda; setelah itu orang serumah bisa Anda tambahkan.",
                "Confirm your contact first; then you can add those of your household."
            );
        else if (
            told is not null
            && household.Count >= Most
            && household.All(row => row.FoldedName != Folded.Of(told.Name))
        )
            errors[ForField] = IsFull;
        return errors.ContainsKey(ForField) ? null : told;
    }

    private async Task<HouseholdWords?> ReadWords(
        Person head,
        Func<string, string> typed,
        Dictionary<string, string> errors,
        CancellationToken stop
    )
    {
        var before = errors.Count;
        if (PersonName.Problem(typed(NameField), Unnamed) is { } unnamed)
            errors[NameField] = unnamed;
        if (!int.TryParse(typed(YearField).Trim(), out var born) || born < Year - 120 || born > Year)
            errors[YearField] = Words.Say(
                $"Tulis tahun lahir empat angka, misalnya {Year - 12}.",
                $"Give the year of birth in four digits, such as {Year - 12}."
            );
        if (errors.Count > before)
            return null;
        var kind =
            Enum.TryParse<PersonKind>(typed(KindField), out var read) && Enum.IsDefined(read)
                ? read
                : PersonKind.Public;
        var told = new HouseholdWords(PersonName.Read(typed(NameField))!, kind, born, typed(AgreeField) == "ya");
        if (!told.IsMinor(Year))
            return told;
        if (await db.GuardianRows().AnyAsync(row => row.PersonId == head.Id, stop))
            errors[YearField] = Words.Say(
                "Akun Anda sendiri didaftarkan dengan orang tua atau wali. "
                    + "Minta mereka menambahkan siapa yang belum 18.",
                "Your own account has a parent or guardian. Ask them to add anyone under 18."
            );
        else if (!told.Agrees)
            errors[AgreeField] = Words.Say(
                "Ia belum 18 tahun: centang bahwa Anda orang tua atau walinya dan setuju.",
                "They are under 18: tick that you are the parent or guardian and agree."
            );
        return errors.Count > before ? null : told;
    }

    private static string Unnamed =>
        Words.Say("Tulis namanya, paling panjang 120 huruf.", "Give their name, at most 120 letters.");

    private static string NotOfThem =>
        Words.Say(
            "Orang ini tidak ada di keluarga Anda. Pilih dari daftar, atau tambahkan.",
            "This person is not in your household. Choose from the list, or add them."
        );

    /// <summary>No place is left.</summary>
    public static string IsFull =>
        Words.Say(
            $"Satu akun untuk paling banyak {Most} orang lain. Hapus yang tidak datang lagi di halaman keluarga.",
            $"One account holds at most {Most} others. Remove who comes no more on the household page."
        );

    private static string StandsAlready =>
        Words.Say("Nama ini sudah ada di keluarga Anda.", "This name is in your household already.");
}
