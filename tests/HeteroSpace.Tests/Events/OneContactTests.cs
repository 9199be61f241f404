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

    private static async Task<Registration> Ask(HeteroApp app, Event of, string name, string contact, int people = 1) =>
        Assert
            .IsType<RegisterAnswer.Registered>(
                await Held.Try(app, new(of, null, people, null, name, contact) { MayWait = true })
            )
            .Registration;

    private static Task<ChangeSeat> Show(HeteroApp app, Registration row) =>
        Held.Change(app, change => change.Show(row.Id));
}
