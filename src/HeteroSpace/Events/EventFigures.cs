using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>Answers to one question of a class, before and after: how many chose each step of the scale.</summary>
public sealed record BeforeAndAfter(EventQuestion Question, int[] Before, int[] After)
{
    private static double? Mean(int[] counts) =>
        counts.Sum() == 0 ? null : counts.Select((count, step) => count * (step + 1.0)).Sum() / counts.Sum();

    public double? MeanBefore => Mean(Before);
    public double? MeanAfter => Mean(After);
}

/// <summary>What came of an event, counted from its records.</summary>
/// <param name="Registered">People with a seat, by way.</param>
/// <param name="There">Of them, who was there.</param>
/// <param name="WalkUps">People staff wrote down on the day.</param>
/// <param name="GivenBack">Seats that were given back, of whole registrations and of groups.</param>
/// <param name="Useful">How many gave 1 to 5.</param>
public sealed record EventFigures(
    IReadOnlyDictionary<Attend, int> Registered,
    IReadOnlyDictionary<Attend, int> There,
    int WalkUps,
    int GivenBack,
    int StillWaiting,
    int[] Useful,
    IReadOnlyList<Feedback> Words,
    IReadOnlyList<BeforeAndAfter> Learnt,
    int Certificates,
    bool IsOver
)
{
    public int AllRegistered => Registered.Values.Sum();
    public int AllThere => There.Values.Sum();

    /// <summary>In percent of those with a seat; null when nobody had one, or the event is not over.</summary>
    public int? NoShow =>
        AllRegistered == 0 || !IsOver ? null : (int)Math.Round(100.0 * (AllRegistered - AllThere) / AllRegistered);
    public double? MeanUseful =>
        Useful.Sum() == 0 ? null : Useful.Select((count, step) => count * (step + 1.0)).Sum() / Useful.Sum();

    public static async Task<EventFigures> Of(AppDb db, Event of, DateTime now, CancellationToken stop = default)
    {
        var tickets = db.Tickets()
            .Where(row => row.EventId == of.Id && !row.Returned)
            .Join(
                db.Registrations().Where(row => row.Status == RegistrationStatus.Confirmed),
                row => row.RegistrationId,
                row => row.Id,
                (row, known) =>
                    new
                    {
                        row.Id,
                        known.Attend,
                        There = db.Attendances().Any(there => there.TicketId == row.Id),
                    }
            );
        var seats = await tickets
            .GroupBy(row => new { row.Attend, row.There })
            .Select(group => new
            {
                group.Key.Attend,
                group.Key.There,
                Count = group.Count(),
            })
            .ToListAsync(stop);
        var words = await db.Feedbacks()
            .AsNoTracking()
            .Where(row => row.EventId == of.Id)
            .OrderByDescending(row => row.At)
            .ToListAsync(stop);
        return new(
            seats.GroupBy(row => row.Attend).ToDictionary(group => group.Key, group => group.Sum(row => row.Count)),
            seats.Where(row => row.There).ToDictionary(row => row.Attend, row => row.Count),
            await db.Registrations()
                .Where(row =>
                    row.EventId == of.Id
                    && row.Status == RegistrationStatus.Confirmed
                    && db.Scans().Any(scan => scan.Id == row.Id)
                )
                .SumAsync(row => row.People, stop),
            await db.Registrations()
                .Where(row => row.EventId == of.Id && row.Status == RegistrationStatus.Cancelled && row.Shown != null)
                .SumAsync(row => row.People, stop)
                + await db.Tickets().CountAsync(row => row.EventId == of.Id && row.Returned, stop),
            await GotNoSeat(db, of).SumAsync(row => row.People, stop),
            [.. Enumerable.Range(1, 5).Select(step => words.Count(row => row.Useful == step))],
            words,
            await LearntIn(db, of, stop),
            await db.Certificates().CountAsync(row => row.EventId == of.Id && row.Withdrawn == null, stop),
            of.Ends <= now
        );
    }

    // Whoever let an offer pass was not left without a seat.
    private static IQueryable<Registration> GotNoSeat(AppDb db, Event of) =>
        db.Registrations()
            .Where(row =>
                row.EventId == of.Id
                && (
                    row.Status == RegistrationStatus.Waiting
                    || row.Status == RegistrationStatus.Expired && row.Since != null && row.OfferedUntil == null
                )
            );

    private static async Task<List<BeforeAndAfter>> LearntIn(AppDb db, Event of, CancellationToken stop)
    {
        var asked = await db.EventQuestions()
            .AsNoTracking()
            .Where(row => row.EventId == of.Id && row.Kind != "")
            .OrderBy(row => row.Position)
            .ToListAsync(stop);
        var ids = asked.ConvertAll(row => row.Id);
        var answers = await db.RegistrationAnswers()
            .Where(row =>
                ids.Contains(row.QuestionId)
                && db.Registrations()
                    .Any(known => known.Id == row.RegistrationId && known.Status == RegistrationStatus.Confirmed)
            )
            .GroupBy(row => new { row.QuestionId, row.Text })
            .Select(group => new
            {
                group.Key.QuestionId,
                group.Key.Text,
                Count = group.Count(),
            })
            .ToListAsync(stop);
        int[] Counts(EventQuestion? question) =>
            [
                .. ClassQuestions.Scale.Select(step =>
                    answers.Where(row => row.QuestionId == question?.Id && row.Text == step).Sum(row => row.Count)
                ),
            ];
        return
        [
            .. asked
                .Where(row => row.Asked == Asked.Before)
                .Select(before => new BeforeAndAfter(
                    before,
                    Counts(before),
                    Counts(asked.Find(after => after.Asked == Asked.After && after.Kind == before.Kind))
                )),
        ];
    }
}
