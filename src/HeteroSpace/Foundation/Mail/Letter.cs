using System.Text.Json;
using System.Text.Json.Serialization;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Mail;

/// <summary>
/// What a message says, in parts: our sentences, words of others (quoted, never markup), and our buttons, each with the
/// verb of what it does. Nothing else becomes a link, whatever it looks like.
/// </summary>
public sealed class Letter
{
    private readonly List<LetterPart> _parts = [];

    private Letter(string subject) => Subject = subject;

    public string Subject { get; }
    public IReadOnlyList<LetterPart> Parts => _parts;

    /// <summary>An iCalendar object to attach.</summary>
    public string? Calendar { get; init; }

    /// <param name="subject">Also the title of the notice in the reader's space.</param>
    public static Letter About(Sentence subject, string? calendar = null) =>
        new(Words.Cut(subject.Text, 250)) { Calendar = calendar };

    /// <summary>"Halo Peserta 014,"; of nobody in particular without a name.</summary>
    public Letter Greet(string name = "") =>
        Say(name == "" ? Sentence.Say("Halo,", "Hello,") : Sentence.Say($"Halo {name},", $"Hello {name},"));

    /// <summary>A paragraph of ours; nothing for a sentence that says nothing.</summary>
    public Letter Say(Sentence sentence) => With(LetterPart.Kinds.Said, sentence.Text);

    /// <summary>What somebody wrote, as theirs: a comment, a reason, a question.</summary>
    public Letter Quote(string? theirs, int most = 4000) =>
        With(LetterPart.Kinds.Quoted, Sentence.Harmless(Words.Cut((theirs ?? "").Trim(), most)));

    /// <summary>Lines that belong together: what, where, when.</summary>
    public Letter Facts(params Sentence[] lines) =>
        With(LetterPart.Kinds.Facts, string.Join('\n', lines.Select(line => line.Text).Where(line => line != "")));

    /// <summary>
    /// The first is what the reader is asked to do, the others stand smaller.
    /// </summary>
    /// <param name="path">Within our address; a page that asks for a sign-in, or that everyone may read.</param>
    public Letter Button(string verb, string path) => With(LetterPart.Kinds.Button, verb, path, false);

    /// <param name="secret">Its path proves something.</param>
    public Letter Button(string verb, Proof secret) => With(LetterPart.Kinds.Button, verb, secret.Reveal(), true);

    /// <summary>A code that the reader types or says, large and alone.</summary>
    public Letter Code(string what, Proof code) => With(LetterPart.Kinds.Code, what, code.Reveal(), true);

    /// <summary>Tickets, drawn as QR codes where pictures can be.</summary>
    public Letter Tickets(IEnumerable<Proof> codes)
    {
        foreach (var code in codes)
            With(LetterPart.Kinds.Ticket, Words.Say("Kode tiket", "Ticket code"), code.Reveal(), true);
        return this;
    }

    /// <summary>From which of our houses it comes.</summary>
    public Letter Sign(string site, string? address = null) =>
        Facts(Sentence.Both($"Hetero Space {site}"), address is null ? Sentence.Nothing : Sentence.Both($"{address}"));

    /// <summary>The same with how to have fewer of these, last and small.</summary>
    internal Letter Ended(string language, Proof choices)
    {
        var ended = new Letter(Subject) { Calendar = Calendar };
        ended._parts.AddRange(_parts);
        return ended.With(
            LetterPart.Kinds.Ending,
            Words.In(language, () => Words.Say("Atur kabar yang Anda terima", "Choose what you receive")),
            choices.Reveal(),
            true
        );
    }

    private Letter With(string kind, string text, string? at = null, bool secret = false)
    {
        if (text != "")
            _parts.Add(new(kind, text, at, secret));
        return this;
    }

    /// <summary>As it lies in the outbox until it has left, sealed.</summary>
    internal byte[] Closed(Seals seals) =>
        seals.Close(JsonSerializer.SerializeToUtf8Bytes(new Kept(Subject, _parts, Calendar)));

    /// <summary>Null when it is not there, or cannot be opened.</summary>
    internal static Letter? Opened(byte[]? closed, Seals seals)
    {
        if (seals.Open(closed) is not { } open || JsonSerializer.Deserialize<Kept>(open) is not { } kept)
            return null;
        var letter = new Letter(kept.Subject) { Calendar = kept.Calendar };
        letter._parts.AddRange(kept.Parts);
        return letter;
    }

    private sealed record Kept(string Subject, IReadOnlyList<LetterPart> Parts, string? Calendar);
}

/// <summary>One part of a letter.</summary>
/// <param name="At">Of a button the path, of a code the code.</param>
/// <param name="Secret">Where it leads proves something: it is not in <see cref="LetterText.Open"/>.</param>
public sealed record LetterPart(string Kind, string Text, string? At, bool Secret)
{
    public override string ToString() => $"{Kind}: {Text}";

    internal static class Kinds
    {
        public const string Said = "said",
            Quoted = "quoted",
            Facts = "facts",
            Button = "button",
            Code = "code",
            Ticket = "ticket",
            Ending = "ending";
    }
}

/// <summary>A letter as plain text.</summary>
public static class LetterText
{
    /// <summary>As it leaves: for the plain part of a mail, and for WhatsApp.</summary>
    /// <param name="ours">How our addresses begin, as <c>https://hetero.example.org</c>.</param>
    public static string Whole(Letter letter, string ours) =>
        string.Join("\n\n", letter.Parts.Select(part => Said(part, ours, part.At)));

    /// <summary>As it may be kept, exported and read by others: of what proves something, three dots.</summary>
    public static string Open(Letter letter, string ours) =>
        string.Join("\n\n", letter.Parts.Select(part => Said(part, ours, part.Secret ? "…" : part.At)));

    private static string Said(LetterPart part, string ours, string? at) =>
        part.Kind switch
        {
            LetterPart.Kinds.Quoted => "> " + part.Text.Replace("\n", "\n> ", StringComparison.Ordinal),
            LetterPart.Kinds.Code or LetterPart.Kinds.Ticket => $"{part.Text}: {at}",
            LetterPart.Kinds.Button or LetterPart.Kinds.Ending => $"{part.Text}:\n{(at == "…" ? "" : ours)}{at}",
            _ => part.Text,
        };
}
