using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Ui;

/// <summary>
/// A step from an empty site to one that people come to, contributed by the module that knows whether it is done. The
/// check-list of a new site is made of them, and stands until all are.
/// </summary>
/// <param name="Key">Its name in the audit and in the address; small letters.</param>
/// <param name="Said">What is to be done, as an order.</param>
/// <param name="Why">What it is good for, in a sentence.</param>
/// <param name="Path">Where: below <c>/konsol/{site}</c>, or whole where it begins with a slash, with
/// <c>{site}</c> in it.</param>
/// <param name="IsDone">Read from what stands; null where only people know, who then say so by hand.</param>
public sealed record SetUpStep(
    int Order,
    string Key,
    Func<string> Said,
    Func<string> Why,
    string Path,
    Func<AppDb, ShellSite, IQueryable<object>>? IsDone
)
{
    /// <summary>Who may do it.</summary>
    public Role Needed { get; init; } = Role.SiteManager;

    /// <summary>What is no row may show that it is done, besides who says so by hand.</summary>
    public Func<IServiceProvider, bool>? Stands { get; init; }

    public string Address(string site) =>
        Path.StartsWith('/') ? Path.Replace("{site}", site, StringComparison.Ordinal) : $"/konsol/{site}/{Path}";

    /// <summary>Any row of what it asks for says so.</summary>
    internal async Task<bool> In(IServiceProvider services, AppDb db, ShellSite site, CancellationToken stop) =>
        Stands?.Invoke(services) == true || await (IsDone?.Invoke(db, site) ?? Ticked(db, site)).AnyAsync(stop);

    /// <summary>What people said was done, in the audit as it stays there.</summary>
    internal const string Action = "setup.ticked";

    private IQueryable<AuditRow> Ticked(AppDb db, ShellSite site) =>
        db.Audit().Where(row => row.SiteId == site.Id && row.Action == Action && row.Detail == Key);
}

/// <summary>The check-list of a site.</summary>
public sealed class SetUpSteps(IEnumerable<SetUpStep> steps, AppDb db, IServiceProvider services)
{
    /// <summary>In their order, each with whether it is done.</summary>
    public async Task<IReadOnlyList<(SetUpStep Step, bool Done)>> Of(ShellSite site, CancellationToken stop = default)
    {
        var all = new List<(SetUpStep, bool)>();
        foreach (var step in steps.OrderBy(step => step.Order))
            all.Add((step, await step.In(services, db, site, stop)));
        return all;
    }
}
