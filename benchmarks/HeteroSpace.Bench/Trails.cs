using System.Diagnostics;
using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace;

/// <summary>A trail as full as they come, a site's year of them, and ten thousand ideas.</summary>
internal static class Trails
{
    public const string Full = "jejak-penuh";
    public const int Year = 2025;
    private static readonly DateTime Begun = new(Year, 2, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly string[] What =
        ["Kelas", "Pasar", "Lokakarya", "Pameran", "Klinik", "Tur", "Festival", "Lomba", "Diskusi", "Perpustakaan"],
        Of =

        [
            "batik",
            "kopi",
            "foto produk",
            "kemasan",
            "gim",
            "film pendek",
            "kompos",
            "bahasa isyarat",
            "jajanan",
            "musik bambu",
            "robot",
            "tenun",
        ],
        Where =

        [
            "di tepi sungai",
            "keliling kampung",
            "untuk pelajar",
            "setiap bulan",
            "bersama difabel",
            "di halaman",
            "malam minggu",
            "untuk ibu rumah tangga",
            "lintas kota",
            "di pasar lama",
        ];

    public static async Task Add(AppDb db)
    {
        var site = await db.Sites().Where(row => row.Slug == "semarang").Select(row => row.Id).SingleAsync();
        var people = await db.People().OrderBy(person => person.Id).Select(person => person.Id).Take(40).ToListAsync();
        var communities = Enumerable
            .Range(0, 770)
            .Select(number => new Organization
            {
                Name = $"Komunitas Jejak {number:000}",
                Slug = $"komunitas-jejak-{number:000}",
                RegionCode = "33.74",
                SiteId = site,
                Status = OrganizationStatus.Verified,
                Registered = Begun,
            })
            .ToList();
        await Save(db, communities);
        await AddFull(db, site, people, communities);
        await AddYear(db, site, communities);
        await Save(
            db,
            Enumerable
                .Range(0, 10_000)
                .Select(number => new Idea
                {
                    SiteId = site,
                    Slug = $"gagasan-{number:00000}",
                    Title = Title(number),
                    Text =
                        $"Kami ingin {Title(number + 37).ToLowerInvariant()} supaya warga RW {number % 17} ikut "
                        + "belajar.",
                    PersonId = people[number % 40],
                    Name = "Peserta",
                    Posted = Begun.AddHours(number % 6000),
                    Shown = Begun.AddHours(number % 6000),
                    Status = (IdeaStatus)(number % 3 == 0 ? IdeaStatus.NotNow : IdeaStatus.Open),
                    Supports = 0,
                })
        );
        await db.Database.ExecuteSqlRawAsync("analyze");
    }

    public static string Title(int number) =>
        $"{What[number % 10]} {Of[number / 10 % 12]} {Where[number / 120 % 10]} {number / 1200 + 1}";

    /// <summary>As someone types a title: beginnings, mistakes, other endings.</summary>
    public static string Typed(int number)
    {
        var title = Title(number * 7919 % 10_000);
        return (number % 4) switch
        {
            0 => title,
            1 => title[..(title.Length / 2)],
            2 => title.Remove(title.Length / 3, 1),
            _ => "Mengadakan " + title.ToLowerInvariant(),
        };
    }

    // 60 organizations, 20 meetings, 300 tasks, 1,000 comments.
    private static async Task AddFull(AppDb db, Guid site, List<Guid> people, List<Organization> communities)
    {
        var (initiative, phases) = Made(site, Full, "Jejak yang penuh", Begun, 5);
        await Save(db, [initiative]);
        await Save(db, phases);
        await Save(db, FullTrail.Rows(initiative, site, people, [.. communities.Take(60)], Begun));
    }

    // 192 initiatives with a closed report; in each of them twelve of 770 communities, four to eight records each.
    private static async Task AddYear(AppDb db, Guid site, List<Organization> communities)
    {
        var dice = new Random(192);
        var all = Enumerable
            .Range(0, 192)
            .Select(number => Made(site, $"setahun-{number:000}", $"Inisiatif {number:000}", Begun.AddDays(number), 5))
            .ToList();
        await Save(db, all.Select(row => row.Initiative));
        await Save(db, all.SelectMany(row => row.Phases));
        await Save(
            db,
            all.SelectMany(row =>
                Enumerable
                    .Range(0, 12)
                    .Select(_ => communities[dice.Next(770)])
                    .Distinct()
                    .SelectMany(of =>
                        Enumerable
                            .Range(0, dice.Next(4, 9))
                            .Select(_ => new Involvement
                            {
                                InitiativeId = row.Initiative.Id,
                                OrganizationId = of.Id,
                                Phase = (Phase)dice.Next(6),
                                Evidence = "meeting",
                                SourceId = Guid.CreateVersion7(),
                                Title = "Rapat",
                                At = Begun,
                                Status = dice.Next(4) == 0 ? InvolvementStatus.Offered : InvolvementStatus.Confirmed,
                            })
                    )
            )
        );
    }

    private static (Initiative Initiative, List<InitiativePhase> Phases) Made(
        Guid site,
        string slug,
        string title,
        DateTime begun,
        int active
    )
    {
        var initiative = new Initiative
        {
            SiteId = site,
            Slug = slug,
            Title = title,
            Summary = "Dikerjakan bersama **sejak awal** sampai selesai.",
            Active = active,
            Published = true,
            Started = begun,
            Template = new("Acara bersama"),
        };
        return (
            initiative,
            [
                .. Enum.GetValues<Phase>()
                    .Select(
                        (phase, at) =>
                            new InitiativePhase
                            {
                                InitiativeId = initiative.Id,
                                Position = at,
                                Phase = phase,
                                Name = new(phase.Said()),
                                Allows = (Acts)7,
                                Opened = begun.AddDays(at * 10),
                                Closed = at < active ? begun.AddDays(at * 10 + 10) : null,
                                Summary =
                                    at < active
                                        ? string.Concat(Enumerable.Repeat("Tahap ini berjalan baik. ", 20))
                                        : "",
                            }
                    ),
            ]
        );
    }

    private static async Task Save(AppDb db, IEnumerable<object> rows)
    {
        foreach (var lot in rows.Chunk(2000))
        {
            db.AddRange(lot);
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>The middle of twenty readings of the year's score, in milliseconds.</summary>
    public static async Task<(double Milliseconds, ContinuityOfYear Score)> Score(AppDb db, Guid site)
    {
        var (times, score) = (new List<double>(), default(ContinuityOfYear)!);
        for (var run = 0; run < 25; run++)
        {
            var watch = Stopwatch.StartNew();
            score = await ContinuityQuery.OfYear(db, site, Year, SiteClock.Of("Asia/Jakarta"));
            if (run >= 5)
                times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        return (times[10], score);
    }
}
