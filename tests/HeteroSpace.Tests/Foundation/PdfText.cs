using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace HeteroSpace.Foundation;

/// <summary>
/// What can be read on a PDF that we drew: letters are stored by their place in the font, and each font has a table of
/// which letter that is (ISO 32000, 9.10.3).
/// </summary>
internal static partial class PdfText
{
    /// <summary>A line for each piece that was drawn; with the document's own description.</summary>
    public static string Of(byte[] pdf)
    {
        var raw = Encoding.Latin1.GetString(pdf);
        var objects = Objects()
            .Matches(raw)
            .ToDictionary(found => int.Parse(found.Groups[1].Value), found => found.Groups[2].Value);
        var text = new StringBuilder();
        foreach (var described in Described().Matches(raw).Select(found => found.Groups[2].Value))
            text.AppendLine(described);
        foreach (var content in objects.Values.Select(Stream).OfType<string>().Where(one => one.Contains(" Tf")))
            Read(content, objects, text);
        return text.ToString();
    }

    private static void Read(string content, Dictionary<int, string> objects, StringBuilder text)
    {
        Dictionary<int, string>? letters = null;
        foreach (Match found in Shown().Matches(content))
            if (found.Groups["font"].Success)
                letters = Letters(objects, int.Parse(found.Groups["font"].Value));
            else if (found.Groups["end"].Success)
                text.AppendLine();
            else if (letters is not null)
                foreach (var glyph in Codes(found.Groups["hex"].Value))
                    text.Append(letters.GetValueOrDefault(glyph, "?"));
    }

    private static IEnumerable<int> Codes(string hex) =>
        hex.Chunk(4).Select(four => int.Parse(new string(four), NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    private static Dictionary<int, string> Letters(Dictionary<int, string> objects, int font)
    {
        var letters = new Dictionary<int, string>();
        if (
            !objects.TryGetValue(font, out var described)
            || ToUnicode().Match(described) is not { Success: true } at
            || Stream(objects[int.Parse(at.Groups[1].Value)]) is not { } map
        )
            return letters;
        foreach (Match part in Ranges().Matches(map))
        foreach (Match row in Row().Matches(part.Groups[2].Value))
        {
            var numbers = row.Groups[1].Captures.Select(hex => hex.Value).Where(hex => hex.Length > 0).ToList();
            if (part.Groups[1].Value == "char")
                for (var pair = 0; pair + 1 < numbers.Count; pair += 2)
                    letters[Hex(numbers[pair])] = Letter(numbers[pair + 1]);
            else
                for (var code = Hex(numbers[0]); code <= Hex(numbers[1]); code++)
                    letters[code] = ((char)(Hex(numbers[2]) + code - Hex(numbers[0]))).ToString();
        }
        return letters;
    }

    private static int Hex(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string Letter(string hex) => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(hex));

    private static string? Stream(string of)
    {
        var begin = of.IndexOf("stream\n", StringComparison.Ordinal);
        var end = of.LastIndexOf("endstream", StringComparison.Ordinal);
        if (begin < 0 || end < 0)
            return null;
        var bytes = Encoding.Latin1.GetBytes(of[(begin + 7)..end]);
        if (!of[..begin].Contains("/FlateDecode"))
            return Encoding.Latin1.GetString(bytes);
        using var open = new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var read = new StreamReader(open, Encoding.Latin1);
        return read.ReadToEnd();
    }

    [GeneratedRegex(@"(?<=^|\n)(\d+) 0 obj\n(.*?)\nendobj", RegexOptions.Singleline)]
    private static partial Regex Objects();

    [GeneratedRegex(@"/(Title|Author|Subject|Keywords) ?\(([^)]*)\)")]
    private static partial Regex Described();

    [GeneratedRegex(@"/F(?<font>\d+) [\d.]+ Tf|<(?<hex>[0-9A-Fa-f]+)>|(?<end>\bET\b)")]
    private static partial Regex Shown();

    [GeneratedRegex(@"/ToUnicode (\d+) 0 R")]
    private static partial Regex ToUnicode();

    [GeneratedRegex(@"beginbf(char|range)(.*?)endbf", RegexOptions.Singleline)]
    private static partial Regex Ranges();

    [GeneratedRegex(@"(?:<([0-9A-Fa-f]*)>[ ]*)+")]
    private static partial Regex Row();
}
