using System.Security.Cryptography;
using System.Text;
using HeteroSpace.Messaging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HeteroSpace.Events;

/// <summary>
/// Rooms on the configured Jitsi Meet host (settings <c>Jitsi__Host</c>, <c>Jitsi__AppId</c>, <c>Jitsi__Secret</c>):
/// each event has one, whose name cannot be guessed, and whoever joins brings a token signed for it (Jitsi's token
/// authentication, RFC 7519). Without an AppId the host asks for none.
/// </summary>
public sealed class Jitsi(IConfiguration settings, SecretLinks links, TimeProvider time)
{
    private static readonly JsonWebTokenHandler Tokens = new();
    private readonly string? _host = settings["Jitsi:Host"],
        _app = settings["Jitsi:AppId"],
        _secret = settings["Jitsi:Secret"];

    public bool IsSetUp => _host is { Length: > 0 };

    /// <summary>
    /// The address at which someone joins, until half an hour after the end; null when no host is set up.
    /// </summary>
    public async ValueTask<string?> Address(Event of, string name)
    {
        if (!IsSetUp)
            return null;
        // Named by a secret of ours, not by what is known of the event.
        var room =
            "hs-"
            + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes((await links.Of('j', of.Id)).Reveal())))[
                ..24
            ];
        return _app is { Length: > 0 } && _secret is { Length: > 0 }
            ? $"https://{_host}/{room}?jwt={Token(of, room, name)}"
            : $"https://{_host}/{room}";
    }

    private string Token(Event of, string room, string name)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return Tokens.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = _app,
                Audience = "jitsi",
                NotBefore = now.AddMinutes(-1),
                IssuedAt = now,
                Expires = of.Ends.AddMinutes(30) > now ? of.Ends.AddMinutes(30) : now.AddMinutes(5),
                Claims = new Dictionary<string, object>
                {
                    ["sub"] = _host!,
                    ["room"] = room,
                    ["context"] = new Dictionary<string, object>
                    {
                        ["user"] = new Dictionary<string, object> { ["name"] = name },
                    },
                },
                // Jitsi signs with HMAC-SHA256; a key shorter than the hash is filled up as RFC 2104 has it.
                SigningCredentials = new(
                    new SymmetricSecurityKey(Padded(Encoding.UTF8.GetBytes(_secret!))),
                    SecurityAlgorithms.HmacSha256
                ),
            }
        );
    }

    private static byte[] Padded(byte[] key) => key.Length >= 32 ? key : [.. key, .. new byte[32 - key.Length]];
}
