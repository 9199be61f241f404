using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;
using Regions = HeteroSpace.Foundation.Regions;

namespace HeteroSpace.Sites;

/// <summary>A site as it is typed before it stands.</summary>
/// <param name="Zone">IANA name; one of <see cref="OpenSite.Zones"/>.</param>
public sealed record SiteWish(string Name, string Address, string Zone)
{
    /// <summary>Its regency or city as <see cref="Site.RegionCode"/>; may be left out, and chosen later.</summary>
    public string Region { get; init; } = "";

    /// <summary>The site whose weekly hours, grace, house rules and tips it begins with; null for those of an
    /// office.</summary>
    public Guid? Like { get; init; }

    /// <summary>The house's own name stands before each site's wherever it is shown, and is not kept twice.</summary>
    public static string Bare(string name) => House.Replace(name.Trim(), "");

    private static readonly Regex House = new(
        @"^hetero\s*space(?:[\s:·,-]+(?=\S)|$)",
        RegexOptions.Compiled | RegexOptions.IgnoreCase
    );

    /// <summary>Its part of the address, from its name.</summary>
    public string Slug => NoLetter.Replace(Bare(Name).ToLowerInvariant(), "-").Trim('-');

    private static readonly Regex NoLetter = new("[^a-z0-9]+", RegexOptions.Compiled);

    /// <summary>What is wrong with it, at the fields <c>lokasi</c>, <c>alamat</c>, <c>wilayah</c> and
    /// <c>zona</c>.</summary>
    public IEnumerable<(string Field, string Sentence)> Problems()
    {
        if (Slug.Length is 0 or > 60)
            yield return (
                "lokasi",
                Words.Say("Tulis nama lokasi, misalnya Semarang.", "Give the site a name, such as Semarang.")
            );
        else if (Name.Trim().Length > 120)
            yield return ("lokasi", Words.Say("Paling panjang 120 huruf.", "At most 120 letters."));
        if (Address.Trim().Length > 300)
            yield return ("alamat", Words.Say("Paling panjang 300 huruf.", "At most 300 letters."));
        if (Region != "" && !Regions.Region.Knows(Region))
            yield return ("wilayah", NoRegion);
        if (!OpenSite.Zones.Any(zone => zone.Name == Zone))
            yield return ("zona", Words.Say("Pilih zona waktu.", "Choose a time zone."));
    }

    internal static string NoRegion => Words.Say("Pilih kabupaten atau kota.", "Choose a regency or city.");

    /// <summary>Every regency and city, the home province first, and none.</summary>
    public static IEnumerable<(string Code, string Said)> Choices =>
        Regions.Region.Choices(Words.Say("Belum dipilih", "Not chosen yet"));

    public Site Made() =>
        new()
        {
            Slug = Slug,
            Name = Bare(Name),
            Address = Address.Trim(),
            RegionCode = Region,
            Zone = Zone,
            Published = false,
        };
}

/// <summary>
/// Another site, with the hours of an office to begin with; visitors see it when its staff say so. A slug that is taken
/// is refused by the database.
/// </summary>
public sealed class OpenSite(Frame frame)
{
    /// <summary>Of Indonesia, from west to east.</summary>
    public static readonly (string Name, string Said)[] Zones =
    [
        ("Asia/Jakarta", "WIB"),
        ("Asia/Makassar", "WITA"),
        ("Asia/Jayapura", "WIT"),
    ];

    /// <summary>Null where another has its part of the address.</summary>
    public Task<Site?> Now(SiteWish wish, Guid by) =>
        frame.Do<Site?>(
            async act =>
            {
                if (!await act.IsFreeForSite(wish.Slug))
                    return act.Refuse<Site?>(null);
                var site = wish.Like is { } like ? await AddLike(act, wish.Made(), like) : Add(act, wish.Made());
                act.Note(by, site.Id, "site.added", "site:" + site.Slug);
                act.IsSeen();
                await act.Save();
                return site;
            },
            Refusal.Taken<Site?>(null)
        );

    // What a house does everywhere alike. What is of a place (facilities, how to get there, Wi-Fi) is its own.
    private static async Task<Site> AddLike(Act act, Site site, Guid like)
    {
        if (await act.Db.Sites().AsNoTracking().SingleOrDefaultAsync(row => row.Id == like) is not { } other)
            return Add(act, site);
        (site.GraceMinutes, site.ClosedOnHolidays) = (other.GraceMinutes, other.ClosedOnHolidays);
        (site.Rules, site.Tips) = (other.Rules, other.Tips);
        act.Add(site);
        var hours = await act
            .Db.OpeningHours()
            .AsNoTracking()
            .Where(row => row.SiteId == like && row.DatedId == null)
            .ToListAsync();
        foreach (var row in hours)
            act.Add(
                new OpeningHours
                {
                    SiteId = site.Id,
                    Day = row.Day,
                    Opens = row.Opens,
                    Closes = row.Closes,
                }
            );
        act.Forget(Catalogue.InMemory);
        return site;
    }

    /// <summary>The same as a part of another act.</summary>
    public static Site Add(Act act, Site site)
    {
        act.Add(site);
        for (var day = DayOfWeek.Monday; day <= DayOfWeek.Friday; day++)
            act.Add(
                new OpeningHours
                {
                    SiteId = site.Id,
                    Day = day,
                    Opens = new(9, 0),
                    Closes = new(17, 0),
                }
            );
        act.Forget(Catalogue.InMemory);
        return site;
    }
}
