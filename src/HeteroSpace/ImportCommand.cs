using System.Globalization;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Import;
using HeteroSpace.Foundation.Tables;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace;

// As in the console, without somebody to ask: likely duplicates are left as they are here, and wrong rows stop it
// unless they may be left out.
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
}
