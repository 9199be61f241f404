namespace HeteroSpace.People;

/// <summary>A number that waits to be matched and is of no account: someone registered for an event by it.</summary>
/// <param name="Name">Whoever gave it.</param>
/// <param name="Phone">E.164.</param>
/// <param name="What">What stands once it is matched.</param>
/// <param name="Person">Who is known already; null for whoever is not yet.</param>
public sealed record WaitingNumber(Guid Id, string Name, string Phone, string What, Guid? Person);

/// <summary>Numbers that the front desk matches by the code that was typed, or a gateway by the message that came in;
/// contributed by a higher floor.</summary>
/// <param name="Find">Those of a site with this code of six digits.</param>
/// <param name="Seen">The account of staff, and the site, saw that the code came from the number; a sentence when it is
/// too late.</param>
/// <param name="CameIn">A message from this number; whether one of its codes stood in it.</param>
public sealed record WaitingNumbers(
    Func<IServiceProvider, Guid, string, CancellationToken, Task<IReadOnlyList<WaitingNumber>>> Find,
    Func<IServiceProvider, Guid, Guid, Guid, CancellationToken, Task<string?>> Seen,
    Func<IServiceProvider, PhoneNumber, string, CancellationToken, Task<bool>> CameIn
);
