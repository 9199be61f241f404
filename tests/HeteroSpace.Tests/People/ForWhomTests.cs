using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static HeteroSpace.People.OneHousehold;

namespace HeteroSpace.People;

/// <summary>What is booked and registered for someone of a household, and for no one of another.</summary>
public sealed class ForWhomTests
{
    [Fact]
    public async Task Two_of_one_phone_register_each_for_themselves_and_each_once()
    {
        await using var app = await HeteroApp.Start(Monday);
        var (_, of) = await Held.Event(app, Plan());
        var head = await app.Member();
        using var mine = await RightsTests.Browser(app, head);
        var form = $"/acara/{of.Slug}/daftar";
        await Browse.Typed(app, mine, form, "daftar", ("orang", "1"));
        await Browse.Typed(
            app,
            mine,
            form,
            "daftar",
            [("orang", "1"), (Household.ForField, Household.Another), .. Ratna]
        );
        var ratna = Assert.Single(await Of(app, head));
        var again = await Browse.Typed(app, mine, form, "daftar", ("orang", "1"), (Household.ForField, $"{ratna.Id}"));
        Assert.Contains("Ratna Contoh sudah terdaftar", await again.Text());
        var tickets = await app.Read(db => db.Tickets().AsNoTracking().OrderBy(row => row.Id).ToListAsync());
        Assert.Equal([head.Name, "Ratna Contoh"], tickets.Select(ticket => ticket.Name));
        Assert.Contains("Untuk Ratna Contoh", await mine.Page("/saya/tiket"));
        // "You are registered" leads to one's own ticket, not to the newest of the family's.
        var page = await new HtmlParser().ParseDocumentAsync(await mine.Page($"/acara/{of.Slug}"));
        var own = await mine.Page(page.QuerySelector(".register-bar a")!.GetAttribute("href")!);
        Assert.DoesNotContain("Untuk Ratna Contoh", own);
        Assert.Contains("Tiket Ratna Contoh", page.Body!.TextContent);
        Assert.Equal(2, (await app.Read(db => db.SeatPools().SingleAsync(row => row.EventId == of.Id))).Taken);
    }

    [Fact]
    public async Task A_registration_for_one_of_the_household_is_for_one()
    {
        await using var app = await HeteroApp.Start(Monday);
        var (_, of) = await Held.Event(app, Plan());
        var head = await app.Member();
        using var mine = await RightsTests.Browser(app, head);
        await Browse.Send(mine, Page, "tambah", Ratna);
        var ratna = Assert.Single(await Of(app, head));
        var two = await Browse.Typed(
            app,
            mine,
            $"/acara/{of.Slug}/daftar",
            "daftar",
            ("orang", "2"),
            (Household.ForField, $"{ratna.Id}")
        );
        Assert.Contains("satu pendaftaran satu orang", await two.Text());
        Assert.Equal(0, await app.Read(db => db.Registrations().CountAsync()));
    }

    [Fact]
    public async Task Whoever_is_taken_out_and_told_of_again_has_one_seat_still()
    {
        await using var app = await HeteroApp.Start(Monday);
        var (_, of) = await Held.Event(app, Plan());
        using var mine = await RightsTests.Browser(app, await app.Member());
        (string, string)[] told = [("orang", "1"), (Household.ForField, Household.Another), .. Ratna];
        await Browse.Typed(app, mine, $"/acara/{of.Slug}/daftar", "daftar", told);
        var ratna = await app.Read(db => db.Households().Select(row => row.Id).SingleAsync());
        await Browse.Send(mine, Page, $"hapus-{ratna}");
        var again = await Browse.Typed(app, mine, $"/acara/{of.Slug}/daftar", "daftar", told);
        Assert.Contains("sudah terdaftar", await again.Text());
        Assert.Equal(1, await Held.Taken(app, of));
    }

    [Fact]
    public async Task Whoever_replaces_the_names_of_a_household_fills_no_hall()
    {
        await using var app = await HeteroApp.Start(Monday);
        var (_, of) = await Held.Event(app, Plan(40));
        var head = await app.Member();
        using var mine = await RightsTests.Browser(app, head);
        for (var number = 0; number <= Household.Most; number++)
        {
            await Browse.Send(mine, Page, "tambah", [(Household.NameField, $"Adik {number}"), .. Ratna[1..]]);
            var one = Assert.Single(await Of(app, head));
            await Browse.Typed(
                app,
                mine,
                $"/acara/{of.Slug}/daftar",
                "daftar",
                ("orang", "1"),
                (Household.ForField, $"{one.Id}")
            );
            await Browse.Send(mine, Page, $"hapus-{one.Id}");
        }
        Assert.Equal(Household.Most, await app.Read(db => db.Registrations().CountAsync()));
    }

    [Fact]
    public async Task Programs_book_and_register_for_the_household_and_for_no_other()
    {
        await using var app = await HeteroApp.Start(Monday);
        var (_, of) = await Held.Event(app, Plan());
        var head = await app.Member();
        using var mine = await RightsTests.Browser(app, head);
        await Browse.Send(mine, Page, "tambah", Ratna);
        using var client = await app.Client(head);
        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1/household");
        var id = list.GetProperty("items")[0].GetProperty("id").GetGuid();
        var wish = new
        {
            space = "semarang/ruang-rapat-1",
            from = "2036-08-05T09:00:00+07:00",
            to = "2036-08-05T10:00:00+07:00",
            purpose = "PR",
            @for = id,
        };
        var booked = await client.PostAsJsonAsync("/api/v1/bookings", wish);
        Assert.Equal(HttpStatusCode.Created, booked.StatusCode);
        Assert.Equal(id, (await booked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("for").GetGuid());
        var registers = new { people = 1, @for = id };
        var address = $"/api/v1/events/{of.Slug}/registrations";
        Assert.Equal(HttpStatusCode.Created, (await client.PostAsJsonAsync(address, registers)).StatusCode);
        Assert.Equal(
            ("Ratna Contoh", "Ratna Contoh"),
            await app.Read(async db =>
                ((await db.Bookings().SingleAsync()).Name, (await db.Registrations().SingleAsync()).Name)
            )
        );
        using var stranger = await app.Client(await app.Member("Orang Lain"));
        foreach (var (to, body) in ((string, object)[])[("/api/v1/bookings", wish), (address, registers)])
        {
            var refused = await stranger.PostAsJsonAsync(to, body);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("\"for\"", await refused.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task A_booking_for_a_child_bears_the_childs_name_and_the_news_goes_to_the_head()
    {
        await using var app = await HeteroApp.Start(Monday);
        var head = await app.Member();
        using var mine = await RightsTests.Browser(app, head);
        Assert.Contains("Untuk siapa?", await mine.Page(Desk));
        var booked = await Browse.Send(
            mine,
            Desk,
            "pesan",
            [(Household.ForField, Household.Another), .. When, ("keperluan", "PR matematika"), .. Ratna]
        );
        Assert.Contains("Untuk Ratna Contoh", await booked.Text());
        var booking = await app.Read(db => db.Bookings().AsNoTracking().SingleAsync());
        var ratna = Assert.Single(await Of(app, head));
        Assert.Equal(
            ("Ratna Contoh", head.Id, ratna.Id, head.Email),
            (booking.Name, booking.PersonId, booking.ForId, booking.Email)
        );
        await app.WorkJobs();
        Assert.Single(app.Mails, mail => mail.To.ToString().Contains(head.Email!));

        // The desk sees the child, and on whose account.
        var staff = await app.Staff(Role.FrontDesk, "semarang");
        using var desk = await RightsTests.Browser(app, staff);
        Assert.Contains(head.Name, await desk.Page($"/konsol/semarang/pemesanan/{booking.Code}"));
        Assert.Contains(
            "Ratna Contoh ikut akun ini",
            await (await Browse.Send(desk, "/konsol/semarang/orang", "cari", ("cari", "ratna"))).Text()
        );
        Assert.Contains("Ratna Contoh", await desk.Page($"/konsol/semarang/orang/{head.Code}"));
    }

    [Fact]
    public async Task Nobody_books_for_someone_of_another_household_also_past_the_pages()
    {
        await using var app = await HeteroApp.Start(Monday);
        var head = await app.Member();
        using var theirs = await RightsTests.Browser(app, head);
        await Browse.Send(theirs, Page, "tambah", Ratna);
        var ratna = Assert.Single(await Of(app, head));
        var stranger = await app.Member("Orang Lain");
        using var mine = await RightsTests.Browser(app, stranger);
        var refused = await Browse.Send(
            mine,
            Desk,
            "pesan",
            [(Household.ForField, $"{ratna.Id}"), .. When, ("keperluan", "PR")]
        );
        Assert.Contains("tidak ada di keluarga Anda", await refused.Text());
        await Browse.Send(
            mine,
            $"{Page}?ubah={ratna.Id}",
            "ubah",
            (Household.NameField, "Diubah"),
            (Household.YearField, "2000")
        );
        await Browse.Send(mine, Page, $"hapus-{ratna.Id}");
        Assert.Equal("Ratna Contoh", Assert.Single(await Of(app, head)).Name);

        var past = await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var at = await app.Space("semarang/ruang-rapat-1");
            var booker = stranger.Books() with { For = ratna.Id };
            db.Add(Booking.Of(new(at.Space.Id, app.Now, app.Now.AddHours(1), 1, "PR", booker), at, app.Now, null));
            return await Record.ExceptionAsync(() => db.SaveChangesAsync());
        });
        Assert.IsType<DbUpdateException>(past);
    }

    [Fact]
    public async Task The_desk_finds_a_child_also_where_others_are_called_the_same()
    {
        await using var app = await HeteroApp.Start(Monday);
        var head = await app.Member();
        using var mine = await RightsTests.Browser(app, head);
        await Browse.Send(mine, Desk, "pesan", [(Household.ForField, Household.Another), .. When, .. Ratna, Purpose]);
        using var theirs = await RightsTests.Browser(app, await app.Member("Ratna Lain"));
        await Browse.Send(theirs, Desk, "pesan", [("tanggal", "2036-08-06"), .. When[1..], Purpose]);
        await app.WorkJobs();
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        var found = await (await Browse.Send(desk, "/konsol/semarang/orang", "cari", ("cari", "ratna"))).Text();
        Assert.Contains("Ratna Lain", found);
        Assert.Contains("Ratna Contoh ikut akun ini", found);
    }

    [Fact]
    public async Task What_is_told_and_what_stands_in_the_calendar_says_whose_it_is()
    {
        await using var app = await HeteroApp.Start(Monday);
        var (_, of) = await Held.Event(app, Plan());
        var head = await app.Member();
        using var mine = await RightsTests.Browser(app, head);
        await Browse.Send(mine, Desk, "pesan", [(Household.ForField, Household.Another), .. When, .. Ratna, Purpose]);
        var ratna = Assert.Single(await Of(app, head));
        await Browse.Typed(
            app,
            mine,
            $"/acara/{of.Slug}/daftar",
            "daftar",
            ("orang", "1"),
            (Household.ForField, $"{ratna.Id}")
        );
        await Browse.Typed(app, mine, $"/acara/{of.Slug}/daftar", "daftar", ("orang", "1"));
        await app.WorkJobs();
        var subjects = app.Mails.Where(mail => mail.To.ToString().Contains(head.Email!)).Select(mail => mail.Subject);
        Assert.Equal(2, subjects.Count(subject => subject!.Contains("Ratna Contoh", StringComparison.Ordinal)));
        Assert.Single(subjects, subject => subject == $"Tiket Anda: {of.Title}");
        Assert.Contains($"Tiket Ratna Contoh: {of.Title}", await mine.Page("/saya/pemesanan"));
        var code = await app.Read(db => db.Bookings().Select(row => row.Code).SingleAsync());
        var entry = await mine.GetStringAsync($"/saya/pemesanan/{code}/kalender.ics");
        Assert.Contains("PR · Ratna Contoh", entry.Replace("\r\n ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_last_whom_there_is_room_for_stays_chosen_while_the_form_is_put_right()
    {
        await using var app = await HeteroApp.Start(Monday);
        var (_, of) = await Held.Event(app, Plan());
        var head = await app.Member();
        using var mine = await RightsTests.Browser(app, head);
        for (var number = 1; number < Household.Most; number++)
            await Browse.Send(mine, Page, "tambah", [(Household.NameField, $"Adik {number}"), .. Ratna[1..]]);
        var form = $"/acara/{of.Slug}/daftar";
        (string, string)[] told = [(Household.ForField, Household.Another), .. Ratna];
        await Browse.Typed(app, mine, form, "daftar", [("orang", "2"), .. told]);
        Assert.Equal(Household.Most, (await Of(app, head)).Count);
        var again = await Browse.Typed(app, mine, form, "daftar", [("orang", "2"), .. told]);
        Assert.Contains($"value=\"{Household.Another}\" selected", await again.Text());
        await Browse.Typed(app, mine, form, "daftar", [("orang", "1"), .. told]);
        Assert.Equal("Ratna Contoh", (await app.Read(db => db.Registrations().SingleAsync())).Name);
    }

    [Fact]
    public async Task A_ticket_taken_with_ones_contact_in_another_name_says_whose_it_is()
    {
        await using var app = await HeteroApp.Start(Monday);
        var (_, of) = await Held.Event(app, Plan());
        var head = await app.Member();
        var asked = await Held.Try(app, new(of, null, 1, null, "Adik Peserta", head.Email!) { MayWait = true });
        var row = Assert.IsType<RegisterAnswer.Registered>(asked).Registration;
        await Held.Change(app, change => change.Show(row.Id));
        await Held.Register(app, of, person: head);
        using var mine = await RightsTests.Browser(app, head);
        var tickets = await mine.Page("/saya/tiket");
        Assert.Contains("Untuk Adik Peserta", tickets);
        Assert.DoesNotContain("Untuk " + head.Name, tickets);
    }

    private static readonly (string, string) Purpose = ("keperluan", "PR");
}
