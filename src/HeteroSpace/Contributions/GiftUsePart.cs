namespace HeteroSpace.Contributions;

/// <summary>A space in which a gift stood or stands.</summary>
/// <param name="From">UTC.</param>
/// <param name="Until">UTC; null while it stands there.</param>
public readonly record struct GiftPlace(Guid SpaceId, DateTime From, DateTime? Until);

/// <summary>Something that was held where a gift stood, as everyone may read it.</summary>
/// <param name="Link">A page that anyone may open.</param>
/// <param name="Day">In the site's own time.</param>
/// <param name="People">How many were there, as far as that is known.</param>
public sealed record GiftUsed(string Title, string Link, DateOnly Day, int People);

/// <summary>
/// A higher floor tells what used a gift: all that was held in these spaces while it stood there, is over, and may be
/// read by everyone. What is told adds up to what the page of the gift says.
/// </summary>
public sealed record GiftUsePart(
    Func<IServiceProvider, IReadOnlyList<GiftPlace>, CancellationToken, Task<IReadOnlyList<GiftUsed>>> Read
)
{
    /// <summary>Of all floors, the latest first.</summary>
    public static async Task<IReadOnlyList<GiftUsed>> All(
        IServiceProvider services,
        IReadOnlyList<GiftPlace> places,
        CancellationToken stop
    )
    {
        var all = new List<GiftUsed>();
        if (places.Count > 0)
            foreach (var part in services.GetServices<GiftUsePart>())
                all.AddRange(await part.Read(services, places, stop));
        return [.. all.OrderByDescending(used => used.Day).ThenBy(used => used.Title, StringComparer.Ordinal)];
    }
}
