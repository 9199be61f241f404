using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>What of bookings waits for the staff of a site: requests to be decided.</summary>
internal static class WaitsOfBookings
{
    private const string Yes = "setuju",
        Offer = "tawar ";

    // Each is put to all rules until one place keeps them.
    private const int MostOffers = 12;

    public static readonly WhatWaits Requests = new WhatWaits(
        "permohonan",
        "inbox",
        () => Words.Say("Permohonan", "Requests")
    )
    {
        Count = (services, reader, stop) =>
            DeskThreads
                .Requests(
                    services.GetRequiredService<AppDb>(),
                    reader.Site.Id,
                    services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime
                )
                .CountAsync(stop),
        Rows = [typeof(Booking), typeof(BookingOffer)],
        Decides = Role.SiteManager,
        Read = List,
        Do = Decide,
    };

    private static async Task<List<WaitingRow>> List(WaitingAsked asked)
    {
        var waiting = await DeskThreads
            .Requests(asked.Db, asked.Reader.Site.Id, asked.Now)
            .OrderBy(row => row.Made)
            .ThenBy(row => row.Id)
            .Take(asked.Most)
            .ToListAsync(asked.Stop);
        if (await asked.Ask<Catalogue>().Site(asked.Reader.Site.Id, asked.Stop) is not { } site)
            return [];
        var others = await asked
            .Ask<WhoHolds>()
            .InTheWay(
                site,
                [.. waiting.Select(row => BookingFloor.Wish(row, site)).OfType<OnFloor>()],
                asked.User,
                asked.Stop
            );
        var nearest = await Nearest(asked, site, waiting, others);
        var free = asked.TicksFree ? await asked.Ask<FreeRequests>().Of(site, waiting, asked.Now, asked.Stop) : [];
        return waiting.ConvertAll(row =>
            OfRequest(
                asked,
                row,
                site.Spaces.FirstOrDefault(at => at.Space.Id == row.SpaceId),
                [.. others[row.Id]],
                nearest.GetValueOrDefault(row.Id),
                free.Contains(row.Id)
            )
        );
    }

    // What can be offered to those who cannot have what they ask for.
    private static async Task<Dictionary<Guid, RowAct>> Nearest(
        WaitingAsked asked,
        CatalogueSite site,
        List<Booking> waiting,
        ILookup<Guid, OnFloor> others
    )
    {
        var found = new Dictionary<Guid, RowAct>();
        var clashing = waiting.FindAll(row =>
            row.Starts >= asked.Now && row.MayBeOffered && others[row.Id].Any(other => other.Kind is not null)
        );
        var places = await asked.Ask<OtherPlaces>().OfRequests(site, clashing.Take(MostOffers), asked.Stop);
        foreach (var row in clashing.Take(MostOffers))
            if (places.GetValueOrDefault(row.Id)?.Nearest(row) is { } other)
                found[row.Id] = new(
                    Offer + other.Sent,
                    Words.Say("Tawarkan ", "Offer ") + OtherPlaces.Said(other, row),
                    "signpost-split"
                );
        return found;
    }

    private static WaitingRow OfRequest(
        WaitingAsked asked,
        Booking row,
        CatalogueSpace? at,
        IReadOnlyList<OnFloor> others,
        RowAct? offer,
        bool ticked
    )
    {
        var link = asked.Page("pemesanan/" + row.Code);
        var people = Words.Say($"{row.People} orang", row.People == 1 ? "1 person" : $"{row.People} people");
        var unknown = row.AwaitsContact
            ? ", " + Words.Say("kontak belum dikonfirmasi", "contact not confirmed yet")
            : "";
        var waits = new WaitingRow(row.Id, row.Made, at is null ? row.Name : $"{row.Name} · {at.Space.Name.Here}", link)
        {
            About = row.WithPurpose($"{TimeLeft.When(asked.Clock, row.Range, asked.Now)}, {people}{unknown}"),
            Due = WorkingDays.After(row.Made, RequestAnswers.Days),
            Verdict = at is null ? null : Verdict(row, at, others, asked, ticked),
        };
        var held = others.Any(other => other.Kind is not null);
        var main =
            held || at is null
                ? offer
                    ?? new("", Words.Say("Lihat bentrokan", "See the clash"), "calendar-x") { Link = link + "#bentrok" }
                : new(Yes, Words.Say("Setujui", "Approve"), "check-lg") { Several = true, Ticked = ticked };
        return waits with
        {
            // What is over is not said yes to.
            Acts = row.Starts < asked.Now ? [] : [main],
            Reasons = [.. ReadyReasons.All.Select(reason => new RowAct(reason.Key, reason.Short(), "x-lg"))],
        };
    }

    private static RowVerdict Verdict(
        Booking row,
        CatalogueSpace at,
        IReadOnlyList<OnFloor> others,
        WaitingAsked asked,
        bool first
    )
    {
        if (row.Starts < asked.Now)
            return new(Words.Say("Waktunya sudah lewat", "Its time has passed"), false);
        if (others.FirstOrDefault(other => other.Kind is not null) is { } holder)
            return new(Words.Say("Bentrok: ", "Clashes: ") + holder.Line(asked.Clock, row.LocalDate), false);
        if (others.Count > 0)
            return new(
                (first ? Words.Say("Yang pertama meminta. ", "Asked first. ") : "")
                    + Words.Say("Juga diminta: ", "Also asked for by: ")
                    + others[0].Line(asked.Clock, row.LocalDate),
                first
            );
        if (row.People > at.Space.Capacity)
            return new(Words.Say($"Hanya muat {at.Space.Capacity}", $"Seats only {at.Space.Capacity}"), false);
        return new(Words.Say($"Kosong, muat {at.Space.Capacity}", $"Free, seats {at.Space.Capacity}"), true);
    }

    private static async Task<RowAnswer> Decide(WaitingAsked asked, RowPress press)
    {
        var here = asked.Reader.Site.Id;
        if (
            !asked.Reader.May(Role.SiteManager)
            || await asked
                .Db.Bookings()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == press.Id && row.SiteId == here)
                is not { } booking
        )
            return RowAnswer.No(ChangeAnswer.NotNow.Unknown.Sentence);
        var (change, by) = (asked.Ask<ChangeBooking>(), new Changer(asked.Reader.Account, true));
        if (press.Verb == Yes)
            return (await change.Approve(booking.Code, by, null)).InARow(
                asked,
                booking,
                Words.Say($"{booking.Name} disetujui.", $"{booking.Name} is approved.")
            );
        if (press.Verb.StartsWith(Offer, StringComparison.Ordinal))
            return await OfferPressed(asked, booking, press.Verb[Offer.Length..], by);
        if (ReadyReasons.All.FirstOrDefault(known => known.Key == press.Verb) is not { } reason)
            return RowAnswer.No(ChangeAnswer.NotNow.Unknown.Sentence);
        return (await change.Decline(booking.Code, by, Words.In(booking.Language, reason.Whole))).InARow(
            asked,
            booking,
            Words.Say($"{booking.Name} belum bisa: ", $"{booking.Name} was declined: ")
                + reason.Short().ToLowerInvariant()
                + "."
        );
    }

    private static async Task<RowAnswer> OfferPressed(WaitingAsked asked, Booking booking, string sent, Changer by)
    {
        if (
            await asked.Ask<Catalogue>().Site(booking.SiteId, asked.Stop) is not { } site
            || OtherPlaces.Read(site, sent) is not { } other
        )
            return RowAnswer.No(ChangeAnswer.NotNow.Unknown.Sentence);
        var to = new BookingPlace(other.At.Space.Id, other.Range.Starts, other.Range.Ends, booking.People);
        var said = OtherPlaces.Said(other, booking);
        return (await asked.Ask<OfferPlace>().Make(booking.Code, booking.Version, by, to)).InARow(
            asked,
            booking,
            Words.Say($"{booking.Name} ditawari {said}. Semula:", $"{booking.Name} is offered {said}. Asked for:")
        );
    }
}

/// <summary>How staff say that a request cannot be, in a word on a button and as the applicant reads it.</summary>
internal sealed record ReadyReason(string Key, Func<string> Short, Func<string> Whole);

internal static class ReadyReasons
{
    public static readonly ReadyReason[] All =
    [
        new(
            "dipakai",
            () => Words.Say("Dipakai acara lain", "Taken by an event"),
            () =>
                Words.Say(
                    "Pada waktu itu ruangnya dipakai acara lain. Pilih waktu atau ruang lain; kami bantu mencarikan.",
                    "The space is taken by an event at that time. Choose another time or space; we help you find one."
                )
        ),
        new(
            "surat",
            () => Words.Say("Surat belum ada", "The letter is missing"),
            () =>
                Words.Say(
                    "Surat permohonannya belum kami terima. Ajukan lagi dengan melampirkan suratnya.",
                    "We have not received the letter of request. Ask again with the letter attached."
                )
        ),
        new(
            "mendadak",
            () => Words.Say("Terlalu mendadak", "Too short notice"),
            () =>
                Words.Say(
                    "Waktunya terlalu dekat untuk kami siapkan. Pilih hari lain.",
                    "The time is too near for us to prepare it. Choose another day."
                )
        ),
        new(
            "kurang-cocok",
            () => Words.Say("Ruang kurang cocok", "The space does not suit"),
            () =>
                Words.Say(
                    "Ruang ini kurang cocok untuk kegiatan itu. Tanyakan kepada kami ruang yang pas.",
                    "This space does not suit what you plan. Ask us which one does."
                )
        ),
    ];
}
