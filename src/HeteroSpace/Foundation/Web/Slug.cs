using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Web;

/// <summary>A name as part of an address: <c>batik-muda-semarang</c>.</summary>
public static class Slug
{
    /// <summary>Letters outside a to z are left out; empty when none is left.</summary>
    public static string Of(string name)
    {
        var slug = string.Join('-', Letters(name, ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return slug.Length > 60 ? slug[..60].Trim('-') : slug;
    }

    /// <summary>The folded name with another sign in place of all that is neither letter nor digit.</summary>
    public static string Letters(string name, char between)
    {
        var text = new StringBuilder();
        foreach (var letter in Folded.Of(name))
            text.Append(letter is >= 'a' and <= 'z' or >= '0' and <= '9' ? letter : between);
        return text.ToString();
    }

    /// <summary>
    /// The slug itself, or with the next number; drawn by lot after others were faster (<paramref name="tries"/>), so
    /// that many do not run after the same one.
    /// </summary>
    public static async Task<string> Free(
        string slug,
        IQueryable<string> known,
        int tries,
        CancellationToken stop = default
    )
    {
        var numbered = slug + "-";
        var taken = await known.Where(other => other == slug || other.StartsWith(numbered)).ToHashSetAsync(stop);
        return Enumerable
            .Range(1, int.MaxValue)
            .Select(number => number == 1 ? slug : numbered + number.ToString(CultureInfo.InvariantCulture))
            .Where(free => !taken.Contains(free))
            .Skip(tries == 0 ? 0 : RandomNumberGenerator.GetInt32(4 * tries))
            .First();
    }
}
