using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using HeteroSpace.Sites;

namespace HeteroSpace.Portal;

/// <summary>
/// Makes the first administrator and the first site, together or not at all, and once: the database takes one row that
/// says so, whoever else was on the way at the same time.
/// </summary>
public sealed class SetUp(AppDb db, SignUp signUp, Frame frame)
{
    public const string Action = "product.set-up";

    /// <summary>Of all that were ever set up at once, one row stands.</summary>
    public static readonly DatabaseGuard Once = new(
        ["audit_one_set_up"],
        $"create unique index if not exists audit_one_set_up on audit (action) where action = '{Action}'",
        $"create unique index if not exists audit_one_set_up on audit (action) where action = '{Action}'"
    );

    /// <summary>The account; null when someone else was first.</summary>
    public Task<Account?> Now(Newcomer first, Site site) =>
        frame.Do<Account?>(
            async act =>
            {
                if (!await FirstWord.IsAsked(db))
                    return act.Refuse<Account?>(null);
                // Whoever sets the machine up is trusted with the address they give.
                var (_, account) = signUp.Founder(first);
                act.Note(account.Id, site.Id, Action, "site:" + site.Slug);
                OpenSite.Add(act, site);
                act.Add(new RoleGrant(account.Id, Role.ProvincialAdministrator, null));
                act.IsSeen();
                return account;
            },
            new Refusal<Account?>(
                error =>
                    Refusals.IsTaken(error) || Refusals.Constraint(error).Contains("audit_", StringComparison.Ordinal),
                null
            )
        );
}
