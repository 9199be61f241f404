using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Enquiries;

/// <summary>What happens to an enquiry after it was asked; each is one transaction with its step, and an audit row when
/// staff did it.</summary>
public sealed class FollowUp(AppDb db, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>A member of staff looks after it, and by when; taking it from someone else is told in the
    /// steps.</summary>
    public Task<bool> Take(Guid id, Guid owner, DateOnly? by, CancellationToken stop = default) =>
        Change(
            id,
            owner,
            "taken",
            by?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            enquiry =>
            {
                (enquiry.Owner, enquiry.FollowUp) = (owner, by);
                return enquiry.Status == EnquiryStatus.Open;
            },
            stop
        );

    public Task<bool> Note(Guid id, Guid by, string note, CancellationToken stop = default) =>
        Change(id, by, "note", note, enquiry => enquiry.Status != EnquiryStatus.Withdrawn, stop);

    /// <summary>The asker has their answer, or cannot be reached; the time of the first answer is what the median
    /// counts.</summary>
    public Task<bool> Answer(Guid id, Guid by, Outcome outcome, string? note, CancellationToken stop = default) =>
        Change(
            id,
            by,
            "answered",
            note,
            enquiry =>
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
                enquiry.Answered ??= Now;
                return true;
            },
            stop
        );

    public Task<bool> Settle(Guid id, CancellationToken stop = default) =>
        Change(
            id,
            null,
            "settled",
            null,
            enquiry => Move(enquiry, EnquiryStatus.Answered, EnquiryStatus.Settled),
            stop
        );

    public Task<bool> Reopen(Guid id, Guid? by, CancellationToken stop = default) =>
        Change(
            id,
            by,
            "reopened",
            null,
            enquiry =>
                enquiry.Status is EnquiryStatus.Answered or EnquiryStatus.Settled or EnquiryStatus.Lost
                && Move(enquiry, enquiry.Status, EnquiryStatus.Open),
            stop
        );

    /// <summary>
    /// Consent is withdrawn, also after the answer: name and number go at once (UU PDP art. 40), the question stays in
    /// the counts. What the same number asked in another browser was not theirs to withdraw: it goes on as a question
    /// of its own.
    /// One transaction, and not the request's to stop: a reader who leaves while it runs has withdrawn all the same.
    /// </summary>
    public async Task<bool> Withdraw(Guid id, CancellationToken stop = default)
    {
        _ = stop;
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        var still = db.Enquiries().Where(row => row.Id == id && row.Status != EnquiryStatus.Withdrawn);
        var wasOpen = await still.AnyAsync(row => row.Status == EnquiryStatus.Open, CancellationToken.None);
        if (
            await still.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Status, EnquiryStatus.Withdrawn)
                        .SetProperty(row => row.FollowUp, (DateOnly?)null),
                CancellationToken.None
            ) == 0
        )
            return false;
        // One that was dealt with may have an open one of the same number beside it, of which there is only one.
        var parted = wasOpen && await PartOthers(id);
        await MakeNobodys(db, db.Enquiries().Where(row => row.Id == id), CancellationToken.None);
        db.EnquirySteps()
            .Add(
                new()
                {
                    EnquiryId = id,
                    At = Now,
                    Kind = "withdrawn",
                    Note = parted ? EnquiryStep.NumberKept : null,
                }
            );
        await db.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }

    // Whoever was first to name a number has the link; its owner may have asked after them, and waits for an answer.
    private async Task<bool> PartOthers(Guid id)
    {
        var first = await db.Enquiries().AsNoTracking().SingleAsync(row => row.Id == id);
        var others = await db.EnquirySteps()
            .AsNoTracking()
            .Where(step => step.EnquiryId == id && step.Kind == EnquiryStep.AskedElsewhere && step.Note != null)
            .OrderBy(step => step.At)
            .ToListAsync();
        if (others.Count == 0)
            return false;
        var own = new Enquiry
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
        };
        db.Enquiries().Add(own);
        db.EnquirySteps()
            .Add(
                new()
                {
                    EnquiryId = own.Id,
                    At = own.Asked,
                    Kind = "asked",
                }
            );
        foreach (var other in others.Skip(1))
            db.EnquirySteps()
                .Add(
                    new()
                    {
                        EnquiryId = own.Id,
                        At = other.At,
                        Kind = other.Kind,
                        Note = other.Note,
                    }
                );
        await db.SaveChangesAsync();
        return true;
    }

    private static string Unnamed() => Words.Say("Penanya dari nomor ini", "Someone with this number");

    /// <summary>Without name, number and words.</summary>
    internal static async Task MakeNobodys(AppDb db, IQueryable<Enquiry> enquiries, CancellationToken stop)
    {
        var ids = enquiries.Select(row => row.Id);
        await db.EnquirySteps()
            .Where(step => ids.Contains(step.EnquiryId) && step.Note != null)
            .ExecuteUpdateAsync(set => set.SetProperty(step => step.Note, (string?)null), stop);
        await enquiries.ExecuteUpdateAsync(
            set =>
                set.SetProperty(row => row.Phone, (string?)null)
                    .SetProperty(row => row.Topic, ErasePerson.Nobody)
                    .SetProperty(row => row.Name, ErasePerson.Nobody),
            stop
        );
    }

    private static bool Move(Enquiry enquiry, EnquiryStatus from, EnquiryStatus to)
    {
        if (enquiry.Status != from)
            return false;
        enquiry.Status = to;
        return true;
    }

    private async Task<bool> Change(
        Guid id,
        Guid? by,
        string kind,
        string? note,
        Func<Enquiry, bool> act,
        CancellationToken stop
    )
    {
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            // The row is held before it is read: what was withdrawn in this moment is not answered over.
            if (
                await db.Enquiries()
                    .Where(row => row.Id == id)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.AskedAgain, row => row.AskedAgain), stop) == 0
            )
                return false;
            var enquiry = await db.Enquiries().SingleAsync(row => row.Id == id, stop);
            if (!act(enquiry))
                return false;
            db.EnquirySteps()
                .Add(
                    new()
                    {
                        EnquiryId = id,
                        At = Now,
                        By = by,
                        Kind = kind,
                        Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
                    }
                );
            // What was said is in the steps, and goes with them; the audit says that it was done.
            if (by is not null)
                db.Audit().Add(AuditRow.Of(Now, by, enquiry.SiteId, "enquiry." + kind, "enquiry:" + id));
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return true;
        }
        // Opened again while the same number has asked anew: the new one is the open one.
        catch (DbUpdateException error) when (error.IsTaken())
        {
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
