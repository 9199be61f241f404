using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>Registers people for an event: the one act behind the page, the API and the door.</summary>
internal sealed class Register(
    AppDb db,
    RegistrationDesk desk,
    SeatWriter writer,
    SealedCodes codes,
    Sending sending,
    TimeProvider time
)
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
                    remember ?? Sent()
                ),
                stop
            );
            switch (answer)
            {
                // Whoever went back and wrote another name means another person; the same name is the same sending.
                case RegisterAnswer.IdTaken when tries < 5:
                    if (await BeforeAs(registration, stop) is { } before)
                        return new RegisterAnswer.Already(before);
                    wish = wish with { Id = Guid.CreateVersion7() };
                    continue;
                // One code in half a billion; the next try draws another.
                case RegisterAnswer.CodeTaken when tries < 5:
                    continue;
                case RegisterAnswer.KeyUsed when remember is null:
                    throw new SentBefore();
                case RegisterAnswer.Registered:
                    sending.Keep();
                    return answer;
                case RegisterAnswer.Full when pool.Code is not null:
                    return InvitationUsedUp;
                case RegisterAnswer.Already { Registration: null }:
                    return new RegisterAnswer.Already(await Standing(registration, stop));
                default:
                    return answer;
            }
        }
    }

    // The form it came by remembers itself, as a key of the API does.
    private Func<RegisterAnswer.Registered, RememberedAnswer>? Sent() => sending.Waiting is { } sent ? _ => sent : null;

    /// <summary>Whoever stands at the door comes in, also when as many are registered with the contact they give as may
    /// be: they are noted without it.</summary>
    public async Task<RegisterAnswer> AtTheDoor(RegistrationWish wish)
    {
        var answer = await Now(wish);
        return answer is RegisterAnswer.Broken && Contact.Read(wish.Contact) is not null
            ? await Now(wish with { Contact = "" })
            : answer;
    }

    private static RegisterAnswer.Broken InvitationUsedUp =>
        new(
            new Dictionary<string, string>
            {
                ["undangan"] = Words.Say(
                    "Kursi undangan ini habis. Kosongkan kodenya untuk kursi umum.",
                    "The places of this invitation are used up. Leave the code empty for the open places."
                ),
            }
        );

    private Task<Registration?> BeforeAs(Registration sent, CancellationToken stop) =>
        db.Registrations()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                row => row.Id == sent.Id && row.EventId == sent.EventId && row.Name == sent.Name,
                stop
            );

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

    private Registration Row(RegistrationWish wish, SeatPool pool, DateTime now, Person? known)
    {
        var typed = wish.Person is null ? Contact.Read(wish.Contact) ?? default : default;
        var shown = wish.ByStaff is not null || wish.Person is { ContactConfirmed: true };
        return new()
        {
            Id = wish.Id is { } given && given != Guid.Empty ? given : Guid.CreateVersion7(),
            EventId = wish.Event.Id,
            PoolId = pool.Id,
            Attend = pool.Attend,
            PersonId = wish.Person?.Id ?? known?.Id,
            ForId = wish.For?.Id,
            OrganizationId = wish.Organization,
            Name = wish.For?.Name ?? wish.Person?.Name ?? PersonName.Read(wish.Name)!,
            Email = wish.Person is null ? typed.Email : wish.Person.Email,
            Phone = wish.Person is null ? typed.Phone : wish.Person.Phone,
            Language = wish.Person?.Language ?? Words.Spoken,
            People = wish.People,
            Made = now,
            Shown = shown ? now : null,
            SealedPhoneCode = !shown && typed.Phone is not null ? codes.Close(ConfirmContact.NewCode()) : null,
        };
    }

    private List<object> Rows(Registration registration, RegistrationWish wish, IReadOnlyList<EventQuestion> questions)
    {
        var rows = new List<object>(wish.People + wish.Answers.Count);
        for (var number = 1; number <= wish.People; number++)
            rows.Add(
                new Ticket
                {
                    RegistrationId = registration.Id,
                    EventId = registration.EventId,
                    Number = number,
                    SealedCode = codes.Close(TicketCode.New()),
                    Name =
                        number == 1
                            ? registration.Name
                            : PersonName.OrNobody(wish.Names.ElementAtOrDefault(number - 2) ?? "")!,
                }
            );
        if (AccessNeed.Read(wish.AccessNeed) is { Length: > 0 } need)
            rows.Add(new AccessNeed { RegistrationId = registration.Id, Text = need });
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

    private async Task<Registration?> Standing(Registration wanted, CancellationToken stop) =>
        (await db.Standing(wanted.EventId).AsNoTracking().OfWhoever(wanted).ToListAsync(stop)).Find(wanted.IsAgain);
}
