using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>Registrations of a person who had not shown yet who they are.</summary>
internal static class PendingRegistrations
{
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
    public static Task HandOver(IServiceProvider provider, ContactOwned owned) =>
        provider
            .GetRequiredService<Frame>()
            .Do(act => act.Update(Pending(act.Db).With(owned), set => set.SetProperty(row => row.PersonId, owned.To)));

    private static IQueryable<Registration> Pending(AppDb db) =>
        db.Registrations().Where(row => row.Status == RegistrationStatus.Pending);

    /// <summary>Whoever stands at the front desk with a code need not know who keeps the event.</summary>
    public static async Task<IReadOnlyList<WaitingNumber>> ByCode(
        IServiceProvider provider,
        Guid site,
        string code,
        CancellationToken stop
    )
    {
        var db = provider.GetRequiredService<AppDb>();
        return await Pending(db)
            .ShownBy(provider.GetRequiredService<SealedCodes>(), code)
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
    public static Task<string?> Seen(IServiceProvider provider, Guid id, Guid by, Guid site) =>
        provider
            .GetRequiredService<Frame>()
            .Do(async act =>
            {
                var of = await act
                    .Db.Events()
                    .AsNoTracking()
                    .Where(of => of.SiteId == site)
                    .SingleAsync(of => act.Db.Registrations().Any(row => row.Id == id && row.EventId == of.Id));
                if (await provider.GetRequiredService<ChangeRegistration>().Show(id) is ChangeSeat.NotNow no)
                    return act.Refuse<string?>(no.Sentence);
                act.Note(of, by, "registration.phone-seen", id.ToString("n"));
                return null;
            });

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
        if (await Pending(db).CameIn(codes, phone, text, stop) is not { } waits)
            return false;
        await Heard(
            provider,
            waits.Id,
            await db.Events().AsNoTracking().SingleAsync(of => of.Id == waits.EventId, stop)
        );
        return true;
    }

    private static Task Heard(IServiceProvider provider, Guid id, Event of) =>
        provider
            .GetRequiredService<Frame>()
            .Do(async act =>
            {
                if (await provider.GetRequiredService<ChangeRegistration>().Show(id) is not ChangeSeat.NotNow)
                    act.Note(of, null, "registration.phone-seen", id.ToString("n"));
            });
}
