using System.Text;

namespace HeteroSpace.Fuzz;

/// <summary>What nobody sane would type, the same for the same seed.</summary>
internal sealed class Nonsense(int seed)
{
    private static readonly string[] Texts =
    [
        "",
        " ",
        "\0",
        "\r\n",
        "0",
        "-1",
        "1",
        "9999999",
        "99999999999999999999",
        "2147483648",
        "1e308",
        "NaN",
        "0x10",
        "1.5",
        "1,5",
        "09.00",
        "9:00 PM",
        "24:00",
        "2026-02-30",
        "0001-01-01",
        "9999-12-31",
        "31-12-2026",
        "2026-12-31T23:59:60+07:00",
        "true",
        "ya",
        "null",
        "undefined",
        "00000000-0000-0000-0000-000000000000",
        "not-a-guid",
        "HS-7KQ4-2M",
        "HT-AAAA-BBBB",
        "HM-7KQ4-2MXT",
        "budi.@example.org",
        "a@b",
        "siti@bücher.example",
        "+62 812\u2011 0000",
        "\u202a+62 812 0000 1111",
        "Hj. Siti Ma'rifah, S.Pd.I.",
        "Robert'); drop table people;--",
        "\" or 1=1 --",
        "NEAR(\"a\" b, 1) AND *",
        "<script>alert(1)</script>",
        "javascript:alert(1)",
        "//evil.example",
        "/\\evil.example",
        "../../etc/passwd",
        "..\\..\\api",
        "%00%2e%2e%2f",
        "{{7*7}}",
        "=1+1",
        "\u200b\u200b",
        "\u202eevil",
        "\ufeff",
        "\ud83d\ude00\u200d\u2640",
        "e\u0301",
        "\ud800",
        "ꦱꦸꦩꦂꦤꦶ",
        "[[[[[[[[[[[[[[[[[[",
        "| a | b |\n|---|---|\n| c | d |",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    ];
    private static readonly string[] Repeated = ["[", "*", "_", "(", "|", "a", "1", "&", "<", "`", "\u0301", "é", "\n"];
    private readonly Random _random = new(seed);

    public int Below(int most) => _random.Next(most);

    public bool Once(int in_) => _random.Next(in_) == 0;

    public T Of<T>(IReadOnlyList<T> among) => among[_random.Next(among.Count)];

    public string Text()
    {
        if (!Once(6))
            return Of(Texts);
        if (Once(3))
            return string.Concat(Enumerable.Repeat(Of(Repeated), Of([50, 200, 600, 5000])));
        var made = new StringBuilder();
        for (var letters = Below(40); letters >= 0; letters--)
            made.Append((char)_random.Next(1, 0xd800));
        return made.ToString();
    }

    /// <summary>A value of a field: what stood there, or nonsense, or two of them run together.</summary>
    public string Instead(string stood) =>
        Below(5) switch
        {
            0 or 1 => stood,
            2 => stood + Text(),
            _ => Text(),
        };
}
