using HeteroSpace.Foundation.Privacy;

namespace HeteroSpace.People.MyData;

/// <summary>Everything about whoever is signed in, as a ZIP.</summary>
internal static class Download
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/saya/data/unduh",
                async (HttpContext http, KnownPeople people, ExportPerson export, CancellationToken stop) =>
                {
                    if (await people.Behind(http.User) is not { } me)
                        return Results.NotFound();
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
