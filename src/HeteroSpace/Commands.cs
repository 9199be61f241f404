using System.Globalization;
using HeteroSpace.Demo;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Import;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Tables;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace;

/// <summary>
/// What administrators do at the command line; an unknown word is an error with the list of known ones.
/// </summary>
internal static class Commands
{
    private const string Known = """
        demo [--large]                      fill an empty database with the demo; --large: 35 sites, 1,000 spaces, 1,000,000 occupancies
        demo register FILE                  write a messy table of 770 communities, to try the import with
        import communities|events FILE [--site S] [--leave-wrong]
                                            import a CSV or XLSX: all of it or nothing; what is likely here already is left,
                                            and each row that is wrong is told with its column, what stands there, and why
        admin create EMAIL                  make a provincial administrator, and print a password to sign in with once
        token create EMAIL [--scope S]      make an API token for a person; S is book (default) or read
        verify                              check every guarantee over the data; exit code 1 if one is broken
        help                                this list
        """;

    public static async Task<int> Run(string[] args)
    {
        Func<IServiceProvider, Task<int>>? command = args switch
        {
            ["demo"] => services => Demo(services, false),
            ["demo", "--large"] => services => Demo(services, true),
            ["import", var what, var file] => services => Import(services, what, file, null, false),
            ["import", var what, var file, "--leave-wrong"] => services => Import(services, what, file, null, true),
            ["import", var what, var file, "--site", var site] => services => Import(services, what, file, site, false),
            ["import", var what, var file, "--site", var site, "--leave-wrong"] => services =>
                Import(services, what, file, site, true),
            ["admin", "create", var email] => services => CreateAdmin(services, email),
            ["token", "create", var email] => services => CreateToken(services, email, "book"),
            ["token", "create", var email, "--scope", var scope] => services => CreateToken(services, email, scope),
            ["verify"] => CheckAll,
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
        await Start.BringUpToDate(app.Services);
        await using var work = app.Services.CreateAsyncScope();
        return await command(work.ServiceProvider);
    }

    private static int Wrong(string[] args)
    {
        Console.Error.WriteLine($"Unknown command \"{string.Join(' ', args)}\". What there is:\n{Known}");
        return 2;
    }

    private static async Task<int> Demo(IServiceProvider services, bool large)
    {
        var db = services.GetRequiredService<AppDb>();
        if (!await DemoData.IsEmpty(db))
        {
            Console.Error.WriteLine(
                "The database is not empty; the demo is only put into an empty one. Set ConnectionStrings__HeteroSpace to another, or delete data/heterospace.db."
            );
            return 1;
        }
        await services.GetRequiredService<DemoData>().Fill();
        if (large)
            await DemoLarge.Fill(db, services.GetRequiredService<TimeProvider>());
        Console.WriteLine(large ? "The large demo is in." : "The demo is in.");
        return 0;
    }

    // As in the console, without somebody to ask: likely duplicates are left as they are here, and wrong rows stop it
    // unless they may be left out.
    internal static async Task<int> Import(
        IServiceProvider services,
        string what,
        string file,
        string? siteSlug,
        bool leaveWrong
    )
    {
        var (db, work) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<ImportWork>());
        if (work.Target(what) is not { } target)
        {
            Console.Error.WriteLine($"There is no import of \"{what}\".");
            return 2;
        }
        if (!File.Exists(file))
        {
            Console.Error.WriteLine($"There is no file {file}.");
            return 2;
        }
        var sites = await services.GetRequiredService<IShellSites>().All();
        var published = sites.Where(known => known.Published).ToList();
        var chosen = siteSlug is null
            ? published.Concat(sites).FirstOrDefault()
            : sites.FirstOrDefault(known => known.Slug == siteSlug);
        if (chosen is not { } site)
        {
            Console.Error.WriteLine(siteSlug is null ? "There is no site yet." : $"There is no site {siteSlug}.");
            return 2;
        }
        if (siteSlug is null && published.Count > 1)
            Console.Error.WriteLine(
                $"No --site was given: taking {site.Name} (--site {site.Slug}). There are also: "
                    + string.Join(", ", published.Skip(1).Select(known => known.Slug))
                    + "."
            );
        try
        {
            var import = await work.Take(
                target,
                site.Id,
                null,
                Path.GetFileName(file),
                await File.ReadAllBytesAsync(file)
            );
            TellUnused(await work.Open(import) ?? [], import);
            var missing = target
                .Columns.Index()
                .Where(column => column.Item.Required && import.Sources[column.Index] == "")
                .Select(column => Words.In("en", column.Item.Said))
                .ToList();
            if (missing.Count > 0)
            {
                await work.Drop(import);
                Console.Error.WriteLine(
                    $"No column was recognised for: {string.Join(", ", missing)}. Import it in the console, where columns can be chosen."
                );
                return 1;
            }
            await work.Map(import, import.HeaderRow, import.Sources, byJob: false);
            import.Round++;
            await work.Check(import.Id);
            await work.ChooseRest(import, Choice.Leave);
            var wrong = await TellWrong(db, target, import);
            if (!await work.Begin(import, leaveWrong, byJob: false))
            {
                Console.Error.WriteLine(
                    $"{wrong} {(wrong == 1 ? "row is" : "rows are")} wrong; nothing was written. "
                        + $"See /konsol/{site.Slug}/impor/{target.Name}/{import.Id}, or add --leave-wrong."
                );
                return 1;
            }
            await work.Write(import.Id);
            if (!await db.Imports().AnyAsync(row => row.Id == import.Id && row.Status == ImportStatus.Done))
            {
                Console.Error.WriteLine("The register changed meanwhile; nothing was written. Run it again.");
                return 1;
            }
            Console.WriteLine(
                $"{await db.ImportRows().CountAsync(row => row.ImportId == import.Id && row.Finding == Finding.New)} added, {await db.ImportRows().CountAsync(row => row.ImportId == import.Id && row.Finding == Finding.Unchanged)} here already, {await db.ImportRows().CountAsync(row => row.ImportId == import.Id && row.Finding == Finding.Likely)} likely here and left{(wrong > 0 ? $", {wrong} wrong and left out" : "")}."
            );
            return 0;
        }
        catch (UnreadableSheet error)
        {
            Console.Error.WriteLine(error.Said());
            return 1;
        }
    }

    private static void TellUnused(List<SheetRow> rows, Import import)
    {
        var unused = Headings.Unused(rows, import.HeaderRow, import.Sources);
        var said = unused.Select(column => $"{column.Letters} ({Words.Cut(Plain(column.Heading), 60)})");
        if (unused.Count > 0)
            Console.Error.WriteLine($"Columns not used: {string.Join(", ", said)}.");
    }

    private static string Plain(string cell) => string.Concat(cell.Select(sign => char.IsControl(sign) ? ' ' : sign));

    // One line for each mistake: "row 3, column F (How many came), "12.5": …". In English whatever the machine speaks,
    // so that a script can read it.
    private static async Task<int> TellWrong(AppDb db, IImportTarget target, Import import)
    {
        var rows = await db.ImportRows()
            .AsNoTracking()
            .Where(row => row.ImportId == import.Id && row.Finding == Finding.Wrong)
            .OrderBy(row => row.Number)
            .ToListAsync();
        foreach (var row in rows)
        foreach (var line in Words.In("en", () => Mistakes(target, import, row).ToList()))
            Console.Error.WriteLine(line);
        return rows.Count;
    }

    private static IEnumerable<string> Mistakes(IImportTarget target, Import import, ImportRow row)
    {
        if (row.Why is { } why)
            yield return $"row {row.Number}: {target.SaidWhy(why)}";
        else
            foreach (var line in MistakesInCells(target, import, row))
                yield return line;
    }

    private static IEnumerable<string> MistakesInCells(IImportTarget target, Import import, ImportRow row)
    {
        var problems = target.Problems(row.Values);
        foreach (var (at, column) in target.Columns.Index())
        {
            if (!problems.TryGetValue(column.Key, out var sentence))
                continue;
            var letters = import.Sources[at] is ['#', .. var number]
                ? Headings.Letters(int.Parse(number, CultureInfo.InvariantCulture)) + " "
                : "";
            var typed = Plain(row.Values[at]);
            yield return $"row {row.Number}, column {letters}({column.Said()}), \"{Words.Cut(typed, 120)}\": {sentence}";
        }
    }

    private static async Task<int> CreateAdmin(IServiceProvider services, string email)
    {
        var db = services.GetRequiredService<AppDb>();
        var time = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        if (Contact.Read(email) is not { Email: { } address })
        {
            Console.Error.WriteLine($"\"{email}\" is not an e-mail address.");
            return 2;
        }
        var person = await db.People().SingleOrDefaultAsync(known => known.Email == address && known.EmailConfirmed);
        if (person?.AccountId is null)
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
                return 1;
            }
            db.People()
                .Add(
                    person = new()
                    {
                        AccountId = account.Id,
                        Name = "Administrator",
                        Email = address,
                        EmailConfirmed = true,
                        Since = time,
                    }
                );
            Console.WriteLine($"Password: {password}");
        }
        if (
            !await db.RoleGrants()
                .AnyAsync(grant =>
                    grant.AccountId == person.AccountId
                    && grant.Role == Role.ProvincialAdministrator
                    && grant.SiteId == null
                )
        )
        {
            db.RoleGrants().Add(new(person.AccountId!.Value, Role.ProvincialAdministrator, null));
            db.Audit()
                .Add(
                    AuditRow.Of(
                        time,
                        null,
                        null,
                        "role.granted",
                        "account:" + person.AccountId,
                        nameof(Role.ProvincialAdministrator)
                    )
                );
        }
        await db.SaveChangesAsync();
        Console.WriteLine($"{address} is a provincial administrator.");
        return 0;
    }

    private static async Task<int> CreateToken(IServiceProvider services, string email, string scope)
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
            Console.Error.WriteLine($"There is no confirmed account with the e-mail address {email}.");
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

    private static async Task<int> CheckAll(IServiceProvider services)
    {
        var broken = await Verify.Broken(
            services.GetRequiredService<AppDb>(),
            services.GetRequiredService<FileStore>(),
            services.GetServices<FileOwner>()
        );
        foreach (var sentence in broken)
            Console.Error.WriteLine(sentence);
        if (broken.Count == 0)
            Console.WriteLine("Every guarantee holds.");
        return broken.Count == 0 ? 0 : 1;
    }
}
