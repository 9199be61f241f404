using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.People;

/// <summary>Mails to a contact that someone typed, counted whoever it belongs to.</summary>
public static class WritingTo
{
    /// <summary>
    /// False, with the sentence at the field, where no mail leaves and an address was typed: what waits for a letter
    /// would wait for ever. A number is asked for instead.
    /// </summary>
    public static bool MailReaches(this Limits limits, string typed, Dictionary<string, string> errors, string field)
    {
        if (limits.MailLeaves || Contact.Read(typed) is not { Email: not null })
            return true;
        errors[field] = MailWay.NoMail;
        return false;
    }

    /// <summary>
    /// False, with the sentence at the field, when enough mails of this kind went to the contact today. Asked before
    /// it is looked whether the contact is known: the answer tells nobody. What is no contact is told by others.
    /// </summary>
    /// <param name="kind">What the mail is for: <c>account</c>, <c>password</c>, <c>guardian</c>, …</param>
    public static bool MayWriteTo(
        this Limits limits,
        string kind,
        string typed,
        Dictionary<string, string> errors,
        string field
    )
    {
        if (!limits.MailReaches(typed, errors, field))
            return false;
        if (Contact.Read(typed) is not { } contact || limits.Of.MayWriteTo(kind, contact.Email ?? contact.Phone ?? ""))
            return true;
        errors[field] = Allowances.EnoughMails;
        return false;
    }
}
