using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Bookings;

/// <summary>What tests of the staff's pages stand on: a Monday a browser's cookies live through, what holds floor on
/// it, and pages as they are read.</summary>
internal static class AtDesk
{
    /// <summary>Monday 4 August 2036, 10.00 WIB.</summary>
    public static readonly DateTime Monday = HeteroApp.MondayAtTen.AddYears(10).AddDays(1);

    /// <summary>The Tuesday after, at an hour of the site's clock.</summary>
    public static DateTime Tuesday(double hour) => Monday.AddDays(1).AddHours(hour - 10);

    public static TimeRange OnTuesday(double from, double to) => new(Tuesday(from), Tuesday(to));

    /// <summary>Staff book it for a guest, whatever the space's rules.</summary>
    public static async Task<Booking> Booked(HeteroApp app, string space, TimeRange range, string name = "Ibu Ratna")
    {
        var staff = await app.Staff(Role.FrontDesk, "semarang");
        var guest = new Booker(null, name, PersonKind.Public, null, "+6281200000077", "id");
        var wish = new BookingRequest(
            (await app.Space(space)).Space.Id,
            range.Starts,
            range.Ends,
            1,
            "Rapat koperasi",
            guest
        )
        {
            Staff = new(staff.AccountId!.Value, "Dibuka untuk uji"),
        };
        return Assert.IsType<BookAnswer.Booked>(await app.Book(wish)).Booking;
    }

    /// <summary>A member asks for a space that staff decide about.</summary>
    public static async Task<Booking> Asked(HeteroApp app, string space, TimeRange range, string name = "Peserta 014")
    {
        var wish = BookTests.Wish(
            await app.Space(space),
            await app.Member(name),
            range.Starts,
            (int)range.Length.TotalMinutes
        ) with
        {
            LetterFile = "-",
        };
        return Assert.IsType<BookAnswer.Booked>(await app.Book(wish)).Booking;
    }

    /// <summary>A member books it.</summary>
    public static async Task<Booking> OfMember(HeteroApp app, Person member, string space, TimeRange range)
    {
        var wish = BookTests.Wish(await app.Space(space), member, range.Starts, (int)range.Length.TotalMinutes);
        return Assert.IsType<BookAnswer.Booked>(await app.Book(wish)).Booking;
    }

    /// <summary>Whoever booked writes to the staff.</summary>
    public static async Task Write(this HeteroApp app, Booking booking, string text) =>
        Assert.Equal(
            Writing.Done,
            await app.Do(async services =>
            {
                var account = await services
                    .GetRequiredService<AppDb>()
                    .People()
                    .Where(row => row.Id == booking.PersonId)
                    .Select(row => row.AccountId)
                    .SingleOrDefaultAsync();
                return await services
                    .GetRequiredService<Converse>()
                    .ByThem(BookingTalk.Of(booking), new(account, booking.Name), text);
            })
        );

    /// <summary>The list of the day.</summary>
    public const string Page = "/meja/semarang";

    /// <summary>The page of a booking in the console.</summary>
    public static string Of(Booking booking) => "/konsol/semarang/pemesanan/" + booking.Code;

    public static Task<Booking> Reread(HeteroApp app, Booking booking) =>
        app.Read(db => db.Bookings().AsNoTracking().SingleAsync(row => row.Id == booking.Id));

    public static async Task<BookingStatus> Status(HeteroApp app, Booking booking) =>
        (await Reread(app, booking)).Status;

    public static async Task<HttpClient> Browser(HeteroApp app, Role role = Role.SiteManager) =>
        await RightsTests.Browser(app, await app.Staff(role, "semarang"));

    public static async Task<IDocument> Read(this HttpClient client, string address) =>
        new HtmlParser().ParseDocument(await client.GetStringAsync(address));

    public static async Task<IDocument> Read(this HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>The pieces of a space on the board's day.</summary>
    public static List<IElement> Blocks(this IDocument board, string space) =>
        [.. board.Lane(space).QuerySelectorAll(".bd-block")];

    /// <summary>It picks up that booking.</summary>
    public static bool Presses(this IElement block, Booking booking) =>
        block.GetAttribute("href")?.Contains("pilih=" + booking.Code, StringComparison.Ordinal) == true;

    /// <summary>The lane of a space, or of one of its desks.</summary>
    public static IElement Lane(this IDocument board, string space) =>
        Assert.Single(board.QuerySelectorAll(".bd-row"), row => row.QuerySelector(".bd-name b")?.TextContent == space);
}
