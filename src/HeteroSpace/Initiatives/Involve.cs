using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>That an organization took part, as a record shows.</summary>
/// <param name="Position">Of the phase in which it happened.</param>
/// <param name="Evidence">The kind of record (<see cref="Involvement.Evidence"/>), and its id.</param>
/// <param name="Title">The record in words, as everyone may read it.</param>
/// <param name="At">UTC.</param>
public sealed record Took(
    Guid InitiativeId,
    Guid OrganizationId,
    int Position,
    InvolvementRole Role,
    string Evidence,
    Guid SourceId,
    string Title,
    DateTime At
)
{
    /// <summary>The account of a lead who said it in the organization's name, so that nobody need be asked.</summary>
    public Guid? ConfirmedBy { get; init; }
}

/// <summary>
/// Who took part when: offered from what happened, and settled by the organization itself. Higher modules offer from
/// theirs (a session given, an episode).
/// </summary>
public sealed class Involve(AppDb db, Frame frame)
{
    /// <summary>
    /// The evidence of what an organization says without a record: staff settle it, not the organization itself.
    /// </summary>
    public const string Claims = "claim";

    /// <summary>
    /// Is part of the act in which it happened, unless it is there; what its organization refused stays refused.
    /// </summary>
    public async Task Offer(Act act, Took took)
    {
        var phase = await db.InitiativePhases()
            .AsNoTracking()
            .Where(row => row.InitiativeId == took.InitiativeId && row.Position == took.Position)
            .Select(row => row.Phase)
            .SingleAsync();
        if (await Known(took, phase) is { } known)
        {
            if (took.ConfirmedBy is { } lead && known.Status == InvolvementStatus.Offered)
                Settle(act, known, InvolvementStatus.Confirmed, lead);
            return;
        }
        if (db.Involvements().Local.Any(row => Shows(row, took, phase)))
            return;
        var involvement = new Involvement
        {
            InitiativeId = took.InitiativeId,
            OrganizationId = took.OrganizationId,
            Phase = phase,
            Role = took.Role,
            Evidence = took.Evidence,
            SourceId = took.SourceId,
            Title = Words.Cut(took.Title, 200),
            At = took.At,
        };
        if (took.ConfirmedBy is { } by)
            Settle(act, involvement, InvolvementStatus.Confirmed, by);
        act.Add(involvement);
        if (involvement.Status == InvolvementStatus.Offered)
            Ask(act, took);
    }

    private Task<Involvement?> Known(Took took, Phase phase) =>
        db.Involvements()
            .SingleOrDefaultAsync(row =>
                row.InitiativeId == took.InitiativeId
                && row.OrganizationId == took.OrganizationId
                && row.Phase == phase
                && row.Evidence == took.Evidence
                && row.SourceId == took.SourceId
            );

    private static bool Shows(Involvement row, Took took, Phase phase) =>
        row.InitiativeId == took.InitiativeId
        && row.OrganizationId == took.OrganizationId
        && row.Phase == phase
        && row.Evidence == took.Evidence
        && row.SourceId == took.SourceId;

    /// <summary>
    /// It counts for the phase that it is of. Where a template has none (a class without a phase for commitments), it
    /// counts for no other: a promise is no delivery.
    /// </summary>
    internal async Task OfferIn(
        Act act,
        Initiative initiative,
        Guid organization,
        Phase phase,
        InvolvementRole role,
        string evidence,
        Guid source,
        string title,
        Guid? lead
    )
    {
        if (await PositionOf(initiative, phase) is { } position)
            await Offer(
                act,
                new(initiative.Id, organization, position, role, evidence, source, title, act.Now)
                {
                    ConfirmedBy = lead,
                }
            );
    }

    private Task<int?> PositionOf(Initiative initiative, Phase phase) =>
        db.InitiativePhases()
            .Where(row => row.InitiativeId == initiative.Id && row.Phase == phase)
            .OrderBy(row => row.Position)
            .Select(row => (int?)row.Position)
            .FirstOrDefaultAsync();

    /// <summary>
    /// A proposal that everyone may read, by an organization that takes part: with it its lead said so. Another's
    /// proposal is welcome, and makes it no planner.
    /// </summary>
    public async Task OfferProposal(Act act, Idea idea, Guid? lead)
    {
        if (
            idea is not { IsProposal: true, InitiativeId: { } within, OrganizationId: { } organization }
            || !await db.Partners()
                .AnyAsync(row =>
                    row.InitiativeId == within
                    && row.Status == PartnerStatus.Joined
                    && db.Merged(organization).Contains(row.OrganizationId)
                )
        )
            return;
        var active = await db.Initiatives().Where(row => row.Id == within).Select(row => row.Active).SingleAsync();
        await Offer(
            act,
            new(within, organization, active, InvolvementRole.Planner, "idea", idea.Id, idea.Title, idea.Posted)
            {
                ConfirmedBy = lead,
            }
        );
    }

    /// <summary>An idea was hidden or withdrawn: its words show nothing any more.</summary>
    public Task Forget(Act act, Guid idea) =>
        act.Erase(db.Involvements().Where(row => row.Evidence == "idea" && row.SourceId == idea));

    /// <summary>
    /// It turned out not to have happened (a presence that was ticked by mistake): what nobody settled goes, the rest
    /// stays for its organization to correct.
    /// </summary>
    /// <param name="recordIsGone">Also what was confirmed: there is nothing left that shows it (a task that is not done
    /// after all, a commitment that was released).</param>
    public Task TakeBack(
        Act act,
        Guid initiative,
        Guid organization,
        string evidence,
        Guid source,
        bool recordIsGone = false
    ) =>
        act.Erase(
            db.Involvements()
                .Where(row =>
                    row.InitiativeId == initiative
                    && row.OrganizationId == organization
                    && row.Evidence == evidence
                    && row.SourceId == source
                    && (
                        row.Status == InvolvementStatus.Offered
                        || recordIsGone && row.Status == InvolvementStatus.Confirmed
                    )
                )
        );

    /// <summary>
    /// The organization says that it was so, in which role; or that it was not, and why. False when it is no longer as
    /// it was seen.
    /// </summary>
    public Task<bool> Answer(Involvement seen, bool was, InvolvementRole role, string? note, Guid by) =>
        frame.Do(async act =>
        {
            var to = was ? InvolvementStatus.Confirmed : InvolvementStatus.Refused;
            var answered = await act.Update(
                db.Involvements()
                    .Where(row => row.Id == seen.Id && row.Status == seen.Status && row.Evidence != Claims),
                set =>
                    set.SetProperty(row => row.Status, to)
                        .SetProperty(row => row.Role, role)
                        .SetProperty(row => row.Note, note)
                        .SetProperty(row => row.By, by)
                        .SetProperty(row => row.Settled, act.Now)
            );
            if (answered == 0)
                return act.Refuse(false);
            act.IsSeen();
            return true;
        });

    /// <summary>The organization says that all that is offered to it in an initiative was so.</summary>
    public Task<int> ConfirmAll(Guid organization, Guid initiative, Guid by) =>
        frame.Do(async act =>
        {
            var confirmed = await act.Update(
                db.Involvements()
                    .Where(row =>
                        row.InitiativeId == initiative
                        && row.Status == InvolvementStatus.Offered
                        && db.Merged(organization).Contains(row.OrganizationId)
                    ),
                set =>
                    set.SetProperty(row => row.Status, InvolvementStatus.Confirmed)
                        .SetProperty(row => row.By, by)
                        .SetProperty(row => row.Settled, act.Now)
            );
            if (confirmed > 0)
                act.IsSeen();
            return confirmed;
        });

    /// <summary>The organization says that it took part where no record shows it; staff look at it.</summary>
    public Task Claim(
        Initiative initiative,
        Guid organization,
        Phase phase,
        InvolvementRole role,
        string title,
        Guid by
    ) =>
        frame.Do(act =>
        {
            act.Add(
                new Involvement
                {
                    InitiativeId = initiative.Id,
                    OrganizationId = organization,
                    Phase = phase,
                    Role = role,
                    Evidence = Claims,
                    SourceId = Guid.CreateVersion7(),
                    Title = title,
                    At = act.Now,
                    Status = InvolvementStatus.Claimed,
                    By = by,
                }
            );
            act.IsSeen();
        });

    /// <summary>Staff note that an organization took part, for it to confirm; the evidence stands in words.</summary>
    public Task Record(
        Initiative initiative,
        Guid organization,
        int position,
        InvolvementRole role,
        string title,
        Guid by
    ) =>
        frame.Do(async act =>
        {
            var source = Guid.CreateVersion7();
            await Offer(act, new(initiative.Id, organization, position, role, "hand", source, title, act.Now));
            act.Note(initiative, by, "involvement.recorded", title);
            act.IsSeen();
        });

    /// <summary>Staff settle what an organization claimed.</summary>
    public Task<bool> SettleClaim(Initiative initiative, Involvement seen, bool was, Guid by) =>
        frame.Do(async act =>
        {
            var to = was ? InvolvementStatus.Confirmed : InvolvementStatus.Refused;
            var settled = await act.Update(
                db.Involvements().Where(row => row.Id == seen.Id && row.Status == InvolvementStatus.Claimed),
                set =>
                    set.SetProperty(row => row.Status, to)
                        .SetProperty(row => row.By, by)
                        .SetProperty(row => row.Settled, act.Now)
            );
            if (settled == 0)
                return act.Refuse(false);
            act.Note(initiative, by, was ? "involvement.accepted" : "involvement.refused", seen.Title);
            act.IsSeen();
            return true;
        });

    private static void Settle(Act act, Involvement row, InvolvementStatus to, Guid by) =>
        (row.Status, row.By, row.Settled) = (to, by, act.Now);

    // One word a day to its leads, however much is offered (the cause of the message holds the day).
    private void Ask(Act act, Took took)
    {
        if (db.Jobs().Local.Any(job => Asks(job, took)))
            return;
        var day = SiteClock.House.Date(act.Now);
        act.Tell(InvolvementOffered.Job, new InvolvementOffered(took.InitiativeId, took.OrganizationId, day));
    }

    private static bool Asks(Job job, Took took) =>
        job.Kind == InvolvementOffered.Job
        && job.Read<InvolvementOffered>() is var offered
        && offered.InitiativeId == took.InitiativeId
        && offered.OrganizationId == took.OrganizationId;
}

/// <summary>The leads of an organization are asked whether it took part.</summary>
public sealed record InvolvementOffered(Guid InitiativeId, Guid OrganizationId, DateOnly Day)
{
    public const string Job = "involvement-offered";
}
