using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using HeteroSpace.Sites;

namespace HeteroSpace.Demo;

/// <summary>
/// The three sites with the spaces the press names. Capacities, and the hours of Semarang and Solo, are made up and the
/// pages say so.
/// </summary>
internal static class DemoSites
{
    private static readonly DayOfWeek[] MondayToFriday =
    [
        DayOfWeek.Monday,
        DayOfWeek.Tuesday,
        DayOfWeek.Wednesday,
        DayOfWeek.Thursday,
        DayOfWeek.Friday,
    ];
    private static readonly DayOfWeek[] MondayToSaturday = [.. MondayToFriday, DayOfWeek.Saturday];
    private static readonly Bilingual MadeUp = new(
        "Jam buka dan kapasitas di halaman ini contoh, bukan keterangan resmi.",
        "Opening hours and capacities on this page are examples, not official figures."
    );
    private static readonly Bilingual CapacitiesMadeUp = new(
        "Kapasitas di halaman ini contoh, bukan keterangan resmi.",
        "Capacities on this page are examples, not official figures."
    );
    private static readonly Bilingual Rules = new(
        "Jaga ketenangan di area bersama. Kembalikan kursi dan meja ke tempatnya. Makanan berat di dapur kecil. Tidak merokok di dalam gedung. Datang tepat waktu: ruang yang tidak dipakai dilepas untuk yang lain.",
        "Keep shared areas calm. Put chairs and tables back. Eat meals in the pantry. No smoking inside. Come on time: a space left unused goes to someone else."
    );

    // Sites stand in the order of their ids, and ids of one millisecond in any: theirs tell the order in which they were opened.
    private static Guid Opened(int number) =>
        Guid.CreateVersion7(new DateTimeOffset(2020, 1, 31, 0, 0, number, TimeSpan.Zero));

    public static void Add(AppDb db)
    {
        foreach (var holiday in Holidays2026.All)
            db.Holidays().Add(holiday);
        Semarang(db);
        Solo(db);
        Purwokerto(db);
    }

    private static void Semarang(AppDb db)
    {
        var site = new Site
        {
            Id = Opened(1),
            Slug = "semarang",
            Name = "Semarang",
            RegionCode = "33.74",
            Address = "UMKM Center, Jl. Setiabudi 192, Srondol Wetan, Banyumanik, Kota Semarang",
            About = new(
                "Hetero Space pertama, dibuka 31 Januari 2020: tempat UMKM, usaha rintisan, dan koperasi bertemu, belajar, dan bekerja bersama.",
                "The first Hetero Space, opened on 31 January 2020: where small businesses, start-ups and cooperatives meet, learn and work together."
            ),
            Rules = Rules,
            SourceNote = MadeUp,
            Phone = "+6281200000001",
            Email = "semarang@example.org",
            Directions = new(
                "Dari Tembalang naik Trans Semarang arah Banyumanik, turun di halte Srondol, lalu jalan kaki 300 meter. Parkir motor dan mobil di depan gedung.",
                "Take Trans Semarang towards Banyumanik, get off at Srondol and walk 300 metres. Parking in front of the building."
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
        var at = new Builder(db, site, MondayToSaturday, new(9, 0), new(21, 0));
        at.Desks(
            "meja-bersama",
            new("Meja bersama", "Shared desks"),
            24,
            new(
                "Meja kerja di kantor bersama: duduk, colok, mulai bekerja.",
                "A desk in the shared office: sit down, plug in, start."
            )
        );
        at.Room(
            "ruang-rapat-1",
            new("Ruang Rapat 1", "Meeting Room 1"),
            SpaceKind.MeetingRoom,
            8,
            Approval.AtOnce,
            ["screen", "whiteboard", "air-conditioning", "wifi", "power"]
        );
        at.Room(
            "ruang-rapat-2",
            new("Ruang Rapat 2", "Meeting Room 2"),
            SpaceKind.MeetingRoom,
            12,
            Approval.AtOnce,
            ["screen", "whiteboard", "video-call", "air-conditioning", "wifi", "power"]
        );
        at.Room(
            "kelas",
            new("Ruang Kelas", "Classroom"),
            SpaceKind.Classroom,
            30,
            Approval.ByStaff,
            ["projector", "whiteboard", "sound", "air-conditioning", "wifi"],
            ["classroom", "theatre", "u-shape"],
            max: 480,
            buffer: 15
        );
        at.Hall(
            "ruang-acara",
            new("Ruang Acara", "Event Space"),
            100,
            ["stage", "projector", "sound", "air-conditioning", "wifi", "step-free"]
        );
        at.Room(
            "kantor-1",
            new("Kantor Privat 1", "Private Office 1"),
            SpaceKind.Office,
            4,
            Approval.ByStaff,
            ["air-conditioning", "wifi", "power", "quiet"],
            max: 720,
            who: [PersonKind.Umkm, PersonKind.StartUp, PersonKind.Cooperative]
        );
        at.Room(
            "kantor-2",
            new("Kantor Privat 2", "Private Office 2"),
            SpaceKind.Office,
            6,
            Approval.ByStaff,
            ["air-conditioning", "wifi", "power", "quiet"],
            max: 720,
            who: [PersonKind.Umkm, PersonKind.StartUp, PersonKind.Cooperative]
        );
    }

    private static void Solo(AppDb db)
    {
        var site = new Site
        {
            Id = Opened(2),
            Slug = "solo",
            Name = "Solo",
            RegionCode = "33.72",
            Address = "Jl. Urip Sumoharjo 92, Jebres, Kota Surakarta",
            About = new(
                "Dibuka 19 Desember 2021 di gedung seluas 1.500 m²: rumah bagi kriya, seni pertunjukan, dan gim.",
                "Opened on 19 December 2021 in a building of 1,500 m²: home to craft, performing arts and games."
            ),
            Rules = Rules,
            SourceNote = MadeUp,
            Phone = "+6281200000002",
            Email = "solo@example.org",
            Directions = new(
                "Sepuluh menit jalan kaki dari Pasar Gede ke arah timur. Ada parkir motor di halaman.",
                "Ten minutes on foot east of Pasar Gede. Motorcycles park in the yard."
            ),
            Facilities = ["wifi", "parking", "prayer-room", "toilet", "pantry", "drinking-water", "lockers"],
        };
        var at = new Builder(db, site, MondayToSaturday, new(9, 0), new(20, 0));
        at.Desks(
            "area-komunal",
            new("Area Komunal", "Communal Area"),
            20,
            new(
                "Meja panjang dan sudut santai untuk bekerja bersama.",
                "Long tables and quiet corners to work together."
            )
        );
        at.Room(
            "ruang-rapat",
            new("Ruang Rapat", "Meeting Room"),
            SpaceKind.MeetingRoom,
            10,
            Approval.AtOnce,
            ["screen", "whiteboard", "air-conditioning", "wifi", "power"]
        );
        at.Room(
            "ruang-berkarya",
            new("Ruang Berkarya", "Maker Space"),
            SpaceKind.Maker,
            12,
            Approval.ByStaff,
            ["tools", "printer-3d", "power"],
            max: 360,
            buffer: 15
        );
        at.Room(
            "studio-foto",
            new("Studio Foto", "Photo Studio"),
            SpaceKind.Studio,
            8,
            Approval.AtOnce,
            ["lighting", "camera", "air-conditioning"],
            max: 240,
            buffer: 15
        );
        at.Room(
            "ruang-acara",
            new("Ruang Acara", "Event Space"),
            SpaceKind.Hall,
            80,
            Approval.ByLetter,
            ["stage", "projector", "sound", "air-conditioning"],
            ["theatre", "round", "market", "empty"],
            min: 60,
            max: 600,
            buffer: 60,
            notice: 1440 * 2
        );
        at.Room(
            "area-gim",
            new("Area Gim", "Gaming Area"),
            SpaceKind.Gaming,
            12,
            Approval.AtOnce,
            ["consoles", "screen", "wifi"],
            max: 240
        );
        at.Room(
            "kantor-privat",
            new("Kantor Privat", "Private Office"),
            SpaceKind.Office,
            5,
            Approval.ByStaff,
            ["air-conditioning", "wifi", "power", "quiet"],
            max: 660,
            who: [PersonKind.Umkm, PersonKind.StartUp, PersonKind.Cooperative]
        );
    }

    private static void Purwokerto(AppDb db)
    {
        var site = new Site
        {
            Id = Opened(3),
            Slug = "purwokerto",
            Name = "Banyumas (Purwokerto)",
            RegionCode = "33.02",
            Address = "Eks-Bakorwil III, Jl. Gatot Subroto 75, Purwokerto, Kab. Banyumas",
            About = new(
                "Dibuka 16 Desember 2022 di gedung eks-Bakorwil III: ruang kerja, kelas kemasan, galeri UMKM, dan lapangan basket.",
                "Opened on 16 December 2022 in the former Bakorwil III: work rooms, packaging classes, a gallery of small businesses and a basketball court."
            ),
            Rules = Rules,
            SourceNote = CapacitiesMadeUp,
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
        var at = new Builder(db, site, MondayToFriday, new(9, 0), new(18, 0));
        at.Desks(
            "ruang-kerja-1",
            new("Ruang Kerja 1", "Co-working Room 1"),
            16,
            new("Ruang kerja yang tenang di sisi timur.", "The calm co-working room on the east side.")
        );
        at.Desks(
            "ruang-kerja-2",
            new("Ruang Kerja 2", "Co-working Room 2"),
            16,
            new("Ruang kerja untuk tim dan diskusi.", "The co-working room for teams and talk.")
        );
        at.Room(
            "rapat-serayu",
            new("Ruang Rapat Serayu", "Meeting Room Serayu"),
            SpaceKind.MeetingRoom,
            6,
            Approval.AtOnce,
            ["screen", "whiteboard", "air-conditioning", "wifi"]
        );
        at.Room(
            "rapat-logawa",
            new("Ruang Rapat Logawa", "Meeting Room Logawa"),
            SpaceKind.MeetingRoom,
            10,
            Approval.AtOnce,
            ["screen", "whiteboard", "air-conditioning", "wifi"]
        );
        at.Room(
            "rapat-slamet",
            new("Ruang Rapat Slamet", "Meeting Room Slamet"),
            SpaceKind.MeetingRoom,
            16,
            Approval.AtOnce,
            ["projector", "video-call", "whiteboard", "air-conditioning", "wifi"]
        );
        at.Room(
            "ruang-kemasan",
            new("Ruang Kemasan", "Packaging Maker Space"),
            SpaceKind.Maker,
            10,
            Approval.ByStaff,
            ["sealing-machine", "tools", "power"],
            max: 360,
            buffer: 15,
            who: [PersonKind.Umkm, PersonKind.Cooperative, PersonKind.StartUp]
        );
        at.Room(
            "galeri",
            new("Galeri UMKM", "Small Business Gallery"),
            SpaceKind.Gallery,
            40,
            Approval.ByStaff,
            ["lighting", "air-conditioning"],
            max: 540,
            buffer: 30
        );
        at.Room(
            "studio",
            new("Studio", "Studio"),
            SpaceKind.Studio,
            8,
            Approval.AtOnce,
            ["lighting", "camera", "sound"],
            max: 240,
            buffer: 15
        );
        at.Room(
            "ruang-tim",
            new("Ruang Tim", "Team Space"),
            SpaceKind.Office,
            8,
            Approval.AtOnce,
            ["whiteboard", "air-conditioning", "wifi"],
            max: 540
        );
        at.Room(
            "ruang-privat",
            new("Ruang Privat", "Private Room"),
            SpaceKind.Office,
            3,
            Approval.AtOnce,
            ["quiet", "wifi", "power"]
        );
        at.Room(
            "ruang-segar",
            new("Ruang Penyegaran", "Refreshing Room"),
            SpaceKind.Lounge,
            15,
            Approval.AtOnce,
            ["wifi"],
            max: 180
        );
        at.Room(
            "aula-dalam",
            new("Aula Dalam", "Indoor Hall"),
            SpaceKind.Hall,
            120,
            Approval.ByLetter,
            ["stage", "projector", "sound", "air-conditioning", "step-free"],
            ["theatre", "classroom", "round", "empty"],
            min: 60,
            max: 540,
            buffer: 60,
            notice: 1440 * 2
        );
        at.Room(
            "panggung-luar",
            new("Panggung Luar", "Outdoor Stage"),
            SpaceKind.Outdoor,
            300,
            Approval.ByLetter,
            ["stage", "sound", "power", "step-free"],
            ["theatre", "market", "empty"],
            min: 60,
            max: 540,
            buffer: 60,
            notice: 1440 * 2
        );
    }

    private sealed class Builder
    {
        private readonly AppDb _db;
        private readonly Site _site;
        private int _position;

        public Builder(AppDb db, Site site, DayOfWeek[] days, TimeOnly opens, TimeOnly closes)
        {
            (_db, _site) = (db, site);
            db.Sites().Add(site);
            foreach (var day in days)
                db.OpeningHours()
                    .Add(
                        new()
                        {
                            SiteId = site.Id,
                            Day = day,
                            Opens = opens,
                            Closes = closes,
                        }
                    );
        }

        public void Desks(string slug, Bilingual name, int desks, Bilingual about)
        {
            var space = Add(
                new()
                {
                    SiteId = _site.Id,
                    Slug = slug,
                    Name = name,
                    About = about,
                    Kind = SpaceKind.Desk,
                    Covers = Covers.AnyUnit,
                    Amenities = ["wifi", "power", "air-conditioning"],
                    MinMinutes = 60,
                    MaxMinutes = 720,
                    StepMinutes = 30,
                    HorizonDays = 30,
                }
            );
            for (var desk = 1; desk <= desks; desk++)
                Cover(space, Unit($"{name.Id} {desk:00}"));
        }

        public void Room(
            string slug,
            Bilingual name,
            SpaceKind kind,
            int capacity,
            Approval approval,
            List<string> amenities,
            List<string>? layouts = null,
            int min = 30,
            int max = 240,
            int buffer = 0,
            int notice = 0,
            List<PersonKind>? who = null
        ) =>
            Cover(
                Add(
                    new()
                    {
                        SiteId = _site.Id,
                        Slug = slug,
                        Name = name,
                        Kind = kind,
                        Capacity = capacity,
                        Approval = approval,
                        Amenities = amenities,
                        Layouts = layouts ?? [],
                        MinMinutes = min,
                        MaxMinutes = max,
                        BufferBefore = buffer,
                        BufferAfter = buffer,
                        NoticeMinutes = notice,
                        WhoMayBook = who ?? [],
                        About = AboutKind(kind, capacity),
                    }
                ),
                Unit(name.Id)
            );

        /// <summary>A hall made of two halves, each bookable by itself: taken when either half is.</summary>
        public void Hall(string slug, Bilingual name, int capacity, List<string> amenities)
        {
            var (a, b) = (Unit(name.Id + " A"), Unit(name.Id + " B"));
            Space Part(string end, string said, string saidInEnglish, int people) =>
                Add(
                    new()
                    {
                        SiteId = _site.Id,
                        Slug = slug + end,
                        Name = new(name.Id + said, name.En + saidInEnglish),
                        Kind = SpaceKind.Hall,
                        Capacity = people,
                        Approval = Approval.ByLetter,
                        Amenities = amenities,
                        Layouts = ["theatre", "classroom", "round", "market", "empty"],
                        MinMinutes = 60,
                        MaxMinutes = 600,
                        BufferBefore = 30,
                        BufferAfter = 30,
                        NoticeMinutes = 1440 * 2,
                        About = AboutKind(SpaceKind.Hall, people),
                    }
                );
            var whole = Part("", "", "", capacity);
            Cover(whole, a);
            Cover(whole, b);
            Cover(Part("-a", " A (separuh)", " A (half)", capacity / 2), a);
            Cover(Part("-b", " B (separuh)", " B (half)", capacity / 2), b);
        }

        private Space Add(Space space)
        {
            space.Position = ++_position;
            _db.Spaces().Add(space);
            return space;
        }

        private Unit Unit(string name)
        {
            var unit = new Unit { SiteId = _site.Id, Name = name };
            _db.Units().Add(unit);
            return unit;
        }

        private void Cover(Space space, Unit unit) =>
            _db.SpaceUnits().Add(new() { SpaceId = space.Id, UnitId = unit.Id });

        private static Bilingual AboutKind(SpaceKind kind, int people) =>
            kind switch
            {
                SpaceKind.MeetingRoom => new(
                    $"Ruang tertutup untuk rapat sampai {people} orang, dengan layar dan papan tulis.",
                    $"A closed room for meetings of up to {people}, with a screen and a whiteboard."
                ),
                SpaceKind.Classroom => new(
                    "Untuk pelatihan dan kelas rutin; meja bisa diatur ulang.",
                    "For trainings and weekly classes; the tables can be moved."
                ),
                SpaceKind.Hall => new(
                    "Untuk seminar, peluncuran, dan pertunjukan. Perlu surat permohonan.",
                    "For seminars, launches and performances. Needs a letter of request."
                ),
                SpaceKind.Office => new("Ruang kerja privat untuk tim kecil.", "A private work room for a small team."),
                SpaceKind.Studio => new(
                    "Foto produk, podcast, dan video pendek, dengan lampu studio.",
                    "Product photos, podcasts and short videos, with studio lights."
                ),
                SpaceKind.Maker => new(
                    "Alat bersama untuk membuat purwarupa dan kemasan. Petugas mendampingi pemakaian pertama.",
                    "Shared tools for prototypes and packaging. Staff assist you the first time."
                ),
                SpaceKind.Gallery => new(
                    "Pameran produk UMKM; bisa dipakai untuk kurasi dan peluncuran.",
                    "An exhibition of local products; for curation and launches."
                ),
                SpaceKind.Outdoor => new(
                    "Panggung terbuka untuk bazar, konser komunitas, dan festival.",
                    "An open stage for markets, community concerts and festivals."
                ),
                SpaceKind.Gaming => new(
                    "Konsol dan layar besar untuk turnamen komunitas dan uji coba gim.",
                    "Consoles and big screens for community tournaments and play tests."
                ),
                _ => new("Tempat jeda sejenak di sela pekerjaan.", "A place to pause between work."),
            };
    }
}
