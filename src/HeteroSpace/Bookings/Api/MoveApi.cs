using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings.Api;

/// <summary>Another time, room or number of people, for programs: <c>PATCH /api/v1/bookings/{code}</c>.</summary>
internal static class MoveApi
{
    /// <summary>What is to be another; what is left out stays as it is.</summary>
    /// <param name="Space">Its id, or site/slug, at the site of the booking.</param>
    /// <param name="From">RFC 3339 with an offset. Alone it changes the length too.</param>
    /// <param name="To">RFC 3339 with an offset; after <c>from</c>.</param>
    public sealed record Change(
        string? Space = null,
        [property: Format("date-time")] string? From = null,
        [property: Format("date-time")] string? To = null,
        int? People = null
    );

    public static readonly Change Sample = new(
        "semarang/ruang-rapat-2",
        "2026-12-01T13:00:00+07:00",
        "2026-12-01T15:00:00+07:00"
    );

    /// <summary>Move a booking of yours.</summary>
    /// <remarks>It keeps what it has until it has the other, so a refusal takes nothing away; its calendar file
    /// follows. Before it begins, and by the rules of booking; what staff approved first they alone move. Sent twice,
    /// it is moved once.</remarks>
    /// <param name="code">As the answer to booking gave it; capital or small letters.</param>
    /// <response code="200">As it is now.</response>
    internal static async Task<IResult> Now(
        string code,
        HttpContext http,
        KnownPeople people,
        AppDb db,
        Catalogue catalogue,
        MoveBooking move,
        CancellationToken stop
    )
    {
        var user = http.User;
        if (user.HasClaim("scope", "read"))
            return Problems.Scope(http);
        var expected = Words.Say(
            "Kirim yang berubah: space, from, to, atau people.",
            "Send what changes: space, from, to or people."
        );
        var (change, atOnce) = await ApiPosts.Wished<Change>(http, expected, stop);
        if (change is null)
            return atOnce!;
        if (await BookingApi.Own(code, user, people, db, stop) is not { } booking)
            return BookingApi.NotYours();
        if (await Space(change, booking, catalogue, stop) is not { } at)
            return BookingApi.NoSpace();
        if (!BookingApi.ReadTimes(change.From, change.To, booking.Range, out var range, out var unread))
            return BookingApi.Broken(unread);
        var to = new BookingPlace(at.Space.Id, range.Starts, range.Ends, change.People ?? booking.People);
        if (to != booking.Place)
            switch (await move.To(booking.Code, booking.Version, new(user.AccountId(), false), to))
            {
                case ChangeAnswer.Broken broken:
                    return BookingApi.Broken(broken.Rules);
                case ChangeAnswer.Clash clash:
                    return BookingApi.Clashes(null, clash.Alternatives);
                case ChangeAnswer.NotNow no:
                    return Problems.Of(BookingApi.NotNow, no.Sentence);
            }
        return await BookingApi.Read(code, user, people, db, catalogue, stop);
    }

    // At another site there is another staff, and other rules: that is another booking.
    private static async ValueTask<CatalogueSpace?> Space(
        Change change,
        Booking booking,
        Catalogue catalogue,
        CancellationToken stop
    )
    {
        var at = change.Space is null
            ? await catalogue.Space(booking.SpaceId, stop)
            : await BookingApi.Find(catalogue, change.Space, stop);
        return at?.Site.Id == booking.SiteId ? at : null;
    }
}
