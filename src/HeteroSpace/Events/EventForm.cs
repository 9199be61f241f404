using System.Globalization;
using HeteroSpace.Foundation.Regions;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;

namespace HeteroSpace.Events;

/// <summary>Reads the form of an event; what is wrong stands at its field, all of it at once.</summary>
public sealed class EventForm(CatalogueSite site, DateTime now, Func<string, string> typed)
{
    /// <summary>The time it has now: what is over may stay as it was.</summary>
    public TimeRange? Before { get; init; }

    /// <summary>It has several sessions, each with its own time and room: those of the form are not read.</summary>
    public EventSession? First { get; init; }

    /// <summary>When its last session ends.</summary>
    public DateTime? Last { get; init; }
    public const int LongestDays = 14,
        MostSeats = 20_000,
        MostTags = 8;
    public Dictionary<string, string> Errors { get; } = [];
    private SiteClock Clock => site.Site.Clock;

    /// <summary>The plan; only to be used when there are no errors.</summary>
    public EventPlan Read()
    {
        var (inPerson, online) = (typed("luring") != "", typed("daring") != "");
        if (!inPerson && !online)
            Errors["luring"] = Words.Say(
                "Pilih di tempat, online, atau keduanya.",
                "Choose in person, online, or both."
            );
        var space = Room(inPerson);
        var place = Place(inPerson, space);
        var seats = Seats(inPerson, space);
        var by = Provider();
        var when = First?.Range ?? When();
        var (opens, closes) = (Moment("buka"), Moment("tutup"));
        var draw = DrawSeconds();
        CheckOpening(when, opens, draw);
        CheckClosing(when, opens, closes);
        return new()
        {
            Title = Title(),
            Summary = Text(
                "ringkas",
                10,
                300,
                Words.Say(
                    "Ceritakan dalam satu atau dua kalimat, 10 sampai 300 huruf.",
                    "Tell it in one or two sentences, 10 to 300 letters."
                )
            ),
            Story = Text("cerita", 0, 6000, Words.Say("Paling panjang 6.000 huruf.", "At most 6,000 letters.")),
            Sector = Sector(),
            RegionCode = Region.Knows(typed("wilayah")) ? typed("wilayah") : "",
            Audience = Text("untuk", 0, 200, Words.Say("Paling panjang 200 huruf.", "At most 200 letters.")),
            Tags = Tags(),
            When = when,
            SpaceId = space?.Space.Id,
            Place = place,
            InPerson = seats,
            IsOnline = online,
            Online = OnlineSeats(online),
            OnlineBy = by,
            Link = online && by != OnlineBy.Jitsi ? Link() : null,
            CodeWord = CodeWord(online, by),
            Opens = opens,
            Closes = closes,
            DrawSeconds = draw,
            MostInGroup = MostInGroup(),
            IsClass = typed("kelas") != "",
            Certificates = typed("sertifikat") != "",
            SignLanguage = typed("isyarat") != "",
            Captions = typed("teks") != "",
            StepFree = typed("landai") != "",
        };
    }

    private CatalogueSpace? Room(bool inPerson)
    {
        if (First is { } held)
            return site.Spaces.FirstOrDefault(known => known.Space.Id == held.SpaceId);
        if (!inPerson || typed("ruang") == "")
            return null;
        return site.Spaces.FirstOrDefault(known => known.Space.Slug == typed("ruang"));
    }

    private string Place(bool inPerson, CatalogueSpace? space)
    {
        var place = First?.Place ?? (inPerson && space is null ? typed("tempat").Trim() : "");
        if (First is null && inPerson && space is null && place.Length is 0 or > 200)
            Errors["tempat"] = Words.Say(
                "Pilih ruang, atau tulis di mana acaranya.",
                "Choose a room, or say where it is."
            );
        return place;
    }

    private int? Seats(bool inPerson, CatalogueSpace? space)
    {
        // Where nothing is said, as many as the room holds.
        if (inPerson && space is { } whole && typed("kursi").Trim() == "")
            return whole.Space.Capacity;
        var seats = inPerson
            ? Number(
                "kursi",
                1,
                MostSeats,
                Words.Say("Tulis jumlah kursi di tempat, paling sedikit 1.", "Give the number of seats, at least 1.")
            )
            : null;
        if (seats is { } wanted && space is { } room && wanted > room.Space.Capacity)
            Errors["kursi"] = Words.Say(
                $"{room.Space.Name.Here} muat {room.Space.Capacity} orang. Kurangi, atau pilih ruang yang lebih besar.",
                $"{room.Space.Name.Here} holds {room.Space.Capacity} people. Take fewer, or choose a larger room."
            );
        return seats;
    }

    private int? OnlineSeats(bool online) =>
        online && typed("layar") != ""
            ? Number(
                "layar",
                1,
                1_000_000,
                Words.Say(
                    "Tulis berapa orang bisa ikut online, atau kosongkan bila tak terbatas.",
                    "Say how many may join online, or leave it empty for any number."
                )
            )
            : null;

    private OnlineBy Provider() =>
        Enum.TryParse<OnlineBy>(typed("lewat"), out var known) && Enum.IsDefined(known) ? known : OnlineBy.Link;

    private string? CodeWord(bool online, OnlineBy by) =>
        online && by == OnlineBy.Stream && typed("sandi-acara").Trim() is { Length: > 0 and <= 60 } word ? word : null;

    private int MostInGroup() =>
        typed("rombongan") == ""
            ? 10
            : Number(
                "rombongan",
                1,
                10,
                Words.Say("Satu pendaftaran untuk 1 sampai 10 orang.", "One registration is for 1 to 10 people.")
            ) ?? 10;

    private int DrawSeconds() =>
        typed("undi") == ""
            ? 0
            : Number("undi", 0, 3600, Words.Say("Undian: 0 sampai 3.600 detik.", "The draw: 0 to 3,600 seconds.")) ?? 0;

    private void CheckOpening(TimeRange when, DateTime? opens, int draw)
    {
        if (draw > 0 && opens is null)
            Errors["buka-tanggal"] = Words.Say(
                "Undian butuh waktu pembukaan pendaftaran.",
                "A draw needs a time when registration opens."
            );
        if (opens is { } open && !when.IsEmpty && open >= when.Starts)
            Errors["buka-tanggal"] = Words.Say(
                "Pendaftaran dibuka sebelum acara mulai.",
                "Registration opens before the event begins."
            );
        else if (
            draw > 0
            && opens is { } early
            && !when.IsEmpty
            && early.AddSeconds(draw) + DrawLots.ToConfirm + TimeSpan.FromHours(1) > when.Starts
        )
            Errors["buka-tanggal"] = Words.Say(
                "Undian diadakan sejam setelah waktunya; buka pendaftaran paling lambat tiga jam sebelum acara.",
                "The draw is held an hour after its time; open registration at least three hours before the event."
            );
    }

    private void CheckClosing(TimeRange when, DateTime? opens, DateTime? closes)
    {
        var ends = Last is { } last && last > when.Ends ? last : when.Ends;
        if (closes is { } close && (close <= (opens ?? DateTime.MinValue) || !when.IsEmpty && close > ends))
            Errors["tutup-tanggal"] = Words.Say(
                "Pendaftaran ditutup setelah dibuka, dan paling lambat saat acara selesai.",
                "Registration closes after it opens, and at the end of the event at the latest."
            );
    }

    private string Title()
    {
        var title = OrganizationName.Cleaned(typed("judul"));
        if (title.Length is < 5 or > 120)
            Errors["judul"] = Words.Say("Tulis judulnya, 5 sampai 120 huruf.", "Give the title, 5 to 120 letters.");
        return title;
    }

    private string Text(string field, int least, int most, string sentence)
    {
        var text = string.Concat(typed(field).Trim().ReplaceLineEndings("\n").Where(CanBeShown));
        if (text.Length < least || text.Length > most)
            Errors[field] = sentence;
        return text;
    }

    // Signs that no page and no feed can show are left out.
    private static bool CanBeShown(char letter) =>
        letter == '\n'
        || System.Xml.XmlConvert.IsXmlChar(letter) && !char.IsControl(letter)
        || char.IsSurrogate(letter);

    private Sector Sector()
    {
        if (
            Enum.TryParse<Sector>(typed("bidang"), out var sector)
            && Enum.IsDefined(sector)
            && !int.TryParse(typed("bidang"), out _)
        )
            return sector;
        Errors["bidang"] = Words.Say("Pilih bidangnya.", "Choose the field.");
        return default;
    }

    private List<string> Tags()
    {
        var tags = typed("tagar")
            .Split([',', '#', '\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(tag => tag.ToLowerInvariant())
            .Distinct()
            .ToList();
        if (tags.Count > MostTags || tags.Exists(tag => tag.Length > 30))
            Errors["tagar"] = Words.Say(
                $"Paling banyak {MostTags} kata kunci, masing-masing paling panjang 30 huruf.",
                $"At most {MostTags} tags of at most 30 letters each."
            );
        return tags;
    }

    // A link may come later; those registered get it when it is there.
    private string? Link()
    {
        if (typed("tautan").Trim() is not { Length: > 0 } text)
            return null;
        if (WebAddress.Read(text, 500) is { } link)
            return link;
        Errors["tautan"] = Words.Say(
            "Tulis tautan https lengkap, misalnya https://meet.example.org/kelas.",
            "Give the whole https link, such as https://meet.example.org/class."
        );
        return null;
    }

    private int? Number(string field, int least, int most, string sentence)
    {
        if (
            int.TryParse(typed(field).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
            return number;
        Errors[field] = sentence;
        return null;
    }

    private TimeRange When() => Range(typed, Clock, now, Errors, Before);

    /// <summary>
    /// The fields tanggal, jam, sampai-tanggal (the same day when empty) and sampai, as the site's clock says them;
    /// empty and told when they are none.
    /// </summary>
    public static TimeRange Range(
        Func<string, string> typed,
        SiteClock clock,
        DateTime now,
        Dictionary<string, string> errors,
        TimeRange? before = null
    )
    {
        var (day, from, to) = (
            Bookings.AskedTime.Day(typed("tanggal")),
            Bookings.AskedTime.Clock(typed("jam")),
            Bookings.AskedTime.Clock(typed("sampai"))
        );
        var last = typed("sampai-tanggal") == "" ? day : Bookings.AskedTime.Day(typed("sampai-tanggal"));
        if (day is null)
            errors["tanggal"] = Words.Say("Pilih tanggalnya.", "Choose the date.");
        if (from is null)
            errors["jam"] = Words.Say("Tulis jam mulainya, misalnya 09.00.", "Give the time it begins, such as 09.00.");
        if (to is null)
            errors["sampai"] = Words.Say("Tulis jam selesainya.", "Give the time it ends.");
        if (last is null && day is not null)
            errors["sampai-tanggal"] = Words.Say("Pilih tanggal selesainya.", "Choose the day it ends.");
        if (day is not { } first || from is not { } begins || to is not { } ends || last is not { } until)
            return default;
        var range = new TimeRange(clock.Utc(first, begins), clock.Utc(until, ends));
        if (range.IsEmpty)
            errors["sampai"] = Words.Say("Jam selesai harus setelah jam mulai.", "The end must be after the start.");
        else if (range.Length > TimeSpan.FromDays(LongestDays))
            errors["sampai-tanggal"] = Words.Say(
                $"Satu acara paling lama {LongestDays} hari.",
                $"An event lasts {LongestDays} days at most."
            );
        else if (range.Starts > now.AddYears(2))
            errors["tanggal"] = Words.Say("Paling jauh dua tahun dari sekarang.", "Two years ahead at most.");
        else if (range.Ends <= now && range != before)
            errors["tanggal"] = Words.Say("Waktu itu sudah lewat.", "That time has passed.");
        return range;
    }

    private DateTime? Moment(string field)
    {
        if (typed(field + "-tanggal") == "")
            return null;
        var (day, clock) = (
            Bookings.AskedTime.Day(typed(field + "-tanggal")),
            Bookings.AskedTime.Clock(typed(field + "-jam")) ?? (typed(field + "-jam") == "" ? TimeOnly.MinValue : null)
        );
        if (day is { } date && clock is { } time)
            return Clock.Utc(date, time);
        Errors[field + "-tanggal"] = Words.Say("Tulis tanggal dan jamnya.", "Give the date and the time.");
        return null;
    }
}
