using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Initiatives;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>
/// What events show of the duties of an initiative: sessions held, and who came; of one event alone also what came of
/// it, and that those who came were thanked.
/// </summary>
internal static class DutiesOfEvents
{
    public static readonly DutyKind[] All =
    [
        new("sessions", () => Words.Say("Sesi terlaksana", "Sessions held"), Sessions),
        new("attendance", () => Words.Say("Daftar hadir", "Attendance"), Attendance),
        new("result", () => Words.Say("Hasil", "Result"), Result),
        new("thanks", () => Words.Say("Terima kasih", "Thanks"), Thanks),
    ];

    private static async Task<string?> Sessions(AppDb db, Initiative of, int at, CancellationToken stop)
    {
        var held = await db.EventSessions()
            .CountAsync(
                row =>
                    db.Attendances().Any(there => there.EventId == row.EventId)
                    && db.Events()
                        .Any(known =>
                            known.Id == row.EventId
                            && known.InitiativeId == of.Id
                            && known.Status == EventStatus.Published
                        ),
                stop
            );
        return held switch
        {
            0 => null,
            1 => Words.Say("1 sesi", "1 session"),
            _ => Words.Say($"{held} sesi", $"{held} sessions"),
        };
    }

    private static async Task<string?> Attendance(AppDb db, Initiative of, int at, CancellationToken stop)
    {
        var came = await db.Attendances()
            .Where(there => db.Events().Any(known => known.Id == there.EventId && known.InitiativeId == of.Id))
            .Select(there => there.TicketId)
            .Distinct()
            .CountAsync(stop);
        return came switch
        {
            0 => null,
            1 => Words.Say("1 orang hadir", "1 person came"),
            _ => Words.Say($"{came} orang hadir", $"{came} people came"),
        };
    }

    private static async Task<string?> Result(AppDb db, Initiative of, int at, CancellationToken stop) =>
        await IsOverAlone(db, of, stop) ? Words.Say("Laporan acaranya", "The report of the event") : null;

    private static async Task<string?> Thanks(AppDb db, Initiative of, int at, CancellationToken stop) =>
        await IsOverAlone(db, of, stop) ? Words.Say("Terkirim kepada yang datang", "Sent to those who came") : null;

    // The trail of one event has no report but that event's.
    private static async Task<bool> IsOverAlone(AppDb db, Initiative of, CancellationToken stop) =>
        of.OfEvent
        && await db.Events()
            .AnyAsync(
                row => row.InitiativeId == of.Id && row.Status == EventStatus.Published && row.Thanked != null,
                stop
            );
}
