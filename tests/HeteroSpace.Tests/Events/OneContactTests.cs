using System.Net.Http.Json;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>One phone for two, also without an account: each name stands once on a contact, for no more seats than a
/// group.</summary>
public sealed class OneContactTests
{
    private const string Number = "0812 0000 0777",
        Mail = "keluarga@example.org";

    [Theory, InlineData(Number), InlineData(Mail)]
    public async Task Two_of_one_contact_are_both_registered_and_each_once(string contact)
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app);
        foreach (var name in (string[])["Siti Aminah", "Budi Santosa"])
            Assert.IsType<ChangeSeat.Done>(await Show(app, await Ask(app, of, name, contact)));
        var again = Assert.IsType<ChangeSeat.NotNow>(await Show(app, await Ask(app, of, "SITI  aminah", contact)));
        Assert.Contains("sudah terdaftar", again.Sentence);
        Assert.Equal(2, await Held.Taken(app, of));
    }

    [Fact]
    public async Task One_contact_takes_four_names_and_no_more_seats_than_a_group()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(40) with { MostInGroup = 6 });
        Assert.IsType<ChangeSeat.Done>(await Show(app, await Ask(app, of, "Satu", Number, people: 3)));
        Assert.IsType<ChangeSeat.NotNow>(await Show(app, await Ask(app, of, "Dua", Number, people: 4)));
        foreach (var name in (string[])["Tiga", "Empat", "Lima"])
            Assert.IsType<ChangeSeat.Done>(await Show(app, await Ask(app, of, name, Number)));
        var fifth = Assert.IsType<ChangeSeat.NotNow>(await Show(app, await Ask(app, of, "Enam", Number)));
        Assert.Contains("sudah 6 orang terdaftar", fifth.Sentence);
        Assert.Equal(6, await Held.Taken(app, of));
    }

    [Fact]
    public async Task Staff_write_down_two_of_one_number_at_the_door_and_neither_twice()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app);
        RegistrationWish Walks(string name) =>
            new(of, null, 1, null, name, Number) { ByStaff = officer.AccountId, MayWait = true };
        foreach (var name in (string[])["Siti Aminah", "Budi Santosa"])
            Assert.IsType<RegisterAnswer.Registered>(await Held.Try(app, Walks(name)));
        Assert.IsType<RegisterAnswer.Already>(await Held.Try(app, Walks("Budi Santosa")));
        Assert.Equal(2, await Held.Taken(app, of));
    }

    [Fact]
    public async Task Whose_contact_it_is_registers_beside_who_used_it_before_and_finds_both_tickets()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app);
        var owner = await app.Member();
        Assert.IsType<ChangeSeat.Done>(await Show(app, await Ask(app, of, "Adik Peserta", owner.Email!)));
        await Held.Register(app, of, person: owner);
        Assert.Equal(
            2,
            await app.Read(db => db.Registrations().CountAsync(row => row.PersonId == owner.Id && row.Shown != null))
        );
        Assert.IsType<RegisterAnswer.Already>(await Held.Try(app, new(of, null, 1, owner, "", "")));
    }

    [Fact]
    public async Task The_database_keeps_it_to_four_whatever_the_code_does()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app);
        var row = await Ask(app, of, "Satu", Number);
        foreach (var place in (int[])[0, OneContact.Most + 1])
            Assert.NotNull(
                await Record.ExceptionAsync(() =>
                    app.Read(db =>
                        db.Registrations()
                            .Where(known => known.Id == row.Id)
                            .ExecuteUpdateAsync(set => set.SetProperty(known => known.OfContact, place))
                    )
                )
            );
        await Show(app, row);
        await Show(app, await Ask(app, of, "Dua", Number));
        Assert.NotNull(
            await Record.ExceptionAsync(() =>
                app.Read(db =>
                    db.Registrations().ExecuteUpdateAsync(set => set.SetProperty(known => known.OfContact, 1))
                )
            )
        );
    }

    [Fact]
    public async Task Another_name_that_takes_the_place_in_the_same_moment_at_another_node_keeps_nobody_out()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app, Held.Plan(10, 10));
        var online = await Held.Pool(app, of, Attend.Online);
        var answer = await app.Read(async db =>
        {
            await using var node = await db.Database.BeginTransactionAsync();
            db.Add(
                new Registration
                {
                    EventId = of.Id,
                    PoolId = online.Id,
                    Attend = Attend.Online,
                    Name = "Siti Aminah",
                    Email = Mail,
                    Made = app.Now,
                    Shown = app.Now,
                    Status = RegistrationStatus.Confirmed,
                }
            );
            await db.SaveChangesAsync();
            var beside = Held.Try(
                app,
                new(of, Attend.InPerson, 1, null, "Budi Santosa", Mail) { ByStaff = officer.AccountId }
            );
            await Task.Delay(500);
            await node.CommitAsync();
            return await beside;
        });
        Assert.Equal("Budi Santosa", Assert.IsType<RegisterAnswer.Registered>(answer).Registration.Name);
        Assert.Equal(
            [1, 2],
            await app.Read(db =>
                db.Registrations().OrderBy(row => row.OfContact).Select(row => row.OfContact).ToListAsync()
            )
        );
    }

    [Fact]
    public async Task Whoever_stands_at_the_door_is_noted_also_with_a_contact_that_is_full()
    {
        await using var app = await HeteroApp.Start(OneHousehold.Monday);
        var (officer, of) = await Held.Event(app, OneHousehold.Plan(20));
        app.Clock.Advance(of.Starts - app.Now);
        using var door = await RightsTests.Browser(app, officer);
        for (var number = 1; number <= OneContact.Most + 1; number++)
        {
            var name = $"Saudara {number}";
            var page = await Browse.Send(
                door,
                $"/pindai/{of.Slug}",
                "datang",
                ("id", $"{Guid.CreateVersion7()}"),
                ("nama", name),
                ("kontak", Number)
            );
            Assert.Contains("door-ok", await page.Text());
        }
        using var sent = await door.PostAsJsonAsync(
            $"/pindai/{of.Slug}/kirim",
            new
            {
                device = "Pintu A",
                now = 0,
                walkUps = new[]
                {
                    new
                    {
                        id = Guid.CreateVersion7(),
                        name = "Saudara Terakhir",
                        contact = Number,
                        at = 0,
                    },
                },
            }
        );
        Assert.Contains("welcome", await sent.Content.ReadAsStringAsync());
        Assert.Equal(OneContact.Most + 2, await app.Read(db => db.Attendances().CountAsync()));
        Assert.Equal(2, await app.Read(db => db.Registrations().CountAsync(row => row.Phone == null)));
    }

    [Fact]
    public async Task Whoever_comes_with_a_contact_that_cannot_be_read_is_let_in_and_stays_to_be_seen_to()
    {
        await using var app = await HeteroApp.Start(OneHousehold.Monday);
        var (officer, of) = await Held.Event(app, OneHousehold.Plan());
        app.Clock.Advance(of.Starts - app.Now);
        using var door = await RightsTests.Browser(app, officer);
        var walk = Guid.CreateVersion7();
        async Task<string> Send(string contact) =>
            await (
                await door.PostAsJsonAsync(
                    $"/pindai/{of.Slug}/kirim",
                    new
                    {
                        device = "Pintu A",
                        now = 0,
                        walkUps = new[]
                        {
                            new
                            {
                                id = walk,
                                name = "Siti Aminah",
                                contact,
                                at = 0,
                            },
                        },
                    }
                )
            ).Content.ReadAsStringAsync();
        Assert.Contains("contactless", await Send("siti@@"));
        Assert.Contains("contactless", await Send("siti@@"));
        Assert.Contains("welcome", await Send(""));
        Assert.Equal(1, await app.Read(db => db.Attendances().CountAsync()));
    }

    [Fact]
    public async Task Half_a_letter_keeps_no_door_from_being_heard_and_no_contact_is_no_unreadable_one()
    {
        await using var app = await HeteroApp.Start(OneHousehold.Monday);
        var (officer, of) = await Held.Event(app, OneHousehold.Plan());
        app.Clock.Advance(of.Starts - app.Now);
        using var door = await RightsTests.Browser(app, officer);
        var none = (string[])["-", "n/a", "belum ada", " ", "\\u200b"];
        var walks = none.Select(contact =>
            $$"""{"id":"{{Guid.CreateVersion7()}}","name":"Siti\ud83d","contact":"{{contact}}","at":0}"""
        );
        using var sent = new StringContent(
            $$"""{"device":"Pintu \udc00","now":0,"walkUps":[{{string.Join(',', walks)}}]}""",
            System.Text.Encoding.UTF8,
            "application/json"
        );
        var answer = await (await door.PostAsync($"/pindai/{of.Slug}/kirim", sent)).Content.ReadAsStringAsync();
        Assert.Equal(none.Length, answer.Split("\"welcome\"").Length - 1);
        Assert.Equal(none.Length, await app.Read(db => db.Attendances().CountAsync()));
    }

    [Theory, InlineData(Number, "Kirim dulu kodenya"), InlineData(Mail, "Buka pesan kami")]
    public async Task Whoever_has_to_confirm_first_reads_how_with_that_contact(string contact, string how)
    {
        await using var app = await HeteroApp.Start(OneHousehold.Monday);
        var (_, of) = await Held.Event(app, OneHousehold.Plan());
        using var visitor = Browse.Visitor(app);
        var said = "";
        for (var number = 0; number <= RegistrationRules.MostPending; number++)
            said = await (
                await Browse.Typed(
                    app,
                    visitor,
                    $"/acara/{of.Slug}/daftar",
                    "daftar",
                    ("orang", "1"),
                    ("nama", $"Saudara {(char)('A' + number)}"),
                    ("kontak", contact)
                )
            ).Text();
        Assert.Contains(how, said);
    }

    [Fact]
    public async Task The_front_desk_matches_the_code_of_each_who_registered_with_one_number_at_its_site()
    {
        await using var app = await HeteroApp.Start(OneHousehold.Monday);
        var (_, of) = await Held.Event(app, OneHousehold.Plan());
        using var elsewhere = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "solo"));
        var clerk = await app.Staff(Role.FrontDesk, "semarang");
        using var desk = await RightsTests.Browser(app, clerk);
        foreach (var name in (string[])["Siti Aminah", "Budi Santosa"])
        {
            var row = await Ask(app, of, name, Number);
            var code = app.Opened(row.SealedPhoneCode!);
            var far = await Browse.Send(elsewhere, "/konsol/solo/nomor", "kode", ("kode", code));
            Assert.DoesNotContain(name, await far.Text());
            var near = await (await Browse.Send(desk, "/konsol/semarang/nomor", "kode", ("kode", code))).Text();
            Assert.Contains(name, near);
            Assert.Contains("0812-0000-0777", near);
            Assert.Contains(of.Title, near);
            var matched = await Browse.Send(desk, "/konsol/semarang/nomor", $"acara-{row.Id}", ("kode", code));
            Assert.Contains("jadi ini berlaku", await matched.Text());
            Assert.Equal(RegistrationStatus.Confirmed, (await Held.Now(app, row)).Status);
        }
        Assert.Equal(2, await Held.Taken(app, of));
        foreach (var done in (string[])["registration.phone-seen", "number.looked-up"])
            Assert.Equal(
                2,
                await app.Read(db => db.Audit().CountAsync(row => row.By == clerk.AccountId && row.Action == done))
            );
    }

    private static async Task<Registration> Ask(HeteroApp app, Event of, string name, string contact, int people = 1) =>
        Assert
            .IsType<RegisterAnswer.Registered>(
                await Held.Try(app, new(of, null, people, null, name, contact) { MayWait = true })
            )
            .Registration;

    private static Task<ChangeSeat> Show(HeteroApp app, Registration row) =>
        Held.Change(app, change => change.Show(row.Id));
}
