using System.Security.Cryptography;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.DataProtection;

namespace HeteroSpace.Foundation.Ui;

/// <summary>
/// A page of the server: state lives in the address and in plain form fields, as typed. A sentence put into
/// <see cref="Errors"/> is shown at its field, and what was typed stays.
/// </summary>
public abstract class PageBase : ComponentBase, IHandleEvent
{
    internal const string FlashCookie = "hs-said";
    private static readonly TimeSpan FlashLife = TimeSpan.FromMinutes(1);
    private bool _loaded,
        _hears;
    private IFormCollection? _typed;

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    protected Dictionary<string, string> Errors { get; } = [];
    protected CancellationToken Stop => Http.RequestAborted;
    protected bool IsPost => HttpMethods.IsPost(Http.Request.Method);

    /// <summary>A form was filled: it is being sent, or came too late and stands here as it was typed.</summary>
    protected bool IsTyped => _typed is not null;

    /// <summary>Its headers alone were asked for (HEAD): nothing was shown to anyone, so nothing is noted of
    /// it.</summary>
    protected bool OnlyLooks => Http.OnlyLooks();

    /// <summary>
    /// Reads what the page shows. Nothing is rendered before it is done, so a page never has to stand half empty.
    /// </summary>
    protected virtual Task Load() => Task.CompletedTask;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (IsPost)
            Http.RequestServices.GetRequiredService<Frame>().OfferUndo();
        if (!_loaded)
        {
            _typed = await ReadTyped();
            await Http.RequestServices.GetRequiredService<InTurn>().Read(Load);
        }
        _loaded = true;
        await base.SetParametersAsync(ParameterView.Empty);
    }

    private async Task<IFormCollection?> ReadTyped()
    {
        if (IsPost)
            return Http.Request.HasFormContentType ? Http.Request.Form : null;
        return KeptForms.Id(Http.Request) is null ? null : (await Kept.Open(Http))?.AsForm();
    }

    private KeptForms Kept => Http.RequestServices.GetRequiredService<KeptForms>();
    private Sending Sending => Http.RequestServices.GetRequiredService<Sending>();

    /// <summary>What was typed into a field; the address's value before a form was sent.</summary>
    protected string Typed(string field) => Sound((_typed?[field] ?? Http.Request.Query[field]).ToString());

    protected string Typed(string field, string? stored) => Beside(field, stored, _typed?.ContainsKey(field) == true);

    /// <summary>
    /// What was typed while the form is being sent, also where nothing was, else what is stored; who comes second sees
    /// both.
    /// </summary>
    protected string Beside(string field, string? stored, bool sends)
    {
        if (!sends || _typed is null)
            return stored ?? "";
        StandsNow.Note(Http, field, stored);
        return Sound(_typed[field].ToString());
    }

    protected bool Ticked(string field, bool stored) => _typed is null ? stored : _typed[field].Count > 0;

    /// <summary>
    /// Whether this form is being sent. A form that stands on a condition must stand also while it is sent, or its
    /// handler cannot answer and what was typed is lost.
    /// </summary>
    protected bool Sends(string form) => _typed?["_handler"].ToString() == form;

    /// <summary>
    /// Of a form in a list the id at the end of its name, while it is being sent: its row is read also when another has
    /// decided it meanwhile, so that it can answer. Null once it has.
    /// </summary>
    protected Guid? SentId =>
        !_hears
        && _typed?["_handler"].ToString() is { Length: > 32 } name
        && (Guid.TryParse(name[^32..], out var id) || name.Length > 36 && Guid.TryParse(name[^36..], out id))
            ? id
            : null;

    /// <summary>
    /// A hidden field of a form, such as the version it was opened with: what was sent while this form is being sent,
    /// so that an error does not make an old page young.
    /// </summary>
    protected string Held(string form, string field, object? stored) =>
        Sends(form) && !Sending.GoesOnAnew
            ? Typed(field)
            : Convert.ToString(stored, System.Globalization.CultureInfo.InvariantCulture) ?? "";

    /// <summary>
    /// The form goes on from what is stored now: part of what was sent was saved before the rest was refused, or its
    /// writer has been told that someone else changed it and may save over that.
    /// </summary>
    protected void HoldAnew() => Sending.GoesOnAnew = true;

    /// <summary>
    /// Someone else changed the row first: their reader hears who, what and when, sees what is stored beside what they
    /// typed, and the form goes on from there, so that sending it again writes over it knowingly.
    /// </summary>
    /// <param name="at">The field at which it is said.</param>
    protected Task Hear(IVersioned row, string at = "isi")
    {
        int? seen = int.TryParse(Typed("versi"), out var version) ? version : null;
        HoldAnew();
        return Hear(told => told.Since(row.Id, seen, Http.User, Stop), at, SaveOver);
    }

    /// <summary>Someone else decided it first: their reader hears who, what and when.</summary>
    /// <param name="subject">As the audit has it: <c>idea:taman-baca</c>.</param>
    /// <param name="action">How the act's name begins, where others are noted of the same.</param>
    /// <param name="then">What there is to do now.</param>
    /// <param name="since">When its state became what it is now, where the page knows.</param>
    protected Task Hear(
        string subject,
        string action = "",
        string then = "",
        string at = "isi",
        Func<DateTime?>? since = null
    ) => Hear(told => told.Last(subject, Http.User, action, since?.Invoke(), Stop), at, then);

    /// <summary>Said where the form goes on from what is stored now.</summary>
    protected static string SaveOver =>
        Words.Say(
            "Isian Anda masih ada; lihat bedanya, lalu simpan lagi untuk menimpanya.",
            "What you wrote is kept; look at what differs, then save again to replace it."
        );

    // What is stored now is read first, since it may have been changed since this request began.
    private async Task Hear(Func<Meanwhile, Task<Heard>> first, string at, string then)
    {
        _hears = true;
        await Load();
        var heard = await first(Http.RequestServices.GetRequiredService<Meanwhile>());
        StandsNow.Show(Http, heard);
        Errors[at] = $"{heard.Sentence} {then}".TrimEnd();
    }

    protected List<string> Chosen(string field, IEnumerable<string> stored) =>
        _typed is null ? [.. stored] : [.. _typed[field].OfType<string>()];

    protected string? Asked(string key) =>
        Sound(Http.Request.Query[key].ToString()) is { Length: > 0 } text ? text : null;

    /// <summary>Notes how long a field may be that is not drawn by <see cref="TextField"/>.</summary>
    protected int Longest(string field, int most)
    {
        FieldLengths.Note(Http, field, most);
        return most;
    }

    // A field in which nothing can be seen is an empty one.
    private static string Sound(string text)
    {
        text = FieldLengths.Unbroken(text);
        return Letters.IsBlank(text) ? "" : text;
    }

    /// <summary>
    /// A form is handled when none of its fields holds more than it may: the one place all forms pass, so that no act
    /// need count letters that it only stores.
    /// </summary>
    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem form, object? argument)
    {
        var tooLong = FieldLengths.TooLong(Http).ToList();
        foreach (var (field, sentence) in tooLong)
            Errors[field] = sentence;
        if (tooLong.Count == 0)
            await form.InvokeAsync(argument);
        Sending.IsRefused = Errors.Count > 0;
        // Of a page that is left nothing is drawn.
        if (Sending.Answer.Address is null)
            StateHasChanged();
    }

    protected void Go(string address)
    {
        Sending.Answer = Sending.Answer with { Address = address };
        if (!Sending.IsHandled)
            Navigation.NavigateTo(address);
    }

    /// <summary>Goes elsewhere and says there, once, what was done; with a button that undoes it, if any.</summary>
    protected void Go(string address, string said, string place = "")
    {
        SayNext(Http, said, place);
        Go(address);
    }

    /// <summary>The next page says it, once.</summary>
    /// <param name="place">Where on it (<see cref="Flash.Place"/>); empty at its head.</param>
    public static void SayNext(HttpContext http, string said, string place = "") =>
        SayNext(http, Said.After(http.RequestServices.GetRequiredService<Frame>().CanUndo, said), place);

    /// <remarks>Sealed, so that nobody else's words are ever shown as ours.</remarks>
    internal static void SayNext(HttpContext http, Said said, string place = "")
    {
        var sending = http.RequestServices.GetRequiredService<Sending>();
        sending.Answer = sending.Answer with { Said = said.Written, Place = place };
        http.Response.Cookies.Append(
            FlashCookie,
            Sealer(http).Protect($"{place}#{said.Written}", FlashLife),
            new()
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                MaxAge = FlashLife,
                IsEssential = true,
            }
        );
    }

    /// <summary>What the last page wanted said at this place.</summary>
    internal static Said? TakeFlash(HttpContext http, string place = "")
    {
        if (http.OnlyLooks() || http.Response.HasStarted)
            return null;
        if (Opened(http)?.Split('#', 2) is not [var where, var written] || where != place)
            return null;
        http.Response.Cookies.Delete(FlashCookie);
        return Said.Read(written);
    }

    private static ITimeLimitedDataProtector Sealer(HttpContext http) =>
        http
            .RequestServices.GetRequiredService<IDataProtectionProvider>()
            .CreateProtector("said")
            .ToTimeLimitedDataProtector();

    private static string? Opened(HttpContext http)
    {
        if (http.Request.Cookies[FlashCookie] is not { } text)
            return null;
        try
        {
            return Sealer(http).Unprotect(text);
        }
        // Too late, or not ours: it goes.
        catch (CryptographicException)
        {
            http.Response.Cookies.Delete(FlashCookie);
            return null;
        }
    }

    /// <summary>
    /// The page is not there. The framework sends no body for a status set while it renders, so it is set as the answer
    /// starts.
    /// </summary>
    protected void NoSuchPage()
    {
        Http.Items[Web.PublicPages.NotToBeKept] = true;
        Http.Response.OnStarting(() =>
        {
            Http.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
    }
}
