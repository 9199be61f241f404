using HeteroSpace.Foundation.Db;
using Microsoft.AspNetCore.Components;

namespace HeteroSpace.Foundation.Search;

/// <summary>
/// A kind of thing that visitors find by words, contributed by the module whose it is: what may be found of it, by
/// which words, and how it is shown. The words stand in <see cref="SearchDocument"/>; the database marks what has
/// changed and drops at once what is hidden (<see cref="FindableGuard"/>), and whoever commits the change writes the
/// words anew (<see cref="SearchInStep"/>).
/// </summary>
public sealed record Findable
{
    /// <summary>As rows keep it, in English: <c>event</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>As the address of the search says it: <c>acara</c>.</summary>
    public required string Key { get; init; }

    /// <summary>
    /// Where its documents stand in SQLite's index, from 1 to 99; never that of another kind, and never changed.
    /// </summary>
    public required int Shelf { get; init; }

    /// <summary>Its place among the groups.</summary>
    public required int Order { get; init; }

    /// <summary>What the group is called, in the reader's language.</summary>
    public required Func<string> Said { get; init; }

    /// <summary>The table of the thing; its key is <c>id</c>.</summary>
    public required string Table { get; init; }

    /// <summary>
    /// When everyone may read a row <c>it</c> of the table, in SQL that both engines read: the same that
    /// <see cref="Public"/> says.
    /// </summary>
    public required string PublicWhen { get; init; }

    /// <summary>The tables whose changes change its words, its own among them.</summary>
    public required IReadOnlyList<Watched> Watches { get; init; }

    /// <summary>Those that everyone may read.</summary>
    public required Func<AppDb, IQueryable<Guid>> Public { get; init; }

    /// <summary>The words of those among these that everyone may read.</summary>
    public required Func<AppDb, Guid[], CancellationToken, Task<IReadOnlyList<FindableText>>> Read { get; init; }

    /// <summary>How those among these that everyone may read are shown, in any order.</summary>
    public required Func<
        IServiceProvider,
        Guid[],
        CancellationToken,
        Task<IReadOnlyList<FoundThing>>
    > Show { get; init; }
}

/// <summary>A table whose changes change what a thing is found by.</summary>
/// <param name="Link">
/// Which things <c>it</c> a changed row <c>{row}</c> belongs to: <c>it.id = {row}.event_id</c>.
/// </param>
/// <param name="Columns">Those that matter; none where every change does.</param>
public sealed record Watched(string Table, string Link, params string[] Columns);

/// <summary>What a thing is found by.</summary>
/// <param name="Title">In all its languages, with its tags.</param>
/// <param name="Text">All else that is public, in words.</param>
/// <param name="At">Since when it is there (UTC): of two that fit alike the newer one stands first.</param>
public sealed record FindableText(Guid Id, Guid? Site, string Title, string Text, DateTime At)
{
    /// <summary>From when on it is past, and stands behind what is to come (UTC); null when it never is.</summary>
    public DateTime? PastFrom { get; init; }
}

/// <summary>Something that was found, as a line of a list.</summary>
/// <param name="Address">Of its page.</param>
/// <param name="Line">When and where, or whose; in the reader's language.</param>
/// <param name="Text">In plain words; what is around the first word looked for is shown of it.</param>
public sealed record FoundThing(Guid Id, string Title, string Address, string Line, string Text)
{
    /// <summary>A square picture that says something of it; empty where there is none.</summary>
    public MarkupString Picture { get; init; }

    /// <summary>Its words are in the language of the page: ours, or a translation.</summary>
    public bool Translated { get; init; }
}

public static class FindableWords
{
    /// <summary>What the interface says, in both languages, so that either finds it.</summary>
    public static string InBoth(Func<string> said) => Ui.Words.In("id", said) + " " + Ui.Words.In("en", said);

    public static string InBoth(this Ui.Bilingual text) => $"{text.Id} {text.En}";
}
