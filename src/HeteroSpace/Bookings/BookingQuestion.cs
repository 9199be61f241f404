using System.Globalization;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Typed;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>Which bookings of a site are looked at, by how they stand.</summary>
internal enum BookingGroup
{
    /// <summary>Whatever is to come, waits or is going on.</summary>
    Open,
    Waiting,

    /// <summary>Requests whose booker was offered another place and has not answered.</summary>
    Offered,
    Confirmed,
    Here,
    Finished,
    NoShow,
    Ended,
    All,
}

/// <summary>What is looked for in the list of a site's bookings, as it stands in the address of its page.</summary>
/// <param name="Words">A code, a number or a mail, else words that each stand in a name, a purpose or the name of the
/// organization.</param>
/// <param name="Where">A space by its slug, or a kind of space; empty for all.</param>
/// <param name="From">The first day, of the site.</param>
/// <param name="To">The last day, of the site.</param>
internal sealed record BookingQuestion(
    BookingGroup Group,
    string Words,
    string Where,
    DateOnly? From,
    DateOnly? To,
    int Page
)
{
    /// <summary>The words as they stand in the address, when they are somebody's number or mail.</summary>
    public string? Sealed { get; private init; }

    /// <summary>Rows of a page; so many can be decided at once, and undone in one press.</summary>
    public const int OfPage = 50;
    private const int MostWords = 6;
    private const string OfKind = "jenis-";

    private static readonly (BookingGroup Group, string Key)[] Keys =
    [
        (BookingGroup.Open, ""),
        (BookingGroup.Waiting, "menunggu"),
        (BookingGroup.Offered, "ditawarkan"),
        (BookingGroup.Confirmed, "terkonfirmasi"),
        (BookingGroup.Here, "hadir"),
        (BookingGroup.Finished, "selesai"),
        (BookingGroup.NoShow, "tidak-hadir"),
        (BookingGroup.Ended, "batal"),
        (BookingGroup.All, "semua"),
    ];

    public static IEnumerable<BookingGroup> Groups => Keys.Select(known => known.Group);

    public static BookingQuestion Of(IQueryCollection query, WordsInAddress words)
    {
        var (text, isSealed) = words.Read(query);
        return Of(key => query[key].ToString()) with { Words = text, Sealed = isSealed };
    }

    /// <summary>All that anything is known of, whenever it was.</summary>
    public static BookingQuestion OfWords(string words) => new(BookingGroup.All, words, "", null, null, 1);

    /// <summary>As it is typed into the form.</summary>
    public static BookingQuestion Of(Func<string, string> field, WordsInAddress words) =>
        Of(field) with
        {
            Words = field(WordsInAddress.Plain).Trim(),
            Sealed = words.Seal(field(WordsInAddress.Plain).Trim()),
        };

    private static BookingQuestion Of(Func<string, string> field) =>
        new(
            Keys.FirstOrDefault(known => known.Key == field("keadaan")).Group,
            "",
            field("ruang") is { Length: <= 100 } where ? where : "",
            IsoDay.Read(field("mulai")),
            IsoDay.Read(field("sampai")),
            int.TryParse(field("hal"), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                ? Math.Clamp(page, 1, 10_000)
                : 1
        );

    /// <summary>What is to come begins with the nearest, what was with the latest.</summary>
    public bool NearestFirst =>
        Group
            is BookingGroup.Open
                or BookingGroup.Waiting
                or BookingGroup.Offered
                or BookingGroup.Confirmed
                or BookingGroup.Here;

    public static string KeyOf(SpaceKind kind) => OfKind + kind.ToString().ToLowerInvariant();

    // --- asked of the database --------------------------------------------------------------------------------

    public IQueryable<Booking> In(AppDb db, CatalogueSite site, DateTime now)
    {
        var rows = OfGroup(db, db.Bookings().AsNoTracking().Where(row => row.SiteId == site.Site.Id), now);
        if (Where != "")
        {
            Guid[] spaces = [.. site.Spaces.Where(IsMeant).Select(at => at.Space.Id)];
            rows = rows.Where(row => spaces.Contains(row.SpaceId));
        }
        if (From is { } from)
            rows = rows.Where(row => row.LocalDate >= from);
        if (To is { } to)
            rows = rows.Where(row => row.LocalDate <= to);
        return WithWords(db, rows);
    }

    public IQueryable<Booking> Sorted(IQueryable<Booking> rows) =>
        NearestFirst
            ? rows.OrderBy(row => row.Starts).ThenBy(row => row.Id)
            : rows.OrderByDescending(row => row.Starts).ThenByDescending(row => row.Id);

    private bool IsMeant(CatalogueSpace at) => at.Space.Slug == Where || KeyOf(at.Space.Kind) == Where;

    private IQueryable<Booking> OfGroup(AppDb db, IQueryable<Booking> rows, DateTime now) =>
        Group switch
        {
            BookingGroup.Open => rows.Where(row =>
                row.Ends > now
                && (
                    row.Status == BookingStatus.Requested
                    || row.Status == BookingStatus.Held
                    || row.Status == BookingStatus.Confirmed
                    || row.Status == BookingStatus.CheckedIn
                )
            ),
            BookingGroup.Waiting => rows.WaitForStaff(db, now),
            BookingGroup.Offered => rows.WaitForBooker(db, now),
            BookingGroup.Confirmed => rows.Where(row => row.Status == BookingStatus.Confirmed),
            BookingGroup.Here => rows.Where(row => row.Status == BookingStatus.CheckedIn),
            BookingGroup.Finished => rows.Where(row => row.Status == BookingStatus.Finished),
            BookingGroup.NoShow => rows.Where(row => row.Status == BookingStatus.NoShow),
            BookingGroup.Ended => rows.Where(row =>
                row.Status == BookingStatus.Declined
                || row.Status == BookingStatus.Cancelled
                || row.Status == BookingStatus.Expired
            ),
            _ => rows,
        };

    private IQueryable<Booking> WithWords(AppDb db, IQueryable<Booking> rows)
    {
        if (Words == "")
            return rows;
        if (Booking.CodeOf(Words) is { } code && rows.Any(row => row.Code == code))
            return rows.Where(row => row.Code == code);
        string? phone = PhoneNumber.Read(Words),
            email = EmailAddress.Read(Words);
        if (phone is not null)
            return rows.Where(row =>
                row.Phone == phone || db.People().Any(one => one.Id == row.PersonId && one.Phone == phone)
            );
        if (email is not null)
            return rows.Where(row =>
                row.Email == email || db.People().Any(one => one.Id == row.PersonId && one.Email == email)
            );
        var words = Words.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords);
        foreach (var (name, pattern) in words.Select(word => (Folded.Of(word), Pattern.Holding(word))))
            rows = rows.Where(row =>
                row.FoldedName.Contains(name)
                || EF.Functions.Like(row.Purpose.ToLower(), pattern, Pattern.Escape)
                || db.Organizations()
                    .Any(one =>
                        one.Id == row.OrganizationId && EF.Functions.Like(one.Name.ToLower(), pattern, Pattern.Escape)
                    )
            );
        return rows;
    }

    // --- as an address ----------------------------------------------------------------------------------------

    public string Address(string site) => Addressed($"/konsol/{site}/pemesanan");

    /// <summary>The same bookings as a table, all pages of them.</summary>
    public string File(string site, string format) =>
        (this with { Page = 1 }).Addressed($"/konsol/{site}/pemesanan.{format}");

    private string Addressed(string path)
    {
        (string Key, string? Value)[] keys =
        [
            ("keadaan", Key),
            (WordsInAddress.Plain, Sealed is null ? Words : null),
            (WordsInAddress.Closed, Sealed),
            ("ruang", Where),
            ("mulai", From?.Written()),
            ("sampai", To?.Written()),
            ("hal", Page == 1 ? "" : Page.ToString(CultureInfo.InvariantCulture)),
        ];
        var said = keys.Where(key => key.Value is { Length: > 0 }).ToDictionary(key => key.Key, key => key.Value);
        return Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(path, said);
    }

    public string Key => Keys.First(known => known.Group == Group).Key;
}
