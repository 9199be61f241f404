using HeteroSpace.Billing;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>What staff typed of a need; without problems.</summary>
public sealed record NeedWish(
    string Title,
    string Why,
    Sector Sector,
    DateOnly By,
    NeedBasis Basis = NeedBasis.None,
    string BasisText = ""
)
{
    public Guid? InitiativeId { get; init; }
    public string? Photo { get; init; }
    public string PhotoSays { get; init; } = "";
}

/// <summary>What staff typed of a line; without problems.</summary>
/// <param name="Needed">Of money whole rupiah.</param>
public sealed record LineWish(GiftKind Kind, string What, long Needed, string Unit)
{
    public string WillNotDo { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTime? Starts { get; init; }
    public DateTime? Ends { get; init; }
    public string Bring { get; init; } = "";
    public LabourRole? Role { get; init; }
}

/// <summary>Why a need is not published.</summary>
public enum PublishAnswer
{
    Published,
    NoLine,

    /// <summary>Money or goods are asked for, and by what right does not stand there.</summary>
    NoBasis,

    /// <summary>It was changed, published or closed since it was read.</summary>
    Changed,
}

/// <summary>Staff write down what is needed, publish it, tell how it goes, and close it.</summary>
public sealed class EditNeed(AppDb db, Frame frame)
{
    public const string PublishVerb = "need.published",
        CloseVerb = "need.closed";

    // Pages beside those of needs have these addresses.
    private static readonly string[] Elsewhere =
    [
        "anggaran",
        "baru",
        "dipakai",
        "serah-terima",
        "tawaran",
        "berkas",
        "buku",
        "panggilan",
        "segel",
        "terima-kasih",
    ];

    /// <summary>A draft, with its lines.</summary>
    public Task<Need> Add(Guid site, NeedWish wish, IReadOnlyList<LineWish> lines, Guid by) =>
        frame.Do(
            async (act, tries) =>
            {
                var slug = Slug.Of(wish.Title) is { Length: > 0 } named ? named : "kebutuhan";
                if (Elsewhere.Contains(slug))
                    slug = "kebutuhan-" + slug;
                var need = act.Add(
                    new Need
                    {
                        SiteId = site,
                        InitiativeId = wish.InitiativeId,
                        Slug = await Slug.Free(slug, db.Needs().Select(row => row.Slug), tries),
                        Made = act.Now,
                    }
                );
                Put(need, wish);
                act.AddAll(lines.Select((line, index) => Put(new() { NeedId = need.Id, Position = index + 1 }, line)));
                act.Note(by, site, "need.added", Subject(need), need.Title);
                return need;
            }
        );

    /// <summary>False when it was changed since it was read, or would be published without the right to ask.</summary>
    public Task<bool> Save(Need seen, NeedWish wish, Guid by) =>
        frame.Do(
            async act =>
            {
                if (await act.Hold(seen) is not { } need)
                    return act.Refuse(false);
                Put(need, wish).InitiativeId = wish.InitiativeId;
                act.Note(by, need.SiteId, "need.changed", Subject(need), act.WithChanges(need.Title));
                act.IsSeen();
                return true;
            },
            WithoutBasis(false)
        );

    /// <summary>Null when the need is closed, or may not ask for this.</summary>
    public Task<NeedLine?> AddLine(Guid needId, LineWish wish, Guid by) =>
        frame.Do(
            async act =>
            {
                if (await act.Hold<Need>(needId) is not { Status: not NeedStatus.Closed } need)
                    return act.Refuse<NeedLine?>(null);
                var last = await db.NeedLines().Where(row => row.NeedId == needId).MaxAsync(row => (int?)row.Position);
                var line = act.Add(Put(new() { NeedId = needId, Position = (last ?? 0) + 1 }, wish));
                act.Note(by, need.SiteId, "need.line-added", Subject(need), line.Whole(line.Needed));
                act.IsSeen();
                return line;
            },
            WithoutBasis<NeedLine?>(null)
        );

    /// <summary>
    /// What was promised stays promised as far as there is room; who is over it goes into reserve. What was pledged
    /// keeps its kind, unit and name, as they will stand in the ledger. False when it was changed since it
    /// was read, or may not ask for this.
    /// </summary>
    public Task<bool> SaveLine(NeedLine seen, LineWish wish, Guid by) =>
        frame.Do(
            async act =>
            {
                if (await act.Hold(seen) is not { } line || !await MayBecome(line, wish))
                    return act.Refuse(false);
                var need = await db.Needs().AsNoTracking().SingleAsync(row => row.Id == line.NeedId);
                // Room first: what is promised never stands above it, not even until the count.
                line.Promised = Math.Min(line.Promised, Math.Max(0, wish.Needed - line.Received));
                Put(line, wish);
                await act.Count(line);
                act.Note(by, need.SiteId, "need.line-changed", Subject(need), act.WithChanges(line.What));
                act.IsSeen();
                return true;
            },
            WithoutBasis(false)
        );

    private async Task<bool> MayBecome(NeedLine line, LineWish wish) =>
        (wish.Kind, wish.Unit, wish.What) == (line.Kind, line.Unit, line.What)
        || !await db.Pledges().AnyAsync(row => row.LineId == line.Id);

    /// <summary>False when someone pledged for it: then it is closed, not taken away.</summary>
    public Task<bool> RemoveLine(NeedLine seen, Guid by) =>
        frame.Do(async act =>
        {
            if (await act.Hold(seen) is not { } line || await db.Pledges().AnyAsync(row => row.LineId == line.Id))
                return act.Refuse(false);
            var need = await act.Hold<Need>(line.NeedId);
            var others = await db.NeedLines().CountAsync(row => row.NeedId == line.NeedId && row.Id != line.Id);
            if (need is null || need.IsOpen && others == 0)
                return act.Refuse(false);
            act.Remove(line);
            act.Note(by, need.SiteId, "need.line-removed", Subject(need), line.What);
            act.IsSeen();
            return true;
        });

    /// <summary>Nobody need bring more of it, or after all. False when it was changed since it was read.</summary>
    public Task<bool> CloseLine(NeedLine seen, bool closed, Guid by) =>
        frame.Do(async act =>
        {
            if (await act.Hold(seen) is not { } line)
                return act.Refuse(false);
            var need = await db.Needs().AsNoTracking().SingleAsync(row => row.Id == line.NeedId);
            (line.ClosedByHand, line.Closed) = (closed, closed ? act.Now : null);
            await act.Count(line);
            act.Note(by, need.SiteId, closed ? "need.line-closed" : "need.line-opened", Subject(need), line.What);
            act.IsSeen();
            return true;
        });

    public Task<PublishAnswer> Publish(Need seen, Guid by) =>
        frame.Do(
            async act =>
            {
                var lines = seen.Status == NeedStatus.Closed ? await HoldLines(act, seen.Id) : [];
                if (await act.Hold(seen) is not { Status: not NeedStatus.Published } need)
                    return act.Refuse(PublishAnswer.Changed);
                if (!await db.NeedLines().AnyAsync(row => row.NeedId == need.Id))
                    return act.Refuse(PublishAnswer.NoLine);
                var was = need.Status.ToString();
                var isUnheard = lines.Count > 0 && await UnheardClosing.TakeBack(act, need.Id);
                (need.Status, need.Published, need.Closed) = (NeedStatus.Published, need.Published ?? act.Now, null);
                await act.Save();
                // Who is in reserve is wanted again.
                foreach (var line in lines)
                    await act.Count(line);
                act.Note(by, need.SiteId, PublishVerb, Subject(need), need.Title);
                // What undid the closing is not undone in its turn: it is closed anew, and they hear it.
                await (
                    isUnheard
                        ? act.Follows(Subject(need))
                        : act.MayBeUndone(PublishVerb, Subject(need), by, need.SiteId, was)
                );
                act.IsSeen();
                return PublishAnswer.Published;
            },
            WithoutBasis(PublishAnswer.NoBasis)
        );

    /// <summary>
    /// It asks for nothing more; what is promised may still come, and what is only in reserve is let go. Whoever has
    /// something in reserve hears it. False when it was not open any more.
    /// </summary>
    public Task<bool> Close(Need seen, Guid by) =>
        frame.Do(async act =>
        {
            var lines = await HoldLines(act, seen.Id);
            if (await act.Hold(seen) is not { IsOpen: true } need)
                return act.Refuse(false);
            (need.Status, need.Closed) = (NeedStatus.Closed, act.Now);
            var inReserve = await InReserve(lines).ToListAsync();
            var letGo = inReserve.FindAll(pledge => pledge.Held == 0);
            foreach (var pledge in letGo)
                pledge.LetGo(act.Now);
            foreach (var pledge in inReserve)
                act.Tell(PledgeNews.Job, new PledgeNews(pledge.Id, PledgeNews.Closed));
            act.Note(by, need.SiteId, CloseVerb, Subject(need), need.Title);
            // That the rest of what came in part was let go does not stand in itself.
            var codes = letGo.Where(pledge => pledge.CameSomething).Select(pledge => pledge.Code);
            await act.MayBeUndone(CloseVerb, Subject(need), by, need.SiteId, string.Join(' ', codes));
            act.IsSeen();
            return true;
        });

    // Lines before the need, as every act that holds both does.
    private async Task<List<NeedLine>> HoldLines(Act act, Guid need)
    {
        List<NeedLine> held = [];
        foreach (
            var id in await db.NeedLines()
                .Where(row => row.NeedId == need)
                .OrderBy(row => row.Id)
                .Select(row => row.Id)
                .ToListAsync()
        )
            if (await act.HoldLine(id) is { } line)
                held.Add(line);
        return held;
    }

    // In part or as a whole; what is in the house and waits to be counted is not let go.
    private IQueryable<Pledge> InReserve(List<NeedLine> lines)
    {
        var (ids, arrived) = (lines.ConvertAll(line => line.Id), db.WaitingForSecond());
        return db.Pledges()
            .Where(row => ids.Contains(row.LineId) && row.Quantity > row.Received + row.Held)
            .Where(row => row.Status == PledgeStatus.Offered || row.Status == PledgeStatus.Accepted)
            .Where(row => !arrived.Any(part => part.PledgeId == row.Id))
            .OrderBy(row => row.Id);
    }

    /// <summary>
    /// A published one goes back to what it was before, within two minutes: a draft again only while nobody has
    /// pledged.
    /// </summary>
    public Task<bool> Unpublish(Guid id, NeedStatus was, Guid? by) =>
        frame.Do(async act =>
        {
            if (
                await act.Hold<Need>(id) is not { IsOpen: true } need
                || was == NeedStatus.Draft && await db.Pledges().AnyAsync(row => row.NeedId == id)
            )
                return act.Refuse(false);
            if (was == NeedStatus.Draft)
                (need.Status, need.Published) = (NeedStatus.Draft, null);
            else
                (need.Status, need.Closed) = (NeedStatus.Closed, act.Now);
            act.Note(by, need.SiteId, "need.unpublished", Subject(need), need.Title);
            act.IsSeen();
            return true;
        });

    /// <summary>
    /// A closed one asks again, as within the two minutes in which closing is undone: who was let go with it, and has
    /// not heard it, is in reserve again.
    /// </summary>
    /// <param name="cameInPart">The codes of those of which something had come.</param>
    public Task<bool> Reopen(Guid id, Guid? by, string cameInPart = "") =>
        frame.Do(async act =>
        {
            var lines = await HoldLines(act, id);
            if (await act.Hold<Need>(id) is not { Status: NeedStatus.Closed } need)
                return act.Refuse(false);
            var (closed, codes) = (need.Closed, cameInPart.Split(' '));
            (need.Status, need.Closed) = (NeedStatus.Published, null);
            foreach (
                var pledge in await db.Pledges()
                    .Where(row => row.NeedId == id && row.Received < row.Quantity && row.Name != "")
                    .Where(row =>
                        row.Status == PledgeStatus.Released && row.Ended == closed || codes.Contains(row.Code)
                    )
                    .ToListAsync()
            )
                UnheardClosing.StandsAgain(pledge);
            foreach (var line in lines)
                await act.Count(line);
            act.Note(by, need.SiteId, "need.reopened", Subject(need), need.Title);
            act.IsSeen();
            return true;
        });

    /// <summary>How it goes, for everyone, and those who gave hear it.</summary>
    public Task<bool> Tell(Need seen, string text, Guid by) =>
        frame.Do(async act =>
        {
            if (await act.Hold<Need>(seen.Id) is not { Status: not NeedStatus.Draft } need)
                return act.Refuse(false);
            var update = act.Add(
                new NeedUpdate
                {
                    NeedId = need.Id,
                    At = act.Now,
                    By = by,
                    Text = text,
                }
            );
            act.Note(by, need.SiteId, "need.told", Subject(need), need.Title);
            act.Tell(NeedTold.Job, new NeedTold(update.Id));
            act.IsSeen();
            return true;
        });

    internal static string Subject(Need need) => "need:" + need.Slug;

    private static Need Put(Need need, NeedWish wish)
    {
        (need.Title, need.Why, need.Sector, need.By) = (wish.Title, wish.Why, wish.Sector, wish.By);
        (need.Basis, need.BasisText) = (wish.Basis, wish.BasisText);
        (need.Photo, need.PhotoSays) = (wish.Photo, wish.PhotoSays);
        return need;
    }

    private static NeedLine Put(NeedLine line, LineWish wish)
    {
        (line.Kind, line.What, line.Needed, line.Unit) = (wish.Kind, wish.What, wish.Needed, wish.Unit);
        (line.WillNotDo, line.Bring, line.Role) = (wish.WillNotDo, wish.Bring, wish.Role);
        (line.Starts, line.Ends) = (wish.Starts, wish.Ends);
        return line;
    }

    // The database's own word, for whoever comes past the page.
    private static Refusal<TAnswer> WithoutBasis<TAnswer>(TAnswer answer) =>
        new(
            error =>
                Refusals.Constraint(error) is var refused
                && (refused.Contains("needs_published_with_basis") || refused.Contains("need_lines_")),
            answer
        );
}

/// <summary>Who gave or promised something hears how a need goes on.</summary>
public sealed record NeedTold(Guid UpdateId)
{
    public const string Job = "need-told";
}
