using MimeKit;

namespace HeteroSpace.Foundation.Mail;

/// <summary>Addresses as the library reads them that writes and sends the mails.</summary>
public static class MailAddresses
{
    /// <summary>A whole letter to it can be written, headers and all; said by writing one.</summary>
    public static bool CanBeSentTo(string address)
    {
        try
        {
            if (!MailboxAddress.TryParse(address, out var read) || read.Address != address)
                return false;
            using var letter = new MimeMessage(
                [new MailboxAddress("", "from@example.org")],
                [new MailboxAddress("", address)],
                "",
                new TextPart()
            );
            letter.WriteTo(Stream.Null);
            return MailboxAddress.Parse(letter.Headers[HeaderId.To]!).LocalPart == read.LocalPart;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
