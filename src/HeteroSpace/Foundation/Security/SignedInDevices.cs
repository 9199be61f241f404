using System.Collections.Concurrent;
using HeteroSpace.Foundation.Db;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Security;

/// <summary>
/// Keeps a row for each browser that signed in; the cookie carries its number and counts only while the row stands.
/// Rows are read at most every ten seconds for each browser.
/// </summary>
public sealed class SignedInDevices(IServiceScopeFactory scopes, TimeProvider time)
{
    private const string Item = "device";
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<Guid, long> _standing = new();

    /// <summary>The browser of this request; null for a token.</summary>
    public static async Task<Guid?> Of(HttpContext http) =>
        Read(
            (await http.AuthenticateAsync(Microsoft.AspNetCore.Identity.IdentityConstants.ApplicationScheme)).Properties
        );

    /// <summary>Signs out one browser of the account, or all (null) but one; the reader's own by name only.</summary>
    public async Task SignOut(Guid account, Guid? device, Guid? but = null, CancellationToken stop = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .Devices()
            .Where(row => row.AccountId == account)
            .Where(row => device == null || row.Id == device)
            .Where(row => but == null || row.Id != but)
            .ExecuteDeleteAsync(stop);
        _standing.Clear();
    }

    /// <summary>
    /// Someone signs in: a browser that is new to the account gets its row, and the cookie its number.
    /// </summary>
    internal Task Note(CookieSigningInContext context) =>
        Read(context.Properties) is null && context.Principal?.AccountId() is { } account
            ? Note(context.HttpContext, account, context.Properties)
            : Task.CompletedTask;

    internal async Task Note(HttpContext http, Guid account, AuthenticationProperties properties)
    {
        var now = Hour();
        var device = new Device
        {
            AccountId = account,
            Browser = Device.Named(http.Request.Headers.UserAgent.ToString()),
            Since = now,
            Seen = now,
        };
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Devices().Add(device);
        await db.SaveChangesAsync();
        properties.Items[Item] = device.Id.ToString("n");
    }

    /// <summary>Whether the cookie's browser still stands; when it does not, the reader is a visitor.</summary>
    internal async Task Check(CookieValidatePrincipalContext context)
    {
        if (Read(context.Properties) is not { } device)
        {
            await Refuse(context);
            return;
        }
        if (_standing.TryGetValue(device, out var read) && time.GetElapsedTime(read) < Kept)
            return;
        var (at, now) = (time.GetTimestamp(), Hour());
        await using var scope = scopes.CreateAsyncScope();
        var devices = scope.ServiceProvider.GetRequiredService<AppDb>().Devices();
        if (
            await devices
                .AsNoTracking()
                .Where(row => row.Id == device)
                .Select(row => (DateTime?)row.Seen)
                .SingleOrDefaultAsync()
            is not { } seen
        )
        {
            await Refuse(context);
            return;
        }
        if (seen < now)
            await devices
                .Where(row => row.Id == device)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Seen, now));
        if (_standing.Count > 10_000)
            _standing.Clear();
        _standing[device] = at;
    }

    /// <summary>The cookie no longer counts for another reason (the security stamp): its row goes too.</summary>
    internal async Task Forget(CookieValidatePrincipalContext context, Guid account)
    {
        if (Read(context.Properties) is { } device)
            await SignOut(account, device);
    }

    private static async Task Refuse(CookieValidatePrincipalContext context)
    {
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
        // The card that was kept for use without a network goes too (W3C Clear Site Data).
        // But not what a door or a desk has yet to send: it drops its list, or its page, by itself.
        var path = context.HttpContext.Request.Path;
        if (!path.StartsWithSegments("/pindai") && !path.StartsWithSegments("/meja"))
            context.HttpContext.Response.Headers[ClearKept.Header] = ClearKept.Storage;
    }

    // To the hour: when exactly someone opened a page is nobody's business.
    private DateTime Hour()
    {
        var now = time.GetUtcNow().UtcDateTime;
        return now.Date.AddHours(now.Hour);
    }

    private static Guid? Read(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(Item, out var text) == true && Guid.TryParse(text, out var id) ? id : null;
}

/// <summary>
/// Tells a browser to drop what it kept for use without a network: on a phone that is shared, a card must not outlive
/// its sign-in.
/// </summary>
public static class ClearKept
{
    public const string Header = "Clear-Site-Data",
        Storage = "\"storage\"",
        // Where someone leaves: also what the back button would show again.
        All = "\"cache\", \"storage\"";
}
