using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.People.MyData;

/// <summary>Everything about whoever is signed in, as a ZIP.</summary>
internal static class Download
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/saya/data/unduh",
                async (
                    HttpContext http,
                    KnownPeople people,
                    ExportPerson export,
                    Allowances allowances,
                    CancellationToken stop
                ) =>
                {
                    if (await people.Behind(http.User) is not { } me)
                        return Results.NotFound();
                    // All of it is read anew each time.
                    if (!allowances.Takes(HouseLimits.Exports, me.Id.ToString()))
                    {
                        PageBase.SayNext(http, Allowances.Enough);
                        return Results.LocalRedirect("/saya/data");
                    }
                    http.Response.Headers.CacheControl = "no-store";
                    return Results.File(
                        await export.Zip(new Subject(me.Id, me.AccountId), stop),
                        "application/zip",
                        "data-saya.zip"
                    );
                }
            )
            .RequireAuthorization()
            .ExcludeFromDescription();
}
