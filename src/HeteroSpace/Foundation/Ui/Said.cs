using HeteroSpace.Foundation.Acts;

namespace HeteroSpace.Foundation.Ui;

/// <summary>A sentence of ours for the next page, with what it takes to undo what it tells of.</summary>
/// <param name="Fails">It tells that something was not done.</param>
/// <param name="Undo">The <see cref="SecondThought"/>; null when there is nothing to undo.</param>
/// <param name="Waits">A message waits until it can no longer be undone.</param>
internal sealed record Said(string Text, bool Fails = false, Guid? Undo = null, bool Waits = false)
{
    private const char None = '-',
        Failed = '!',
        Alone = '0',
        WithMessage = '1';

    public static Said After(SecondThought? thought, string text) =>
        new(text) { Undo = thought?.Id, Waits = thought?.Held > 0 };

    /// <summary>As it stands in the cookie: a mark, the id after a mark of what can be undone, the text.</summary>
    public string Written
    {
        get
        {
            if (Undo is { } id)
                return $"{(Waits ? WithMessage : Alone)}{id:n}{Text}";
            return (Fails ? Failed : None) + Text;
        }
    }

    /// <summary>The other way; it was ours, since it was sealed.</summary>
    public static Said Read(string written) =>
        written[0] is Alone or WithMessage
            ? new(written[33..]) { Undo = Guid.ParseExact(written[1..33], "n"), Waits = written[0] == WithMessage }
            : new(written[1..]) { Fails = written[0] == Failed };
}
