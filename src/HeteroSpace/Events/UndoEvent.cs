using System.Security.Claims;
using System.Text.Json;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>How an event stood before what can be thought better of.</summary>
/// <param name="Shown">Its initiative, where that was shown to everyone with it.</param>
internal sealed record EventBefore(EventStatus Status, Guid? Shown)
{
    /// <summary>The phase at which the trail of it alone stood, where that moved with it.</summary>
    public int? Stood { get; init; }

    /// <summary>As <see cref="SecondThought.Before"/>.</summary>
    public string Written() => JsonSerializer.Serialize(this);

    public static EventBefore Read(SecondThought thought) => JsonSerializer.Deserialize<EventBefore>(thought.Before)!;
}

/// <summary>Takes back that an event was published, called off or declined, while nobody has heard of it.</summary>
internal sealed class UndoEvent(AppDb db, Catalogue catalogue, ClosePhase phases, MoveAlong along, Frame frame)
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<UndoEvent>();
        foreach (var verb in (string[])["event.published", "event.cancelled", "event.declined"])
            services.AddUndoable(verb, EventTables.Desk, Now, Instead);
        services.AddUndoable(
            TurnOnline.Verb,
            EventTables.Desk,
            (house, thought, _) =>
                house.GetRequiredService<TurnOnline>().Undo(thought.SubjectId, thought.By!.Value, thought.Before),
            Instead
        );
    }

    private static Task<string?> Now(IServiceProvider services, SecondThought thought, ClaimsPrincipal reader)
    {
        var undo = services.GetRequiredService<UndoEvent>();
        var (slug, was, by) = (thought.SubjectId, EventBefore.Read(thought), thought.By!.Value);
        return thought.Verb == "event.published" ? undo.Publish(slug, was, by) : undo.End(slug, was, by);
    }

    /// <summary>It is no more than it was, and its rooms are free again; unless someone has registered.</summary>
    private Task<string?> Publish(string slug, EventBefore was, Guid by) =>
        frame.Do<string?>(async act =>
        {
            if (await Hold(act, slug) is not { Status: EventStatus.Published } row)
                return act.Refuse(ChangedSince);
            if (await db.Registrations().AnyAsync(known => known.EventId == row.Id))
                return act.Refuse(SomeoneRegistered);
            (row.Status, row.Published) = (was.Status, null);
            await act.Erase(db.Activities().Where(done => done.Kind == "event" && done.SourceId == row.Id));
            act.Note(row, by, "event.publishing-undone", null);
            await Floor.Rehold(act, row.SiteId, [], HolderKind.Event, row.Id);
            if (was.Shown is { } trail)
                await phases.Hide(trail, by);
            if (was.Stood is { } stood && row.InitiativeId is { } moved)
                await along.Back(act, moved, stood, by);
            RegistrationDesk.Forget(act);
            return null;
        });

    /// <summary>It stands as before, with its rooms while those are free.</summary>
    private Task<string?> End(string slug, EventBefore was, Guid by) =>
        frame.Do(
            async act =>
            {
                if (
                    await Hold(act, slug) is not { Status: EventStatus.Cancelled or EventStatus.Declined } row
                    || row.Ends <= act.Now
                    || await catalogue.Site(row.SiteId) is not { } site
                )
                    return act.Refuse(ChangedSince);
                // Calendars that have asked meanwhile read that it is off, and take only what comes after.
                (row.Status, row.Reason, row.Sequence) = (was.Status, null, row.Sequence + 1);
                act.Note(row, by, "event.end-undone", null);
                if (row.InitiativeId is { } trail)
                    await along.Resume(act, trail, by);
                if (row.Status == EventStatus.Published)
                {
                    PlanEvent.AddActivity(act, row);
                    var sessions = await db.EventSessions().Where(known => known.EventId == row.Id).ToListAsync();
                    await ChangeEvent.HoldRooms(act, row, sessions, site);
                }
                RegistrationDesk.Forget(act);
                return null;
            },
            new Refusal<string?>(Occupancy.Refused, RoomTaken)
        );

    private async Task<Event?> Hold(Act act, string slug)
    {
        var id = await db.Events().Where(row => row.Slug == slug).Select(row => row.Id).SingleOrDefaultAsync();
        await db.HoldPoolsOf(id);
        return await act.Hold<Event>(id);
    }

    private static string? ChangedSince =>
        Words.Say("Acaranya sudah diubah sementara itu.", "The event was changed meanwhile.");

    private static string? SomeoneRegistered =>
        Words.Say(
            "Sudah ada yang mendaftar. Batalkan acaranya dengan alasan, supaya mereka tahu.",
            "Someone has registered. Cancel the event with a reason, so that they know."
        );

    private static string RoomTaken =>
        Words.Say("Ruangnya sudah dipakai yang lain pada waktu itu.", "Someone else has its room at that time.");

    private static string Instead() =>
        Words.Say("Lihat keadaannya di halaman acaranya.", "See how it stands on the page of the event.");
}
