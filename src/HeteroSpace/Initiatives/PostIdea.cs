using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>An idea as it was typed.</summary>
/// <param name="As">The organization in whose name it is; the writer leads it.</param>
/// <param name="Within">The initiative in which it is proposed.</param>
public sealed record IdeaWish(
    Guid SiteId,
    string Title,
    string Text,
    string Sector,
    string Name,
    string Phone,
    Person? Writer,
    Guid? As,
    Initiative? Within
)
{
    /// <summary>That which is made of it gets; of one that was there already the id is another.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
}

/// <summary>Takes ideas and supports for them.</summary>
public sealed class PostIdea(AppDb db, FindIdeas listing, Involve involve, IOutputCacheStore pages, TimeProvider time)
{
    /// <summary>So many of one writer may wait to be read.</summary>
    private static long MostWaiting(Person? writer) =>
        (writer is null ? HouseLimits.IdeasOfContact : HouseLimits.IdeasWaiting).Most;

    public static Dictionary<string, string> Problems(IdeaWish wish)
    {
        var errors = new Dictionary<string, string>();
        if (OrganizationName.Cleaned(wish.Title).Length is < 5 or > 120)
            errors["judul"] = Words.Say(
                "Tulis gagasannya dalam satu kalimat, 5 sampai 120 huruf.",
                "Say the idea in one sentence, 5 to 120 letters."
            );
        if (wish.Text.Trim().Length is < 10 or > 2000)
            errors["cerita"] = Words.Say(
                "Ceritakan sedikit: untuk siapa, dan apa yang dibutuhkan. 10 sampai 2.000 huruf.",
                "Tell a little: for whom, and what it takes. 10 to 2,000 letters."
            );
        if (!Enum.TryParse<Sector>(wish.Sector, out var sector) || !Enum.IsDefined(sector))
            errors["bidang"] = Words.Say("Pilih bidangnya.", "Choose the field.");
        if (wish.Writer is not null)
            return errors;
        if (PersonName.Problem(wish.Name) is { } unnamed)
            errors["nama"] = unnamed;
        if (PhoneNumber.Read(wish.Phone) is null)
            errors["ponsel"] = Words.Say(
                "Tulis nomor ponsel Anda, misalnya 0812… Kabarnya kami kirim ke sana.",
                "Give your mobile number, such as 0812… We send you word there."
            );
        return errors;
    }

    /// <summary>
    /// The idea; null when this writer has too many that wait, or the phase of its initiative takes none any more. The
    /// wish must have no problems.
    /// </summary>
    public async Task<Idea?> Now(IdeaWish wish, CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var phone = wish.Writer is null ? PhoneNumber.Read(wish.Phone) : null;
        var mine = WrittenBy(wish.Writer?.Id, phone, wish);
        var known = WriteComment.IsKnown(wish.Writer);
        for (var tries = 0; ; tries++)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await db.TakeTurn($"ideas:{wish.SiteId}:{wish.Writer?.Id.ToString() ?? phone}", stop);
            if (await SentBefore(mine, wish, now.AddHours(-1), stop) is { } sent)
                return sent;
            if (await mine.CountAsync(row => row.Status == IdeaStatus.Waiting, stop) >= MostWaiting(wish.Writer))
                return null;
            // Held until it is written: a phase that closes in this moment closes before it or after it.
            if (wish.Within is { } held && !await db.HoldActive(held, Acts.Propose, stop))
                return null;
            var idea = Written(wish, phone, known, now, await FreeSlug(TitleOf(wish), tries, stop));
            db.Ideas().Add(idea);
            if (known)
                await involve.OfferProposal(idea, wish.Writer!.AccountId, stop);
            try
            {
                await db.SaveChangesAsync(stop);
                await transaction.CommitAsync(stop);
            }
            // Two of one name in one moment: the second takes another address.
            catch (DbUpdateException error) when (tries < 10 && error.IsTaken())
            {
                db.ChangeTracker.Clear();
                continue;
            }
            if (wish.Writer is { } writer)
                await db.KnowAt(writer.Id, wish.SiteId, stop);
            await Changed(stop);
            return idea;
        }
    }

    private static string TitleOf(IdeaWish wish) => OrganizationName.Cleaned(wish.Title);

    private static string TextOf(IdeaWish wish) => wish.Text.Trim().ReplaceLineEndings("\n");

    private IQueryable<Idea> WrittenBy(Guid? person, string? phone, IdeaWish wish) =>
        db.Ideas()
            .Where(row => row.SiteId == wish.SiteId && (person != null ? row.PersonId == person : row.Phone == phone));

    // The very same words are the same idea, sent again by a slow network.
    private static Task<Idea?> SentBefore(IQueryable<Idea> mine, IdeaWish wish, DateTime soon, CancellationToken stop)
    {
        var (title, text, inside) = (TitleOf(wish), TextOf(wish), wish.Within?.Id);
        return mine.AsNoTracking()
            .FirstOrDefaultAsync(
                row =>
                    row.Title == title
                    && row.Text == text
                    && row.Posted > soon
                    && (row.IsProposal ? row.InitiativeId : null) == inside,
                stop
            );
    }

    private static Idea Written(IdeaWish wish, PhoneNumber? phone, bool known, DateTime now, string slug) =>
        new()
        {
            Id = wish.Id,
            SiteId = wish.SiteId,
            Title = TitleOf(wish),
            Text = TextOf(wish),
            Sector = Enum.Parse<Sector>(wish.Sector),
            PersonId = wish.Writer?.Id,
            OrganizationId = wish.As,
            Name = wish.Writer?.Name ?? PersonName.Read(wish.Name)!,
            Phone = phone,
            Language = Words.Spoken,
            Posted = now,
            Shown = known ? now : null,
            Status = known ? IdeaStatus.Open : IdeaStatus.Waiting,
            InitiativeId = wish.Within?.Id,
            IsProposal = wish.Within is not null,
            Slug = slug,
        };

    /// <summary>Whoever had it takes it back, as long as it is not answered; the words are erased.</summary>
    public async Task<bool> Withdraw(Guid id, CancellationToken stop = default)
    {
        var done =
            await db.Ideas()
                .Where(row => row.Id == id && (row.Status == IdeaStatus.Waiting || row.Status == IdeaStatus.Open))
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Status, IdeaStatus.Withdrawn)
                            .SetProperty(row => row.Name, ErasePerson.Nobody)
                            .SetProperty(row => row.Phone, (string?)null)
                            .SetProperty(row => row.Title, ErasePerson.Nobody)
                            .SetProperty(row => row.Text, "")
                            .SetProperty(row => row.Version, row => row.Version + 1),
                    stop
                ) > 0;
        if (!done)
            return false;
        await involve.Forget(id, stop);
        await Changed(stop);
        return true;
    }

    /// <summary>Supports it, or no longer; twice is once. False when it is not there, or takes none.</summary>
    public async Task<bool> Support(Guid id, Guid person, bool supports, CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // The idea's row is held first: what is counted and what is written never part.
        if (
            await db.Ideas()
                .Where(row => row.Id == id && (row.Status == IdeaStatus.Open || row.Status == IdeaStatus.TakenUp))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version), stop) == 0
        )
            return false;
        // What was proposed inside an initiative is supported as long as its phase allows it.
        if (
            supports
            && !await db.Ideas()
                .AnyAsync(
                    row =>
                        row.Id == id
                        && (
                            !row.IsProposal
                            || db.Initiatives().Any(within => within.Id == row.InitiativeId && within.Finished == null)
                        ),
                    stop
                )
        )
            return false;
        var mine = db.IdeaSupports().Where(row => row.IdeaId == id && row.PersonId == person);
        var had = await mine.CountAsync(row => row.Counted, stop);
        await mine.ExecuteDeleteAsync(stop);
        var counts = await db.People().Where(row => row.Id == person).AreKnown().AnyAsync(stop);
        if (supports)
            db.IdeaSupports()
                .Add(
                    new()
                    {
                        IdeaId = id,
                        PersonId = person,
                        Since = now,
                        Counted = counts,
                    }
                );
        await db.SaveChangesAsync(stop);
        var change = (supports && counts ? 1 : 0) - had;
        if (change != 0)
            await db.Ideas()
                .Where(row => row.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Supports, row => row.Supports + change), stop);
        await transaction.CommitAsync(stop);
        if (change != 0)
            await Changed(stop);
        return true;
    }

    /// <summary>What someone supports who has just shown that a contact is theirs: it counts from now.</summary>
    public async Task Count(Guid person, CancellationToken stop = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.TakeTurn($"supports:{person}", stop);
        var waiting = db.IdeaSupports().Where(row => row.PersonId == person && !row.Counted);
        var ideas = await waiting.Select(row => row.IdeaId).ToListAsync(stop);
        if (ideas.Count == 0)
            return;
        // In one order, so that two who come at once do not wait for each other.
        foreach (var idea in ideas.Order())
            await db.Ideas()
                .Where(row => row.Id == idea)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Supports, row => row.Supports + 1), stop);
        await waiting.ExecuteUpdateAsync(set => set.SetProperty(row => row.Counted, true), stop);
        await transaction.CommitAsync(stop);
        await Changed(stop);
    }

    private async Task Changed(CancellationToken stop)
    {
        listing.Forget();
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
    }

    private Task<string> FreeSlug(string title, int tries, CancellationToken stop) =>
        Slug.Free(
            Slug.Of(title) is { Length: > 0 } slug and not ("baru" or "mirip")
                ? slug
                : "gagasan-" + Slug.Of(title).PadRight(1, '1'),
            db.Ideas().Select(row => row.Slug),
            tries,
            stop
        );
}
