using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Portal;

/// <summary>The pages about the house itself, as they stand in the public menu.</summary>
internal static class PortalMenu
{
    public static readonly PublicLink[] Public =
    [
        new(MenuGroup.Come, 30, "/kontak#lokasi", () => Words.Say("Lokasi dan jam", "Sites and hours"))
        {
            Typed =
                "jam buka, jam berapa, jam kerja, jam operasional, buka hari ini, buka sekarang, masih "
                + "buka, buka minggu, hari minggu buka, buka sabtu, hari sabtu buka, buka hari, buka libur, "
                + "tutup, open sunday, open on sunday, open saturday, opening hours, opening times, business "
                + "hours, open now, open today, open until, closed, what time, alamat, lokasi, peta, arah, di "
                + "mana, where are you, address, location, located, map, directions, how to get there",
            About = () =>
                Words.Say("Alamat, peta, dan jam buka setiap lokasi.", "Address, map and hours of each site."),
        },
        new(MenuGroup.Join, 10, "/ikut", () => Words.Say("Cara ikut", "How to take part"))
        {
            Typed = "cara ikut, ikut serta, bergabung, gabung, take part, get involved, join",
            InBar = new(
                "people",
                () => Words.Say("Ikut", "Join"),
                "/komunitas",
                "/gagasan",
                "/jejak",
                "/mitra",
                "/gotong-royong",
                "/panggilan"
            ),
        },
        new(MenuGroup.Read, 50, "/jawaban", () => Words.Say("Secepat apa kami menjawab", "How fast we answer"))
        {
            Typed = "berapa lama dijawab, kapan dijawab, response time",
        },
        new(MenuGroup.About, 10, "/tentang", () => Words.Say("Hetero Space", "Hetero Space"))
        {
            Typed =
                "tentang, apa itu hetero space, about hetero space, about you, about us, sejarah, logo, "
                + "pers, wartawan, press kit",
            About = () =>
                Words.Say("Apa ini, milik siapa, dan ceritanya.", "What this is, whose it is, and its story."),
        },
        new(MenuGroup.About, 20, "/bantuan", () => Words.Say("Tanya dan bantuan", "Questions and help"))
        {
            Typed = "bantuan, tolong, sering ditanyakan, pertanyaan umum, faq, panduan, help",
            About = () => Words.Say("Yang sering ditanyakan, dengan jawabannya.", "What people often ask, answered."),
        },
        new(MenuGroup.About, 30, "/kontak", () => Words.Say("Kontak", "Contact"))
        {
            Typed =
                "kontak, hubungi, menghubungi, telepon, telpon, telp, wa, whatsapp, nomor telepon, nomor "
                + "kantor, no hp, email, surel, admin, cs, keluhan, komplain, pengaduan, contact, call, "
                + "phone number, get in touch, complaint",
            About = () =>
                Words.Say(
                    "WhatsApp, telepon, dan alamat setiap lokasi. Atau datang saja.",
                    "WhatsApp, phone and address of each site. Or just drop in."
                ),
        },
        new(MenuGroup.About, 40, "/privasi", () => Words.Say("Privasi", "Privacy"))
        {
            Typed = "privasi, privacy, kebijakan privasi, data pribadi, personal data",
            About = () =>
                Words.Say(
                    "Apa yang kami simpan tentang Anda, untuk apa, dan berapa lama.",
                    "What we keep about you, why, and for how long."
                ),
        },
        new(MenuGroup.About, 90, "/lapor-celah", () => Words.Say("Lapor celah keamanan", "Report a security problem"))
        {
            Typed = "celah keamanan, lapor celah, vulnerability, security problem, security bug",
            AtTheFoot = true,
        },
        new(MenuGroup.About, 95, "/api", () => Words.Say("Untuk pemrogram (API)", "For developers (API)"))
        {
            Typed = "api, data terbuka, open data",
            AtTheFoot = true,
        },
    ];
}
