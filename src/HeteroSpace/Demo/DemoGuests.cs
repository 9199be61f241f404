using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>How many come to an event, by which way.</summary>
internal sealed record DemoCrowd
{
    public int InPerson { get; init; }
    public int Online { get; init; }

    /// <summary>So many of them came.</summary>
    public int Attended { get; init; }

    /// <summary>So many more are on the waiting list.</summary>
    public int Waiting { get; init; }

    public int Seated => InPerson + Online;
}

/// <summary>People who register for events of the demo, come, and tell what they think.</summary>
internal sealed class DemoGuests(AppDb db, IReadOnlyList<Person> everyone, SealedCodes codes, DateTime now)
{
    private readonly List<Person> _people =
    [
        .. everyone.Where(person => person.AccountId is null || person.Email is "anggota@example.org"),
    ];

    private static readonly string[] Best =
    [
        "Didampingi satu per satu sampai NIB terbit.",
        "Petugasnya sabar, semua pertanyaan dijawab.",
        "Selesai dalam satu jam, padahal saya kira harus bolak-balik.",
        "Suami saya ikut dan langsung mengurus punyanya juga.",
    ];
    private static readonly string[] Better = ["Ruangannya agak sempit.", "Sinyal di balai lemah; mohon ada wifi."];

    public async Task Fill(Event of, DemoCrowd crowd, CancellationToken stop)
    {
        var pools = await db.SeatPools().AsNoTracking().Where(pool => pool.EventId == of.Id).ToListAsync(stop);
        for (var number = 0; number < crowd.Seated + crowd.Waiting; number++)
        {
            var online = number >= crowd.InPerson && number < crowd.Seated;
            var pool = pools.Single(pool => pool.Attend == (online ? Attend.Online : Attend.InPerson));
            var ticket = Register(of, pool, number, waits: number >= crowd.Seated);
            if (number < crowd.Attended)
                LetIn(of, ticket, pool.Attend, of.Starts.AddMinutes(number - 10));
        }
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private Ticket Register(Event of, SeatPool pool, int number, bool waits)
    {
        var person = number < _people.Count ? _people[(number * 3 + 1) % _people.Count] : null;
        var made = (of.Starts < now ? of.Starts : now).AddDays(-6).AddMinutes(number * 37);
        var row = new Registration
        {
            EventId = of.Id,
            PoolId = pool.Id,
            Attend = pool.Attend,
            PersonId = person?.Id,
            Name = person?.Name ?? DemoNames.Of(number + 1),
            Email = person?.Email ?? $"peserta{number + 100}@example.org",
            Made = made,
            Shown = made,
            Status = waits ? RegistrationStatus.Waiting : RegistrationStatus.Confirmed,
            Since = waits ? made : null,
        };
        var ticket = new Ticket
        {
            RegistrationId = row.Id,
            EventId = of.Id,
            Number = 1,
            SealedCode = codes.Close(TicketCode.New()),
            Name = row.Name,
        };
        db.AddRange(row, ticket);
        return ticket;
    }

    private void LetIn(Event of, Ticket ticket, Attend attend, DateTime at) =>
        db.Attendances()
            .Add(
                new()
                {
                    EventId = of.Id,
                    TicketId = ticket.Id,
                    Day = of.LocalDate,
                    By = attend == Attend.InPerson ? AttendedBy.Door : AttendedBy.Online,
                    At = at,
                }
            );

    /// <summary>Those who came answer what is asked, and the first eight say what was good.</summary>
    public async Task TellWhatTheyThink(Event of, CancellationToken stop)
    {
        var came = await WhoCame(of.Id, stop);
        var questions = await db.EventQuestions()
            .AsNoTracking()
            .Where(row => row.EventId == of.Id && row.Kind != "")
            .ToListAsync(stop);
        foreach (var (number, row) in came.Index())
        {
            foreach (var question in questions)
                Answer(row, question, number);
            if (number < 8)
                Judge(of, row, number);
        }
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private Task<List<Registration>> WhoCame(Guid of, CancellationToken stop) =>
        db.Registrations()
            .AsNoTracking()
            .Where(row =>
                row.EventId == of
                && db.Tickets()
                    .Any(ticket =>
                        ticket.RegistrationId == row.Id && db.Attendances().Any(there => there.TicketId == ticket.Id)
                    )
            )
            .OrderBy(row => row.Made)
            .ToListAsync(stop);

    // Afterwards they know more than before.
    private void Answer(Registration row, EventQuestion question, int number) =>
        db.RegistrationAnswers()
            .Add(
                new()
                {
                    RegistrationId = row.Id,
                    QuestionId = question.Id,
                    Text = question.Choices[Math.Min(4, number % 3 + (question.Asked == Asked.After ? 2 : 0))],
                }
            );

    private void Judge(Event of, Registration row, int number) =>
        db.Feedbacks()
            .Add(
                new()
                {
                    RegistrationId = row.Id,
                    EventId = of.Id,
                    Useful = 5 - number % 3,
                    Best = number % 2 == 0 ? Best[number / 2] : "",
                    Better = number % 4 == 1 ? Better[number / 4] : "",
                    // Not the day after the event: it is set back in time only once all of it stands.
                    At = now,
                }
            );
}
