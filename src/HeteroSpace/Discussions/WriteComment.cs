using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Messaging;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Discussions;

/// <summary>A comment as it was typed.</summary>
/// <param name="Contact">An e-mail address or a mobile number; not read of someone who is signed in.</param>
/// <param name="As">The organization in whose name it is; the writer leads it.</param>
/// <param name="Answers">The comment it answers; null for one that stands by itself.</param>
public sealed record CommentWish(
    string Name,
    string Contact,
    string Text,
    Person? Writer,
    Guid? As,
    Comment? Answers = null
)
{
    /// <summary>That which is made of it gets; of one that was there already the id is another.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
}

/// <summary>Takes comments, shows and hides them.</summary>
public sealed class WriteComment(
    AppDb db,
    IServiceProvider services,
    IOutputCacheStore pages,
    SealedCodes codes,
    TimeProvider time
)
{
    /// <summary>So many of one writer may wait for staff, or to be confirmed.</summary>
    private static long MostWaiting(Person? writer) =>
        (writer is null ? HouseLimits.CommentsOfContact : HouseLimits.CommentsWaiting).Most;

    /// <summary>When so many members have reported a comment, it goes off the page until staff have looked at
    /// it.</summary>
    public const int ReportsThatHide = 3;

    /// <summary>Opens a comment for whoever wrote it without signing in, and confirms their address: it goes by mail
    /// alone.</summary>
    public const char ConfirmLink = 'c';

    /// <summary>The same without confirming anything: where its writer stands after sending it.</summary>
    public const char StatusLink = 'd';

    /// <summary>Whom staff need not read first: a member whose mail or number is theirs.</summary>
    public static bool IsKnown(Person? writer) => writer is { ContactConfirmed: true, Gone: false };

    public static Dictionary<string, string> Problems(CommentWish wish)
    {
        var errors = new Dictionary<string, string>();
        if (wish.Writer is null)
        {
            if (PersonName.Problem(wish.Name) is { } unnamed)
                errors["nama"] = unnamed;
            if (Contact.Read(wish.Contact) is null)
                errors["kontak"] = Words.Say(
                    "Tulis e-mail (nama@contoh.id) atau nomor ponsel (0812…). Hanya petugas yang melihatnya.",
                    "Give an e-mail address (name@example.org) or a mobile number (0812…). Only staff see it."
                );
        }
        if (
            Letters.Seen(wish.Text).Trim().Length < 2
            || wish.Text.ReplaceLineEndings("\n").Trim().Length > Comment.MostLetters
        )
            errors["komentar"] = Words.Say(
                "Tulis komentar Anda, paling panjang 1.000 huruf.",
                "Write your comment, at most 1,000 letters."
            );
        return errors;
    }

    /// <summary>The comment; null when this writer has too many that wait. The wish must have no problems, and the
    /// subject must be open.</summary>
    public async Task<Comment?> Now(
        string kind,
        Guid subject,
        Guid site,
        CommentWish wish,
        CancellationToken stop = default
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        var contact = wish.Writer is null ? Contact.Read(wish.Contact)!.Value : default;
        var text = wish.Text.Trim().ReplaceLineEndings("\n");
        var mine = OfWriter(site, wish.Writer?.Id, contact);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var of = wish.Writer?.Id.ToString() ?? contact.Phone?.Value ?? contact.Email?.Value;
        await db.TakeTurn($"comments:{site}:{of}", stop);
        if (await SentBefore(mine, kind, subject, text, wish.Writer is not null, now, stop) is { } again)
            return again;
        if (await mine.Undecided().CountAsync(stop) >= MostWaiting(wish.Writer))
            return null;
        var comment = await Written(kind, subject, site, wish, contact, text, now, stop);
        db.Comments().Add(comment);
        if (comment.Status == CommentStatus.Unconfirmed)
            db.Add(CommentNews.Of(comment, "confirm", now));
        if (comment.Status == CommentStatus.Shown && comment.AnswersId is not null)
            db.Add(CommentNews.Of(comment, "answered", now));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        if (wish.Writer is { } writer)
            await db.KnowAt(writer.Id, site, stop);
        if (comment.Status == CommentStatus.Shown)
            await Shown(comment, stop);
        return comment;
    }

    private IQueryable<Comment> OfWriter(Guid site, Guid? person, Contact contact)
    {
        var here = db.Comments().Where(row => row.SiteId == site);
        if (person is not null)
            return here.Where(row => row.PersonId == person);
        (string? phone, string? email) = (contact.Phone, contact.Email);
        return phone is not null ? here.Where(row => row.Phone == phone) : here.Where(row => row.Email == email);
    }

    // The very same words about the same thing are one comment, sent again by a slow network.
    private static Task<Comment?> SentBefore(
        IQueryable<Comment> mine,
        string kind,
        Guid subject,
        string text,
        bool signedIn,
        DateTime now,
        CancellationToken stop
    )
    {
        var soon = now.AddHours(-1);
        var same = mine.AsNoTracking().About(kind, subject).Where(row => row.Text == text && row.At > soon);
        return (signedIn ? same : same.Undecided()).FirstOrDefaultAsync(stop);
    }

    private async Task<Comment> Written(
        string kind,
        Guid subject,
        Guid site,
        CommentWish wish,
        Contact contact,
        string text,
        DateTime now,
        CancellationToken stop
    )
    {
        var week = now.AddDays(-7);
        var name = wish.Writer?.Name ?? PersonName.Read(wish.Name)!;
        var (score, signs) = SpamScore.Of(
            text,
            await db.Comments().CountAsync(row => row.SiteId == site && row.At > week && row.Text == text, stop),
            name
        );
        var shows = IsKnown(wish.Writer) && score < SpamScore.ToBeRead && await MayShowMore(wish.Writer!.Id, now, stop);
        return new Comment
        {
            Id = wish.Id,
            SubjectKind = kind,
            SubjectId = subject,
            SiteId = site,
            At = now,
            PersonId = wish.Writer?.Id,
            OrganizationId = wish.As,
            Name = name,
            Phone = contact.Phone,
            Email = contact.Email,
            SealedPhoneCode = contact.Phone is null ? null : codes.Close(ConfirmContact.NewCode()),
            Language = wish.Writer?.Language ?? Words.Spoken,
            Text = text,
            Score = score,
            Signs = signs,
            AnswersId = wish.Answers?.Id,
            ParentId = wish.Answers is null ? null : wish.Answers.ParentId ?? wish.Answers.Id,
            Status = StatusAtFirst(contact, shows),
            ShownAt = shows ? now : null,
        };
    }

    // However sound each of them is, many in an hour are read first.
    private async Task<bool> MayShowMore(Guid person, DateTime now, CancellationToken stop)
    {
        var anHourAgo = now.AddHours(-1);
        return await db.Comments().CountAsync(row => row.PersonId == person && row.ShownAt > anHourAgo, stop)
            < HouseLimits.CommentsShown.Most;
    }

    private static CommentStatus StatusAtFirst(Contact contact, bool shows)
    {
        if (contact.Email is not null)
            return CommentStatus.Unconfirmed;
        return shows ? CommentStatus.Shown : CommentStatus.Waiting;
    }

    /// <summary>Whoever wrote it showed that the address is theirs; now staff read it. False when it was confirmed
    /// before.</summary>
    public async Task<bool> Confirm(Guid id, CancellationToken stop = default) =>
        await db.Comments()
            .Where(row => row.Id == id && row.Status == CommentStatus.Unconfirmed)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, CommentStatus.Waiting), stop) > 0;

    /// <summary>Staff saw the code that came from the number that was given.</summary>
    public async Task<bool> SawCode(Comment seen, Guid by, CancellationToken stop = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await db.Comments()
                .Where(row => row.Id == seen.Id && row.SealedPhoneCode != null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.SealedPhoneCode, (byte[]?)null), stop) == 0
        )
            return false;
        db.Audit()
            .Add(AuditRow.Of(time.GetUtcNow().UtcDateTime, by, seen.SiteId, "comment.confirmed", "comment:" + seen.Id));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>Staff read it and show it. False when it is no longer waiting or hidden, or its number is not
    /// confirmed.</summary>
    public async Task<bool> Show(Comment seen, Guid by, CancellationToken stop = default)
    {
        if (
            seen.SealedPhoneCode is not null
            || !await Move(seen, [CommentStatus.Waiting, CommentStatus.Hidden], CommentStatus.Shown, null, by, stop)
        )
            return false;
        await Shown(seen, stop);
        return true;
    }

    /// <summary>Staff take it off the page, and say why.</summary>
    public Task<bool> Hide(Comment seen, string reason, Guid by, CancellationToken stop = default) =>
        Move(seen, [CommentStatus.Waiting, CommentStatus.Shown], CommentStatus.Hidden, reason, by, stop);

    /// <summary>Staff looked at what was reported, and it stays.</summary>
    public async Task<bool> Keep(Comment seen, Guid by, CancellationToken stop = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await db.Comments()
                .Where(row => row.Id == seen.Id && row.Reports == seen.Reports && row.Reports > 0)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Reports, 0), stop) == 0
        )
            return false;
        await db.CommentReports().Where(row => row.CommentId == seen.Id).ExecuteDeleteAsync(stop);
        db.Audit()
            .Add(AuditRow.Of(time.GetUtcNow().UtcDateTime, by, seen.SiteId, "comment.kept", "comment:" + seen.Id));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>Its writer takes it back; the words are erased.</summary>
    /// <param name="writer">The person who wrote it; null when the secret link of a visitor says so.</param>
    public async Task<bool> Withdraw(Guid id, Guid? writer, CancellationToken stop = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var done =
            await db.Comments()
                .Where(row => row.Id == id && row.PersonId == writer && row.Status != CommentStatus.Withdrawn)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Status, CommentStatus.Withdrawn)
                            .SetProperty(row => row.Text, "")
                            .SetProperty(row => row.Reports, 0),
                    stop
                ) > 0;
        if (!done)
            return false;
        await db.CommentReports().Where(row => row.CommentId == id).ExecuteDeleteAsync(stop);
        await transaction.CommitAsync(stop);
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
        return true;
    }

    /// <summary>A reader reports it. A member is counted once, and three members take it off the page until staff have
    /// looked; visitors are heard, and take nothing away.</summary>
    public async Task Report(
        Comment seen,
        ReportReason reason,
        string note,
        Person? by,
        CancellationToken stop = default
    )
    {
        var (now, person) = (time.GetUtcNow().UtcDateTime, IsKnown(by) ? by!.Id : (Guid?)null);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await db.Comments()
                .Where(row => row.Id == seen.Id && row.Status == CommentStatus.Shown)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Reports, row => row.Reports + 1), stop) == 0
        )
            return;
        // Told again by the same member, or by very many visitors: heard already.
        if (
            person is not null
                && await db.CommentReports().AnyAsync(row => row.CommentId == seen.Id && row.PersonId == person, stop)
            || await db.CommentReports().CountAsync(row => row.CommentId == seen.Id, stop) >= 100
        )
            return;
        db.CommentReports()
            .Add(
                new()
                {
                    CommentId = seen.Id,
                    At = now,
                    PersonId = person,
                    Reason = reason,
                    Note = note,
                }
            );
        await db.SaveChangesAsync(stop);
        var hides =
            await db.CommentReports().CountAsync(row => row.CommentId == seen.Id && row.PersonId != null, stop)
            >= ReportsThatHide;
        if (hides)
        {
            await db.Comments()
                .Where(row => row.Id == seen.Id && row.Status == CommentStatus.Shown)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, CommentStatus.Waiting), stop);
            db.Audit().Add(AuditRow.Of(now, null, seen.SiteId, "comment.reported-away", "comment:" + seen.Id));
            await db.SaveChangesAsync(stop);
        }
        await transaction.CommitAsync(stop);
        if (hides)
            await pages.EvictByTagAsync(PublicPages.Tag, stop);
    }

    private async Task<bool> Move(
        Comment seen,
        CommentStatus[] from,
        CommentStatus to,
        string? reason,
        Guid by,
        CancellationToken stop
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var held = db.Comments()
            .Where(row => row.Id == seen.Id && row.Status == seen.Status && from.Contains(row.Status));
        if (
            await held.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Status, to)
                        .SetProperty(row => row.Reason, reason)
                        .SetProperty(row => row.Reports, 0)
                        .SetProperty(
                            row => row.ShownAt,
                            row => to == CommentStatus.Shown && row.ShownAt == null ? now : row.ShownAt
                        ),
                stop
            ) == 0
        )
            return false;
        await db.CommentReports().Where(row => row.CommentId == seen.Id).ExecuteDeleteAsync(stop);
        db.Audit()
            .Add(
                AuditRow.Of(
                    now,
                    by,
                    seen.SiteId,
                    "comment." + to.ToString().ToLowerInvariant(),
                    "comment:" + seen.Id,
                    reason
                )
            );
        // Whom it answers hears of it when they can read it, and once.
        if (to == CommentStatus.Shown && seen is { AnswersId: not null, ShownAt: null })
            db.Add(CommentNews.Of(seen, "answered", now));
        // What is taken off, or not put up, is told to its writer; advertising is not answered, and nobody is written
        // to whose number is not known to be theirs.
        if (
            to == CommentStatus.Hidden
            && seen.SealedPhoneCode is null
            && (seen.ShownAt is not null || seen.Score < SpamScore.ToBeRead)
        )
            db.Add(CommentNews.Of(seen, "hidden", now));
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
