using HeteroSpace.Foundation.Db;
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
            await change.Show(id, stop);
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
}
