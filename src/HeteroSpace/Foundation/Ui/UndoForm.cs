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
    public static string Mark(HttpContext http, IEnumerable<Guid> thoughts) =>
        Sealer(http).Protect(Said.WriteAll(thoughts) + http.Request.Path + http.Request.QueryString, Life);

    private static async Task<IResult> Press([FromForm(Name = Field)] string? mark, HttpContext http, UndoAct undo)
    {
        if (Opened(http, mark) is not { } open)
        {
            PageBase.SayNext(http, new Said(Over, Fails: true));
            return Results.LocalRedirect("/");
        }
        var path = open.IndexOf('/', StringComparison.Ordinal);
        PageBase.SayNext(http, await Each(Said.ReadAll(open[..path]), http, undo));
        return Results.LocalRedirect(open[path..]);
    }

    // Each is an act of its own, the last first: what stands in the way of one keeps none of the others.
    private static async Task<Said> Each(IReadOnlyList<Guid> thoughts, HttpContext http, UndoAct undo)
    {
        var answers = new List<(bool Done, string Sentence)>();
        foreach (var thought in thoughts.Reverse())
            answers.Add(await undo.Now(thought, http.User));
        if (answers.Count == 1)
            return new(answers[0].Sentence, Fails: !answers[0].Done);
        var done = answers.Count(answer => answer.Done);
        var not = answers.Where(answer => !answer.Done).Select(answer => answer.Sentence).Distinct();
        var head = Words.Say($"{done} dari {answers.Count} diurungkan.", $"{done} of {answers.Count} undone.");
        return new(string.Join(" ", not.Prepend(head)), Fails: done == 0);
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
