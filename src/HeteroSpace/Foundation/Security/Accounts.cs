using Microsoft.AspNetCore.Identity;

namespace HeteroSpace.Foundation.Security;

internal static class Accounts
{
    // Schema version 3 carries passkeys. Lockout: ten tries, then a quarter of an hour (NIST SP 800-63B 3.2.2).
    // Length counts, kinds of characters do not (NIST SP 800-63B 3.1.1.2).
    public static void Configure(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.Password.RequiredLength = 10;
        options.Password.RequireDigit =
            options.Password.RequireLowercase =
            options.Password.RequireUppercase =
            options.Password.RequireNonAlphanumeric =
                false;
        options.Password.RequiredUniqueChars = 4;
        options.Lockout.MaxFailedAccessAttempts = 10;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        options.User.RequireUniqueEmail = false;
    }
}
