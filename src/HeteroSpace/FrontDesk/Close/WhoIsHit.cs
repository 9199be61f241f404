using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.FrontDesk.Close;

/// <summary>All that a closing meets, before it is pressed, each with an offer already chosen.</summary>
internal sealed class WhoIsHit(AppDb db, WhoHolds who, OtherPlaces places, ChangeRoom rooms, TimeProvider time)
{
    /// <summary>For so many an offer is looked for; those after them are told by hand.</summary>
    public const int Most = 60;

    /// <summary>The key of the choice that offers nothing.</summary>
    public const string Nothing = "-";

    /// <summary>That of the choice by which an event goes on online.</summary>
    public const string Online = "daring";

    public async Task<List<Hit>> Of(
        CatalogueSite site,
        FloorPart closing,
        ClaimsPrincipal? reader,
        CancellationToken stop = default
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        var held = (await who.Holding(site, [closing], stop)).FindAll(row =>
            row.Kind != HolderKind.Closure && row.Range.Ends > now
        );
        var named = await who.Named(site, held, reader, stop);
        var waiting = (await who.Waiting(site, closing.Range, reader, stop)).FindAll(row =>
            row.Range.Overlaps(closing.Range) && row.Touches(closing.Units)
        );
        var all = named.Concat(waiting).DistinctBy(row => (row.Kind, row.Id)).ToList();
        var ids = all.ConvertAll(row => row.Id);
        var bookings = await db.Bookings()
            .AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, stop);
        var (hits, promised) = (new List<Hit>(), new List<FloorPart>());
        foreach (var row in all.OrderBy(row => row.Range.Starts))
            if (bookings.GetValueOrDefault(row.Id) is { } booking)
                hits.Add(await OfBooking(site, row, booking, closing, hits.Count < Most, promised, stop));
            else if (row.Kind == HolderKind.Event)
                hits.Add(await OfEvent(site, row, closing, hits.Count < Most, promised, stop));
            else
                hits.Add(new(HitKind.Other, row, 0) { Nothing = OnlyPlanned });
        return hits;
    }

    private async Task<Hit> OfBooking(
        CatalogueSite site,
        OnFloor row,
        Booking booking,
        FloorPart closing,
        bool isLookedFor,
        List<FloorPart> promised,
        CancellationToken stop
    )
    {
        var hit = new Hit(
            booking.Status == BookingStatus.Requested ? HitKind.Request : HitKind.Booking,
            row,
            booking.People
        )
        {
            Reach = Reach(booking),
            MustBeCalled = booking is { Email: null, Phone: null, PersonId: null },
        };
        if (!isLookedFor || !booking.MayBeOffered)
            return hit with { Nothing = WhyNot(booking) };
        var found = (await places.Of(site, booking, closing, promised, stop)).All.ToList();
        if (found is [{ At.Space.Covers: Covers.AllUnits } first, ..])
            promised.Add(new(first.At.Units, Availability.Needed(first.At.Space, first.Range)));
        return hit with
        {
            Choices = found.ConvertAll(other => new HitChoice(other.Sent, OtherPlaces.Said(other, booking))),
        };
    }

    private async Task<Hit> OfEvent(
        CatalogueSite site,
        OnFloor row,
        FloorPart closing,
        bool isLookedFor,
        List<FloorPart> promised,
        CancellationToken stop
    )
    {
        var people = await db.SeatPools().Where(pool => pool.EventId == row.Id).SumAsync(pool => pool.Taken, stop);
        var hit = new Hit(HitKind.Event, row, people)
        {
            Reach = Words.Say("lewat pilihan masing-masing", "as each of them chose"),
        };
        if (
            !isLookedFor
            || await db.Events().AsNoTracking().SingleOrDefaultAsync(known => known.Id == row.Id, stop) is not { } of
        )
            return hit;
        var free = await rooms.Free(site, row.Id, closing, promised, stop);
        if (free.Count > 0)
            promised.Add(new(free[0].Units, row.Range));
        var choices = free.ConvertAll(space => new HitChoice(space.Space.Slug, InRoom(space)));
        if (of.Starts <= time.GetUtcNow().UtcDateTime || !await db.ComesInPerson(of))
            return hit with { Choices = choices };
        choices.Add(new(Online, Words.Say("Pindah ke online", "Move it online")));
        return hit with { Choices = choices, NeedsLink = TurnOnline.NeedsLink(of) };
    }

    private static string OnlyPlanned =>
        Words.Say("Belum memakai ruangnya; lihat halamannya.", "Holds no floor yet; see its page.");

    private static string WhyNot(Booking booking) =>
        booking.Status switch
        {
            BookingStatus.CheckedIn => Words.Say("Sudah di dalam: beri tahu langsung.", "Is in: tell them yourself."),
            BookingStatus.Held => Words.Say(
                "Ditahan sampai kontaknya dikonfirmasi; lepas sendiri bila tidak.",
                "On hold until its contact is confirmed; ends by itself if it is not."
            ),
            _ => Words.Say("Buka pemesanannya untuk menawarkan.", "Open the booking to make an offer."),
        };

    private static string InRoom(CatalogueSpace space) =>
        Words.Say($"Pindah ke {space.Space.Name.Here}", $"Move to {space.Space.Name.Here}");

    private static string Reach(Booking booking) =>
        booking switch
        {
            { Email: not null } => Words.Say("lewat surel", "by e-mail"),
            { Phone: not null } => Words.Say("lewat WhatsApp", "by WhatsApp"),
            { PersonId: not null } => Words.Say("di akunnya", "in their account"),
            _ => Words.Say("tanpa nomor: beri tahu langsung", "no number: tell them yourself"),
        };

    /// <summary>What was seen, so that one who came meanwhile is seen before it is closed.</summary>
    public static string Seen(IEnumerable<Hit> hits)
    {
        var all = string.Join(',', hits.Select(hit => hit.Id.ToString("n", CultureInfo.InvariantCulture)).Order());
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..16];
    }
}
