using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>What someone asked for with a contact that nobody has shown to be theirs yet.</summary>
public interface IAwaitsContact
{
    Guid? PersonId { get; }
    string? Email { get; }

    /// <summary>E.164.</summary>
    string? Phone { get; }

    /// <summary>Six digits to be sent from that number, as <see cref="SealedCodes"/> closes them.</summary>
    byte[]? SealedPhoneCode { get; }
}

/// <summary>Finds, among rows that wait, those that a contact or a code belongs to.</summary>
internal static partial class AwaitsContact
{
    /// <summary>Of one message: nobody sends more, and each is looked up.</summary>
    private const int MostCodes = 5;

    /// <summary>Those that hung on this contact alone, of the person it was asked for by.</summary>
    public static IQueryable<T> With<T>(this IQueryable<T> waiting, ContactOwned owned)
        where T : class, IAwaitsContact
    {
        (string? email, string? phone) = (owned.Contact.Email, owned.Contact.Phone);
        return waiting.Where(row =>
            row.PersonId == owned.From
            && (row.Email == null || row.Email == email)
            && (row.Phone == null || row.Phone == phone)
        );
    }

    /// <summary>Those whose number is shown by this code.</summary>
    public static IQueryable<T> ShownBy<T>(this IQueryable<T> waiting, SealedCodes codes, string code)
        where T : class, IAwaitsContact
    {
        var typed = codes.Close(Proof.Of(code));
        return waiting.Where(row => row.Phone != null && row.SealedPhoneCode == typed);
    }

    /// <summary>The one whose code came from its very number; null when none of those in the text did.</summary>
    public static async Task<T?> CameIn<T>(
        this IQueryable<T> waiting,
        SealedCodes codes,
        PhoneNumber phone,
        string text,
        CancellationToken stop
    )
        where T : class, IAwaitsContact
    {
        string number = phone;
        foreach (var digits in Code().Matches(text).Take(MostCodes))
            if (
                await waiting
                    .ShownBy(codes, digits.Value)
                    .Where(row => row.Phone == number)
                    .AsNoTracking()
                    .FirstOrDefaultAsync(stop) is
                { } found
            )
                return found;
        return null;
    }

    [GeneratedRegex("[0-9]{6}")]
    private static partial Regex Code();
}
