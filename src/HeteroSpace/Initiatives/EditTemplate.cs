using HeteroSpace.Foundation.Acts;
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
public sealed class EditTemplate(AppDb db, Frame frame)
{
    /// <summary>A copy that the site may change.</summary>
    public Task<Template> Copy(Template from, Guid site, string siteSlug, Guid by) =>
        frame.Do(
            async (act, tries) =>
            {
                var named = $"{Beginning(from.Slug, 25)}-{Beginning(siteSlug, 10)}";
                var copy = act.Add(
                    new Template
                    {
                        Slug = await Slug.Free(named, db.InitiativeTemplates().Select(row => row.Slug), tries),
                        Name = from.Name,
                        About = from.About,
                        Kind = from.Kind,
                        Light = from.Light,
                        SiteId = site,
                    }
                );
                act.AddAll((await PhasesOf(from).AsNoTracking().ToListAsync()).Select(phase => Copied(phase, copy)));
                act.AddAll((await DutiesOf(from).AsNoTracking().ToListAsync()).Select(duty => Copied(duty, copy)));
                Note(act, copy, by, "template.copied");
                return copy;
            }
        );

    private static string Beginning(string slug, int most) => slug.Length > most ? slug[..most] : slug;

    private IQueryable<TemplatePhase> PhasesOf(Template template) =>
        db.TemplatePhases().Where(row => row.TemplateId == template.Id);

    private IQueryable<TemplateDuty> DutiesOf(Template template) =>
        db.TemplateDuties().Where(row => row.TemplateId == template.Id);

    private static TemplatePhase Copied(TemplatePhase phase, Template copy) =>
        new()
        {
            TemplateId = copy.Id,
            Position = phase.Position,
            Phase = phase.Phase,
            Name = phase.Name,
            Allows = phase.Allows,
        };

    private static TemplateDuty Copied(TemplateDuty duty, Template copy) =>
        new()
        {
            TemplateId = copy.Id,
            Position = duty.Position,
            Kind = duty.Kind,
            Text = duty.Text,
            Gate = duty.Gate,
            Line = duty.Line,
        };

    /// <summary>False when someone else changed it meanwhile.</summary>
    public Task<bool> Save(Template seen, TemplateWish wish, Guid by) =>
        frame.Do(async act =>
        {
            if (await act.Hold(seen) is not { } template)
                return act.Refuse(false);
            (template.Name, template.About) = (wish.Name, wish.About);
            foreach (var phase in await PhasesOf(seen).ToListAsync())
                if (wish.Phases.FirstOrDefault(row => row.Position == phase.Position) is { } wanted)
                    (phase.Name, phase.Allows) = (wanted.Name, wanted.Allows);
            await act.Erase(DutiesOf(seen));
            act.AddAll(wish.Phases.SelectMany(phase => DutiesOf(template, phase)));
            Note(act, template, by, "template.changed");
            return true;
        });

    private static IEnumerable<TemplateDuty> DutiesOf(Template template, TemplatePhaseWish phase) =>
        phase.Duties.Select(
            (duty, line) =>
                new TemplateDuty
                {
                    TemplateId = template.Id,
                    Position = phase.Position,
                    Kind = duty.Kind,
                    Text = duty.Text,
                    Gate = duty.Gate,
                    Line = line,
                }
        );

    /// <summary>No longer offered, or offered again.</summary>
    public Task Retire(Template seen, bool retired, Guid by) =>
        frame.Do(async act =>
        {
            if (await act.Hold<Template>(seen.Id) is not { } template)
                return;
            template.Retired = retired;
            Note(act, template, by, retired ? "template.retired" : "template.offered");
        });

    private static void Note(Act act, Template template, Guid by, string action) =>
        act.Note(by, template.SiteId, action, "template:" + template.Slug);
}
