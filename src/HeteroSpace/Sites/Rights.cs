using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Sites;

/// <summary>A page of the console for one site: <see cref="Enter"/> says whether the reader may be here.</summary>
public abstract class SitePageBase : PageBase
{
    [Microsoft.AspNetCore.Components.Parameter]
    public string Site { get; set; } = "";

    [Microsoft.AspNetCore.Components.Inject]
    protected Catalogue Catalogue { get; set; } = null!;

    [Microsoft.AspNetCore.Components.Inject]
    protected Permissions Permissions { get; set; } = null!;
    protected CatalogueSite Here { get; private set; } = null!;

    /// <summary>False, and a page that is not there, for whoever holds none of these roles at the site.</summary>
    protected async Task<bool> Enter(params Role[] needed)
    {
        if (await Catalogue.Site(Site, Stop) is { } site && await Permissions.MayAny(Http.User, needed, site.Site.Id))
        {
            Here = site;
            return true;
        }
        NoSuchPage();
        return false;
    }
}

internal sealed class ShellSites(Catalogue catalogue, TimeProvider time) : IShellSites
{
    public async ValueTask<IReadOnlyList<ShellSite>> All(CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return
        [
            .. (await catalogue.Sites(stop)).Select(site => new ShellSite(
                site.Site.Id,
                site.Site.Slug,
                site.Site.Name,
                site.Site.Clock,
                site.Site.Phone
            )
            {
                FindOpen = () => site.Opening.NowOrNext(now),
                Read = now,
                Published = site.Site.Published,
            }),
        ];
    }
}
