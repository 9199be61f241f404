using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>
/// Signs in with an e-mail address or a number and a password; ten wrong tries lock for a quarter of an hour.
/// </summary>
public sealed class SignIn(AppDb db, UserManager<Account> accounts, SignInManager<Account> signIn)
{
    public enum Outcome
    {
        Done,
        Wrong,
        Locked,
        SecondFactor,
    }

    public async Task<(Outcome Outcome, Account? Account)> Now(
        string contact,
        string password,
        CancellationToken stop = default
    )
    {
        var (outcome, candidates) = (Outcome.Wrong, await Candidates(contact, stop));
        // An unknown contact takes as long as a known one.
        if (candidates.Count == 0)
            accounts.PasswordHasher.VerifyHashedPassword(new(), NobodysHash.Value, password);
        foreach (var account in candidates)
        {
            var result = await signIn.PasswordSignInAsync(account, password, true, true);
            if (result.Succeeded)
                return (Outcome.Done, account);
            if (result.RequiresTwoFactor)
                return (Outcome.SecondFactor, account);
            if (result.IsLockedOut)
                outcome = Outcome.Locked;
        }
        return (outcome, null);
    }

    private static readonly Lazy<string> NobodysHash = new(() =>
        new PasswordHasher<Account>().HashPassword(new(), "nobody's")
    );

    /// <summary>
    /// Accounts that name the contact: the one that confirmed it first, then the latest few that did not.
    /// </summary>
    public async Task<List<Account>> Candidates(string contact, CancellationToken stop = default)
    {
        if (Contact.Read(contact) is not { } known)
            return [];
        var people = await db.People()
            .AsNoTracking()
            .Where(person => person.AccountId != null)
            .ThatName(known)
            .OrderByDescending(person => person.EmailConfirmed || person.PhoneConfirmed)
            .ThenByDescending(person => person.Since)
            .Take(3)
            .ToListAsync(stop);
        var found = new List<Account>();
        foreach (var person in people)
            if (await accounts.FindByIdAsync(person.AccountId!.Value.ToString()) is { } account)
                found.Add(account);
        return found;
    }

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
