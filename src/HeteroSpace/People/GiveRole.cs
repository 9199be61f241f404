using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>
/// Gives someone who has an account a role and takes it again: at one site, or, that of the province, everywhere.
/// </summary>
public sealed class GiveRole(AppDb db, Frame frame)
{
    /// <summary>What a site's manager gives.</summary>
    public static readonly Role[] AtSite =
    [
        Role.FrontDesk,
        Role.Editor,
        Role.ProgramOfficer,
        Role.Mentor,
        Role.SiteManager,
    ];

    /// <summary>What someone gives, and invites into: who looks after all sites names those who do so too.</summary>
    public static IEnumerable<Role> Grantable(bool province) =>
        province ? AtSite.Append(Role.ProvincialAdministrator) : AtSite;

    /// <summary>Whoever has an account by an address, number or card that is theirs; or why there is none. Who was
    /// found by it reads that somebody looked.</summary>
    /// <param name="typed">A mail address, a number in any spelling, or the code of a card.</param>
    public async Task<(Person? Person, string? Why)> Whom(
        string typed,
        Guid by,
        Guid site,
        CancellationToken stop = default
    )
    {
        var all = db.People().AsNoTracking().Where(person => !person.Gone);
        if (MemberCode.Read(typed) is { } code)
        {
            var holders = await all.Where(person => person.Code == code).ToListAsync(stop);
            await NoteLook(holders, by, site);
            return holders.Find(person => person.AccountId is not null) is { } holder ? (holder, null) : (null, NoCard);
        }
        if (Contact.Read(typed) is not { } contact)
            return (null, SignUp.NoContact);
        var (email, phone) = (contact.Email?.ToString(), contact.Phone?.ToString());
        var named = await all.Where(person => email != null ? person.Email == email : person.Phone == phone)
            .OrderByDescending(person => person.EmailConfirmed || person.PhoneConfirmed)
            .ToListAsync(stop);
        await NoteLook(named, by, site);
        var theirs = named.Find(person =>
            person.AccountId is not null && (contact.Email is null ? person.PhoneConfirmed : person.EmailConfirmed)
        );
        if (theirs is not null)
            return (theirs, null);
        return (null, named.Count > 0 ? Unconfirmed(contact) : Unknown);
    }

    private Task NoteLook(List<Person> found, Guid by, Guid site) =>
        frame.Do(async act =>
        {
            foreach (var person in found)
                await act.NoteAccess(person.Id, by, site, "person:" + person.Code);
        });

    private static string NoCard => Words.Say("Tidak ada akun dengan kartu itu.", "No account has that card.");

    private static string Unknown =>
        Words.Say(
            "Belum ada akun dengan kontak itu. Minta orangnya mendaftar dulu, dengan nomor atau e-mail.",
            "No account has that contact yet. Ask the person to sign up first, by number or e-mail."
        );

    // Whoever typed it into a form need not be who reads there.
    private static string Unconfirmed(Contact contact) =>
        contact.Email is null
            ? Words.Say(
                "Orang ini sudah mendaftar, tetapi nomornya belum dicocokkan. Enam angkanya dicocokkan di halaman "
                    + "Nomor; sesudah itu perannya bisa diberikan.",
                "They have signed up, but their number was not matched yet. Its six digits are matched on the page "
                    + "Numbers; then the role can be given."
            )
            : Words.Say(
                "Orang ini sudah mendaftar, tetapi e-mailnya belum dikonfirmasi. Mintalah ia membuka tautan di "
                    + "suratnya, atau mendaftar dengan nomor.",
                "They have signed up, but their address is not confirmed yet. Ask them to open the link in the mail, "
                    + "or to sign up by number."
            );

    /// <param name="site">Null for a role that is held everywhere.</param>
    /// <returns>False where they hold it already.</returns>
    public Task<bool> Now(Guid account, Role role, Guid? site, Guid by) =>
        frame.Do(
            async act =>
            {
                if (await Held(account, role, site).AnyAsync())
                    return act.Refuse(false);
                act.Add(new RoleGrant(account, role, site));
                return Note(act, by, site, account, "role.granted", role);
            },
            Refusal.Taken(false)
        );

    /// <summary>The same by who invited them, as a part of taking the invitation up.</summary>
    internal Task<bool> ByInvitation(StaffInvitation invitation, Guid account) =>
        frame.Do(async act =>
        {
            var (role, site) = (invitation.Role, invitation.HeldAt);
            if (await Held(account, role, site).AnyAsync())
                return act.Refuse(false);
            act.Add(new RoleGrant(account, role, site));
            return Note(act, invitation.By, site, account, "role.granted", role, ", by invitation of this account");
        });

    /// <summary>Nobody takes their own, so that one administrator is always left. False where it was gone.</summary>
    public Task<bool> Revoke(RoleGrant grant, Guid by) =>
        frame.Do(async act =>
        {
            if (grant.AccountId == by || await act.Erase(db.RoleGrants().Where(row => row.Id == grant.Id)) == 0)
                return act.Refuse(false);
            return Note(act, by, grant.SiteId, grant.AccountId, "role.revoked", grant.Role);
        });

    private IQueryable<RoleGrant> Held(Guid account, Role role, Guid? site) =>
        db.RoleGrants().Where(row => row.AccountId == account && row.Role == role && row.SiteId == site);

    private static bool Note(Act act, Guid by, Guid? site, Guid account, string action, Role role, string how = "")
    {
        act.Note(by, site, action, "account:" + account, role + how);
        act.Forget(Permissions.InMemory, account);
        return true;
    }
}
