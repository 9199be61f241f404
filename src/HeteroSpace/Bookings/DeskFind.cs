using System.Security.Claims;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Typed;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings;

/// <summary>
/// What was typed or scanned at the front desk, read once for all who may know it: out of the address that a code came
/// in, and as the number or mail it may be.
/// </summary>
public sealed record DeskWords
{
    /// <summary>Longer is nothing that anyone holds out or is called.</summary>
    public const int Most = 200;

    private DeskWords(string text, bool isAddress) => (Text, IsAddress) = (text, isAddress);

    /// <summary>One line, without the address around it.</summary>
    public string Text { get; }

    /// <summary>It was scanned: the whole address of something.</summary>
    public bool IsAddress { get; }
    public PhoneNumber? Phone { get; private init; }
    public EmailAddress? Email { get; private init; }

    /// <summary>The words as names are searched; none of a number or mail, which nothing is called.</summary>
    public IReadOnlyList<string> Words { get; private init; } = [];

    /// <summary>The last four digits of a number, as people say them.</summary>
    public string? End => Text.Length == 4 && Text.All(char.IsAsciiDigit) ? Text : null;

    /// <summary>Null when nothing can be looked for.</summary>
    public static DeskWords? Of(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed) || typed.Length > Most)
            return null;
        var text = Letters.Plain(typed);
        if (text == "")
            return null;
        // A link to a chat is a number, and is read as one.
        var phone = PhoneNumber.Read(text);
        var bare = phone is null ? OutOfAddress(text) : null;
        text = bare ?? text;
        if (text == "")
            return null;
        var email = EmailAddress.Read(text);
        return new(text, bare is not null)
        {
            Phone = phone,
            Email = email,
            Words =
                phone is null && email is null
                    ? Folded.Of(text).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
                    : [],
        };
    }

    /// <summary>The name has every one of the words, in any order, each where a word of it begins.</summary>
    public bool Fit(string name)
    {
        var folded = " " + Folded.Of(name);
        return Words.Count > 0 && Words.All(word => folded.Contains(" " + word, StringComparison.Ordinal));
    }

    // …/meja/semarang?cari=HS-7KQ4-2M, …/kartu/HM-7KQ4-2MXT: what is last tells what it is.
    private static string? OutOfAddress(string text)
    {
        if (!text.Contains("://", StringComparison.Ordinal) && !text.StartsWith('/'))
            return null;
        var asked = text.IndexOf("cari=", StringComparison.Ordinal);
        var part = asked >= 0 ? text[(asked + 5)..].Split('&')[0] : text.Split('?', '#')[0].TrimEnd('/').Split('/')[^1];
        return Letters.Plain(Uri.UnescapeDataString(part));
    }
}

/// <summary>What was asked at the desk, where, by whom and when.</summary>
public sealed record DeskQuestion(CatalogueSite Here, DeskWords Words, ClaimsPrincipal Reader, DateTime Now);

/// <summary>Something that may be meant.</summary>
/// <param name="Key">Of it alone, for the form of its button.</param>
/// <param name="Rank">What is most likely meant has the least.</param>
/// <param name="Lead">Its time, or what it is.</param>
/// <param name="Link">Where it is read whole.</param>
public sealed record DeskFound(string Key, int Rank, string Lead, string Name, string About, string Link)
{
    /// <summary>Its own code was held out or read out, and not a word of its name.</summary>
    public bool IsExact { get; init; }

    /// <summary>Of one thing only: nobody is asked who else may be meant.</summary>
    public bool IsAlone { get; init; }

    /// <summary>What is done with it now; null when there is nothing but to read it.</summary>
    public DeskPress? Press { get; init; }

    /// <summary>Where they are let in as a guest; null for what is no person.</summary>
    public string? LetsIn { get; init; }

    /// <summary>What its link is called.</summary>
    public string? Opens { get; init; }

    /// <summary>Who was shown by it, for the log of who looked at whom.</summary>
    public (Guid Person, string What)? Shows { get; init; }
}

/// <summary>What one press does.</summary>
/// <param name="AtOnce">It can be undone, and a scan does it without a press.</param>
public sealed record DeskPress(string Label, bool AtOnce, Func<Changer, Task<DeskPressed>> Do);

/// <summary>What came of it, as it is said.</summary>
/// <param name="Subject">Another was first: of whom the audit tells who.</param>
public sealed record DeskPressed(string Said, bool IsDone = true, string? Subject = null);

/// <summary>
/// Contributed by a module: what of it is meant by what was typed or scanned at the desk, at most a few. Each knows its
/// own codes, and is asked for all: whose code it is need nobody know who scans it.
/// </summary>
public sealed record DeskFind(
    int Order,
    Func<IServiceProvider, DeskQuestion, CancellationToken, Task<IReadOnlyList<DeskFound>>> Read
);
