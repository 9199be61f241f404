using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>Sets a new password for who showed by a code that the account is theirs; not for who works here.</summary>
public sealed class SetForgotten(AppDb db, UserManager<Account> accounts, SignedInDevices devices, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    // Used up and set in one breath: a password that will not do uses up nothing.
    internal async Task<IdentityResult> Set(
        IdentityUserToken<Guid> row,
        string password,
        string how,
        CancellationToken stop
    )
    {
        if (
            KeptCode.Read(row.Value).Until <= Now
            || await WorksHere(row.UserId, stop)
            || await accounts.FindByIdAsync(row.UserId.ToString()) is not { } account
        )
            return No;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await db.KeptOf(row.UserId, row.Name).Where(known => known.Value == row.Value).ExecuteDeleteAsync(stop) == 0
        )
            return No;
        var set = await accounts.ResetPasswordAsync(
            account,
            await accounts.GeneratePasswordResetTokenAsync(account),
            password
        );
        if (!set.Succeeded)
            return set;
        // What else was asked for this account opens nothing any more.
        await db
            .UserTokens.Where(known => known.UserId == row.UserId && known.LoginProvider == KeptCode.House)
            .ExecuteDeleteAsync(stop);
        var person = await db.People()
            .Where(known => known.AccountId == row.UserId)
            .Select(known => known.Id)
            .SingleOrDefaultAsync(stop);
        db.Audit().Add(AuditRow.Of(Now, row.UserId, null, "password.reset", "person:" + person, how));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        await devices.SignOut(row.UserId, null, null, stop);
        return set;
    }

    internal static IdentityResult No => IdentityResult.Failed(new IdentityError { Code = "InvalidToken" });

    internal Task<bool> WorksHere(Guid account, CancellationToken stop) =>
        db.RoleGrants().AnyAsync(grant => grant.AccountId == account, stop);
}
