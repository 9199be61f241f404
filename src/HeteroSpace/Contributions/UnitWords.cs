using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Contributions;

/// <summary>
/// The units that needs are counted in: the usual ones in both languages, any other as staff wrote it.
/// </summary>
internal static class UnitWords
{
    private static readonly Dictionary<string, (string One, string Many)> Usual = new(StringComparer.OrdinalIgnoreCase)
    {
        ["orang"] = ("person", "people"),
        ["buah"] = ("piece", "pieces"),
        ["unit"] = ("unit", "units"),
        ["kotak"] = ("box", "boxes"),
        ["bungkus"] = ("pack", "packs"),
        ["paket"] = ("package", "packages"),
        ["galon"] = ("large bottle", "large bottles"),
        ["botol"] = ("bottle", "bottles"),
        ["lembar"] = ("sheet", "sheets"),
        ["kali"] = ("time", "times"),
        ["jam"] = ("hour", "hours"),
        ["hari"] = ("day", "days"),
        ["ruang"] = ("room", "rooms"),
    };

    /// <param name="count">Of one English has a word of its own.</param>
    public static string UnitSaid(this NeedLine line, long? count = null)
    {
        if (!Usual.TryGetValue(line.Unit, out var english))
            return line.Unit;
        return Words.Say(line.Unit, count == 1 ? english.One : english.Many);
    }
}
