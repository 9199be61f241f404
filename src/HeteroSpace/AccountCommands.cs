using HeteroSpace.Foundation.Acts;
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
        if (Contact.Read(email) is not { Email: { } address })
        {
            Console.Error.WriteLine($"\"{Letters.Plain(email)}\" is not an e-mail address.");
            return 2;
        }
        var password = System.Security.Cryptography.RandomNumberGenerator.GetString(
            "abcdefghjkmnpqrstuvwxyz23456789",
            20
        );
        var made = await services.GetRequiredService<Frame>().Do(act => MakeAdmin(act, services, address, password));
        if (made == Made.Nothing)
            return 1;
        if (made == Made.Account)
            Console.WriteLine($"Password: {password}");
        Console.WriteLine($"{address} is a provincial administrator.");
        return 0;
    }

    private enum Made
    {
        Nothing,
        Account,
        Grant,
    }

    private static async Task<Made> MakeAdmin(Act act, IServiceProvider services, EmailAddress address, string password)
    {
        var known = await act.Db.People().SingleOrDefaultAsync(row => row.Email == address && row.EmailConfirmed);
        if (known?.AccountId is { } standing)
        {
            await Grant(act, standing);
            return Made.Grant;
        }
        if (await NewAccount(services, address, password) is not { } account)
            return act.Refuse(Made.Nothing);
        act.Add(
            new Person
            {
                AccountId = account.Id,
                Name = "Administrator",
                Email = address,
                EmailConfirmed = true,
                Since = act.Now,
            }
        );
        await Grant(act, account.Id);
        return Made.Account;
    }

    private static async Task<Account?> NewAccount(IServiceProvider services, EmailAddress address, string password)
    {
        var account = new Account
        {
            Email = address,
            EmailConfirmed = true,
            LockoutEnabled = true,
        };
        account.UserName = account.Id.ToString("n");
        var made = await services.GetRequiredService<UserManager<Account>>().CreateAsync(account, password);
        if (made.Succeeded)
            return account;
        Console.Error.WriteLine(string.Join(" ", made.Errors.Select(error => error.Description)));
        return null;
    }

    private static async Task Grant(Act act, Guid account)
    {
        if (
            await act
                .Db.RoleGrants()
                .AnyAsync(grant =>
                    grant.AccountId == account && grant.Role == Role.ProvincialAdministrator && grant.SiteId == null
                )
        )
            return;
        act.Add(new RoleGrant(account, Role.ProvincialAdministrator, null));
        act.Note(null, null, "role.granted", "account:" + account, nameof(Role.ProvincialAdministrator));
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
        var text = await services
            .GetRequiredService<Frame>()
            .Do(act =>
            {
                var (token, text) = ApiToken.New(account, "command line", scope, act.Now);
                act.Add(token);
                return Task.FromResult(text);
            });
        Console.WriteLine(text);
        return 0;
    }
}
