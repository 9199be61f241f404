using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;

namespace HeteroSpace.Events.Api;

/// <summary>Registers for programs, with a token or with name and contact.</summary>
internal static class MakeRegistration
{
    public static async Task<IResult> Now(
        string slug,
        HttpContext http,
        Register register,
        RegistrationDesk desk,
        KnownPeople people,
        AppDb db,
        Limits limits,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (MayNot(http, limits) is { } no)
            return no;
        var account = http.User.AccountId();
        var (post, atOnce) = await ApiPosts.Read<EventApi.Wish>(
            http,
            db,
            wish => account ?? ApiPosts.OwnerOf($"{wish?.Email} {wish?.Phone}"),
            "Send mode, people, name and email; see /openapi/v1.json.",
            stop
        );
        if (post is null)
            return atOnce!;
        if (post.Wish is not { } wish || await desk.Of(slug, stop) is not { Event: var of })
            return Problems.NotFound("There is no such event.");
        if (wish.Mode is not null && EventApi.WayOf(wish.Mode) is null)
            return Problems.Of(422, "unknown_mode", "A mode is in-person or online.");
        var person = await people.Behind(http.User);
        if (account is not null && person is null)
            return Problems.Of(
                403,
                "no_person",
                "This account has no profile yet.",
                "Sign in once and fill in your name."
            );
        var answer = await register.Now(
            Wanted(of, wish, person),
            post.Key == ""
                ? null
                : done => post.Remember(201, Said(of, done, person is not null), time.GetUtcNow().UtcDateTime),
            stop
        );
        return answer switch
        {
            RegisterAnswer.Registered done => Results.Json(Said(of, done, person is not null), statusCode: 201),
            RegisterAnswer.Full or RegisterAnswer.Already when await post.Before(db, stop) is { } before => before,
            RegisterAnswer.KeyUsed => await post.Before(db, stop)
                ?? Problems.Of(409, "idempotency_key_in_use", "A request with this key is being answered."),
            _ => Refused(of, answer, person is not null, time.GetUtcNow().UtcDateTime),
        };
    }

    private static IResult? MayNot(HttpContext http, Limits limits)
    {
        if (http.User.HasClaim("scope", "read"))
            return Problems.Of(403, "scope", "This token may read only.", "Make one that may book under /saya/token.");
        if (http.Request.Headers.Authorization.Count > 0 && http.User.AccountId() is null)
            return Problems.Of(401, "unauthorized", "This token is not valid.");
        if (!limits.Registration(http))
            return Problems.Of(
                429,
                "too_many_requests",
                "Too many registrations from this network.",
                "Wait a little and send it again."
            );
        return null;
    }

    private static RegistrationWish Wanted(Event of, EventApi.Wish wish, Person? person) =>
        new(of, EventApi.WayOf(wish.Mode), wish.People ?? 1, person, wish.Name ?? "", wish.Email ?? wish.Phone ?? "")
        {
            MayWait = wish.Wait == true,
            Invitation = wish.Invitation?.Trim() ?? "",
            Names = [.. (wish.Names ?? []).Select(name => name ?? "")],
            Answers = (wish.Answers ?? []).ToDictionary(answer => answer.Key, answer => answer.Value ?? ""),
        };

    private static IResult Refused(Event of, RegisterAnswer answer, bool known, DateTime now) =>
        answer switch
        {
            RegisterAnswer.Full full => Problems.Of(
                409,
                "full",
                "There are not as many seats.",
                full.Place == 0 ? null : "Send wait: true to stand on the waiting list.",
                ("place", full.Place == 0 ? null : full.Place),
                ("seatsLeft", full.Free)
            ),
            // To whoever only gives a contact nothing is told of who is registered.
            RegisterAnswer.Already already => Problems.Of(
                409,
                "already_registered",
                "This person is registered already.",
                null,
                ("id", known ? already.Registration?.Id : null)
            ),
            RegisterAnswer.Broken broken => Problems.Of(
                422,
                "rules_broken",
                "This registration is not possible as it is.",
                string.Join(" ", broken.Errors.Values),
                (
                    "errors",
                    broken.Errors.Select(error => new { field = Field(error.Key), message = error.Value }).ToList()
                )
            ),
            RegisterAnswer.TooManyPending => Problems.Of(
                429,
                "confirm_first",
                "Several registrations with this contact wait to be confirmed."
            ),
            _ => Problems.Of(409, "closed", RegistrationRules.WhyNot(of, now) ?? "Registration has just been closed."),
        };

    private static string Field(string field) =>
        field switch
        {
            "cara" => "mode",
            "orang" => "people",
            "nama" => "name",
            "kontak" => "email",
            "nama-lain" => "names",
            "undangan" => "invitation",
            _ => field,
        };

    // The codes that let people in are for whoever has shown who they are.
    private static EventApi.Answer Said(Event of, RegisterAnswer.Registered done, bool known) =>
        new(
            done.Registration.Id,
            of.Slug,
            done.Registration.Attend.Key(),
            done.Registration.People,
            done.Registration.Status.Key(),
            done.Place,
            known && done.Registration.Status == RegistrationStatus.Confirmed
                ? [.. done.Tickets.Select(ticket => ticket.Code)]
                : []
        );
}
