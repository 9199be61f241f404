using HeteroSpace.Content;
using HeteroSpace.Contributions;
using HeteroSpace.Enquiries;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Portal;

/// <summary>What the first page tells beside the sites and what is free at them: the same for everyone.</summary>
/// <param name="Events">What is on and what comes next, the nearest first.</param>
/// <param name="Answered">
/// How long an answer usually takes, and on how many that rests; null while there are too few.
/// </param>
internal sealed record HomeFacts(
    IReadOnlyList<ListedEvent> Events,
    IReadOnlyList<ListedArticle> Articles,
    IReadOnlyList<ListedEpisode> Episodes,
    ToldTrail? Trail,
    IReadOnlyList<ListedNeed> Needs,
    IReadOnlyList<ListedOrganization> Partners,
    (TimeSpan Median, int Answers)? Answered,
    IReadOnlyList<CountedNumber> Numbers
)
{
    /// <summary>What a partner gave last, by its id; of those that gave something under their name.</summary>
    public required IReadOnlyDictionary<Guid, string> Gave { get; init; }

    /// <summary>So many fill a phone twice and no more.</summary>
    public const int MostEvents = 8;
}

/// <summary>Reads it from every module, some twenty queries, and keeps it as long as the page would be kept.</summary>
internal sealed class ReadHome(
    KeptFacts kept,
    AppDb db,
    FindEvents events,
    FindArticles articles,
    FindEpisodes episodes,
    FindOrganizations organizations,
    FindNeeds needs,
    Counters counters
)
{
    private const int Articles = 2,
        Episodes = 1,
        Needs = 3,
        PartnersOfAKind = 2;

    /// <param name="now">UTC.</param>
    public ValueTask<HomeFacts> Of(DateTime now, CancellationToken stop) =>
        kept.Of("home", () => Read(now, stop), stop);

    private async Task<HomeFacts> Read(DateTime now, CancellationToken stop)
    {
        var partners = await Partners(stop);
        return new(
            await events.Coming(HomeFacts.MostEvents, stop),
            await articles.Newest(Articles, stop),
            await episodes.Newest(Episodes, stop),
            await ToldTrail.MadeByMost(db, stop),
            await needs.Asking(new(), Needs, stop),
            partners,
            await AnswerTime.Everywhere(db, now, stop),
            await counters.Of(null, stop)
        )
        {
            Gave = await Gave(partners, stop),
        };
    }

    private async Task<Dictionary<Guid, string>> Gave(
        IReadOnlyList<ListedOrganization> partners,
        CancellationToken stop
    )
    {
        Guid[] ids = [.. partners.Select(row => row.Id)];
        // The newest of each, found by the index of what an organization did.
        var gifts = db.Activities().Where(row => row.Kind == Activity.OfGift).OrderByDescending(row => row.At);
        var newest = await db.Organizations()
            .Where(row => ids.Contains(row.Id) || row.MergedIntoId != null && ids.Contains(row.MergedIntoId.Value))
            .Select(row => new
            {
                Id = row.MergedIntoId ?? row.Id,
                At = gifts
                    .Where(gift => gift.OrganizationId == row.Id)
                    .Select(gift => (DateTime?)gift.At)
                    .FirstOrDefault(),
                Title = gifts.Where(gift => gift.OrganizationId == row.Id).Select(gift => gift.Title).FirstOrDefault(),
            })
            .ToListAsync(stop);
        return newest
            .Where(row => row.At is not null)
            .GroupBy(row => row.Id)
            .ToDictionary(row => row.Key, row => row.MaxBy(gift => gift.At)!.Title!);
    }

    // Two of each kind, those first who did something lately; then by the alphabet.
    private async Task<IReadOnlyList<ListedOrganization>> Partners(CancellationToken stop)
    {
        var some = new List<ListedOrganization>();
        foreach (var kind in Enum.GetValues<OrganizationKind>())
        {
            var sought = new Sought(!FindOrganizations.CommunityKinds.Contains(kind)) { Kind = kind };
            var active = (await organizations.Of(sought with { Active = true }, stop)).Rows;
            var others = active.Count < PartnersOfAKind ? (await organizations.Of(sought, stop)).Rows : [];
            some.AddRange(active.Concat(others).DistinctBy(row => row.Slug).Take(PartnersOfAKind));
        }
        return [.. some.OrderBy(row => row.FoldedName, StringComparer.Ordinal)];
    }
}
