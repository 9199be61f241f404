using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>A template as it is to be; duties by phase, in order.</summary>
public sealed record TemplateWish(Bilingual Name, Bilingual About, IReadOnlyList<TemplatePhaseWish> Phases);

public sealed record TemplatePhaseWish(
    int Position,
    Bilingual Name,
    Acts Allows,
    IReadOnlyList<TemplateDutyWish> Duties
);

public sealed record TemplateDutyWish(string Kind, Bilingual Text, bool Gate);

/// <summary>
/// Copies templates for a site, changes them, and no longer offers them. What was begun from one before stays as it is.
/// </summary>
public sealed class EditTemplate(AppDb db, TimeProvider time)
{
    /// <summary>A copy that the site may change; null when it has none of that name to copy.</summary>
    public async Task<Template?> Copy(
        Template from,
        Guid site,
        string siteSlug,
        Guid by,
        CancellationToken stop = default
    )
    {
        for (var tries = 0; ; tries++)
        {
            var slug = await Slug.Free(
                (from.Slug.Length > 25 ? from.Slug[..25] : from.Slug)
                    + "-"
                    + (siteSlug.Length > 10 ? siteSlug[..10] : siteSlug),
                db.InitiativeTemplates().Select(row => row.Slug),
                tries,
                stop
            );
            var copy = new Template
            {
                Slug = slug,
                Name = from.Name,
                About = from.About,
                Kind = from.Kind,
                Light = from.Light,
                SiteId = site,
            };
            db.InitiativeTemplates().Add(copy);
            await CopyPhases(from, copy, stop);
            await CopyDuties(from, copy, stop);
            Note(copy, by, "template.copied");
            try
            {
                await db.SaveChangesAsync(stop);
                return copy;
            }
            catch (DbUpdateException error) when (tries < 5 && error.IsTaken())
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task CopyPhases(Template from, Template copy, CancellationToken stop)
    {
        foreach (
            var phase in await db.TemplatePhases()
                .AsNoTracking()
                .Where(row => row.TemplateId == from.Id)
                .ToListAsync(stop)
        )
            db.TemplatePhases()
                .Add(
                    new()
                    {
                        TemplateId = copy.Id,
                        Position = phase.Position,
                        Phase = phase.Phase,
                        Name = phase.Name,
                        Allows = phase.Allows,
                    }
                );
    }

    private async Task CopyDuties(Template from, Template copy, CancellationToken stop)
    {
        foreach (
            var duty in await db.TemplateDuties()
                .AsNoTracking()
                .Where(row => row.TemplateId == from.Id)
                .ToListAsync(stop)
        )
            db.TemplateDuties()
                .Add(
                    new()
                    {
                        TemplateId = copy.Id,
                        Position = duty.Position,
                        Kind = duty.Kind,
                        Text = duty.Text,
                        Gate = duty.Gate,
                        Line = duty.Line,
                    }
                );
    }

    /// <summary>False when someone else changed it meanwhile.</summary>
    public async Task<bool> Save(Template seen, TemplateWish wish, Guid by, CancellationToken stop = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await db.InitiativeTemplates()
                .Where(row => row.Id == seen.Id && row.Version == seen.Version)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1), stop) == 0
        )
            return false;
        var template = await db.InitiativeTemplates().SingleAsync(row => row.Id == seen.Id, stop);
        (template.Name, template.About) = (wish.Name, wish.About);
        foreach (var phase in await db.TemplatePhases().Where(row => row.TemplateId == seen.Id).ToListAsync(stop))
            if (wish.Phases.FirstOrDefault(row => row.Position == phase.Position) is { } wanted)
                (phase.Name, phase.Allows) = (wanted.Name, wanted.Allows);
        await db.TemplateDuties().Where(row => row.TemplateId == seen.Id).ExecuteDeleteAsync(stop);
        foreach (var phase in wish.Phases)
        foreach (var (line, duty) in phase.Duties.Index())
            db.TemplateDuties()
                .Add(
                    new()
                    {
                        TemplateId = seen.Id,
                        Position = phase.Position,
                        Kind = duty.Kind,
                        Text = duty.Text,
                        Gate = duty.Gate,
                        Line = line,
                    }
                );
        Note(template, by, "template.changed");
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>No longer offered, or offered again.</summary>
    public async Task Retire(Template seen, bool retired, Guid by, CancellationToken stop = default)
    {
        await db.InitiativeTemplates()
            .Where(row => row.Id == seen.Id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Retired, retired)
                        .SetProperty(row => row.Version, row => row.Version + 1),
                stop
            );
        Note(seen, by, retired ? "template.retired" : "template.offered");
        await db.SaveChangesAsync(stop);
    }

    private void Note(Template template, Guid by, string action) =>
        db.Audit()
            .Add(AuditRow.Of(time.GetUtcNow().UtcDateTime, by, template.SiteId, action, "template:" + template.Slug));
}
