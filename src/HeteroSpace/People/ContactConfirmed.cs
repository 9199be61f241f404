using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Events;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>A person showed that an address or number is theirs.</summary>
public sealed record ContactConfirmed(Guid PersonId);

/// <summary>
/// Someone under 18 showed that a contact is theirs; what is still missing is the word of the guardian.
/// </summary>
public sealed record OwnContactShown(Guid PersonId);

/// <summary>
/// Someone named a contact that another confirmed, and the contact's owner pressed for it: what was made with it under
/// the first is the second's. Whoever named it has shown nothing, and sees nothing of the owner.
/// </summary>
public sealed record ContactOwned(Guid From, Guid To, Contact Contact);

internal static class ConfirmedContacts
{
    /// <summary>
    /// Announces that a person may book, when they may: a minor still needs a guardian. Read anew after the commit, so
    /// that of contact and guardian who come in one moment the later sees both; and not given up when the reader's
    /// browser has left, since what is held waits for it.
    /// </summary>
    public static async Task AnnounceConfirmed(this IServiceProvider services, AppDb db, Guid id)
    {
        if (
            await db.People()
                .AsNoTracking()
                .SingleOrDefaultAsync(person => person.Id == id && (person.EmailConfirmed || person.PhoneConfirmed))
            is not { } person
        )
            return;
        if (person.AwaitsGuardian)
            await services.Announce(new OwnContactShown(id));
        else
            await services.Announce(new ContactConfirmed(id));
    }
}
