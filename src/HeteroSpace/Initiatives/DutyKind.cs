using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>
/// What a duty asks for. Where records can show it, they alone fill it, and are asked anew each time; otherwise it is
/// ticked by hand, with evidence in words. A higher module that has the records (Events: attendance) contributes a
/// second one of the same name, and that is asked first.
/// </summary>
/// <param name="Evidence">What shows that it is done, in words; null when it is not. Null itself when only people can
/// tell.</param>
/// <param name="ByHand">May be ticked by hand when the records do not show it.</param>
public sealed record DutyKind(
    string Name,
    Func<string> Said,
    Func<AppDb, Initiative, int, CancellationToken, Task<string?>>? Evidence,
    bool ByHand = false
)
{
    public const string Checklist = "checklist";

    /// <summary>Those this module can fill from its own records, and from the bookings of a series.</summary>
    public static IEnumerable<DutyKind> OfInitiatives =>
        [
            new("answers", () => Words.Say("Usulan dan gagasan dijawab", "Ideas answered"), Answers),
            new("partners", () => Words.Say("Komunitas ikut", "A community takes part"), Partners),
            new("meeting", () => Words.Say("Rapat dengan notulen", "A meeting with minutes"), Meetings),
            new("vote", () => Words.Say("Pemungutan suara", "Vote"), Votes),
            new("record", () => Words.Say("Berita acara", "Signed record"), Records),
            new("commitment", () => Words.Say("Komitmen", "Commitments"), Commitments),
            new("tasks", () => Words.Say("Tugas selesai", "Tasks done"), Tasks),
            new("sessions", () => Words.Say("Sesi terlaksana", "Sessions held"), Sessions, ByHand: true),
            new("attendance", () => Words.Say("Daftar hadir", "Attendance"), Attendance, ByHand: true),
            new("result", () => Words.Say("Hasil", "Result"), Results),
            new("thanks", () => Words.Say("Terima kasih", "Thanks"), null, ByHand: true),
            new("follow-up", () => Words.Say("Hasil tuntas", "Results followed up"), FollowedUp),
            new(Checklist, () => Words.Say("Butir periksa", "Item of a checklist"), null, ByHand: true),
        ];

    private static async Task<string?> Answers(AppDb db, Initiative of, int at, CancellationToken stop)
    {
        var ideas = await db.Ideas()
            .Where(row =>
                row.InitiativeId == of.Id && row.Status != IdeaStatus.Withdrawn && row.Status != IdeaStatus.Hidden
            )
            .GroupBy(row => row.Status == IdeaStatus.Open || row.Status == IdeaStatus.Waiting)
            .Select(group => new { Open = group.Key, Count = group.Count() })
            .ToListAsync(stop);
        if (ideas.Any(row => row.Open))
            return null;
        var count = ideas.Sum(row => row.Count);
        return count == 0
            ? Words.Say("Tidak ada yang menunggu", "None is waiting")
            : Words.Say($"{count} dijawab", $"{count} answered");
    }

    private static async Task<string?> Partners(AppDb db, Initiative of, int at, CancellationToken stop)
    {
        var communities = await db.PartnerRoots(of.Id)
            .Join(db.Organizations(), root => root, known => known.Id, (_, known) => known.Kind)
            .CountAsync(kind => kind == OrganizationKind.Community || kind == OrganizationKind.Cooperative, stop);
        return Some(communities, "komunitas", "community", "communities");
    }

    private static async Task<string?> Meetings(AppDb db, Initiative of, int at, CancellationToken stop)
    {
        var held = await db.Meetings()
            .Where(row => row.InitiativeId == of.Id && row.Position == at && row.Status == MeetingStatus.Held)
            .WithMinutes(db)
            .CountAsync(stop);
        return Some(held, "rapat", "meeting", "meetings");
    }

    private static async Task<string?> Votes(AppDb db, Initiative of, int at, CancellationToken stop)
    {
        var voters = await db.VotesOf(of.Id).Select(row => row.OrganizationId).Distinct().CountAsync(stop);
        return Some(voters, "organisasi memilih", "organization voted", "organizations voted");
    }

    private static async Task<string?> Records(AppDb db, Initiative of, int at, CancellationToken stop)
    {
        var signed = await db.SignedRecords()
            .CountAsync(
                row =>
                    db.Meetings()
                        .Any(meeting =>
                            meeting.Id == row.MeetingId && meeting.InitiativeId == of.Id && meeting.Position == at
                        ),
                stop
            );
        return Some(signed, "berita acara", "record", "records");
    }

    private static async Task<string?> Commitments(AppDb db, Initiative of, int at, CancellationToken stop)
    {
        var made = await db.Commitments()
            .CountAsync(row => row.InitiativeId == of.Id && row.State != CommitmentState.Released, stop);
        return Some(made, "komitmen", "commitment", "commitments");
    }

    private static async Task<string?> Tasks(AppDb db, Initiative of, int at, CancellationToken stop)
    {
        var tasks = await db.WorkTasks()
            .Where(row => row.InitiativeId == of.Id && row.Position == at && row.State != TaskState.Dropped)
            .GroupBy(row => row.State == TaskState.Done)
            .Select(group => new { Done = group.Key, Count = group.Count() })
            .ToListAsync(stop);
        if (tasks.Any(row => !row.Done))
            return null;
        return Some(tasks.Sum(row => row.Count), "tugas", "task", "tasks")
            ?? Words.Say("Tidak ada tugas", "There are no tasks");
    }

    // A series is read from the bookings: what was checked in and is over was held.
    private static async Task<string?> Sessions(AppDb db, Initiative of, int at, CancellationToken stop)
    {
        if (of.SeriesId is not { } series)
            return null;
        var held = await db.Bookings()
            .CountAsync(row => row.SeriesId == series && row.Status == BookingStatus.Finished, stop);
        return Some(held, "sesi", "session", "sessions");
    }

    private static async Task<string?> Attendance(AppDb db, Initiative of, int at, CancellationToken stop)
    {
        if (of.SeriesId is not { } series)
            return null;
        var came = await db.Bookings()
            .Where(row => row.SeriesId == series && row.Status == BookingStatus.Finished)
            .SumAsync(row => row.People, stop);
        return Some(came, "kehadiran menurut pemesanan", "attendance by the bookings", "attendances by the bookings");
    }

    private static async Task<string?> Results(AppDb db, Initiative of, int at, CancellationToken stop)
    {
        var results = await db.Outcomes().CountAsync(row => row.InitiativeId == of.Id, stop);
        return Some(results, "hasil", "result", "results");
    }

    private static async Task<string?> FollowedUp(AppDb db, Initiative of, int at, CancellationToken stop)
    {
        var all = await db.Outcomes()
            .Where(row => row.InitiativeId == of.Id)
            .Select(row => row.Progress)
            .ToListAsync(stop);
        if (all.Exists(progress => progress < 100))
            return null;
        return all.Count == 0
            ? Words.Say("Tidak ada hasil yang ditindaklanjuti", "There is no result to follow up")
            : Words.Say("Semua hasil 100 %", "All results at 100 %");
    }

    // Null for none.
    private static string? Some(int count, string indonesian, string one, string many)
    {
        if (count == 0)
            return null;
        return Words.Say($"{count} {indonesian}", count == 1 ? "1 " + one : $"{count} {many}");
    }
}
