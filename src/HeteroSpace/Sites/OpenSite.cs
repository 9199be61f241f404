using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Sites;

/// <summary>A site as it is typed before it stands.</summary>
/// <param name="Zone">IANA name; one of <see cref="OpenSite.Zones"/>.</param>
public sealed record SiteWish(string Name, string Address, string Zone)
{
    /// <summary>Its part of the address, from its name.</summary>
    public string Slug => NoLetter.Replace(Name.Trim().ToLowerInvariant(), "-").Trim('-');

    private static readonly Regex NoLetter = new("[^a-z0-9]+", RegexOptions.Compiled);

    /// <summary>What is wrong with it, at the fields <c>lokasi</c>, <c>alamat</c> and <c>zona</c>.</summary>
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
        if (!OpenSite.Zones.Any(zone => zone.Name == Zone))
            yield return ("zona", Words.Say("Pilih zona waktu.", "Choose a time zone."));
    }

    public Site Made() =>
        new()
        {
            Slug = Slug,
            Name = Name.Trim(),
            Address = Address.Trim(),
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
                var site = Add(act, wish.Made());
                act.Note(by, site.Id, "site.added", "site:" + site.Slug);
                act.IsSeen();
                await act.Save();
                return site;
            },
            Refusal.Taken<Site?>(null)
        );

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
