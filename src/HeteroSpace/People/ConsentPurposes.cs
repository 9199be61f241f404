namespace HeteroSpace.People;

/// <summary>What people are asked to agree to, each with its text.</summary>
internal static class ConsentPurposes
{
    public static readonly ConsentPurpose[] All =
    [
        new(
            "kabar",
            "2026-11",
            new("Kabar acara dan program", "News of events and programs"),
            new(
                "Saya setuju menerima kabar acara, program, dan kesempatan baru dari Hetero Space, "
                    + "dan bisa berhenti kapan saja.",
                "I agree to receive news of events, programs and opportunities from Hetero Space, "
                    + "and may stop at any time."
            )
        ),
        new(
            "foto",
            "2026-11",
            new("Foto dan cerita kegiatan", "Photos and stories"),
            new(
                "Saya setuju foto saya dan cerita usaha saya dalam kegiatan di Hetero Space ditayangkan di halaman "
                    + "dan kanal Hetero Space. Bila ditarik, foto diturunkan dari halaman kami.",
                "I agree that photos of me and the story of my business from activities at Hetero Space are shown "
                    + "on its pages and channels. When withdrawn, photos are taken off our pages."
            )
        ),
        new(
            FinancesConsent.Key,
            "2026-11",
            new("Kisaran modal atau omzet", "Range of capital or turnover"),
            new(
                "Saya setuju Hetero Space menyimpan kisaran modal atau omzet usaha saya "
                    + "untuk menghitung kelas usaha. Bila ditarik, kisaran itu langsung dihapus.",
                "I agree that Hetero Space keeps the range of my business's capital or turnover "
                    + "to work out its size class. When withdrawn, the range is deleted at once."
            )
        ),
    ];
}
