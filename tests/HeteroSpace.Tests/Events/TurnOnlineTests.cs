using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

/// <summary>An event in a room goes on online as one act, with one message to each, and one press undoes it.</summary>
public sealed class TurnOnlineTests
{
    private const string Link = "https://meet.example.org/kelas";

    private static async Task<Event> InClass(HeteroApp app, int? online = null) =>
        (
            await Held.Event(
                app,
                Held.Plan(online: online) with
                {
                    When = new(AtTuesday(13), AtTuesday(15)),
                    SpaceId = (await app.Space("semarang/kelas")).Space.Id,
                    Place = "",
                    Link = null,
                }
            )
        ).Event;

    private static DateTime AtTuesday(double hour) => Bookings.AtDesk.Tuesday(hour);

    private static string Page(Event of) => "/konsol/semarang/acara/" + of.Slug;

    private static Task<HttpResponseMessage> Press(HttpClient browser, Event of, string link) =>
        Browse.Send(
            browser,
            Page(of),
            "daring",
            ("versi", of.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("daring-tautan", link)
        );

    private static Task<int> Floor(HeteroApp app, Event of) =>
        app.Read(db => db.Occupancies().CountAsync(row => row.HolderId == of.Id));

    private static async Task<int> Told(HeteroApp app) =>
        (await app.Letters()).Count(letter => letter.Row.Kind == "event.changed");

    private static async Task NothingIsBroken(HeteroApp app) =>
        Assert.Empty(await app.Do(services => Verify.Broken(services, alsoFiles: false)));

    [Fact]
    public async Task Seats_move_the_room_is_free_and_each_hears_once_with_the_link()
    {
        await using var app = await HeteroApp.Start(Bookings.AtDesk.Monday);
        var of = await InClass(app);
        var (one, two) = (
            await Held.Register(app, of, 2),
            await Held.Register(app, of, person: await app.Member("Peserta 021"))
        );
        await app.WorkJobs();
        using var officer = await RightsTests.Browser(app, await app.Staff(Role.ProgramOfficer, "semarang"));
        Assert.Contains("Tulis dulu tautan", await (await Press(officer, of, "")).Text());
        Assert.Contains("https lengkap", await (await Press(officer, of, "nanti")).Text());
        Assert.Contains("Sekarang online", await (await Press(officer, of, Link)).Text());
        var now = await Held.Now(app, of);
        Assert.Equal((OnlineBy.Link, Link), (now.OnlineBy, now.Link));
        Assert.Equal(0, await Floor(app, of));
        Assert.Equal(Attend.Online, (await Held.Now(app, one)).Attend);
        Assert.Equal(Attend.Online, (await Held.Now(app, two)).Attend);
        Assert.Equal(0, await Told(app));
        app.Clock.Advance(SecondThought.Open);
        await app.WorkJobs();
        Assert.Equal(2, await Told(app));
        await NothingIsBroken(app);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public async Task Undone_everyone_has_their_seat_and_the_room_again_and_nobody_hears(int? online)
    {
        await using var app = await HeteroApp.Start(Bookings.AtDesk.Monday);
        var of = await InClass(app, online);
        var seat = await Held.Register(app, of, 2, Attend.InPerson);
        await app.WorkJobs();
        using var officer = await RightsTests.Browser(app, await app.Staff(Role.ProgramOfficer, "semarang"));
        var turned = await Press(officer, of, Link);
        Assert.Equal(0, await Floor(app, of));
        await Browse.Undo(officer, turned);
        var now = await Held.Now(app, of);
        Assert.Null(now.Link);
        Assert.NotEqual(0, await Floor(app, of));
        Assert.Equal(
            (Attend.InPerson, seat.PoolId),
            ((await Held.Now(app, seat)).Attend, (await Held.Now(app, seat)).PoolId)
        );
        Assert.Equal((2, 10), ((await Held.Pool(app, of)).Taken, (await Held.Pool(app, of)).Quota));
        if (online is not null)
            Assert.Equal(online, (await Held.Pool(app, of, Attend.Online)).Quota);
        await app.WorkJobs();
        Assert.Equal(0, await Told(app));
        await NothingIsBroken(app);
    }

    [Fact]
    public async Task Whoever_waited_for_a_seat_is_offered_one_online()
    {
        await using var app = await HeteroApp.Start(Bookings.AtDesk.Monday);
        var of = await InClass(app);
        await Held.Register(app, of, 10);
        var waits = await Held.Register(app, of, 1, person: await app.Member("Peserta 033"));
        Assert.Equal(RegistrationStatus.Waiting, waits.Status);
        await app.Do(async services =>
            ChangeRoom.Why(await services.GetRequiredService<TurnOnline>().Now(await Held.Now(app, of), of.By, Link))
        );
        var now = await Held.Now(app, waits);
        Assert.Equal((RegistrationStatus.Offered, Attend.Online), (now.Status, now.Attend));
        await NothingIsBroken(app);
    }

    [Fact]
    public async Task The_room_taken_meanwhile_it_stays_online()
    {
        await using var app = await HeteroApp.Start(Bookings.AtDesk.Monday);
        var of = await InClass(app);
        await Held.Register(app, of);
        using var officer = await RightsTests.Browser(app, await app.Staff(Role.ProgramOfficer, "semarang"));
        var turned = await Press(officer, of, Link);
        await Bookings.AtDesk.Booked(app, "semarang/kelas", new(AtTuesday(13), AtTuesday(14)));
        Assert.Contains("Tidak bisa diurungkan", await (await Browse.Undo(officer, turned)).Text());
        Assert.Equal(Link, (await Held.Now(app, of)).Link);
        await NothingIsBroken(app);
    }
}
