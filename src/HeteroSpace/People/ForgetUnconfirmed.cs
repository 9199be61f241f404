using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>
/// The nightly job that deletes accounts whose owner never showed a contact, or whose guardian never agreed, thirty days after they were made: they could not
/// book, and what is not needed is not kept (UU PDP art. 16(2)g). Whoever works here is left alone.
/// </summary>
public sealed class ForgetUnconfirmed(AppDb db, ErasePerson erase, TimeProvider time)
{
    public const string Kind = "accounts-forget";
    public static readonly TimeSpan After = TimeSpan.FromDays(30);

    public async Task Once(CancellationToken stop)
    {
        var before = time.GetUtcNow().UtcDateTime - After;
        var forgotten = await db.People().AsNoTracking().Where(person => person.AccountId != null && (!person.EmailConfirmed && !person.PhoneConfirmed || person.AwaitsGuardian) && person.Since < before && !db.RoleGrants().Any(grant => grant.AccountId == person.AccountId)).Take(500).ToListAsync(stop);
        foreach (var person in forgotten)
        {
            await erase.Now(person, stop);
            db.ChangeTracker.Clear();
        }
    }
}
