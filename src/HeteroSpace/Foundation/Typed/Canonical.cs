using System.Diagnostics.CodeAnalysis;

namespace HeteroSpace.Foundation.Typed;

/// <summary>
/// What someone typed, once it was read: in the one spelling in which it is kept, compared and shown. Each kind has one
/// reader, which alone can make it (<c>Read</c>), and tells by a sentence what is none; <c>TypedFenceTests</c> sees to
/// it that nothing else reads such a thing. It goes wherever a string goes.
/// </summary>
public abstract record Canonical
{
    private protected Canonical(string value) => Value = value;

    public string Value { get; }

    public sealed override string ToString() => Value;

    [return: NotNullIfNotNull(nameof(read))]
    public static implicit operator string?(Canonical? read) => read?.Value;
}
