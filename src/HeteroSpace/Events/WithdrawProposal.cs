using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>What a community does with a proposal of its own while staff have not answered.</summary>
internal sealed class WithdrawProposal(AppDb db, MoveAlong along, Frame frame)
{
    private const string Verb = "event.withdrawn";

    private static string Said => Words.Say("Usulan acaranya ditarik.", "The proposal of the event was withdrawn.");

    public static void Add(IServiceCollection services)
    {
        services.AddScoped<WithdrawProposal>();
        services.AddUndoable(
            Verb,
            EventTables.Desk,
            (provider, thought, _) =>
                provider.GetRequiredService<WithdrawProposal>().Back(thought.SubjectId, thought.By!.Value),
            () => Words.Say("Usulkan lagi dari halaman acara Anda.", "Propose it again from the page of your events.")
        );
    }

    /// <summary>Those that someone sent, or that a community they lead did.</summary>
    public static IQueryable<Event> Theirs(AppDb db, Person person)
    {
        var led = db.LedBy(person.Id).Select(row => row.Id);
        return db.Events()
            .AsNoTracking()
            .Where(row =>
                row.OrganizationId != null
                && (
                    row.By == person.AccountId
                    || db.Organizations()
                        .Any(known => known.Id == row.OrganizationId && led.Contains(known.MergedIntoId ?? known.Id))
                )
            );
    }

    /// <summary>False when staff have answered it, or someone changed it meanwhile.</summary>
    public Task<bool> Now(Event seen, Guid by) =>
        frame.Do(async act =>
        {
            if (await act.Hold(seen) is not { Status: EventStatus.Proposed } row)
                return act.Refuse(false);
            await act.MayBeUndone(Verb, row.Subject(), by, null);
            row.Status = EventStatus.Withdrawn;
            act.Note(row, by, Verb, null);
            if (row.InitiativeId is { } trail)
                await along.Stop(act, trail, Said, by);
            return true;
        });

    private Task<string?> Back(string slug, Guid by) =>
        frame.Do<string?>(async act =>
        {
            var id = await db.Events().Where(row => row.Slug == slug).Select(row => row.Id).SingleOrDefaultAsync();
            if (await act.Hold<Event>(id) is not { Status: EventStatus.Withdrawn } row)
                return act.Refuse<string?>(
                    Words.Say("Usulannya sudah diubah sementara itu.", "The proposal was changed meanwhile.")
                );
            row.Status = EventStatus.Proposed;
            act.Note(row, by, "event.end-undone", null);
            if (row.InitiativeId is { } trail)
                await along.Resume(act, trail, by);
            return null;
        });
}
