using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;

namespace HeteroSpace.Events.Api;

/// <summary>Registers for programs, with a token or with name and contact.</summary>
internal static class MakeRegistration
{
    internal static readonly ProblemKind Full = new(
        409,
        "full",
        "Kursinya tidak cukup.",
        "There are not as many seats."
    );
    internal static readonly ProblemKind Already = new(
        409,
        "already_registered",
        "Orang ini sudah terdaftar.",
        "This person is registered already."
    );
    internal static readonly ProblemKind Closed = new(
        409,
        "closed",
        "Pendaftaran acara ini tidak dibuka.",
        "Registration for this event is not open."
    );
    internal static readonly ProblemKind ConfirmFirst = new(
        429,
        "confirm_first",
        "Beberapa pendaftaran dengan kontak ini masih menunggu konfirmasi.",
        "Several registrations with this contact wait to be confirmed."
    );

    /// <summary>Register for an event, with a token or with name and contact.</summary>
    /// <remarks>Whoever has not shown who they are holds no seat: without a token it is <c>pending</c> until the
    /// contact is confirmed by the link that was sent there. Where there are not as many seats it is refused with the
    /// place that the waiting list would give, unless <c>wait</c> says that one would wait.</remarks>
    /// <param name="slug">Of the event.</param>
    /// <response code="201">Registered; its status says whether a seat is taken.</response>
    public static async Task<IResult> Now(
        string slug,
        HttpContext http,
        Register register,
        RegistrationDesk desk,
        KnownPeople people,
        Household household,
        SealedCodes codes,
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
            wish => account ?? ApiPosts.OwnerOf($"{wish.Email} {wish.Phone}"),
            new("/api/v1/registrations/", "id"),
            Words.Say(
                "Kirim mode, people, name, dan email; lihat /openapi/v1.json.",
                "Send mode, people, name and email; see /openapi/v1.json."
            ),
            stop
        );
        if (post is null)
            return atOnce!;
        var wish = post.Wish;
        if (await desk.Of(slug, stop) is not { Event: var of })
            return EventApi.NoEvent();
        if (wish.Mode is not null && EventApi.WayOf(wish.Mode) is null)
            return EventApi.NoMode();
        var person = await people.Behind(http.User);
        if (account is not null && person is null)
            return Problems.NoPerson();
        if (await household.Find(person, wish.For, stop) is not { } whom)
            return Refused(of, RegistrationRules.NotOfTheHousehold, false, time.GetUtcNow().UtcDateTime);
        var answer = await register.Now(
            Wanted(of, wish, person) with
            {
                For = whom.Member,
            },
            post.Key == ""
                ? null
                : done => post.Remember(201, Said(codes, of, done, person is not null), time.GetUtcNow().UtcDateTime),
            stop
        );
        return answer switch
        {
            RegisterAnswer.Registered done => post.Made(Said(codes, of, done, person is not null)),
            RegisterAnswer.Full or RegisterAnswer.Already when await post.Before(db, stop) is { } before => before,
            RegisterAnswer.KeyUsed => await post.Before(db, stop) ?? Problems.Of(ProblemKinds.KeyInUse),
            _ => Refused(of, answer, person is not null, time.GetUtcNow().UtcDateTime),
        };
    }

    private static IResult? MayNot(HttpContext http, Limits limits)
    {
        if (http.User.HasClaim("scope", "read"))
            return Problems.Scope(http);
        if (http.Request.Headers.Authorization.Count > 0 && http.User.AccountId() is null)
            return Problems.Unauthorized(http);
        return limits.Registration(http) ? null : Problems.TooMany(http);
    }

    private static RegistrationWish Wanted(Event of, EventApi.Wish wish, Person? person) =>
        new(
            of,
            EventApi.WayOf(wish.Mode),
            wish.People ?? 1,
            person,
            wish.Name ?? "",
            // Generated clients send every field, those that nobody filled in as well.
            (string.IsNullOrWhiteSpace(wish.Email) ? wish.Phone : wish.Email) ?? ""
        )
        {
            MayWait = wish.Wait == true,
            AsksBefore = true,
            Invitation = wish.Invitation?.Trim() ?? "",
            AccessNeed = wish.AccessNeed ?? "",
            Names = [.. (wish.Names ?? []).Select(name => name ?? "")],
            Answers = (wish.Answers ?? []).ToDictionary(answer => answer.Key, answer => answer.Value ?? ""),
        };

    private static IResult Refused(Event of, RegisterAnswer answer, bool known, DateTime now) =>
        answer switch
        {
            RegisterAnswer.Full full => Problems.Of(
                Full,
                full.Place == 0
                    ? null
                    : Words.Say(
                        "Kirim wait: true untuk masuk daftar tunggu.",
                        "Send wait: true to stand on the waiting list."
                    ),
                ("place", full.Place == 0 ? null : full.Place),
                ("seatsLeft", full.Free)
            ),
            // To whoever only gives a contact nothing is told of who is registered.
            RegisterAnswer.Already already => Problems.Of(
                Already,
                null,
                ("id", known ? already.Registration?.Id : null)
            ),
            RegisterAnswer.Broken broken => Problems.Of(
                ProblemKinds.RulesBroken,
                string.Join(" ", broken.Errors.Values),
                (
                    "errors",
                    broken.Errors.Select(error => new { field = Field(error.Key), message = error.Value }).ToList()
                )
            ),
            RegisterAnswer.TooManyPending => Problems.Of(ConfirmFirst),
            _ => Problems.Of(Closed, RegistrationRules.WhyNot(of, now)),
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
            Household.ForField => "for",
            AccessNeed.Field => "accessNeed",
            _ => field,
        };

    // The codes that let people in are for whoever has shown who they are.
    private static EventApi.Answer Said(SealedCodes codes, Event of, RegisterAnswer.Registered done, bool known) =>
        new(
            done.Registration.Id,
            of.Slug,
            done.Registration.Attend.Key(),
            done.Registration.People,
            done.Registration.Status.Key(),
            done.Place,
            known && done.Registration.Status == RegistrationStatus.Confirmed
                ? [.. done.Tickets.Select(ticket => codes.Open(ticket.SealedCode)!.Reveal())]
                : [],
            done.Registration.ForId
        );
}
