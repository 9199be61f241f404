using System.Globalization;
using Microsoft.AspNetCore.DataProtection;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// A form tells, signed, when it was shown. A program that fills it in the same moment is asked to press again, which
/// costs a person one press and a program its stride. No picture puzzles: they keep out people.
/// </summary>
public sealed class TimeTrap(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>The name of the hidden field.</summary>
    public const string Field = "saat";
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1.5);
    private readonly IDataProtector _signer = protection.CreateProtector("time-trap");

    public string Stamp() => _signer.Protect(time.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture));

    /// <summary>Sent too soon after it was shown, or without a stamp of ours.</summary>
    public bool Springs(string? stamp)
    {
        if (string.IsNullOrEmpty(stamp))
            return true;
        try
        {
            return time.GetUtcNow().UtcTicks - long.Parse(_signer.Unprotect(stamp), CultureInfo.InvariantCulture)
                < Least.Ticks;
        }
        catch (Exception error) when (error is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return true;
        }
    }

    public static string Sentence =>
        Ui.Words.Say(
            "Formulirnya terkirim terlalu cepat. Periksa isinya, lalu tekan sekali lagi.",
            "The form was sent too soon. Look at it once more, then press again."
        );
}
