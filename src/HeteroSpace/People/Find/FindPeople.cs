using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People.Find;

/// <summary>A line of what was found.</summary>
public sealed record FoundPerson(Guid Id, string Code, string Name, PersonKind Kind, bool Verified, string? PhoneEnd);

/// <summary>
/// Finds people of one site by the beginnings of words of the name, the code of their card, or the last four digits of
/// their number. The whole code opens anyone: they hold out their card, and the look is written to their log.
/// </summary>
public static class FindPeople
{
    /// <summary>More than this nobody reads; a longer word narrows.</summary>
    public const int Most = 50;

    /// <summary>Sorted by name, at most <see cref="Most"/>; nothing for an empty question.</summary>
    public static async Task<List<FoundPerson>> Of(AppDb db, Guid site, string typed, CancellationToken stop = default)
    {
        var asked = Folded.Of(typed);
        if (asked.Length == 0) return [];
        if (MemberCode.Read(typed) is { } code && await Shown(db.People().Where(person => person.Code == code && !person.Gone)).ToListAsync(stop) is { Count: > 0 } byCode) return byCode;
        var here = db.People().Where(person => !person.Gone && db.PersonSites().Any(row => row.SiteId == site && row.PersonId == person.Id));
        if (asked.Length == 4 && asked.All(char.IsAsciiDigit) && await Shown(here.Where(person => person.PhoneEnd == asked)).ToListAsync(stop) is { Count: > 0 } byPhone) return byPhone;
        foreach (var word in asked.Split(' '))
        {
            var (first, later) = (word, " " + word);
            here = here.Where(person => person.FoldedName.StartsWith(first) || person.FoldedName.Contains(later));
        }
        return await Shown(here).ToListAsync(stop);
    }

    private static IQueryable<FoundPerson> Shown(IQueryable<Person> people) => people.AsNoTracking().OrderBy(person => person.FoldedName).ThenBy(person => person.Id).Take(Most)
        .Select(person => new FoundPerson(person.Id, person.Code, person.Name, person.Kind, person.Verified, person.PhoneEnd));
}
