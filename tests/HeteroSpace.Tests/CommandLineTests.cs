using HeteroSpace.Foundation.Db;
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
