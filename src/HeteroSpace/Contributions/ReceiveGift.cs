using HeteroSpace.Billing;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>What staff saw arrive: how much, on which day, in what condition, with evidence.</summary>
/// <param name="Came">In the site's own time.</param>
public sealed record ArrivedPart(long Quantity, DateOnly Came, string Condition = "")
{
    public string? Photo { get; init; }
    public string PhotoSays { get; init; } = "";
    public string? Document { get; init; }
    public string DocumentName { get; init; } = "";
}

/// <summary>What came of noting or confirming a part.</summary>
public enum ReceiveAnswer
{
    /// <summary>It counts: for the line, in the ledger, for the involvement.</summary>
    Counted,

    /// <summary>Another has to confirm it too.</summary>
    WaitsForSecond,

    /// <summary>Whoever gave it, or acts for who gave it, does not confirm it.</summary>
    IsGiver,

    /// <summary>It was confirmed by this very account before.</summary>
    SamePerson,

    /// <summary>The pledge stands no more, or the part was settled.</summary>
    NotNow,

    /// <summary>The day has not come yet (<see cref="PledgeRules.NotThatDay"/>).</summary>
    NotThatDay,
}

/// <summary>
/// Notes what came of a pledge, part by part. Above a value two have to see it, neither of them its giver; what is not
/// valued counts as above, unless it is hands. What counts is posted in the ledger within the same act.
/// </summary>
public sealed class ReceiveGift(AppDb db, Frame frame, Ledger ledger, Involve involve, IConfiguration settings)
{
    /// <summary>In whole rupiah, summed over all that a giver brings for a need; above it two confirm.</summary>
    public const string TwoAbove = "Contributions:TwoAbove";
    private const long UsuallyTwoAbove = 5_000_000;

    private readonly PostGift _post = new(db, ledger);

    private long Limit => settings.GetValue<long?>(TwoAbove) ?? UsuallyTwoAbove;

    /// <summary>A part came, and this account saw it.</summary>
    public Task<ReceiveAnswer> Note(Guid pledgeId, ArrivedPart part, Guid by) =>
        frame.Do(
            async (act, _) =>
            {
                if (await MakePledge.Held(act, pledgeId) is not { } held || !MayCome(held.Pledge))
                    return act.Refuse(ReceiveAnswer.NotNow);
                var (line, pledge) = held;
                if (await IsGiver(pledge, by))
                    return act.Refuse(ReceiveAnswer.IsGiver);
                var site = await db.Sites().AsNoTracking().SingleAsync(row => row.Id == pledge.SiteId);
                if (PledgeRules.NotThatDay(part.Came, site.Clock, act.Now) is not null)
                    return act.Refuse(ReceiveAnswer.NotThatDay);
                var receipt = act.Add(Row(pledge, line, part, by, act.Now, await Next(pledgeId)));
                act.Note(by, pledge.SiteId, "gift.noted", MakePledge.Subject(pledge), line.Whole(part.Quantity));
                if (await NeedsTwo(line, pledge, receipt))
                {
                    act.Tell(PledgeMoved.Job, new PledgeMoved(pledge.Id, PledgeMoved.Waits, receipt.Part));
                    return ReceiveAnswer.WaitsForSecond;
                }
                await Counts(act, line, pledge, receipt, by);
                return ReceiveAnswer.Counted;
            }
        );

    /// <summary>Something of it may be noted.</summary>
    internal static bool MayCome(Pledge pledge) =>
        pledge.Status
            is PledgeStatus.Offered
                or PledgeStatus.Accepted
                or PledgeStatus.Received
                or PledgeStatus.Released;

    private Task<int> Next(Guid pledge) => db.GiftReceipts().CountAsync(row => row.PledgeId == pledge);

    private static GiftReceipt Row(Pledge pledge, NeedLine line, ArrivedPart part, Guid by, DateTime now, int before) =>
        new()
        {
            PledgeId = pledge.Id,
            SiteId = pledge.SiteId,
            Kind = line.Kind,
            InitiativeId = pledge.InitiativeId,
            OrganizationId = pledge.OrganizationId,
            Part = before + 1,
            Quantity = part.Quantity,
            Came = part.Came,
            Condition = part.Condition,
            Photo = part.Photo,
            PhotoSays = part.PhotoSays,
            Document = part.Document,
            DocumentName = part.DocumentName,
            FirstBy = by,
            First = now,
        };

    /// <summary>
    /// Another saw it too, and how much it was; another quantity voids the first confirmation, and someone else has to
    /// confirm that one.
    /// </summary>
    public Task<ReceiveAnswer> Confirm(GiftReceipt seen, long quantity, Guid by) =>
        frame.Do(async act =>
        {
            if (
                await MakePledge.Held(act, seen.PledgeId) is not { } held
                || await act.Hold(seen) is not { Counted: null, TakenBack: null } receipt
            )
                return act.Refuse(ReceiveAnswer.NotNow);
            var (line, pledge) = held;
            if (await IsGiver(pledge, by))
                return act.Refuse(ReceiveAnswer.IsGiver);
            if (quantity != receipt.Quantity)
            {
                (receipt.Quantity, receipt.FirstBy, receipt.First) = (quantity, by, act.Now);
                act.Note(by, pledge.SiteId, "gift.recounted", MakePledge.Subject(pledge), line.Whole(quantity));
                act.Tell(PledgeMoved.Job, new PledgeMoved(pledge.Id, PledgeMoved.Waits, receipt.Part));
                return ReceiveAnswer.WaitsForSecond;
            }
            if (receipt.FirstBy == by)
                return act.Refuse(ReceiveAnswer.SamePerson);
            (receipt.SecondBy, receipt.Second) = (by, act.Now);
            await Counts(act, line, pledge, receipt, by);
            return ReceiveAnswer.Counted;
        });

    private async Task Counts(Act act, NeedLine line, Pledge pledge, GiftReceipt receipt, Guid by)
    {
        receipt.Counted = act.Now;
        pledge.Comes(receipt.Quantity);
        await act.Count(line, knows: pledge);
        await _post.Part(act, line, pledge, receipt);
        await OfferInvolvement(act, line, pledge, receipt);
        GiftActivity.Write(act, line, pledge, receipt);
        act.Note(by, pledge.SiteId, "gift.received", MakePledge.Subject(pledge), line.Whole(receipt.Quantity));
        act.Tell(PledgeNews.Job, new PledgeNews(pledge.Id, PledgeNews.Received, receipt.Part));
        act.IsSeen();
    }

    internal static string Cause(GiftReceipt receipt) => "receipt:" + receipt.Id;

    // Who is not to be named took part in nothing that everyone reads.
    private async Task OfferInvolvement(Act act, NeedLine line, Pledge pledge, GiftReceipt receipt)
    {
        if (
            pledge is not { InitiativeId: { } within, OrganizationId: { } organization, ShownAs: GiverShown.Named }
            || await db.Initiatives().AsNoTracking().SingleOrDefaultAsync(row => row.Id == within) is not { } initiative
        )
            return;
        await Offer(Phase.Commit, pledge.Id, line.Whole(pledge.Quantity));
        await Offer(Phase.Deliver, receipt.Id, line.Whole(receipt.Quantity));

        Task Offer(Phase phase, Guid source, string title) =>
            involve.OfferIn(
                act,
                initiative,
                organization,
                phase,
                InvolvementRole.Supporter,
                Evidence,
                source,
                title,
                null
            );
    }

    /// <summary>The kind of record (<see cref="Involvement.Evidence"/>).</summary>
    public const string Evidence = "gift";

    /// <summary>
    /// What all of it is worth, and on what that stands: posted for what came already, by reversal and anew where it
    /// was posted with another value. Null says that it is not valued. What one alone has counted and is worth more now
    /// than one may count waits for a second again. False when it was changed since it was read, or for its giver.
    /// </summary>
    public Task<bool> SetValue(Pledge seen, long? value, ValueBasis? basis, string basisText, Guid by) =>
        frame.Do(async act =>
        {
            if (await act.HoldLine(seen.LineId) is not { } line || await act.Hold(seen) is not { } pledge)
                return act.Refuse(false);
            if (await IsGiver(pledge, by))
                return act.Refuse(false);
            (pledge.Value, pledge.Basis, pledge.BasisText) = (value, value is null ? null : basis, basisText);
            act.Note(by, pledge.SiteId, "gift.valued", MakePledge.Subject(pledge), act.WithChanges(basisText));
            await WaitAgain(act, line, pledge);
            await _post.Anew(act, line, pledge);
            act.IsSeen();
            return true;
        });

    // Else whoever values it low, counts it alone and then values it high would have confirmed it for two.
    private async Task WaitAgain(Act act, NeedLine line, Pledge pledge)
    {
        var counted = await db.GiftReceipts()
            .Where(row => row.PledgeId == pledge.Id && row.Counted != null && row.TakenBack == null)
            .OrderBy(row => row.Part)
            .ToListAsync();
        var (count, others) = (0L, await GaveBeside.Worth(db, pledge));
        foreach (var receipt in counted)
        {
            count += receipt.Quantity;
            if (receipt.SecondBy is not null || !IsAbove(line, pledge, count, others))
                continue;
            receipt.Counted = null;
            await Uncount(act, line, pledge, receipt);
            receipt.Value = null;
            act.Tell(PledgeMoved.Job, new PledgeMoved(pledge.Id, PledgeMoved.Waits, receipt.Part));
        }
    }

    /// <summary>
    /// It was a mistake, and why: everyone sees it, the ledger reverses it in the open month, the line is short again.
    /// False when it was changed since it was read.
    /// </summary>
    public Task<bool> TakeBack(GiftReceipt seen, string because, Guid by) =>
        frame.Do(async act =>
        {
            if (
                await MakePledge.Held(act, seen.PledgeId) is not { } held
                || await act.Hold(seen) is not { TakenBack: null } receipt
            )
                return act.Refuse(false);
            var (line, pledge) = held;
            var counted = receipt.Counts;
            (receipt.TakenBack, receipt.TakenBackBy, receipt.TakenBackBecause) = (act.Now, by, because);
            if (counted)
            {
                var before = pledge.Received;
                await Uncount(act, line, pledge, receipt);
                pledge.OurWords = ThanksAgain.Right(pledge, line, before);
                act.Tell(PledgeNews.Job, new PledgeNews(pledge.Id, PledgeNews.TakenBack, receipt.Part));
            }
            else
                await act.Count(line);
            act.Note(by, pledge.SiteId, "gift.taken-back", MakePledge.Subject(pledge), because);
            act.IsSeen();
            return true;
        });

    private async Task Uncount(Act act, NeedLine line, Pledge pledge, GiftReceipt receipt)
    {
        pledge.WasNotHere(receipt.Quantity);
        await _post.Reverse(act, receipt);
        await GiftActivity.TakeBack(act, receipt);
        await act.Count(line, knows: pledge);
        // What came beyond what was promised is within it now.
        if (pledge.Received + receipt.Quantity > pledge.Quantity)
            await _post.Anew(act, line, pledge);
        if (pledge is { InitiativeId: { } initiative, OrganizationId: { } organization })
        {
            await involve.TakeBack(act, initiative, organization, Evidence, receipt.Id, recordIsGone: true);
            if (!pledge.CameSomething)
                await involve.TakeBack(act, initiative, organization, Evidence, pledge.Id, recordIsGone: true);
        }
    }

    private async Task<bool> NeedsTwo(NeedLine line, Pledge pledge, GiftReceipt receipt)
    {
        var came = await db.GiftReceipts()
            .Where(row => row.PledgeId == pledge.Id && row.Id != receipt.Id && row.TakenBack == null)
            .SumAsync(row => row.Quantity);
        return IsAbove(line, pledge, came + receipt.Quantity, await GaveBeside.Worth(db, pledge));
    }

    // What is not valued counts as above, except for hands: nobody carries those away after they came.
    private bool IsAbove(NeedLine line, Pledge pledge, long count, long others) =>
        pledge.Worth(line.Kind, count) is { } worth ? worth > Limit - others : line.Kind != GiftKind.Labour;

    private async Task<bool> IsGiver(Pledge pledge, Guid account) => (await GivingSide.Of(db, account)).Gave(pledge);
}
