using HeteroSpace.Foundation.Art;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events.Share;

/// <summary>An event as pictures and posters tell it, in the language of who asks for them.</summary>
/// <param name="By">Whose it is; null for one of the site's own.</param>
/// <param name="With">Who takes part in making it, by name.</param>
internal sealed record SharedEvent(
    ListedEvent Of,
    Organization? By,
    IReadOnlyList<Organization> With,
    PublicUrl Address
)
{
    // Longer than this it is told on the page.
    private const int MostForWhom = 60;

    // More marks would be too small to be known again.
    private const int MostWith = 5;

    public PosterLook Look => EventArt.LookOf(Of);

    /// <summary>Null for one that nobody but staff may see.</summary>
    public static async Task<SharedEvent?> Read(
        string slug,
        AppDb db,
        FindEvents find,
        PublicUrl address,
        CancellationToken stop
    )
    {
        if (
            await db.PublicEvents().AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug, stop) is not { } row
            || (await find.Listed([row], stop)).FirstOrDefault() is not { } of
        )
            return null;
        var by = row.OrganizationId is { } id ? await Roots(db, [id]).FirstOrDefaultAsync(stop) : null;
        var partners = await db.Partners()
            .Where(one =>
                one.InitiativeId == row.InitiativeId
                && one.Status == PartnerStatus.Joined
                && db.Initiatives().Any(whole => whole.Id == one.InitiativeId && whole.Published)
            )
            .Select(one => one.OrganizationId)
            .ToArrayAsync(stop);
        var with = await Roots(db, partners).ToListAsync(stop);
        return new(
            of,
            by,
            [.. with.DistinctBy(one => one.Id).Where(one => one.Id != by?.Id).OrderBy(one => one.Name).Take(MostWith)],
            address
        );
    }

    // One that was merged is the winner's; who is not verified is named to nobody.
    private static IQueryable<Organization> Roots(AppDb db, Guid[] ids) =>
        db.Organizations()
            .AsNoTracking()
            .Where(known => ids.Contains(known.Id))
            .Join(db.Organizations(), known => known.MergedIntoId ?? known.Id, root => root.Id, (_, root) => root)
            .Where(root => root.Status == OrganizationStatus.Verified);

    /// <summary>What a picture for a status says.</summary>
    public StatusWords Status =>
        new(
            House,
            $"{Words.ShortDate(Of.Event.LocalDate)} · {Of.Hours}",
            Where,
            Offer,
            Typed,
            IsOff ? Words.Say("BATAL", "CANCELLED") : null
        );

    /// <summary>What a sheet of paper on a wall says.</summary>
    public PaperWords Paper =>
        new(
            Poster,
            House,
            Words.DayName(Of.Event.LocalDate.DayOfWeek),
            Of.Event.LocalDate.ToString("d MMMM yyyy", Words.Culture),
            Of.Hours,
            Of.Event.Summary,
            [.. Facts.Where(fact => fact.Says != "")],
            Words.Say("Pindai untuk daftar. Gratis, tanpa akun.", "Scan to register. Free, no account needed."),
            Link,
            Typed,
            Marks,
            IsOff
                ? Words.Say("BATAL: acara ini tidak jadi diadakan", "CANCELLED: this event does not take place")
                : null
        );

    private bool IsOff => Of.Event.Status == EventStatus.Cancelled;
    private Site Site => Of.Site.Site;
    private string House => "Hetero Space " + Site.Name;
    private string Link => Address.Of("/acara/" + Of.Event.Slug);

    private string Typed => PublicUrl.Typed(Link);

    /// <summary>The poster's own words, with the mark of whose it is.</summary>
    public PosterWords Poster => EventArt.Said(Of) with { By = By?.Name, Logo = By?.Logo };

    private string Where =>
        Of.Setting.Where() + (Of.Ways.Count > 1 ? Words.Say(" · juga online", " · also online") : "");

    private string Offer =>
        Of.Event.Audience is { Length: > 0 and <= MostForWhom } whom
            ? Words.Say("Gratis · ", "Free · ") + whom
            : Words.Say("Gratis, untuk siapa saja", "Free, for anyone");

    private IEnumerable<(string Name, string Says)> Facts =>
        [
            (Words.Say("Tempat", "Where"), Place),
            (Words.Say("Cara ke sini", "Getting here"), InRoom ? Site.Directions.Here : ""),
            (Words.Say("Biaya", "Price"), Words.Say("Gratis", "Free")),
            (
                Words.Say("Untuk", "For"),
                Of.Event.Audience == "" ? Words.Say("Siapa saja", "Anyone") : Of.Event.Audience
            ),
            (Words.Say("Akses", "Access"), Access),
        ];

    private bool InRoom => Of.Setting.Room is not null;
    private string Place => Where + (InRoom ? ", " + Site.Address : "");

    private string Access
    {
        get
        {
            if (Of.Setting.Room is not { } room)
                return "";
            List<string> said =
            [
                .. room.Space.Amenities.Where(key => key == "step-free").Select(Amenities.All.Said),
                .. Site.Facilities.Where(key => key is "step-free" or "accessible-toilet").Select(Facilities.All.Said),
            ];
            if (Site.Phone is { } phone)
                said.Add(Words.Say($"Perlu bantuan? {phone}", $"Need help? {phone}"));
            return string.Join(" · ", said.Distinct());
        }
    }

    private IReadOnlyList<PaperMark> Marks =>
        [
            .. By is null ? (PaperMark[])[] : [new(By.Slug, By.Name, By.Logo)],
            .. With.Select(one => new PaperMark(one.Slug, one.Name, one.Logo)),
        ];
}
