using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events.Api;

/// <summary>Tells a person's program how one of their registrations stands.</summary>
internal static class ReadRegistration
{
    /// <summary>One registration of yours.</summary>
    /// <remarks>How it stands now, with its tickets once it is confirmed. To others there is none by that id.</remarks>
    /// <response code="200">As it is now.</response>
    public static async Task<IResult> Now(
        string id,
        HttpContext http,
        KnownPeople people,
        AppDb db,
        SealedCodes codes,
        CancellationToken stop
    )
    {
        if (!Guid.TryParse(id, out var known) || await people.Behind(http.User) is not { } person)
            return None();
        var row = await db.Registrations()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == known && one.PersonId == person.Id, stop);
        if (row is null)
            return None();
        var slug = await db.Events().Where(of => of.Id == row.EventId).Select(of => of.Slug).SingleAsync(stop);
        int? place = row.Status == RegistrationStatus.Waiting ? await db.PlaceOf(row, stop) : null;
        return Results.Json(
            new EventApi.Answer(
                row.Id,
                slug,
                row.Attend.Key(),
                row.People,
                row.Status.Key(),
                place,
                row.Status == RegistrationStatus.Confirmed ? await CodesOf(db, codes, row, stop) : [],
                row.ForId
            )
        );
    }

    private static IResult None() =>
        Problems.NotFound(
            "Tidak ada pendaftaran Anda dengan id itu.",
            "There is no registration of yours with that id."
        );

    private static async Task<List<string>> CodesOf(
        AppDb db,
        SealedCodes codes,
        Registration row,
        CancellationToken stop
    ) =>
        [
            .. (
                await db.Tickets()
                    .Where(ticket => ticket.RegistrationId == row.Id && !ticket.Returned)
                    .OrderBy(ticket => ticket.Number)
                    .Select(ticket => ticket.SealedCode)
                    .ToListAsync(stop)
            ).Select(code => codes.Open(code)!.Reveal()),
        ];
}
