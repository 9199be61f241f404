using HeteroSpace.Events;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Initiatives;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>The clerk at the door reads what became of each guest: written down, or still waiting for a
/// network.</summary>
public sealed class DoorTests
{
    [Fact]
    public async Task Whoever_came_without_registering_is_noted_and_counted_and_waits_only_while_there_is_no_network()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var officer = await app.Staff(Role.ProgramOfficer, "semarang");
        var of = await Event(app, officer);
        for (var number = 0; number < 3; number++)
            await app.Do(async services =>
                await services
                    .GetRequiredService<Register>()
                    .Now(new(of, Attend.InPerson, 1, await app.Member(), "", ""))
            );
        var door = await phone.SignedIn(officer.Email!);
        await door.GotoAsync("/pindai/" + of.Slug);
        await Assertions.Expect(door.Locator("#pintu[data-ready]")).ToBeVisibleAsync();
        await Assertions.Expect(door.Locator("#masuk-dari")).ToHaveTextAsync("0/3");

        await WalkUp(door, "Pak Tio");
        var answer = door.Locator("#jawaban");
        await Assertions.Expect(answer).ToContainTextAsync("Pak Tio");
        await Assertions.Expect(answer).ToContainTextAsync("Tercatat");
        await Assertions.Expect(answer).Not.ToContainTextAsync("sinyal");
        // Seen from where the clerk stands on the page, and told to who does not see.
        await Assertions.Expect(answer).ToBeInViewportAsync(new() { Ratio = 0.9f });
        await Assertions.Expect(answer).ToHaveAttributeAsync("role", "status");
        await Assertions.Expect(door.Locator("#masuk-dari")).ToHaveTextAsync("1/4");

        // Without a network it is kept and says so; as soon as there is one, that it is noted.
        await door.Context.SetOfflineAsync(true);
        await WalkUp(door, "Bu Rini");
        await Assertions.Expect(answer).ToContainTextAsync("dikirim saat ada sinyal");
        await door.Context.SetOfflineAsync(false);
        await Assertions.Expect(answer).ToContainTextAsync("Tercatat");
        await Assertions.Expect(door.Locator("#masuk-dari")).ToHaveTextAsync("2/5");

        // What cannot be taken is said as that.
        await app.Read(db => db.SeatPools().ExecuteUpdateAsync(set => set.SetProperty(pool => pool.Quota, 5)));
        await WalkUp(door, "Pak Penuh");
        await Assertions.Expect(answer).ToContainTextAsync("Kursinya penuh");
        await Assertions.Expect(door.Locator("#masuk-dari")).ToHaveTextAsync("2/5");
        Assert.Equal(2, await app.Read(db => db.Attendances().CountAsync()));
    }

    [Fact]
    public async Task A_ticket_held_before_the_camera_lets_its_owner_in()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        var officer = await app.Staff(Role.ProgramOfficer, "semarang");
        var of = await Event(app, officer);
        var code = await Ticket(app, of, await app.Member("Bagus Prakoso"));
        await using var phone = await Phone.Seeing(app, Film.Of(code));
        var door = await phone.SignedIn(officer.Email!);
        await door.GotoAsync("/pindai/" + of.Slug);
        await Assertions.Expect(door.Locator("#pintu[data-ready]")).ToBeVisibleAsync();
        var camera = door.GetByRole(AriaRole.Button, new() { Name = "Kamera" });
        await camera.ClickAsync();
        await Assertions.Expect(door.Locator("#jawaban")).ToContainTextAsync("Selamat datang");
        await Assertions.Expect(door.Locator("#jawaban")).ToContainTextAsync("Bagus Prakoso");
        // It is still held there, and it was one showing.
        await Task.Delay(1500);
        await Assertions.Expect(door.Locator("#jawaban")).ToContainTextAsync("Selamat datang");
        await camera.ClickAsync();
        await Assertions.Expect(door.Locator("#gambar")).ToBeHiddenAsync();
    }

    /// <summary>What stands in the picture of a ticket of this person.</summary>
    internal static async Task<string> Ticket(HeteroApp app, Event of, Person who)
    {
        var answer = await app.Do(async services =>
            await services.GetRequiredService<Register>().Now(new(of, Attend.InPerson, 1, who, "", ""))
        );
        var ticket = Assert.IsType<RegisterAnswer.Registered>(answer).Tickets[0];
        return await app.Do(services =>
            Task.FromResult(services.GetRequiredService<SealedCodes>().Open(ticket.SealedCode)!.Reveal())
        );
    }

    private static async Task WalkUp(IPage door, string name)
    {
        if (!await door.Locator("#nama").IsVisibleAsync())
            await door.GetByText("Datang tanpa mendaftar").ClickAsync();
        await door.FillAsync("#nama", name);
        await door.GetByRole(AriaRole.Button, new() { Name = "Catat dan masuk" }).ClickAsync();
    }

    internal static async Task<Event> Event(HeteroApp app, Person officer)
    {
        await app.Do(async services =>
        {
            await FirstTemplates.Put(services.GetRequiredService<AppDb>(), services.GetRequiredService<Frame>());
            return true;
        });
        var site = await app.Do(async services => (await services.GetRequiredService<Catalogue>().Site("semarang"))!);
        var plan = new EventPlan
        {
            Title = "Klinik kemasan",
            Summary = "Bawa produkmu, kita lihat kemasannya.",
            When = new(app.Now.AddHours(1), app.Now.AddHours(3)),
            Place = "Pendopo",
            InPerson = 20,
        };
        var of = (
            await app.Do(services =>
                services
                    .GetRequiredService<PlanEvent>()
                    .Begin(plan, site, "acara-bersama", null, null, false, officer.AccountId!.Value)
            )
        )!;
        Assert.IsType<PlanAnswer.Done>(
            await app.Do(services => services.GetRequiredService<PlanEvent>().Publish(of, officer.AccountId!.Value))
        );
        return await app.Read(db => db.Events().AsNoTracking().SingleAsync());
    }
}
