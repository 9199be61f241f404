using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
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
public sealed record InitiativeWish(Guid SiteId, string Template, string Title, string Summary, Guid? Initiator, Guid? Series, bool Published);

/// <summary>Begins initiatives; higher modules begin one with each event, program or new site.</summary>
public sealed class StartInitiative(AppDb db, Involve involve, IOutputCacheStore pages, TimeProvider time)
{
    public static Dictionary<string, string> Problems(string title, string summary)
    {
        var errors = new Dictionary<string, string>();
        if (OrganizationName.Cleaned(title).Length is < 5 or > 120) errors["judul"] = Words.Say("Tulis judulnya, 5 sampai 120 huruf.", "Give the title, 5 to 120 letters.");
        if (summary.Trim().Length is < 10 or > 2000) errors["ringkas"] = Words.Say("Ceritakan singkat, 10 sampai 2.000 huruf.", "Tell it briefly, 10 to 2,000 letters.");
        return errors;
    }

    /// <summary>The initiative; null when there is no such template, or the series has one already.</summary>
    public async Task<Initiative?> Now(InitiativeWish wish, Guid by, Idea? from = null, CancellationToken stop = default)
    {
        var outer = db.Database.CurrentTransaction;
        await using var own = outer is null ? await db.Database.BeginTransactionAsync(stop) : null;
        if (await Add(wish, by, from, stop) is not { } initiative) return null;
        if (own is not null) await own.CommitAsync(stop);
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
        return initiative;
    }

    private async Task<Initiative?> Add(InitiativeWish wish, Guid by, Idea? from, CancellationToken stop)
    {
        if (await db.TemplatesFor(wish.SiteId).AsNoTracking().SingleOrDefaultAsync(row => row.Slug == wish.Template, stop) is not { } template) return null;
        if (wish.Series is { } series && await db.Initiatives().AnyAsync(row => row.SeriesId == series, stop)) return null;
        var now = time.GetUtcNow().UtcDateTime;
        var title = OrganizationName.Cleaned(wish.Title);
        var initiative = new Initiative { SiteId = wish.SiteId, Title = title, Summary = wish.Summary.Trim(), Kind = template.Kind, Light = template.Light, SeriesId = wish.Series, Template = template.Name, Published = wish.Published, Started = now, Slug = await FreeSlug(title, stop) };
        var phases = await db.TemplatePhases().AsNoTracking().Where(row => row.TemplateId == template.Id).OrderBy(row => row.Position).ToListAsync(stop);
        var duties = await db.TemplateDuties().AsNoTracking().Where(row => row.TemplateId == template.Id).OrderBy(row => row.Position).ThenBy(row => row.Line).ToListAsync(stop);
        initiative.Active = phases[0].Position;
        db.Initiatives().Add(initiative);
        db.InitiativePhases().AddRange(phases.Select(row => new InitiativePhase { InitiativeId = initiative.Id, Position = row.Position, Phase = row.Phase, Name = row.Name, Allows = row.Allows, Opened = row.Position == initiative.Active ? now : null }));
        await db.SaveChangesAsync(stop);
        // One after the other: their ids give the order in which they stand.
        foreach (var (line, duty) in duties.Index()) db.Duties().Add(new() { Id = Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero).AddMilliseconds(line)), InitiativeId = initiative.Id, Position = duty.Position, Kind = duty.Kind, Text = duty.Text, Gate = duty.Gate });
        foreach (var organization in new[] { wish.Initiator, from?.OrganizationId }.OfType<Guid>().Distinct())
            db.Partners().Add(new() { InitiativeId = initiative.Id, OrganizationId = organization, Role = InvolvementRole.Initiator, Status = PartnerStatus.Joined, Asked = now, Answered = now });
        if (from is not null) await Take(from, initiative, now, stop);
        foreach (var organization in new[] { wish.Initiator, from?.OrganizationId }.OfType<Guid>().Distinct()) db.Joined(initiative, organization, now);
        db.Audit().Add(AuditRow.Of(now, by, wish.SiteId, "initiative.started", "initiative:" + initiative.Slug, template.Slug));
        await db.SaveChangesAsync(stop);
        return initiative;
    }

    // The idea it came from; whoever posted it in an organization's name took part from the beginning.
    private async Task Take(Idea idea, Initiative initiative, DateTime now, CancellationToken stop)
    {
        await db.Ideas().Where(row => row.Id == idea.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.InitiativeId, initiative.Id), stop);
        if (idea.OrganizationId is not { } organization) return;
        var lead = await db.People().Where(person => person.Id == idea.PersonId).Select(person => person.AccountId).SingleOrDefaultAsync(stop);
        await involve.Offer(new(initiative.Id, organization, initiative.Active, InvolvementRole.Initiator, "idea", idea.Id, idea.Title, idea.Posted) { ConfirmedBy = lead }, stop);
    }

    private Task<string> FreeSlug(string title, CancellationToken stop) => Slug.Free(Slug.Of(title) is { Length: > 0 } slug ? slug : "inisiatif", db.Initiatives().Select(row => row.Slug), 0, stop);
}

public static class InitiativeActivity
{
    public const string Kind = "initiative";

    /// <summary>On the organization's page, from now on: that it takes part. Saved by the caller; told again it is one.</summary>
    public static void Joined(this AppDb db, Initiative initiative, Guid organization, DateTime now)
    {
        if (initiative.Published) db.Activities().Add(new() { OrganizationId = organization, At = now, Kind = Kind, SourceId = initiative.Id, SiteId = initiative.SiteId, Title = initiative.Title, Link = "/jejak/" + initiative.Slug });
    }
}
