using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Mail;

/// <summary>
/// Something that we say, in the language spoken, with words of others in it. Theirs never become an address: whatever
/// a mail program would make a link of is broken by a letter that is not seen. Only
/// <see cref="Say(SentenceWords, SentenceWords)"/> and its like make one, from text that stands in our code.
/// </summary>
public sealed partial class Sentence
{
    private Sentence(string text) => Text = text;

    public string Text { get; }

    public static readonly Sentence Nothing = new("");

    /// <summary>Both languages; what is put into them is taken for words of others, unless it is a sentence.</summary>
    public static Sentence Say(SentenceWords indonesian, SentenceWords english) =>
        new(Words.InEnglish ? english.Read() : indonesian.Read());

    /// <summary>Both languages, as they stand in our code: a test refuses anything but literals here.</summary>
    public static Sentence Say(string indonesian, string english) => new(Words.Say(indonesian, english));

    /// <summary>The same in every language, as a place and its time.</summary>
    public static Sentence Both(SentenceWords words) => new(words.Read());

    /// <summary>What someone wrote, alone.</summary>
    public static Sentence Theirs(string? words) => new(Harmless(words ?? ""));

    /// <summary>One after the other, with a space between.</summary>
    public static Sentence operator +(Sentence first, Sentence second) => new($"{first.Text} {second.Text}".Trim());

    /// <summary>For a notice in someone's space, a page, a subject.</summary>
    public static implicit operator string(Sentence sentence) => sentence.Text;

    public override string ToString() => Text;

    /// <summary>Words that no mail program takes for an address of the web or of a mailbox.</summary>
    internal static string Harmless(string words) =>
        LooksLikeAnAddress().Replace(words, found => WhereItParts().Replace(found.Value, Unseen + "$0"));

    // The zero-width non-joiner: it stands in no domain, and screen readers pass over it.
    private const string Unseen = "\u200c";

    // Each begins where a word does, so that a long one is not looked at from each of its letters. A dot is also what
    // browsers take for one (UTS 46). A host of one letter ("t.co", "s.id/x") is known by its ending or by what
    // follows: "S.Pd." and "M.Ali" are names.
    [GeneratedRegex(
        @"(?<!\w)\w+://\S*|\bwww\d?[.。．｡]\S*|(?<!\S)\S+@\S+"
            + @"|(?<![\p{L}\p{M}\p{N}-])[\p{L}\p{M}\p{N}-]{2,}([.。．｡][\p{L}\p{M}\p{N}-]{2,})*"
            + @"[.。．｡]\p{L}[\p{L}\p{M}\p{N}-]+\S*"
            + @"|[\p{L}\p{N}][.。．｡]"
            + @"(com|net|org|co|id|ly|me|io|ai|gg|gl|gd|cc|tv|ws|to|de|is|it|st|im|sh|ru|cn|eu|us)(?![\p{L}\p{N}])\S*"
            + @"|[\p{L}\p{N}][.。．｡]\p{L}[\p{L}\p{M}\p{N}-]+[/?#:]\S*|(?<!\d)\d+(\.\d+){3}\S*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex LooksLikeAnAddress();

    [GeneratedRegex("://|[.。．｡@]")]
    private static partial Regex WhereItParts();
}

/// <summary>The words of one language, part by part: ours are the literals, what is put in between is not.</summary>
[InterpolatedStringHandler]
public readonly struct SentenceWords(int literals, int holes)
{
    private readonly StringBuilder _said = new(literals + holes * 16);

    public void AppendLiteral(string ours) => _said.Append(ours);

    public void AppendFormatted(Sentence? ours) => _said.Append(ours?.Text);

    // In one line: what begins a line or a paragraph of a letter is ours.
    public void AppendFormatted(string? theirs) =>
        _said.Append(Sentence.Harmless((theirs ?? "").ReplaceLineEndings(" ")));

    public void AppendFormatted<T>(T number, string? format = null)
        where T : struct, IFormattable => _said.Append(number.ToString(format, Words.Culture));

    internal string Read() => _said.ToString();
}
