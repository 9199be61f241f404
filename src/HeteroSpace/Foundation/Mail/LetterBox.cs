using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Mail;

/// <summary>
/// Puts letters into the outbox: what proves something is sealed until it leaves, the rest can be read.
/// </summary>
public sealed class LetterBox(AppDb db, Seals seals, PublicUrl address, Frame frame)
{
    /// <summary>Unless its cause has made one already; saved at once.</summary>
    public async Task Put(Outgoing row, Letter letter, CancellationToken stop = default)
    {
        if (frame.IsQuiet || await Stands(row, stop))
            return;
        if (row.Due == default)
            row.Due = row.At;
        row.Say(letter, letter.Closed(seals), LetterText.Open(letter, address.Of("")));
        db.Outbox().Add(row);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        // Another node told of the same cause in this moment.
        catch (DbUpdateException) when (db.Database.CurrentTransaction is null)
        {
            db.Entry(row).State = EntityState.Detached;
            if (!await Stands(row, stop))
                throw;
        }
    }

    /// <summary>What it says, with what it proves: for whoever sends it. Null once that is gone.</summary>
    public Letter? Open(Outgoing row) => Letter.Opened(row.Sealed, seals);

    /// <summary>The same as text, for a message sent by hand.</summary>
    public string? TextOf(Outgoing row) => Open(row) is { } letter ? LetterText.Whole(letter, address.Of("")) : null;

    private Task<bool> Stands(Outgoing row, CancellationToken stop) =>
        db.Outbox().AnyAsync(known => known.Cause == row.Cause && known.Channel == row.Channel, stop);
}
