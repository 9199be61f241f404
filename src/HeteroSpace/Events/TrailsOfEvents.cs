using HeteroSpace.Foundation.Db;
using HeteroSpace.Initiatives;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>Trails of one event that say something else than that event, for <c>verify</c>.</summary>
internal static class TrailsOfEvents
{
    public static async Task<IReadOnlyList<(int Count, string What)>> Untrue(AppDb db) =>
        [
            (await Shared(db).CountAsync(), "trails of one event have none, or another beside it."),
            (await Off(db).CountAsync(), "trails go on although their one event is off."),
            (await Behind(db).CountAsync(), "trails are still planned although their one event stands."),
            (await Unreported(db).CountAsync(), "trails are in delivery although their one event is over."),
        ];

    private static IQueryable<Initiative> Alone(AppDb db) => db.Initiatives().Where(row => row.OfEvent);

    private static IQueryable<Initiative> Open(AppDb db) => Alone(db).Where(row => row.Finished == null);

    private static IQueryable<Initiative> Shared(AppDb db) =>
        Alone(db).Where(row => db.Events().Count(of => of.InitiativeId == row.Id) != 1);

    // What a meeting still holds is for people to close.
    private static IQueryable<Initiative> Off(AppDb db)
    {
        var off = db.Events()
            .Where(of =>
                of.Status == EventStatus.Cancelled
                || of.Status == EventStatus.Declined
                || of.Status == EventStatus.Withdrawn
            );
        return Open(db)
            .Where(row => off.Any(of => of.InitiativeId == row.Id))
            .Where(row => !db.Meetings().Any(meeting => meeting.InitiativeId == row.Id));
    }

    private static IQueryable<Initiative> Behind(AppDb db)
    {
        var planned = db.InitiativePhases()
            .Where(phase => phase.Phase == Phase.Idea || phase.Phase == Phase.CoPlan || phase.Phase == Phase.Commit);
        return Open(db)
            .Where(row => planned.Any(phase => phase.InitiativeId == row.Id && phase.Position == row.Active))
            .Where(row => Ahead(db).Any(phase => phase.InitiativeId == row.Id && phase.Phase == Phase.Deliver))
            .Where(row => db.Events().Any(of => of.InitiativeId == row.Id && of.Status == EventStatus.Published));
    }

    // A duty that holds the phase is for people to do.
    private static IQueryable<Initiative> Unreported(AppDb db)
    {
        var delivered = db.InitiativePhases().Where(phase => phase.Phase == Phase.Deliver);
        return Open(db)
            .Where(row => delivered.Any(phase => phase.InitiativeId == row.Id && phase.Position == row.Active))
            .Where(row =>
                Ahead(db)
                    .Any(phase =>
                        phase.InitiativeId == row.Id && phase.Phase == Phase.Report && phase.Position > row.Active
                    )
            )
            .Where(row =>
                !db.Duties().Any(duty => duty.InitiativeId == row.Id && duty.Position == row.Active && duty.Gate)
            )
            .Where(row => db.Events().Any(of => of.InitiativeId == row.Id && of.Thanked != null));
    }

    private static IQueryable<InitiativePhase> Ahead(AppDb db) =>
        db.InitiativePhases().Where(phase => phase.Opened == null);
}
