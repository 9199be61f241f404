using System.Data.Common;
using HeteroSpace.Foundation.Ui;
using Microsoft.AspNetCore.Http.Features;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// What is answered when something on our side fails: to a program, problem details; to a person, a page that needs
/// neither the database nor anything else, since that may be what is gone.
/// </summary>
internal static class Trouble
{
    public static void UseTroublePage(this IApplicationBuilder app) =>
        app.UseExceptionHandler(
            new ExceptionHandlerOptions { ExceptionHandler = Answer, StatusCodeSelector = StatusOf }
        );

    // 503 says "come again" to browsers, proxies and programs alike.
    private static int StatusOf(Exception error)
    {
        if (IsDatabaseGone(error))
            return StatusCodes.Status503ServiceUnavailable;
        return error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
    }

    private static bool IsDatabaseGone(Exception? error) =>
        error switch
        {
            null => false,
            DbException { IsTransient: true }
            or Npgsql.NpgsqlException
            {
                InnerException: System.Net.Sockets.SocketException or IOException or TimeoutException
            } => true,
            Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 5 or 8 or 10 or 13 or 14 } => true,
            _ => IsDatabaseGone(error.InnerException),
        };

    private static Task Answer(HttpContext http)
    {
        if (http.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            http.Response.Headers.RetryAfter = "30";
        if (http.Request.Path.StartsWithSegments("/api"))
            return Problems
                .Of(
                    ProblemKinds.Of(http.Response.StatusCode) with
                    {
                        Status = http.Response.StatusCode,
                    },
                    Words.Say(
                        "Tidak ada yang tersimpan dari permintaan ini; kirim lagi dengan Idempotency-Key yang sama.",
                        "Nothing was stored by this request; send it again with the same Idempotency-Key."
                    )
                )
                .ExecuteAsync(http);
        return Page(
            http,
            Words.Say("Ada gangguan di pihak kami", "Something failed on our side"),
            Words.Say(
                "Yang sudah tersimpan aman. Tekan kembali di peramban Anda untuk melihat isian terakhir, "
                    + "lalu coba lagi sebentar lagi.",
                "What was stored is safe. Press back in your browser to see what you had typed, "
                    + "and try again in a moment."
            )
        );
    }

    /// <summary>A body that is larger than its address takes is turned away before it is read, in words.</summary>
    public static void UseSizeAnswer(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                if (
                    http.Request.ContentLength is not { } length
                    || http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is not { } most
                    || length <= most
                )
                    return next(http);
                http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return http.Request.Path.StartsWithSegments("/api")
                    ? Problems
                        .Of(ProblemKinds.TooLarge, Words.Say($"Paling besar {most} byte.", $"At most {most} bytes."))
                        .ExecuteAsync(http)
                    : Page(
                        http,
                        Words.Say("Kiriman ini terlalu besar", "This is too large to send"),
                        Words.Say(
                            "Berkas paling besar 10 MB. Tekan kembali di peramban Anda: isian Anda masih ada. "
                                + "Pilih berkas yang lebih kecil, atau foto halamannya saja.",
                            "A file may have 10 MB. Press back in your browser: what you typed is still there. "
                                + "Choose a smaller file, or photograph its page."
                        )
                    );
            }
        );

    /// <summary>
    /// What the framework answers with nothing is told to a person in words: a form that is no longer on its page
    /// (someone else dealt with it, or it stood open too long), and any other no that has no page of its own.
    /// </summary>
    public static void UseWordsForBareAnswers(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                await next(http);
                if (
                    http.Response is not { StatusCode: >= 400, HasStarted: false, ContentLength: null or 0 }
                    || http.Request.Path.StartsWithSegments("/api")
                )
                    return;
                if (http.Response.StatusCode == StatusCodes.Status400BadRequest && IsForm(http.Request))
                {
                    if (!await http.KeepsWhatWasTyped())
                        await Page(
                            http,
                            Words.Say("Halaman ini sudah berubah", "This page has changed"),
                            Words.Say(
                                "Orang lain sudah mengurusnya, formulirnya terlalu lama terbuka, atau sementara itu "
                                    + "Anda masuk atau keluar. Tekan kembali di peramban Anda untuk menyalin isian, "
                                    + "lalu muat ulang halamannya.",
                                "Someone else has dealt with it, the form stood open too long, or you signed in or "
                                    + "out meanwhile. Press back in your browser to copy what you typed, then reload "
                                    + "the page."
                            )
                        );
                }
                else if (
                    http.Response.ContentType is null
                    && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
                )
                {
                    var (title, text) = Said(http.Response.StatusCode);
                    await Page(http, title, text);
                }
            }
        );

    private static (string Title, string Text) Said(int status) =>
        status switch
        {
            404 => (
                Words.Say("Halaman ini tidak ada", "There is no such page"),
                Words.Say(
                    "Mungkin alamatnya salah ketik, atau halaman ini bukan untuk akun Anda.",
                    "The address may be mistyped, or the page is not for your account."
                )
            ),
            401 or 403 => (
                Words.Say("Ini bukan untuk akun Anda", "This is not for your account"),
                Words.Say(
                    "Masuk dengan akun lain, atau minta orang yang memberi Anda tautan ini.",
                    "Sign in with another account, or ask whoever gave you this link."
                )
            ),
            >= 500 => (
                Words.Say("Ada gangguan di pihak kami", "Something failed on our side"),
                Words.Say("Coba lagi sebentar lagi.", "Please try again in a moment.")
            ),
            _ => (
                Words.Say("Permintaan ini tidak bisa dipenuhi", "This request cannot be met"),
                Words.Say(
                    "Tekan kembali di peramban Anda, lalu coba dari halaman yang tampil di sana.",
                    "Press back in your browser, and try from the page you see there."
                )
            ),
        };

    // By its header: the form itself may not be asked for when its token was wrong, and that is one of the answers
    // given here.
    private static bool IsForm(HttpRequest request) =>
        request.ContentType is { } type
        && (
            type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        );

    private static Task Page(HttpContext http, string title, string text)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        var again = Words.Say("Ke beranda", "Go home");
        return http.Response.WriteAsync(
            $"<!doctype html><html lang=\"{Words.Spoken}\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n"
                + $"<title>{title} · Hetero Space</title><link rel=\"stylesheet\" href=\"/dist/app.css\"></head>"
                + "<body class=\"body-public\">\n"
                + $"<main class=\"page\"><div class=\"empty\"><h1>{title}</h1><p>{text}</p>"
                + $"<p><a class=\"btn btn-primary\" href=\"/\">{again}</a></p></div></main></body></html>"
        );
    }
}
