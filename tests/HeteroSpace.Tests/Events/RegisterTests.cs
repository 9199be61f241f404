using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

public sealed class RegisterTests
{
    [Fact]
    public async Task Someone_known_has_a_seat_at_once_and_a_ticket_for_each_of_the_group()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app);
        var person = await app.Member("Peserta 014");
        var answer = Assert.IsType<RegisterAnswer.Registered>(
            await Held.Try(app, new(of, null, 3, person, "", "") { Names = ["Peserta 015"] })
        );
        Assert.Equal(
            (RegistrationStatus.Confirmed, "Peserta 014,Peserta 015,"),
            (answer.Registration.Status, string.Join(',', answer.Tickets.Select(ticket => ticket.Name)))
        );
        Assert.Equal(3, await Held.Taken(app, of));
        await app.WorkJobs();
        var mail = Assert.Single(app.Mails);
        Assert.Contains("Tiket Anda: Kelas foto produk", mail.Subject!, StringComparison.Ordinal);
        Assert.Equal(3, mail.BodyParts.Count(part => part.ContentType.IsMimeType("image", "png")));
        Assert.Contains(mail.BodyParts, part => part.ContentType.IsMimeType("text", "calendar"));
        // The same person is one registration, however often they press.
        Assert.Equal(
            answer.Registration.Id,
            Assert
                .IsType<RegisterAnswer.Already>(await Held.Try(app, new(of, null, 1, person, "", "")))
                .Registration!.Id
        );
    }

    [Fact]
    public async Task Whoever_has_not_shown_who_they_are_holds_no_seat_and_gets_one_by_the_link_in_the_mail()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(2));
        var guest = await Held.Guest(app, of, "tamu@example.org");
        Assert.Equal((RegistrationStatus.Pending, 0), (guest.Status, await Held.Taken(app, of)));
        await app.WorkJobs();
        var link = System.Text.RegularExpressions.Regex.Match(app.Mails.Single().TextBody!, @"/status/(\S+)").Value;
        using var browser = Browse.Visitor(app);
        // Mail programs open links by themselves; only a press confirms.
        await browser.GetAsync(link);
        Assert.Equal(RegistrationStatus.Pending, (await Held.Now(app, guest)).Status);
        var page = await (await Browse.Send(browser, link, "konfirmasi")).Text();
        Assert.Contains("Ini tiket Anda", page, StringComparison.Ordinal);
        Assert.Equal(
            (RegistrationStatus.Confirmed, 1),
            ((await Held.Now(app, guest)).Status, await Held.Taken(app, of))
        );
        await app.WorkJobs();
        Assert.Contains(app.Mails, mail => mail.Subject!.StartsWith("Tiket Anda", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_link_of_the_ticket_does_not_confirm_a_contact()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app);
        var guest = await Held.Guest(app, of, "korban@example.org");
        using var browser = Browse.Visitor(app);
        var secret = await app.Do(async services =>
            (await services.GetRequiredService<Messaging.SecretLinks>().Of('t', guest.Id)).Reveal()
        );
        var page = await browser.Page("/status/" + secret);
        Assert.DoesNotContain("formname=\"konfirmasi\"", page, StringComparison.Ordinal);
        await Browse.Send(browser, "/status/" + secret, "konfirmasi");
        Assert.Equal(RegistrationStatus.Pending, (await Held.Now(app, guest)).Status);
        Assert.DoesNotContain("HT-", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_is_confirmed_by_staff_who_saw_its_code()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var plan = Held.Plan() with { When = new(app.Now.AddDays(7), app.Now.AddDays(7).AddHours(2)) };
        var (officer, of) = await Held.Event(app, plan);
        var guest = await Held.Guest(app, of, "0812 0000 7001");
        using var browser = await RightsTests.Browser(app, officer);
        var list = $"/konsol/semarang/acara/{of.Slug}/peserta";
        Assert.Contains(app.Opened(guest.SealedPhoneCode), await browser.Page(list), StringComparison.Ordinal);
        await Browse.Send(browser, list, $"cocok-{guest.Id}");
        Assert.Equal(RegistrationStatus.Confirmed, (await Held.Now(app, guest)).Status);
    }

    [Fact]
    public async Task Any_number_who_never_confirm_cost_no_seat_and_one_contact_not_more_than_three_rows()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(1));
        var (answers, many) = (new List<RegisterAnswer>(), LongRun.Or(400, 10_000));
        foreach (var portion in Enumerable.Range(0, many).Chunk(100))
            answers.AddRange(
                await Task.WhenAll(
                    portion.Select(number => Held.Try(app, new(of, null, 1, null, "Bot", $"bot{number}@example.org")))
                )
            );
        for (var again = 0; again < 5; again++)
            answers.Add(await Held.Try(app, new(of, null, 1, null, "Bot", "satu@example.org")));
        Assert.Equal(
            (many + 3, 2),
            (
                answers.OfType<RegisterAnswer.Registered>().Count(),
                answers.OfType<RegisterAnswer.TooManyPending>().Count()
            )
        );
        Assert.Equal(RegistrationStatus.Confirmed, (await Held.Register(app, of)).Status);
    }

    [Fact]
    public async Task In_a_rush_nobody_is_oversold_and_everyone_has_an_answer()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(50));
        var people = new List<Person>();
        for (var number = 0; number < 120; number++)
            people.Add(await app.Member());
        var answers = await Task.WhenAll(people.Select(person => Held.Try(app, new(of, null, 1, person, "", ""))));
        Assert.Equal(
            (50, 70),
            (answers.OfType<RegisterAnswer.Registered>().Count(), answers.OfType<RegisterAnswer.Full>().Count())
        );
        Assert.Equal(50, await Held.Taken(app, of));
    }

    [Fact]
    public async Task The_database_itself_refuses_one_seat_too_many()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(1));
        await Held.Register(app, of);
        var pool = await Held.Pool(app, of);
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() =>
            app.Read(db =>
            {
                db.Add(
                    new Registration
                    {
                        EventId = of.Id,
                        PoolId = pool.Id,
                        Name = "Lewat belakang",
                        People = 1,
                        Status = RegistrationStatus.Confirmed,
                        Made = app.Now,
                    }
                );
                return db.SaveChangesAsync();
            })
        );
        Assert.Contains("seat_pools_never_oversold", Refusals.Constraint(refused), StringComparison.Ordinal);
        // Nor can a quota fall below what is taken.
        await Assert.ThrowsAnyAsync<Exception>(() =>
            app.Read(db =>
                db.SeatPools()
                    .Where(row => row.Id == pool.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Quota, 0))
            )
        );
    }

    [Fact]
    public async Task Every_broken_rule_is_told_at_once()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app, Held.Plan(10, 10));
        await app.Do(async services =>
        {
            await services
                .GetRequiredService<EditParts>()
                .AddQuestion(
                    of,
                    new()
                    {
                        EventId = of.Id,
                        Text = "Usahanya apa?",
                        Required = true,
                    },
                    officer.AccountId!.Value
                );
            return true;
        });
        var broken = Assert.IsType<RegisterAnswer.Broken>(
            await Held.Try(app, new(of, null, 11, null, "", "bukan alamat") { Invitation = "SALAH" })
        );
        Assert.Equal(6, broken.Errors.Count);
    }

    [Fact]
    public async Task A_form_sent_too_soon_and_a_field_nobody_sees_keep_programs_out_and_nothing_typed_is_lost()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app);
        using var browser = Browse.Visitor(app);
        var address = $"/acara/{of.Slug}/daftar";
        var stamp = System
            .Text.RegularExpressions.Regex.Match(
                await browser.GetStringAsync(address),
                "name=\"saat\" value=\"([^\"]+)"
            )
            .Groups[1]
            .Value;
        var soon = await (
            await Browse.Send(
                browser,
                address,
                "daftar",
                ("saat", stamp),
                ("nama", "Peserta 021"),
                ("kontak", "tamu@example.org")
            )
        ).Text();
        Assert.Contains("terlalu cepat", soon, StringComparison.Ordinal);
        Assert.Contains("Peserta 021", soon, StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        await Browse.Send(
            browser,
            address,
            "daftar",
            ("saat", stamp),
            ("laman", "https://spam.example"),
            ("nama", "Peserta 021"),
            ("kontak", "tamu@example.org")
        );
        Assert.Equal(0, await app.Read(db => db.Registrations().CountAsync()));
        var done = await (
            await Browse.Send(
                browser,
                address,
                "daftar",
                ("saat", stamp),
                ("nama", "Peserta 021"),
                ("kontak", "tamu@example.org")
            )
        ).Text();
        Assert.Contains("Satu langkah lagi", done, StringComparison.Ordinal);
        Assert.Equal(1, await app.Read(db => db.Registrations().CountAsync()));
    }

    [Fact]
    public async Task An_invitation_keeps_seats_until_its_day_and_what_is_left_goes_to_everyone()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app, Held.Plan(10));
        var invitation = new SeatPool
        {
            EventId = of.Id,
            Attend = Attend.InPerson,
            Code = "TEMAN234",
            Name = "Difabel",
            Quota = 4,
            Until = app.Now.AddDays(2),
        };
        Assert.IsType<PlanAnswer.Done>(
            await app.Do(services =>
                services.GetRequiredService<SeatInvitations>().Open(of, invitation, officer.AccountId!.Value)
            )
        );
        Assert.Equal(6, (await Held.Pool(app, of)).Quota);
        await Held.Register(app, of, 6);
        var waiting = await Held.Register(app, of, 2);
        Assert.Equal(RegistrationStatus.Waiting, waiting.Status);
        var invited = Assert.IsType<RegisterAnswer.Registered>(
            await Held.Try(app, new(of, null, 1, await app.Member(), "", "") { Invitation = "teman234" })
        );
        Assert.Equal(RegistrationStatus.Confirmed, invited.Registration.Status);
        app.Clock.Advance(TimeSpan.FromDays(3));
        await app.WorkJobs();
        Assert.Equal(RegistrationStatus.Offered, (await Held.Now(app, waiting)).Status);
        Assert.Equal((9, 1), ((await Held.Pool(app, of)).Quota, (await Held.Pool(app, of, code: "TEMAN234")).Quota));
        Assert.Equal(9, await Held.Taken(app, of));
    }

    [Fact]
    public async Task A_code_that_is_taken_keeps_no_seats_and_what_is_done_next_is_done()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app, Held.Plan(10));
        var by = officer.AccountId!.Value;
        SeatPool Four() =>
            new()
            {
                EventId = of.Id,
                Attend = Attend.InPerson,
                Code = "TEMAN234",
                Name = "Difabel",
                Quota = 4,
            };
        await app.Do(async services =>
        {
            var invited = services.GetRequiredService<SeatInvitations>();
            Assert.IsType<PlanAnswer.Done>(await invited.Open(of, Four(), by));
            Assert.IsType<PlanAnswer.NotReady>(await invited.Open(of, Four(), by));
            await services.GetRequiredService<EditParts>().SetThanks(of, "Terima kasih.", by);
            return true;
        });
        Assert.Equal((6, "Terima kasih."), ((await Held.Pool(app, of)).Quota, (await Held.Now(app, of)).Thanks));
        Assert.Equal(1, await app.Read(db => db.Audit().CountAsync(row => row.Action == "event.invitation")));
    }

    [Fact]
    public async Task A_walk_up_sent_again_is_the_same_and_with_another_name_another_person()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app);
        var staff = await app.Staff(Foundation.Security.Role.FrontDesk, "semarang");
        RegistrationWish Wish(string name, Guid id) =>
            new(of, Attend.InPerson, 1, null, name, "") { ByStaff = staff.AccountId, Id = id };
        var id = Guid.CreateVersion7();
        var first = Assert.IsType<RegisterAnswer.Registered>(await Held.Try(app, Wish("Ani", id)));
        var again = Assert.IsType<RegisterAnswer.Already>(await Held.Try(app, Wish("Ani", id)));
        Assert.Equal(first.Registration.Id, again.Registration!.Id);
        var other = Assert.IsType<RegisterAnswer.Registered>(await Held.Try(app, Wish("Beni", id)));
        Assert.NotEqual(first.Registration.Id, other.Registration.Id);
        var without = Assert.IsType<RegisterAnswer.Registered>(await Held.Try(app, Wish("Cici", Guid.Empty)));
        Assert.NotEqual(Guid.Empty, without.Registration.Id);
    }
}
