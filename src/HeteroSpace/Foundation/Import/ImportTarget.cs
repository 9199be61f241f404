using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;

namespace HeteroSpace.Foundation.Import;

/// <summary>A column that an import may have.</summary>
/// <param name="Key">Its name in forms and in the report.</param>
/// <param name="Said">Its heading in the language spoken.</param>
/// <param name="Required">A row without it is wrong.</param>
/// <param name="Headings">Beginnings of headings by which it is recognised, folded and without spaces: of Indonesian
/// and English tables.</param>
public sealed record ImportColumn(string Key, Func<string> Said, bool Required, string[] Headings)
{
    /// <summary>Headings that may as well mean something else: taken only when <see cref="Fits"/> says so of a cell
    /// below.</summary>
    public string[] Perhaps { get; init; } = [];
    public Func<string, bool> Fits { get; init; } = _ => false;

    /// <summary>Values that may be given to all rows when the file has no such column.</summary>
    public Func<IEnumerable<(string Value, string Said)>> ForAll { get; init; } = () => [];
}

/// <summary>A record that a row likely is.</summary>
/// <param name="MayFill">Whether what is empty in it may be filled from a row.</param>
public sealed record ImportMatch(string Name, string Link, bool MayFill);

/// <summary>
/// A kind of record that can be imported from a table; a module says what its columns mean, what is wrong with a row,
/// and how rows are written.
/// </summary>
public interface IImportTarget
{
    /// <summary>As in <c>/konsol/{site}/impor/{name}</c>.</summary>
    string Name { get; }

    /// <summary>As on the command line: <c>import {command} FILE</c>.</summary>
    string Command { get; }
    string Said { get; }
    Role Needed { get; }
    IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>
    /// What is wrong with a row, by column, in the language spoken; empty when it can be written. The values stand in
    /// the order of the columns.
    /// </summary>
    IReadOnlyDictionary<string, string> Problems(IReadOnlyList<string> values);

    /// <summary>
    /// Finds for each row the record or the earlier row it likely is; those it says nothing of are new. Rows are
    /// without mistakes and in order.
    /// </summary>
    Task Compare(AppDb db, Guid site, IReadOnlyList<ImportRow> rows, Action<int> reached, CancellationToken stop);

    /// <summary>
    /// Writes the rows as a part of the act: new ones and those to be taken become records with the id in
    /// <see cref="ImportRow.RecordId"/>, those to be filled fill theirs.
    /// </summary>
    Task Write(Act act, Import import, IReadOnlyList<ImportRow> rows, Action<int> reached, CancellationToken stop);

    /// <summary>What is to be known of matched records.</summary>
    Task<Dictionary<Guid, ImportMatch>> Matches(
        AppDb db,
        Guid site,
        IReadOnlyCollection<Guid> ids,
        CancellationToken stop
    );

    /// <summary>What a row and its match have in common.</summary>
    string SaidWhy(string why);
}

internal static class ImportTargets
{
    /// <summary>By its name in addresses, or the word of the command line.</summary>
    public static IImportTarget? Named(this IEnumerable<IImportTarget> targets, string name) =>
        targets.FirstOrDefault(target => target.Name == name || target.Command == name);
}
