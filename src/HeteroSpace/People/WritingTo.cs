using HeteroSpace.Foundation.Web;

namespace HeteroSpace.People;

/// <summary>Mails to a contact that someone typed, counted whoever it belongs to.</summary>
public static class WritingTo
{
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
        if (Contact.Read(typed) is not { } contact || limits.Of.MayWriteTo(kind, contact.Email ?? contact.Phone ?? ""))
            return true;
        errors[field] = Allowances.EnoughMails;
        return false;
    }
}
