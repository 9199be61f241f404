using System.Security.Cryptography;
using HeteroSpace.Sites;
using Microsoft.AspNetCore.DataProtection;

namespace HeteroSpace.Bookings;

/// <summary>The secret in the QR that hangs at a site: it stays the same as long as the product's keys are
/// known.</summary>
internal sealed class CheckInKeys(IDataProtectionProvider protection)
{
    private readonly IDataProtector _signer = protection.CreateProtector("check-in-at-site");

    public string Of(Site site) => _signer.Protect(site.Id.ToString("n"));

    public bool Fits(Site site, string key)
    {
        try
        {
            return _signer.Unprotect(key) == site.Id.ToString("n");
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
