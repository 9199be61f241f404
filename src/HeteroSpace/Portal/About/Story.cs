using HeteroSpace.Foundation.Ui;
using static HeteroSpace.Foundation.Ui.Words;

namespace HeteroSpace.Portal.About;

/// <summary>A step of the house's story: what was, when, and where that is known from.</summary>
/// <param name="Day">As machines read it: a day, or a month where the day is not known.</param>
internal sealed record StoryStep(string Day, Func<string> When, Func<string> What, Func<string>? Source = null);

/// <summary>
/// The story of Hetero Space as public press tells it. Sources count differently, so a figure stands with its own; what
/// is not known is not told.
/// </summary>
internal static class Story
{
    public static readonly StoryStep[] Steps =
    [
        new(
            "2020-01-31",
            () => LongDate(new(2020, 1, 31)),
            () =>
                Say(
                    "Dinas Koperasi dan UKM Jawa Tengah membuka Hetero Space di UMKM Center, Srondol, Semarang. "
                        + "Pemerintah tidak membangunnya sendirian: komunitas, perusahaan, bank sentral, lalu kampus "
                        + "ikut sejak rencana sampai pelaksanaan.",
                    "The agency for cooperatives and small businesses of Central Java opens Hetero Space in the UMKM "
                        + "Center in Srondol, Semarang. Government does not build it alone: communities, companies, "
                        + "the central bank and later campuses take part, from the plan to the work."
                )
        ),
        new(
            "2020",
            () => Say("2020, masa pandemi", "2020, the pandemic"),
            () =>
                Say(
                    "Kelas dan pertemuan pindah ke webinar. Sampai Agustus tercatat 231 kegiatan dan 12.908 anggota.",
                    "Classes and meetings move to webinars. By August, 231 activities and 12,908 members are "
                        + "counted."
                ),
            () => Say("berita, Agustus 2020", "press, August 2020")
        ),
        new(
            "2020-09",
            () => MonthOf(new(2020, 9, 1)),
            () =>
                Say(
                    "770 komunitas dan 192 acara. Anggarannya tipis, jadi digotong bersama.",
                    "770 communities and 192 events. The budget is thin, so everyone carries it together."
                ),
            () => Say("tulisan pendiri, September 2020", "the founding article, September 2020")
        ),
        new(
            "2021-12-19",
            () => LongDate(new(2021, 12, 19)),
            () =>
                Say(
                    "Hetero Space Solo dibuka di Jebres, 1.500 m²: kriya, seni pertunjukan, dan gim. Perbaikan "
                        + "gedungnya, Rp2,2 miliar, datang dari sekitar 40 perusahaan negara dan daerah, bukan dari "
                        + "anggaran daerah.",
                    "Hetero Space Solo opens in Jebres, 1,500 m²: crafts, performing arts and games. Its renovation, "
                        + "Rp2.2 billion, comes from about 40 state and regional companies, not from the public budget."
                )
        ),
        new(
            "2022-12-16",
            () => LongDate(new(2022, 12, 16)),
            () =>
                Say(
                    "Hetero Space Banyumas dibuka di bekas gedung Bakorwil III, Purwokerto, dengan studio, ruang "
                        + "kemasan, galeri UMKM, dan lapangan basket.",
                    "Hetero Space Banyumas opens in the former Bakorwil III building in Purwokerto, with a studio, a "
                        + "packaging workshop, a gallery of small businesses and a basketball court."
                )
        ),
        new(
            "2023",
            () => "2023",
            () =>
                Say(
                    "Hetero Fest: sekitar 80 persen acaranya dijalankan komunitas sendiri; kami memberi tempat dan "
                        + "kabar.",
                    "Hetero Fest: communities run about 80 per cent of it themselves; we give the place and spread "
                        + "the word."
                )
        ),
        new(
            "2025-09",
            () => MonthOf(new(2025, 9, 1)),
            () =>
                Say(
                    "Lebih dari 250 kolaborator dan 60.000 penerima manfaat di tiga lokasi.",
                    "Over 250 collaborators and 60,000 people reached at three sites."
                ),
            () => Say("berita, September 2025", "press, September 2025")
        ),
    ];
}
