using System.Globalization;
using HeteroSpace.Foundation.Db;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

/// <summary>
/// What a person reads at the last step: true for their contact, for the seats there are, and before they press.
/// </summary>
public sealed class SeatWordsTests
{
    private const string Yours = "jadi milik Anda";

    [Fact]
    public async Task Who_gave_a_mail_address_reads_of_a_mail_and_sees_what_they_typed_until_it_stands()
    {
        await using var app = await HeteroApp.Start(Later);
        var of = await Event(app);
        var mail = await Registered(app, of, "salah.ketik@exampel.org");
        Assert.Contains("salah.ketik@exampel.org", mail, StringComparison.Ordinal);
        Assert.Contains("Kami mengirim tautan", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("wa.me", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("Buka tautan ini", mail, StringComparison.Ordinal);
        // In English as well, and once it stands the contact is not shown: links are forwarded.
        var guest = await app.Read(db => db.Registrations().AsNoTracking().SingleAsync(row => row.Email != null));
        using var browser = Browse.Visitor(app);
        var address = "/status/" + await Secret(app, guest);
        Assert.Contains("We sent a link", await browser.Page(address + "?lang=en"), StringComparison.Ordinal);
        await Held.Change(app, change => change.Show(guest.Id));
        Assert.DoesNotContain("exampel.org", await browser.Page(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_gave_a_number_reads_of_a_code_and_sees_what_they_typed()
    {
        await using var app = await HeteroApp.Start(Later);
        var of = await Event(app);
        var number = await Registered(app, of, "0812 0000 7001");
        Assert.Contains("0812-0000-7001", number, StringComparison.Ordinal);
        Assert.Contains("https://wa.me/", number, StringComparison.Ordinal);
        Assert.Contains("meja depan", number, StringComparison.Ordinal);
        Assert.DoesNotContain("tekan Konfirmasi", number, StringComparison.Ordinal);
        Assert.DoesNotContain("Buka tautan ini", number, StringComparison.Ordinal);
        var code = app.Opened(
            await app.Read(db =>
                db.Registrations().Where(row => row.Phone != null).Select(row => row.SealedPhoneCode).SingleAsync()
            )
        );
        Assert.Contains(code, number, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_letter_that_confirms_is_sent_once_more_when_asked_and_its_first_link_stays_good()
    {
        await using var app = await HeteroApp.Start(Later);
        var of = await Event(app);
        Assert.Contains("Satu langkah lagi", await Registered(app, of, "tamu@example.org"), StringComparison.Ordinal);
        await app.WorkJobs();
        Assert.Single(app.Mails);
        var guest = await app.Read(db => db.Registrations().AsNoTracking().SingleAsync());
        using var browser = Browse.Visitor(app);
        var address = "/status/" + await Secret(app, guest);
        var said = await (await Browse.Send(browser, address, "kirim-lagi")).Text();
        Assert.Contains("dikirim lagi ke tamu@example.org", said, StringComparison.Ordinal);
        await app.WorkJobs();
        Assert.Equal(2, app.Mails.Count(mail => mail.Subject!.StartsWith("Konfirmasikan", StringComparison.Ordinal)));
        await Held.Change(app, change => change.Show(guest.Id));
        Assert.IsType<ChangeSeat.NotNow>(await Held.Change(app, change => change.SayAgain(guest.Id)));
        Assert.Equal(RegistrationStatus.Confirmed, (await Held.Now(app, guest)).Status);
    }

    [Fact]
    public async Task Who_gave_a_number_alone_changes_to_the_screen_and_back_and_the_floor_goes_to_who_waits()
    {
        await using var app = await HeteroApp.Start(Later);
        var of = await Event(app, Held.Plan(1, 5));
        var guest = Assert
            .IsType<RegisterAnswer.Registered>(
                await Held.Try(app, new(of, Attend.InPerson, 1, null, "Peserta 021", "0812 0000 7009"))
            )
            .Registration;
        await Held.Change(app, change => change.Show(guest.Id));
        using var browser = Browse.Visitor(app);
        var ticket = "/status/" + await Secret(app, guest);
        var moved = await (await Browse.Send(browser, ticket, "pindah")).Text();
        Assert.Contains("Anda ikut online sekarang", moved, StringComparison.Ordinal);
        Assert.Contains("Pindah ke tempat", moved, StringComparison.Ordinal);
        await Browse.Send(browser, ticket, "pindah");
        var there = await browser.GetStringAsync(
            ticket.Replace("/status/", "/tiket/", StringComparison.Ordinal) + "/kalender.ics"
        );
        Assert.Contains("LOCATION:Pendopo", there, StringComparison.Ordinal);
        Assert.Contains("Tiket Anda", there, StringComparison.Ordinal);
        Assert.Equal((1, 0), (await Held.Taken(app, of), await Held.Taken(app, of, Attend.Online)));
        var waits = await Held.Register(app, of, 1, Attend.InPerson);
        Assert.Contains("1 pendaftaran menunggu", await browser.Page(ticket), StringComparison.Ordinal);
        var online = await (await Browse.Send(browser, ticket, "pindah")).Text();
        Assert.Equal(RegistrationStatus.Offered, (await Held.Now(app, waits)).Status);
        // The way back is shut, and the page says so.
        Assert.DoesNotContain("Pindah ke tempat", online, StringComparison.Ordinal);
        Assert.Contains("Di tempat sedang penuh", online, StringComparison.Ordinal);
        var calendar = await browser.GetStringAsync(
            ticket.Replace("/status/", "/tiket/", StringComparison.Ordinal) + "/kalender.ics"
        );
        Assert.Contains("Tombol bergabung", calendar, StringComparison.Ordinal);
        Assert.DoesNotContain("LOCATION:Pendopo", calendar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_whose_own_contact_is_not_confirmed_is_led_to_it_and_never_to_a_link_that_did_not_come()
    {
        await using var app = await HeteroApp.Start(Later);
        var of = await Event(app);
        var member = await app.Member(confirmed: false);
        await app.Read(db =>
            db.People()
                .Where(row => row.Id == member.Id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(row => row.Email, (string?)null).SetProperty(row => row.Phone, "+6281200007002")
                )
        );
        var row = await Held.Register(
            app,
            of,
            person: await app.Read(db => db.People().AsNoTracking().SingleAsync(known => known.Id == member.Id))
        );
        using var browser = Browse.Visitor(app);
        var page = await browser.Page("/status/" + await Secret(app, row));
        Assert.Contains("/saya/profil", page, StringComparison.Ordinal);
        Assert.DoesNotContain("tekan Konfirmasi", page, StringComparison.Ordinal);
        await app.WorkJobs();
        Assert.DoesNotContain(
            await app.Read(db => db.Set<Messaging.Notice>().Select(notice => notice.Text).ToListAsync()),
            text => text.Contains("Buka tautan ini", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_full_event_says_waiting_list_before_in_the_first_mail_on_the_page_after_and_after_confirming()
    {
        await using var app = await HeteroApp.Start(Later);
        var of = await Event(app, Held.Plan(1));
        await Held.Register(app, of);
        await Held.Register(app, of);
        await app.WorkJobs();
        using var browser = Browse.Visitor(app);
        var form = await browser.Page($"/acara/{of.Slug}/daftar");
        Assert.Contains(">Masuk daftar tunggu</button>", form, StringComparison.Ordinal);
        Assert.Contains("Kursinya penuh", form, StringComparison.Ordinal);
        var page = await (
            await Browse.Typed(
                app,
                browser,
                $"/acara/{of.Slug}/daftar",
                "daftar",
                ("nama", "Peserta 021"),
                ("kontak", "tamu@example.org"),
                ("tunggu", "ya")
            )
        ).Text();
        Assert.Contains("daftar tunggu", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Yours, page, StringComparison.Ordinal);
        await app.WorkJobs();
        var mail = app.Mails.Single(sent => sent.To.ToString().Contains("tamu@example.org"));
        Assert.Contains("daftar tunggu", mail.TextBody!, StringComparison.Ordinal);
        Assert.DoesNotContain(Yours, mail.TextBody!, StringComparison.Ordinal);
        var link = System.Text.RegularExpressions.Regex.Match(mail.TextBody!, @"/status/(\S+)").Value;
        var before = await browser.Page(link);
        Assert.Contains("daftar tunggu", before, StringComparison.Ordinal);
        Assert.Contains(
            "nomor 2 di daftar tunggu",
            await (await Browse.Send(browser, link, "konfirmasi")).Text(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Whoever_presses_register_where_it_is_full_is_asked_first_in_each_way_to_attend()
    {
        await using var app = await HeteroApp.Start(Later);
        var of = await Event(app, Held.Plan(1, 10));
        await Held.Register(app, of, attend: Attend.InPerson);
        using var browser = Browse.Visitor(app);
        var address = $"/acara/{of.Slug}/daftar";
        Assert.Contains(">Daftar</button>", await browser.Page(address), StringComparison.Ordinal);
        (string, string)[] fields = [("nama", "Peserta 021"), ("kontak", "tamu@example.org")];
        var asked = await (
            await Browse.Typed(app, browser, address, "daftar", [.. fields, ("cara", "in-person")])
        ).Text();
        Assert.Contains("Masuk daftar tunggu", asked, StringComparison.Ordinal);
        Assert.Contains("Peserta 021", asked, StringComparison.Ordinal);
        Assert.Equal(
            0,
            await app.Read(db => db.Registrations().CountAsync(row => row.Status == RegistrationStatus.Pending))
        );
        // The other way has seats, and says so.
        Assert.Contains(
            Yours,
            await (await Browse.Typed(app, browser, address, "daftar", [.. fields, ("cara", "online")])).Text(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_draw_and_a_seat_kept_by_a_code_are_told_as_what_they_are()
    {
        await using var app = await HeteroApp.Start(Later);
        var drawn = await Event(app, Held.Plan(1) with { Opens = app.Now.AddMinutes(1), DrawSeconds = 600 });
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var page = await Registered(app, drawn, "undian@example.org");
        Assert.Contains("undian", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Yours, page, StringComparison.Ordinal);

        var (officer, of) = await Held.Event(app, Plan(app, Held.Plan(2)));
        await app.Do(services =>
            services
                .GetRequiredService<SeatInvitations>()
                .Open(
                    of,
                    new()
                    {
                        EventId = of.Id,
                        Attend = Attend.InPerson,
                        Code = "TEMAN234",
                        Name = "Difabel",
                        Quota = 1,
                    },
                    officer.AccountId!.Value
                )
        );
        await Held.Register(app, of);
        using var browser = Browse.Visitor(app);
        Assert.Contains(
            ">Masuk daftar tunggu</button>",
            await browser.Page($"/acara/{of.Slug}/daftar"),
            StringComparison.Ordinal
        );
        var address = $"/acara/{of.Slug}/daftar?undangan=TEMAN234";
        Assert.Contains(">Daftar</button>", await browser.Page(address), StringComparison.Ordinal);
        var invited = await (
            await Browse.Typed(
                app,
                browser,
                address,
                "daftar",
                ("nama", "Peserta 023"),
                ("kontak", "teman@example.org"),
                ("undangan", "TEMAN234")
            )
        ).Text();
        Assert.Contains(Yours, invited, StringComparison.Ordinal);
        Assert.DoesNotContain("daftar tunggu", invited, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seat_of_a_group_is_given_back_and_a_way_changed_only_after_being_asked()
    {
        await using var app = await HeteroApp.Start(Later);
        var of = await Event(app, Held.Plan(2, 5));
        var group = await Held.Register(app, of, 2, Attend.InPerson);
        var waits = await Held.Register(app, of, attend: Attend.InPerson);
        using var browser = Browse.Visitor(app);
        var address = "/status/" + await Secret(app, group);
        var page = await browser.Page(address);
        // Each form stands behind a question that says what happens.
        foreach (var form in (string[])["kembali-1", "kembali-2", "pindah"])
        {
            var at = page.IndexOf($"value=\"{form}\"", StringComparison.Ordinal);
            Assert.True(at > 0, form);
            Assert.True(
                page.LastIndexOf("<details", at, StringComparison.Ordinal)
                    > page.LastIndexOf("</details>", at, StringComparison.Ordinal),
                form
            );
        }
        Assert.Contains("1 pendaftaran menunggu", page, StringComparison.Ordinal);
        Assert.Equal(2, (await Held.Now(app, group)).People);
        await Browse.Send(browser, address, "kembali-2");
        Assert.Equal(
            (1, RegistrationStatus.Offered),
            ((await Held.Now(app, group)).People, (await Held.Now(app, waits)).Status)
        );
        Assert.Equal(
            [1],
            await app.Read(db =>
                db.Tickets()
                    .Where(row => row.RegistrationId == group.Id && !row.Returned)
                    .Select(row => row.Number)
                    .ToListAsync()
            )
        );
    }

    [Fact]
    public async Task Who_is_signed_in_and_presses_at_once_is_not_too_fast_and_nobody_is_told_that_nothing_is_kept()
    {
        await using var app = await HeteroApp.Start(Later);
        var of = await Event(app);
        using var member = await RightsTests.Browser(app, await app.Member());
        var address = $"/acara/{of.Slug}/daftar";
        Assert.DoesNotContain(
            "terlalu cepat",
            await (await Browse.Send(member, address, "daftar")).Text(),
            StringComparison.Ordinal
        );
        Assert.Equal(1, await Held.Taken(app, of));
        using var visitor = Browse.Visitor(app);
        var empty = await (await Browse.Send(visitor, address, "daftar")).Text();
        Assert.Contains("terlalu cepat", empty, StringComparison.Ordinal);
        Assert.DoesNotContain("tulis tetap ada", empty, StringComparison.OrdinalIgnoreCase);
        var typed = await (
            await Browse.Send(visitor, address, "daftar", ("nama", "Peserta 021"), ("kontak", "tamu@example.org"))
        ).Text();
        Assert.Contains("tulis tetap ada", typed, StringComparison.OrdinalIgnoreCase);
    }

    // Cookies end by the client's own clock, so the app's stands well ahead of it.
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    private static EventPlan Plan(HeteroApp app, EventPlan? plan = null) =>
        (plan ?? Held.Plan()) with
        {
            When = new(app.Now.AddDays(7), app.Now.AddDays(7).AddHours(2)),
        };

    private static async Task<Event> Event(HeteroApp app, EventPlan? plan = null) =>
        (await Held.Event(app, Plan(app, plan))).Event;

    private static Task<string> Secret(HeteroApp app, Registration row) =>
        app.Do(async services => (await services.GetRequiredService<Messaging.SecretLinks>().Of('t', row.Id)).Reveal());

    private static async Task<string> Registered(HeteroApp app, Event of, string contact)
    {
        using var browser = Browse.Visitor(app);
        var page = await (
            await Browse.Typed(
                app,
                browser,
                $"/acara/{of.Slug}/daftar",
                "daftar",
                ("nama", "Peserta 021"),
                ("kontak", contact)
            )
        ).Text();
        // What the page itself says; sites and their numbers stand in the foot of every one.
        return page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];
    }
}
