using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>An initiative to begin; without problems.</summary>
/// <param name="Template">Its slug.</param>
/// <param name="Initiator">The organization whose it is, if any.</param>
/// <param name="Series">The booking series of a light one.</param>
public sealed record InitiativeWish(
    Guid SiteId,
    string Template,
    string Title,
    string Summary,
    Guid? Initiator,
    Guid? Series,
    bool Published
)
{
    /// <summary>It begins with an event, as the trail of that alone.</summary>
    public bool OfEvent { get; init; }
}

/// <summary>Begins initiatives; higher modules begin one with each event, program or new site.</summary>
public sealed class StartInitiative(AppDb db, Involve involve, Frame frame)
{
    public static Dictionary<string, string> Problems(string title, string summary)
    {
        var errors = new Dictionary<string, string>();
        if (OrganizationName.Cleaned(title).Length is < 5 or > 120)
            errors["judul"] = Words.Say("Tulis judulnya, 5 sampai 120 huruf.", "Give the title, 5 to 120 letters.");
        if (summary.Trim().Length is < 10 or > 2000)
            errors["ringkas"] = Words.Say(
                "Ceritakan singkat, 10 sampai 2.000 huruf.",
                "Tell it briefly, 10 to 2,000 letters."
            );
        return errors;
    }

    /// <summary>The initiative; null when there is no such template, or the series has one already.</summary>
    public Task<Initiative?> Now(InitiativeWish wish, Guid by) =>
        frame.Do(
            async (act, tries) =>
            {
                if (await TemplateOf(wish) is not { } template || await HasOne(wish.Series))
                    return act.Refuse<Initiative?>(null);
                var title = OrganizationName.Cleaned(wish.Title);
                var phases = await PhasesOf(template).ToListAsync();
                var initiative = act.Add(
                    new Initiative
                    {
                        SiteId = wish.SiteId,
                        Title = title,
                        Summary = wish.Summary.Trim(),
                        Kind = template.Kind,
                        Light = template.Light,
                        SeriesId = wish.Series,
                        OfEvent = wish.OfEvent,
                        Template = template.Name,
                        Active = phases[0].Position,
                        Published = wish.Published,
                        Started = act.Now,
                        Slug = await FreeSlug(title, tries),
                    }
                );
                act.AddAll(phases.Select(phase => Begun(phase, initiative)));
                act.AddAll(
                    (await DutiesOf(template).ToListAsync()).Select((duty, line) => Due(duty, line, initiative))
                );
                await act.Save();
                if (wish.Initiator is { } initiator)
                    await Seat(act, initiative, initiator, by);
                act.Note(initiative, by, "initiative.started", template.Slug);
                act.IsSeen();
                return initiative;
            }
        );

    private Task<Template?> TemplateOf(InitiativeWish wish) =>
        db.TemplatesFor(wish.SiteId).AsNoTracking().SingleOrDefaultAsync(row => row.Slug == wish.Template);

    private async Task<bool> HasOne(Guid? series) =>
        series is not null && await db.Initiatives().AnyAsync(row => row.SeriesId == series);

    private IQueryable<TemplatePhase> PhasesOf(Template template) =>
        db.TemplatePhases().AsNoTracking().Where(row => row.TemplateId == template.Id).OrderBy(row => row.Position);

    private IQueryable<TemplateDuty> DutiesOf(Template template) =>
        db.TemplateDuties()
            .AsNoTracking()
            .Where(row => row.TemplateId == template.Id)
            .OrderBy(row => row.Position)
            .ThenBy(row => row.Line);

    private static InitiativePhase Begun(TemplatePhase phase, Initiative initiative) =>
        new()
        {
            InitiativeId = initiative.Id,
            Position = phase.Position,
            Phase = phase.Phase,
            Name = phase.Name,
            Allows = phase.Allows,
            Opened = phase.Position == initiative.Active ? initiative.Started : null,
        };

    // One after the other: their ids give the order in which they stand.
    private static Duty Due(TemplateDuty duty, int line, Initiative initiative) =>
        new()
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(initiative.Started, TimeSpan.Zero).AddMilliseconds(line)),
            InitiativeId = initiative.Id,
            Position = duty.Position,
            Kind = duty.Kind,
            Text = duty.Text,
            Gate = duty.Gate,
        };

    // Where its own lead begins it, it takes part; where staff name it, it is asked.
    private async Task Seat(Act act, Initiative initiative, Guid organization, Guid by)
    {
        var own = await db.MembersOf(organization)
            .AnyAsync(row =>
                row.Role == OrganizationRole.Lead
                && db.People().Any(person => person.Id == row.PersonId && person.AccountId == by)
            );
        act.Add(
            new Partner
            {
                InitiativeId = initiative.Id,
                OrganizationId = organization,
                Role = InvolvementRole.Initiator,
                Status = own ? PartnerStatus.Joined : PartnerStatus.Invited,
                Asked = act.Now,
                Answered = own ? act.Now : null,
            }
        );
        if (own)
            act.Joined(initiative, organization);
        else
            act.Tell(PartnerInvited.Job, new PartnerInvited(initiative.Id, organization, act.Now));
    }

    /// <summary>
    /// An idea that is held becomes part of it; whoever posted it in an organization's name took part from the
    /// beginning, and sits there.
    /// </summary>
    internal async Task Take(Act act, Idea idea, Initiative initiative)
    {
        idea.InitiativeId = initiative.Id;
        await act.GoesItsOwnWay(initiative.Id);
        if (idea.OrganizationId is not { } posted || await AsItStands(posted) is not { } organization)
            return;
        if (!await HasSeat(initiative, organization))
        {
            act.Add(
                new Partner
                {
                    InitiativeId = initiative.Id,
                    OrganizationId = organization,
                    Role = InvolvementRole.Initiator,
                    Status = PartnerStatus.Joined,
                    Asked = act.Now,
                    Answered = act.Now,
                }
            );
            act.Joined(initiative, organization);
        }
        var lead = await db.People()
            .Where(person => person.Id == idea.PersonId)
            .Select(person => person.AccountId)
            .SingleOrDefaultAsync();
        await involve.Offer(
            act,
            new(
                initiative.Id,
                organization,
                initiative.Active,
                InvolvementRole.Initiator,
                "idea",
                idea.Id,
                idea.Title,
                idea.Posted
            )
            {
                ConfirmedBy = lead,
            }
        );
    }

    // As the one it is now; what is suspended takes part in nothing.
    private Task<Guid?> AsItStands(Guid posted) =>
        db.Organizations()
            .Where(row => row.Id == posted)
            .Join(db.Organizations(), row => row.MergedIntoId ?? row.Id, root => root.Id, (_, root) => root)
            .Where(root => root.Status == OrganizationStatus.Verified)
            .Select(root => (Guid?)root.Id)
            .SingleOrDefaultAsync();

    private Task<bool> HasSeat(Initiative initiative, Guid organization) =>
        db.Partners()
            .AnyAsync(row => row.InitiativeId == initiative.Id && db.Merged(organization).Contains(row.OrganizationId));

    private Task<string> FreeSlug(string title, int tries) =>
        Slug.Free(
            Slug.Of(title) is { Length: > 0 } slug and not "baru" ? slug : "inisiatif",
            db.Initiatives().Select(row => row.Slug),
            tries
        );
}

public static class InitiativeActivity
{
    public const string Kind = "initiative";

    /// <summary>On the organization's page, from now on: that it takes part. Told again it is one.</summary>
    public static void Joined(this Act act, Initiative initiative, Guid organization)
    {
        if (initiative.Published)
            act.Add(
                new Activity
                {
                    OrganizationId = organization,
                    At = act.Now,
                    Kind = Kind,
                    SourceId = initiative.Id,
                    SiteId = initiative.SiteId,
                    Title = initiative.Title,
                    Link = "/jejak/" + initiative.Slug,
                }
            );
    }
}
