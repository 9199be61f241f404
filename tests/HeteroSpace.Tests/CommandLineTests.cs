using HeteroSpace.Foundation;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace;

/// <summary>What is typed or pasted after the name of the program.</summary>
[Collection(Listens)]
public sealed class CommandLineTests
{
    /// <summary>Of classes that listen to the console: there is one of it.</summary>
    public const string Listens = "console";

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    public async Task Who_asks_for_help_gets_the_list_of_commands_and_no_server(string word)
    {
        var (code, said) = await Said(() => Start.Run([word]));
        Assert.Equal(0, code);
        Assert.Contains("admin create EMAIL", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\u001b[2J@example.net")]
    [InlineData("a@example.net\nPassword: kucing")]
    [InlineData("a b\u202e@example.net")]
    public async Task What_steers_a_terminal_is_not_said_again(string pasted)
    {
        await using var app = await HeteroApp.Start();
        foreach (
            var (_, said) in ((int, string)[])
                [
                    await Said(() => app.Do(services => AccountCommands.CreateAdmin(services, pasted))),
                    await Said(() => app.Do(services => AccountCommands.CreateToken(services, pasted, "book"))),
                    await Said(() => app.Do(services => ImportCommand.Run(services, pasted, "x", null, false))),
                    await Said(() => app.Do(services => ImportCommand.Run(services, "events", pasted, null, false))),
                    await Said(() => Start.Run([pasted])),
                ]
        )
        {
            Assert.NotEmpty(said);
            var first = said.Split(Environment.NewLine)[0];
            Assert.DoesNotContain(first, sign => char.IsControl(sign) || sign == '\u202e');
            Assert.DoesNotContain("\nPassword", said, StringComparison.Ordinal);
        }
        Assert.Equal(0, await app.Read(db => db.Users.CountAsync(account => account.Email!.Contains("kucing"))));
    }

    [Fact]
    public async Task An_administrator_is_made_whole_or_not_at_all_and_hears_the_password_once()
    {
        const string Email = "admin@example.org";
        await using var app = await HeteroApp.Start();
        Task<(int Code, string Said)> Made() =>
            Said(() => app.Do(services => AccountCommands.CreateAdmin(services, Email)));
        Task<(int, int)> Standing() =>
            app.Read(async db => (await db.Users.CountAsync(), await db.RoleGrants().CountAsync()));
        await Broken.Refuse(app, "role_grants", "1 = 1", "insert");
        await Assert.ThrowsAnyAsync<Exception>(Made);
        Assert.Equal((0, 0), await Standing());
        await Broken.Mend(app, "role_grants", "insert");
        Assert.Contains("Password: ", (await Made()).Said, StringComparison.Ordinal);
        Assert.Equal((0, $"{Email} is a provincial administrator.{Environment.NewLine}"), await Made());
        Assert.Equal((1, 1), await Standing());
        var (code, token) = await Said(() => app.Do(services => AccountCommands.CreateToken(services, Email, "read")));
        Assert.Equal(0, code);
        Assert.NotEmpty(token.Trim());
    }

    private static async Task<(int Code, string Said)> Said(Func<Task<int>> command)
    {
        var (said, output, errors) = (new StringWriter(), Console.Out, Console.Error);
        Console.SetOut(said);
        Console.SetError(said);
        try
        {
            return (await command(), said.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }
}
