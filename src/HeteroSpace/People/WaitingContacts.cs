using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>
/// Who waits for staff to see that a number is theirs: accounts, new passwords, and children of whom a guardian has not
/// agreed. Whoever is known nowhere yet is looked after by the province.
/// </summary>
internal sealed class WaitingContacts(AppDb db, ForgottenNumber forgotten)
{
    private IQueryable<Person> Here(Guid site, bool province) =>
        db.People()
            .AsNoTracking()
            .Where(person =>
                db.PersonSites().Any(row => row.PersonId == person.Id && row.SiteId == site)
                || province && !db.PersonSites().Any(row => row.PersonId == person.Id)
            );

    /// <summary>Wherever they are known: a code that was typed opens its person.</summary>
    public IQueryable<Person> NumbersEverywhere => WithNumber(db.People().AsNoTracking());

    public IQueryable<Person> Numbers(Guid site, bool province) => WithNumber(Here(site, province));

    private static IQueryable<Person> WithNumber(IQueryable<Person> people) =>
        people.Where(person =>
            person.SealedPhoneCode != null
            && (person.NewPhone != null || !person.PhoneConfirmed && person.Phone != null)
        );

    public IQueryable<Guardian> Guardians(Guid site, bool province)
    {
        var here = Here(site, province);
        return db.GuardianRows()
            .AsNoTracking()
            .Where(row => row.Agreed == null && here.Any(person => person.Id == row.PersonId));
    }

    /// <summary>Those of the site.</summary>
    /// <param name="also">Those who are listed wherever they are known.</param>
    public async Task<List<WaitsForPassword>> Passwords(
        Guid site,
        bool province,
        Func<WaitsForPassword, bool> also,
        CancellationToken stop
    )
    {
        var waiting = await forgotten.Waiting(stop);
        var ids = waiting.ConvertAll(row => row.Person.Id);
        var here =
            ids.Count == 0
                ? []
                : await Here(site, province)
                    .Where(person => ids.Contains(person.Id))
                    .Select(person => person.Id)
                    .ToHashSetAsync(stop);
        return waiting.FindAll(row => here.Contains(row.Person.Id) || also(row));
    }

    /// <summary>All of them.</summary>
    public async Task<int> Count(Guid site, bool province, CancellationToken stop) =>
        await Numbers(site, province).CountAsync(stop)
        + await Guardians(site, province).CountAsync(stop)
        + (await Passwords(site, province, _ => false, stop)).Count;
}
