using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Sites;

/// <summary>The personal data of the module: photos, on which people may be seen.</summary>
internal static class PersonalDataOfSites
{
    public static readonly PersonalData[] All =
    [
        PersonalData.None<Site>("the office's own number and address"),
        PersonalData.None<Space>("the name of a room"),
        PersonalData.None<Unit>("the name of a piece of floor"),
        PersonalData.None<FormerSlug>("what a site or room was called in addresses"),
        PersonalData.None<DatedHours>("the name of hours, such as Jam Ramadan"),
        PersonalData.None<SiteNotice>("what a site announces; the account that wrote it is named for the audit alone"),
        PersonalData.None<QuietTime>("the name of a time of the week, such as the Friday prayer"),
        PhotoData.Of<SitePhoto>(
            new("foto lokasi, dengan orang yang tampak di sana", "photos of sites, with the people seen in them")
        ),
        PhotoData.Of<SpacePhoto>(
            new("foto ruang, dengan orang yang tampak di sana", "photos of spaces, with the people seen in them")
        ),
    ];
}
