using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>
/// The nightly job that deletes who asked for an account and never showed a contact, and accounts whose guardian never
/// agreed, thirty days after they came: they could not book, and what is not needed is not kept (UU PDP art. 16(2)g).
/// Whoever works here is left alone.
/// </summary>
public sealed class ForgetUnconfirmed(AppDb db, ErasePerson erase, TimeProvider time, ILogger<ForgetUnconfirmed> log)
{
    public const string Kind = "accounts-forget";
    public static readonly TimeSpan After = TimeSpan.FromDays(30);

    public async Task Once(CancellationToken stop)
    {
        var before = time.GetUtcNow().UtcDateTime - After;
        var each = new OneByOne(db, log, Kind);
        foreach (
            var id in await UnconfirmedSince(before)
                .OrderBy(person => person.Since)
                .Select(person => person.Id)
                .Take(500)
                .ToListAsync(stop)
        )
            await each.Do(
                id,
                async () =>
                    await erase.Now(await db.People().AsNoTracking().SingleAsync(person => person.Id == id, stop)),
                stop
            );
        each.End();
    }

    private IQueryable<Person> UnconfirmedSince(DateTime before) =>
        db.People()
            .Where(person =>
                db.Set<PendingAccount>().Any(row => row.PersonId == person.Id)
                || person.AccountId != null && person.AwaitsGuardian
            )
            .Where(person => person.Since < before)
            .Where(person => !db.RoleGrants().Any(grant => grant.AccountId == person.AccountId));
}
