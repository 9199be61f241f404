using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations;

/// <summary>A lead books for the organization, and the page tells what came of it.</summary>
public sealed class BookingForOrganizationTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    [Fact]
    public async Task A_lead_books_for_the_organization_and_its_page_tells_of_it_until_it_is_cancelled()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, organization) = await MembersTests.Verified(app);
        using var mine = await RightsTests.Browser(app, lead);
        var at = await app.Space("semarang/ruang-rapat-1");
        var tomorrow = $"{at.Site.Clock.Date(app.Now.AddDays(1)):yyyy-MM-dd}";
        var address = $"/pesan/semarang/ruang-rapat-1?tanggal={tomorrow}&jam=10:00&lama=60";
        (string, string)[] fields =
        [
            ("tanggal", tomorrow),
            ("jam", "10:00"),
            ("lama", "60"),
            ("orang", "4"),
            ("keperluan", "Latihan bersama"),
        ];
        Assert.Contains(organization.Name, await mine.Page(address));
        Assert.Contains(
            "hanya pengurusnya",
            await (await Browse.Send(mine, address, "pesan", [.. fields, ("sebagai", "komunitas-orang-lain")])).Text()
        );
        Assert.Contains(
            "/komunitas/" + organization.Slug,
            await (await Browse.Send(mine, address, "pesan", [.. fields, ("sebagai", organization.Slug)])).Text()
        );
        var booking = await app.Read(db => db.Bookings().AsNoTracking().SingleAsync());
        Assert.Equal((organization.Id, BookingStatus.Confirmed), (booking.OrganizationId, booking.Status));
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        Assert.Contains(organization.Name, await desk.Page("/konsol/semarang/pemesanan/" + booking.Code));

        var done = await app.Read(db => db.Activities().AsNoTracking().SingleAsync());
        Assert.Equal((organization.Id, booking.Id, booking.Starts), (done.OrganizationId, done.SourceId, done.At));
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.IsType<ChangeAnswer.Done>(await app.Change(change => change.CheckIn(booking.Code, Changer.Itself)));
        var page = await mine.Page("/komunitas/" + organization.Slug);
        Assert.Contains("Memakai ruang", page);
        Assert.DoesNotContain("Latihan bersama", page);
        Assert.Contains("aktif", await mine.Page("/komunitas?aktif=1&cari=batik"));
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task What_was_cancelled_or_nobody_came_to_is_no_activity(bool cancelled)
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, organization) = await MembersTests.Verified(app);
        var booking = await Booked(app, lead, organization);
        Assert.Equal(1, await app.Read(db => db.Activities().CountAsync()));
        if (!cancelled)
            app.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(30));
        Assert.IsType<ChangeAnswer.Done>(
            await app.Change(change =>
                cancelled ? change.Cancel(booking.Code, Changer.Itself, null) : change.ReleaseNoShow(booking.Code)
            )
        );
        Assert.Equal(0, await app.Read(db => db.Activities().CountAsync()));
    }

    [Fact]
    public async Task A_plain_member_and_a_suspended_organization_book_for_nobody()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, organization) = await MembersTests.Verified(app);
        var member = await app.Member();
        await app.Read(db =>
        {
            db.Add(
                new OrganizationMember
                {
                    OrganizationId = organization.Id,
                    PersonId = member.Id,
                    Since = app.Now,
                }
            );
            return db.SaveChangesAsync();
        });
        Assert.Equal("not_its_lead", Refused(await app.Book(await Wish(app, member, organization))));
        await app.Read(db =>
            db.Organizations()
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, OrganizationStatus.Suspended))
        );
        Assert.Equal("not_its_lead", Refused(await app.Book(await Wish(app, lead, organization))));
    }

    [Fact]
    public async Task A_request_becomes_an_activity_once_it_is_approved()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, organization) = await MembersTests.Verified(app);
        var at = await app.Space("semarang/kelas");
        var booking = Assert
            .IsType<BookAnswer.Booked>(
                await app.Book(BookTests.Wish(at, lead, app.Now.AddDays(3)) with { Organization = organization.Id })
            )
            .Booking;
        Assert.Equal(
            (BookingStatus.Requested, 0),
            (booking.Status, await app.Read(db => db.Activities().CountAsync()))
        );
        var staff = await app.Staff(Role.SiteManager, "semarang");
        Assert.IsType<ChangeAnswer.Done>(
            await app.Change(change => change.Approve(booking.Code, new(staff.AccountId, true), null))
        );
        Assert.Equal(1, await app.Read(db => db.Activities().CountAsync()));
    }

    [Fact]
    public async Task A_program_books_for_an_organization_its_person_leads_and_for_no_other()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, organization) = await MembersTests.Verified(app);
        using var client = await app.Client(lead);
        var from = new DateTimeOffset(app.Now.AddDays(1)).ToOffset(TimeSpan.FromHours(7));
        object Body(string slug) =>
            new
            {
                space = "semarang/ruang-rapat-1",
                from,
                to = from.AddHours(1),
                people = 2,
                purpose = "Rapat",
                organization = slug,
            };
        var refused = await client.PostAsJsonAsync("/api/v1/bookings", Body("tidak-ada"));
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, true),
            (refused.StatusCode, (await refused.Content.ReadAsStringAsync()).Contains("not_its_lead"))
        );
        var made = await (
            await client.PostAsJsonAsync("/api/v1/bookings", Body(organization.Slug))
        ).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(organization.Slug, made.GetProperty("organization").GetString());
        Assert.Equal(
            organization.Slug,
            (await client.GetFromJsonAsync<JsonElement>($"/api/v1/bookings/{made.GetProperty("code").GetString()}"))
                .GetProperty("organization")
                .GetString()
        );
        Assert.Equal(1, await app.Read(db => db.Activities().CountAsync(row => row.OrganizationId == organization.Id)));
    }

    private static string Refused(BookAnswer answer) =>
        Assert.Single(Assert.IsType<BookAnswer.Broken>(answer).Rules).Code;

    private static async Task<BookingRequest> Wish(HeteroApp app, Person person, Organization organization) =>
        BookTests.Wish(await app.Space("semarang/ruang-rapat-1"), person, app.Now.AddDays(1)) with
        {
            Organization = organization.Id,
        };

    private static async Task<Booking> Booked(HeteroApp app, Person person, Organization organization) =>
        Assert.IsType<BookAnswer.Booked>(await app.Book(await Wish(app, person, organization))).Booking;
}
