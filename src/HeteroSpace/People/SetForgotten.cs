using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>Sets a new password for who showed by a code that the account is theirs; not for who works here.</summary>
public sealed class SetForgotten(AppDb db, UserManager<Account> accounts, SignedInDevices devices, Frame frame)
{
    // Used up and set in one breath: a password that will not do uses up nothing.
    internal async Task<IdentityResult> Set(IdentityUserToken<Guid> row, string password, string how)
    {
        var set = await frame.Do(act => Set(act, row, password, how));
        if (set.Succeeded)
            await devices.SignOut(row.UserId, null);
        return set;
    }

    private async Task<IdentityResult> Set(Act act, IdentityUserToken<Guid> row, string password, string how)
    {
        if (
            KeptCode.Read(row.Value).Until <= act.Now
            || await WorksHere(row.UserId)
            || await act.Erase(db.KeptOf(row.UserId, row.Name).Where(known => known.Value == row.Value)) == 0
            || await accounts.FindByIdAsync(row.UserId.ToString()) is not { } account
        )
            return act.Refuse(No);
        // Identity saves by itself, in the same database and so within the act.
        var set = await accounts.ResetPasswordAsync(
            account,
            await accounts.GeneratePasswordResetTokenAsync(account),
            password
        );
        if (!set.Succeeded)
            return act.Refuse(set);
        // What else was asked for this account opens nothing any more.
        await act.Erase(
            db.UserTokens.Where(known => known.UserId == row.UserId && known.LoginProvider == KeptCode.House)
        );
        var person = await db.People()
            .Where(known => known.AccountId == row.UserId)
            .Select(known => known.Id)
            .SingleOrDefaultAsync();
        act.Note(row.UserId, null, "password.reset", "person:" + person, how);
        return set;
    }

    internal static IdentityResult No => IdentityResult.Failed(new IdentityError { Code = "InvalidToken" });

    internal Task<bool> WorksHere(Guid account, CancellationToken stop = default) =>
        db.RoleGrants().AnyAsync(grant => grant.AccountId == account, stop);
}
