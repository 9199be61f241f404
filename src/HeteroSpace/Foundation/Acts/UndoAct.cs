using System.Security.Claims;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Acts;

/// <summary>
/// Takes an act back while its messages wait: withdraws them and does the opposite, in one act. When the opposite is
/// refused, nothing is withdrawn, and what was to be told is told.
/// </summary>
public sealed class UndoAct(
    AppDb db,
    Frame frame,
    Permissions permissions,
    IEnumerable<Undoable> kinds,
    IServiceProvider services
)
{
    /// <summary>What came of it, in a sentence.</summary>
    /// <param name="id">Of the <see cref="SecondThought"/>; whoever has it was shown the button.</param>
    public Task<(bool Done, string Sentence)> Now(Guid id, ClaimsPrincipal reader) =>
        frame.Do<(bool, string)>(async act =>
        {
            var row = db.SecondThoughts().Where(row => row.Id == id);
            if (
                await row.AsNoTracking().SingleOrDefaultAsync() is not { } thought
                || kinds.FirstOrDefault(kind => kind.Verb == thought.Verb) is not { } kind
            )
                return act.Refuse((false, Over));
            if (!await May(thought, kind, reader))
                return act.Refuse((false, NotTheirs));
            var open = row.Where(row => row.Undone == null && row.Until > act.Now);
            if (await act.Update(open, set => set.SetProperty(row => row.Undone, act.Now)) == 0)
                return act.Refuse((false, await row.AnyAsync(row => row.Undone != null) ? Again : TooLate(kind)));
            if (await Withdraw(act, thought) < thought.Held)
                return act.Refuse((false, TooLate(kind)));
            act.IsQuiet = true;
            return await kind.Undo(services, thought, reader) is { } no
                ? act.Refuse((false, StaysDone(no)))
                : (true, Undone(thought));
        });

    private async ValueTask<bool> May(SecondThought thought, Undoable kind, ClaimsPrincipal reader) =>
        (thought.By is null || thought.By == reader.AccountId())
        && (thought.SiteId is not { } site || await permissions.May(reader, kind.Needed, site));

    // One that a worker of another clock has begun has left.
    private async Task<int> Withdraw(Act act, SecondThought thought) =>
        await act.Erase(db.Jobs().Where(job => job.HeldBy == thought.Id && job.ClaimedUntil == null))
        + await act.Erase(db.Outbox().Where(letter => letter.HeldBy == thought.Id && letter.ClaimedUntil == null));

    private static string Undone(SecondThought thought) =>
        thought.Held > 0
            ? Words.Say("Diurungkan. Tidak ada pesan yang berangkat.", "Undone. No message has left.")
            : Words.Say("Diurungkan.", "Undone.");

    private static string StaysDone(string because) =>
        Words.Say("Tidak bisa diurungkan. ", "It cannot be undone. ") + because;

    private static string Again => Words.Say("Ini sudah diurungkan.", "This was undone already.");

    private static string Over =>
        Words.Say("Ini tidak bisa diurungkan lagi dari sini.", "This can no longer be undone from here.");

    private static string NotTheirs =>
        Words.Say(
            "Hanya yang melakukannya yang bisa mengurungkan ini, selama masih bertugas.",
            "Only whoever did it can undo this, while they are still in charge."
        );

    private static string TooLate(Undoable kind) =>
        Words.Say(
            "Sudah terlambat untuk mengurungkan: pesannya berangkat. ",
            "Too late to undo: the message has left. "
        ) + kind.Instead();
}
