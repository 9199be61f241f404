using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Discussions;

/// <summary>A comment as it was typed.</summary>
/// <param name="As">The organization in whose name it is; the writer leads it.</param>
public sealed record CommentWish(string Name, string Phone, string Text, Person? Writer, Guid? As);

/// <summary>Takes comments, shows and hides them.</summary>
public sealed class WriteComment(AppDb db, IServiceProvider services, IOutputCacheStore pages, TimeProvider time)
{
    /// <summary>So many of one writer may wait for staff.</summary>
    public const int MostWaiting = 10;

    /// <summary>Whom staff need not read first: a member whose mail or number is theirs.</summary>
    public static bool IsKnown(Person? writer) => writer is { ContactConfirmed: true, Gone: false };

    public static Dictionary<string, string> Problems(CommentWish wish)
    {
        var errors = new Dictionary<string, string>();
        if (wish.Writer is null)
        {
            if (wish.Name.Trim().Length is 0 or > 120) errors["nama"] = Words.Say("Tulis nama Anda, paling panjang 120 huruf.", "Give your name, at most 120 letters.");
            if (PhoneNumber.Normalised(wish.Phone) is null) errors["ponsel"] = Words.Say("Tulis nomor ponsel Anda, misalnya 0812… Hanya petugas yang melihatnya.", "Give your mobile number, such as 0812… Only staff see it.");
        }
        if (wish.Text.Trim().Length is < 2 or > Comment.MostLetters) errors["komentar"] = Words.Say("Tulis komentar Anda, paling panjang 1.000 huruf.", "Write your comment, at most 1,000 letters.");
        return errors;
    }

    /// <summary>The comment; null when this writer has too many that wait. The wish must have no problems, and the subject must be open.</summary>
    public async Task<Comment?> Now(string kind, Guid subject, Guid site, CommentWish wish, CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var phone = wish.Writer is null ? PhoneNumber.Normalised(wish.Phone) : null;
        var text = wish.Text.Trim().ReplaceLineEndings("\n");
        var person = wish.Writer?.Id;
        var mine = db.Comments().Where(row => row.SiteId == site && (person != null ? row.PersonId == person : row.Phone == phone));
        // The very same words about the same thing are one comment, sent again by a slow network.
        var soon = now.AddHours(-1);
        if (await mine.AsNoTracking().FirstOrDefaultAsync(row => row.SubjectKind == kind && row.SubjectId == subject && row.Text == text && row.At > soon, stop) is { } again) return again;
        if (await mine.CountAsync(row => row.Status == CommentStatus.Waiting, stop) >= MostWaiting) return null;
        var comment = new Comment { SubjectKind = kind, SubjectId = subject, SiteId = site, At = now, PersonId = wish.Writer?.Id, OrganizationId = wish.As, Name = wish.Writer?.Name ?? wish.Name.Trim(), Phone = phone, Text = text, Status = IsKnown(wish.Writer) ? CommentStatus.Shown : CommentStatus.Waiting };
        db.Comments().Add(comment);
        if (comment.PersonId is { } writer) await db.KnowAt(writer, site, stop);
        await db.SaveChangesAsync(stop);
        if (comment.Status == CommentStatus.Shown) await Shown(comment, stop);
        return comment;
    }

    /// <summary>Staff read it and show it. False when it is no longer waiting or hidden.</summary>
    public async Task<bool> Show(Comment seen, Guid by, CancellationToken stop = default)
    {
        if (!await Move(seen, [CommentStatus.Waiting, CommentStatus.Hidden], CommentStatus.Shown, null, by, stop)) return false;
        await Shown(seen, stop);
        return true;
    }

    /// <summary>Staff take it off the page, and say why.</summary>
    public Task<bool> Hide(Comment seen, string reason, Guid by, CancellationToken stop = default) => Move(seen, [CommentStatus.Waiting, CommentStatus.Shown], CommentStatus.Hidden, reason, by, stop);

    /// <summary>Its writer takes it back; the words are erased.</summary>
    public async Task<bool> Withdraw(Guid id, Guid writer, CancellationToken stop = default)
    {
        var done = await db.Comments().Where(row => row.Id == id && row.PersonId == writer && row.Status != CommentStatus.Withdrawn).ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, CommentStatus.Withdrawn).SetProperty(row => row.Text, ""), stop) > 0;
        if (done) await pages.EvictByTagAsync(PublicPages.Tag, stop);
        return done;
    }

    private async Task<bool> Move(Comment seen, CommentStatus[] from, CommentStatus to, string? reason, Guid by, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.Comments().Where(row => row.Id == seen.Id && row.Status == seen.Status && from.Contains(row.Status)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, to).SetProperty(row => row.Reason, reason), stop) == 0) return false;
        db.Audit().Add(AuditRow.Of(time.GetUtcNow().UtcDateTime, by, seen.SiteId, "comment." + to.ToString().ToLowerInvariant(), "comment:" + seen.Id, reason));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
        return true;
    }

    private async Task Shown(Comment comment, CancellationToken stop)
    {
        await services.Announce(new CommentShown(comment.SubjectKind, comment.SubjectId, comment.Id), stop);
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
    }
}
