using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Organizations;
using HeteroSpace.People;
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
public sealed class PostIdea(AppDb db, Involve involve, Frame frame)
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
                "Give your mobile number, such as 0812…, or from abroad with +… We will write to you there."
            );
        return errors;
    }

    /// <summary>
    /// The idea; null when this writer has too many that wait, or the phase of its initiative takes none any more. The
    /// wish must have no problems.
    /// </summary>
    public Task<Idea?> Now(IdeaWish wish)
    {
        var phone = wish.Writer is null ? PhoneNumber.Read(wish.Phone) : null;
        var mine = WrittenBy(wish.Writer?.Id, phone, wish);
        var known = WriteComment.IsKnown(wish.Writer);
        return frame.Do(
            async (act, tries) =>
            {
                await db.TakeTurn($"ideas:{wish.SiteId}:{wish.Writer?.Id.ToString() ?? phone}");
                if (await SentBefore(mine, wish, act.Now.AddHours(-1)) is { } sent)
                    return act.Refuse(sent);
                if (await mine.CountAsync(row => row.Status == IdeaStatus.Waiting) >= MostWaiting(wish.Writer))
                    return act.Refuse<Idea?>(null);
                // Held until it is written: a phase that closes in this moment closes before it or after it.
                if (wish.Within is { } held && !await act.HoldActive(held, Acts.Propose))
                    return act.Refuse<Idea?>(null);
                var idea = act.Add(Written(wish, phone, known, act.Now, await FreeSlug(TitleOf(wish), tries)));
                if (known)
                    await involve.OfferProposal(act, idea, wish.Writer!.AccountId);
                if (wish.Writer is { } writer)
                    await act.KnowAt(writer.Id, wish.SiteId);
                Changed(act);
                return idea;
            }
        );
    }

    private static string TitleOf(IdeaWish wish) => OrganizationName.Cleaned(wish.Title);

    private static string TextOf(IdeaWish wish) => wish.Text.Trim().ReplaceLineEndings("\n");

    private IQueryable<Idea> WrittenBy(Guid? person, string? phone, IdeaWish wish) =>
        db.Ideas()
            .Where(row => row.SiteId == wish.SiteId && (person != null ? row.PersonId == person : row.Phone == phone));

    // The very same words are the same idea, sent again by a slow network.
    private static Task<Idea?> SentBefore(IQueryable<Idea> mine, IdeaWish wish, DateTime soon)
    {
        var (title, text, inside) = (TitleOf(wish), TextOf(wish), wish.Within?.Id);
        return mine.AsNoTracking()
            .FirstOrDefaultAsync(row =>
                row.Title == title
                && row.Text == text
                && row.Posted > soon
                && (row.IsProposal ? row.InitiativeId : null) == inside
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
    public Task<bool> Withdraw(Guid id) =>
        frame.Do(async act =>
        {
            var withdrawn = await act.Update(
                db.Ideas()
                    .Where(row => row.Id == id && (row.Status == IdeaStatus.Waiting || row.Status == IdeaStatus.Open)),
                set =>
                    set.SetProperty(row => row.Status, IdeaStatus.Withdrawn)
                        .SetProperty(row => row.Name, ErasePerson.Nobody)
                        .SetProperty(row => row.Phone, (string?)null)
                        .SetProperty(row => row.Title, ErasePerson.Nobody)
                        .SetProperty(row => row.Text, "")
                        .SetProperty(row => row.Version, row => row.Version + 1)
            );
            if (withdrawn == 0)
                return act.Refuse(false);
            await involve.Forget(act, id);
            Changed(act);
            return true;
        });

    /// <summary>Supports it, or no longer; twice is once. False when it is not there, or takes none.</summary>
    public Task<bool> Support(Guid id, Guid person, bool supports) =>
        frame.Do(async act =>
        {
            // The idea's row is held first: what is counted and what is written never part.
            if (!await act.Lock<Idea>(id) || !await Takes(id, supports))
                return act.Refuse(false);
            var mine = db.IdeaSupports().Where(row => row.IdeaId == id && row.PersonId == person);
            var had = await mine.CountAsync(row => row.Counted);
            await act.Erase(mine);
            var counts = await db.People().Where(row => row.Id == person).AreKnown().AnyAsync();
            if (supports)
                act.Add(
                    new IdeaSupport
                    {
                        IdeaId = id,
                        PersonId = person,
                        Since = act.Now,
                        Counted = counts,
                    }
                );
            await Count(act, id, (supports && counts ? 1 : 0) - had);
            return true;
        });

    // What was proposed inside an initiative is supported as long as its phase allows it.
    private Task<bool> Takes(Guid id, bool support) =>
        db.Ideas()
            .Where(row => row.Id == id && (row.Status == IdeaStatus.Open || row.Status == IdeaStatus.TakenUp))
            .AnyAsync(row =>
                !support
                || !row.IsProposal
                || db.Initiatives().Any(within => within.Id == row.InitiativeId && within.Finished == null)
            );

    /// <summary>What someone supports who has just shown that a contact is theirs: it counts from now.</summary>
    public Task Count(Guid person) =>
        frame.Do(async act =>
        {
            await db.TakeTurn($"supports:{person}");
            var waiting = db.IdeaSupports().Where(row => row.PersonId == person && !row.Counted);
            // In one order, so that two who come at once do not wait for each other.
            foreach (var idea in (await waiting.Select(row => row.IdeaId).ToListAsync()).Order())
                await Count(act, idea, 1);
            await act.Update(waiting, set => set.SetProperty(row => row.Counted, true));
        });

    private async Task Count(Act act, Guid id, int more)
    {
        if (more == 0)
            return;
        await act.Update(
            db.Ideas().Where(row => row.Id == id),
            set => set.SetProperty(row => row.Supports, row => row.Supports + more)
        );
        Changed(act);
    }

    private static void Changed(Act act)
    {
        act.Forget(FindIdeas.InMemory);
        act.IsSeen();
    }

    private Task<string> FreeSlug(string title, int tries) =>
        Slug.Free(
            Slug.Of(title) is { Length: > 0 } slug and not ("baru" or "mirip")
                ? slug
                : "gagasan-" + Slug.Of(title).PadRight(1, '1'),
            db.Ideas().Select(row => row.Slug),
            tries
        );
}
