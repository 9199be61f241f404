using System.Globalization;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Import;
using HeteroSpace.Foundation.Tables;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace;

/// <summary>
/// As in the console, without somebody to ask: likely duplicates are left as they are here, and wrong rows stop it
/// unless they may be left out.
/// </summary>
internal static class ImportCommand
{
    public static async Task<int> Run(
        IServiceProvider services,
        string what,
        string file,
        string? siteSlug,
        bool leaveWrong
    )
    {
        if (services.GetRequiredService<ImportWork>().Target(what) is not { } target)
            return Said($"There is no import of \"{Letters.Plain(what)}\".", 2);
        if (!File.Exists(file))
            return Said($"There is no file {Letters.Plain(file)}.", 2);
        if (await Chosen(services, siteSlug) is not { } site)
            return Said(siteSlug is null ? "There is no site yet." : $"There is no site {Letters.Plain(siteSlug)}.", 2);
        try
        {
            return await Import(services, target, site, file, leaveWrong);
        }
        catch (UnreadableSheet error)
        {
            return Said(error.Said(), 1);
        }
    }

    private static int Said(string line, int exit)
    {
        Console.Error.WriteLine(line);
        return exit;
    }

    // Without a word for it the first site that is public.
    private static async Task<ShellSite?> Chosen(IServiceProvider services, string? slug)
    {
        var sites = await services.GetRequiredService<IShellSites>().All();
        if (slug is not null)
            return sites.FirstOrDefault(known => known.Slug == slug);
        var published = sites.Where(known => known.Published).ToList();
        var first = published.Concat(sites).FirstOrDefault();
        if (first is not null && published.Count > 1)
            Console.Error.WriteLine(
                $"No --site was given: taking {first.Name} (--site {first.Slug}). There are also: "
                    + string.Join(", ", published.Skip(1).Select(known => known.Slug))
                    + "."
            );
        return first;
    }

    private static async Task<int> Import(
        IServiceProvider services,
        IImportTarget target,
        ShellSite site,
        string file,
        bool leaveWrong
    )
    {
        var (db, work) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<ImportWork>());
        var import = await work.Take(target, site.Id, null, FileName.Read(file), await File.ReadAllBytesAsync(file));
        TellUnused(await work.Open(import) ?? [], import);
        if (Unrecognised(target, import) is { Count: > 0 } missing)
        {
            await work.Drop(import);
            return Said(
                $"No column was recognised for: {string.Join(", ", missing)}. "
                    + "Import it in the console, where columns can be chosen.",
                1
            );
        }
        await work.Map(import, import.HeaderRow, import.Sources, byJob: false);
        import.Round++;
        await work.Check(import.Id);
        await work.ChooseRest(import, Choice.Leave);
        var wrong = await TellWrong(db, target, import);
        if (!await work.Begin(import, leaveWrong, byJob: false))
            return Said(
                $"{wrong} {(wrong == 1 ? "row is" : "rows are")} wrong; nothing was written. "
                    + $"See /konsol/{site.Slug}/impor/{target.Name}/{import.Id}, or add --leave-wrong.",
                1
            );
        await work.Write(import.Id);
        if (!await db.Imports().AnyAsync(row => row.Id == import.Id && row.Status == ImportStatus.Done))
            return Said("The register changed meanwhile; nothing was written. Run it again.", 1);
        await TellDone(db, import, wrong);
        return 0;
    }

    private static List<string> Unrecognised(IImportTarget target, Import import) =>
        [
            .. target
                .Columns.Index()
                .Where(column => column.Item.Required && import.Sources[column.Index] == "")
                .Select(column => Words.In("en", column.Item.Said)),
        ];

    private static async Task TellDone(AppDb db, Import import, int wrong)
    {
        var rows = db.ImportRows().Where(row => row.ImportId == import.Id);
        var added = await rows.CountAsync(row => row.Finding == Finding.New);
        var here = await rows.CountAsync(row => row.Finding == Finding.Unchanged);
        var likely = await rows.CountAsync(row => row.Finding == Finding.Likely);
        Console.WriteLine(
            $"{added} added, {here} here already, {likely} likely here and left"
                + (wrong > 0 ? $", {wrong} wrong and left out." : ".")
        );
    }

    private static void TellUnused(List<SheetRow> rows, Import import)
    {
        var unused = Headings.Unused(rows, import.HeaderRow, import.Sources);
        var said = unused.Select(column => $"{column.Letters} ({Words.Cut(Letters.Plain(column.Heading), 60)})");
        if (unused.Count > 0)
            Console.Error.WriteLine($"Columns not used: {string.Join(", ", said)}.");
    }

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
            var typed = Letters.Plain(row.Values[at]);
            yield return $"row {row.Number}, column {letters}({column.Said()}), "
                + $"\"{Words.Cut(typed, 120)}\": {sentence}";
        }
    }
}
