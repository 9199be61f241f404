using HeteroSpace.Foundation.Web;

namespace HeteroSpace.People.Api;

/// <summary>Those who come on an account, for programs: <c>/api/v1/household</c>.</summary>
internal static class HouseholdApi
{
    /// <summary>Someone of the household, for whom one may book and register.</summary>
    /// <param name="Id">What <c>for</c> of a booking or a registration takes.</param>
    /// <param name="Kind">As in the profile, <c>Student</c> or <c>Umkm</c>.</param>
    public sealed record Item(Guid Id, string Name, string Kind, int BirthYear);

    /// <param name="Next">Always null, a household fits one page.</param>
    public sealed record Page(IReadOnlyList<Item> Items, string? Next);

    private static readonly Page Sample = new(
        [new(new("0199f3a2-7c1e-7b53-9a64-2f8d1c3e5a71"), "Ratna Contoh", nameof(PersonKind.Student), 2014)],
        null
    );

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/household", List)
            .Named("listHousehold")
            .WithTags("Household")
            .RequireAuthorization("api")
            .TakesToken(needed: true, "read")
            .Gives(Sample)
            .Refuses(ProblemKinds.NoPerson);

    /// <summary>Those of your household.</summary>
    /// <remarks>Nobody, until you have shown who you are. Added and removed under <c>/saya/keluarga</c>.</remarks>
    /// <response code="200">Everyone of the household, by name, on one page.</response>
    internal static async Task<IResult> List(
        HttpContext http,
        KnownPeople people,
        Household household,
        CancellationToken stop
    ) =>
        await people.Behind(http.User) is { } person
            ? Results.Json(
                new Page(
                    [
                        .. (await household.Of(person, stop)).Select(one => new Item(
                            one.Id,
                            one.Name,
                            one.Kind.ToString(),
                            one.BirthYear
                        )),
                    ],
                    null
                )
            )
            : Problems.NoPerson();
}
