using System.Security.Cryptography;
using System.Text.Json;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Primitives;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// What was typed into a form that came too late: its sender's session had ended, or it stood open too long. Kept for
/// an hour, sealed for its owner alone; passwords, codes and files are not in it.
/// </summary>
public sealed class KeptForm
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The account, or an id made of the browser's cookie.</summary>
    public Guid Owner { get; init; }
    public byte[] Sealed { get; init; } = [];

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }
}

/// <summary>A form as it was sent, for the page that shows it filled.</summary>
/// <param name="HadFiles">Files were chosen, and have to be chosen again.</param>
/// <param name="IsGone">Its page had the form no more: what was written is shown, and can be sent nowhere.</param>
public sealed record KeptFields(Dictionary<string, string[]> Fields, bool HadFiles, bool IsGone = false)
{
    /// <summary>What someone wrote in words: what is chosen, ticked or carried along needs no second typing.</summary>
    public IEnumerable<string> Written =>
        Fields.Values.SelectMany(texts => texts).Where(text => text.Trim().Any(char.IsWhiteSpace));

    public string? Handler => Fields.GetValueOrDefault("_handler")?.FirstOrDefault();

    public IFormCollection AsForm() =>
        new FormCollection(Fields.ToDictionary(field => field.Key, field => new StringValues(field.Value)));
}

/// <summary>Keeps what was typed and came too late, and gives it back to its owner.</summary>
internal sealed class KeptForms(
    IServiceScopeFactory scopes,
    Frame frame,
    FormKeys keys,
    Limits limits,
    IDataProtectionProvider protection,
    TimeProvider time
)
{
    /// <summary>The key of the address under which the form stands filled.</summary>
    public const string Asked = "isian";
    private const int MostLetters = 1_000_000,
        MostOfOwner = 20;
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);
    private static readonly object Opened = new();

    /// <summary>
    /// Keeps it; the address at which its owner finds it filled, or null when it is none of ours or holds too much.
    /// </summary>
    /// <param name="isGone">Its page has the form no more: only what was written in words is worth keeping.</param>
    public async Task<(string Address, bool IsAccounts)?> Keep(HttpContext http, bool isGone = false)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (keys.Read(http) is not { } key || !CameFromHere(http, key) || !limits.KeptForm(http))
            return null;
        var typed = form.Where(field => !IsSecret(field.Key)).ToDictionary(field => field.Key, Texts);
        if (typed.Sum(field => field.Value.Sum(text => (long)text.Length)) > MostLetters)
            return null;
        var owner = key.IsAccount ? key.Owner : keys.BrowserOf(http);
        var kept = new KeptFields(typed, form.Files.Count > 0, isGone);
        if (isGone && !kept.Written.Any())
            return (http.Request.Path + WithoutId(http.Request).Value, key.IsAccount);
        var row = await frame.Do(async act =>
        {
            var before = await act
                .Db.Set<KeptForm>()
                .Where(known => known.Owner == owner)
                .OrderByDescending(known => known.At)
                .Skip(MostOfOwner - 1)
                .Select(known => known.Id)
                .ToListAsync();
            if (before.Count > 0)
                await act.Erase(act.Db.Set<KeptForm>().Where(known => before.Contains(known.Id)));
            return act.Add(
                new KeptForm
                {
                    Owner = owner,
                    At = act.Now,
                    Sealed = Sealer(owner).Protect(Bytes(kept)),
                }
            );
        });
        var query = WithoutId(http.Request).Add(Asked, row.Id.ToString("n"));
        return (http.Request.Path + query.Value, key.IsAccount);
    }

    private static string[] Texts(KeyValuePair<string, StringValues> field) =>
        [.. field.Value.Select(text => text ?? "")];

    private static byte[] Bytes(KeptFields kept) => JsonSerializer.SerializeToUtf8Bytes(kept);

    // Nobody else's page can lay words into somebody's form: it has no key of theirs, and no browser lets it pass for
    // us (Fetch Metadata, W3C).
    private bool CameFromHere(HttpContext http, FormKey key) =>
        key.IsAccount || keys.IsTheirs(key, http) || http.Request.Headers["Sec-Fetch-Site"] == "same-origin";

    private static bool IsSecret(string field) =>
        field is FormKeys.Field or TimeTrap.Field or "__RequestVerificationToken" or "credential"
        || field.Contains("sandi", StringComparison.Ordinal)
        || field.Contains("kode", StringComparison.Ordinal);

    /// <summary>What the address asks for, when it is the reader's and not too old.</summary>
    public Task<KeptFields?> Open(HttpContext http)
    {
        if (http.Items[Opened] is Task<KeptFields?> begun)
            return begun;
        var found = Id(http.Request) is { } id ? Read(http, id) : Task.FromResult<KeptFields?>(null);
        http.Items[Opened] = found;
        return found;
    }

    // Beside what the page reads for itself: the parts of a page are made at the same time.
    private async Task<KeptFields?> Read(HttpContext http, Guid id)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var row = await db.Set<KeptForm>().AsNoTracking().SingleOrDefaultAsync(kept => kept.Id == id);
        if (row is null || row.At < time.GetUtcNow().UtcDateTime - Life)
            return null;
        if (row.Owner != http.User.AccountId() && row.Owner != keys.BrowserOf(http))
            return null;
        try
        {
            return JsonSerializer.Deserialize<KeptFields>(Sealer(row.Owner).Unprotect(row.Sealed));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>It was sent now, and is done: the address is asked for it no more.</summary>
    public Task Drop(HttpRequest request) =>
        Id(request) is { } id
            ? frame.Do(act => act.Erase(act.Db.Set<KeptForm>().Where(row => row.Id == id)))
            : Task.CompletedTask;

    public static Guid? Id(HttpRequest request) =>
        request.QueryString.HasValue && Guid.TryParseExact(request.Query[Asked], "n", out var id) ? id : null;

    /// <summary>What an address asks for besides it.</summary>
    public static QueryString WithoutId(HttpRequest request) =>
        Id(request) is null
            ? request.QueryString
            : QueryString.Create(request.Query.Where(part => part.Key != Asked).SelectMany(part => part.Value, Pair));

    private static KeyValuePair<string, string?> Pair(KeyValuePair<string, StringValues> part, string? value) =>
        KeyValuePair.Create(part.Key, value);

    public static Task ForgetOld(Act act)
    {
        var before = act.Now - Life;
        return act.Erase(act.Db.Set<KeptForm>().Where(row => row.At < before));
    }

    private IDataProtector Sealer(Guid owner) => protection.CreateProtector("kept-form", owner.ToString("n"));
}

internal sealed class KeptFormTable : IEntityTypeConfiguration<KeptForm>
{
    public void Configure(EntityTypeBuilder<KeptForm> table)
    {
        table.ToTable("kept_forms");
        table.HasIndex(row => new { row.Owner, row.At });
        table.HasIndex(row => row.At);
    }
}

internal static class TypedTooLate
{
    private static string ChangedBefore =>
        Ui.Words.Say(
            "Ini tidak dikerjakan: halaman ini berubah sebelum sampai, mungkin karena orang lain sudah mengurusnya. "
                + "Yang tampil sekarang keadaan terbarunya.",
            "This was not done: the page changed before it arrived, perhaps because someone else dealt with it. "
                + "What you see is how it stands now."
        );

    private static async Task<bool> CanBeRead(HttpContext http)
    {
        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted);
            return true;
        }
        // No form of ours: a program sent it, and has been answered.
        catch (Exception error) when (error is InvalidDataException or BadHttpRequestException or IOException)
        {
            return false;
        }
    }

    // Whoever signed up by it goes back and sends it again as somebody else than whom it was rendered for.
    private static async Task<bool> WasDone(HttpContext http)
    {
        var services = http.RequestServices;
        var (keys, answers) = (services.GetRequiredService<FormKeys>(), services.GetRequiredService<FormAnswers>());
        if (keys.Read(http) is not { } key)
            return false;
        var sent = keys.Remembered(key, http, services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        if (await answers.Await(sent, http.RequestAborted) is not { } before)
            return false;
        if (!keys.IsTheirs(key, http) && (before.Answer?.Held is not { } held || http.User.HeldPerson() != held))
            return false;
        http.Response.Redirect(await before.AnswerAgain(http));
        return true;
    }

    /// <summary>
    /// A form whose sender is not signed in any more, or whose token is no longer true: what was typed is kept, and its
    /// sender is led to where it stands filled. A form that its page has no more, since someone else dealt with it:
    /// they see the page as it is now, and what they wrote. False when it is no form of ours.
    /// </summary>
    public static async Task<bool> KeepsWhatWasTyped(this HttpContext http)
    {
        var isGone = http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true };
        // What was sent without a true token is read here as text and handled by nobody.
        http.Features.Set<IAntiforgeryValidationFeature>(null);
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType)
            return false;
        if (!await CanBeRead(http))
            return false;
        if (await WasDone(http))
            return true;
        if (
            await http.RequestServices.GetRequiredService<KeptForms>().Keep(http, isGone)
            is not
            (var address, var isAccounts)
        )
            return false;
        var isSignedOut = isAccounts && http.User.AccountId() is null;
        if (isSignedOut)
            Ui.PageBase.SayNext(
                http,
                Ui.Words.Say(
                    "Anda sudah keluar sebelum ini terkirim. Masuk lagi: yang Anda tulis masih ada.",
                    "You were signed out before this was sent. Sign in again: what you wrote is still here."
                )
            );
        else if (isGone)
            Ui.PageBase.SayNext(http, new Ui.Said(ChangedBefore, Fails: true));
        http.Response.Redirect(isSignedOut ? "/masuk?kembali=" + Uri.EscapeDataString(address) : address);
        return true;
    }
}
