using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>What came of a wish to come: an ordinary answer, whichever it is.</summary>
public abstract record RegisterAnswer
{
    /// <summary>
    /// Written and durable; its status says whether a seat is theirs, and the place
    /// where they stand on the waiting list.
    /// </summary>
    public sealed record Registered(Registration Registration, IReadOnlyList<Ticket> Tickets, int? Place)
        : RegisterAnswer;

    /// <summary>
    /// There are not as many seats; the place the waiting list would give (0 when there is none any more, since the
    /// event has begun), and what is left.
    /// </summary>
    public sealed record Full(int Place, int Free) : RegisterAnswer;

    /// <summary>They are registered already; null when it happened in this moment.</summary>
    public sealed record Already(Registration? Registration) : RegisterAnswer;

    /// <summary>Every rule the wish breaks.</summary>
    public sealed record Broken(IReadOnlyDictionary<string, string> Errors) : RegisterAnswer;

    /// <summary>Registration was closed, or the event cancelled, meanwhile.</summary>
    public sealed record Closed : RegisterAnswer;

    /// <summary>Several registrations with this contact wait to be confirmed.</summary>
    public sealed record TooManyPending : RegisterAnswer;

    /// <summary>The idempotency key was used meanwhile; read its answer.</summary>
    public sealed record KeyUsed : RegisterAnswer;

    internal sealed record CodeTaken : RegisterAnswer;
}

/// <summary>A wish to come, as it was typed.</summary>
/// <param name="Attend">Null where the event has one way, which is then meant.</param>
/// <param name="Names">Of those who come along, in their order; fewer than people where names are not known.</param>
/// <param name="Answers">By question.</param>
public sealed record RegistrationWish(
    Event Event,
    Attend? Attend,
    int People,
    Person? Person,
    string Name,
    string Contact
)
{
    public IReadOnlyList<string> Names { get; init; } = [];
    public IReadOnlyDictionary<Guid, string> Answers { get; init; } = new Dictionary<Guid, string>();

    /// <summary>Of an invitation; empty for the open places.</summary>
    public string Invitation { get; init; } = "";

    /// <summary>The organization whose people they are; its lead registers them.</summary>
    public Guid? Organization { get; init; }
    public bool MayWait { get; init; }

    /// <summary>
    /// It is a page, which can ask: whoever would only wait reads that before, also not having shown who they are.
    /// </summary>
    public bool AsksBefore { get; init; }

    /// <summary>
    /// A member of staff writes them down at the door or the desk: their contact is as good as shown.
    /// </summary>
    public Guid? ByStaff { get; init; }

    /// <summary>The id a device at the door gave it, so that one sent twice is one.</summary>
    public Guid? Id { get; init; }
}

/// <summary>What a registration must keep to. Every broken rule is told at once, by field.</summary>
public static class RegistrationRules
{
    /// <summary>Those who register a list for a class or a community may bring so many.</summary>
    public const int MostInList = 60;

    /// <summary>So many of one contact may wait to be confirmed, for an event.</summary>
    public const int MostPending = 3;

    /// <summary>And so many over all events: nobody's mailbox is filled by someone else's presses.</summary>
    public const int MostPendingInAll = 6;

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
        if (
            wish.Attend is null
                ? open.Count > 1
                : wish.Invitation == "" && open.TrueForAll(pool => pool.Attend != wish.Attend)
        )
            errors["cara"] = Words.Say(
                "Pilih hadir di tempat atau daring.",
                "Choose whether you come in person or online."
            );
        var most = wish.ByStaff is not null ? MostInList : Most(wish.Event, wish.Person, wish.Organization is not null);
        if (wish.People < 1 || wish.People > most)
            errors["orang"] = Words.Say(
                $"Satu pendaftaran untuk 1 sampai {most} orang.",
                $"One registration is for 1 to {most} people."
            );
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
        if (wish.Invitation != "" && !pools.Any(pool => Fits(pool, wish)))
            errors["undangan"] = Words.Say(
                "Kode undangan ini tidak berlaku untuk acara ini. "
                    + "Periksa hurufnya, atau kosongkan untuk kursi umum.",
                "This invitation code is not valid for this event. "
                    + "Check its letters, or leave it empty for the open places."
            );
        foreach (var question in questions.Where(question => question.Asked != Asked.After))
            Check(question, wish, errors);
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

/// <summary>Registers people for an event: the one act behind the page, the API and the door.</summary>
internal sealed class Register(AppDb db, RegistrationDesk desk, SeatWriter writer, TimeProvider time)
{
    /// <param name="wish">As it was typed.</param>
    /// <param name="remember">The answer to keep with the registration, when
    /// the caller sent an idempotency key.</param>
    public async Task<RegisterAnswer> Now(
        RegistrationWish wish,
        Func<RegisterAnswer.Registered, RememberedAnswer>? remember = null,
        CancellationToken stop = default
    )
    {
        if (await desk.Of(wish.Event.Slug, stop) is not { } open)
            return new RegisterAnswer.Closed();
        if (RegistrationRules.Problems(wish, open.Pools, open.Questions) is { Count: > 0 } errors)
            return new RegisterAnswer.Broken(errors);
        var pools = open.Pools;
        var pool =
            wish.Invitation != ""
                ? pools.First(known => RegistrationRules.Fits(known, wish))
                : pools.First(known => known.Code is null && (wish.Attend is null || known.Attend == wish.Attend));
        for (var tries = 0; ; tries++)
        {
            var registration = Row(
                wish,
                pool,
                time.GetUtcNow().UtcDateTime,
                wish.ByStaff is null ? null : await Known(wish, stop)
            );
            var answer = await writer.Write(
                new(
                    registration,
                    Rows(registration, wish, open.Questions),
                    wish.MayWait && pool.Code is null,
                    wish.ByStaff is not null,
                    wish.AsksBefore,
                    remember
                ),
                stop
            );
            switch (answer)
            {
                // One code in half a billion; the next try draws another.
                case RegisterAnswer.CodeTaken when tries < 5:
                    continue;
                case RegisterAnswer.Full when pool.Code is not null:
                    return new RegisterAnswer.Broken(
                        new Dictionary<string, string>
                        {
                            ["undangan"] = Words.Say(
                                "Kursi undangan ini habis. Kosongkan kodenya untuk kursi umum.",
                                "The places of this invitation are used up. Leave the code empty for the open places."
                            ),
                        }
                    );
                case RegisterAnswer.Already { Registration: null }:
                    return new RegisterAnswer.Already(await Standing(registration, stop));
                default:
                    return answer;
            }
        }
    }

    // Whoever staff write down by an address or number of theirs is that person, and registered once.
    private async Task<Person?> Known(RegistrationWish wish, CancellationToken stop) =>
        wish.Person is null && Contact.Read(wish.Contact) is { } contact
            ? await WhoseContact(contact).AsNoTracking().FirstOrDefaultAsync(stop)
            : null;

    private IQueryable<Person> WhoseContact(Contact contact) =>
        db.People()
            .Where(person =>
                !person.Gone
                && (
                    contact.Email != null
                        ? person.Email == contact.Email && person.EmailConfirmed
                        : person.Phone == contact.Phone && person.PhoneConfirmed
                )
            );

    private static Registration Row(RegistrationWish wish, SeatPool pool, DateTime now, Person? known)
    {
        var contact = wish.Person is { } person
            ? new(person.Email, person.Phone)
            : Contact.Read(wish.Contact) ?? default;
        var shown = wish.ByStaff is not null || wish.Person is { ContactConfirmed: true };
        return new()
        {
            Id = wish.Id ?? Guid.CreateVersion7(),
            EventId = wish.Event.Id,
            PoolId = pool.Id,
            Attend = pool.Attend,
            PersonId = wish.Person?.Id ?? known?.Id,
            OrganizationId = wish.Organization,
            Name = wish.Person?.Name ?? PersonName.Cleaned(wish.Name),
            Email = contact.Email,
            Phone = contact.Phone,
            Language = wish.Person?.Language ?? Words.Spoken,
            People = wish.People,
            Made = now,
            Shown = shown ? now : null,
            PhoneCode = !shown && wish.Person is null && contact.Phone is not null ? ConfirmContact.NewCode() : null,
        };
    }

    private static List<object> Rows(
        Registration registration,
        RegistrationWish wish,
        IReadOnlyList<EventQuestion> questions
    )
    {
        var rows = new List<object>(wish.People + wish.Answers.Count);
        for (var number = 1; number <= wish.People; number++)
            rows.Add(
                new Ticket
                {
                    RegistrationId = registration.Id,
                    EventId = registration.EventId,
                    Number = number,
                    Name =
                        number == 1
                            ? registration.Name
                            : PersonName.Cleaned(wish.Names.ElementAtOrDefault(number - 2) ?? ""),
                }
            );
        rows.AddRange(
            wish.Answers.Where(answer =>
                    answer.Value.Trim() != "" && questions.Any(question => question.Id == answer.Key)
                )
                .Select(answer => new RegistrationAnswer
                {
                    RegistrationId = registration.Id,
                    QuestionId = answer.Key,
                    Text = answer.Value.Trim(),
                })
        );
        return rows;
    }

    private Task<Registration?> Standing(Registration wanted, CancellationToken stop)
    {
        var standing = db.Standing(wanted.EventId).AsNoTracking();
        if (wanted.PersonId != null)
            return standing.FirstOrDefaultAsync(row => row.PersonId == wanted.PersonId, stop);
        if (wanted.Email != null)
            return standing.FirstOrDefaultAsync(row => row.PersonId == null && row.Email == wanted.Email, stop);
        return standing.FirstOrDefaultAsync(row => row.PersonId == null && row.Phone == wanted.Phone, stop);
    }
}
