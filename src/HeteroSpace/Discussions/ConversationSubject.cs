using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Discussions;

/// <summary>With whom staff talk, and how they are reached.</summary>
/// <param name="HasAccount">They read and write signed in; else by a secret link.</param>
public sealed record Correspondent(Guid? PersonId, string Name, bool HasAccount)
{
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string Language { get; init; } = "id";
}

/// <summary>Something that staff and someone talk about.</summary>
/// <param name="Site">The site's part of an address.</param>
/// <param name="Title">What it is called, in the language spoken.</param>
/// <param name="Subject">As the audit has it: <c>booking:HS-7KQ4-2M</c>.</param>
public sealed record TalkedAbout(
    SubjectKey Key,
    Guid SiteId,
    string Site,
    Func<string> Title,
    string Subject,
    Correspondent With
)
{
    /// <summary>Where and when, in a line.</summary>
    public Func<string> About { get; init; } = () => "";

    /// <summary>Its page in the console, below the site's part.</summary>
    public string Page { get; init; } = "";

    /// <summary>Whether the messages stand on that page too, and staff who are told of one come there.</summary>
    public bool HasThread { get; init; }

    internal string PageLink => $"/konsol/{Site}/{Page}";

    /// <summary>Where staff read and answer.</summary>
    public string Thread => HasThread ? PageLink + "#pesan" : Inbox;

    /// <summary>The same in the inbox.</summary>
    public string Inbox => $"/konsol/{Site}/{ReadInbox.Path}?buka={Key}#percakapan";

    /// <summary>Where the other side reads and writes, signed in.</summary>
    public string Theirs { get; init; } = "";

    /// <summary>Of the secret link to the same without signing in (<see cref="Messaging.SecretLinks"/>).</summary>
    public char? Secret { get; init; }

    /// <summary>Its page by the link shows nothing of it: links are forwarded.</summary>
    public bool IsReadSignedIn { get; init; }

    /// <summary>False when nobody may write about it any more.</summary>
    public bool IsOpen { get; init; } = true;
}

/// <summary>An answer that stands ready: a word on a button, and all of it as it is sent.</summary>
public sealed record ReadyAnswer(string Key, Func<string> Short, Func<string> Whole);

/// <summary>A kind of thing that staff and someone talk about; the module that has it tells of it.</summary>
/// <param name="Read">Those of the ids that are there.</param>
public sealed record ConversationSubject(
    string Kind,
    Func<string> Said,
    Func<IServiceProvider, IReadOnlyCollection<Guid>, CancellationToken, Task<List<TalkedAbout>>> Read
)
{
    /// <summary>Who answers beside the front desk, which reads all; null for nobody else.</summary>
    public Role? Desk { get; init; }
    public IReadOnlyList<ReadyAnswer> Ready { get; init; } = [];
}

/// <summary>The kinds of things that are talked about, together.</summary>
public sealed class ConversationSubjects(IEnumerable<ConversationSubject> all, IServiceProvider services)
{
    public ConversationSubject? Of(string kind) => all.FirstOrDefault(known => known.Kind == kind);

    /// <summary>Null when it is gone.</summary>
    public async Task<TalkedAbout?> About(SubjectKey of, CancellationToken stop = default) =>
        Of(of.Kind) is { } kind ? (await kind.Read(services, [of.Id], stop)).FirstOrDefault() : null;

    /// <summary>What each of them is about; kind by kind, so that a list asks for each kind once.</summary>
    public async Task<Dictionary<SubjectKey, TalkedAbout>> About(
        IEnumerable<SubjectKey> of,
        CancellationToken stop = default
    )
    {
        var found = new Dictionary<SubjectKey, TalkedAbout>();
        foreach (var keys in of.GroupBy(key => key.Kind))
            if (Of(keys.Key) is { } kind)
                foreach (var about in await kind.Read(services, [.. keys.Select(key => key.Id)], stop))
                    found[about.Key] = about;
        return found;
    }

    /// <summary>What whoever is not of the front desk may answer, by what they may do.</summary>
    internal string[] KindsOf(Predicate<Role> may) =>
        [.. all.Where(kind => kind.Desk is { } desk && may(desk)).Select(kind => kind.Kind)];

    internal IReadOnlyList<Role> Desks => [.. all.Select(kind => kind.Desk).OfType<Role>().Distinct()];
}

/// <summary>What waits for an answer and has messages of its own kind, with its own page: it stands in the inbox among
/// the others and is answered there.</summary>
public sealed record InboxPart(WhatWaits Kind, Role Needed);
