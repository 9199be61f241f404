using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Portal;

/// <summary>The pages about the house itself, as they stand in the public menu.</summary>
internal static class PortalMenu
{
    public static readonly PublicLink[] Public =
    [
        new(MenuGroup.Come, 30, "/kontak#lokasi", () => Words.Say("Lokasi dan jam", "Sites and hours")),
        new(MenuGroup.Join, 10, "/ikut", () => Words.Say("Cara ikut", "How to take part"))
        {
            InBar = new("people", () => Words.Say("Ikut", "Join"), "/komunitas", "/gagasan", "/jejak", "/mitra"),
        },
        new(MenuGroup.Read, 50, "/jawaban", () => Words.Say("Secepat apa kami menjawab", "How fast we answer")),
        new(MenuGroup.About, 10, "/tentang", () => Words.Say("Hetero Space", "Hetero Space")),
        new(MenuGroup.About, 20, "/bantuan", () => Words.Say("Tanya dan bantuan", "Questions and help")),
        new(MenuGroup.About, 30, "/kontak", () => Words.Say("Kontak", "Contact")),
        new(MenuGroup.About, 40, "/privasi", () => Words.Say("Privasi", "Privacy")),
        new(MenuGroup.About, 90, "/lapor-celah", () => Words.Say("Lapor celah keamanan", "Report a security problem"))
        {
            AtTheFoot = true,
        },
        new(MenuGroup.About, 95, "/api", () => Words.Say("Untuk pemrogram (API)", "For developers (API)"))
        {
            AtTheFoot = true,
        },
    ];
}
