using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Portal;

/// <summary>
/// Makes the first administrator and the first site, together or not at all, and once: the database takes one row that
/// says so, whoever else was on the way at the same time.
/// </summary>
public sealed class SetUp(AppDb db, SignUp signUp, TimeProvider time)
{
    public const string Action = "product.set-up";

    /// <summary>Of all that were ever set up at once, one row stands.</summary>
    public static readonly DatabaseGuard Once = new(
        ["audit_one_set_up"],
        $"create unique index if not exists audit_one_set_up on audit (action) where action = '{Action}'",
        $"create unique index if not exists audit_one_set_up on audit (action) where action = '{Action}'"
    );

    /// <summary>The account; null when someone else was first.</summary>
    public async Task<Account?> Now(Newcomer first, Site site, CancellationToken stop)
    {
        await using var all = await db.Database.BeginTransactionAsync(stop);
        if (!await FirstWord.IsAsked(db, stop))
            return null;
        var now = time.GetUtcNow().UtcDateTime;
        // Whoever sets the machine up is trusted with the address they give.
        var (_, account) = signUp.Founder(first);
        db.Audit().Add(AuditRow.Of(now, account.Id, site.Id, Action, "site:" + site.Slug));
        try
        {
            Add(account, site);
            await db.SaveChangesAsync(stop);
            await all.CommitAsync(stop);
            return account;
        }
        catch (DbUpdateException error)
            when (error.IsTaken() || Refusals.Constraint(error).Contains("audit_", StringComparison.Ordinal))
        {
            await all.RollbackAsync(CancellationToken.None);
            db.ChangeTracker.Clear();
            return null;
        }
    }

    private void Add(Account account, Site site)
    {
        db.Sites().Add(site);
        for (var day = DayOfWeek.Monday; day <= DayOfWeek.Friday; day++)
            db.OpeningHours()
                .Add(
                    new()
                    {
                        SiteId = site.Id,
                        Day = day,
                        Opens = new(9, 0),
                        Closes = new(17, 0),
                    }
                );
        db.RoleGrants().Add(new(account.Id, Role.ProvincialAdministrator, null));
    }
}
