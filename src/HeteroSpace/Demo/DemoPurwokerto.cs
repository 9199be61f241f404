using HeteroSpace.Foundation.Db;
using HeteroSpace.People;
using HeteroSpace.Sites;

namespace HeteroSpace.Demo;

/// <summary>The third: work rooms, packaging, a gallery and two stages.</summary>
internal static class DemoPurwokerto
{
    public static void Add(AppDb db)
    {
        var at = new DemoSite(db, Site(), DemoSites.MondayToFriday, new(9, 0), new(18, 0));
        DesksAndMeetings(at);
        Workshops(at);
        QuietRooms(at);
        Stages(at);
    }

    private static Site Site() =>
        new()
        {
            Id = DemoSites.Opened(3),
            Slug = "purwokerto",
            Name = "Banyumas (Purwokerto)",
            RegionCode = "33.02",
            Address = "Eks-Bakorwil III, Jl. Gatot Subroto 75, Purwokerto, Kab. Banyumas",
            About = new(
                "Dibuka 16 Desember 2022 di gedung eks-Bakorwil III: ruang kerja, kelas kemasan, galeri UMKM, "
                    + "dan lapangan basket.",
                "Opened on 16 December 2022 in the former Bakorwil III: work rooms, packaging classes, "
                    + "a gallery of small businesses and a basketball court."
            ),
            Rules = DemoSites.Rules,
            SourceNote = DemoSites.OnHolidays,
            Phone = "+6281200000003",
            Email = "purwokerto@example.org",
            Directions = new(
                "Lima menit dari Alun-alun Purwokerto ke arah barat. Parkir luas di halaman depan.",
                "Five minutes west of the main square. Ample parking in front."
            ),
            Facilities =
            [
                "wifi",
                "parking",
                "prayer-room",
                "toilet",
                "accessible-toilet",
                "step-free",
                "pantry",
                "drinking-water",
                "court",
                "canteen",
            ],
        };

    private static void DesksAndMeetings(DemoSite at)
    {
        at.Desks(
            "ruang-kerja-1",
            new("Ruang Kerja 1", "Co-working Room 1"),
            desks: 16,
            about: new("Ruang kerja yang tenang di sisi timur.", "The calm co-working room on the east side.")
        );
        at.Desks(
            "ruang-kerja-2",
            new("Ruang Kerja 2", "Co-working Room 2"),
            desks: 16,
            about: new("Ruang kerja untuk tim dan diskusi.", "The co-working room for teams and talk.")
        );
        at.Room(
            "rapat-serayu",
            new("Ruang Rapat Serayu", "Meeting Room Serayu"),
            SpaceKind.MeetingRoom,
            capacity: 6,
            approval: Approval.AtOnce,
            amenities: ["windows", "screen", "whiteboard", "air-conditioning", "wifi"]
        );
        at.Room(
            "rapat-logawa",
            new("Ruang Rapat Logawa", "Meeting Room Logawa"),
            SpaceKind.MeetingRoom,
            capacity: 10,
            approval: Approval.AtOnce,
            amenities: ["screen", "whiteboard", "air-conditioning", "wifi"]
        );
        at.Room(
            "rapat-slamet",
            new("Ruang Rapat Slamet", "Meeting Room Slamet"),
            SpaceKind.MeetingRoom,
            capacity: 16,
            approval: Approval.AtOnce,
            amenities: ["windows", "projector", "video-call", "whiteboard", "air-conditioning", "wifi"]
        );
    }

    private static void Workshops(DemoSite at)
    {
        at.Room(
            "ruang-kemasan",
            new("Ruang Kemasan", "Packaging Maker Space"),
            SpaceKind.Maker,
            capacity: 10,
            approval: Approval.ByStaff,
            amenities: ["windows", "sealing-machine", "tools", "power"],
            maxMinutes: 360,
            bufferMinutes: 15,
            who: [PersonKind.Umkm, PersonKind.Cooperative, PersonKind.StartUp]
        );
        at.Room(
            "galeri",
            new("Galeri UMKM", "Small Business Gallery"),
            SpaceKind.Gallery,
            capacity: 40,
            approval: Approval.ByStaff,
            amenities: ["windows", "lighting", "air-conditioning"],
            maxMinutes: 540,
            bufferMinutes: 30
        );
        at.Room(
            "studio",
            new("Studio", "Studio"),
            SpaceKind.Studio,
            capacity: 8,
            approval: Approval.AtOnce,
            amenities: ["lighting", "camera", "sound"],
            maxMinutes: 240,
            bufferMinutes: 15
        );
    }

    private static void QuietRooms(DemoSite at)
    {
        at.Room(
            "ruang-tim",
            new("Ruang Tim", "Team Space"),
            SpaceKind.Office,
            capacity: 8,
            approval: Approval.AtOnce,
            amenities: ["windows", "whiteboard", "air-conditioning", "wifi"],
            maxMinutes: 540
        );
        at.Room(
            "ruang-privat",
            new("Ruang Privat", "Private Room"),
            SpaceKind.Office,
            capacity: 3,
            approval: Approval.AtOnce,
            amenities: ["quiet", "wifi", "power"]
        );
        at.Room(
            "ruang-segar",
            new("Ruang Penyegaran", "Break Room"),
            SpaceKind.Lounge,
            capacity: 15,
            approval: Approval.AtOnce,
            amenities: ["windows", "wifi"],
            maxMinutes: 180
        );
    }

    private static void Stages(DemoSite at)
    {
        at.Room(
            "aula-dalam",
            new("Aula Dalam", "Indoor Hall"),
            SpaceKind.Hall,
            capacity: 120,
            approval: Approval.ByLetter,
            amenities: ["windows", "stage", "projector", "sound", "air-conditioning", "step-free"],
            layouts: ["theatre", "classroom", "round", "empty"],
            minMinutes: 60,
            maxMinutes: 540,
            bufferMinutes: 60,
            noticeDays: 2
        );
        at.Room(
            "panggung-luar",
            new("Panggung Luar", "Outdoor Stage"),
            SpaceKind.Outdoor,
            capacity: 300,
            approval: Approval.ByLetter,
            amenities: ["stage", "sound", "power", "step-free"],
            layouts: ["theatre", "market", "empty"],
            minMinutes: 60,
            maxMinutes: 540,
            bufferMinutes: 60,
            noticeDays: 2
        );
    }
}
