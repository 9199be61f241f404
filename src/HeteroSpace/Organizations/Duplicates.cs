using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Regions;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations;

/// <summary>What two organizations have in common when they are likely one; the stronger reason first.</summary>
public enum Likeness
{
    SameName,
    SamePhone,
    SameLink,
    SimilarName,
}

/// <summary>An organization as it is compared.</summary>
/// <param name="NameKey"><see cref="OrganizationName.Key"/> of its name.</param>
/// <param name="Phone">E.164.</param>
/// <param name="Links">As they are stored.</param>
public sealed record Comparable(Guid Id, string NameKey, string RegionCode, string? Phone, IReadOnlyList<string> Links);

/// <summary>Another one that is likely the same.</summary>
public readonly record struct Alike(Guid Id, Likeness Why);

/// <summary>
/// Finds organizations that are likely one: the same name however it is written, the same number, the
/// same link, or a similar name in one region. Names are similar when their sets of three-letter
/// pieces have three fifths in common (Jaccard). Only those are compared that share one of their
/// rarest pieces, which misses none that are as similar as that (prefix filter: Bayardo, Ma, Srikant,
/// "Scaling up all pairs similarity search", 2007), so that the work grows about with the number.
/// </summary>
public sealed class Duplicates
{
    private const double Similar = 0.6;

    /// <summary>
    /// A piece that so many names of a region have says nothing about two of
    /// them; a register of one name a thousand times would be compared for ever.
    /// </summary>
    private const int MostOfAPiece = 200;
    private readonly Dictionary<string, List<Guid>> _names = [],
        _phones = [],
        _links = [];
    private readonly Dictionary<(string Region, int Piece), List<Entry>> _pieces = [];
    private readonly Dictionary<int, int> _frequency;

    /// <param name="all">All that will be compared: how rare a piece is, is counted over them.</param>
    public Duplicates(IEnumerable<Comparable> all)
    {
        _frequency = [];
        foreach (var one in all)
        foreach (var piece in Pieces(Core(one)))
            _frequency[piece] = _frequency.GetValueOrDefault(piece) + 1;
    }

    /// <summary>The first known one that is likely the same, by the strongest reason; null when none is.</summary>
    /// <param name="apart">Those that are known to be another one are passed over.</param>
    public Alike? Of(Comparable one, Func<Guid, bool>? apart = null)
    {
        if (First(_names, one.NameKey) is { } named)
            return new(named, Likeness.SameName);
        if (one.Phone is { } phone && First(_phones, phone) is { } called)
            return new(called, Likeness.SamePhone);
        foreach (var link in one.Links)
            if (First(_links, Bare(link)) is { } linked)
                return new(linked, Likeness.SameLink);
        return MostSimilar(one, apart);

        Guid? First(Dictionary<string, List<Guid>> known, string key)
        {
            if (known.TryGetValue(key, out var ids))
                foreach (var id in ids)
                    if (apart is null || !apart(id))
                        return id;
            return null;
        }
    }

    /// <summary>Makes one known; those that come later are compared with it.</summary>
    public void Add(Comparable one)
    {
        Put(_names, one.NameKey, one.Id);
        if (one.Phone is { } phone)
            Put(_phones, phone, one.Id);
        foreach (var link in one.Links)
            Put(_links, Bare(link), one.Id);
        var entry = new Entry(one.Id, Sorted(one));
        foreach (var piece in Rarest(entry.Pieces))
        {
            var key = (one.RegionCode, piece);
            if (!_pieces.TryGetValue(key, out var having))
                _pieces[key] = having = [];
            if (having.Count < MostOfAPiece)
                having.Add(entry);
        }
    }

    private static void Put(Dictionary<string, List<Guid>> known, string key, Guid id)
    {
        if (!known.TryGetValue(key, out var ids))
            known[key] = ids = [];
        if (ids.Count < MostOfAPiece)
            ids.Add(id);
    }

    /// <summary>
    /// Those of the register that staff of a site may see, as they are compared: what is public, and what the site
    /// looks after. Numbers of other sites are not theirs to know, not even by a likeness.
    /// </summary>
    public static async Task<List<Comparable>> Known(AppDb db, Guid site, CancellationToken stop = default) =>
        [
            .. (
                await SeenAt(site, db.Organizations().AsNoTracking())
                    .OrderBy(row => row.Registered)
                    .ThenBy(row => row.Id)
                    .Select(row => new
                    {
                        row.Id,
                        row.NameKey,
                        row.RegionCode,
                        Phone = row.SiteId == site ? row.Phone : null,
                        row.Links,
                    })
                    .ToListAsync(stop)
            ).Select(row => new Comparable(row.Id, row.NameKey, row.RegionCode, row.Phone, row.Links)),
        ];

    private static IQueryable<Organization> SeenAt(Guid site, IQueryable<Organization> all) =>
        all.Where(row =>
            row.Status == OrganizationStatus.Verified
            || row.SiteId == site
                && row.Status != OrganizationStatus.Merged
                && row.Status != OrganizationStatus.Declined
        );

    public static Comparable Of(Organization organization) =>
        new(organization.Id, organization.NameKey, organization.RegionCode, organization.Phone, organization.Links);

    /// <summary>The pairs of the register that nobody has looked at, each with the earlier one first.</summary>
    public static async Task<List<(Guid Earlier, Guid Later, Likeness Why)>> Pairs(
        AppDb db,
        Guid site,
        CancellationToken stop = default
    )
    {
        var all = await Known(db, site, stop);
        var apart = (
            await db.KnownApart().AsNoTracking().Select(row => new { row.OneId, row.OtherId }).ToListAsync(stop)
        )
            .Select(row => (row.OneId, row.OtherId))
            .ToHashSet();
        var (found, pairs) = (new Duplicates(all), new List<(Guid, Guid, Likeness)>());
        foreach (var one in all)
        {
            if (found.Of(one, other => apart.Contains((other, one.Id)) || apart.Contains((one.Id, other))) is { } alike)
                pairs.Add((alike.Id, one.Id, alike.Why));
            found.Add(one);
        }
        return pairs;
    }

    private Alike? MostSimilar(Comparable one, Func<Guid, bool>? apart)
    {
        var mine = Sorted(one);
        if (mine.Length == 0)
            return null;
        var (best, seen) = ((Id: Guid.Empty, Share: Similar), new HashSet<Guid>());
        foreach (var piece in Rarest(mine))
            if (_pieces.TryGetValue((one.RegionCode, piece), out var having))
                foreach (var other in having)
                    if (
                        seen.Add(other.Id)
                        && apart?.Invoke(other.Id) != true
                        && Share(mine, other.Pieces) is var share
                        && share >= best.Share
                        && (best.Id == Guid.Empty || share > best.Share)
                    )
                        best = (other.Id, share);
        return best.Id == Guid.Empty ? null : new(best.Id, Likeness.SimilarName);
    }

    // Two that share three fifths of all their pieces share one of these.
    private static ReadOnlySpan<int> Rarest(int[] pieces) =>
        pieces.AsSpan(0, pieces.Length == 0 ? 0 : pieces.Length - (int)Math.Ceiling(Similar * pieces.Length) + 1);

    // By rarity, then by the piece itself, so that all are sorted alike.
    private int[] Sorted(Comparable one) =>
        [.. Pieces(Core(one)).OrderBy(piece => _frequency.GetValueOrDefault(piece)).ThenBy(piece => piece)];

    private double Share(int[] one, int[] other)
    {
        if (Math.Min(one.Length, other.Length) < Similar * Math.Max(one.Length, other.Length))
            return 0;
        var (at, against, common) = (0, 0, 0);
        while (at < one.Length && against < other.Length)
        {
            var order = RarestFirst(one[at], other[against]);
            if (order == 0)
                (at, against, common) = (at + 1, against + 1, common + 1);
            else if (order < 0)
                at++;
            else
                against++;
        }
        return (double)common / (one.Length + other.Length - common);
    }

    private int RarestFirst(int one, int other)
    {
        if (one == other)
            return 0;
        var rarer = _frequency.GetValueOrDefault(one).CompareTo(_frequency.GetValueOrDefault(other));
        return rarer == 0 ? one.CompareTo(other) : rarer;
    }

    // "Batik Muda Semarang" of Semarang is "Batik Muda": what all
    // of a region may have in their names tells none of them apart.
    private static string Core(Comparable one)
    {
        var place = OrganizationName
            .Key(Region.Of(one.RegionCode)?.Name ?? "")
            .Replace("kabupaten", "", StringComparison.Ordinal)
            .Replace("kota", "", StringComparison.Ordinal);
        return place.Length > 2 && one.NameKey.Replace(place, "", StringComparison.Ordinal) is { Length: > 2 } rest
            ? rest
            : one.NameKey;
    }

    // Three letters make a number; the ends of a name count as letters too.
    private static HashSet<int> Pieces(string text)
    {
        var pieces = new HashSet<int>(text.Length + 2);
        for (var end = 0; end <= text.Length; end++)
            pieces.Add((At(end - 2) * 1_000_003 + At(end - 1)) * 1_000_003 + At(end));
        return pieces;
        int At(int at) => at >= 0 && at < text.Length ? text[at] : 1;
    }

    // The same page with and without www and a bar at the end.
    private static string Bare(string link)
    {
        var bare = link.AsSpan()["https://".Length..];
        if (bare.StartsWith("www."))
            bare = bare["www.".Length..];
        return bare.TrimEnd('/').ToString().ToLowerInvariant();
    }

    private sealed record Entry(Guid Id, int[] Pieces);
}

public static class LikenessWords
{
    public static string Said(this Likeness why) =>
        why switch
        {
            Likeness.SameName => Foundation.Ui.Words.Say("Nama sama", "The same name"),
            Likeness.SamePhone => Foundation.Ui.Words.Say("Nomor sama", "The same number"),
            Likeness.SameLink => Foundation.Ui.Words.Say("Tautan sama", "The same link"),
            Likeness.SimilarName => Foundation.Ui.Words.Say(
                "Nama mirip, wilayah sama",
                "A similar name in the same region"
            ),
        };
}
