using HeteroSpace.Billing;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>What someone offers, without problems.</summary>
/// <param name="Person">Null for whoever has no account.</param>
/// <param name="Contact">Of whoever has none.</param>
public sealed record PledgeWish(
    Guid LineId,
    long Quantity,
    GiverShown ShownAs,
    string Name,
    Person? Person = null,
    Contact Contact = default
)
{
    public Guid? OrganizationId { get; init; }
    public DateOnly? ComesOn { get; init; }
    public string Note { get; init; } = "";
}

/// <summary>What came of an offer.</summary>
public abstract record PledgeAnswer
{
    /// <summary>It stands, or waits until the contact is shown; how much of it is in reserve stands in it.</summary>
    public sealed record Made(Pledge Pledge, NeedLine Line) : PledgeAnswer;

    /// <summary>The line has enough, the need is closed, or its last day is over.</summary>
    public sealed record Enough : PledgeAnswer;

    /// <summary>So much of theirs waits already: to be confirmed, or for staff to look at it.</summary>
    public sealed record TooMany : PledgeAnswer;
}

/// <summary>Offers something, and takes the offer back: what its giver does.</summary>
public sealed class MakePledge(AppDb db, Frame frame, SealedCodes codes)
{
    public Task<PledgeAnswer> Offer(PledgeWish wish) =>
        frame.Do<PledgeAnswer>(
            async (act, _) =>
            {
                if (await WaitsTooMuch(wish, act.Now))
                    return act.Refuse(new PledgeAnswer.TooMany());
                if (
                    await act.HoldLine(wish.LineId) is not { IsOpen: true } line
                    || await db.Needs().AsNoTracking().SingleAsync(row => row.Id == line.NeedId)
                        is not { IsOpen: true } need
                    || !await StillTaken(line, need, act.Now)
                )
                    return act.Refuse(new PledgeAnswer.Enough());
                var pledge = act.Add(Row(wish, line, need, act.Now));
                if (pledge.Shown is not null)
                    await Stands(act, line, pledge);
                act.Tell(PledgeMade.Job, new PledgeMade(pledge.Id, pledge.Shown is null));
                return new PledgeAnswer.Made(pledge, line);
            }
        );

    // Until the end of its last day where the site stands, and of a slot until it ends.
    private async Task<bool> StillTaken(NeedLine line, Need need, DateTime now)
    {
        var site = await db.Sites().AsNoTracking().SingleAsync(row => row.Id == need.SiteId);
        return new ListedNeed(need, [line], site, now).Takes(line);
    }

    // Each writes to someone, or waits for the eyes of staff. What was withdrawn unconfirmed made no room.
    private async Task<bool> WaitsTooMuch(PledgeWish wish, DateTime now)
    {
        (string? email, string? phone) = (wish.Contact.Email, wish.Contact.Phone);
        if ((wish.Person?.Id.ToString() ?? email ?? phone) is not { } giver)
            return false;
        await db.TakeTurn("pledges:" + giver);
        if (wish.Person is { } person)
            return await db.Pledges()
                    .CountAsync(row =>
                        row.PersonId == person.Id
                        && (row.Status == PledgeStatus.Pending || row.Status == PledgeStatus.Offered)
                    ) >= HouseLimits.PledgesOffered.Most;
        var dayAgo = now.AddDays(-1);
        var theirs =
            email != null
                ? db.Pledges().Where(row => row.Email == email)
                : db.Pledges().Where(row => row.Phone == phone);
        return await theirs.CountAsync(row =>
                row.Status == PledgeStatus.Pending || row.Shown == null && row.Made > dayAgo
            ) >= HouseLimits.PledgesPending.Most;
    }

    private Pledge Row(PledgeWish wish, NeedLine line, Need need, DateTime now)
    {
        var shown = wish.Person is { ContactConfirmed: true };
        return new()
        {
            NeedId = need.Id,
            LineId = line.Id,
            SiteId = need.SiteId,
            InitiativeId = need.InitiativeId,
            PersonId = wish.Person?.Id,
            OrganizationId = wish.OrganizationId,
            Name = wish.Person?.Name ?? wish.Name,
            Email = wish.Person is null ? wish.Contact.Email : wish.Person.Email,
            Phone = wish.Person is null ? wish.Contact.Phone : wish.Person.Phone,
            SealedPhoneCode = !shown && wish.Contact.Phone is not null ? codes.Close(ConfirmContact.NewCode()) : null,
            Language = wish.Person?.Language ?? Words.Spoken,
            ShownAs = wish.ShownAs,
            Quantity = wish.Quantity,
            ComesOn = wish.ComesOn,
            Note = wish.Note,
            // Money is worth what it is.
            Value = line.Kind == GiftKind.Money ? wish.Quantity : null,
            Basis = line.Kind == GiftKind.Money ? ValueBasis.Receipt : null,
            Status = shown ? PledgeStatus.Offered : PledgeStatus.Pending,
            Made = now,
            Shown = shown ? now : null,
        };
    }

    private static async Task Stands(Act act, NeedLine line, Pledge pledge)
    {
        await act.Count(line);
        if (pledge.PersonId is { } person)
            await act.KnowAt(person, pledge.SiteId);
        act.Tell(PledgeOffered.Job, new PledgeOffered(pledge.Id));
        act.IsSeen();
    }

    /// <summary>
    /// Whoever pledged has shown that the contact is theirs: it stands from now, or is let go where nothing is asked
    /// for any more. False when it does not wait, or a guardian has yet to agree.
    /// </summary>
    public Task<bool> Show(Guid id, Guid? person = null) =>
        frame.Do(async act =>
        {
            if (await Held(act, id) is not { Pledge.Status: PledgeStatus.Pending } held)
                return act.Refuse(false);
            var (line, pledge) = held;
            pledge.PersonId ??= person ?? await Behind(pledge);
            if (await db.People().AnyAsync(row => row.Id == pledge.PersonId && row.AwaitsGuardian))
                return act.Refuse(false);
            (pledge.Status, pledge.Shown, pledge.SealedPhoneCode) = (PledgeStatus.Offered, act.Now, null);
            if (line.IsOpen && !await db.Needs().AnyAsync(row => row.Id == line.NeedId && row.Closed == null))
            {
                (pledge.Status, pledge.Ended) = (PledgeStatus.Released, act.Now);
                act.Tell(PledgeNews.Job, new PledgeNews(pledge.Id, PledgeNews.Enough));
                return true;
            }
            await Stands(act, line, pledge);
            act.Tell(PledgeMade.Job, new PledgeMade(pledge.Id));
            return true;
        });

    // Whoever has an account with this address or number finds it in their space.
    private Task<Guid?> Behind(Pledge pledge) =>
        db.People()
            .Where(person =>
                !person.Gone
                && (
                    pledge.Email != null
                        ? person.Email == pledge.Email && person.EmailConfirmed
                        : person.Phone == pledge.Phone && person.PhoneConfirmed
                )
            )
            .Select(person => (Guid?)person.Id)
            .FirstOrDefaultAsync();

    /// <summary>The letter with the link that confirms is asked for once more. False when it does not wait.</summary>
    public Task<bool> SayAgain(Guid id) =>
        frame.Do(async act =>
        {
            if (await act.Hold<Pledge>(id) is not { Status: PledgeStatus.Pending, Email: not null })
                return act.Refuse(false);
            act.Tell(PledgeMade.Job, new PledgeMade(id, Waits: true));
            return true;
        });

    /// <summary>
    /// Its giver takes back what has not come yet; what is missing comes back to the line. What came stays. False when
    /// nothing is left to take back, or a part is in the house and waits to be counted by another.
    /// </summary>
    /// <param name="leaves">Whoever goes for good does not wait for that: it counts as theirs once it is seen.</param>
    public Task<bool> Withdraw(Guid id, string reason, bool leaves = false) =>
        frame.Do(async act =>
        {
            if (
                await Held(act, id) is not { } held
                || held.Pledge is not { Stands: true } and not { Status: PledgeStatus.Pending }
                || !leaves && await db.WaitingForSecond().AnyAsync(row => row.PledgeId == id)
            )
                return act.Refuse(false);
            var (line, pledge) = held;
            if (pledge.Status == PledgeStatus.Accepted)
                act.Tell(PledgeMoved.Job, new PledgeMoved(id, PledgeMoved.Withdrawn));
            var stood = pledge.Stands;
            pledge.TakeBack(reason, act.Now);
            await act.Count(line);
            await act.Follows(Subject(pledge));
            await Unsend(act, id);
            if (stood)
                act.Note(await GiverOf(act, pledge), pledge.SiteId, "pledge.withdrawn", Subject(pledge));
            act.IsSeen();
            return true;
        });

    private static readonly string[] WhatCame = [PledgeNews.Received, PledgeNews.TakenBack, PledgeNews.Thanked];

    // What is about to be said of it is no longer so; that something came and was thanked for is.
    private static Task<int> Unsend(Act act, Guid id)
    {
        string[] stays = [.. WhatCame.Select(news => "pledge." + news)];
        return act.Erase(
            act.Db.Outbox()
                .Where(row => row.SubjectId == id && row.Status == OutgoingStatus.Waiting && row.ClaimedUntil == null)
                .Where(row => !stays.Contains(row.Kind))
        );
    }

    /// <summary>The account of its giver; null for whoever has none.</summary>
    internal static Task<Guid?> GiverOf(Act act, Pledge pledge) =>
        act.Db.People().Where(row => row.Id == pledge.PersonId).Select(row => row.AccountId).SingleOrDefaultAsync();

    internal static string Subject(Pledge pledge) => "pledge:" + pledge.Code;

    /// <summary>The pledge with its line, both held; the line first, as every act on it does.</summary>
    internal static async Task<HeldPledge?> Held(Act act, Guid id)
    {
        var line = await act
            .Db.Pledges()
            .Where(row => row.Id == id)
            .Select(row => (Guid?)row.LineId)
            .SingleOrDefaultAsync();
        if (line is null || await act.HoldLine(line.Value) is not { } held)
            return null;
        return await act.Hold<Pledge>(id) is { } pledge ? new(held, pledge) : null;
    }
}

internal sealed record HeldPledge(NeedLine Line, Pledge Pledge);
