using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Typed;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>A line of what was found.</summary>
/// <param name="Through">Of their household, who was asked for; null when it was they.</param>
public sealed record FoundPerson(
    Guid Id,
    string Code,
    string Name,
    PersonKind Kind,
    bool Verified,
    string? PhoneEnd,
    string? Through = null
);

/// <summary>
/// Finds people of one site by the beginnings of words of the name in any order, the code of their card, their whole
/// number or mail, or the last four digits of the number. The whole code opens anyone: they hold out their card, and
/// the look is written to their log.
/// </summary>
public static class FindPeople
{
    /// <summary>More than this nobody reads; a longer word narrows.</summary>
    public const int Most = 20;

    private const int FewEnough = 64;

    /// <summary>Sorted by name, at most <see cref="Most"/>; nothing for an empty question.</summary>
    public static async Task<List<FoundPerson>> Of(AppDb db, Guid site, string typed, CancellationToken stop = default)
    {
        // Nobody is called more than a name has letters; the field says so too.
        var asked = Folded.Of(typed.Length > 120 ? typed[..120] : typed);
        if (asked.Length == 0)
            return [];
        if (
            MemberCode.Read(typed) is { } code
            && await Shown(db.People().Where(person => person.Code == code && !person.Gone)).ToListAsync(stop)
                is { Count: > 0 } byCode
        )
            return byCode;
        // Whoever was erased is known at no site.
        System.Linq.Expressions.Expression<Func<Person, bool>> known = person =>
            db.PersonSites().Any(row => row.SiteId == site && row.PersonId == person.Id);
        if (await OfContact(db, typed, known, stop) is { Count: > 0 } byContact)
            return byContact;
        if (
            asked.Length == 4
            && asked.All(char.IsAsciiDigit)
            && await Shown(db.People().Where(person => person.PhoneEnd == asked).Where(known)).ToListAsync(stop)
                is { Count: > 0 } byPhone
        )
            return byPhone;
        string[] words =
        [
            .. asked
                .Split(' ')
                .Distinct()
                .OrderByDescending(word => char.IsAsciiDigit(word[0]))
                .ThenByDescending(word => word.Length),
        ];
        var few = await Rare(db, words, stop);
        var named = few is null ? db.People() : db.People().Where(person => few.Contains(person.Id));
        var found = few is [] ? [] : await Shown(words.Aggregate(named, Having).Where(known)).ToListAsync(stop);
        return found.Count < Most ? [.. found, .. await HeadsOf(db, words, known, Most - found.Count, stop)] : found;
    }

    // A whole number or address, in whichever spelling; of an unconfirmed one several may say that it is theirs.
    private static async Task<List<FoundPerson>> OfContact(
        AppDb db,
        string typed,
        System.Linq.Expressions.Expression<Func<Person, bool>> known,
        CancellationToken stop
    )
    {
        string? phone = PhoneNumber.Read(typed),
            email = phone is null ? EmailAddress.Read(typed) : null;
        if (phone is not null)
            return await Shown(db.People().Where(person => person.Phone == phone).Where(known)).ToListAsync(stop);
        return email is null
            ? []
            : await Shown(db.People().Where(person => person.Email == email).Where(known)).ToListAsync(stop);
    }

    // A child stands at the desk, and others may be called the same: found is whose account they come on.
    private static async Task<List<FoundPerson>> HeadsOf(
        AppDb db,
        string[] words,
        System.Linq.Expressions.Expression<Func<Person, bool>> known,
        int most,
        CancellationToken stop
    )
    {
        var members = db.Households().AsNoTracking().Where(row => row.Removed == null);
#pragma warning disable CA1310, CA2249 // Only this form becomes SQL, where it compares letter by letter.
        foreach (var begins in words.Select(word => " " + word))
            members = members.Where(row => (" " + row.FoldedName).IndexOf(begins) >= 0);
#pragma warning restore CA1310, CA2249
        return await members
            .Join(db.People().Where(known), row => row.HeadId, head => head.Id, (row, head) => new { row, head })
            .OrderBy(both => both.row.FoldedName)
            .ThenBy(both => both.row.Id)
            .Take(most)
            .Select(both => new FoundPerson(
                both.head.Id,
                both.head.Code,
                both.head.Name,
                both.head.Kind,
                both.head.Verified,
                both.head.PhoneEnd,
                both.row.Name
            ))
            .ToListAsync(stop);
    }

    // A pattern would do as well, but of one it does not know yet
    // PostgreSQL expects few names, and then reads and sorts them all.
    private static IQueryable<Person> Having(IQueryable<Person> people, string word)
    {
        var begins = " " + word;
#pragma warning disable CA1310, CA2249 // Only this form becomes SQL, where it compares letter by letter.
        return people.Where(person => person.FoldedName.IndexOf(begins) >= 0);
#pragma warning restore CA1310, CA2249
    }

    // A rare name is found by its words. Of a frequent one the first twenty stand near the front of the index of names,
    // and reading that is cheaper than sorting all it has.
    private static async Task<Guid[]?> Rare(AppDb db, string[] words, CancellationToken stop)
    {
        foreach (var word in words)
            if (
                await db.WordsFrom(word).Select(row => row.PersonId).Take(FewEnough + 1).ToArrayAsync(stop) is
                { Length: <= FewEnough } few
            )
                return few;
        return null;
    }

    private static IQueryable<FoundPerson> Shown(IQueryable<Person> people) =>
        people
            .AsNoTracking()
            .OrderBy(person => person.FoldedName)
            .ThenBy(person => person.Id)
            .Take(Most)
            .Select(person => new FoundPerson(
                person.Id,
                person.Code,
                person.Name,
                person.Kind,
                person.Verified,
                person.PhoneEnd,
                null
            ));
}
