using MailKit.Net.Smtp;

namespace HeteroSpace.Foundation.Mail;

/// <summary>
/// Why a message did not leave, for whoever has to do something about it. Address: no letter can be written to it.
/// Mailbox: the server does not take it for this reader. Words: the server does not take what it says. Key: what it
/// says cannot be opened. Gateway: that of WhatsApp. NoServer, NoEncryption, Certificate, Password, Line: the line to
/// the mail server, not this mail.
/// </summary>
public enum Fault
{
    Other,
    Address,
    Mailbox,
    Words,
    Key,
    Gateway,
    NoServer,
    NoEncryption,
    Certificate,
    Password,
    Line,
}

/// <summary>What became of one message.</summary>
/// <param name="Problem">What the other side said; null when it left.</param>
/// <param name="Refused">The server said no for good (5xx to this recipient or these words): trying again is no
/// use.</param>
public readonly record struct Delivery(string? Problem, bool Refused, Fault Fault = Fault.Other)
{
    public static readonly Delivery Done = new(null, false);

    public static readonly Delivery CannotBeOpened = new(
        "What it says cannot be opened: the key that it was sealed with is gone.",
        true,
        Fault.Key
    );

    /// <summary>The line to the mail server failed before this mail was its concern.</summary>
    public bool OfLine => Fault.IsOfLine();

    /// <summary>The mail server's answer to one mail.</summary>
    public static Delivery Answered(SmtpCommandException said)
    {
        var code = (int)said.StatusCode;
        var fault = said.ErrorCode switch
        {
            SmtpErrorCode.RecipientNotAccepted => Fault.Mailbox,
            SmtpErrorCode.MessageNotAccepted => Fault.Words,
            _ => Fault.Other,
        };
        return new($"{code} {said.Message}", code >= 500 && fault != Fault.Other, fault);
    }
}
