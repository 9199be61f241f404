using System.Globalization;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Import;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Tables;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events.ImportEvents;

/// <summary>
/// Events that were held before, from a table that staff kept: with the number of who came, without a trail.
/// </summary>
internal sealed class EventImport(Catalogue catalogue, IShellSites sites, TimeProvider time) : IImportTarget
{
    private const int TitleAt = 0,
        DateAt = 1,
        FromAt = 2,
        ToAt = 3,
        SectorAt = 4,
        WayAt = 5,
        PlaceAt = 6,
        ByAt = 7,
        CameAt = 8,
        SummaryAt = 9;
    private static readonly string[] BothWords = ["bauran", "hybrid", "hibrid"];
    private static readonly string[] HereWords =
    [
        "luring",
        "offline",
        "tatap muka",
        "person",
        "onsite",
        "on-site",
        "on site",
        "di tempat",
        "hadir",
    ];
    private static readonly string[] OnlineWords =
    [
        "daring",
        "online",
        "webinar",
        "zoom",
        "live",
        "youtube",
        "google meet",
        "gmeet",
        "virtual",
    ];
    private const int Lot = 200,
        MostCame = 100_000;
    private static readonly string[] DateForms =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd HH:mm",
        "d/M/yyyy",
        "d-M-yyyy",
        "d.M.yyyy",
        "d MMMM yyyy",
        "dddd, d MMMM yyyy",
        "d MMM yyyy",
        "yyyy/M/d",
    ];

    public string Name => "acara";
    public string Command => "events";
    public string Said => Words.Say("Acara yang sudah lewat", "Past events");
    public Role Needed => Role.SiteManager;

    public IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new(
            "judul",
            () => Words.Say("Judul", "Title"),
            true,
            ["judul", "namaacara", "namakegiatan", "acara", "kegiatan", "tema", "title", "event", "name"]
        ),
        new("tanggal", () => Words.Say("Tanggal", "Date"), true, ["tanggal", "tgl", "haritanggal", "date", "day"])
        {
            Perhaps = ["waktu"],
            Fits = cell => Day(cell) is not null,
        },
        new(
            "jam",
            () => Words.Say("Mulai", "Begins"),
            false,
            ["jam", "mulai", "pukul", "jammulai", "waktumulai", "from", "start", "begins", "waktu", "time"]
        ),
        new(
            "sampai",
            () => Words.Say("Selesai", "Ends"),
            false,
            ["selesai", "sampai", "jamselesai", "waktuselesai", "until", "end", "to"]
        ),
        new(
            "bidang",
            () => Words.Say("Bidang", "Sector"),
            true,
            ["bidang", "sektor", "subsektor", "kategori", "sector", "field", "category"]
        )
        {
            ForAll = () => Enum.GetValues<Sector>().Select(sector => (sector.ToString(), sector.Said())),
        },
        new("cara", () => Words.Say("Cara hadir", "How"), false, ["cara", "mode", "luringdaring"])
        {
            Perhaps = ["bentuk", "platform", "jenis", "type"],
            Fits = cell => cell != "" && Ways(cell) is not null,
            ForAll = () =>
                [
                    ("luring", Attend.InPerson.Said()),
                    ("daring", Attend.Online.Said()),
                    ("bauran", Words.Say("Bauran", "Hybrid")),
                ],
        },
        new(
            "tempat",
            () => Words.Say("Tempat", "Where"),
            false,
            ["tempat", "lokasi", "ruang", "venue", "place", "where"]
        ),
        new(
            "penyelenggara",
            () => Words.Say("Penyelenggara", "Held by"),
            false,
            ["penyelenggara", "komunitas", "mitra", "organisasi", "oleh", "organizer", "organiser", "heldby"]
        ),
        new(
            "peserta",
            () => Words.Say("Jumlah hadir", "How many came"),
            false,
            ["peserta", "jumlahpeserta", "hadir", "jumlah", "attendance", "participants", "came"]
        ),
        new(
            "ringkas",
            () => Words.Say("Ringkas", "In short"),
            false,
            ["ringkas", "deskripsi", "keterangan", "uraian", "description", "about", "summary"]
        ),
    ];

    public IReadOnlyDictionary<string, string> Problems(IReadOnlyList<string> values)
    {
        var problems = new Dictionary<string, string>();
        if (OrganizationName.Cleaned(values[TitleAt]).Length is < 3 or > 120)
            problems["judul"] = Words.Say("Judul 3 sampai 120 huruf.", "A title has 3 to 120 letters.");
        var date = Day(values[DateAt]);
        if (date is null)
            problems["tanggal"] =
                values[DateAt] == ""
                    ? Words.Say("Kosong.", "Empty.")
                    : Words.Say(
                        "Bukan tanggal yang kami kenal. Tulis seperti 2020-01-31 atau 31/1/2020.",
                        "Not a date we know. Write it like 2020-01-31 or 31/1/2020."
                    );
        else if (date.Value.ToDateTime(TimeOnly.MinValue) > time.GetUtcNow().UtcDateTime)
            problems["tanggal"] = Words.Say(
                "Tanggal ini belum lewat. Acara yang akan datang ditulis di menu Acara.",
                "This date has not passed. Events to come are written under Events."
            );
        foreach (var at in (int[])[FromAt, ToAt])
            if (values[at] != "" && SheetTime.Read(values[at]) is null)
                problems[Columns[at].Key] = Words.Say(
                    "Tulis jam 24 jam seperti 09.00 atau 13.30, atau dengan AM/PM seperti 1:30 PM.",
                    "Write a time of 24 hours, like 09.00 or 13.30, or with AM or PM, like 1:30 PM."
                );
        if (!problems.ContainsKey("jam") && !problems.ContainsKey("sampai") && Hours(values) is null)
            problems[values[ToAt] == "" ? "jam" : "sampai"] = Words.Say(
                "Selesainya tidak sesudah mulainya.",
                "It does not end after it begins."
            );
        if (SheetWord.Sector(values[SectorAt]) is null)
            problems["bidang"] =
                values[SectorAt] == ""
                    ? Words.Say("Kosong.", "Empty.")
                    : Words.Say(
                        "Tidak kami kenal. Pakai salah satu kata dari daftar bidang.",
                        "Not known. Use one of the words of the list of sectors."
                    );
        if (Ways(values[WayAt]) is null)
            problems["cara"] = Words.Say("Tulis luring, daring, atau bauran.", "Write in person, online or hybrid.");
        if (
            values[CameAt] != ""
            && SheetNumber.Read(values[CameAt], MostCame) is { Number: null, Problem: var problem }
        )
            problems["peserta"] = problem.Said(MostCame);
        if (values[PlaceAt].Length > 200)
            problems["tempat"] = Words.Say("Paling panjang 200 huruf.", "At most 200 letters.");
        return problems;
    }

    // The same title on the same day at the site is the same event.
    public async Task Compare(
        AppDb db,
        Guid site,
        IReadOnlyList<ImportRow> rows,
        Action<int> reached,
        CancellationToken stop
    )
    {
        var known = (
            await db.Events()
                .Where(row => row.SiteId == site && row.Status != EventStatus.Declined)
                .Select(row => new
                {
                    row.Id,
                    row.FoldedTitle,
                    row.LocalDate,
                })
                .ToListAsync(stop)
        ).GroupBy(row => (row.FoldedTitle, row.LocalDate)).ToDictionary(group => group.Key, group => group.First().Id);
        var ofFile = new Dictionary<(string, DateOnly), int>();
        foreach (var (at, row) in rows.Index())
        {
            var key = (Folded.Of(OrganizationName.Cleaned(row.Values[TitleAt])), Day(row.Values[DateAt])!.Value);
            if (known.TryGetValue(key, out var id))
                (row.Finding, row.Why, row.MatchId) = (Finding.Likely, "same", id);
            else if (ofFile.TryGetValue(key, out var number))
                (row.Finding, row.Why, row.MatchNumber) = (Finding.Likely, "same", number);
            else
                ofFile[key] = row.Number;
            if (at % Lot == 0)
            {
                stop.ThrowIfCancellationRequested();
                reached(at);
            }
        }
    }

    public async Task Write(
        AppDb db,
        Import import,
        IReadOnlyList<ImportRow> rows,
        Action<int> reached,
        CancellationToken stop
    )
    {
        if (await catalogue.Site(import.SiteId, stop) is not { } site)
            return;
        var (now, done) = (time.GetUtcNow().UtcDateTime, 0);
        var taken = await db.Events().Select(row => row.Slug).ToHashSetAsync(stop);
        var organizations = (
            await db.Organizations()
                .Where(row => row.Status == OrganizationStatus.Verified)
                .Select(row => new { row.Id, row.NameKey })
                .ToListAsync(stop)
        )
            .GroupBy(row => row.NameKey)
            .ToDictionary(group => group.Key, group => group.First().Id);
        foreach (var lot in rows.Where(row => row.Finding == Finding.New || row.Choice == Choice.Take).Chunk(Lot))
        {
            foreach (var row in lot)
                Add(db, import, row, site, taken, organizations, now);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            reached(done += lot.Length);
        }
        foreach (var row in rows.Where(row => row is { Choice: Choice.Fill, MatchId: not null }))
        {
            if (Number(row.Values[CameAt]) is { } came)
                await Uncounted(db, import, row)
                    .ExecuteUpdateAsync(set => set.SetProperty(of => of.CameBefore, came), stop);
            reached(++done);
        }
    }

    // What was counted here stays; a number that was not known is filled.
    private static IQueryable<Event> Uncounted(AppDb db, Import import, ImportRow row) =>
        db.Events()
            .Where(of =>
                of.Id == row.MatchId
                && of.SiteId == import.SiteId
                && of.CameBefore == null
                && !db.Attendances().Any(there => there.EventId == of.Id)
            );

    private static void Add(
        AppDb db,
        Import import,
        ImportRow row,
        CatalogueSite site,
        HashSet<string> taken,
        Dictionary<string, Guid> organizations,
        DateTime now
    )
    {
        var (title, day) = (OrganizationName.Cleaned(row.Values[TitleAt]), Day(row.Values[DateAt])!.Value);
        var (from, to) = Hours(row.Values)!.Value;
        var starts = site.Site.Clock.Utc(day, from);
        // Two hours where no end is told; what ends before it begins ends the day after.
        var ends = starts.AddHours(2);
        if (to is { } end)
            ends = site.Site.Clock.Utc(end > from ? day : day.AddDays(1), end);
        var of = new Event
        {
            Id = row.RecordId ?? Guid.CreateVersion7(),
            SiteId = import.SiteId,
            Title = title,
            Summary = Words.Cut(row.Values[SummaryAt] is { Length: > 0 } text ? text : title, 300),
            Sector = SheetWord.Sector(row.Values[SectorAt])!.Value,
            Slug = Free(title, taken),
            Status = EventStatus.Published,
            Published = starts,
            By = import.By ?? Guid.Empty,
            Made = now,
            Starts = starts,
            Ends = ends,
            LocalDate = day,
            CameBefore = Number(row.Values[CameAt]),
            Thanked = now,
            Reminded = now,
            OrganizationId = organizations.TryGetValue(OrganizationName.Key(row.Values[ByAt]), out var id) ? id : null,
        };
        db.Events().Add(of);
        var ways = Ways(row.Values[WayAt])!;
        db.EventSessions()
            .Add(
                new()
                {
                    EventId = of.Id,
                    Starts = starts,
                    Ends = ends,
                    Place = PlaceOf(row, ways, site),
                }
            );
        foreach (var way in ways)
            db.SeatPools().Add(new() { EventId = of.Id, Attend = way });
        if (of.OrganizationId is { } organization)
            db.Activities()
                .Add(
                    new()
                    {
                        OrganizationId = organization,
                        At = starts,
                        Ends = ends,
                        Kind = "event",
                        SourceId = of.Id,
                        SiteId = of.SiteId,
                        Title = title,
                        Link = "/acara/" + of.Slug,
                    }
                );
    }

    private static string PlaceOf(ImportRow row, List<Attend> ways, CatalogueSite site)
    {
        if (!ways.Contains(Attend.InPerson))
            return "";
        return row.Values[PlaceAt] is { Length: > 0 } place ? place : "Hetero Space " + site.Site.Name;
    }

    public async Task<Dictionary<Guid, ImportMatch>> Matches(
        AppDb db,
        Guid site,
        IReadOnlyCollection<Guid> ids,
        CancellationToken stop
    )
    {
        var addresses = (await sites.All(stop)).ToDictionary(known => known.Id, known => known.Slug);
        return (await db.Events().AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(stop)).ToDictionary(
            row => row.Id,
            row => new ImportMatch(
                $"{row.Title} ({row.LocalDate:yyyy-MM-dd})",
                $"/konsol/{addresses.GetValueOrDefault(row.SiteId)}/acara/{row.Slug}",
                row.SiteId == site && row.CameBefore is null
            )
        );
    }

    public string SaidWhy(string why) => Words.Say("Judul dan tanggalnya sama.", "Title and date are the same.");

    internal static DateOnly? Day(string cell)
    {
        foreach (var culture in (CultureInfo[])[Words.Indonesian, Words.English])
            if (
                DateTime.TryParseExact(cell.Trim(), DateForms, culture, DateTimeStyles.None, out var date)
                && date.Year is >= 2000 and < 2200
            )
                return DateOnly.FromDateTime(date);
        return null;
    }

    private static int? Number(string cell) => (int?)SheetNumber.Read(cell, MostCame).Number;

    // From when to when; null when it would end before it begins. What begins in the evening may end in the night.
    private static (TimeOnly From, TimeOnly? To)? Hours(IReadOnlyList<string> values)
    {
        var said = SheetTime.Read(values[FromAt]) ?? (ClockOf(values[DateAt]) is { } ofDate ? (ofDate, null) : null);
        var (from, to) = (said?.Starts ?? new TimeOnly(9, 0), SheetTime.Read(values[ToAt])?.Starts ?? said?.Ends);
        var sound = to is not { } end || end > from || from.Hour >= 18 && end <= new TimeOnly(6, 0);
        return sound ? (from, to) : null;
    }

    // What a spreadsheet holds as a date with its hour.
    private static TimeOnly? ClockOf(string cell) =>
        DateTime.TryParseExact(
            cell.Trim(),
            "yyyy-MM-dd HH:mm",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
        && date.TimeOfDay > TimeSpan.Zero
            ? TimeOnly.FromDateTime(date)
            : null;

    // In person when nothing is said; null when what is said is not known.
    private static List<Attend>? Ways(string cell)
    {
        var text = Folded.Of(cell).Trim();
        bool Says(string[] words) => Array.Exists(words, word => text.Contains(word, StringComparison.Ordinal));
        var (here, online) = (Says(HereWords), Says(OnlineWords));
        if (Says(BothWords) || here && online)
            return [Attend.InPerson, Attend.Online];
        if (online)
            return [Attend.Online];
        return here || text == "" ? [Attend.InPerson] : null;
    }

    private static string Free(string title, HashSet<string> taken)
    {
        var slug = Slug.Of(title) is { Length: > 0 } named ? named : "acara";
        if (taken.Add(slug))
            return slug;
        for (var number = 2; ; number++)
            if (taken.Add($"{slug}-{number}"))
                return $"{slug}-{number}";
    }
}
