using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Enquiries;

/// <summary>What happens to an enquiry after it was asked; each is one act with its step, and an audit row when staff
/// did it.</summary>
public sealed class FollowUp(AppDb db, Frame frame)
{
    /// <summary>A member of staff looks after it, and by when; taking it from someone else is told in the
    /// steps.</summary>
    public Task<bool> Take(Guid id, Guid owner, DateOnly? by) =>
        Change(
            id,
            owner,
            "taken",
            by?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            (enquiry, _) =>
            {
                (enquiry.Owner, enquiry.FollowUp) = (owner, by);
                return enquiry.Status == EnquiryStatus.Open;
            }
        );

    public Task<bool> Note(Guid id, Guid by, string note) =>
        Change(id, by, "note", note, (enquiry, _) => enquiry.Status != EnquiryStatus.Withdrawn);

    /// <summary>The asker has their answer, or cannot be reached; the time of the first answer is what the median
    /// counts.</summary>
    public Task<bool> Answer(Guid id, Guid by, Outcome outcome, string? note) =>
        Change(
            id,
            by,
            "answered",
            note,
            (enquiry, now) =>
            {
                if (enquiry.Status != EnquiryStatus.Open)
                    return false;
                enquiry.Owner ??= by;
                (enquiry.Outcome, enquiry.FollowUp) = (outcome, null);
                if (outcome == Outcome.Unreachable)
                {
                    enquiry.Status = EnquiryStatus.Lost;
                    return true;
                }
                enquiry.Status = EnquiryStatus.Answered;
                enquiry.Answered ??= now;
                return true;
            },
            mayBeUndone: true
        );

    /// <summary>That it was answered is undone: it is open and whose it was, as before.</summary>
    internal Task<bool> BackTo(Guid id, Guid by, EnquiryBefore was) =>
        Change(
            id,
            by,
            "answer-undone",
            null,
            (enquiry, _) =>
            {
                (enquiry.Owner, enquiry.FollowUp, enquiry.Answered, enquiry.Outcome) = (
                    was.Owner,
                    was.FollowUp,
                    was.Answered,
                    was.Outcome
                );
                return enquiry.Status is EnquiryStatus.Answered or EnquiryStatus.Lost
                    && Move(enquiry, enquiry.Status, EnquiryStatus.Open);
            }
        );

    public Task<bool> Settle(Guid id) =>
        Change(id, null, "settled", null, (enquiry, _) => Move(enquiry, EnquiryStatus.Answered, EnquiryStatus.Settled));

    public Task<bool> Reopen(Guid id, Guid? by) =>
        Change(
            id,
            by,
            "reopened",
            null,
            (enquiry, _) =>
                enquiry.Status is EnquiryStatus.Answered or EnquiryStatus.Settled or EnquiryStatus.Lost
                && Move(enquiry, enquiry.Status, EnquiryStatus.Open)
        );

    /// <summary>
    /// Consent is withdrawn, also after the answer: name and number go at once (UU PDP art. 40), the question stays in
    /// the counts. What the same number asked in another browser was not theirs to withdraw: it goes on as a question
    /// of its own.
    /// </summary>
    public Task<bool> Withdraw(Guid id) =>
        frame.Do(async act =>
        {
            var still = db.Enquiries().Where(row => row.Id == id && row.Status != EnquiryStatus.Withdrawn);
            var wasOpen = await still.AnyAsync(row => row.Status == EnquiryStatus.Open);
            var withdrawn = await act.Update(
                still,
                set =>
                    set.SetProperty(row => row.Status, EnquiryStatus.Withdrawn)
                        .SetProperty(row => row.FollowUp, (DateOnly?)null)
            );
            if (withdrawn == 0)
                return act.Refuse(false);
            await act.Follows("enquiry:" + id);
            // One that was dealt with may have an open one of the same number beside it, of which there is only one.
            var parted = wasOpen && await PartOthers(act, id);
            await MakeNobodys(act, db.Enquiries().Where(row => row.Id == id));
            act.Add(
                new EnquiryStep
                {
                    EnquiryId = id,
                    At = act.Now,
                    Kind = "withdrawn",
                    Note = parted ? EnquiryStep.NumberKept : null,
                }
            );
            return true;
        });

    // Whoever was first to name a number has the link; its owner may have asked after them, and waits for an answer.
    private async Task<bool> PartOthers(Act act, Guid id)
    {
        var first = await db.Enquiries().AsNoTracking().SingleAsync(row => row.Id == id);
        var others = await db.EnquirySteps()
            .AsNoTracking()
            .Where(step => step.EnquiryId == id && step.Kind == EnquiryStep.AskedElsewhere && step.Note != null)
            .OrderBy(step => step.At)
            .ToListAsync();
        if (others.Count == 0)
            return false;
        var own = act.Add(
            new Enquiry
            {
                SiteId = first.SiteId,
                Name = Words.In(first.Language, Unnamed),
                Phone = first.Phone,
                Topic = others[0].Note!,
                Language = first.Language,
                Source = first.Source,
                Asked = others[0].At,
                AskedAgain = others.Count - 1,
                ConsentText = first.ConsentText,
                ConsentVersion = first.ConsentVersion,
            }
        );
        act.Add(
            new EnquiryStep
            {
                EnquiryId = own.Id,
                At = own.Asked,
                Kind = "asked",
            }
        );
        act.AddAll(
            others
                .Skip(1)
                .Select(other => new EnquiryStep
                {
                    EnquiryId = own.Id,
                    At = other.At,
                    Kind = other.Kind,
                    Note = other.Note,
                })
        );
        return true;
    }

    private static string Unnamed() => Words.Say("Penanya dari nomor ini", "Someone with this number");

    /// <summary>Without name, number and words.</summary>
    internal static async Task MakeNobodys(Act act, IQueryable<Enquiry> enquiries)
    {
        var ids = enquiries.Select(row => row.Id);
        await act.Update(
            act.Db.EnquirySteps().Where(step => ids.Contains(step.EnquiryId) && step.Note != null),
            set => set.SetProperty(step => step.Note, (string?)null)
        );
        await act.Update(
            enquiries,
            set =>
                set.SetProperty(row => row.Phone, (string?)null)
                    .SetProperty(row => row.Topic, ErasePerson.Nobody)
                    .SetProperty(row => row.Name, ErasePerson.Nobody)
        );
    }

    private static bool Move(Enquiry enquiry, EnquiryStatus from, EnquiryStatus to)
    {
        if (enquiry.Status != from)
            return false;
        enquiry.Status = to;
        return true;
    }

    private Task<bool> Change(
        Guid id,
        Guid? by,
        string kind,
        string? note,
        Func<Enquiry, DateTime, bool> change,
        bool mayBeUndone = false
    ) =>
        frame.Do(
            async act =>
            {
                // The row is held before it is read: what was withdrawn in this moment is not answered over.
                var held = db.Enquiries().Where(row => row.Id == id);
                if (await act.Update(held, set => set.SetProperty(row => row.AskedAgain, row => row.AskedAgain)) == 0)
                    return act.Refuse(false);
                var enquiry = await held.SingleAsync();
                var was = EnquiryBefore.Of(enquiry);
                if (!change(enquiry, act.Now))
                    return act.Refuse(false);
                act.Add(
                    new EnquiryStep
                    {
                        EnquiryId = id,
                        At = act.Now,
                        By = by,
                        Kind = kind,
                        Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
                    }
                );
                // What was said is in the steps, and goes with them; the audit says that it was done.
                if (by is not null)
                    act.Note(by, enquiry.SiteId, "enquiry." + kind, "enquiry:" + id);
                await (
                    mayBeUndone
                        ? act.MayBeUndone("enquiry." + kind, "enquiry:" + id, by, enquiry.SiteId, was.Written())
                        : act.Follows("enquiry:" + id)
                );
                return true;
            },
            // Opened again while the same number has asked anew: the new one is the open one.
            Refusal.Taken(false)
        );
}
