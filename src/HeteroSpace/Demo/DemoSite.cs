using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using HeteroSpace.Sites;

namespace HeteroSpace.Demo;

/// <summary>A site with its opening hours, to which spaces are added in the order in which they are shown.</summary>
internal sealed class DemoSite
{
    private readonly AppDb _db;
    private readonly Site _site;
    private int _position;

    public DemoSite(AppDb db, Site site, DayOfWeek[] days, TimeOnly opens, TimeOnly closes)
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

    // What one meets no stair to in a house that one enters without one.
    private IEnumerable<string> OfTheHouse => _site.Facilities.Where(facility => facility == Amenities.StepFree);

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
                Amenities = ["windows", "wifi", "power", "air-conditioning", .. OfTheHouse],
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
        int minMinutes = 30,
        int maxMinutes = 240,
        int bufferMinutes = 0,
        int noticeDays = 0,
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
                    MinMinutes = minMinutes,
                    MaxMinutes = maxMinutes,
                    BufferBefore = bufferMinutes,
                    BufferAfter = bufferMinutes,
                    NoticeMinutes = 1440 * noticeDays,
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

    private void Cover(Space space, Unit unit) => _db.SpaceUnits().Add(new() { SpaceId = space.Id, UnitId = unit.Id });

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
