using System.Collections.Concurrent;
using System.Security.Claims;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>
/// The person behind a sign-in, kept ten seconds; a change of the person forgets it on every node.
/// </summary>
public sealed class KnownPeople(IServiceScopeFactory scopes, TimeProvider time) : IHoldOwners
{
    private static readonly Func<AppDb, Guid, Task<Person?>> WithAccount = EF.CompileAsyncQuery(
        (AppDb db, Guid account) => db.Set<Person>().AsNoTracking().SingleOrDefault(row => row.AccountId == account)
    );
    private readonly ConcurrentDictionary<Guid, (long Read, Person? Person)> _known = new();

    /// <summary>After any change of a person with an account.</summary>
    public static readonly KeptInMemory InMemory = new(
        "people",
        (house, account) => house.GetRequiredService<KnownPeople>().Forget(account)
    );

    /// <param name="account">Null for all.</param>
    public void Forget(Guid? account)
    {
        if (account is { } one)
            _known.TryRemove(one, out _);
        else
            _known.Clear();
    }

    public ValueTask<Person?> Behind(ClaimsPrincipal user) => user.AccountId() is { } account ? Of(account) : default;

    /// <summary>The same, or who only holds something yet (<see cref="HeldSession"/>).</summary>
    public async ValueTask<Person?> BehindOrHeld(ClaimsPrincipal user)
    {
        if (user.HeldPerson() is not { } held)
            return await Behind(user);
        await using var scope = scopes.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .People()
            .AsNoTracking()
            .SingleOrDefaultAsync(person => person.Id == held && !person.Gone);
    }

    async Task<HoldOwner> IHoldOwners.Of(Guid person, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var known = await scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .People()
            .Where(row => row.Id == person && !row.Gone)
            .Select(row => new { row.AccountId })
            .SingleOrDefaultAsync(stop);
        return new(known is not null, known?.AccountId);
    }

    public async ValueTask<Person?> Of(Guid account)
    {
        if (_known.TryGetValue(account, out var known) && time.GetElapsedTime(known.Read) < TimeSpan.FromSeconds(10))
            return known.Person;
        var read = time.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var person = await WithAccount(scope.ServiceProvider.GetRequiredService<AppDb>(), account);
        if (_known.Count > 10_000)
            _known.Clear();
        _known[account] = (read, person);
        return person;
    }
}
