using HeteroSpace.Foundation.Db;
using HeteroSpace.People;
using HeteroSpace.Sites;

namespace HeteroSpace.Demo;

/// <summary>The first site: offices, rooms to meet and teach, and a hall of two halves.</summary>
internal static class DemoSemarang
{
    public static void Add(AppDb db)
    {
        var at = new DemoSite(db, Site(), DemoSites.MondayToSaturday, new(9, 0), new(21, 0));
        DesksAndMeetings(at);
        ClassAndHall(at);
        Offices(at);
    }

    private static Site Site() =>
        new()
        {
            Id = DemoSites.Opened(1),
            Slug = "semarang",
            Name = "Semarang",
            RegionCode = "33.74",
            Address = "UMKM Center, Jl. Setiabudi 192, Srondol Wetan, Banyumanik, Kota Semarang",
            About = new(
                "Hetero Space pertama, dibuka 31 Januari 2020: tempat UMKM, usaha rintisan, "
                    + "dan koperasi bertemu, belajar, dan bekerja bersama.",
                "The first Hetero Space, opened on 31 January 2020: where small businesses, "
                    + "start-ups and cooperatives meet, learn and work together."
            ),
            Rules = DemoSites.Rules,
            SourceNote = DemoSites.OnHolidays,
            Phone = "+6281200000001",
            Email = "semarang@example.org",
            Directions = new(
                "Dari Tembalang naik Trans Semarang arah Banyumanik, turun di halte Srondol, "
                    + "lalu jalan kaki 300 meter. Parkir motor dan mobil di depan gedung.",
                "Take Trans Semarang towards Banyumanik, get off at Srondol and walk 300 metres. "
                    + "Parking in front of the building."
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
            ],
        };

    private static void DesksAndMeetings(DemoSite at)
    {
        at.Desks(
            "meja-bersama",
            new("Meja bersama", "Shared desks"),
            desks: 24,
            about: new(
                "Meja kerja di kantor bersama: duduk, colok, mulai bekerja.",
                "A desk in the shared office: sit down, plug in, start."
            )
        );
        at.Room(
            "ruang-rapat-1",
            new("Ruang Rapat 1", "Meeting Room 1"),
            SpaceKind.MeetingRoom,
            capacity: 8,
            approval: Approval.AtOnce,
            amenities: ["windows", "screen", "whiteboard", "air-conditioning", "wifi", "power"]
        );
        at.Room(
            "ruang-rapat-2",
            new("Ruang Rapat 2", "Meeting Room 2"),
            SpaceKind.MeetingRoom,
            capacity: 12,
            approval: Approval.AtOnce,
            amenities: ["windows", "screen", "whiteboard", "video-call", "air-conditioning", "wifi", "power"]
        );
    }

    private static void ClassAndHall(DemoSite at)
    {
        at.Room(
            "kelas",
            new("Ruang Kelas", "Classroom"),
            SpaceKind.Classroom,
            capacity: 30,
            approval: Approval.ByStaff,
            amenities: ["windows", "projector", "whiteboard", "sound", "air-conditioning", "wifi"],
            layouts: ["classroom", "theatre", "u-shape"],
            maxMinutes: 480,
            bufferMinutes: 15
        );
        at.Hall(
            "ruang-acara",
            new("Ruang Acara", "Event Space"),
            capacity: 100,
            amenities: ["stage", "projector", "sound", "air-conditioning", "wifi", "step-free", "windows"]
        );
    }

    private static void Offices(DemoSite at)
    {
        at.Room(
            "kantor-1",
            new("Kantor Privat 1", "Private Office 1"),
            SpaceKind.Office,
            capacity: 4,
            approval: Approval.ByStaff,
            amenities: ["air-conditioning", "wifi", "power", "quiet"],
            maxMinutes: 720,
            who: [PersonKind.Umkm, PersonKind.StartUp, PersonKind.Cooperative]
        );
        at.Room(
            "kantor-2",
            new("Kantor Privat 2", "Private Office 2"),
            SpaceKind.Office,
            capacity: 6,
            approval: Approval.ByStaff,
            amenities: ["windows", "air-conditioning", "wifi", "power", "quiet"],
            maxMinutes: 720,
            who: [PersonKind.Umkm, PersonKind.StartUp, PersonKind.Cooperative]
        );
    }
}
