using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <inheritdoc/>
internal sealed class NamesOfAccounts(AppDb db) : INamesOfAccounts
{
    public async Task<Dictionary<Guid, string>> Of(
        IReadOnlyCollection<Guid> accounts,
        CancellationToken stop = default
    ) =>
        accounts.Count == 0
            ? []
            : await db.People()
                .Where(person => person.AccountId != null && accounts.Contains(person.AccountId.Value) && !person.Gone)
                .ToDictionaryAsync(person => person.AccountId!.Value, person => person.Name, stop);
}
