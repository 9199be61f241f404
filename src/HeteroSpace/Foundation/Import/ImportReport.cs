using System.Globalization;
using System.Runtime.CompilerServices;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Tables;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Import;

/// <summary>
/// The report of an import: every row with what was found and done, under headings that an import knows again, so that
/// it can be put right and sent once more.
/// </summary>
internal static class ImportReport
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/konsol/{site}/impor/{name}/{id:guid}/laporan.csv", Show)
            .RequireAuthorization()
            .ExcludeFromDescription();

    private static async Task<IResult> Show(
        string site,
        string name,
        Guid id,
        HttpContext http,
        AppDb db,
        ImportWork work,
        IShellSites sites,
        Permissions permissions,
        CancellationToken stop
    )
    {
        if (
            work.Target(name) is not { } target
            || (await sites.All(stop)).FirstOrDefault(known => known.Slug == site) is not { } here
            || !await permissions.May(http.User, target.Needed, here.Id)
            || !await db.Imports()
                .AnyAsync(row => row.Id == id && row.SiteId == here.Id && row.Target == target.Name, stop)
        )
            return Results.NotFound();
        return new TableAnswer("impor-" + target.Name, false, Rows(db, here.Id, target, id, stop));
    }

    internal static async IAsyncEnumerable<IReadOnlyList<string>> Rows(
        AppDb db,
        Guid site,
        IImportTarget target,
        Guid id,
        [EnumeratorCancellation] CancellationToken stop = default
    )
    {
        yield return
        [
            .. target.Columns.Select(column => column.Said()),
            Words.Say("Baris", "Row"),
            Words.Say("Temuan", "Finding"),
            Words.Say("Keputusan", "Decision"),
            Words.Say("Yang mana", "Which"),
            Words.Say("Masalah", "Problem"),
        ];
        var after = -1;
        while (true)
        {
            var lot = await db.ImportRows()
                .AsNoTracking()
                .Where(row => row.ImportId == id && row.Number > after)
                .OrderBy(row => row.Number)
                .Take(1000)
                .ToListAsync(stop);
            if (lot.Count == 0)
                yield break;
            var matches = await target.Matches(
                db,
                site,
                [.. lot.Select(row => row.MatchId ?? row.RecordId).OfType<Guid>().Distinct()],
                stop
            );
            foreach (var row in lot)
                yield return
                [
                    .. target.Columns.Select((_, at) => row.Values.ElementAtOrDefault(at) ?? ""),
                    row.Number.ToString(CultureInfo.InvariantCulture),
                    row.Finding.Said(),
                    row.Finding == Finding.Likely ? row.Choice.Said() : "",
                    Which(row, matches),
                    Problem(row, target),
                ];
            after = lot[^1].Number;
        }
    }

    private static string Which(ImportRow row, Dictionary<Guid, ImportMatch> matches)
    {
        if ((row.MatchId ?? row.RecordId) is { } record && matches.TryGetValue(record, out var match))
            return $"{match.Name} {match.Link}".Trim();
        return row.MatchNumber is { } number ? Words.Say($"baris {number}", $"row {number}") : "";
    }

    private static string Problem(ImportRow row, IImportTarget target)
    {
        if (row is not { Finding: Finding.Wrong, Why: null, Values.Count: > 0 })
            return row.Why is { } why ? target.SaidWhy(why) : "";
        return string.Join(
            " ",
            target.Problems(row.Values).Select(problem => $"{Heading(problem.Key)}: {problem.Value}")
        );

        string Heading(string key) => target.Columns.First(column => column.Key == key).Said();
    }
}
