using System.Globalization;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Import;
using HeteroSpace.Foundation.Tables;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using HeteroSpace.People;

namespace HeteroSpace.Events.ImportEvents;

/// <summary>The columns of a table of past events, and how their cells are read.</summary>
internal static class EventSheet
{
    public const int TitleAt = 0,
        DateAt = 1,
        FromAt = 2,
        ToAt = 3,
        SectorAt = 4,
        WayAt = 5,
        PlaceAt = 6,
        ByAt = 7,
        CameAt = 8,
        SummaryAt = 9;
    private static readonly string[] BothWords = ["bauran", "hybrid", "hibrid", "hibrida"];
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
    private const int MostCame = 100_000;
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

    public static readonly IReadOnlyList<ImportColumn> Columns =
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
                    ("bauran", Words.Say("Hybrid", "Hybrid")),
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
            () => Words.Say("Penyelenggara", "Hosted by"),
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

    public static IReadOnlyDictionary<string, string> Problems(IReadOnlyList<string> values, DateTime now)
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
        else if (date.Value.ToDateTime(TimeOnly.MinValue) > now)
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
            problems["cara"] = Words.Say(
                "Tulis di tempat (luring), online (daring), atau hybrid.",
                "Write in person, online or hybrid."
            );
        if (
            values[CameAt] != ""
            && SheetNumber.Read(values[CameAt], MostCame) is { Number: null, Problem: var problem }
        )
            problems["peserta"] = problem.Said(MostCame);
        if (values[PlaceAt].Length > 200)
            problems["tempat"] = Words.Say("Paling panjang 200 huruf.", "At most 200 letters.");
        return problems;
    }

    public static DateOnly? Day(string cell)
    {
        foreach (var culture in (CultureInfo[])[Words.Indonesian, Words.English])
            if (
                DateTime.TryParseExact(cell.Trim(), DateForms, culture, DateTimeStyles.None, out var date)
                && date.Year is >= 2000 and < 2200
            )
                return SiteClock.DayOf(date);
        return null;
    }

    public static int? Number(string cell) => (int?)SheetNumber.Read(cell, MostCame).Number;

    // From when to when; null when it would end before it begins. What begins in the evening may end in the night.
    public static (TimeOnly From, TimeOnly? To)? Hours(IReadOnlyList<string> values)
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
    public static List<Attend>? Ways(string cell)
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
}
