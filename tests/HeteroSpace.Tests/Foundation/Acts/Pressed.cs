using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation.Acts;

/// <summary>Acts as a page does them that can offer to undo them, and the button it shows then.</summary>
internal static class Pressed
{
    public static Task<T> Press<T>(this HeteroApp app, Func<IServiceProvider, Task<T>> act) =>
        app.Do(services =>
        {
            services.GetRequiredService<Frame>().OfferUndo();
            return act(services);
        });

    /// <summary>The button of the last act, pressed by someone.</summary>
    public static async Task<(bool Done, string Sentence)> Undo(this HeteroApp app, Guid? account = null)
    {
        var last = await app.Last();
        return await app.Undo(last.Id, account);
    }

    public static Task<(bool Done, string Sentence)> Undo(this HeteroApp app, Guid thought, Guid? account) =>
        app.Do(services => services.GetRequiredService<UndoAct>().Now(thought, Reader(account)));

    public static Task<SecondThought> Last(this HeteroApp app) =>
        app.Read(db => db.SecondThoughts().AsNoTracking().OrderByDescending(row => row.Id).FirstAsync());

    private static ClaimsPrincipal Reader(Guid? account) =>
        account is { } id ? new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, id.ToString())], "test")) : new();
}
