using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.AspNetCore.OutputCaching;
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
);

/// <summary>Begins initiatives; higher modules begin one with each event, program or new site.</summary>
public sealed class StartInitiative(AppDb db, Involve involve, IOutputCacheStore pages, TimeProvider time)
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
    public async Task<Initiative?> Now(
        InitiativeWish wish,
        Guid by,
        Idea? from = null,
        CancellationToken stop = default
    )
    {
        var outer = db.Database.CurrentTransaction;
        for (var tries = 0; ; tries++)
        {
            await using var own = outer is null ? await db.Database.BeginTransactionAsync(stop) : null;
            try
            {
                if (await Add(wish, by, from, tries, stop) is not { } initiative)
                    return null;
                if (own is not null)
                    await own.CommitAsync(stop);
                await pages.EvictByTagAsync(PublicPages.Tag, stop);
                return initiative;
            }
            // Two of one title in one moment: the second takes another address; of one series, the second finds that it
            // is there.
            catch (DbUpdateException error) when (own is not null && tries < 5 && error.IsTaken())
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<Initiative?> Add(InitiativeWish wish, Guid by, Idea? from, int tries, CancellationToken stop)
    {
        if (
            await db.TemplatesFor(wish.SiteId)
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Slug == wish.Template, stop)
            is not { } template
        )
            return null;
        if (wish.Series is { } series && await db.Initiatives().AnyAsync(row => row.SeriesId == series, stop))
            return null;
        var now = time.GetUtcNow().UtcDateTime;
        var title = OrganizationName.Cleaned(wish.Title);
        var initiative = new Initiative
        {
            SiteId = wish.SiteId,
            Title = title,
            Summary = wish.Summary.Trim(),
            Kind = template.Kind,
            Light = template.Light,
            SeriesId = wish.Series,
            Template = template.Name,
            Published = wish.Published,
            Started = now,
            Slug = await FreeSlug(title, tries, stop),
        };
        var phases = await db.TemplatePhases()
            .AsNoTracking()
            .Where(row => row.TemplateId == template.Id)
            .OrderBy(row => row.Position)
            .ToListAsync(stop);
        var duties = await db.TemplateDuties()
            .AsNoTracking()
            .Where(row => row.TemplateId == template.Id)
            .OrderBy(row => row.Position)
            .ThenBy(row => row.Line)
            .ToListAsync(stop);
        initiative.Active = phases[0].Position;
        db.Initiatives().Add(initiative);
        AddPhases(initiative, phases, now);
        await db.SaveChangesAsync(stop);
        AddDuties(initiative, duties, now);
        if (wish.Initiator is { } initiator)
            await Seat(initiative, initiator, by, now, stop);
        if (from is not null)
            await Take(from, initiative, stop);
        db.Note(initiative, by, "initiative.started", template.Slug, now);
        await db.SaveChangesAsync(stop);
        return initiative;
    }

    private void AddPhases(Initiative initiative, List<TemplatePhase> phases, DateTime now) =>
        db.InitiativePhases()
            .AddRange(
                phases.Select(row => new InitiativePhase
                {
                    InitiativeId = initiative.Id,
                    Position = row.Position,
                    Phase = row.Phase,
                    Name = row.Name,
                    Allows = row.Allows,
                    Opened = row.Position == initiative.Active ? now : null,
                })
            );

    private void AddDuties(Initiative initiative, List<TemplateDuty> duties, DateTime now)
    {
        // One after the other: their ids give the order in which they stand.
        foreach (var (line, duty) in duties.Index())
            db.Duties()
                .Add(
                    new()
                    {
                        Id = Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero).AddMilliseconds(line)),
                        InitiativeId = initiative.Id,
                        Position = duty.Position,
                        Kind = duty.Kind,
                        Text = duty.Text,
                        Gate = duty.Gate,
                    }
                );
    }

    // Where its own lead begins it, it takes part; where staff name it, it is asked.
    private async Task Seat(Initiative initiative, Guid organization, Guid by, DateTime now, CancellationToken stop)
    {
        var own = await db.MembersOf(organization)
            .AnyAsync(
                row =>
                    row.Role == OrganizationRole.Lead
                    && db.People().Any(person => person.Id == row.PersonId && person.AccountId == by),
                stop
            );
        db.Partners()
            .Add(
                new()
                {
                    InitiativeId = initiative.Id,
                    OrganizationId = organization,
                    Role = InvolvementRole.Initiator,
                    Status = own ? PartnerStatus.Joined : PartnerStatus.Invited,
                    Asked = now,
                    Answered = own ? now : null,
                }
            );
        if (own)
            db.Joined(initiative, organization, now);
        else
            db.Jobs().Add(Job.Of(PartnerInvited.Job, new PartnerInvited(initiative.Id, organization, now), now));
    }

    /// <summary>
    /// An idea becomes part of it; whoever posted it in an organization's name took part from the beginning, and sits
    /// there. Saved by the caller.
    /// </summary>
    internal async Task Take(Idea idea, Initiative initiative, CancellationToken stop)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await db.Ideas()
            .Where(row => row.Id == idea.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.InitiativeId, initiative.Id), stop);
        if (idea.OrganizationId is not { } posted || await AsItStands(posted, stop) is not { } organization)
            return;
        if (!await HasSeat(initiative, organization, stop))
        {
            db.Partners()
                .Add(
                    new()
                    {
                        InitiativeId = initiative.Id,
                        OrganizationId = organization,
                        Role = InvolvementRole.Initiator,
                        Status = PartnerStatus.Joined,
                        Asked = now,
                        Answered = now,
                    }
                );
            db.Joined(initiative, organization, now);
        }
        var lead = await db.People()
            .Where(person => person.Id == idea.PersonId)
            .Select(person => person.AccountId)
            .SingleOrDefaultAsync(stop);
        await involve.Offer(
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
            },
            stop
        );
    }

    // As the one it is now; what is suspended takes part in nothing.
    private Task<Guid?> AsItStands(Guid posted, CancellationToken stop) =>
        db.Organizations()
            .Where(row => row.Id == posted)
            .Join(db.Organizations(), row => row.MergedIntoId ?? row.Id, root => root.Id, (_, root) => root)
            .Where(root => root.Status == OrganizationStatus.Verified)
            .Select(root => (Guid?)root.Id)
            .SingleOrDefaultAsync(stop);

    private async Task<bool> HasSeat(Initiative initiative, Guid organization, CancellationToken stop) =>
        db.Partners().Local.Any(row => row.InitiativeId == initiative.Id && row.OrganizationId == organization)
        || await db.Partners()
            .AnyAsync(
                row => row.InitiativeId == initiative.Id && db.Merged(organization).Contains(row.OrganizationId),
                stop
            );

    private Task<string> FreeSlug(string title, int tries, CancellationToken stop) =>
        Slug.Free(
            Slug.Of(title) is { Length: > 0 } slug and not "baru" ? slug : "inisiatif",
            db.Initiatives().Select(row => row.Slug),
            tries,
            stop
        );
}

public static class InitiativeActivity
{
    public const string Kind = "initiative";

    /// <summary>
    /// On the organization's page, from now on: that it takes part. Saved by the caller; told again it is one.
    /// </summary>
    public static void Joined(this AppDb db, Initiative initiative, Guid organization, DateTime now)
    {
        if (initiative.Published)
            db.Activities()
                .Add(
                    new()
                    {
                        OrganizationId = organization,
                        At = now,
                        Kind = Kind,
                        SourceId = initiative.Id,
                        SiteId = initiative.SiteId,
                        Title = initiative.Title,
                        Link = "/jejak/" + initiative.Slug,
                    }
                );
    }
}
