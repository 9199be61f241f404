using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Mail;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Messaging;

/// <summary>
/// What staff do with messages that leave the house: mark one as sent by hand, take that back, send a dead one again,
/// drop one.
/// </summary>
public sealed class SendByHand(AppDb db, IServiceProvider services, Frame frame)
{
    /// <summary>
    /// A member of staff sent the prepared WhatsApp message; deadlines of its reader start now. False when someone else
    /// did already.
    /// </summary>
    public Task<bool> MarkSent(Guid id, Guid by) =>
        Change(id, by, "message.sent", OutgoingStatus.Waiting, OutgoingStatus.Sent);

    /// <summary>It was marked by mistake: it stands in the queue again.</summary>
    public Task<bool> Undo(Guid id, Guid by) =>
        Change(id, by, "message.sent-undone", OutgoingStatus.Sent, OutgoingStatus.Waiting);

    public Task<bool> SendAgain(Guid id, Guid by) =>
        Change(id, by, "message.resent", OutgoingStatus.Dead, OutgoingStatus.Waiting);

    public Task<bool> Drop(Guid id, Guid by) =>
        Change(id, by, "message.dropped", OutgoingStatus.Dead, OutgoingStatus.Dropped);

    private Task<bool> Change(Guid id, Guid by, string action, OutgoingStatus from, OutgoingStatus to) =>
        frame.Do(async act =>
        {
            var changed = await act.Update(
                db.Outbox()
                    .Where(row => row.Id == id && row.Status == from)
                    // Of a mail that left nothing is kept to send; only what was marked by hand is taken back.
                    .Where(row => from != OutgoingStatus.Sent || row.Channel == Channel.WhatsApp),
                set =>
                    set.SetProperty(row => row.Status, to)
                        .SetProperty(row => row.Due, act.Now)
                        .SetProperty(row => row.Attempts, 0)
                        .SetProperty(row => row.SentAt, to == OutgoingStatus.Sent ? act.Now : null)
                        .SetProperty(row => row.SentBy, to == OutgoingStatus.Sent ? by : null)
            );
            if (changed == 0)
                return act.Refuse(false);
            var message = await db.Outbox().AsNoTracking().SingleAsync(row => row.Id == id);
            act.Note(by, message.SiteId, action, "message:" + id, message.Kind);
            if (to == OutgoingStatus.Sent && message.SubjectId is { } subject)
                await services.Announce(new MessageSent(act, message.Kind, subject));
            return true;
        });
}
