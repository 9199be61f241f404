using System.Text.Json;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>What can be thought better of with a booking, by staff and by who booked, and what undoes it.</summary>
internal static class UndoBooking
{
    // By whom, and with what was noted as it was done.
    private delegate Task<ChangeAnswer> Back(IServiceProvider house, string code, Changer by, string before);

    public static void Add(IServiceCollection services)
    {
        Add(services, "booking.approved", Role.SiteManager, To("booking.approval-undone", BookingStatus.Confirmed));
        Add(services, "booking.declined", Role.SiteManager, To("booking.decline-undone", BookingStatus.Declined));
        Add(services, "booking.cancelled", Role.FrontDesk, To("booking.cancel-undone", BookingStatus.Cancelled));
        Add(services, "booking.checked-in", Role.FrontDesk, (house, code, by, _) => In(house).UndoCheckIn(code, by));
        Add(services, "booking.finished", Role.FrontDesk, (house, code, by, _) => In(house).GoOn(code, by));
        Add(
            services,
            "booking.moved",
            Role.FrontDesk,
            (house, code, by, before) => house.GetRequiredService<MoveBooking>().Back(code, by, before)
        );
        Add(
            services,
            OfferPlace.Verb,
            Role.FrontDesk,
            (house, code, by, _) => house.GetRequiredService<OfferPlace>().Withdraw(code, by)
        );
    }

    private static ChangeBooking In(IServiceProvider house) => house.GetRequiredService<ChangeBooking>();

    /// <summary>How a booking stood, as <see cref="SecondThought.Before"/>.</summary>
    public static string Written(BookingStanding stood) => JsonSerializer.Serialize(stood);

    private static Back To(string action, BookingStatus from) =>
        (house, code, by, before) =>
            In(house).BackTo(code, by, action, JsonSerializer.Deserialize<BookingStanding>(before)!, from);

    private static void Add(IServiceCollection services, string verb, Role needed, Back back) =>
        services.AddUndoable(
            verb,
            needed,
            async (provider, thought, _) =>
            {
                var by = new Changer(thought.By, thought.SiteId is not null);
                return await back(provider, thought.SubjectId, by, thought.Before) switch
                {
                    ChangeAnswer.NotNow no => no.Sentence,
                    ChangeAnswer.Clash clash => await Said(provider, thought, clash),
                    _ => null,
                };
            },
            () =>
                Words.Say(
                    "Ubah lagi dari halaman pemesanannya, atau kirim pesan.",
                    "Change it again on the page of the booking, or send a message."
                )
        );

    // Who holds the floor is for staff alone.
    private static async Task<string> Said(IServiceProvider provider, SecondThought thought, ChangeAnswer.Clash clash)
    {
        var catalogue = provider.GetRequiredService<Catalogue>();
        var code = thought.SubjectId;
        var booking = await provider.GetRequiredService<AppDb>().Bookings().SingleAsync(row => row.Code == code);
        var clock = (await catalogue.Site(booking.SiteId))!.Site.Clock;
        return (thought.SiteId is null ? new() : clash).Sentence(clock, booking.LocalDate);
    }
}
