using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;

namespace HeteroSpace.Foundation.Security;

/// <summary>
/// A key to the API that a person made for a program. Only its hash is stored; the text is shown once.
/// </summary>
public sealed class ApiToken
{
    public const int TextLength = 43;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid AccountId { get; init; }
    public string Name { get; init; } = "";
    public byte[] Hash { get; private set; } = [];

    /// <summary><c>read</c>: see one's bookings; <c>book</c>: also make and cancel them.</summary>
    public string Scope { get; init; } = "book";
    public DateTime Made { get; init; }
    public DateTime? Revoked { get; set; }

    public static (ApiToken Token, string Text) New(Guid account, string name, string scope, DateTime now)
    {
        var token = new ApiToken
        {
            AccountId = account,
            Name = name,
            Scope = scope,
            Made = now,
        };
        return (token, token.Renew());
    }

    /// <summary>Its text was lost before it was copied: it has another, and the former is good no more.</summary>
    public string Renew()
    {
        var text =
            "hs_" + RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789", 40);
        Hash = HashOf(text);
        return text;
    }

    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

internal sealed class ApiTokenTable : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> table)
    {
        table.ToTable("api_tokens");
        table.HasOne<Account>().WithMany().HasForeignKey(token => token.AccountId);
        table.HasIndex(token => token.Hash).IsUnique();
        table.Property(token => token.Hash).HasMaxLength(32);
        table.Property(token => token.Name).HasMaxLength(80);
        table.Property(token => token.Scope).HasMaxLength(20);
    }
}

public static class ApiTokenTables
{
    public static DbSet<ApiToken> ApiTokens(this AppDb db) => db.Set<ApiToken>();
}

/// <summary>Known tokens, kept ten seconds so that a program asking often costs no query each time.</summary>
public sealed class TokenCache(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly Func<AppDb, byte[], Task<ApiToken?>> Good = EF.CompileAsyncQuery(
        (AppDb db, byte[] hash) =>
            db.Set<ApiToken>().AsNoTracking().SingleOrDefault(row => row.Hash == hash && row.Revoked == null)
    );
    private readonly ConcurrentDictionary<string, (long Read, ApiToken? Token)> _known = new();

    /// <summary>After a token was revoked.</summary>
    public static readonly KeptInMemory InMemory = new(
        "tokens",
        house => house.GetRequiredService<TokenCache>().Forget()
    );

    public void Forget() => _known.Clear();

    public async ValueTask<ApiToken?> Find(string text)
    {
        // What cannot be a token is not worth a query, nor a place in memory.
        if (text.Length != ApiToken.TextLength)
            return null;
        if (_known.TryGetValue(text, out var known) && time.GetElapsedTime(known.Read) < TimeSpan.FromSeconds(10))
            return known.Token;
        await using var scope = scopes.CreateAsyncScope();
        var hash = ApiToken.HashOf(text);
        var token = await Good(scope.ServiceProvider.GetRequiredService<AppDb>(), hash);
        if (_known.Count > 10_000)
            _known.Clear();
        _known[text] = (time.GetTimestamp(), token);
        return token;
    }
}

/// <summary><c>Authorization: Bearer hs_…</c></summary>
internal sealed class TokenSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory log,
    UrlEncoder encoder,
    TokenCache tokens
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Scheme_ = "Token",
        ScopeClaim = "scope";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        if (await tokens.Find(header["Bearer ".Length..].Trim()) is not { } token)
            return AuthenticateResult.Fail("This token is not known or was revoked.");
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, token.AccountId.ToString()), new(ScopeClaim, token.Scope)],
            Scheme.Name
        );
        return AuthenticateResult.Success(new(new(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Problems.Unauthorized(Context).ExecuteAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.Of(ProblemKinds.Forbidden).ExecuteAsync(Context);
}
