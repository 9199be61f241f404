using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Bookings.AtDesk;

namespace HeteroSpace.FrontDesk;

/// <summary>Who walks in: a place, a name, a press.</summary>
public sealed class WalkInTests
{
    private const string Number = "+6281200001007";

    private static string Until(double hours) => Monday.AddHours(hours).ToString("yyyy-MM-ddTHH:mm:ssZ");

    private static Task<HttpResponseMessage> Comes(HttpClient desk, string place, string who, double hours = 2) =>
        Browse.Send(desk, Page, "masuk", ("tempat", place), ("siapa", who), ("sampai", Until(hours)));

    private static Task<Booking> Only(HeteroApp app) => app.Read(db => db.Bookings().AsNoTracking().SingleAsync());

    private static async Task<Person> Member(HeteroApp app)
    {
        var member = await app.Member("Peserta 007");
        await app.Read(db =>
            db.People()
                .Where(row => row.Id == member.Id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(row => row.Phone, Number)
                        .SetProperty(row => row.PhoneEnd, "1007")
                        .SetProperty(row => row.PhoneConfirmed, true)
                )
        );
        return member;
    }

    [Fact]
    public async Task A_guest_without_a_number_sits_down_at_a_desk_whose_name_is_told()
    {
        await using var app = await HeteroApp.Start(Monday);
        using var desk = await Browser(app, Role.FrontDesk);
        var told = await (await Comes(desk, "meja-bersama", "Ibu Sri")).Text();
        var made = await Only(app);
        Assert.Equal(
            (BookingStatus.CheckedIn, "Ibu Sri", null, Monday, Monday.AddHours(2)),
            (made.Status, made.Name, made.Phone, made.Starts, made.Ends)
        );
        Assert.Matches(@"Ibu Sri masuk: Meja[\w ]* \d+ sampai 12\.00\.", told);
        Assert.Contains("1 dari 24 dipakai", told);
    }

    [Theory]
    [InlineData("0812-0000-1007")]
    [InlineData("Bu Tujuh 081200001007")]
    [InlineData("+62 812 0000 1007, Bu Tujuh")]
    public async Task Who_gives_a_members_number_is_that_member_and_it_is_noted(string typed)
    {
        await using var app = await HeteroApp.Start(Monday);
        var member = await Member(app);
        using var desk = await Browser(app, Role.FrontDesk);
        var told = await (await Comes(desk, "meja-bersama", typed)).Text();
        Assert.Contains("Peserta 007 (anggota) masuk", told);
        Assert.Equal(member.Id, (await Only(app)).PersonId);
        var noted = await app.Read(db => db.PersonAccess().SingleAsync(row => row.PersonId == member.Id));
        Assert.Equal("person:" + member.Code, noted.What);
    }

    [Fact]
    public async Task A_card_and_a_mail_find_the_member_too()
    {
        await using var app = await HeteroApp.Start(Monday);
        var member = await Member(app);
        using var desk = await Browser(app, Role.FrontDesk);
        await Comes(desk, "meja-bersama", "https://hetero.example.org/kartu/" + member.Code);
        await Comes(desk, "ruang-rapat-1", member.Email!.ToUpperInvariant());
        Assert.Equal(
            [member.Id, member.Id],
            await app.Read(db => db.Bookings().Select(row => row.PersonId!.Value).ToListAsync())
        );
        Assert.Contains("Peserta 007, anggota", await desk.Page(Page + "?siapa=" + member.Code));
    }

    [Fact]
    public async Task A_number_that_nobody_confirmed_claims_nobody()
    {
        await using var app = await HeteroApp.Start(Monday);
        var member = await Member(app);
        await app.Read(db =>
            db.People()
                .Where(row => row.Id == member.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.PhoneConfirmed, false))
        );
        using var desk = await Browser(app, Role.FrontDesk);
        await Comes(desk, "meja-bersama", "0812-0000-1007");
        var made = await Only(app);
        Assert.Equal((null, "Tamu 1007", Number), (made.PersonId, made.Name, made.Phone));
    }

    [Fact]
    public async Task A_room_wants_a_number_and_says_so_at_the_field_with_what_was_typed()
    {
        await using var app = await HeteroApp.Start(Monday);
        using var desk = await Browser(app, Role.FrontDesk);
        var page = await (await Comes(desk, "ruang-rapat-1", "Ibu Sri")).Read();
        Assert.Contains("tulis juga nomornya", page.QuerySelector("#tamu .error-summary")!.TextContent);
        Assert.Equal("Ibu Sri", page.QuerySelector("#siapa")!.GetAttribute("value"));
        await Comes(desk, "ruang-rapat-1", "Ibu Sri 0812 3456 7890");
        Assert.Equal(("Ibu Sri", "+6281234567890"), ((await Only(app)).Name, (await Only(app)).Phone));
    }

    [Fact]
    public async Task A_room_that_is_taken_later_is_given_until_then_and_one_that_is_taken_says_by_whom()
    {
        await using var app = await HeteroApp.Start(Monday);
        await Booked(app, "semarang/ruang-rapat-1", new(Monday.AddHours(1), Monday.AddHours(3)), "Pak Berikut");
        await Booked(app, "semarang/ruang-rapat-2", new(Monday, Monday.AddHours(3)), "Pak Sekarang");
        using var desk = await Browser(app, Role.FrontDesk);
        const string who = "Ibu Sri 0812 3456 7890";
        var page = await (await Comes(desk, "ruang-rapat-1", who)).Read();
        var told = page.QuerySelector("#tamu .error-summary")!.TextContent;
        Assert.Contains("Pak Berikut, 11.00–13.00", told);
        Assert.Contains("Bisa sampai 11.00", told);
        Assert.Equal(Until(1), page.QuerySelector("input[name='sampai'][checked]")!.GetAttribute("value"));
        var taken = await (await Comes(desk, "ruang-rapat-2", who)).Text();
        Assert.Contains("Pak Sekarang", taken);
        await Comes(desk, "ruang-rapat-1", who, 1);
        Assert.Equal(
            Monday.AddHours(1),
            await app.Read(db =>
                db.Bookings().Where(row => row.Name == "Ibu Sri").Select(row => row.Ends).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Nobody_is_let_in_under_no_name_a_long_one_or_where_there_is_no_place()
    {
        await using var app = await HeteroApp.Start(Monday);
        using var desk = await Browser(app, Role.FrontDesk);
        foreach (var who in (string[])["", " ", new('a', 10_000), "Ani http://jahat.example.org", "\u202e"])
            Assert.NotNull((await (await Comes(desk, "meja-bersama", who)).Read()).QuerySelector(".error-summary"));
        Assert.NotNull((await (await Comes(desk, "tidak-ada", "Ibu Sri")).Read()).QuerySelector(".error-summary"));
        Assert.False(await app.Read(db => db.Bookings().AnyAsync()));
    }
}
