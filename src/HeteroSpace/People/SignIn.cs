using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>
/// Signs in with an e-mail address or a number and a password; ten wrong tries lock for a quarter of an hour.
/// </summary>
public sealed class SignIn(AppDb db, UserManager<Account> accounts, SignInManager<Account> signIn, KnownPeople known)
{
    public enum Outcome
    {
        Done,
        Wrong,
        Locked,
        SecondFactor,

        /// <summary>They have yet to show a contact, and see what they hold (<see cref="HeldSession"/>).</summary>
        Held,
    }

    public async Task<(Outcome Outcome, Person? Person)> Now(
        string contact,
        string password,
        CancellationToken stop = default
    )
    {
        var outcome = Outcome.Wrong;
        var candidates = await Candidates(contact, stop);
        foreach (var account in candidates)
        {
            var result = await signIn.PasswordSignInAsync(account, password, true, true);
            if (result.Succeeded)
                return (Outcome.Done, await known.Of(account.Id));
            if (result.RequiresTwoFactor)
                return (Outcome.SecondFactor, null);
            if (result.IsLockedOut)
                outcome = Outcome.Locked;
        }
        if (
            await Held(contact, password, candidates.TrueForAll(account => account.PasswordHash is null), stop)
            is not { } held
        )
            return (outcome, null);
        await HeldSession.Begin(signIn.Context, held.Id);
        return (Outcome.Held, held);
    }

    // Who asked for an account and has yet to show a contact: the latest few. An unknown contact, or one that never
    // chose a password, takes as long as one that did.
    private async Task<Person?> Held(string contact, string password, bool unknown, CancellationToken stop)
    {
        var asked = Contact.Read(contact) is { } read
            ? await db.People()
                .AsNoTracking()
                .ThatName(read)
                .Join(
                    db.Set<PendingAccount>(),
                    person => person.Id,
                    row => row.PersonId,
                    (Person, row) => new { Person, row }
                )
                .OrderByDescending(pair => pair.row.Made)
                .Take(3)
                .ToListAsync(stop)
            : [];
        var tried = false;
        foreach (var pair in asked)
        {
            if (pair.row.PasswordHash is not { } hash)
                continue;
            tried = true;
            if (Fits(hash, password))
                return pair.Person;
        }
        if (unknown && !tried)
            Fits(NobodysHash.Value, password);
        return null;
    }

    private bool Fits(string hash, string password) =>
        accounts.PasswordHasher.VerifyHashedPassword(new(), hash, password) != PasswordVerificationResult.Failed;

    private static readonly Lazy<string> NobodysHash = new(() =>
        new PasswordHasher<Account>().HashPassword(new(), "nobody's")
    );

    /// <summary>The account whose contact it is; a few when an older row names it too.</summary>
    public async Task<List<Account>> Candidates(string contact, CancellationToken stop = default)
    {
        if (Contact.Read(contact) is not { } read)
            return [];
        var people = await db.People()
            .AsNoTracking()
            .Where(person => person.AccountId != null)
            .ThatName(read)
            .OrderByDescending(person =>
                read.Email != null && person.EmailConfirmed || read.Phone != null && person.PhoneConfirmed
            )
            .ThenByDescending(person => person.Since)
            .Take(3)
            .ToListAsync(stop);
        var found = new List<Account>();
        foreach (var person in people)
            if (await accounts.FindByIdAsync(person.AccountId!.Value.ToString()) is { } account)
                found.Add(account);
        return found;
    }

    /// <summary>For who sees what they hold, and nothing else yet.</summary>
    public static string HeldSaid =>
        Words.Say(
            "Kontak ini belum dikonfirmasi. Sampai saat itu Anda melihat yang kami tahan untuk Anda.",
            "This contact is not confirmed yet. Until then you see what we hold for you."
        );

    public static string Said(Outcome outcome) =>
        outcome switch
        {
            Outcome.SecondFactor => Words.Say(
                "Akun ini memakai kode dari aplikasi. Masuk dulu lewat halaman Masuk, lalu kembali ke sini.",
                "This account asks for a code from an app. Sign in on the sign-in page first, then come back here."
            ),
            Outcome.Locked => Words.Say(
                "Terlalu banyak percobaan. Coba lagi 15 menit lagi, atau buat sandi baru.",
                "Too many tries. Try again in 15 minutes, or set a new password."
            ),
            _ => Words.Say(
                "Kontak atau sandi tidak cocok. Periksa lagi, atau buat sandi baru.",
                "Contact and password do not match. Check them, or set a new password."
            ),
        };
}
