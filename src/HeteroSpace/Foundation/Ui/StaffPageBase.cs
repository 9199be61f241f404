using HeteroSpace.Foundation.Security;
using Microsoft.AspNetCore.Components;

namespace HeteroSpace.Foundation.Ui;

/// <summary>
/// A page of the console below the floor that knows what a site is: <see cref="Enter"/> says whether the reader may be
/// here.
/// </summary>
public abstract class StaffPageBase : PageBase
{
    [Parameter]
    public string Site { get; set; } = "";

    [Inject]
    protected IShellSites Sites { get; set; } = null!;

    [Inject]
    protected Permissions Permissions { get; set; } = null!;

    /// <summary>Null until <see cref="Enter"/> let the reader in.</summary>
    protected ShellSite? Here { get; private set; }

    /// <summary>The account that reads.</summary>
    protected Guid Me => Http.User.AccountId() ?? Guid.Empty;

    /// <summary>
    /// False, and a page that is not there, for whoever does not hold the role, or one of several, at this site.
    /// </summary>
    protected async Task<bool> Enter(params Role[] needed)
    {
        if (
            (await Sites.All(Stop)).FirstOrDefault(known => known.Slug == Site) is { } site
            && await Permissions.MayAny(Http.User, needed, site.Id)
        )
        {
            Here = site;
            return true;
        }
        NoSuchPage();
        return false;
    }
}
