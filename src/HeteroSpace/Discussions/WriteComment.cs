using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Messaging;
using HeteroSpace.Organizations;
using HeteroSpace.People;
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
public sealed class WriteComment(AppDb db, IServiceProvider services, SealedCodes codes, Frame frame)
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
    public Task<Comment?> Now(string kind, Guid subject, Guid site, CommentWish wish)
    {
        var contact = wish.Writer is null ? Contact.Read(wish.Contact)!.Value : default;
        var text = wish.Text.Trim().ReplaceLineEndings("\n");
        var mine = OfWriter(site, wish.Writer?.Id, contact);
        return frame.Do(async act =>
        {
            var of = wish.Writer?.Id.ToString() ?? contact.Phone?.Value ?? contact.Email?.Value;
            await db.TakeTurn($"comments:{site}:{of}");
            if (await SentBefore(mine, kind, subject, text, wish.Writer is not null, act.Now) is { } again)
                return act.Refuse(again);
            if (await mine.Undecided().CountAsync() >= MostWaiting(wish.Writer))
                return act.Refuse<Comment?>(null);
            var comment = act.Add(await Written(kind, subject, site, wish, contact, text, act.Now));
            if (comment.Status == CommentStatus.Unconfirmed)
                act.Tell(CommentNews.Of(comment, "confirm", act.Now));
            if (comment.Status == CommentStatus.Shown)
                await Shown(act, comment, isFirst: true);
            if (wish.Writer is { } writer)
                await act.KnowAt(writer.Id, site);
            return comment;
        });
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
        DateTime now
    )
    {
        var soon = now.AddHours(-1);
        var same = mine.AsNoTracking().About(kind, subject).Where(row => row.Text == text && row.At > soon);
        return (signedIn ? same : same.Undecided()).FirstOrDefaultAsync();
    }

    private async Task<Comment> Written(
        string kind,
        Guid subject,
        Guid site,
        CommentWish wish,
        Contact contact,
        string text,
        DateTime now
    )
    {
        var week = now.AddDays(-7);
        var name = wish.Writer?.Name ?? PersonName.Read(wish.Name)!;
        var (score, signs) = SpamScore.Of(
            text,
            await db.Comments().CountAsync(row => row.SiteId == site && row.At > week && row.Text == text),
            name
        );
        var shows = IsKnown(wish.Writer) && score < SpamScore.ToBeRead && await MayShowMore(wish.Writer!.Id, now);
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
    private async Task<bool> MayShowMore(Guid person, DateTime now)
    {
        var anHourAgo = now.AddHours(-1);
        return await db.Comments().CountAsync(row => row.PersonId == person && row.ShownAt > anHourAgo)
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
    public Task<bool> Confirm(Guid id) =>
        frame.Do(async act =>
            await act.Update(
                db.Comments().Where(row => row.Id == id && row.Status == CommentStatus.Unconfirmed),
                set => set.SetProperty(row => row.Status, CommentStatus.Waiting)
            ) > 0
        );

    /// <summary>Staff saw the code that came from the number that was given.</summary>
    public Task<bool> SawCode(Comment seen, Guid by) =>
        frame.Do(async act =>
        {
            var confirmed = await act.Update(
                db.Comments().Where(row => row.Id == seen.Id && row.SealedPhoneCode != null),
                set => set.SetProperty(row => row.SealedPhoneCode, (byte[]?)null)
            );
            if (confirmed == 0)
                return act.Refuse(false);
            Note(act, seen, by, "confirmed");
            return true;
        });

    /// <summary>Staff read it and show it. False when it is no longer waiting or hidden, or its number is not
    /// confirmed.</summary>
    public async Task<bool> Show(Comment seen, Guid by) =>
        seen.SealedPhoneCode is null
        && await Move(seen, [CommentStatus.Waiting, CommentStatus.Hidden], CommentStatus.Shown, null, by);

    /// <summary>Staff take it off the page, and say why.</summary>
    public Task<bool> Hide(Comment seen, string reason, Guid by) =>
        Move(seen, [CommentStatus.Waiting, CommentStatus.Shown], CommentStatus.Hidden, reason, by);

    private Task<bool> Move(Comment seen, CommentStatus[] from, CommentStatus to, string? reason, Guid by) =>
        frame.Do(async act =>
        {
            var moved = await act.Update(
                db.Comments().Where(row => row.Id == seen.Id && row.Status == seen.Status && from.Contains(row.Status)),
                set =>
                    set.SetProperty(row => row.Status, to)
                        .SetProperty(row => row.Reason, reason)
                        .SetProperty(row => row.Reports, 0)
                        .SetProperty(
                            row => row.ShownAt,
                            row => to == CommentStatus.Shown && row.ShownAt == null ? act.Now : row.ShownAt
                        )
            );
            if (moved == 0)
                return act.Refuse(false);
            await ForgetReports(act, seen.Id);
            Note(act, seen, by, to.ToString().ToLowerInvariant(), reason);
            if (to == CommentStatus.Shown)
                await Shown(act, seen, seen.ShownAt is null);
            if (to == CommentStatus.Hidden && HearsOfHiding(seen))
                act.Tell(CommentNews.Of(seen, "hidden", act.Now));
            act.IsSeen();
            return true;
        });

    // What is taken off, or not put up, is told to its writer; advertising is not answered, and nobody is written to
    // whose number is not known to be theirs.
    private static bool HearsOfHiding(Comment seen) =>
        seen.SealedPhoneCode is null && (seen.ShownAt is not null || seen.Score < SpamScore.ToBeRead);

    // Whom it answers hears of it when they can read it, and once.
    private Task Shown(Act act, Comment comment, bool isFirst)
    {
        if (isFirst && comment.AnswersId is not null)
            act.Tell(CommentNews.Of(comment, "answered", act.Now));
        act.IsSeen();
        return services.Announce(new CommentShown(act, comment.SubjectKind, comment.SubjectId, comment.Id));
    }

    /// <summary>Staff looked at what was reported, and it stays.</summary>
    public Task<bool> Keep(Comment seen, Guid by) =>
        frame.Do(async act =>
        {
            var kept = await act.Update(
                db.Comments().Where(row => row.Id == seen.Id && row.Reports == seen.Reports && row.Reports > 0),
                set => set.SetProperty(row => row.Reports, 0)
            );
            if (kept == 0)
                return act.Refuse(false);
            await ForgetReports(act, seen.Id);
            Note(act, seen, by, "kept");
            return true;
        });

    /// <summary>Its writer takes it back; the words are erased.</summary>
    /// <param name="writer">The person who wrote it; null when the secret link of a visitor says so.</param>
    public Task<bool> Withdraw(Guid id, Guid? writer) =>
        frame.Do(async act =>
        {
            var withdrawn = await act.Update(
                db.Comments()
                    .Where(row => row.Id == id && row.PersonId == writer && row.Status != CommentStatus.Withdrawn),
                set =>
                    set.SetProperty(row => row.Status, CommentStatus.Withdrawn)
                        .SetProperty(row => row.Text, "")
                        .SetProperty(row => row.Reports, 0)
            );
            if (withdrawn == 0)
                return act.Refuse(false);
            await ForgetReports(act, id);
            act.IsSeen();
            return true;
        });

    /// <summary>A reader reports it. A member is counted once, and three members take it off the page until staff have
    /// looked; visitors are heard, and take nothing away.</summary>
    public Task Report(Comment seen, ReportReason reason, string note, Person? by) =>
        frame.Do(async act =>
        {
            var person = IsKnown(by) ? by!.Id : (Guid?)null;
            var shown = db.Comments().Where(row => row.Id == seen.Id && row.Status == CommentStatus.Shown);
            var reports = db.CommentReports().Where(row => row.CommentId == seen.Id);
            if (
                await act.Update(shown, set => set.SetProperty(row => row.Reports, row => row.Reports + 1)) == 0
                // Told again by the same member, or by very many visitors: heard already.
                || person is not null && await reports.AnyAsync(row => row.PersonId == person)
                || await reports.CountAsync() >= 100
            )
                return act.Refuse(false);
            act.Add(
                new CommentReport
                {
                    CommentId = seen.Id,
                    At = act.Now,
                    PersonId = person,
                    Reason = reason,
                    Note = note,
                }
            );
            var members = await reports.CountAsync(row => row.PersonId != null) + (person is null ? 0 : 1);
            if (members < ReportsThatHide)
                return true;
            await act.Update(shown, set => set.SetProperty(row => row.Status, CommentStatus.Waiting));
            Note(act, seen, null, "reported-away");
            act.IsSeen();
            return true;
        });

    private Task<int> ForgetReports(Act act, Guid id) =>
        act.Erase(db.CommentReports().Where(row => row.CommentId == id));

    private static void Note(Act act, Comment seen, Guid? by, string verb, string? reason = null) =>
        act.Note(by, seen.SiteId, "comment." + verb, "comment:" + seen.Id, reason);
}
