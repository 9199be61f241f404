using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Initiatives;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

/// <summary>What is done to events and their seats can be thought better of for two minutes.</summary>
public sealed class UndoEventTests
{
    private static async Task<EventPlan> InTheClass(HeteroApp app) =>
        Held.Plan() with
        {
            Place = "",
            SpaceId = (await app.Space("semarang/kelas")).Space.Id,
        };

    private static Task<PlanAnswer> Publish(HeteroApp app, Event of, Guid by) =>
        app.Press(services => services.GetRequiredService<PlanEvent>().Publish(of, by));

    private static Task<bool> End(HeteroApp app, Event of, Guid by) =>
        app.Press(services => services.GetRequiredService<PlanEvent>().End(of, "Narasumbernya sakit.", by));

    private static Task<ChangeSeat> Change(HeteroApp app, Func<ChangeRegistration, Task<ChangeSeat>> act) =>
        app.Press(services => act(services.GetRequiredService<ChangeRegistration>()));

    private static Task<int> Floor(HeteroApp app, Event of) =>
        app.Read(db => db.Occupancies().CountAsync(row => row.HolderId == of.Id));

    private static Task<int> Waiting(HeteroApp app) => app.Read(db => db.Jobs().CountAsync(job => job.HeldBy != null));

    [Fact]
    public async Task An_event_published_by_mistake_is_a_draft_again_with_its_trail_and_without_its_rooms()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app, await InTheClass(app), published: false);
        var by = officer.AccountId!.Value;
        Assert.IsType<PlanAnswer.Done>(await Publish(app, of, by));
        Assert.NotEqual((0, 0), (await Floor(app, of), await Waiting(app)));
        Assert.True((await app.Undo(by)).Done);
        var now = await Held.Now(app, of);
        Assert.Equal((EventStatus.Draft, (DateTime?)null), (now.Status, now.Published));
        Assert.Equal((0, 0), (await Floor(app, of), await Waiting(app)));
        Assert.False(
            await app.Read(db =>
                db.Initiatives().Where(row => row.Id == of.InitiativeId).Select(row => row.Published).SingleAsync()
            )
        );
        // And again, as if it had never been.
        Assert.IsType<PlanAnswer.Done>(await Publish(app, now, by));
    }

    [Fact]
    public async Task What_someone_registered_for_stays_published()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app, published: false);
        await Publish(app, of, officer.AccountId!.Value);
        await Held.Register(app, await Held.Now(app, of));
        var (done, sentence) = await app.Undo(officer.AccountId!.Value);
        Assert.False(done);
        Assert.Contains("Sudah ada yang mendaftar.", sentence);
        Assert.Equal(EventStatus.Published, (await Held.Now(app, of)).Status);
    }

    [Fact]
    public async Task An_event_called_off_by_mistake_stands_again_with_its_rooms_and_nobody_hears()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app, await InTheClass(app));
        await Held.Register(app, of);
        await app.WorkJobs();
        var (mails, floor) = (app.Mails.Count, await Floor(app, of));
        Assert.True(await End(app, of, officer.AccountId!.Value));
        Assert.Equal(0, await Floor(app, of));
        Assert.True((await app.Undo(officer.AccountId!.Value)).Done);
        await app.WorkJobs();
        var now = await Held.Now(app, of);
        Assert.Equal((EventStatus.Published, (string?)null, floor), (now.Status, now.Reason, await Floor(app, of)));
        Assert.True(now.Sequence > of.Sequence);
        Assert.Equal(mails, app.Mails.Count);
    }

    [Fact]
    public async Task Who_has_yet_to_show_their_contact_is_not_forgotten_while_an_event_may_stand_again()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app);
        var guest = await Held.Guest(app, of, "tamu@example.org");
        await End(app, of, officer.AccountId!.Value);
        await app.WorkJobs(alsoHeld: false);
        Assert.True((await app.Undo(officer.AccountId!.Value)).Done);
        Assert.Equal(RegistrationStatus.Pending, (await Held.Now(app, guest)).Status);
        await End(app, await Held.Now(app, of), officer.AccountId!.Value);
        app.Clock.Advance(SecondThought.Open);
        await app.WorkJobs(alsoHeld: false);
        Assert.Equal(RegistrationStatus.Expired, (await Held.Now(app, guest)).Status);
    }

    [Fact]
    public async Task An_event_whose_room_was_taken_meanwhile_stays_called_off()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app, await InTheClass(app));
        var (_, other) = await Held.Event(app, await InTheClass(app), published: false);
        await End(app, of, officer.AccountId!.Value);
        var thought = await app.Last();
        Assert.IsType<PlanAnswer.Done>(
            await app.Do(services => services.GetRequiredService<PlanEvent>().Publish(other, other.By))
        );
        var (done, sentence) = await app.Undo(thought.Id, officer.AccountId!.Value);
        Assert.False(done);
        Assert.Contains("Ruangnya sudah dipakai", sentence);
        // What those registered hear, and those who follow its trail.
        Assert.Equal((EventStatus.Cancelled, 2), ((await Held.Now(app, of)).Status, await Waiting(app)));
    }

    [Fact]
    public async Task A_seat_given_back_by_mistake_is_taken_again_and_who_was_next_waits_on_untold()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(1));
        var holder = await Held.Register(app, of);
        var next = await Held.Register(app, of);
        await app.WorkJobs();
        var mails = app.Mails.Count;
        Assert.IsType<ChangeSeat.Done>(await Change(app, change => change.Cancel(holder.Id)));
        Assert.Equal(RegistrationStatus.Offered, (await Held.Now(app, next)).Status);
        Assert.True((await app.Undo()).Done);
        await app.WorkJobs();
        Assert.Equal(
            (RegistrationStatus.Confirmed, RegistrationStatus.Waiting, 1, mails),
            (
                (await Held.Now(app, holder)).Status,
                (await Held.Now(app, next)).Status,
                await Held.Taken(app, of),
                app.Mails.Count
            )
        );
    }

    [Fact]
    public async Task A_seat_that_the_next_has_taken_is_gone_and_they_hear_of_it()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(1));
        var holder = await Held.Register(app, of);
        var next = await Held.Register(app, of);
        await Change(app, change => change.Cancel(holder.Id));
        await Held.Change(app, change => change.Accept(next.Id));
        var (done, sentence) = await app.Undo();
        Assert.False(done);
        Assert.Contains("Kursinya sudah diambil orang lain.", sentence);
        Assert.Equal(RegistrationStatus.Cancelled, (await Held.Now(app, holder)).Status);
    }

    [Fact]
    public async Task One_seat_of_a_group_is_taken_again()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(2));
        var pair = await Held.Register(app, of, 2);
        var ticket = await Held.TicketOf(app, pair);
        await Change(app, change => change.Return(pair.Id, ticket));
        Assert.Equal(1, await Held.Taken(app, of));
        Assert.True((await app.Undo()).Done);
        Assert.Equal(2, await Held.Taken(app, of));
        Assert.False(
            await app.Read(db => db.Tickets().Where(row => row.Id == ticket).Select(row => row.Returned).SingleAsync())
        );
    }

    [Fact]
    public async Task Who_leaves_us_gives_their_seat_back_for_good()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app);
        var person = await app.Member();
        await Held.Register(app, of, person: person);
        await app.Press(async services =>
        {
            await services.GetRequiredService<ErasePerson>().Now(person);
            return true;
        });
        Assert.Equal(0, await app.Read(db => db.SecondThoughts().CountAsync()));
    }

    [Fact]
    public async Task Who_was_let_in_by_mistake_is_not_there()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app);
        var (row, by) = (await Held.Register(app, of), officer.AccountId!.Value);
        var ticket = await Held.TicketOf(app, row);
        app.Clock.SetUtcNow(of.Starts);
        await app.Press(services =>
            services.GetRequiredService<CheckIn>().Take(of, [new(Guid.CreateVersion7(), ticket, app.Now)], "web-1", by)
        );
        Assert.True((await app.Undo(by)).Done);
        Assert.Equal(0, await app.Read(db => db.Attendances().CountAsync()));
        await app.Press(services => services.GetRequiredService<CheckIn>().ByHand(of, ticket, by));
        Assert.True((await app.Undo(by)).Done);
        Assert.Equal(0, await app.Read(db => db.Attendances().CountAsync()));
    }
}
