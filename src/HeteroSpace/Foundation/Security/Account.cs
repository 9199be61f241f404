using Microsoft.AspNetCore.Identity;

namespace HeteroSpace.Foundation.Security;

/// <summary>What a person signs in with. Who the person is stands in People; an account carries no name.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Account() => Id = Guid.CreateVersion7();
}
