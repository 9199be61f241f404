using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>A registration on its way in, with the rows that belong to it.</summary>
/// <param name="MayWait">Onto the waiting list when there is no seat.</param>
/// <param name="ByStaff">Written down at the door: also after registration has closed.</param>
/// <param name="AsksBefore">Also whoever has not shown who they are is told that it
/// is full, before anything is written.</param>
/// <param name="Remember">The answer to keep with it, when the caller sent an idempotency key.</param>
internal sealed record SeatWish(
    Registration Registration,
    IReadOnlyList<object> Rows,
    bool MayWait,
    bool ByStaff,
    bool AsksBefore,
    Func<RegisterAnswer.Registered, RememberedAnswer>? Remember
);

/// <summary>
/// Writes waiting registrations together. It holds the places they ask for, gives seats in the order in which they
/// came, and so refuses nobody by an exception: in a rush most answers are "full", and cost no more than a seat. The
/// check of the pool in the database has the last word.
/// </summary>
internal sealed class SeatWriter(IServiceScopeFactory scopes, ILogger<SeatWriter> log, TimeProvider time)
    : WriteTogether<SeatWish, RegisterAnswer>(scopes, log)
{
    public Task<RegisterAnswer> Write(SeatWish wish, CancellationToken stop) => WriteSoon(wish, stop);

    protected override Task Hold(Act act, IReadOnlyList<SeatWish> wishes) =>
        act.Db.HoldPools(wishes.Select(wish => wish.Registration.PoolId));

    protected override async Task<IReadOnlyList<RegisterAnswer>> Write(Act act, IReadOnlyList<SeatWish> wishes)
    {
        var db = act.Db;
        // Of a group that is written one by one each has its own instant, so that the order in which they came stays.
        var now = time.GetUtcNow().UtcDateTime;
        var pools = await db.HoldPools(wishes.Select(wish => wish.Registration.PoolId));
        var events = await EventsOf(db, wishes);
        var standing = await StandingOf(db, wishes);
        var free = pools.ToDictionary(pool => pool.Key, pool => pool.Value.Free);
        var waiting = new Dictionary<Guid, int>();
        var answers = new RegisterAnswer[wishes.Count];
        for (var i = 0; i < wishes.Count; i++)
        {
            var row = wishes[i].Registration;
            // The same instant for all of a group would leave their order to chance.
            var inOrder = now.AddTicks(i * TimeSpan.TicksPerMicrosecond);
            if (
                !pools.ContainsKey(row.PoolId)
                || !events.TryGetValue(row.EventId, out var at)
                || !IsOpen(at, wishes[i], now)
            )
                answers[i] = new RegisterAnswer.Closed();
            else if (row.Shown is null)
                answers[i] = await Pend(db, wishes[i], at, free, now);
            else if (standing.Find(known => known.IsOfWhoever(row) && row.IsAgain(known)) is { } known)
                answers[i] = new RegisterAnswer.Already(known);
            else if (row.ForId is not null && standing.Count(known => known.IsOfWhoever(row)) >= Household.Most)
                answers[i] = RegistrationRules.HouseholdIsIn;
            else if (row.StandBeside([.. standing.Where(known => known.IsOfWhoever(row))], at) is { } enough)
                answers[i] = RegistrationRules.ContactIsIn(row, enough);
            else
                answers[i] = await Seat(db, wishes[i], at, free, waiting, inOrder);
            if (answers[i] is RegisterAnswer.Registered && row.Shown is not null)
                standing.Add(row);
        }
        return answers;
    }

    private static bool IsOpen(Event at, SeatWish wish, DateTime now) =>
        wish.ByStaff ? RegistrationRules.MayStaff(at, now) : RegistrationRules.WhyNot(at, now) is null;

    // Nobody is kept out of a seat by someone who has not shown who they are; but one contact does not fill the table
    // either. Who would only wait is told so before, by whoever asks for it.
    private static async Task<RegisterAnswer> Pend(
        AppDb db,
        SeatWish wish,
        Event at,
        Dictionary<Guid, int> free,
        DateTime now
    )
    {
        var row = wish.Registration;
        if (
            wish.AsksBefore
            && !RegistrationRules.IsDrawn(at)
            && free[row.PoolId] < row.People
            && (at.Starts <= now || !wish.MayWait)
        )
            return new RegisterAnswer.Full(at.Starts <= now ? 0 : await Waiting(db, row.PoolId) + 1, free[row.PoolId]);
        var dayAgo = now.AddDays(-1);
        var open = await (
            row.Email is { } mail
                ? db.Registrations().Where(known => known.Email == mail)
                : db.Registrations().Where(known => known.Phone == row.Phone)
        )
            // Each wrote to the contact: what is withdrawn at once does not make room for another.
            .Where(known => known.Status == RegistrationStatus.Pending || known.Shown == null && known.Made > dayAgo)
            .Select(known => new { known.EventId, known.Status })
            .ToListAsync();
        if (
            open.Count >= RegistrationRules.MostPendingInAll
            || open.Count(known => known.EventId == row.EventId && known.Status == RegistrationStatus.Pending)
                >= RegistrationRules.MostPending
        )
            return new RegisterAnswer.TooManyPending();
        row.Status = RegistrationStatus.Pending;
        return Put(db, wish, null);
    }

    private static async Task<RegisterAnswer> Seat(
        AppDb db,
        SeatWish wish,
        Event at,
        Dictionary<Guid, int> free,
        Dictionary<Guid, int> waiting,
        DateTime now
    )
    {
        var row = wish.Registration;
        if (RegistrationRules.IsDrawn(at))
        {
            row.Status = RegistrationStatus.Entered;
            return Put(db, wish, null);
        }
        if (free[row.PoolId] >= row.People)
        {
            free[row.PoolId] -= row.People;
            row.Status = RegistrationStatus.Confirmed;
            return Put(db, wish, null);
        }
        // Nobody waits for a seat in something that has begun.
        if (at.Starts <= now)
            return new RegisterAnswer.Full(0, free[row.PoolId]);
        if (!waiting.TryGetValue(row.PoolId, out var before))
            waiting[row.PoolId] = before = await Waiting(db, row.PoolId);
        if (!wish.MayWait)
            return new RegisterAnswer.Full(before + 1, free[row.PoolId]);
        (row.Status, row.Since, waiting[row.PoolId]) = (RegistrationStatus.Waiting, now, before + 1);
        return Put(db, wish, before + 1);
    }

    private static Task<int> Waiting(AppDb db, Guid pool) =>
        db.Registrations().CountAsync(known => known.PoolId == pool && known.Status == RegistrationStatus.Waiting);

    private static RegisterAnswer.Registered Put(AppDb db, SeatWish wish, int? place)
    {
        var answer = new RegisterAnswer.Registered(wish.Registration, [.. wish.Rows.OfType<Ticket>()], place);
        db.Add(wish.Registration);
        db.AddRange(wish.Rows);
        db.Add(RegistrationNews.Of(wish.Registration, wish.Registration.Made));
        if (wish.Remember is not null)
            db.Add(wish.Remember(answer));
        return answer;
    }

    private static async Task<Dictionary<Guid, Event>> EventsOf(AppDb db, IReadOnlyList<SeatWish> wishes)
    {
        var ids = wishes.Select(wish => wish.Registration.EventId).Distinct().ToArray();
        return await db.Events().AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
    }

    private static async Task<List<Registration>> StandingOf(AppDb db, IReadOnlyList<SeatWish> wishes)
    {
        var known = new List<Registration>();
        foreach (
            var of in wishes
                .Where(wish => wish.Registration.Shown is not null)
                .GroupBy(wish => wish.Registration.EventId)
        )
        {
            var people = PeopleOf(of.Where(wish => wish.Registration.ForId is null));
            var heads = PeopleOf(of.Where(wish => wish.Registration.ForId is not null));
            var mails = of.Where(wish => wish.Registration.PersonId is null)
                .Select(wish => wish.Registration.Email)
                .OfType<string>()
                .Distinct()
                .ToArray();
            var phones = of.Where(wish => wish.Registration is { PersonId: null, Email: null })
                .Select(wish => wish.Registration.Phone)
                .OfType<string>()
                .Distinct()
                .ToArray();
            // Apart, so that each is found by its own index, however many the event has.
            if (people.Length > 0)
                known.AddRange(
                    await db.Standing(of.Key)
                        .AsNoTracking()
                        .Where(row => row.ForId == null && row.PersonId != null && people.Contains(row.PersonId.Value))
                        .ToListAsync()
                );
            if (heads.Length > 0)
                known.AddRange(
                    await db.Standing(of.Key)
                        .AsNoTracking()
                        .Where(row => row.ForId != null && row.PersonId != null && heads.Contains(row.PersonId.Value))
                        .ToListAsync()
                );
            if (mails.Length > 0)
                known.AddRange(
                    await db.Standing(of.Key)
                        .AsNoTracking()
                        .Where(row => row.PersonId == null && row.Email != null && mails.Contains(row.Email))
                        .ToListAsync()
                );
            if (phones.Length > 0)
                known.AddRange(await ByNumberAlone(db.Standing(of.Key).AsNoTracking(), phones).ToListAsync());
        }
        return known;
    }

    private static Guid[] PeopleOf(IEnumerable<SeatWish> wishes) =>
        [.. wishes.Select(wish => wish.Registration.PersonId).OfType<Guid>().Distinct()];

    private static IQueryable<Registration> ByNumberAlone(IQueryable<Registration> standing, string[] phones) =>
        standing.Where(row =>
            row.PersonId == null && row.Email == null && row.Phone != null && phones.Contains(row.Phone)
        );

    protected override bool WorthAnotherTry(Exception error) =>
        base.WorthAnotherTry(error) || Sites.Occupancy.WorthAnotherTry(error);

    protected override RegisterAnswer? Reason(Exception refused)
    {
        var said = Refusals.Constraint(refused);
        if (said.Contains("remembered_answers", StringComparison.Ordinal))
            return new RegisterAnswer.KeyUsed();
        if (TookTheSameId(said))
            return new RegisterAnswer.IdTaken();
        if (TookTheSamePerson(said) && Refusals.IsTaken(refused))
            return new RegisterAnswer.Already(null);
        if (said.Contains("seat_pools_never_oversold", StringComparison.Ordinal))
            return new RegisterAnswer.Full(1, 0);
        return TookTheSameCode(said) && Refusals.IsTaken(refused) ? new RegisterAnswer.CodeTaken() : null;
    }

    // Another ticket has it: PostgreSQL names the index, SQLite its column.
    private static bool TookTheSameCode(string constraint) =>
        constraint.Contains("ix_tickets_sealed_code", StringComparison.Ordinal)
        || constraint.Contains("tickets.sealed_code", StringComparison.Ordinal);

    private static bool TookTheSameId(string constraint) =>
        constraint.Contains("registrations.id", StringComparison.Ordinal)
        || constraint.Contains("pk_registrations", StringComparison.Ordinal);

    // Two nodes took the same person in one moment.
    private static bool TookTheSamePerson(string constraint) =>
        constraint.Contains("registrations", StringComparison.Ordinal);
}
