using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Contributions;

/// <summary>How visitors come to what is needed.</summary>
internal static class NeedsMenu
{
    public static readonly PublicLink[] Public =
    [
        new(MenuGroup.Join, 35, "/gotong-royong", () => Words.Say("Gotong royong", "What is needed"))
        {
            Typed =
                "gotong royong, donasi, sumbangan, menyumbang, memberi, kebutuhan, butuh apa, bantu apa, "
                + "ingin membantu, hibah, csr, what is needed, needs, donate, donation, give, help out",
            About = () =>
                Words.Say(
                    "Yang masih kurang, dan berapa: barang, konsumsi, jasa, tenaga, tempat.",
                    "What is still missing, and how much: goods, food, services, hands, places."
                ),
        },
        new(MenuGroup.Join, 45, "/panggilan", () => Words.Say("Panggilan relawan", "Calls for people"))
        {
            Typed =
                "panggilan, relawan, sukarelawan, jadi relawan, kru, panitia, pendamping, mentor, magang, "
                + "volunteer, volunteers, volunteering, crew, internship, intern, mentoring",
            About = () =>
                Words.Say(
                    "Kru, relawan, pendamping, dan magang yang sedang dicari.",
                    "Crew, volunteers, mentors and interns we are looking for."
                ),
        },
    ];
}
