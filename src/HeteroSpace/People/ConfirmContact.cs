using System.Security.Cryptography;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>What a link from a mailbox is about.</summary>
/// <param name="PersonId">Who named the address when the link was sent.</param>
/// <param name="Holder">Whose it is by now, when they are gone or named another since.</param>
/// <param name="Done">The address is confirmed.</param>
public sealed record ContactLink(Guid PersonId, string Email, Guid Holder, bool Done)
{
    /// <summary>The name that was given with the address; empty when whoever gave it is gone.</summary>
    public string Name { get; init; } = "";

    /// <summary>UTC; when the person came.</summary>
    public DateTime Since { get; init; }

    /// <summary>Whoever gave it chose a password, which counts from the press on.</summary>
    public bool HasPassword { get; init; }
}

/// <summary>
/// Shows that a contact belongs to a person: by a link in a mail, or by a code sent from the number, which staff tick.
/// </summary>
public sealed class ConfirmContact(
    AppDb db,
    IDataProtectionProvider protection,
    LetterBox letters,
    ILookupNormalizer names,
    Frame frame,
    SealedCodes codes,
    IServiceProvider services
)
{
    public const string MailJob = "confirm-mail";

    public sealed record MailPayload(Guid PersonId);

    private readonly ITimeLimitedDataProtector _signer = protection
        .CreateProtector("confirm-mail")
        .ToTimeLimitedDataProtector();

    /// <summary>Six digits that whoever gave a number sends from it.</summary>
    public static Proof NewCode() =>
        Proof.Of(
            RandomNumberGenerator
                .GetInt32(100_000, 1_000_000)
                .ToString(System.Globalization.CultureInfo.InvariantCulture)
        );

    /// <summary>The same, as it is stored.</summary>
    public byte[] NewSealedCode() => codes.Close(NewCode());

    public Job Mail(Person person, DateTime due) => Job.Of(MailJob, new MailPayload(person.Id), due);

    /// <summary>
    /// Writes the mail with its link; the job's id is its cause, so that a job done twice is one mail.
    /// </summary>
    public async Task SendMail(Job job, CancellationToken stop)
    {
        var wanted = job.Read<MailPayload>().PersonId;
        if (
            await db.People().AsNoTracking().SingleOrDefaultAsync(person => person.Id == wanted, stop) is not { } person
            || (person.NewEmail ?? (person.EmailConfirmed ? null : person.Email)) is not { } email
        )
            return;
        var owned = await db.People().AnyAsync(other => other.Email == email && other.EmailConfirmed, stop);
        var letter = Words.In(
            person.Language,
            () => owned ? ContactLetters.HasAccount() : ContactLetters.Confirm(person.Name, LinkFor(person.Id, email))
        );
        await letters.Put(
            new()
            {
                Cause = "job:" + job.Id,
                Channel = Channel.Mail,
                Kind = owned ? "account.known" : "account.confirm",
                PersonId = person.Id,
                To = email,
                Name = person.Name,
                Language = person.Language,
                At = job.Due,
                Due = job.Due,
            },
            letter,
            stop
        );
    }

    private Proof LinkFor(Guid person, string email) =>
        Proof.Of(_signer.Protect($"{person}\n{email}", TimeSpan.FromDays(2))).Within("/konfirmasi/");

    /// <summary>
    /// Another address or number, or a first one. Of an account it counts once it is shown, and until then the former
    /// one does: a slip costs nobody their account.
    /// </summary>
    public Task Change(Guid personId, Contact contact) =>
        frame.Do(async act =>
        {
            var person = await db.People().SingleAsync(row => row.Id == personId);
            Take(person, contact);
            if (contact.Email is not null)
                act.Tell(Mail(person, act.Now));
            if (person.AccountId is { } account)
                act.Forget(KnownPeople.InMemory, account);
        });

    private void Take(Person person, Contact contact)
    {
        if (contact.Phone is not null)
            person.SealedPhoneCode = NewSealedCode();
        if (person.AccountId is not null)
        {
            person.NewEmail = contact.Email?.Value ?? person.NewEmail;
            person.NewPhone = contact.Phone?.Value ?? person.NewPhone;
        }
        else if (contact.Email is { } email)
        {
            person.Email = email;
            person.EmailConfirmed = false;
        }
        else if (contact.Phone is { } phone)
        {
            person.Phone = phone;
            person.PhoneConfirmed = false;
        }
    }

    // A former address that was confirmed hears that another stands in its place, so that whoever sits at a strange
    // keyboard does not do it in silence.
    private Task TellFormer(Person person, string former, DateTime now) =>
        letters.Put(
            new()
            {
                Cause = $"contact:{Guid.CreateVersion7():n}",
                Channel = Channel.Mail,
                Kind = "account.changed",
                PersonId = person.Id,
                To = former,
                Name = person.Name,
                Language = person.Language,
                At = now,
                Due = now,
            },
            Words.In(person.Language, () => ContactLetters.Changed(person.Name))
        );

    /// <summary>What a link is about, without changing anything: mail programs open links by themselves. Null when it
    /// is too old or not ours.</summary>
    public async Task<ContactLink?> Read(string link, CancellationToken stop = default)
    {
        string[] parts;
        try
        {
            parts = _signer.Unprotect(link).Split('\n');
        }
        catch (CryptographicException)
        {
            return null;
        }
        var (id, email) = (Guid.Parse(parts[0]), parts[1]);
        if (
            await db.People()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == id && (row.Email == email || row.NewEmail == email), stop) is
            { } person
        )
            return new(id, email, id, person.Email == email && person.EmailConfirmed)
            {
                Name = person.Name,
                Since = person.Since,
                HasPassword = await HasPassword(id, stop),
            };
        return
            await db.People().AsNoTracking().SingleOrDefaultAsync(row => row.Email == email && row.EmailConfirmed, stop)
                is { } owner
            ? new(id, email, owner.Id, true)
            : null;
    }

    /// <summary>The button of that link was pressed: who has the address now; null when the link is too old or not
    /// ours.</summary>
    public async Task<Person?> ByLink(string link) =>
        await Read(link) is { } about ? await Reached(about.PersonId, Contact.Stored(about.Email, null)) : null;

    /// <summary>
    /// Who asked, for a link that was sent to this address or number with something else, as a booking; null when they
    /// have shown a contact, or it is not theirs any more, or has an owner: to them all of it goes, and no other
    /// browser is let in.
    /// </summary>
    public async Task<ContactLink?> Asked(Guid personId, Contact at, CancellationToken stop = default) =>
        !await db.People().ThatConfirmed(at).AnyAsync(stop)
        && await Shadows().ThatName(at).SingleOrDefaultAsync(person => person.Id == personId, stop) is { } person
            ? new(personId, person.Email ?? "", personId, Done: false)
            {
                Name = person.Name,
                Since = person.Since,
                HasPassword = await HasPassword(personId, stop),
            }
            : null;

    private Task<bool> HasPassword(Guid person, CancellationToken stop) =>
        db.Set<PendingAccount>().AnyAsync(row => row.PersonId == person && row.PasswordHash != null, stop);

    /// <summary>
    /// Who reads the mailbox did not ask: what hangs on the address is let go, and whoever typed it has nothing of it.
    /// Of who has shown a contact already nothing is lost.
    /// </summary>
    public async Task Refuse(string link)
    {
        if (await Read(link) is { Done: false } about)
            await Refuse(about.PersonId, Contact.Stored(about.Email, null));
    }

    /// <summary>The same by a link that was sent to this address or number with something else.</summary>
    public async Task Refuse(Guid personId, Contact at)
    {
        if (await Shadows().ThatName(at).SingleOrDefaultAsync(person => person.Id == personId) is not { } shadow)
            return;
        var unshown = db.People().Where(person => person.Id == shadow.Id);
        // Who named another contact too may yet show that one.
        if ((at.Email is not null ? shadow.Phone : shadow.Email) is null)
            await services.GetRequiredService<ErasePerson>().Now(shadow);
        else if (at.Email is not null)
            await frame.Do(act =>
                act.Update(
                    unshown.Where(person => !person.EmailConfirmed),
                    set => set.SetProperty(person => person.Email, (string?)null)
                )
            );
        else
            await frame.Do(act =>
                act.Update(
                    unshown.Where(person => !person.PhoneConfirmed),
                    set =>
                        set.SetProperty(person => person.Phone, (string?)null)
                            .SetProperty(person => person.SealedPhoneCode, (byte[]?)null)
                )
            );
    }

    /// <summary>Staff saw the code come from the number, or the person at the desk with it.</summary>
    /// <param name="also">What is written of who has the number now, in the same act.</param>
    public async Task<Person?> PhoneSeen(Guid personId, Func<Act, Person, Task>? also = null) =>
        await db.People().AsNoTracking().SingleOrDefaultAsync(person => person.Id == personId) is { } person
        && (person.PhoneToShow ?? person.Phone) is { } phone
            ? await Reached(personId, Contact.Stored(null, phone), also)
            : null;

    /// <summary>
    /// The person pressed the button of a link that was sent to this address or number and nowhere else. Who has the
    /// contact now: the person, or another who had confirmed it before, and to whom goes what was made with it; null
    /// when it is nobody's. Who had asked for an account has one from now.
    /// </summary>
    /// <inheritdoc cref="PhoneSeen"/>
    public async Task<Person?> Reached(Guid personId, Contact at, Func<Act, Person, Task>? also = null)
    {
        var (isOwned, person) = await frame.Do<(bool, Person?)>(
            async act => (false, await Confirmed(act, personId, at, also)),
            // The unique index: someone else confirmed the same contact first.
            Refusal.Taken<(bool, Person?)>((true, null))
        );
        if (isOwned)
            return await ToItsOwner(personId, at, also);
        if (person is null)
            return null;
        await services.AnnounceConfirmed(db, person.Id);
        if (at.Phone is not null)
            await Gather(person, at);
        return person;
    }

    private async Task<Person?> Confirmed(Act act, Guid personId, Contact at, Func<Act, Person, Task>? also)
    {
        if (await db.People().ThatGive(at).SingleOrDefaultAsync(row => row.Id == personId) is not { } person)
            return act.Refuse<Person?>(null);
        var former =
            at.Email is { } shown && person.EmailConfirmed && person.Email != shown.Value ? person.Email : null;
        Shown(person, at);
        await GiveAccount(act, person);
        await act.Save();
        if (person.AccountId is { } account)
            act.Forget(KnownPeople.InMemory, account);
        if (former is not null)
            await TellFormer(person, former, act.Now);
        if (also is not null)
            await also(act, person);
        return person;
    }

    private static void Shown(Person person, Contact at)
    {
        if (at.Email is { } email)
        {
            person.Email = email;
            (person.EmailConfirmed, person.NewEmail) = (true, null);
        }
        else if (at.Phone is { } phone)
        {
            person.Phone = phone;
            (person.PhoneConfirmed, person.NewPhone, person.SealedPhoneCode) = (true, null, null);
        }
    }

    // The account signs in with what was shown, whichever of the two; one that was asked for comes into being here.
    private async Task GiveAccount(Act act, Person person)
    {
        if (person.AccountId is null)
        {
            await act.OpenAccount(person, names);
            return;
        }
        var account = await db.Users.SingleAsync(row => row.Id == person.AccountId);
        if (person.EmailConfirmed)
        {
            account.Email = person.Email;
            (account.NormalizedEmail, account.EmailConfirmed) = (names.NormalizeEmail(person.Email), true);
        }
        if (person.PhoneConfirmed)
        {
            account.PhoneNumber = person.Phone;
            account.PhoneNumberConfirmed = true;
        }
    }

    // A member who booked signed out: the mailbox or the number says that it is one person, so it becomes one account,
    // that of its owner.
    private async Task<Person?> ToItsOwner(Guid from, Contact at, Func<Act, Person, Task>? also)
    {
        var owner = await db.People().AsNoTracking().ThatConfirmed(at).SingleOrDefaultAsync();
        if (owner is not { ContactConfirmed: true } || !await HandOver(from, owner.Id, at))
            return null;
        if (also is not null)
            await frame.Do(act => also(act, owner));
        await services.AnnounceConfirmed(db, owner.Id);
        return owner;
    }

    // Of a number staff see one code, whichever account it was for: what was made with it before, under others that
    // never showed it, is the same person's.
    private async Task Gather(Person person, Contact at)
    {
        if (!person.ContactConfirmed)
            return;
        var others = await db.People()
            .AsNoTracking()
            .Where(row => row.Id != person.Id)
            .ThatNameOnly(at.Phone)
            .OrderByDescending(row => row.Since)
            .Select(row => row.Id)
            .Take(10)
            .ToListAsync();
        foreach (var other in others)
            await HandOver(other, person.Id, at);
        if (others.Count > 0)
            await services.AnnounceConfirmed(db, person.Id);
    }

    /// <summary>False when the first is no mere shadow: they have shown a contact.</summary>
    private async Task<bool> HandOver(Guid from, Guid to, Contact at)
    {
        var shadow = await Shadows().SingleOrDefaultAsync(person => person.Id == from);
        if (shadow is null)
            return false;
        await services.Announce(new ContactOwned(from, to, at));
        // Who named another contact too may yet show that one; who did not asked for an account that nobody can ever
        // prove.
        if (at.Email is not null ? shadow.Phone is not null : shadow.Email is not null)
            return true;
        await services.GetRequiredService<ErasePerson>().Now(shadow);
        return true;
    }

    private IQueryable<Person> Shadows() => db.Pending().AsNoTracking().Where(person => !person.Gone);
}
