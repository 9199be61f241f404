using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Enquiries.Ask;

/// <summary>
/// The press on "useful": counted by page and day, once a browser and page; then on to the question, which is the better
/// half of the choice. Form fields <c>halaman</c>: an address of this site; <c>situs</c>: the slug of the site it belongs to, if any. No token, since the public pages carry none;
/// the worst a forged press can do is count.
/// </summary>
internal static class Useful
{
    private const string Cookie = "hs-useful";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/bermanfaat", Press).DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> Press([FromForm] string? halaman, [FromForm] string? situs, HttpContext http, AppDb db, Limits limits, TimeProvider time, CancellationToken stop)
    {
        if (halaman is not { Length: > 0 and <= 200 } path || PeopleModule.LocalAddress(path) != path) return Results.LocalRedirect("/");
        var pressed = (http.Request.Cookies[Cookie] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).ToList();
        var mark = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(path)))[..8];
        if (!pressed.Contains(mark) && limits.Press(http))
        {
            await Count(db, path, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), stop);
            http.Response.Cookies.Append(Cookie, string.Join(',', pressed.TakeLast(49).Append(mark)), new() { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(90) });
        }
        PageBase.SayNext(http, Words.Say("Terima kasih! Bila ada yang ingin ditanyakan, tulis di sini.", "Thank you! If you would like to ask something, write it here."));
        return Results.LocalRedirect("/tanya?dari=" + Uri.EscapeDataString(path) + (situs is { Length: > 0 and <= 60 } site ? "&situs=" + Uri.EscapeDataString(site) : ""));
    }

    private static Task<int> Count(AppDb db, string path, DateOnly day, CancellationToken stop) => db.Database.ExecuteSqlAsync(
        $"insert into useful_counts (path, day, count) values ({path}, {day}, 1) on conflict (path, day) do update set count = useful_counts.count + 1", stop);
}
