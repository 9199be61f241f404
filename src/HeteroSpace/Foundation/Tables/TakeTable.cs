using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Foundation.Tables;

/// <summary>A table of a site, or of something at it, that its staff take away.</summary>
/// <param name="Action">As the audit has it: <c>bookings.exported</c>.</param>
/// <param name="File">What its file is called before the name of what it is of.</param>
/// <param name="Needed">Whoever holds one of these at the site may take it.</param>
public sealed record TakenTable(string Action, string File, params Role[] Needed)
{
    /// <summary>What is told of people in the one that a manager takes.</summary>
    public required string Whole { get; init; }

    /// <summary>What is told of people in that of everyone else; null when there is nothing of them in it.</summary>
    public string? Plain { get; init; }
}

/// <summary>
/// The way on which every such table leaves: whoever may take it, and with contacts only whoever manages the site; that
/// people's data went away is in the audit (UU PDP 27/2022 art. 35: access is kept track of).
/// </summary>
public sealed class TakeTable(IShellSites sites, Permissions permissions, Frame frame)
{
    public const string Formats = "{format:regex(^(csv|xlsx)$)}";

    /// <param name="rows">What stands in it, with its headings, given whether contacts may.</param>
    /// <param name="of">What at the site it is of, as the audit has it: <c>event:slug</c>; null for all of
    /// it.</param>
    public async Task<IResult> Answer(
        TakenTable table,
        HttpContext http,
        string site,
        string format,
        Func<ShellSite, bool, Task<IAsyncEnumerable<IReadOnlyList<string>>>> rows,
        string? of = null
    )
    {
        if (
            (await sites.All(http.RequestAborted)).FirstOrDefault(known => known.Slug == site) is not { } here
            || !await permissions.MayAny(http.User, table.Needed, here.Id)
        )
            return Results.NotFound();
        var subject = of ?? "site:" + here.Slug;
        var whole = await permissions.May(http.User, Role.SiteManager, here.Id);
        if ((whole ? table.Whole : table.Plain) is { } told && !http.OnlyLooks())
            await frame.Do(act => act.Note(http.User.AccountId(), here.Id, table.Action, subject, told));
        return new TableAnswer(
            $"{table.File}-{AuditSubjects.IdOf(subject)}",
            format == "xlsx",
            await rows(here, whole)
        );
    }
}
