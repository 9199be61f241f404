using CsCheck;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

/// <summary>A seat given back is never lost, and nobody is jumped over without reason.</summary>
public sealed class WaitingListTests
{
    [Fact]
    public async Task A_seat_given_back_is_offered_to_the_first_then_to_the_next_when_the_first_does_not_take_it()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(1));
        var holder = await Held.Register(app, of);
        var first = await Held.Register(app, of);
        var second = await Held.Register(app, of);
        Assert.Equal(2, await app.Read(db => db.PlaceOf(second)));
        Assert.IsType<ChangeSeat.Done>(await Held.Change(app, change => change.Cancel(holder.Id)));
        Assert.Equal(RegistrationStatus.Offered, (await Held.Now(app, first)).Status);
        Assert.Equal(1, await Held.Taken(app, of));
        await app.WorkJobs();
        Assert.Contains(app.Mails, mail => mail.Subject!.StartsWith("Ada kursi untuk Anda", StringComparison.Ordinal));
        app.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        await app.WorkJobs();
        Assert.Equal(
            (RegistrationStatus.Expired, RegistrationStatus.Offered),
            ((await Held.Now(app, first)).Status, (await Held.Now(app, second)).Status)
        );
        Assert.IsType<ChangeSeat.Done>(await Held.Change(app, change => change.Accept(second.Id)));
        Assert.IsType<ChangeSeat.NotNow>(await Held.Change(app, change => change.Accept(first.Id)));
        Assert.Equal(1, await Held.Taken(app, of));
    }

    [Fact]
    public async Task A_group_that_does_not_fit_stays_first_in_line()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app, Held.Plan(4));
        var holders = new List<Registration>();
        for (var number = 0; number < 4; number++)
            holders.Add(await Held.Register(app, of));
        var group = await Held.Register(app, of, 3);
        var alone = await Held.Register(app, of);
        await Held.Change(app, change => change.Cancel(holders[0].Id));
        Assert.Equal(
            (RegistrationStatus.Waiting, RegistrationStatus.Offered),
            ((await Held.Now(app, group)).Status, (await Held.Now(app, alone)).Status)
        );
        // More seats come: now the group is first.
        var plan = Held.Plan(7);
        Assert.IsType<PlanAnswer.Done>(
            await app.Do(async services =>
                await services
                    .GetRequiredService<PlanEvent>()
                    .Edit(await Held.Now(app, of), plan, await Held.Site(app), officer.AccountId!.Value)
            )
        );
        Assert.Equal((RegistrationStatus.Offered, 7), ((await Held.Now(app, group)).Status, await Held.Taken(app, of)));
        // Fewer than are taken is refused, with how many are.
        Assert.Equal(
            7,
            Assert
                .IsType<PlanAnswer.TooFewSeats>(
                    await app.Do(async services =>
                        await services
                            .GetRequiredService<PlanEvent>()
                            .Edit(await Held.Now(app, of), Held.Plan(6), await Held.Site(app), officer.AccountId!.Value)
                    )
                )
                .Taken
        );
    }

    [Fact]
    public async Task One_of_a_group_gives_back_a_seat_and_one_changes_to_the_screen()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(2, 5));
        var pair = await Held.Register(app, of, 2, Attend.InPerson);
        var waiting = await Held.Register(app, of, 1, Attend.InPerson);
        var ticket = await app.Read(db =>
            db.Tickets()
                .Where(row => row.RegistrationId == pair.Id && row.Number == 2)
                .Select(row => row.Id)
                .SingleAsync()
        );
        await Held.Change(app, change => change.Return(pair.Id, ticket));
        await Held.Change(app, change => change.Return(pair.Id, ticket));
        Assert.Equal(
            (1, RegistrationStatus.Offered),
            ((await Held.Now(app, pair)).People, (await Held.Now(app, waiting)).Status)
        );
        Assert.IsType<ChangeSeat.Done>(await Held.Change(app, change => change.Move(pair.Id, Attend.Online)));
        Assert.Equal((1, 1), (await Held.Taken(app, of), await Held.Taken(app, of, Attend.Online)));
    }

    private enum Act
    {
        Register,
        Cancel,
        Accept,
        LetTimePass,
        Quota,
        Return,
        Move,
    }

    private static readonly Gen<(Act Act, int People, int Which, bool Online)[]> Days = Gen.Select(
        Gen.Enum<Act>(),
        Gen.Int[1, 4],
        Gen.Int[0, 40],
        Gen.Bool
    ).Array[5, 30];

    [Fact]
    public async Task Whatever_is_done_no_seat_is_held_twice_or_stands_free_while_someone_who_fits_waits()
    {
        await using var app = await HeteroApp.Start();
        await Days.SampleAsync(acts => Keeps(app, acts), iter: LongRun.Or(12, 60), threads: 1);
    }

    private static async Task<bool> Keeps(HeteroApp app, (Act Act, int People, int Which, bool Online)[] acts)
    {
        var when = new Foundation.Time.TimeRange(app.Now.AddDays(30), app.Now.AddDays(30).AddHours(2));
        var (officer, of) = await Held.Event(app, Held.Plan(5, 3) with { When = when });
        var rows = new List<Registration>();
        foreach (var (act, people, which, online) in acts)
        {
            await Do(app, officer, of, rows, act, people, which, online ? Attend.Online : Attend.InPerson);
            if (!await IsSound(app, of))
                return false;
        }
        return true;
    }

    private static async Task Do(
        HeteroApp app,
        People.Person officer,
        Event of,
        List<Registration> rows,
        Act act,
        int people,
        int which,
        Attend attend
    )
    {
        var row = rows.Count == 0 ? null : rows[which % rows.Count];
        switch (act)
        {
            case Act.Register:
                rows.Add(await Held.Register(app, of, people, attend));
                break;
            case Act.Cancel when row is not null:
                await Held.Change(app, change => change.Cancel(row.Id));
                break;
            case Act.Accept when row is not null:
                await Held.Change(app, change => change.Accept(row.Id));
                break;
            case Act.Move when row is not null:
                await Held.Change(app, change => change.Move(row.Id, attend));
                break;
            case Act.Return when row is not null:
                var ticket = await AnyTicket(app, row);
                await Held.Change(app, change => change.Return(row.Id, ticket));
                break;
            case Act.LetTimePass:
                app.Clock.Advance(TimeSpan.FromHours(9));
                await app.Do(async services =>
                {
                    await services.GetRequiredService<KeepEvents>().Once();
                    return true;
                });
                break;
            case Act.Quota:
                await SetSeats(app, officer, of, which % 9 + 1, people);
                break;
        }
    }

    private static Task<Guid> AnyTicket(HeteroApp app, Registration row) =>
        app.Read(db =>
            db.Tickets()
                .Where(known => known.RegistrationId == row.Id && !known.Returned)
                .Select(known => known.Id)
                .FirstAsync()
        );

    private static Task<PlanAnswer> SetSeats(
        HeteroApp app,
        People.Person officer,
        Event of,
        int inPerson,
        int online
    ) =>
        app.Do(async services =>
            await services
                .GetRequiredService<PlanEvent>()
                .Edit(
                    await Held.Now(app, of),
                    Held.Plan(inPerson, online) with
                    {
                        When = of.Range,
                    },
                    await Held.Site(app),
                    officer.AccountId!.Value
                )
        );

    private static async Task<bool> IsSound(HeteroApp app, Event of)
    {
        foreach (
            var pool in await app.Read(db =>
                db.SeatPools().AsNoTracking().Where(pool => pool.EventId == of.Id).ToListAsync()
            )
        )
        {
            if (await Held.Taken(app, of, pool.Attend) != pool.Taken || pool.Taken > pool.Quota)
                return false;
            var free = pool.Free;
            if (
                await app.Read(db =>
                    db.Registrations()
                        .AnyAsync(known =>
                            known.PoolId == pool.Id
                            && known.Status == RegistrationStatus.Waiting
                            && known.People <= free
                        )
                )
            )
                return false;
        }
        return true;
    }
}
