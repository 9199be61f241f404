using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings.FindSpace;

/// <summary>What was searched for: the sites it was searched in, all there are, and what a space must have.</summary>
internal sealed record Wanted(AskedTime Asked, IReadOnlyList<CatalogueSite> In, IReadOnlyList<CatalogueSite> All, string? Kind, IReadOnlyList<string> Amenities)
{
    public bool EverySite => In.Count == All.Count;
    public bool IsOfKind(CatalogueSpace at) => Kind is null || at.Space.Kind.Drawing() == Kind;
    public bool HasAll(CatalogueSpace at) => Amenities.All(at.Space.Amenities.Contains);
    public bool Fits(CatalogueSpace at) => IsOfKind(at) && HasAll(at) && at.Space.Capacity >= Asked.People && at.Space.MaxMinutes >= Asked.Minutes;
}

/// <summary>Why the search found nothing, once or for each site, and what to press next.</summary>
internal sealed record NothingFound(IReadOnlyList<string> Sentences, NextSearch? Next);

/// <summary>The same search with something else in it: what is null is left out.</summary>
internal sealed record NextSearch(string Said, IReadOnlyDictionary<string, string?> Changes);

/// <summary>Says why nothing was found, and looks for the first that there is.</summary>
internal sealed class WhyNothing(AppDb db, DateTime now)
{
    // So many sites are told of, and so far it is looked ahead at each: the first of all is nearly always among them.
    private const int MostSites = 12, DaysAhead = 28;

    public async Task<NothingFound> Of(Wanted wanted, CancellationToken stop)
    {
        if (wanted.In.Count == 0) return new([Words.Say("Lokasi itu tidak ada.", "There is no such site.")], wanted.All.Count == 0 ? null : Everywhere());
        var sites = wanted.In.Select(site => (Site: site, Fitting: site.Published.Where(wanted.Fits).ToList())).ToList();
        if (sites.TrueForAll(site => site.Fitting.Count == 0)) return await NoneFits(wanted, stop);

        var (said, firsts) = (new List<(string Site, string Sentence)>(), new List<FreeTime>());
        foreach (var (site, fitting) in sites.OrderBy(site => site.Fitting.Count == 0).Take(MostSites))
        {
            var (sentence, first) = fitting.Count == 0 ? (Misfit(wanted with { In = [site] }), null) : await OfSite(wanted, site, fitting, stop);
            said.Add((site.Site.Name, sentence));
            if (first is not null) firsts.Add(first);
        }
        // What is so everywhere is said once.
        IReadOnlyList<string> sentences = said.Select(row => row.Sentence).Distinct().ToList() is [var one] ? [one] : [.. said.Select(row => row.Sentence.Contains(row.Site, StringComparison.Ordinal) ? row.Sentence : $"{row.Site}: {row.Sentence}")];
        return new(sentences, firsts.MinBy(found => found.Range.Starts) is { } next ? At(wanted, next) : null);
    }

    private async Task<(string, FreeTime?)> OfSite(Wanted wanted, CatalogueSite site, List<CatalogueSpace> fitting, CancellationToken stop)
    {
        var closures = await NoTime.Closures(db, site.Site, wanted.Asked.Date, stop);
        var why = fitting.OrderByDescending(at => at.Space.HorizonDays).Select(at => NoTime.Of(at, wanted.Asked, closures, now)).MinBy(reason => reason.Reason)!;
        return (why.Sentence, await First(wanted, fitting, stop));
    }

    // From the day that was asked for; when there is none from there on, the first of all.
    private async Task<FreeTime?> First(Wanted wanted, List<CatalogueSpace> fitting, CancellationToken stop)
    {
        var days = wanted.In.Count == 1 ? int.MaxValue : DaysAhead;
        return await FirstFree.Of(db, fitting, wanted.Asked.Minutes, wanted.Asked.Date, now, days, stop: stop)
            ?? await FirstFree.Of(db, fitting, wanted.Asked.Minutes, default, now, days, stop: stop);
    }

    private static NextSearch At(Wanted wanted, FreeTime first)
    {
        var (day, local) = (Words.ShortDate(first.Date), first.At.Site.Clock.Local(first.Range.Starts));
        var said = wanted.Asked.From is null ? day : $"{day}, {Words.Clock(local)}";
        return new(Words.Say($"Pertama yang masih kosong: {said}", $"The first that is free: {said}"),
            new Dictionary<string, string?> { ["tanggal"] = Iso(first), ["jam"] = wanted.Asked.From is null ? null : Words.FieldTime(local) });
    }

    private async Task<NothingFound> NoneFits(Wanted wanted, CancellationToken stop)
    {
        var sentence = Misfit(wanted);
        if (!wanted.EverySite && wanted.All.Any(site => site.Published.Any(wanted.Fits)))
            return new([sentence + " " + Words.Say("Di lokasi lain ada (lihat semua lokasi).", "Other sites have one (see all sites).")], await With(wanted with { In = wanted.All }, Everywhere(), stop));
        var (less, changed) = Less(wanted);
        return new([sentence, .. Largest(wanted)], await With(changed, less, stop));
    }

    // A search that has less in it may find nothing on that day either: then it goes to the first day on which it does.
    private async Task<NextSearch> With(Wanted wanted, NextSearch next, CancellationToken stop)
    {
        var firsts = new List<FreeTime>();
        foreach (var site in wanted.In.Take(MostSites))
            if (await First(wanted, [.. site.Published.Where(wanted.Fits)], stop) is { } found) firsts.Add(found);
        if (firsts.MinBy(found => found.Range.Starts) is not { } first || first.Date == wanted.Asked.Date && wanted.Asked.From is null) return next;
        return next with { Changes = new Dictionary<string, string?>(next.Changes) { ["tanggal"] = Iso(first), ["jam"] = null } };
    }

    /// <summary>What none of the spaces has: the kind, all of the amenities, room for so many, or so long a stay.</summary>
    private static string Misfit(Wanted wanted)
    {
        var (where, whereInEnglish) = wanted.In.Count == 1 ? ($"di {wanted.In[0].Site.Name}", $"at {wanted.In[0].Site.Name}") : ("di semua lokasi", "at any site");
        var known = wanted.In.SelectMany(site => site.Published).ToList();
        var ofKind = known.FindAll(wanted.IsOfKind);
        if (ofKind.Count == 0) return Words.Say($"Tidak ada ruang jenis itu {where}.", $"There is no space of that kind {whereInEnglish}.");
        var equipped = ofKind.FindAll(wanted.HasAll);
        if (equipped.Count == 0) return Words.Say($"Tidak ada ruang dengan semua fasilitas itu {where}.", $"No space has all of those amenities {whereInEnglish}.");
        var most = equipped.Max(at => at.Space.Capacity);
        if (most < wanted.Asked.People) return Words.Say($"Ruang {where} muat paling banyak {most} orang.", $"Spaces {whereInEnglish} hold at most {most} people.");
        var longest = Words.Length(TimeSpan.FromMinutes(equipped.Where(at => at.Space.Capacity >= wanted.Asked.People).Max(at => at.Space.MaxMinutes)));
        return Words.Say($"Ruang seperti itu {where} bisa dipesan paling lama {longest}.", $"Such spaces {whereInEnglish} can be booked for at most {longest}.");
    }

    private static IEnumerable<string> Largest(Wanted wanted)
    {
        if (LargestOf(wanted) is not { } largest || largest.Space.Capacity >= wanted.Asked.People) yield break;
        yield return Words.Say($"Yang terbesar: {largest.Space.Name.Here}, {largest.Site.Name}, {largest.Space.Capacity} orang.", $"The largest is {largest.Space.Name.Here}, {largest.Site.Name}: {largest.Space.Capacity} people.");
    }

    private static CatalogueSpace? LargestOf(Wanted wanted) =>
        wanted.All.SelectMany(site => site.Published).Where(at => wanted.IsOfKind(at) && wanted.HasAll(at)).MaxBy(at => at.Space.Capacity);

    private static (NextSearch, Wanted) Less(Wanted wanted)
    {
        var known = wanted.In.SelectMany(site => site.Published).ToList();
        if (!known.Exists(wanted.IsOfKind)) return (new(Words.Say("Semua jenis", "All kinds"), Without("jenis")), wanted with { Kind = null });
        if (!known.Exists(at => wanted.IsOfKind(at) && wanted.HasAll(at))) return (new(Words.Say("Tanpa memilih fasilitas", "Without amenities"), Without("fasilitas")), wanted with { Amenities = [] });
        if (LargestOf(wanted) is { } largest && largest.Space.Capacity < wanted.Asked.People)
        {
            var people = largest.Space.Capacity;
            return (new(Words.Say($"Cari untuk {people} orang", $"Search for {people} people"), new Dictionary<string, string?> { ["situs"] = null, ["orang"] = Number(people) }),
                wanted with { In = wanted.All, Asked = wanted.Asked with { People = people } });
        }
        var longest = known.Where(at => wanted.IsOfKind(at) && wanted.HasAll(at) && at.Space.Capacity >= wanted.Asked.People).Select(at => at.Space.MaxMinutes).DefaultIfEmpty(60).Max();
        return (new(Words.Length(TimeSpan.FromMinutes(longest)), new Dictionary<string, string?> { ["lama"] = Number(longest) }), wanted with { Asked = wanted.Asked with { Minutes = longest } });
    }

    private static NextSearch Everywhere() => new(Words.Say("Cari di semua lokasi", "Search all sites"), Without("situs"));
    private static Dictionary<string, string?> Without(string key) => new() { [key] = null };
    private static string Iso(FreeTime first) => first.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
