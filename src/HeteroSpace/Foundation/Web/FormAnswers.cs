using System.Text.Json;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// What a form was answered: where its sender went and what was said there. What stands there is made anew.
/// </summary>
/// <param name="Address">Null when the page answered in its place.</param>
/// <param name="Said">As the cookie has it (<see cref="Ui.Said"/>).</param>
/// <param name="Place">Where on the page it is said; empty at its head.</param>
/// <param name="Held">The person whose hold the browser was let see (<see cref="HeldSession"/>).</param>
internal sealed record FormAnswer(string? Address = null, string? Said = null, string Place = "", Guid? Held = null)
{
    /// <summary>Where a form says that it was done before, when its page had answered in its place.</summary>
    public static string PlaceOf(string form) => "form " + form;
}

/// <summary>What came of a sending that was done before.</summary>
/// <param name="Answer">Null while its first answer is still being made.</param>
internal sealed record SentForm(DateTime At, FormAnswer? Answer)
{
    /// <summary>Says again what was said; where its sender goes.</summary>
    public async Task<string> AnswerAgain(HttpContext http)
    {
        var (answer, request) = (Answer ?? new(), http.Request);
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        if (answer.Held is { } person && http.User.HeldPerson() is null && now < At.AddMinutes(10))
            await HeldSession.Begin(http, person);
        if (answer.Address is null)
            Ui.PageBase.SayNext(
                http,
                Ui.Words.Say(
                    "Ini sudah kami terima dan sudah dikerjakan, sekali saja.",
                    "We have this already; it was done once."
                ),
                FormAnswer.PlaceOf(request.Form["_handler"].ToString())
            );
        else if (answer.Said is not null)
            Ui.PageBase.SayNext(http, Ui.Said.Read(answer.Said), answer.Place);
        return answer.Address ?? request.Path + KeptForms.WithoutId(request).Value;
    }
}

/// <summary>
/// Keeps and finds the answers to forms, beside those to the API's requests (<see cref="RememberedAnswer"/>). They lie
/// sealed: an address may hold a secret.
/// </summary>
internal sealed class FormAnswers(IServiceScopeFactory scopes, Seals seals, ILogger<FormAnswers> log)
    : WriteTogether<FormAnswers.Kept, string>(scopes, log)
{
    /// <param name="Sealed">Null for one that is to be forgotten, since it was refused after all.</param>
    internal sealed record Kept(RememberedAnswer Row, byte[]? Sealed);

    private readonly IServiceScopeFactory _scopes = scopes;

    /// <summary>Null when it is new.</summary>
    public async Task<SentForm?> Find(RememberedAnswer sent, CancellationToken stop)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var known = await scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .RememberedAnswers()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Owner == sent.Owner && row.Key == sent.Key, stop);
        if (known is null)
            return null;
        var open = known.Sealed.Length > 0 ? seals.Open(known.Sealed) : null;
        return new(known.At, open is null ? null : JsonSerializer.Deserialize<FormAnswer>(open));
    }

    /// <summary>The same, once its first answer is there; after two seconds without it, for then
    /// whoever was to give it died.</summary>
    public async Task<SentForm?> Await(RememberedAnswer sent, CancellationToken stop)
    {
        for (var tries = 0; ; tries++)
        {
            var found = await Find(sent, stop);
            if (found is null or { Answer: not null } || tries == 20)
                return found;
            await Task.Delay(100, stop);
        }
    }

    /// <summary>Keeps what was answered.</summary>
    public Task Keep(RememberedAnswer sent, FormAnswer answer) =>
        WriteSoon(new(sent, seals.Close(JsonSerializer.SerializeToUtf8Bytes(answer))), CancellationToken.None);

    /// <summary>It was refused after part of it was done: what is sent again is a new sending.</summary>
    public Task Forget(RememberedAnswer sent) => WriteSoon(new(sent, null), CancellationToken.None);

    protected override async Task<IReadOnlyList<string>> Write(Act act, IReadOnlyList<Kept> wishes)
    {
        foreach (var (sent, closed) in wishes)
        {
            var row = act.Db.RememberedAnswers().Where(known => known.Owner == sent.Owner && known.Key == sent.Key);
            if (closed is null)
                await act.Erase(row);
            else
                await act.Update(row, set => set.SetProperty(known => known.Sealed, closed));
        }
        return [.. wishes.Select(_ => "")];
    }

    protected override string? Reason(Exception refused) => null;
}
