using HeteroSpace.Foundation.Db;
using HeteroSpace.People;
using HeteroSpace.Sites;

namespace HeteroSpace.Demo;

/// <summary>The second: craft, performing arts and games.</summary>
internal static class DemoSolo
{
    public static void Add(AppDb db)
    {
        var at = new DemoSite(db, Site(), DemoSites.MondayToSaturday, new(9, 0), new(20, 0));
        DesksAndMeetings(at);
        Workshops(at);
        HallAndOffice(at);
    }

    private static Site Site() =>
        new()
        {
            Id = DemoSites.Opened(2),
            Slug = "solo",
            Name = "Solo",
            RegionCode = "33.72",
            Address = "Jl. Urip Sumoharjo 92, Jebres, Kota Surakarta",
            About = new(
                "Dibuka 19 Desember 2021 di gedung seluas 1.500 m²: rumah bagi kriya, seni pertunjukan, dan gim.",
                "Opened on 19 December 2021 in a building of 1,500 m²: home to craft, performing arts and games."
            ),
            Rules = DemoSites.Rules,
            SourceNote = DemoSites.OnHolidays,
            Phone = "+6281200000002",
            Email = "solo@example.org",
            Directions = new(
                "Dari Pasar Gede ke utara lewat Jl. Urip Sumoharjo. Ada parkir motor di halaman.",
                "North from Pasar Gede along Jl. Urip Sumoharjo. Motorcycles park in the yard."
            ),
            Facilities = ["wifi", "parking", "prayer-room", "toilet", "pantry", "drinking-water", "lockers"],
        };

    private static void DesksAndMeetings(DemoSite at)
    {
        at.Desks(
            "area-komunal",
            new("Area Komunal", "Communal Area"),
            desks: 20,
            about: new(
                "Meja panjang dan sudut santai untuk bekerja bersama.",
                "Long tables and quiet corners to work together."
            )
        );
        at.Room(
            "ruang-rapat",
            new("Ruang Rapat", "Meeting Room"),
            SpaceKind.MeetingRoom,
            capacity: 10,
            approval: Approval.AtOnce,
            amenities: ["windows", "screen", "whiteboard", "air-conditioning", "wifi", "power"]
        );
    }

    private static void Workshops(DemoSite at)
    {
        at.Room(
            "ruang-berkarya",
            new("Ruang Berkarya", "Maker Space"),
            SpaceKind.Maker,
            capacity: 12,
            approval: Approval.ByStaff,
            amenities: ["windows", "tools", "printer-3d", "power"],
            maxMinutes: 360,
            bufferMinutes: 15
        );
        at.Room(
            "studio-foto",
            new("Studio Foto", "Photo Studio"),
            SpaceKind.Studio,
            capacity: 8,
            approval: Approval.AtOnce,
            amenities: ["lighting", "camera", "air-conditioning"],
            maxMinutes: 240,
            bufferMinutes: 15
        );
    }

    private static void HallAndOffice(DemoSite at)
    {
        at.Room(
            "ruang-acara",
            new("Ruang Acara", "Event Space"),
            SpaceKind.Hall,
            capacity: 80,
            approval: Approval.ByLetter,
            amenities: ["stage", "projector", "sound", "air-conditioning"],
            layouts: ["theatre", "round", "market", "empty"],
            minMinutes: 60,
            maxMinutes: 600,
            bufferMinutes: 60,
            noticeDays: 2
        );
        at.Room(
            "area-gim",
            new("Area Gim", "Gaming Area"),
            SpaceKind.Gaming,
            capacity: 12,
            approval: Approval.AtOnce,
            amenities: ["consoles", "screen", "wifi"],
            maxMinutes: 240
        );
        at.Room(
            "kantor-privat",
            new("Kantor Privat", "Private Office"),
            SpaceKind.Office,
            capacity: 5,
            approval: Approval.ByStaff,
            amenities: ["windows", "air-conditioning", "wifi", "power", "quiet"],
            maxMinutes: 660,
            who: [PersonKind.Umkm, PersonKind.StartUp, PersonKind.Cooperative]
        );
    }
}
