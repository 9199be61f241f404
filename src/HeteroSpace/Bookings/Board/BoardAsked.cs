using System.Globalization;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings.Board;

/// <summary>What the board's address asks for, and the addresses that differ from it in one thing.</summary>
public sealed record BoardAsked(string Site, DateOnly Date)
{
    /// <summary>So many rooms are read and drawn at once.</summary>
    private const int OfADay = 20,
        OfAWeek = 60;

    public bool Week { get; init; }

    /// <summary>Rooms of this kind alone.</summary>
    public SpaceKind? Kind { get; init; }

    /// <summary>One desk area, desk by desk; its slug.</summary>
    public string? Room { get; init; }

    /// <summary>Kinds of pieces that are left out.</summary>
    public IReadOnlyList<BoardKind> Without { get; init; } = [];

    /// <summary>Of the rooms; from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Code of the booking that was pressed.</summary>
    public string? Picked { get; init; }

    public static BoardAsked Of(string site, IQueryCollection query, DateOnly today)
    {
        var without = query["tanpa"].ToString().Split('.');
        return new(site, AskedTime.Day(query["tanggal"]) ?? today)
        {
            Week = query["tampil"] == "pekan",
            Kind = Kinds.FirstOrDefault(kind => kind!.Value.Drawing() == query["jenis"]),
            Room = query["ruang"].ToString() is { Length: > 0 } room ? room : null,
            Without = [.. BoardKinds.All.Where(kind => without.Contains(kind.Key()))],
            Page = int.TryParse(query["hal"], CultureInfo.InvariantCulture, out var page) ? Math.Max(1, page) : 1,
            Picked = query["pilih"].ToString() is { Length: > 0 and <= 20 } code ? code.ToUpperInvariant() : null,
        };
    }

    private static readonly IReadOnlyList<SpaceKind?> Kinds = [.. Enum.GetValues<SpaceKind>().Cast<SpaceKind?>()];

    /// <summary>Monday of its week.</summary>
    public DateOnly Monday => Date.AddDays(-(((int)Date.DayOfWeek + 6) % 7));

    public BoardAsked Before => this with { Date = Date.AddDays(Week ? -7 : -1) };
    public BoardAsked After => this with { Date = Date.AddDays(Week ? 7 : 1) };

    /// <summary>The other way about: shown when it is left out, left out when it is shown.</summary>
    public BoardAsked Turn(BoardKind kind) =>
        this with
        {
            Without = Without.Contains(kind) ? [.. Without.Where(other => other != kind)] : [.. Without, kind],
        };

    /// <summary>Of the rooms that are asked for those that this page shows, and how many stand before them.</summary>
    public (IReadOnlyList<CatalogueSpace> Shown, int Pages, int Page, int First) RoomsOf(CatalogueSite here)
    {
        var all = here
            .Spaces.Where(at => Kind is null || at.Space.Kind == Kind)
            .Where(at => Room is null || at.Space.Slug == Room)
            .ToList();
        var many = Week ? OfAWeek : OfADay;
        var pages = Math.Max(1, (all.Count + many - 1) / many);
        var page = Math.Min(Page, pages);
        var first = (page - 1) * many;
        return ([.. all.Skip(first).Take(many)], pages, page, first);
    }

    /// <summary>The page of a day on which a room stands that is the so manieth of them; from 0.</summary>
    public static int PageOfDay(int number) => number / OfADay + 1;

    /// <summary>The kinds that are left out, as the address has them.</summary>
    public string LeftOut => string.Join('.', Without.Select(kind => kind.Key()));

    public string Address => $"/konsol/{Site}/papan{Query}";

    /// <summary>From this very page.</summary>
    public string Query
    {
        get
        {
            var query = "?tanggal=" + Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (Week)
                query += "&tampil=pekan";
            if (Kind is { } kind)
                query += "&jenis=" + kind.Drawing();
            if (Room is { } room)
                query += "&ruang=" + Uri.EscapeDataString(room);
            if (Without.Count > 0)
                query += "&tanpa=" + LeftOut;
            if (Page > 1)
                query += "&hal=" + Page.ToString(CultureInfo.InvariantCulture);
            return Picked is { } code ? query + "&pilih=" + Uri.EscapeDataString(code) : query;
        }
    }
}
