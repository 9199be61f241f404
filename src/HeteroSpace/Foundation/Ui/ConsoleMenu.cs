using System.Security.Claims;
using HeteroSpace.Foundation.Security;

namespace HeteroSpace.Foundation.Ui;

/// <summary>What staff come to the console for, in the order of its menu.</summary>
public enum ConsoleTask
{
    Today,
    Rooms,
    Events,
    People,
    Content,
    Settings,
}

/// <summary>
/// A link of the console's menu, contributed by a module: <paramref name="Path"/> stands below <c>/konsol/{site}</c>,
/// or before the site where it begins with a slash.
/// </summary>
public sealed record ConsoleLink(ConsoleTask Task, int Order, string Path, string Icon, Role Needed, Func<string> Said)
{
    /// <summary>Others who may open the page, for their part of it.</summary>
    public IReadOnlyList<Role> Also { get; init; } = [];

    /// <summary>Other paths whose pages stand behind this one: its reader is there still.</summary>
    public IReadOnlyList<string> Behind { get; init; } = [];

    /// <summary>Whoever holds these roles and no other begins their day there.</summary>
    public IReadOnlyList<Role> HomeOf { get; init; } = [];

    /// <summary>What waits there, kind by kind.</summary>
    public IReadOnlyList<WhatWaits> Waiting { get; init; } = [];

    /// <summary>The page at the console's own address: what waits behind all links is listed there.</summary>
    public bool IsToday => Path == "";

    /// <summary>A screen with a head of its own, without the console's menu.</summary>
    public bool IsScreen => Path.StartsWith('/');
}

/// <summary>A task with the pages of it that its reader may open.</summary>
public sealed record TaskLinks(ConsoleTask Task, IReadOnlyList<ConsoleLink> Links);

/// <summary>A site's part of the console, and the pages of it that the reader may open; never without any.</summary>
public sealed record ConsoleSite(ConsoleReader Reader, IReadOnlyList<ConsoleLink> Links)
{
    public ShellSite Site => Reader.Site;

    /// <summary>The pages by task; a task of which the reader may do nothing is not there.</summary>
    public IEnumerable<TaskLinks> Tasks =>
        Links.GroupBy(link => link.Task).OrderBy(task => task.Key).Select(task => new TaskLinks(task.Key, [.. task]));

    /// <summary>Where the reader begins.</summary>
    public ConsoleLink Home =>
        Links.FirstOrDefault(link => link.HomeOf.Count > 0 && Reader.Roles.All(link.HomeOf.Contains)) ?? Links[0];

    /// <summary>Where the reader may begin: their home first, then the screens of their own.</summary>
    public IEnumerable<ConsoleLink> First => Links.Where(link => link.IsScreen).Prepend(Home).Distinct();

    /// <summary>Every kind of thing that may wait for the reader.</summary>
    public IEnumerable<WhatWaits> Waiting =>
        Links.SelectMany(link => link.Waiting).Where(kind => kind.WaitsFor(Reader));

    /// <summary>What the reader may read of, and others decide.</summary>
    public IEnumerable<WhatWaits> WaitingForOthers =>
        Links.SelectMany(link => link.Waiting).Where(kind => !kind.WaitsFor(Reader));

    public string Address(ConsoleLink link) => Address(link.Path);

    private string Address(string path) =>
        path.StartsWith('/') ? $"{path}/{Site.Slug}" : $"/konsol/{Site.Slug}/{path}".TrimEnd('/');

    /// <summary>Where the reader stands at another site: on the same page, or where they begin.</summary>
    public string AddressOf(ConsoleLink? here) => Address(here is not null && Links.Contains(here) ? here : Home);

    /// <summary>
    /// The page of the menu on which the reader stands, or behind which; of two the nearer. Null on one that stands
    /// behind none: behind "today" stands nothing, though its address is where all of them begin.
    /// </summary>
    public ConsoleLink? At(PathString path) =>
        Links
            .SelectMany(link => link.Behind.Prepend(link.Path).Select(behind => (link, Address: Address(behind))))
            .Where(known => known.link.IsToday ? path == known.Address : path.StartsWithSegments(known.Address))
            .OrderByDescending(known => known.Address.Length)
            .Select(known => known.link)
            .FirstOrDefault();
}

/// <summary>What the console offers an account: a link that leads to a page that is not there is never shown.</summary>
public sealed class ConsoleMenu(IEnumerable<ConsoleLink> links, IShellSites sites, Permissions permissions)
{
    public async ValueTask<List<ConsoleSite>> For(ClaimsPrincipal reader, CancellationToken stop = default)
    {
        var menu = new List<ConsoleSite>();
        if (reader.AccountId() is not { } account)
            return menu;
        foreach (var site in await sites.All(stop))
        {
            var here = new ConsoleReader(account, site, await permissions.RolesAt(reader, site.Id));
            List<ConsoleLink> open =
            [
                .. links.Where(link => here.May(link.Needed) || link.Also.Any(here.May)).OrderBy(link => link.Order),
            ];
            if (open.Count > 0)
                menu.Add(new(here, open));
        }
        return menu;
    }
}

public static class ConsoleTasks
{
    public static string Said(this ConsoleTask task) =>
        task switch
        {
            ConsoleTask.Today => Words.Say("Hari ini", "Today"),
            ConsoleTask.Rooms => Words.Say("Ruang", "Rooms"),
            ConsoleTask.Events => Words.Say("Acara dan inisiatif", "Events and initiatives"),
            ConsoleTask.People => Words.Say("Orang dan komunitas", "People and communities"),
            ConsoleTask.Content => Words.Say("Konten", "Content"),
            ConsoleTask.Settings => Words.Say("Pengaturan", "Settings"),
        };

    public static string Icon(this ConsoleTask task) =>
        task switch
        {
            ConsoleTask.Today => "house-door",
            ConsoleTask.Rooms => "door-open",
            ConsoleTask.Events => "calendar-event",
            ConsoleTask.People => "people",
            ConsoleTask.Content => "journal-text",
            ConsoleTask.Settings => "gear",
        };
}
