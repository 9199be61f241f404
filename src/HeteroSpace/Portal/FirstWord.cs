using System.Security.Cryptography;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Messaging;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Portal;

/// <summary>
/// The word that the first set-up asks for. It is printed where the product is started, so that whoever reads that sets
/// it up, and not whoever opens the address first. The same on every node and after another start.
/// </summary>
public sealed class FirstWord(SecretLinks links)
{
    // None that is mistaken for another when it is copied from a screen.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Nothing is here yet: neither an account nor a site.</summary>
    public static async Task<bool> IsAsked(AppDb db, CancellationToken stop = default) =>
        !await db.Users.AnyAsync(stop) && !await db.Sites().AnyAsync(stop);

    /// <summary>Twelve letters in three groups (59 bits).</summary>
    public async Task<Proof> Word()
    {
        var bytes = SHA256.HashData(System.Text.Encoding.ASCII.GetBytes((await links.Of('m', Guid.Empty)).Reveal()));
        var letters = bytes.Take(12).Select(one => Letters[one % Letters.Length]).ToArray();
        return Proof.Of($"{new(letters, 0, 4)}-{new(letters, 4, 4)}-{new(letters, 8, 4)}");
    }

    /// <summary>As it is typed: capitals, blanks and dashes do not matter.</summary>
    public async Task<bool> Fits(string typed)
    {
        var letters = new string([.. typed.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit).Take(13)]);
        return letters.Length == 12 && (await Word()).Is($"{letters[..4]}-{letters[4..8]}-{letters[8..]}");
    }
}
