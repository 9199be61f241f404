using System.Buffers.Text;
using HeteroSpace.Foundation.Acts;

namespace HeteroSpace.Foundation.Ui;

/// <summary>A sentence of ours for the next page, with what it takes to undo what it tells of.</summary>
/// <param name="Fails">It tells that something was not done.</param>
/// <param name="Waits">A message waits until it can no longer be undone.</param>
internal sealed record Said(string Text, bool Fails = false, bool Waits = false)
{
    private const char None = '-',
        Failed = '!',
        Alone = '0',
        WithMessage = '1';

    /// <summary>More are not undone in one press: a cookie holds no more.</summary>
    public const int MostUndone = 50;

    /// <summary>Each <see cref="SecondThought"/> of it; empty when there is nothing to undo.</summary>
    public IReadOnlyList<Guid> Undo { get; init; } = [];

    public static Said After(SecondThought? thought, string text) => After(thought is null ? [] : [thought], text);

    /// <summary>Of several acts that one press undoes.</summary>
    public static Said After(IReadOnlyList<SecondThought> thoughts, string text) =>
        new(text)
        {
            Undo = thoughts.Count > MostUndone ? [] : [.. thoughts.Select(thought => thought.Id)],
            Waits = thoughts.Count <= MostUndone && thoughts.Any(thought => thought.Held > 0),
        };

    /// <summary>Of several answers the first few of each sort, whole, and how many more: a cookie holds no
    /// list.</summary>
    public static string OfSeveral(IReadOnlyCollection<RowAnswer> answers) =>
        string.Join(" ", Few(answers, done: true).Concat(Few(answers, done: false)));

    // As many are said one by one; of more the first, so that what is said covers no page.
    private const int InFull = 4,
        OfMore = 2;

    private static IEnumerable<string> Few(IReadOnlyCollection<RowAnswer> answers, bool done)
    {
        List<string> said = [.. answers.Where(answer => answer.IsDone == done).Select(answer => answer.Said)];
        if (said.Count <= InFull)
            return said;
        var more = said.Count - OfMore;
        var rest = done
            ? Words.Say($"Juga {more} lainnya.", $"And {more} more.")
            : Words.Say($"Juga {more} lainnya belum bisa.", $"And {more} more were not possible.");
        return said.Take(OfMore).Append(rest);
    }

    /// <summary>As it stands in the cookie: a mark, the ids after a mark of what can be undone, the text.</summary>
    public string Written
    {
        get
        {
            if (Undo.Count > 0)
                return $"{(Waits ? WithMessage : Alone)}{WriteAll(Undo)}.{Text}";
            return (Fails ? Failed : None) + Text;
        }
    }

    /// <summary>The other way; it was ours, since it was sealed.</summary>
    public static Said Read(string written)
    {
        if (written[0] is not (Alone or WithMessage))
            return new(written[1..]) { Fails = written[0] == Failed };
        var end = written.IndexOf('.', StringComparison.Ordinal);
        return new(written[(end + 1)..]) { Undo = ReadAll(written[1..end]), Waits = written[0] == WithMessage };
    }

    private const int Letters = 22;

    /// <summary>Ids in a row, short and without a dot or a slash.</summary>
    public static string WriteAll(IEnumerable<Guid> ids) =>
        string.Concat(ids.Select(id => Base64Url.EncodeToString(id.ToByteArray())));

    public static IReadOnlyList<Guid> ReadAll(string written) =>
        [.. written.Chunk(Letters).Select(letters => new Guid(Base64Url.DecodeFromChars(letters)))];
}
