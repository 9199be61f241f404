using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace;

/// <summary>What the command line gives to people: the first administrator, and a token for the API.</summary>
internal static class AccountCommands
{
    public static async Task<int> CreateAdmin(IServiceProvider services, string email)
    {
        var db = services.GetRequiredService<AppDb>();
        var time = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        if (Contact.Read(email) is not { Email: { } address })
        {
            Console.Error.WriteLine($"\"{Letters.Plain(email)}\" is not an e-mail address.");
            return 2;
        }
        var person = await db.People().SingleOrDefaultAsync(known => known.Email == address && known.EmailConfirmed);
        if (person?.AccountId is null)
        {
            if (await NewAccount(services, address) is not { } account)
                return 1;
            person = new()
            {
                AccountId = account.Id,
                Name = "Administrator",
                Email = address,
                EmailConfirmed = true,
                Since = time,
            };
            db.People().Add(person);
        }
        await Grant(db, person.AccountId!.Value, time);
        await db.SaveChangesAsync();
        Console.WriteLine($"{address} is a provincial administrator.");
        return 0;
    }

    private static async Task<Account?> NewAccount(IServiceProvider services, EmailAddress address)
    {
        var password = System.Security.Cryptography.RandomNumberGenerator.GetString(
            "abcdefghjkmnpqrstuvwxyz23456789",
            20
        );
        var account = new Account
        {
            Email = address,
            EmailConfirmed = true,
            LockoutEnabled = true,
        };
        account.UserName = account.Id.ToString("n");
        var made = await services.GetRequiredService<UserManager<Account>>().CreateAsync(account, password);
        if (!made.Succeeded)
        {
            Console.Error.WriteLine(string.Join(" ", made.Errors.Select(error => error.Description)));
            return null;
        }
        Console.WriteLine($"Password: {password}");
        return account;
    }

    private static async Task Grant(AppDb db, Guid account, DateTime now)
    {
        if (
            await db.RoleGrants()
                .AnyAsync(grant =>
                    grant.AccountId == account && grant.Role == Role.ProvincialAdministrator && grant.SiteId == null
                )
        )
            return;
        db.RoleGrants().Add(new(account, Role.ProvincialAdministrator, null));
        db.Audit()
            .Add(
                AuditRow.Of(now, null, null, "role.granted", "account:" + account, nameof(Role.ProvincialAdministrator))
            );
    }

    public static async Task<int> CreateToken(IServiceProvider services, string email, string scope)
    {
        if (scope is not ("book" or "read"))
        {
            Console.Error.WriteLine("A scope is book or read.");
            return 2;
        }
        var db = services.GetRequiredService<AppDb>();
        if (
            Contact.Read(email) is not { } contact
            || await db.People().SingleOrDefaultAsync(known => known.Email == contact.Email && known.EmailConfirmed)
                is not { AccountId: { } account }
        )
        {
            Console.Error.WriteLine($"There is no confirmed account with the e-mail address {Letters.Plain(email)}.");
            return 1;
        }
        var (token, text) = ApiToken.New(
            account,
            "command line",
            scope,
            services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime
        );
        db.ApiTokens().Add(token);
        await db.SaveChangesAsync();
        Console.WriteLine(text);
        return 0;
    }
}
