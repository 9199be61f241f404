using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;

namespace HeteroSpace.Organizations;

/// <summary>An organization as someone types it: at registration, and when its lead changes the page.</summary>
public sealed record OrganizationWish(
    string Name,
    string Kind,
    string Sector,
    string Region,
    string Story,
    string Links,
    string Phone
)
{
    public const string NameField = "nama",
        KindField = "jenis",
        SectorField = "bidang",
        RegionField = "wilayah",
        StoryField = "cerita",
        LinksField = "tautan",
        PhoneField = "ponsel";
    public const int MostLinks = 5;

    /// <summary>
    /// What is wrong, by field; empty when it may be kept. A table of
    /// communities seldom tells their stories; those can be told later.
    /// </summary>
    public Dictionary<string, string> Problems(bool storyNeeded = true)
    {
        var errors = new Dictionary<string, string>();
        if (OrganizationName.Cleaned(Name).Length is < 3 or > 120)
            errors[NameField] = Words.Say(
                "Tulis nama lengkapnya, 3 sampai 120 huruf.",
                "Give its full name, 3 to 120 letters."
            );
        else if (!OrganizationName.Cleaned(Name).Any(char.IsLetterOrDigit))
            errors[NameField] = Words.Say("Tulis nama dengan huruf.", "Give a name made of letters.");
        else if (OrganizationName.HasAddress(OrganizationName.Cleaned(Name)))
            errors[NameField] = Words.Say(
                "Tulis namanya saja; tautannya di kolom tautan.",
                "Give the name only; its links have a field of their own."
            );
        if (!Read<OrganizationKind>(Kind, out _))
            errors[KindField] = Words.Say("Pilih jenisnya.", "Choose its kind.");
        if (!Read<Sector>(Sector, out _))
            errors[SectorField] = Words.Say("Pilih bidangnya.", "Choose its sector.");
        if (!Foundation.Regions.Region.Knows(Region))
            errors[RegionField] = Words.Say("Pilih kabupaten atau kota.", "Choose a regency or city.");
        if (Story.Trim().Length > 3000 || storyNeeded && Story.Trim().Length < 20)
            errors[StoryField] = Words.Say(
                "Ceritakan dalam satu dua kalimat, paling sedikit 20 huruf.",
                "Tell about it in a sentence or two, at least 20 letters."
            );
        var links = Addresses().ToList();
        if (links.Count > MostLinks)
            errors[LinksField] = Words.Say(
                $"Paling banyak {MostLinks} tautan, satu di tiap baris.",
                $"At most {MostLinks} links, one on each line."
            );
        else if (links.FirstOrDefault(link => WebAddress.Read(link) is null) is { } wrong)
            errors[LinksField] = Words.Say(
                $"\"{wrong}\" bukan alamat web. Contoh: instagram.com/komunitasanda",
                $"\"{wrong}\" is not an address on the web, such as instagram.com/yourcommunity."
            );
        if (!PhoneNumber.MeansNone(Phone) && PhoneNumber.Read(Phone) is null)
            errors[PhoneField] = Words.Say(
                "Nomor ini belum lengkap. Contoh: 0812…",
                "This number is not complete. Example: 0812…, or from abroad +…"
            );
        return errors;
    }

    /// <summary>Puts what was typed into the organization; there must be no problems.</summary>
    public void Into(Organization organization)
    {
        (organization.Name, organization.RegionCode, organization.Story) = (
            OrganizationName.Cleaned(Name),
            Region,
            Story.Trim().ReplaceLineEndings("\n")
        );
        if (Read<OrganizationKind>(Kind, out var kind))
            organization.Kind = kind;
        if (Read<Sector>(Sector, out var sector))
            organization.Sector = sector;
        organization.Links = [.. Addresses().Select(link => WebAddress.Read(link)!)];
        organization.Phone = PhoneNumber.Read(Phone);
    }

    public static OrganizationWish Of(Organization organization) =>
        new(
            organization.Name,
            organization.Kind.ToString(),
            organization.Sector.ToString(),
            organization.RegionCode,
            organization.Story,
            string.Join('\n', organization.Links),
            organization.Phone is { } phone ? PhoneNumber.Shown(phone) : ""
        );

    private IEnumerable<string> Addresses() =>
        Links
            .Split(
                [' ', ',', ';', '\r', '\n', '\t'],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
            .Distinct();

    private static bool Read<T>(string typed, out T value)
        where T : struct, Enum =>
        Enum.TryParse(typed, out value) && Enum.IsDefined(value) && !int.TryParse(typed, out _);
}
