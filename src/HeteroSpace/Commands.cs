using HeteroSpace.Demo;
using HeteroSpace.Foundation.Backup;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Search;

namespace HeteroSpace;

/// <summary>
/// What administrators do at the command line; an unknown word is an error with the list of known ones.
/// </summary>
internal static class Commands
{
    private const string Known =
        "demo [--large]                      fill an empty database with the demo; --large: 35 sites, 1,000 "
        + "spaces, 1,000,000 occupancies\n"
        + "demo register FILE                  write a messy table of 770 communities, to try the import with\n"
        + "import communities|events|channel-figures FILE [--site S] [--leave-wrong]\n"
        + "                                    import a CSV or XLSX: all of it or nothing; what is likely here "
        + "already is left,\n"
        + "                                    and each row that is wrong is told with its column, what stands "
        + "there, and why\n"
        + "admin create EMAIL                  make a provincial administrator, and print a password to sign "
        + "in with once\n"
        + "token create EMAIL [--scope S]      make an API token for a person; S is book (default) or read\n"
        + "backup FILE [--overwrite]           write the database and its files into one archive, also while the "
        + "server runs\n"
        + "restore FILE                        put such an archive into an empty database and folder, on either "
        + "engine, and verify\n"
        + "verify                              check every guarantee over the data; exit code 1 if one is broken\n"
        + "search repair                       write anew what is found by words, if verify says it is out of step\n"
        + "help                                this list";

    public static async Task<int> Run(string[] args)
    {
        Func<IServiceProvider, Task<int>>? command = args switch
        {
            ["demo"] => services => Demo(services, false),
            ["demo", "--large"] => services => Demo(services, true),
            ["import", var what, var file] => services => ImportCommand.Run(services, what, file, null, false),
            ["import", var what, var file, "--leave-wrong"] => services =>
                ImportCommand.Run(services, what, file, null, true),
            ["import", var what, var file, "--site", var site] => services =>
                ImportCommand.Run(services, what, file, site, false),
            ["import", var what, var file, "--site", var site, "--leave-wrong"] => services =>
                ImportCommand.Run(services, what, file, site, true),
            ["admin", "create", var email] => services => AccountCommands.CreateAdmin(services, email),
            ["token", "create", var email] => services => AccountCommands.CreateToken(services, email, "book"),
            ["token", "create", var email, "--scope", var scope] => services =>
                AccountCommands.CreateToken(services, email, scope),
            ["backup", var file] => services => BackupCommands.BackUp(services, file, false),
            ["backup", var file, "--overwrite"] => services => BackupCommands.BackUp(services, file, true),
            ["restore", var file] => services => BackupCommands.Restore(services, file),
            ["verify"] => CheckAll,
            ["search", "repair"] => RepairSearch,
            _ => null,
        };
        if (args is ["help"])
        {
            Console.WriteLine(Known);
            return 0;
        }
        if (args is ["demo", "register", var path])
        {
            await File.WriteAllBytesAsync(path, DemoRegister.Csv(770, 38, 23));
            return 0;
        }
        if (command is null)
            return Wrong(args);
        await using var app = Start.Build([], builder => builder.Configuration["Jobs:Work"] = "false");
        if (args is ["backup", ..])
            BackupCommands.GiveWay();
        // It is of how it stands, and a restore begins with nothing.
        if (args is not ["backup" or "restore", ..])
            await Start.BringUpToDate(app.Services);
        await using var work = app.Services.CreateAsyncScope();
        return await command(work.ServiceProvider);
    }

    private static int Wrong(string[] args)
    {
        // What was pasted may hold what steers a terminal.
        var typed = Letters.Plain(string.Join(' ', args));
        Console.Error.WriteLine($"Unknown command \"{typed}\". What there is:\n{Known}");
        return 2;
    }

    private static async Task<int> Demo(IServiceProvider services, bool large)
    {
        var db = services.GetRequiredService<AppDb>();
        if (!await DemoData.IsEmpty(db))
        {
            Console.Error.WriteLine(
                "The database is not empty; the demo is only put into an empty one. "
                    + "Set ConnectionStrings__HeteroSpace to another, or delete data/heterospace.db."
            );
            return 1;
        }
        await services.GetRequiredService<DemoData>().Fill();
        if (large)
            await DemoLarge.Fill(services, services.GetRequiredService<TimeProvider>());
        Console.WriteLine(large ? "The large demo is in." : "The demo is in.");
        return 0;
    }

    private static async Task<int> RepairSearch(IServiceProvider services)
    {
        var count = await services.GetRequiredService<SettleSearch>().Repair(services.GetRequiredService<AppDb>());
        Console.WriteLine($"{count} things are found by their words.");
        return 0;
    }

    internal static async Task<int> CheckAll(IServiceProvider services)
    {
        var broken = await Verify.Broken(services);
        foreach (var sentence in broken)
            Console.Error.WriteLine(sentence);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        foreach (var sentence in await Verify.Letters(services.GetRequiredService<AppDb>(), now))
            Console.WriteLine(sentence);
        foreach (var sentence in await Verify.Jobs(services.GetRequiredService<AppDb>()))
            Console.WriteLine(sentence);
        foreach (var sentence in await services.GetRequiredService<Billing.CheckLedger>().Unseen())
            Console.WriteLine(sentence);
        if (services.GetRequiredService<KeptBackups>().Told(now) is { } told)
            Console.WriteLine(told);
        if (broken.Count == 0)
            Console.WriteLine("Every guarantee holds.");
        return broken.Count == 0 ? 0 : 1;
    }
}
