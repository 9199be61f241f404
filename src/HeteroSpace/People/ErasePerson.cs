using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Privacy;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>
/// Deletes a person on their word: ends what is open, then erases each kind of data by the register in one transaction,
/// then the files. The row of the person stays without name and
/// contact, so that counts of members and visits stay true.
/// </summary>
public sealed class ErasePerson(
    AppDb db,
    IEnumerable<PersonalData> register,
    FileStore files,
    Mailer mailer,
    Frame frame,
    IServiceProvider services
)
{
    /// <summary>What stands where a name stood.</summary>
    public const string Nobody = "–";

    /// <param name="also">What is noted with it, in the same act.</param>
    public async Task Now(Person person, Action<Act>? also = null)
    {
        var subject = new Subject(person.Id, person.AccountId);
        await services.Announce(new PersonLeaves(person.Id));
        var kinds = register.Where(kind => kind.IsPersonal).Reverse().ToList();
        var stored = new List<string>();
        foreach (var kind in kinds)
            if (kind.Files is { } of)
                stored.AddRange((await of(db, subject, CancellationToken.None)).Select(file => file.Stored));
        var mails = await db.Outbox().Where(row => row.PersonId == person.Id).Select(row => row.Id).ToListAsync();

        await frame.Do(async act =>
        {
            foreach (var kind in kinds)
                if (kind.Erase is { } erase)
                    await erase(act, subject);
            act.Note(null, null, "person.erased", "person:" + person.Id);
            also?.Invoke(act);
            if (person.AccountId is { } account)
                act.Forget(KnownPeople.InMemory, account);
        });
        foreach (var name in stored)
            files.Erase(name);
        mailer.Erase(mails);
        await db.LeaveNoTrace();
    }
}
