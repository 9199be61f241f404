using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace HeteroSpace.Foundation.Security;

/// <summary>
/// A password is the same whichever keyboard composed its letters: é of one sign, or of e and an accent (NFC, as NIST
/// SP 800-63B 3.1.1.2 asks).
/// </summary>
internal sealed class ComposedPasswords(IOptions<PasswordHasherOptions> options) : PasswordHasher<Account>(options)
{
    public override string HashPassword(Account user, string password) => base.HashPassword(user, Composed(password));

    public override PasswordVerificationResult VerifyHashedPassword(
        Account user,
        string hashedPassword,
        string providedPassword
    ) => base.VerifyHashedPassword(user, hashedPassword, Composed(providedPassword));

    private static string Composed(string password)
    {
        try
        {
            return password.Normalize();
        }
        // Half a pair has no composed form, and is what it is.
        catch (ArgumentException)
        {
            return password;
        }
    }
}
