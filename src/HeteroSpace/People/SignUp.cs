using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>Someone who signs up, as they typed it. A guardian is named by whoever is under 18.</summary>
/// <param name="Password">Empty when they choose none yet: the code or link that shows the contact is enough.</param>
public sealed record Newcomer(string Name, string Contact, string Password, PersonKind Kind)
{
    public string GuardianName { get; init; } = "";

    /// <summary>E-mail address or mobile number.</summary>
    public string GuardianContact { get; init; } = "";

    /// <summary>What they are about to make writes them a letter that shows the contact too: one is enough.</summary>
    public bool IsWrittenTo { get; init; }
    public bool IsMinor => GuardianName != "" || GuardianContact != "";
}

/// <summary>What came of signing up: the person, or a sentence at each field.</summary>
public sealed record SignedUp(Person? Person, IReadOnlyDictionary<string, string> Errors);

/// <summary>
/// Takes up someone who wants an account; it comes into being with the first contact that they show
/// (<see cref="PendingAccount"/>). An address or number that was not confirmed claims nothing: several people may name
/// it, and only the first to confirm it keeps it. Whether an address is known is never told to whoever types it: its
/// owner is told, by mail.
/// </summary>
public sealed class SignUp(
    AppDb db,
    UserManager<Account> accounts,
    ConfirmContact confirm,
    Frame frame,
    TimeProvider time
)
{
    public const string NameField = "nama",
        ContactField = "kontak",
        PasswordField = "sandi",
        KindField = "jenis",
        GuardianField = "wali",
        GuardianContactField = "wali-kontak";

    /// <summary>What was typed is neither an address that a letter could be sent to nor a number.</summary>
    internal static string NoContact =>
        Words.Say(
            "Tulis e-mail (nama@contoh.id) atau nomor ponsel (0812…).",
            "Give an e-mail address (name@example.org) or a mobile number (0812…)."
        );

    public async Task<SignedUp> Now(Newcomer newcomer)
    {
        var errors = await Check(newcomer);
        return new(errors.Count > 0 ? null : await frame.Do(act => Task.FromResult(Take(act, newcomer))), errors);
    }

    private Person Take(Act act, Newcomer newcomer)
    {
        var person = act.Add(Known(newcomer, act.Now));
        if (person.Phone is not null)
            person.SealedPhoneCode = confirm.NewSealedCode();
        act.Add(
            new PendingAccount
            {
                PersonId = person.Id,
                PasswordHash = newcomer.Password == "" ? null : Hashed(newcomer.Password),
                Made = act.Now,
            }
        );
        if (person.Email is not null && !newcomer.IsWrittenTo)
            act.Tell(confirm.Mail(person, act.Now));
        if (newcomer.IsMinor)
            Ask(act, newcomer, person);
        return person;
    }

    /// <summary>
    /// Who sets the machine up is trusted with the address they give: the account stands with the next save.
    /// </summary>
    public (Person Person, Account Account) Founder(Newcomer newcomer)
    {
        var person = Known(newcomer, time.GetUtcNow().UtcDateTime);
        (person.EmailConfirmed, person.PhoneConfirmed) = (person.Email is not null, person.Phone is not null);
        var account = person.Opens(Hashed(newcomer.Password), accounts.KeyNormalizer);
        db.Users.Add(account);
        db.People().Add(person);
        return (person, account);
    }

    private string Hashed(string password) => accounts.PasswordHasher.HashPassword(new(), password);

    private static Person Known(Newcomer newcomer, DateTime now)
    {
        var contact = Contact.Read(newcomer.Contact)!.Value;
        return new()
        {
            Name = PersonName.Read(newcomer.Name)!,
            Kind = newcomer.Kind,
            Email = contact.Email,
            Phone = contact.Phone,
            Language = Words.Spoken,
            Since = now,
            AwaitsGuardian = newcomer.IsMinor,
        };
    }

    private static void Ask(Act act, Newcomer newcomer, Person child)
    {
        var guardian = Contact.Read(newcomer.GuardianContact)!.Value;
        act.Add(
            new Guardian
            {
                PersonId = child.Id,
                GuardianName = PersonName.Read(newcomer.GuardianName)!,
                Email = guardian.Email,
                Phone = guardian.Phone,
                Asked = act.Now,
            }
        );
        if (guardian.Email is not null)
            act.Tell(AskGuardian.MailJob, new AskGuardian.MailPayload(child.Id));
    }

    /// <summary>What would be wrong, without making anything.</summary>
    public async Task<Dictionary<string, string>> Check(Newcomer newcomer)
    {
        var (name, contact, password) = (newcomer.Name, newcomer.Contact, newcomer.Password);
        var errors = new Dictionary<string, string>();
        if (PersonName.Problem(name) is { } unnamed)
            errors[NameField] = unnamed;
        if (Contact.Read(contact) is null)
            errors[ContactField] = NoContact;
        if (newcomer.IsMinor)
            CheckGuardian(newcomer, errors);
        if (password != "" && await PasswordProblem(password) is { } weak)
            errors[PasswordField] = weak;
        return errors;
    }

    private async Task<string?> PasswordProblem(string password)
    {
        var problems = new List<IdentityError>();
        foreach (var rule in accounts.PasswordValidators)
            if (await rule.ValidateAsync(accounts, new(), password) is { Succeeded: false } refused)
                problems.AddRange(refused.Errors);
        return problems.Count > 0 ? PasswordProblem(IdentityResult.Failed([.. problems])) : null;
    }

    /// <summary>What is wrong with the guardian someone named; also used when one is named later.</summary>
    public static void CheckGuardian(Newcomer newcomer, Dictionary<string, string> errors)
    {
        var missing = Words.Say(
            "Tulis nama orang tua atau wali, paling panjang 120 huruf.",
            "Give the name of the parent or guardian, at most 120 letters."
        );
        if (PersonName.Problem(newcomer.GuardianName, missing) is { } unnamed)
            errors[GuardianField] = unnamed;
        var (own, guardian) = (Contact.Read(newcomer.Contact), Contact.Read(newcomer.GuardianContact));
        if (guardian is null)
            errors[GuardianContactField] = Words.Say(
                "Tulis e-mail atau nomor ponsel orang tua atau wali.",
                "Give an e-mail address or mobile number of the parent or guardian."
            );
        else if (guardian == own)
            errors[GuardianContactField] = Words.Say(
                "Ini kontak Anda sendiri. Tulis kontak orang tua atau wali.",
                "This is your own contact. Give that of the parent or guardian."
            );
    }

    public static string PasswordProblem(IdentityResult refused) =>
        refused.Errors.Any(error => error.Code.StartsWith("Password", StringComparison.Ordinal))
            ? Words.Say(
                "Sandi paling sedikit 10 huruf atau angka, dengan setidaknya 4 yang berbeda. "
                    + "Kalimat pendek mudah diingat.",
                "A password has at least 10 characters, 4 of them different. A short sentence is easy to remember."
            )
            : string.Join(" ", refused.Errors.Select(error => error.Description));
}
