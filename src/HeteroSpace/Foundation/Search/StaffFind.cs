using System.Linq.Expressions;
using System.Security.Claims;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Typed;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace HeteroSpace.Foundation.Search;

/// <summary>What a member of staff looks for at a site, whatever it is.</summary>
/// <param name="Text">In one line, as it was typed.</param>
public sealed record StaffAsked(
    IServiceProvider Services,
    ConsoleSite Here,
    ClaimsPrincipal User,
    string Text,
    CancellationToken Stop
)
{
    /// <summary>Longer is nothing that anything is called.</summary>
    public const int Most = 120;
    private const int MostWords = 6;

    public AppDb Db => Services.GetRequiredService<AppDb>();

    /// <summary>As names are searched; they stand in any order.</summary>
    public IReadOnlyList<string> Words { get; } =
    [.. Folded.Of(Text).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Take(MostWords)];

    /// <summary>The text has every one of the words.</summary>
    public bool Fit(string text)
    {
        var folded = Folded.Of(text);
        return Words.Count > 0 && Words.All(word => folded.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>A page of the console of the site.</summary>
    public string Page(string path) => $"/konsol/{Here.Site.Slug}/{path}";
}

/// <summary>One thing that was found.</summary>
/// <param name="About">What tells it from others of its name.</param>
/// <param name="Path">Of its page below the console of the site.</param>
public sealed record StaffFound(string Name, string About, string Path);

/// <summary>
/// Contributed by a module: what of it staff find by words, a few of the newest. Only who may open the page of the
/// console behind which such things stand is shown any.
/// </summary>
/// <param name="Order">Among the others; what is asked for most comes first.</param>
/// <param name="Behind">The path of that page (<see cref="ConsoleLink.Path"/>).</param>
/// <param name="Said">What such things are called, together.</param>
public sealed record StaffFind(
    int Order,
    string Behind,
    string Icon,
    Func<string> Said,
    Func<StaffAsked, Task<IReadOnlyList<StaffFound>>> Read
)
{
    /// <summary>Of one kind; a longer word narrows.</summary>
    public const int Most = 5;

    /// <summary>Things of a site that are found by a title.</summary>
    /// <param name="title">Where each of the words stands.</param>
    public static StaffFind ByTitle<T>(
        (int Order, string Behind, string Icon) kind,
        Func<string> said,
        Func<AppDb, Guid, IQueryable<T>> ofSite,
        Expression<Func<T, string>> title,
        Expression<Func<T, StaffFound>> shown
    )
        where T : class =>
        new(
            kind.Order,
            kind.Behind,
            kind.Icon,
            said,
            async asked =>
            {
                var rows = ofSite(asked.Db, asked.Here.Site.Id).AsNoTracking();
                foreach (var word in asked.Words)
                    rows = rows.Where(Holding(title, Pattern.Holding(word)));
                return await rows.OrderByDescending(row => EF.Property<Guid>(row, "Id"))
                    .Take(Most)
                    .Select(shown)
                    .ToListAsync(asked.Stop);
            }
        );

    // The pattern is captured, so that it is a parameter of the query and not a part of its text.
    private static Expression<Func<T, bool>> Holding<T>(Expression<Func<T, string>> title, string pattern)
    {
        Expression<Func<string, bool>> holds = text => EF.Functions.Like(text.ToLower(), pattern, Pattern.Escape);
        var body = ReplacingExpressionVisitor.Replace(holds.Parameters[0], title.Body, holds.Body);
        return Expression.Lambda<Func<T, bool>>(body, title.Parameters);
    }
}
