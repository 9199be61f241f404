using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Enquiries.Ask;

/// <summary>
/// The press on "useful": counted by page and day, once a browser and page; then back to where the reader was, with
/// thanks and the count. Form field <c>halaman</c>: an address of this site. No token, since the public pages carry
/// none; the worst a forged press can do is count.
/// </summary>
internal static class Useful
{
    /// <summary>Where on a page it stands.</summary>
    public const string Place = "bermanfaat";

    /// <summary>Where the thanks for a number stand.</summary>
    public const string Number = "nomor-anda";
    private const string Cookie = "hs-useful";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/bermanfaat", Press).DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> Press([FromForm] string? halaman, HttpContext http, Frame frame, Limits limits)
    {
        if (halaman is not { Length: > 0 and <= 200 } path || PeopleModule.LocalAddress(path) != path)
            return Results.LocalRedirect("/");
        var pressed = (http.Request.Cookies[Cookie] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).ToList();
        var mark = Convert.ToHexString(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(path))
        )[..8];
        if (!pressed.Contains(mark) && limits.Press(http))
        {
            await Count(frame, path);
            http.Response.Cookies.Append(
                Cookie,
                string.Join(',', pressed.TakeLast(49).Append(mark)),
                new()
                {
                    HttpOnly = true,
                    SameSite = SameSiteMode.Lax,
                    MaxAge = TimeSpan.FromDays(90),
                }
            );
        }
        PageBase.SayNext(
            http,
            Words.Say("Terima kasih, pendapat Anda kami catat.", "Thank you, we have noted that."),
            Place
        );
        return Results.LocalRedirect($"{path.Split('#')[0]}#{Place}");
    }

    /// <summary>How many found the page useful, in all.</summary>
    public static Task<long> CountOf(AppDb db, string path, CancellationToken stop) =>
        db.UsefulCounts().Where(row => row.Path == path).SumAsync(row => (long)row.Count, stop);

    // The first two of a day who press in one moment are both counted: the second finds the row of the first.
    private static Task<bool> Count(Frame frame, string path) =>
        frame.Do(
            async (act, _) =>
            {
                var day = SiteClock.House.Date(act.Now);
                var counted = await act.Update(
                    act.Db.UsefulCounts().Where(row => row.Path == path && row.Day == day),
                    set => set.SetProperty(row => row.Count, row => row.Count + 1)
                );
                if (counted == 0)
                    act.Add(
                        new UsefulCount
                        {
                            Path = path,
                            Day = day,
                            Count = 1,
                        }
                    );
                return true;
            }
        );
}
