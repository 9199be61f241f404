using System.Text.Json;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Sites;

/// <summary>What came of a change of dated hours.</summary>
public abstract record HoursAnswer
{
    public sealed record Done : HoursAnswer;

    /// <summary>Someone else changed or removed them first.</summary>
    public sealed record Meanwhile : HoursAnswer;

    /// <summary>Others hold on one of the days already.</summary>
    public sealed record Shared(DatedHours Other) : HoursAnswer
    {
        private string Named(DateOnly today) => $"{Other.Name.Here} ({HoursSaid.Days(Other, today)})";

        public string Sentence(DateOnly today) =>
            Words.Say(
                $"Bertemu {Named(today)}. Pilih hari lain, atau ubah yang itu dulu.",
                $"This meets {Named(today)}. Choose other days, or change that one first."
            );
    }
}

/// <summary>Makes, changes and removes the dated hours of a site; each can be undone.</summary>
public sealed class EditHours(EditSite edit)
{
    private const string Action = "hours.dated",
        Undone = "hours.dated-undone";

    // How they stood, as SecondThought.Before; an empty name is that there were none.
    private sealed record Kept(string Id, string? En, DateOnly First, DateOnly Last, bool OnHolidays, Stretch[] Week);

    private sealed record Stretch(DayOfWeek Day, TimeOnly Opens, TimeOnly Closes);

    public static void AddUndo(IServiceCollection services) =>
        services.AddUndoable(
            Action,
            Role.SiteManager,
            async (house, thought, _) =>
                await house.GetRequiredService<EditHours>().Back(thought) switch
                {
                    HoursAnswer.Shared other => other.Sentence(other.Other.FirstDay),
                    HoursAnswer.Meanwhile => Words.Say(
                        "Jamnya sudah diubah lagi sejak itu.",
                        "The hours were changed again since."
                    ),
                    _ => null,
                },
            () => Words.Say("Ubah lagi dari halaman jam khusus.", "Change them again on the page of dated hours.")
        );

    /// <param name="wanted">As they shall be; with the id of those that are changed, else a new one.</param>
    /// <param name="seen">As they were opened; null when they are new.</param>
    public Task<HoursAnswer> Save(CatalogueSite site, DatedWeek wanted, DatedHours? seen, Guid by) =>
        Change(
            site.Site.Id,
            wanted.Of.Id,
            by,
            Action,
            async act =>
            {
                if (await Other(act, site.Site.Id, wanted) is { } other)
                    return new HoursAnswer.Shared(other);
                var before = await Standing(act, wanted.Of.Id);
                if (seen is null)
                    act.Add(wanted.Of);
                else if (await act.Hold(seen) is { } held)
                    (held.Name, held.FirstDay, held.LastDay, held.OnHolidays) = (
                        wanted.Of.Name,
                        wanted.Of.FirstDay,
                        wanted.Of.LastDay,
                        wanted.Of.OnHolidays
                    );
                else
                    return new HoursAnswer.Meanwhile();
                await Replace(act, wanted);
                await act.MayBeUndone(Action, Subject(wanted.Of.Id), by, site.Site.Id, before);
                return new HoursAnswer.Done();
            }
        );

    public Task<HoursAnswer> Remove(CatalogueSite site, DatedHours seen, Guid by) =>
        Change(
            site.Site.Id,
            seen.Id,
            by,
            Action,
            async act =>
            {
                var before = await Standing(act, seen.Id);
                if (await act.Hold(seen) is not { } held)
                    return new HoursAnswer.Meanwhile();
                await Erase(act, held);
                await act.MayBeUndone(Action, Subject(seen.Id), by, site.Site.Id, before);
                return new HoursAnswer.Done();
            }
        );

    private Task<HoursAnswer> Back(SecondThought thought)
    {
        var (id, site) = (Guid.Parse(thought.SubjectId), thought.SiteId!.Value);
        var before = JsonSerializer.Deserialize<Kept>(thought.Before)!;
        return Change(
            site,
            id,
            thought.By,
            Undone,
            async act =>
            {
                if (await act.Hold<DatedHours>(id) is { } now)
                    await Erase(act, now);
                if (before.Id == "")
                    return new HoursAnswer.Done();
                var wanted = Week(site, id, before);
                if (await Other(act, site, wanted) is { } other)
                    return new HoursAnswer.Shared(other);
                act.Add(wanted.Of);
                act.AddAll(wanted.Week);
                return new HoursAnswer.Done();
            }
        );
    }

    private async Task<HoursAnswer> Change(
        Guid site,
        Guid id,
        Guid? by,
        string action,
        Func<Act, Task<HoursAnswer>> change
    )
    {
        HoursAnswer answer = new HoursAnswer.Meanwhile();
        var saved = await edit.Save(
            by,
            site,
            action,
            Subject(id),
            null,
            async act =>
            {
                // One after the other, so that who comes second sees the days of the first.
                await act.Lock<Site>(site);
                answer = await change(act);
                return answer is HoursAnswer.Done;
            }
        );
        return saved || answer is not HoursAnswer.Done ? answer : new HoursAnswer.Meanwhile();
    }

    private static string Subject(Guid id) => "hours:" + id;

    private static Task<DatedHours?> Other(Act act, Guid site, DatedWeek wanted)
    {
        var (id, first, last) = (wanted.Of.Id, wanted.Of.FirstDay, wanted.Of.LastDay);
        return act
            .Db.DatedHours()
            .AsNoTracking()
            .Where(row => row.SiteId == site && row.Id != id && row.FirstDay <= last && row.LastDay >= first)
            .OrderBy(row => row.FirstDay)
            .FirstOrDefaultAsync();
    }

    private static async Task<string> Standing(Act act, Guid id)
    {
        var row = await act.Db.DatedHours().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id);
        var week = await act.Db.OpeningHours().AsNoTracking().Where(row => row.DatedId == id).ToListAsync();
        return JsonSerializer.Serialize(
            row is null
                ? new Kept("", null, default, default, false, [])
                : new Kept(
                    row.Name.Id,
                    row.Name.En,
                    row.FirstDay,
                    row.LastDay,
                    row.OnHolidays,
                    [.. week.Select(hours => new Stretch(hours.Day, hours.Opens, hours.Closes))]
                )
        );
    }

    private static DatedWeek Week(Guid site, Guid id, Kept kept) =>
        new(
            new()
            {
                Id = id,
                SiteId = site,
                Name = new(kept.Id, kept.En),
                FirstDay = kept.First,
                LastDay = kept.Last,
                OnHolidays = kept.OnHolidays,
            },
            [
                .. kept.Week.Select(hours => new OpeningHours
                {
                    SiteId = site,
                    DatedId = id,
                    Day = hours.Day,
                    Opens = hours.Opens,
                    Closes = hours.Closes,
                }),
            ]
        );

    // Hours that stay as they were are left alone, so that the audit tells only what changed.
    private static async Task Replace(Act act, DatedWeek wanted)
    {
        var id = wanted.Of.Id;
        var old = await act.Db.OpeningHours().Where(row => row.DatedId == id).ToListAsync();
        foreach (var gone in old.Where(row => !wanted.Week.Any(hours => Same(hours, row))))
            act.Remove(gone);
        act.AddAll(wanted.Week.Where(row => !old.Exists(hours => Same(hours, row))));
    }

    // The hours first, and before others take their days.
    private static async Task Erase(Act act, DatedHours held)
    {
        var id = held.Id;
        foreach (var hours in await act.Db.OpeningHours().Where(row => row.DatedId == id).ToListAsync())
            act.Remove(hours);
        act.Remove(held);
        await act.Save();
    }

    private static bool Same(OpeningHours one, OpeningHours other) =>
        (one.Day, one.Opens, one.Closes) == (other.Day, other.Opens, other.Closes);
}
