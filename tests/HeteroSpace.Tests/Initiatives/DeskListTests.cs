using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>The console's list of initiatives: what is overdue first, events that nobody joined apart.</summary>
public sealed class DeskListTests
{
    private const string Page = "/konsol/semarang/inisiatif";

    private static async Task<List<string>> Rows(HttpClient client, string query = "") =>
        [
            .. (await (await client.GetAsync(Page + query)).Read())
                .QuerySelectorAll(".inbox-item")
                .Select(row => row.TextContent),
        ];

    [Fact]
    public async Task An_event_that_nobody_joined_stands_in_a_part_of_its_own()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var world = await World.Begin(app);
        var (_, alone) = await Held.Event(
            app,
            Held.Plan(5) with
            {
                Title = "Kelas sendirian",
                When = new(app.Now.AddDays(7), app.Now.AddDays(7).AddHours(2)),
            }
        );
        using var officer = await RightsTests.Browser(app, await app.Staff(Role.ProgramOfficer, "semarang"));
        Assert.DoesNotContain(await Rows(officer), row => row.Contains(alone.Title));
        Assert.Contains(await Rows(officer), row => row.Contains(world.Initiative.Title));
        Assert.Contains(await Rows(officer, "?status=acara"), row => row.Contains(alone.Title));
        Assert.Empty(await Rows(officer, "?status=acara&hal=99"));
    }

    [Fact]
    public async Task What_is_overdue_stands_first_and_is_found_alone()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var late = await World.Begin(app);
        var past = new DateOnly(2036, 7, 31);
        await app.Read(db =>
            db.InitiativePhases()
                .Where(row => row.InitiativeId == late.Initiative.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Due, past))
        );
        await Made.Initiative(app, "acara-bersama", (await Made.Organization(app, "Komunitas Baru")).Organization.Id);
        using var officer = await RightsTests.Browser(app, await app.Staff(Role.ProgramOfficer, "semarang"));
        Assert.Contains(late.Initiative.Title, (await Rows(officer))[0]);
        Assert.All(await Rows(officer, "?status=terlambat"), row => Assert.Contains("Terlambat", row));
        Assert.Contains(await Rows(officer, "?status=terlambat"), row => row.Contains(late.Initiative.Title));
    }
}
