using CsCheck;
using HeteroSpace.Demo;
using HeteroSpace.Foundation.Db;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Organizations;

/// <summary>Whatever is done to organizations, roles and pointers are as they should be.</summary>
public sealed class MergePropertyTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    /// <summary>A step: what is done, to whom.</summary>
    private readonly record struct Act(int What, int One, int Other);

    [Fact]
    public async Task Whatever_is_imported_merged_undone_and_claimed_every_role_and_pointer_is_as_it_should_be() =>
        await Gen.Select(Gen.Int[0, 4], Gen.Int[0, 11], Gen.Int[0, 11], (what, one, other) => new Act(what, one, other))
            .Array[5, 25]
            .SampleAsync(
                async acts =>
                {
                    await using var app = await HeteroApp.Start(Later);
                    var site = await ImportTests.Site(app);
                    var people = new List<Person>();
                    for (var number = 0; number < 3; number++)
                        people.Add(await app.Member($"Orang {number}"));
                    var world = new World();
                    foreach (var act in acts.Prepend(new(0, 0, 0)))
                    {
                        await Do(app, world, act, site, people);
                        await world.Fits(app, people);
                    }
                },
                iter: LongRun.Or(8, 30),
                threads: 1
            );

    private static Task Do(HeteroApp app, World world, Act act, Guid site, List<Person> people)
    {
        var all = world.Ids;
        return act.What switch
        {
            0 => Import(app, world, act.One, site),
            1 => MergeOne(app, world, all[act.One % all.Count], all[act.Other % all.Count]),
            2 when world.Merges.Count > 0 => UndoOne(app, world, act.One % world.Merges.Count),
            3 => Claim(app, world, all[act.One % all.Count], people[act.Other % people.Count].Id),
            4 when world.Claims.Count > 0 => Grant(app, world, act.One % world.Claims.Count),
            _ => Task.CompletedTask,
        };
    }

    private static async Task Import(HeteroApp app, World world, int more, Guid site)
    {
        await ImportTests.Import(app, site, DemoRegister.Csv(4 + more, 1, 1));
        world.Ids = await app.Read(db =>
            db.Organizations().OrderBy(row => row.Slug).Select(row => row.Id).ToListAsync()
        );
    }

    private static async Task MergeOne(HeteroApp app, World world, Guid loser, Guid winner)
    {
        var may = loser != winner && world.Root(loser) == loser && world.Root(winner) == winner;
        Assert.Equal(may, await MergeTests.Merge(app, loser, winner) == MergeAnswer.Done);
        if (!may)
            return;
        var merge = await app.Read(db =>
            db.Merges().Where(row => row.LoserId == loser && row.Undone == null).Select(row => row.Id).SingleAsync()
        );
        world.Merges.Add((merge, loser, winner));
    }

    private static async Task UndoOne(HeteroApp app, World world, int at)
    {
        Assert.Equal(MergeAnswer.Done, await MergeTests.Undo(app, world.Merges[at].Id));
        world.Merges.RemoveAt(at);
    }

    private static async Task Claim(HeteroApp app, World world, Guid claimed, Guid person)
    {
        var organization = await app.Read(db =>
            db.Organizations().AsNoTracking().SingleAsync(row => row.Id == claimed)
        );
        if (
            await app.Do(services =>
                services.GetRequiredService<ClaimOrganization>().Make(organization, person, "Saya ketuanya.")
            )
        )
            world.Claims.Add((claimed, person));
    }

    private static async Task Grant(HeteroApp app, World world, int at)
    {
        var (organization, person) = world.Claims[at];
        var claim = await app.Read(db =>
            db.Claims()
                .Where(row => row.OrganizationId == organization && row.PersonId == person)
                .Where(row => row.Status == ClaimStatus.Open)
                .Select(row => row.Id)
                .SingleAsync()
        );
        Assert.True(
            await app.Do(services =>
                services.GetRequiredService<ClaimOrganization>().Settle(claim, Guid.CreateVersion7(), null)
            )
        );
        world.Claims.RemoveAt(at);
        world.Roles.Add((organization, person));
    }

    /// <summary>What there should be.</summary>
    private sealed class World
    {
        public List<Guid> Ids { get; set; } = [];
        public List<(Guid Id, Guid Loser, Guid Winner)> Merges { get; } = [];
        public List<(Guid Organization, Guid Person)> Claims { get; } = [];
        public HashSet<(Guid Organization, Guid Person)> Roles { get; } = [];

        public Guid Root(Guid id) =>
            Merges.FirstOrDefault(merge => merge.Loser == id) is { Winner: var winner } && winner != Guid.Empty
                ? Root(winner)
                : id;

        public async Task Fits(HeteroApp app, List<Person> people)
        {
            var rows = await app.Read(db => db.Organizations().AsNoTracking().ToListAsync());
            Assert.All(rows, row => Assert.Equal(Root(row.Id), row.MergedIntoId ?? row.Id));
            Assert.All(
                rows,
                row => Assert.Equal(row.MergedIntoId is not null, row.Status == OrganizationStatus.Merged)
            );
            Assert.Equal(
                Roles.OrderBy(role => role),
                (await app.Read(db => db.OrganizationMembers().ToListAsync()))
                    .Select(row => (row.OrganizationId, row.PersonId))
                    .Order()
            );
            foreach (var person in people)
                Assert.Equal(
                    Roles
                        .Where(role => role.Person == person.Id)
                        .Select(role => Root(role.Organization))
                        .Distinct()
                        .Order(),
                    (await app.Read(db => db.LedBy(person.Id).Select(row => row.Id).ToListAsync())).Order()
                );
        }
    }
}
