using System.Security.Cryptography;
using HeteroSpace.Foundation.Acts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace HeteroSpace.Foundation.Ui;

/// <summary>
/// The small form beside a sentence that tells of what can be undone, and the address it is sent to: plain, so that it
/// works without scripts, and back to the page it stood on.
/// </summary>
internal static class UndoForm
{
    public const string Address = "/urungkan",
        Field = "tanda";

    // Longer than an act can be undone: who comes too late is told so in words.
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(Address, Press).ExcludeFromDescription();

    /// <summary>What is undone and where the form stands; sealed, so that neither can be chosen.</summary>
    public static string Mark(HttpContext http, Guid thought) =>
        Sealer(http).Protect($"{thought:n}{http.Request.Path}{http.Request.QueryString}", Life);

    private static async Task<IResult> Press([FromForm(Name = Field)] string? mark, HttpContext http, UndoAct undo)
    {
        if (Opened(http, mark) is not { } open)
        {
            PageBase.SayNext(http, new Said(Over, Fails: true));
            return Results.LocalRedirect("/");
        }
        var (done, sentence) = await undo.Now(Guid.ParseExact(open[..32], "n"), http.User);
        PageBase.SayNext(http, new Said(sentence, Fails: !done));
        return Results.LocalRedirect(open[32..]);
    }

    private static string Over =>
        Words.Say(
            "Ini tidak bisa diurungkan lagi dari sini. Buka halamannya untuk melihat keadaannya sekarang.",
            "This can no longer be undone from here. Open its page to see how it stands now."
        );

    private static ITimeLimitedDataProtector Sealer(HttpContext http) =>
        http
            .RequestServices.GetRequiredService<IDataProtectionProvider>()
            .CreateProtector("undo")
            .ToTimeLimitedDataProtector();

    private static string? Opened(HttpContext http, string? mark)
    {
        try
        {
            return mark is null ? null : Sealer(http).Unprotect(mark);
        }
        // Hours later, or not ours.
        catch (CryptographicException)
        {
            return null;
        }
    }
}
