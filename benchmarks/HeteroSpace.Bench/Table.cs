using System.Globalization;

namespace HeteroSpace;

/// <summary>What was measured, each against a limit or a peer.</summary>
internal sealed class Table
{
    private readonly List<(string What, string Ours, string Limit, string Ratio, string Target, bool Met)> _rows = [];

    /// <summary>A row in words of its own.</summary>
    public void Add(string what, string ours, string limit, string ratio, string target, bool met)
    {
        var row = (what, ours, limit, ratio, target, met);
        _rows.Add(row);
        // Who waits for the whole sees how it goes.
        Console.Error.WriteLine(Line(row));
    }

    /// <summary>The more the better: a share of what a peer gives, or a multiple of it.</summary>
    public void AtLeast(double share, string what, double ours, string peer, double theirs) =>
        Add(
            what,
            $"{ours:0}",
            $"{theirs:0} ({peer})",
            $"{ours / theirs:0.00}",
            $"at least {share:0.##}",
            ours / theirs >= share
        );

    /// <summary>The less the better.</summary>
    /// <param name="format">How ours is written.</param>
    /// <param name="also">What has to hold besides.</param>
    public void Under(
        double limit,
        string what,
        double ours,
        string format = "0.0",
        string ratio = "0.00",
        bool also = true
    ) =>
        Add(
            what,
            ours.ToString(format, CultureInfo.InvariantCulture),
            limit.ToString("0", CultureInfo.InvariantCulture),
            (ours / limit).ToString(ratio, CultureInfo.InvariantCulture),
            "under 1",
            ours < limit && also
        );

    public override string ToString() =>
        "| what | ours | limit or peer | ratio | target | |\n| --- | --- | --- | --- | --- | --- |\n"
        + string.Join('\n', _rows.Select(Line))
        + "\n";

    private static string Line((string What, string Ours, string Limit, string Ratio, string Target, bool Met) row) =>
        $"| {row.What} | {row.Ours} | {row.Limit} | {row.Ratio} | {row.Target} | {(row.Met ? "met" : "missed")} |";
}
