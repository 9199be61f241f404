using System.Security.Cryptography;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.People;

/// <summary>
/// Someone who has yet to show a contact, with the password they chose, if any. With the first that they prove it
/// becomes an account; until then name, contact and what they booked hang on their hold, and it opens nothing else.
/// </summary>
public sealed class PendingAccount
{
    public Guid PersonId { get; init; }

    /// <summary>As Identity keeps it; null when they chose none.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>UTC.</summary>
    public DateTime Made { get; init; }
}

internal sealed class PendingAccountTable : IEntityTypeConfiguration<PendingAccount>
{
    public void Configure(EntityTypeBuilder<PendingAccount> table)
    {
        table.ToTable("pending_accounts");
        table.HasKey(row => row.PersonId);
        table.HasOne<Person>().WithOne().HasForeignKey<PendingAccount>(row => row.PersonId);
        table.Property(row => row.PasswordHash).HasMaxLength(200);
        table.HasIndex(row => row.Made);
    }

    private const string Unproved = """
        new.account_id is not null and not (new.email_confirmed or new.phone_confirmed)
        and not exists (select 1 from account_logins where user_id = new.account_id)
        """;

    /// <summary>
    /// Nobody has an account who has neither shown a contact nor come from a house that signs in for them.
    /// </summary>
    public static readonly DatabaseGuard AccountsAreProved = new(
        ["people_account_is_proved", "people_account_stays_proved"],
        $"""
        create trigger if not exists people_account_is_proved before insert on people when {Unproved}
        begin select raise(abort, 'people_account_is_proved'); end;
        create trigger if not exists people_account_stays_proved
        before update of account_id, email_confirmed, phone_confirmed on people when {Unproved}
        begin select raise(abort, 'people_account_stays_proved'); end;
        """,
        $"""
        create or replace function people_account_is_proved() returns trigger language plpgsql as
        $$ begin
            if {Unproved} then
                raise exception 'people_account_is_proved' using errcode = 'check_violation',
                    constraint = 'people_account_is_proved';
            end if;
            return new;
        end $$;
        create or replace trigger people_account_is_proved before insert on people
            for each row execute function people_account_is_proved();
        create or replace trigger people_account_stays_proved
            before update of account_id, email_confirmed, phone_confirmed on people
            for each row execute function people_account_is_proved();
        """
    );
}

internal static class PendingAccounts
{
    /// <summary>Those who asked for an account and have shown no contact yet.</summary>
    public static IQueryable<Person> Pending(this AppDb db) =>
        db.People().Where(person => db.Set<PendingAccount>().Any(row => row.PersonId == person.Id));

    /// <summary>With a password, a passkey, or an account elsewhere; otherwise only by asking for a password.</summary>
    public static async Task<bool> CanSignIn(this AppDb db, Guid account, CancellationToken stop) =>
        await db.Users.AnyAsync(row => row.Id == account && row.PasswordHash != null, stop)
        || await db.UserLogins.AnyAsync(row => row.UserId == account, stop)
        || await db.Set<IdentityUserPasskey<Guid>>().AnyAsync(row => row.UserId == account, stop);

    /// <summary>
    /// The person has just shown a contact: the account comes into being that they asked for, if they asked for one.
    /// </summary>
    public static async Task OpenAccount(this Act act, Person person, ILookupNormalizer names)
    {
        if (await act.Db.Set<PendingAccount>().SingleOrDefaultAsync(row => row.PersonId == person.Id) is not { } asked)
            return;
        act.Add(person.Opens(asked.PasswordHash, names));
        act.Remove(asked);
    }

    /// <summary>The account of someone whose contact has been shown, to be saved with them.</summary>
    public static Account Opens(this Person person, string? passwordHash, ILookupNormalizer names)
    {
        var account = new Account
        {
            Email = person.EmailConfirmed ? person.Email : null,
            EmailConfirmed = person.EmailConfirmed,
            PhoneNumber = person.PhoneConfirmed ? person.Phone : null,
            PhoneNumberConfirmed = person.PhoneConfirmed,
            PasswordHash = passwordHash,
            SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20)),
            LockoutEnabled = true,
        };
        account.UserName = account.Id.ToString("n");
        account.NormalizedUserName = names.NormalizeName(account.UserName);
        account.NormalizedEmail = account.Email is { } email ? names.NormalizeEmail(email) : null;
        person.Has(account);
        return account;
    }
}
