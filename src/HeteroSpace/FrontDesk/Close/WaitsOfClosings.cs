using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Typed;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.FrontDesk.Close;

/// <summary>Who stands in a closed time, was offered another place and has not answered, though asked twice; and whom
/// no message reaches.</summary>
internal static class WaitsOfClosings
{
    private const string Cancel = "batalkan";

    public static readonly WhatWaits Unanswered = new(
        "penutupan",
        "calendar-x",
        () => Words.Say("Terkena penutupan", "Hit by a closure")
    )
    {
        Count = (services, reader, stop) => Of(services.GetRequiredService<AppDb>(), reader).CountAsync(stop),
        Rows = [typeof(BookingOffer), typeof(Booking), typeof(Closure)],
        Read = List,
        Do = Press,
    };

    private static IQueryable<Booking> Of(AppDb db, ConsoleReader reader)
    {
        var here = reader.Site.Id;
        var offers = db.BookingOffers().Where(offer => offer.SiteId == here && offer.ClosureId != null);
        return db.Bookings()
            .AsNoTracking()
            .Where(row => row.Status == BookingStatus.Requested || row.Status == BookingStatus.Confirmed)
            .Where(row =>
                offers.Any(offer =>
                    offer.BookingId == row.Id
                    && offer.WasSpaceId == row.SpaceId
                    && offer.WasStarts == row.Starts
                    && db.Closures().Any(closure => closure.Id == offer.ClosureId)
                    && (
                        offer.State == OfferState.Expired
                        || offer.State == OfferState.Open
                            && (
                                offer.Reminded != null || row.Email == null && row.Phone == null && row.PersonId == null
                            )
                    )
                )
            );
    }

    private static async Task<List<WaitingRow>> List(WaitingAsked asked)
    {
        var found = await Of(asked.Db, asked.Reader)
            .OrderBy(row => row.Starts)
            .Take(asked.Most)
            .ToListAsync(asked.Stop);
        var site = await asked.Ask<Catalogue>().Site(asked.Reader.Site.Id, asked.Stop);
        return found.ConvertAll(row =>
        {
            var space = site?.Spaces.FirstOrDefault(at => at.Space.Id == row.SpaceId)?.Space.Name.Here ?? "";
            var link = asked.Page("pemesanan/" + row.Code);
            return new WaitingRow(row.Id, row.Made, $"{row.Name} · {space}", link)
            {
                About = row.WithPurpose($"{TimeLeft.When(asked.Clock, row.Range, asked.Now)}, {row.Code}"),
                Due = row.Starts,
                Verdict = new(
                    Words.Say("Tempatnya tutup, tawaran belum dijawab", "Its place is closed, the offer has no answer"),
                    false
                ),
                Acts =
                [
                    row.Phone is { } phone
                        ? new("", "WhatsApp", "whatsapp") { Link = PhoneNumber.WhatsApp(phone) }
                        : new("", Words.Say("Buka", "Open"), "calendar-check") { Link = link },
                    new(Cancel, Words.Say("Batalkan dan kabari", "Cancel and tell them"), "x-lg"),
                ],
            };
        });
    }

    private static async Task<RowAnswer> Press(WaitingAsked asked, RowPress press)
    {
        if (
            press.Verb != Cancel
            || !asked.Reader.May(Foundation.Security.Role.SiteManager)
            || await Of(asked.Db, asked.Reader).SingleOrDefaultAsync(row => row.Id == press.Id) is not { } booking
        )
            return RowAnswer.No(Words.Say("Ini sudah ditangani orang lain.", "Someone else has dealt with this."));
        var because = Words.In(
            booking.Language,
            () =>
                Words.Say(
                    "Tempatnya tutup pada waktu itu, dan tawaran kami belum dijawab.",
                    "Its place is closed at that time, and our offer had no answer."
                )
        );
        var answer = await asked.Ask<ChangeBooking>().Cancel(booking.Code, new(asked.Reader.Account, true), because);
        return answer is ChangeAnswer.NotNow no
            ? RowAnswer.No($"{booking.Name}: {no.Sentence}")
            : RowAnswer.Done(
                Words.Say($"{booking.Name} dibatalkan dan dikabari.", $"{booking.Name} is cancelled and told.")
            );
    }
}
