using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using HeteroSpace.Foundation.Db;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Security;

/// <summary>
/// The keys that protect cookies, mail links and what is sealed lie in the database; with <c>DataProtection__Key</c>
/// they are themselves sealed by a secret that does not (AES-256-GCM; the key by PBKDF2 from 32 bytes or more). A copy
/// of the database then forges nothing. <c>DataProtection__Former__0</c> and on are secrets that may still open.
/// </summary>
internal sealed class KeySeal
{
    public const string Setting = "DataProtection:Key",
        FormerSetting = "DataProtection:Former";
    private const int Nonce = 12,
        Tag = 16,
        Rounds = 210_000;
    private static readonly XName Sealed = "sealed",
        By = "by";
    private static readonly XNamespace Marks = "http://schemas.asp.net/2015/03/dataProtection";
    private readonly Lazy<List<Secret>> _secrets;

    private sealed record Secret(byte[] Key, string Name);

    public KeySeal(IConfiguration settings)
    {
        var typed = settings.GetSection(FormerSetting).Get<string[]>() ?? [];
        var current = settings[Setting] is { Length: > 0 } now ? now : null;
        foreach (var secret in typed.Append(current).OfType<string>())
            if (Encoding.UTF8.GetByteCount(secret.Trim()) < 32)
                throw new SetupProblem(
                    "DataProtection__Key (and each DataProtection__Former) has at least 32 letters. "
                        + "Make one with: openssl rand -base64 32"
                );
        Seals = current is not null;
        // Made once when it is first needed: it is slow on purpose.
        _secrets = new(() => [.. typed.Prepend(current).OfType<string>().Select(Made)]);
    }

    /// <summary>Whether new keys are sealed.</summary>
    public bool Seals { get; }

    private static Secret Made(string secret)
    {
        var bytes = Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(secret),
            "HeteroSpace keys"u8,
            Rounds,
            HashAlgorithmName.SHA512,
            40
        );
        // What names the secret tells nothing of the key.
        return new(bytes[..32], Convert.ToHexStringLower(bytes[32..]));
    }

    public XElement Close(XElement open)
    {
        var secret = _secrets.Value[0];
        var text = Encoding.UTF8.GetBytes(open.ToString(SaveOptions.DisableFormatting));
        var bytes = new byte[Nonce + text.Length + Tag];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, Nonce));
        using (var cipher = new AesGcm(secret.Key, Tag))
            cipher.Encrypt(
                bytes.AsSpan(0, Nonce),
                text,
                bytes.AsSpan(Nonce, text.Length),
                bytes.AsSpan(Nonce + text.Length)
            );
        CryptographicOperations.ZeroMemory(text);
        return new(Sealed, new XAttribute(By, secret.Name), Convert.ToBase64String(bytes));
    }

    /// <exception cref="CryptographicException">None of the secrets in the settings closed it.</exception>
    public XElement Open(XElement closed)
    {
        var secret =
            _secrets.Value.Find(known => known.Name == (string?)closed.Attribute(By))
            ?? throw new CryptographicException("Sealed by a secret that is not in the settings.");
        var bytes = Convert.FromBase64String(closed.Value);
        var text = new byte[bytes.Length - Nonce - Tag];
        using (var cipher = new AesGcm(secret.Key, Tag))
            cipher.Decrypt(
                bytes.AsSpan(0, Nonce),
                bytes.AsSpan(Nonce, text.Length),
                bytes.AsSpan(Nonce + text.Length),
                text
            );
        return XElement.Parse(Encoding.UTF8.GetString(text));
    }

    /// <summary>
    /// At each start: keys from before the setting, and those of a former secret, are sealed by the present one, so
    /// that the former can be taken out of the settings. Where one cannot be opened nothing is changed.
    /// </summary>
    /// <exception cref="SetupProblem">A key was sealed by a secret that is not in the settings.</exception>
    public async Task SealAll(AppDb db, CancellationToken stop = default)
    {
        var rows = await db.Set<DataProtectionKey>().ToListAsync(stop);
        try
        {
            foreach (var row in rows)
                if (Resealed(row.Xml) is { } xml)
                    row.Xml = xml;
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            db.ChangeTracker.Clear();
            throw new SetupProblem(
                "The keys in the database were sealed by another secret than DataProtection__Key. Set that one again, "
                    + "or name it in DataProtection__Former__0 beside the new. Nothing was changed."
            );
        }
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    // Null where it stays as it is.
    private string? Resealed(string? xml)
    {
        if (xml is null || Read(xml) is not { } key)
            return null;
        var closed = key.Descendants(Sealed).ToList();
        var open = closed.ConvertAll(Open);
        if (!Seals)
            return null;
        if (closed.Count > 0)
        {
            if (closed.TrueForAll(one => (string?)one.Attribute(By) == _secrets.Value[0].Name))
                return null;
            for (var one = 0; one < closed.Count; one++)
                closed[one].ReplaceWith(Close(open[one]));
            return key.ToString(SaveOptions.DisableFormatting);
        }
        // As the framework writes what it seals itself.
        var secrets = key.Descendants()
            .Where(part => (bool?)part.Attribute(Marks + "requiresEncryption") == true)
            .ToList();
        foreach (var secret in secrets)
            secret.ReplaceWith(
                new XElement(
                    Marks + "encryptedSecret",
                    new XAttribute("decryptorType", typeof(OpenKey).AssemblyQualifiedName!),
                    Close(secret)
                )
            );
        return secrets.Count > 0 ? key.ToString(SaveOptions.DisableFormatting) : null;
    }

    private static XElement? Read(string xml)
    {
        try
        {
            return XElement.Parse(xml);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}

/// <summary>Seals a new key, for the framework.</summary>
internal sealed class CloseKey(KeySeal seal) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(seal.Close(plaintextElement), typeof(OpenKey));
}

/// <summary>Opens one. Its name stands in the database beside each key and stays.</summary>
internal sealed class OpenKey(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => services.GetRequiredService<KeySeal>().Open(encryptedElement);
}
