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
    public const int Most = 20;

    /// <summary>Sorted by name, at most <see cref="Most"/>; nothing for an empty question.</summary>
    public static async Task<List<FoundPerson>> Of(AppDb db, Guid site, string typed, CancellationToken stop = default)
    {
        // Nobody is called more than a name has letters; the field says so too.
        var asked = Folded.Of(typed.Length > 120 ? typed[..120] : typed);
        if (asked.Length == 0) return [];
        if (MemberCode.Read(typed) is { } code && await Shown(db.People().Where(person => person.Code == code && !person.Gone)).ToListAsync(stop) is { Count: > 0 } byCode) return byCode;
        // Whoever was erased is known at no site.
        System.Linq.Expressions.Expression<Func<Person, bool>> known = person => db.PersonSites().Any(row => row.SiteId == site && row.PersonId == person.Id);
        if (asked.Length == 4 && asked.All(char.IsAsciiDigit) && await Shown(db.People().Where(person => person.PhoneEnd == asked).Where(known)).ToListAsync(stop) is { Count: > 0 } byPhone) return byPhone;
        return await Shown(Named(db.People(), asked).Where(known)).ToListAsync(stop);
    }

    // Both engines look at the index of names alone until a row fits: the conditions on it come first, and figures, which tell most people apart, before words.
    private static IQueryable<Person> Named(IQueryable<Person> people, string asked)
    {
        foreach (var word in asked.Split(' ').OrderByDescending(word => char.IsAsciiDigit(word[0])).ThenByDescending(word => word.Length))
        {
            var begins = " " + word;
            people = people.Where(person => person.FoldedName.Contains(begins));
        }
        return people;
    }

    private static IQueryable<FoundPerson> Shown(IQueryable<Person> people) => people.AsNoTracking().OrderBy(person => person.FoldedName).ThenBy(person => person.Id).Take(Most)
        .Select(person => new FoundPerson(person.Id, person.Code, person.Name, person.Kind, person.Verified, person.PhoneEnd));
}
