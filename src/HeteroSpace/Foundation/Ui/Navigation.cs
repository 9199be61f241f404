using HeteroSpace.Foundation.Security;

namespace HeteroSpace.Foundation.Ui;

/// <summary>A link of the console's menu, contributed by a module: <paramref name="Path"/> stands below <c>/konsol/{site}</c>.</summary>
public sealed record ConsoleLink(int Order, string Path, string Icon, Role Needed, Func<string> Said);

/// <summary>A tab of "my space", contributed by a module.</summary>
public sealed record MineLink(int Order, string Path, Func<string> Said);

/// <summary>A site as the shells need it.</summary>
public sealed record ShellSite(Guid Id, string Slug, string Name);

/// <summary>The sites there are; the module Sites answers.</summary>
public interface IShellSites
{
    ValueTask<IReadOnlyList<ShellSite>> All(CancellationToken stop = default);
}

/// <summary>A component that stands under what people read; it takes the parameters <c>Source</c> (the page's address) and <c>Site</c> (a slug or empty).</summary>
public sealed record ReadingEndPart(Type Component);
