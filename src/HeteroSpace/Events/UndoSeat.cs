using System.Security.Claims;
using System.Text.Json;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>How a registration stood before a seat of it was given back.</summary>
/// <param name="Ticket">The one seat of several; null for all of them.</param>
/// <param name="Offered">To whom of the waiting list its seats were offered then.</param>
internal sealed record SeatStanding(
    RegistrationStatus Status,
    DateTime? OfferedUntil,
    int People,
    Guid? Ticket,
    IReadOnlyList<Guid> Offered
)
{
    /// <summary>As <see cref="SecondThought.Before"/>.</summary>
    public string Written() => JsonSerializer.Serialize(this);
}

/// <summary>
/// Takes back that a seat was given back, while it is free: whoever it was offered to has not been told yet, and waits
/// on. And that someone was noted as there.
/// </summary>
internal sealed class UndoSeat(AppDb db, Frame frame)
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<UndoSeat>();
        foreach (var verb in (string[])["registration.cancelled", "registration.seat-returned"])
            services.AddUndoable(verb, EventTables.Desk, Seat, Instead);
        services.AddUndoable("attendance.by-hand", EventTables.Desk, Attendance, TakeBackInstead);
        services.AddUndoable("attendance.at-door", EventTables.Desk, Attendance, TakeBackInstead);
    }

    private static Task<string?> Seat(IServiceProvider services, SecondThought thought, ClaimsPrincipal reader) =>
        services
            .GetRequiredService<UndoSeat>()
            .Now(
                Guid.Parse(thought.SubjectId),
                JsonSerializer.Deserialize<SeatStanding>(thought.Before)!,
                thought.SiteId is null ? null : thought.By
            );

    private Task<string?> Now(Guid id, SeatStanding was, Guid? staff) =>
        frame.Do(
            async act =>
            {
                if (
                    await db.Registrations().AsNoTracking().SingleOrDefaultAsync(known => known.Id == id)
                    is not { } seen
                )
                    return act.Refuse(ChangedSince);
                await db.HoldPoolsOf(seen.EventId);
                var row = await db.Registrations().SingleAsync(known => known.Id == id);
                var of = await db.Events().AsNoTracking().SingleAsync(known => known.Id == row.EventId);
                if (!MayStand(row, of, was, act.Now))
                    return act.Refuse(ChangedSince);
                await WaitingList.TakeBack(act, was.Offered);
                if (Needed(row, was) > (await db.HoldPools([row.PoolId]))[row.PoolId].Free)
                    return act.Refuse(SeatTaken);
                (row.Status, row.OfferedUntil, row.People, row.Version) = (
                    was.Status,
                    was.OfferedUntil,
                    was.People,
                    row.Version + 1
                );
                await act.Update(
                    db.Tickets().Where(known => known.Id == was.Ticket),
                    set => set.SetProperty(known => known.Returned, false)
                );
                act.Tell(RegistrationNews.Of(row, act.Now, staff is not null));
                if (staff is { } by)
                    act.Note(of, by, "registration.cancel-undone", row.Id.ToString("n"));
                await act.Save();
                return null;
            },
            Refusal.Taken(ChangedSince)
        );

    private static bool MayStand(Registration row, Event of, SeatStanding was, DateTime now) =>
        row.Status == (was.Ticket is null ? RegistrationStatus.Cancelled : was.Status)
        && of.Status == EventStatus.Published
        && of.Ends > now
        && !(was.OfferedUntil <= now);

    // Of one seat of several the others are held already.
    private static int Needed(Registration row, SeatStanding was)
    {
        if (was.Status is not (RegistrationStatus.Offered or RegistrationStatus.Confirmed))
            return 0;
        return was.Ticket is null ? was.People : was.People - row.People;
    }

    private static async Task<string?> Attendance(
        IServiceProvider services,
        SecondThought thought,
        ClaimsPrincipal reader
    )
    {
        var ticket = Guid.Parse(thought.SubjectId);
        var of = await services
            .GetRequiredService<AppDb>()
            .Events()
            .AsNoTracking()
            .SingleAsync(row => row.Slug == thought.Before);
        return
            await services.GetRequiredService<DoorRights>().MayLetIn(reader, of)
            && await services.GetRequiredService<CheckIn>().Undo(of, ticket, thought.By!.Value)
            ? null
            : ChangedSince;
    }

    private static string? ChangedSince =>
        Words.Say("Sementara itu keadaannya sudah berubah.", "It has changed meanwhile.");

    private static string? SeatTaken =>
        Words.Say("Kursinya sudah diambil orang lain.", "Someone else has taken the seat.");

    private static string Instead() =>
        Words.Say(
            "Daftar lagi dari halaman acaranya selama masih ada kursi.",
            "Register again on the page of the event while there are seats."
        );

    private static string TakeBackInstead() =>
        Words.Say("Batalkan catatannya di daftar hadir.", "Take it back in the list of those who came.");
}
