using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>Registrations of a person who had not shown yet who they are.</summary>
internal static partial class PendingRegistrations
{
    /// <summary>Of one message: nobody sends more, and each is looked up.</summary>
    private const int MostCodes = 5;

    /// <summary>Whoever shows who they are takes the seats they asked for before.</summary>
    public static async Task Confirm(IServiceProvider provider, Guid person, CancellationToken stop)
    {
        var change = provider.GetRequiredService<ChangeRegistration>();
        foreach (
            var id in await provider
                .GetRequiredService<AppDb>()
                .Registrations()
                .Where(row => row.PersonId == person && row.Status == RegistrationStatus.Pending)
                .OrderBy(row => row.Made)
                .Select(row => row.Id)
                .ToListAsync(stop)
        )
            await change.Show(id);
    }

    /// <summary>What was registered with a contact goes to whoever showed that it is theirs.</summary>
    public static Task HandOver(IServiceProvider provider, ContactOwned owned, CancellationToken stop) =>
        provider
            .GetRequiredService<AppDb>()
            .Registrations()
            .Where(row =>
                row.PersonId == owned.From
                && row.Status == RegistrationStatus.Pending
                && (row.Email == null || row.Email == owned.Contact.Email)
                && (row.Phone == null || row.Phone == owned.Contact.Phone)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.PersonId, owned.To), stop);

    /// <summary>Whoever stands at the front desk with a code need not know who keeps the event.</summary>
    public static async Task<IReadOnlyList<WaitingNumber>> ByCode(
        IServiceProvider provider,
        Guid site,
        string code,
        CancellationToken stop
    )
    {
        var (db, typed) = (
            provider.GetRequiredService<AppDb>(),
            provider.GetRequiredService<SealedCodes>().Close(Proof.Of(code))
        );
        return await db.Registrations()
            .Where(row => row.Status == RegistrationStatus.Pending && row.Phone != null && row.SealedPhoneCode == typed)
            .Join(
                db.Events().Where(of => of.SiteId == site),
                row => row.EventId,
                of => of.Id,
                (row, of) => new WaitingNumber(row.Id, row.Name, row.Phone!, of.Title, row.PersonId)
            )
            .ToListAsync(stop);
    }

    /// <summary>Staff saw that the code came from the number: the registration stands. A sentence when it cannot
    /// any more.</summary>
    public static async Task<string?> Seen(
        IServiceProvider provider,
        Guid id,
        Guid by,
        Guid site,
        CancellationToken stop
    )
    {
        var (db, time) = (provider.GetRequiredService<AppDb>(), provider.GetRequiredService<TimeProvider>());
        var slug = await db.Registrations()
            .Where(row => row.Id == id)
            .Join(db.Events().Where(of => of.SiteId == site), row => row.EventId, of => of.Id, (_, of) => of.Slug)
            .SingleAsync(stop);
        if (await provider.GetRequiredService<ChangeRegistration>().Show(id) is ChangeSeat.NotNow no)
            return no.Sentence;
        var now = time.GetUtcNow().UtcDateTime;
        db.Audit().Add(AuditRow.Of(now, by, site, "registration.phone-seen", "event:" + slug, id.ToString("n")));
        await db.SaveChangesAsync(stop);
        return null;
    }

    /// <summary>The code came from the very number it was shown for, and a gateway heard it: nobody at a desk
    /// would.</summary>
    public static async Task<bool> CameIn(
        IServiceProvider provider,
        PhoneNumber phone,
        string text,
        CancellationToken stop
    )
    {
        var (db, codes) = (provider.GetRequiredService<AppDb>(), provider.GetRequiredService<SealedCodes>());
        string number = phone;
        foreach (var digits in Code().Matches(text).Take(MostCodes))
        {
            var typed = codes.Close(Proof.Of(digits.Value));
            var waits = await db.Registrations()
                .AsNoTracking()
                .Where(row =>
                    row.Status == RegistrationStatus.Pending && row.Phone == number && row.SealedPhoneCode == typed
                )
                .Join(
                    db.Events(),
                    row => row.EventId,
                    of => of.Id,
                    (row, of) =>
                        new
                        {
                            row.Id,
                            of.Slug,
                            of.SiteId,
                        }
                )
                .FirstOrDefaultAsync(stop);
            if (waits is null)
                continue;
            if (await provider.GetRequiredService<ChangeRegistration>().Show(waits.Id) is ChangeSeat.NotNow)
                return true;
            var now = provider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
            var (site, of, row) = (waits.SiteId, "event:" + waits.Slug, waits.Id.ToString("n"));
            db.Audit().Add(AuditRow.Of(now, null, site, "registration.phone-seen", of, row));
            await db.SaveChangesAsync(stop);
            return true;
        }
        return false;
    }

    [GeneratedRegex("[0-9]{6}")]
    private static partial Regex Code();
}
