namespace HeteroSpace.Sites;

/// <summary>Where on the page of a site a part stands.</summary>
public enum SitePlace
{
    /// <summary>Beside its name: what is seen first.</summary>
    Top,

    /// <summary>Under it, a section of its own.</summary>
    Section,
}

/// <summary>
/// A part of the public page of a site, contributed by a higher floor: what it reads, and the component that shows it,
/// with the parameter <c>Rows</c>. The page reads one after the other before it renders.
/// </summary>
public sealed record SitePart(
    int Order,
    SitePlace Place,
    Type Component,
    Func<IServiceProvider, CatalogueSite, CancellationToken, Task<object>> Read
);
