using HeteroSpace.Foundation.Mail;

namespace HeteroSpace.People;

/// <summary>An e-mail address or a phone number, whichever someone typed.</summary>
public readonly record struct Contact(string? Email, string? Phone)
{
    public static Contact? Read(string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Contains('@'))
            return IsAddress(text) ? new(text.ToLowerInvariant(), null) : null;
        return PhoneNumber.Normalised(text) is { } phone ? new(null, phone) : null;
    }

    // What the sending library refuses is refused here, while its owner can still
    // put it right; by both readers, since each lets pass what the other does not.
    private static bool IsAddress(string text) =>
        text.Length <= 254
        && System.Net.Mail.MailAddress.TryCreate(text, out var address)
        && address.Address == text
        && address.Host.Contains('.')
        && !text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter))
        && MailAddresses.CanBeSentTo(text);
}
