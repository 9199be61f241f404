using System.Net.Mail;
using System.Security.Cryptography;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>A person showed that an address or number is theirs.</summary>
public sealed record ContactConfirmed(Guid PersonId);

/// <summary>An e-mail address or a phone number, whichever someone typed.</summary>
public readonly record struct Contact(string? Email, string? Phone)
{
    public static Contact? Read(string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Contains('@'))
            return text.Length <= 254 && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.') ? new(text.ToLowerInvariant(), null) : null;
        return PhoneNumber.Normalised(text) is { } phone ? new(null, phone) : null;
    }
}

/// <summary>What came of signing up: the person, or a sentence at each field.</summary>
public sealed record SignedUp(Person? Person, Account? Account, IReadOnlyDictionary<string, string> Errors);

/// <summary>
/// Makes an account with its person. An address or number that was not confirmed claims nothing: several accounts may
/// name it, and only the first to confirm it keeps it.
/// </summary>
public sealed class SignUp(AppDb db, UserManager<Account> accounts, ConfirmContact confirm, TimeProvider time)
{
    public const string NameField = "nama", ContactField = "kontak", PasswordField = "sandi", KindField = "jenis";

    public async Task<SignedUp> Now(string name, string contact, string password, PersonKind kind, CancellationToken stop = default)
    {
        var errors = await Check(name, contact, password, stop);
        if (errors.Count > 0) return new(null, null, errors);
        var known = Contact.Read(contact)!.Value;
        var now = time.GetUtcNow().UtcDateTime;
        var account = new Account { Email = known.Email, PhoneNumber = known.Phone, LockoutEnabled = true };
        account.UserName = account.Id.ToString("n");
        var person = new Person { AccountId = account.Id, Name = name.Trim(), Kind = kind, Email = known.Email, Phone = known.Phone, Language = Words.Spoken, Since = now };
        if (known.Phone is not null) person.PhoneCode = ConfirmContact.NewCode();

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var made = await accounts.CreateAsync(account, password);
        if (!made.Succeeded) return new(null, null, new Dictionary<string, string> { [PasswordField] = PasswordProblem(made) });
        db.People().Add(person);
        if (known.Email is not null) db.Jobs().Add(confirm.Mail(person, now));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new(person, account, errors);
    }

    /// <summary>What would be wrong, without making anything.</summary>
    public async Task<Dictionary<string, string>> Check(string name, string contact, string password, CancellationToken stop = default)
    {
        var errors = new Dictionary<string, string>();
        if (name.Trim().Length is 0 or > 120) errors[NameField] = Words.Say("Tulis nama Anda, paling panjang 120 huruf.", "Give your name, at most 120 letters.");
        if (Contact.Read(contact) is not { } known)
            errors[ContactField] = Words.Say("Tulis e-mail (nama@contoh.id) atau nomor ponsel (0812…).", "Give an e-mail address (name@example.org) or a mobile number (0812…).");
        else if (await db.People().AnyAsync(person => known.Email != null && person.EmailConfirmed && person.Email == known.Email || known.Phone != null && person.PhoneConfirmed && person.Phone == known.Phone, stop))
            errors[ContactField] = Words.Say("Kontak ini sudah punya akun. Masuk saja, atau buat sandi baru.", "This contact has an account already. Sign in, or set a new password.");
        var problems = new List<IdentityError>();
        foreach (var rule in accounts.PasswordValidators)
            if (await rule.ValidateAsync(accounts, new(), password) is { Succeeded: false } refused) problems.AddRange(refused.Errors);
        if (problems.Count > 0) errors[PasswordField] = PasswordProblem(IdentityResult.Failed([.. problems]));
        return errors;
    }

    public static string PasswordProblem(IdentityResult refused) => refused.Errors.Any(error => error.Code.StartsWith("Password", StringComparison.Ordinal))
        ? Words.Say("Sandi paling sedikit 10 huruf atau angka, dengan setidaknya 4 yang berbeda. Kalimat pendek mudah diingat.", "A password has at least 10 characters, 4 of them different. A short sentence is easy to remember.")
        : string.Join(" ", refused.Errors.Select(error => error.Description));
}

/// <summary>Shows that a contact belongs to a person: by a link in a mail, or by a code sent from the number, which staff tick.</summary>
public sealed class ConfirmContact(AppDb db, IDataProtectionProvider protection, PublicUrl address, KnownPeople known, IServiceProvider services)
{
    public const string MailJob = "confirm-mail";
    public sealed record MailPayload(Guid PersonId);
    private readonly ITimeLimitedDataProtector _signer = protection.CreateProtector("confirm-mail").ToTimeLimitedDataProtector();

    public static string NewCode() => RandomNumberGenerator.GetInt32(100_000, 1_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public Job Mail(Person person, DateTime due) => Job.Of(MailJob, new MailPayload(person.Id), due);

    public async Task SendMail(MailPayload payload, Mailer mailer, CancellationToken stop)
    {
        if (await db.People().AsNoTracking().SingleOrDefaultAsync(person => person.Id == payload.PersonId, stop) is not { Email: { } email, EmailConfirmed: false } person) return;
        var link = address.Of("/konfirmasi/" + _signer.Protect($"{person.Id}\n{email}", TimeSpan.FromDays(2)));
        await mailer.Send(Words.In(person.Language, () => new Letter(email, Words.Say("Konfirmasi e-mail Anda", "Confirm your e-mail address"),
            Words.Say($"Halo {person.Name},\n\nbuka tautan ini untuk memastikan alamat ini milik Anda. Pemesanan yang kami tahan langsung jadi.\n\n{link}\n\nBila Anda tidak mendaftar, abaikan saja surat ini.",
                $"Hello {person.Name},\n\nopen this link to show that this address is yours. What we hold for you becomes a booking at once.\n\n{link}\n\nIf you did not sign up, ignore this mail."))), stop);
    }

    /// <summary>Null when the link is too old or not ours.</summary>
    public async Task<Person?> ByLink(string link, CancellationToken stop = default)
    {
        string[] parts;
        try { parts = _signer.Unprotect(link).Split('\n'); }
        catch (CryptographicException) { return null; }
        var id = Guid.Parse(parts[0]);
        return await db.People().SingleOrDefaultAsync(person => person.Id == id && person.Email == parts[1], stop) is { } person
            ? await Confirmed(person, () => person.EmailConfirmed = true, stop) : null;
    }

    /// <summary>Staff saw the code come from the number, or the person at the desk with it.</summary>
    public async Task<Person?> PhoneSeen(Guid personId, CancellationToken stop = default) =>
        await db.People().SingleOrDefaultAsync(person => person.Id == personId && person.Phone != null, stop) is { } person
            ? await Confirmed(person, () => (person.PhoneConfirmed, person.PhoneCode) = (true, null), stop) : null;

    private async Task<Person?> Confirmed(Person person, Action confirm, CancellationToken stop)
    {
        confirm();
        try { await db.SaveChangesAsync(stop); }
        // The unique index: someone else confirmed the same contact first.
        catch (DbUpdateException) { db.ChangeTracker.Clear(); return null; }
        if (person.AccountId is { } account) known.Forget(account);
        await services.Announce(new ContactConfirmed(person.Id), stop);
        return person;
    }
}

/// <summary>Signs in with an e-mail address or a number and a password; ten wrong tries lock for a quarter of an hour.</summary>
public sealed class SignIn(AppDb db, UserManager<Account> accounts, SignInManager<Account> signIn)
{
    public enum Outcome { Done, Wrong, Locked, SecondFactor }

    public async Task<(Outcome Outcome, Account? Account)> Now(string contact, string password, CancellationToken stop = default)
    {
        var outcome = Outcome.Wrong;
        foreach (var account in await Candidates(contact, stop))
        {
            var result = await signIn.PasswordSignInAsync(account, password, true, true);
            if (result.Succeeded) return (Outcome.Done, account);
            if (result.RequiresTwoFactor) return (Outcome.SecondFactor, account);
            if (result.IsLockedOut) outcome = Outcome.Locked;
        }
        return (outcome, null);
    }

    /// <summary>Accounts that name the contact: the one that confirmed it, else the latest few that did not.</summary>
    public async Task<List<Account>> Candidates(string contact, CancellationToken stop = default)
    {
        if (Contact.Read(contact) is not { } known) return [];
        var people = await db.People().AsNoTracking().Where(person => person.AccountId != null && (known.Email != null && person.Email == known.Email || known.Phone != null && person.Phone == known.Phone))
            .OrderByDescending(person => person.EmailConfirmed || person.PhoneConfirmed).ThenByDescending(person => person.Since).Take(3).ToListAsync(stop);
        if (people.Any(person => person.ContactConfirmed)) people.RemoveAll(person => !person.ContactConfirmed);
        var found = new List<Account>();
        foreach (var person in people)
            if (await accounts.FindByIdAsync(person.AccountId!.Value.ToString()) is { } account) found.Add(account);
        return found;
    }

    public static string Said(Outcome outcome) => outcome == Outcome.Locked
        ? Words.Say("Terlalu banyak percobaan. Coba lagi 15 menit lagi, atau buat sandi baru.", "Too many tries. Try again in 15 minutes, or set a new password.")
        : Words.Say("Kontak atau sandi tidak cocok. Periksa lagi, atau buat sandi baru.", "Contact and password do not match. Check them, or set a new password.");
}
