using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings.FindSpace;

/// <summary>What was searched for: the sites it was searched in, all there are, and what a space must have.</summary>
public sealed record Wanted(
    AskedTime Asked,
    IReadOnlyList<CatalogueSite> In,
    IReadOnlyList<CatalogueSite> All,
    string? Kind,
    IReadOnlyList<string> Amenities
)
{
    public bool EverySite => In.Count == All.Count;

    public bool IsOfKind(CatalogueSpace at) => Kind is null || at.Space.Kind.Drawing() == Kind;

    public bool HasAll(CatalogueSpace at) => Amenities.All(at.Space.Amenities.Contains);

    public bool Fits(CatalogueSpace at) => FitsFor(at, Asked.Minutes);

    /// <summary>So long a stay, where it is not the same everywhere.</summary>
    public bool FitsFor(CatalogueSpace at, double minutes) =>
        IsOfKind(at) && HasAll(at) && at.Space.Capacity >= Asked.People && at.Space.MaxMinutes >= minutes;
}

/// <summary>Why the search found nothing, once or for each site, and what to press next.</summary>
internal sealed record NothingFound(IReadOnlyList<string> Sentences, NextSearch? Next);

/// <summary>The same search with something else in it: what is null is left out.</summary>
internal sealed record NextSearch(string Said, IReadOnlyDictionary<string, string?> Changes);

/// <summary>Says why nothing was found, and looks for the first that there is.</summary>
internal sealed class WhyNothing(AppDb db, DateTime now)
{
    // So many sites are told of, and so far it is looked ahead at each: the first of all is nearly always among them.
    private const int MostSites = 12,
        DaysAhead = 28,
        MostNames = 6;

    // No name of a site has it.
    private const string NoName = "\0";

    public async Task<NothingFound> Of(Wanted wanted, CancellationToken stop)
    {
        if (wanted.All.Count == 0)
            return new([Words.Say("Belum ada lokasi yang dibuka.", "No site is open yet.")], null);
        if (wanted.In.Count == 0)
            return new([Words.Say("Lokasi itu tidak ada.", "There is no such site.")], Everywhere());
        var sites = wanted
            .In.Select(site => (Site: site, Fitting: site.Published.Where(wanted.Fits).ToList()))
            .ToList();
        if (sites.TrueForAll(site => site.Fitting.Count == 0))
            return await NoneFits(wanted, stop);

        sites = [.. sites.OrderBy(site => site.Fitting.Count == 0)];
        var closed = await ClosedTimes.Read(db, [.. wanted.In.Select(site => site.Site.Id)], DayOf(wanted), stop);
        var reasons = sites.ConvertAll(row => new SiteReason(
            row.Site.Site.Name,
            AboutSite(wanted, row.Site, row.Fitting, closed)
        ));
        var firsts = new List<FreeTime>();
        foreach (var (_, fitting) in sites.Where(site => site.Fitting.Count > 0).Take(MostSites))
            if (await First(wanted, fitting, stop) is { } first)
                firsts.Add(first);
        return new(Told(reasons), firsts.MinBy(found => found.Range.Starts) is { } next ? At(wanted, next) : null);
    }

    // Why there is nothing at a site, to be said with its name or with those of all where it is the same.
    private sealed record SiteReason(string Site, Func<string, string> About);

    private static TimeRange DayOf(Wanted wanted)
    {
        var days = wanted.In.Select(site => site.Site.Clock.Day(wanted.Asked.Date)).ToList();
        return new(days.Min(day => day.Starts), days.Max(day => day.Ends));
    }

    private Func<string, string> AboutSite(
        Wanted wanted,
        CatalogueSite site,
        List<CatalogueSpace> fitting,
        ClosedTimes closed
    )
    {
        if (fitting.Count == 0)
            return name => Misfit(wanted with { In = [site] }, Words.Say($"di {name}", $"at {name}"));
        return fitting
            .OrderByDescending(at => at.Space.HorizonDays)
            .Select(at => NoTime.Of(at, wanted.Asked, closed, now))
            .MinBy(reason => reason.Reason)!
            .About;
    }

    // What is so at several sites is said once; what is left out is counted.
    private static List<string> Told(List<SiteReason> reasons)
    {
        var groups = reasons.GroupBy(row => row.About(NoName)).Select(group => group.ToList()).ToList();
        var told = groups.Take(MostSites).Select(group => Line(group, group.Count == reasons.Count)).ToList();
        var rest = groups.Skip(MostSites).Sum(group => group.Count);
        if (rest > 0)
            told.Add(Words.Say($"… dan {rest} lokasi lain.", $"… and {rest} other sites."));
        return told;
    }

    private static string Line(List<SiteReason> group, bool isAll)
    {
        var (about, sites) = (group[0].About, Names(group.ConvertAll(row => row.Site)));
        var at = about(NoName).IndexOf(NoName, StringComparison.Ordinal);
        if (at < 0)
            return isAll ? about("") : $"{sites}: {about("")}";
        if (group.Count == 1)
            return about(sites);
        if (isAll)
            sites = at == 0 ? Words.Say("Semua lokasi", "Every site") : Words.Say("semua lokasi", "every site");
        else if (at == 0)
            sites = Words.Say(sites, "Each of " + sites);
        return about(sites);
    }

    private static string Names(List<string> sites)
    {
        if (sites.Count == 1)
            return sites[0];
        var shown = sites.Count > MostNames + 1 ? MostNames : sites.Count - 1;
        var rest = sites.Count - shown;
        var last = rest == 1 ? sites[^1] : Words.Say($"{rest} lokasi lain", $"{rest} other sites");
        var before = string.Join(", ", sites.Take(shown));
        return Words.Say($"{before} dan {last}", $"{before} and {last}");
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
        return new(
            Words.Say($"Pertama yang masih kosong: {said}", $"The first that is free: {said}"),
            new Dictionary<string, string?>
            {
                ["tanggal"] = Iso(first),
                ["jam"] = wanted.Asked.From is null ? null : Words.FieldTime(local),
            }
        );
    }

    private async Task<NothingFound> NoneFits(Wanted wanted, CancellationToken stop)
    {
        var sentence = Misfit(
            wanted,
            wanted.In is [var only]
                ? Words.Say($"di {only.Site.Name}", $"at {only.Site.Name}")
                : Words.Say("di semua lokasi", "at any site")
        );
        if (!wanted.EverySite && wanted.All.Any(site => site.Published.Any(wanted.Fits)))
            return new(
                [
                    sentence
                        + " "
                        + Words.Say(
                            "Di lokasi lain ada (lihat semua lokasi).",
                            "Other sites have one (see all sites)."
                        ),
                ],
                await With(wanted with { In = wanted.All }, Everywhere(), stop)
            );
        if (
            LargestOf(wanted) is { } largest
            && largest.Space.Capacity < wanted.Asked.People
            && Broader(wanted) is var (broader, all)
        )
            return new([sentence], await With(all, broader, stop));
        var (less, changed) = Less(wanted);
        return new([sentence, .. Largest(wanted)], await With(changed, less, stop));
    }

    // A search that has less in it may find nothing on that day either: then it goes to the first day on which it does.
    private async Task<NextSearch> With(Wanted wanted, NextSearch next, CancellationToken stop)
    {
        var firsts = new List<FreeTime>();
        foreach (var site in wanted.In.Take(MostSites))
            if (await First(wanted, [.. site.Published.Where(wanted.Fits)], stop) is { } found)
                firsts.Add(found);
        if (
            firsts.MinBy(found => found.Range.Starts) is not { } first
            || first.Date == wanted.Asked.Date && wanted.Asked.From is null
        )
            return next;
        return next with
        {
            Changes = new Dictionary<string, string?>(next.Changes) { ["tanggal"] = Iso(first), ["jam"] = null },
        };
    }

    /// <summary>What none of the spaces has: the kind, all of the amenities, room for so many, or so long a
    /// stay.</summary>
    private static string Misfit(Wanted wanted, string where)
    {
        var known = wanted.In.SelectMany(site => site.Published).ToList();
        if (known.Count == 0)
            return Words.Say($"Belum ada ruang {where}.", $"There is no space {where} yet.");
        var ofKind = known.FindAll(wanted.IsOfKind);
        if (ofKind.Count == 0)
            return Words.Say($"Tidak ada ruang jenis itu {where}.", $"There is no space of that kind {where}.");
        var equipped = ofKind.FindAll(wanted.HasAll);
        if (equipped.Count == 0)
            return Words.Say(
                $"Tidak ada ruang dengan semua fasilitas itu {where}.",
                $"No space has all of those amenities {where}."
            );
        var most = equipped.Max(at => at.Space.Capacity);
        var (what, whatInEnglish) =
            wanted.Kind is null && wanted.Amenities.Count == 0
                ? ("Ruang", "Spaces")
                : ("Ruang seperti itu", "Such spaces");
        if (most < wanted.Asked.People)
            return Words.Say(
                $"{what} {where} muat paling banyak {most} orang.",
                $"{whatInEnglish} {where} hold at most {most} people."
            );
        var longest = Words.Length(
            TimeSpan.FromMinutes(
                equipped.Where(at => at.Space.Capacity >= wanted.Asked.People).Max(at => at.Space.MaxMinutes)
            )
        );
        return Words.Say(
            $"Ruang seperti itu {where} bisa dipesan paling lama {longest}.",
            $"Such spaces {where} can be booked for at most {longest}."
        );
    }

    private static IEnumerable<string> Largest(Wanted wanted)
    {
        if (LargestOf(wanted) is not { } largest || largest.Space.Capacity >= wanted.Asked.People)
            yield break;
        yield return Words.Say(
            $"Yang terbesar: {largest.Space.Name.Here}, {largest.Site.Name}, {largest.Space.Capacity} orang.",
            $"The largest is {largest.Space.Name.Here}, {largest.Site.Name}: {largest.Space.Capacity} people."
        );
    }

    private static CatalogueSpace? LargestOf(Wanted wanted) =>
        wanted
            .All.SelectMany(site => site.Published)
            .Where(at => wanted.IsOfKind(at) && wanted.HasAll(at))
            .MaxBy(at => at.Space.Capacity);

    // The same for so many people without the kind or the amenities, where one was chosen and there is room enough:
    // first at the sites that were asked for.
    private static (NextSearch, Wanted)? Broader(Wanted wanted)
    {
        List<Wanted> less =
        [
            wanted with
            {
                Kind = null,
            },
            wanted with
            {
                Amenities = [],
            },
            wanted with
            {
                Kind = null,
                Amenities = [],
            },
        ];
        foreach (var broader in less.Concat(less.Select(one => one with { In = wanted.All })))
        {
            var fitting = broader.In.SelectMany(site => site.Published).Where(broader.Fits).ToList();
            if (fitting.Count > 0)
                return (Next(wanted, broader, fitting.Max(at => at.Space.Capacity)), broader);
        }
        return null;
    }

    private static NextSearch Next(Wanted wanted, Wanted broader, int most)
    {
        var (said, changes) = (new List<string>(), new Dictionary<string, string?>());
        if (wanted.Kind != broader.Kind)
            Add(Words.Say("semua jenis ruang", "all kinds of space"), "jenis");
        if (wanted.Amenities.Count != broader.Amenities.Count)
            Add(Words.Say("tanpa memilih fasilitas", "without amenities"), "fasilitas");
        if (wanted.In.Count != broader.In.Count)
            Add(Words.Say("semua lokasi", "all sites"), "situs");
        var what = string.Join(", ", said);
        return new(
            Words.Say(
                $"{char.ToUpperInvariant(what[0])}{what[1..]}: sampai {most} orang",
                $"{char.ToUpperInvariant(what[0])}{what[1..]}: up to {most} people"
            ),
            changes
        );

        void Add(string words, string key)
        {
            said.Add(words);
            changes[key] = null;
        }
    }

    private static (NextSearch, Wanted) Less(Wanted wanted)
    {
        var known = wanted.In.SelectMany(site => site.Published).ToList();
        if (!known.Exists(wanted.IsOfKind))
            return (new(Words.Say("Semua jenis", "All kinds"), Without("jenis")), wanted with { Kind = null });
        if (!known.Exists(at => wanted.IsOfKind(at) && wanted.HasAll(at)))
            return (
                new(Words.Say("Tanpa memilih fasilitas", "Without amenities"), Without("fasilitas")),
                wanted with
                {
                    Amenities = [],
                }
            );
        if (LargestOf(wanted) is { } largest && largest.Space.Capacity < wanted.Asked.People)
        {
            var people = largest.Space.Capacity;
            return (
                new(
                    Words.Say($"Cari untuk {people} orang", $"Search for {people} people"),
                    new Dictionary<string, string?> { ["situs"] = null, ["orang"] = Number(people) }
                ),
                wanted with
                {
                    In = wanted.All,
                    Asked = wanted.Asked with { People = people },
                }
            );
        }
        var longest = known
            .Where(at => wanted.IsOfKind(at) && wanted.HasAll(at) && at.Space.Capacity >= wanted.Asked.People)
            .Select(at => at.Space.MaxMinutes)
            .DefaultIfEmpty(60)
            .Max();
        return (
            new(
                Words.Length(TimeSpan.FromMinutes(longest)),
                new Dictionary<string, string?> { ["lama"] = Number(longest) }
            ),
            wanted with
            {
                Asked = wanted.Asked with { Minutes = longest },
            }
        );
    }

    private static NextSearch Everywhere() =>
        new(Words.Say("Cari di semua lokasi", "Search all sites"), Without("situs"));

    private static Dictionary<string, string?> Without(string key) => new() { [key] = null };

    private static string Iso(FreeTime first) =>
        first.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
