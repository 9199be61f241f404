using HeteroSpace.Foundation.Art;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Pdf;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Messaging;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions.Papers;

/// <summary>
/// The letter and the card that thank for a gift, and stickers for it. Letter and card are opened by staff of the site,
/// by whoever gave (their own account, or a lead of the organization in whose name it was given), and by a signed link:
/// a letter bears a name, and a code is known to everyone who saw a sticker. They show the giver as they chose to be
/// shown, so that a paper left on a table tells nothing that they kept to themselves.
/// </summary>
internal sealed class ThanksDocuments(
    AppDb db,
    Catalogue catalogue,
    Permissions permissions,
    KnownPeople people,
    SecretLinks links,
    PublicUrl address
)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/gotong-royong/terima-kasih/{key}.pdf", Letter).ExcludeFromDescription();
        routes.MapGet("/gotong-royong/terima-kasih/{key}/kartu.pdf", Card).ExcludeFromDescription();
        routes
            .MapGet("/konsol/{site}/gotong-royong/stiker/{code}.pdf", Stickers)
            .RequireAuthorization()
            .ExcludeFromDescription();
    }

    // What one may not see is not there.
    private async Task<(ReceivedGift Gift, CatalogueSite Site)?> Find(string key, HttpContext http)
    {
        var stop = http.RequestAborted;
        var secret = await links.Read(key) is (ThanksLinks.Kind, var id) ? id : (Guid?)null;
        var code = secret is { } of
            ? await db.Pledges().Where(row => row.Id == of).Select(row => row.Code).SingleOrDefaultAsync(stop)
            : key;
        if (
            code is null
            || await ReceivedGift.Of(db, code, stop) is not { Came.Count: > 0 } gift
            || await catalogue.Site(gift.Pledge.SiteId, stop) is not { } site
        )
            return null;
        return secret is not null || await May(http, gift.Pledge, stop) ? (gift, site) : null;
    }

    private ValueTask<bool> IsStaff(HttpContext http, Guid site) =>
        permissions.MayAny(http.User, HandoverDocuments.Desk, site);

    private string AddressOf(ReceivedGift gift) => PublicUrl.Typed(address.Of(gift.Path));

    private async Task<bool> May(HttpContext http, Pledge pledge, CancellationToken stop)
    {
        if (await IsStaff(http, pledge.SiteId))
            return true;
        if (await people.Behind(http.User) is not { } me)
            return false;
        return pledge.OrganizationId is { } organization
            ? pledge.PersonId == me.Id || await db.RoleIn(organization, me.Id, stop) == OrganizationRole.Lead
            : pledge.PersonId == me.Id;
    }

    private static async Task<IResult> Letter(
        string key,
        HttpContext http,
        ThanksDocuments of,
        PdfPaper paper,
        HouseType type,
        Drawings drawings,
        TimeProvider time
    )
    {
        if (await of.Find(key, http) is not var (gift, site))
            return Results.NotFound();
        var places = await of.PlacesNow(gift, site, http.RequestAborted);
        var letter = new ThanksLetter(site.Site, gift, places, of.AddressOf(gift));
        var thanked = gift.Pledge.Thanked ?? time.GetUtcNow().UtcDateTime;
        byte[] Pdf() =>
            paper.Write(
                Words.Say("Terima kasih ", "Thank you ") + gift.Pledge.Code,
                $"Hetero Space {site.Site.Name} · {gift.Pledge.Code}",
                thanked,
                page => letter.Write(page, type, site.Site.Clock.Date(thanked))
            );
        return await drawings.Document(http, $"terima-kasih-{gift.Pledge.Code}.pdf", Pdf);
    }

    private async Task<List<string>> PlacesNow(ReceivedGift gift, CatalogueSite site, CancellationToken stop)
    {
        var spaces = await db.GiftsInUse()
            .Where(row => row.PledgeId == gift.Pledge.Id && row.Until == null)
            .Select(row => row.SpaceId)
            .ToListAsync(stop);
        return [.. site.Published.Where(at => spaces.Contains(at.Space.Id)).Select(at => at.Space.Name.Here)];
    }

    private static async Task<IResult> Card(
        string key,
        HttpContext http,
        ThanksDocuments of,
        ShapePainter painter,
        HouseType type,
        Drawings drawings
    )
    {
        if (await of.Find(key, http) is not var (gift, site))
            return Results.NotFound();
        var said = await of.Said(gift, site, type, http.RequestAborted);
        return await Draw(
            http,
            drawings,
            painter,
            "kartu",
            gift,
            ThanksCard.Width,
            ThanksCard.Height,
            () => ThanksCard.Of(said)
        );
    }

    private static async Task<IResult> Stickers(
        string site,
        string code,
        HttpContext http,
        ThanksDocuments of,
        ShapePainter painter,
        HouseType type,
        Drawings drawings
    )
    {
        if (await of.Find(code, http) is not var (gift, at) || at.Site.Slug != site)
            return Results.NotFound();
        if (!await of.IsStaff(http, at.Site.Id))
            return Results.NotFound();
        var said = await of.Said(gift, at, type, http.RequestAborted);
        return await Draw(
            http,
            drawings,
            painter,
            "stiker",
            gift,
            StickerSheet.Width,
            StickerSheet.Height,
            () => StickerSheet.Of(said)
        );
    }

    private static Task<IResult> Draw(
        HttpContext http,
        Drawings drawings,
        ShapePainter painter,
        string name,
        ReceivedGift gift,
        double width,
        double height,
        Func<IReadOnlyList<Shape>> draw
    ) =>
        drawings.Document(
            http,
            $"{name}-{gift.Pledge.Code}.pdf",
            () => painter.Pdf($"{gift.Pledge.Code}", width, height, draw(), gift.Came[^1].First)
        );

    private async Task<CardWords> Said(ReceivedGift gift, CatalogueSite site, HouseType type, CancellationToken stop)
    {
        var seal = await GiftRows.SealOf(db, gift, stop);
        return new(
            type.OrDots(gift.Giver.Name),
            gift.What,
            "Hetero Space " + site.Site.Name,
            Words.MonthOf(gift.Came[^1].Came),
            // What it says above them is what stands now; there is no room to say that something was corrected.
            gift.Corrected()
                is null
                ? Words.Cut(gift.Pledge.OurWords.ReplaceLineEndings(" "), 140)
                : "",
            gift.Pledge.Code,
            seal is null
                ? null
                : Words.Say("Segel buku ", "Seal of the ledger ")
                    + $"{Billing.LedgerSeal.Name(seal.Month)}: {CheckedMonth.ShortOf(seal.Hash)}",
            address.Of(gift.Path)
        );
    }
}
