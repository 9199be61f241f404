using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Messaging;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events.DoorDesk;

/// <summary>
/// What a device at the door needs to work without a network: the list of tickets, encrypted (AES-256-GCM) with a key
/// that the browser keeps where no script can read it, and a place to send what it saw. Tickets stand in the list by a
/// short mark of their code (<see cref="MarkOf"/>), so that the list makes no tickets; the device drops it when another
/// signs in or out.
/// </summary>
internal static class DoorApi
{
    /// <param name="Until">When the door closes for good and the device drops
    /// the list; milliseconds since 1970.</param>
    /// <param name="Key">32 bytes, for this download alone.</param>
    /// <param name="Codes">32 bytes, by which this helper's devices mark the codes of this event.</param>
    /// <param name="Data">The list, JSON of <see cref="Line"/>s, encrypted; the tag stands
    /// at its end, as Web Crypto wants it.</param>
    public sealed record Download(
        Guid Account,
        byte[] Key,
        byte[] Codes,
        byte[] Nonce,
        byte[] Data,
        int Count,
        long Until
    );

    /// <param name="H">The mark of the code.</param>
    /// <param name="T">The id of the ticket.</param>
    /// <param name="F">The name folded, to search by.</param>
    /// <param name="O">1 for who is registered online.</param>
    /// <param name="I">When it was let in today, by the device's clock in
    /// milliseconds since 1970; 0 when it was not.</param>
    public sealed record Line(string H, string T, string N, string F, int O, long I);

    /// <param name="Now">The device's clock as it sends, in milliseconds since 1970: how far it is off.</param>
    public sealed record Sent(string? Device, long Now, List<SentShown?>? Shown, List<SentWalkUp?>? WalkUps);

    /// <param name="At">Milliseconds since 1970 by the device's clock.</param>
    public sealed record SentShown(Guid Id, Guid Ticket, long At);

    public sealed record SentWalkUp(Guid Id, string? Name, string? Contact, long At);

    public sealed record Answered(Guid Id, string What, string Name, long? Since, string? Device);

    private const int MostAtOnce = 500;

    // A device sends again what was refused, all of it: half a letter in one name is no cause to refuse the others.
    private static readonly JsonSerializerOptions AsSent = new(JsonSerializerDefaults.Web)
    {
        Converters = { new WholeLetters() },
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/pindai/{slug}/daftar", List).RequireAuthorization().ExcludeFromDescription();
        routes
            .MapPost("/pindai/{slug}/kirim", Take)
            .RequireAuthorization()
            .DisableAntiforgery()
            .ExcludeFromDescription();
        routes.MapGet("/pindai/{slug}/manifest.webmanifest", Manifest).RequireAuthorization().ExcludeFromDescription();
    }

    /// <summary>
    /// As the device computes it from what it scanned: 24 bits of an HMAC. Some 30,000 of all codes fit each line, so
    /// nobody reads from the list which one is the ticket; that a code nobody was given fits one of a thousand lines
    /// is one in 16,000. The key is another for each helper (<see cref="KeyOf"/>): what fits the list of one is refused
    /// by the doors of the others (decision 30).
    /// </summary>
    internal static string MarkOf(byte[] key, string code) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(code)).AsSpan(0, 3));

    /// <summary>The same at each download, or two lists together would say more than one.</summary>
    internal static async Task<byte[]> KeyOf(SecretLinks links, Guid of, Guid helper) =>
        HMACSHA256.HashData(
            Encoding.ASCII.GetBytes((await links.Of('d', of)).Reveal()),
            Encoding.ASCII.GetBytes(helper.ToString("n"))
        );

    private static async Task<Event?> At(
        string slug,
        HttpContext http,
        AppDb db,
        DoorRights rights,
        Func<Event, DateTime, bool> isTime,
        TimeProvider time,
        CancellationToken stop
    ) =>
        await db.Events().AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug, stop) is { } of
        && isTime(of, time.GetUtcNow().UtcDateTime)
        && await rights.MayLetIn(http.User, of, stop)
            ? of
            : null;

    private static async Task<IResult> List(
        string slug,
        HttpContext http,
        AppDb db,
        DoorRights rights,
        Catalogue catalogue,
        SecretLinks links,
        SealedCodes codes,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (
            await At(slug, http, db, rights, CheckIn.IsTime, time, stop) is not { } of
            || await catalogue.Site(of.SiteId, stop) is not { } site
        )
            return Results.NotFound();
        var today = site.Site.Clock.Date(time.GetUtcNow().UtcDateTime);
        var marks = await KeyOf(links, of.Id, http.User.AccountId()!.Value);
        var lines = await Lines(db, codes, marks, of, today, stop);
        var (key, nonce, data) = Encrypted(JsonSerializer.SerializeToUtf8Bytes(lines, JsonSerializerOptions.Web));
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            new Download(
                http.User.AccountId()!.Value,
                key,
                marks,
                nonce,
                data,
                lines.Count,
                new DateTimeOffset(of.Ends.AddHours(12), TimeSpan.Zero).ToUnixTimeMilliseconds()
            )
        );
    }

    private static async Task<List<Line>> Lines(
        AppDb db,
        SealedCodes codes,
        byte[] key,
        Event of,
        DateOnly today,
        CancellationToken stop
    )
    {
        var rows = await db.Tickets()
            .AsNoTracking()
            .Where(row => row.EventId == of.Id && !row.Returned)
            .Join(
                db.Registrations().Where(row => row.Status == RegistrationStatus.Confirmed),
                row => row.RegistrationId,
                row => row.Id,
                (row, known) =>
                    new
                    {
                        row.Id,
                        row.SealedCode,
                        Name = row.Name == "" ? known.Name : row.Name,
                        known.Attend,
                    }
            )
            .ToListAsync(stop);
        var there = await db.Attendances()
            .Where(row => row.EventId == of.Id && row.Day == today)
            .GroupBy(row => row.TicketId)
            .Select(group => new { group.Key, At = group.Min(row => row.At) })
            .ToDictionaryAsync(row => row.Key, row => row.At, stop);
        return rows.Select(row => new Line(
                MarkOf(key, codes.Open(row.SealedCode)!.Reveal()),
                row.Id.ToString(),
                row.Name,
                Folded.Of(row.Name),
                row.Attend == Attend.Online ? 1 : 0,
                there.TryGetValue(row.Id, out var at)
                    ? new DateTimeOffset(at, TimeSpan.Zero).ToUnixTimeMilliseconds()
                    : 0
            ))
            .ToList();
    }

    private static (byte[] Key, byte[] Nonce, byte[] Data) Encrypted(byte[] list)
    {
        var (key, nonce, data) = (
            RandomNumberGenerator.GetBytes(32),
            RandomNumberGenerator.GetBytes(12),
            new byte[list.Length + 16]
        );
        using (var cipher = new AesGcm(key, 16))
            cipher.Encrypt(nonce, list, data.AsSpan(0, list.Length), data.AsSpan(list.Length));
        return (key, nonce, data);
    }

    // A cookie is not sent across sites (SameSite=Lax), and a body of JSON is not sent across origins without asking
    // first: no other page can let people in.
    private static async Task<IResult> Take(
        string slug,
        HttpContext http,
        AppDb db,
        DoorRights rights,
        CheckIn checkIn,
        Register register,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (!http.Request.HasJsonContentType())
            return Results.StatusCode(415);
        if (await At(slug, http, db, rights, CheckIn.MaySend, time, stop) is not { } of)
            return Results.NotFound();
        Sent? sent;
        try
        {
            sent = await http.Request.ReadFromJsonAsync<Sent>(AsSent, stop);
        }
        catch (JsonException)
        {
            return Problems.Of(400, "bad_json", "The body is not what a door sends.");
        }
        if (sent is null || (sent.Shown?.Count ?? 0) + (sent.WalkUps?.Count ?? 0) > MostAtOnce)
            return Problems.Of(413, "too_large", $"At most {MostAtOnce} at once.");
        var (device, helper) = (
            Words.Cut(Letters.Plain(sent.Device ?? "") is { Length: > 0 } name ? name : "?", 40),
            http.User.AccountId()!.Value
        );
        // By our clock: how long ago it was by the device's own, which may run wrong.
        var now = time.GetUtcNow().UtcDateTime;
        DateTime Instant(long at) =>
            sent.Now - at is >= 0 and < 2_592_000_000L and var ago ? now.AddMilliseconds(-ago) : now;
        // Whatever has come is written, also when the phone has lost its network meanwhile: it sends
        // again, and each is known by its id.
        var answers = (
            await checkIn.Take(
                of,
                [
                    .. (sent.Shown ?? [])
                        .OfType<SentShown>()
                        .Select(one => new Shown(one.Id, one.Ticket, Instant(one.At))),
                ],
                device,
                helper
            )
        )
            .Select(Said)
            .ToList();
        foreach (var walk in (sent.WalkUps ?? []).OfType<SentWalkUp>())
            answers.Add(await WalkUp(of, walk, Instant(walk.At), device, helper, db, checkIn, register));
        return Results.Json(answers);
    }

    private static async Task<Answered> WalkUp(
        Event of,
        SentWalkUp walk,
        DateTime at,
        string device,
        Guid helper,
        AppDb db,
        CheckIn checkIn,
        Register register
    )
    {
        async Task<Answered> Let(Guid registration) =>
            await db.Tickets()
                .Where(row => row.RegistrationId == registration && !row.Returned)
                .OrderBy(row => row.Number)
                .Select(row => (Guid?)row.Id)
                .FirstOrDefaultAsync()
                is { } ticket
                ? Noted(walk, Said((await checkIn.Take(of, [new(walk.Id, ticket, at)], device, helper))[0]))
                : new(walk.Id, "invalid", walk.Name ?? "", null, null);
        // Sent again: the registration has the id the device gave it.
        if (await db.Registrations().AnyAsync(row => row.Id == walk.Id && row.EventId == of.Id))
            return await Let(walk.Id);
        // A contact that cannot be read keeps nobody out who stands at the door; it stays on the device to be seen to.
        return await register.AtTheDoor(
            new(of, Attend.InPerson, 1, null, walk.Name ?? "", Readable(walk)) { ByStaff = helper, Id = walk.Id }
        ) switch
        {
            RegisterAnswer.Registered done => await Let(done.Registration.Id),
            RegisterAnswer.Already { Registration: { Status: RegistrationStatus.Confirmed } row } => await Let(row.Id),
            RegisterAnswer.Full => new(walk.Id, "full", walk.Name ?? "", null, null),
            _ => new(walk.Id, "invalid", walk.Name ?? "", null, null),
        };
    }

    // "-" and "tidak ada" say that there is none.
    private static bool IsUnreadable(string? contact) =>
        contact is not null && !PhoneNumber.MeansNone(contact) && People.Contact.Read(contact) is null;

    private static string Readable(SentWalkUp walk) =>
        walk.Contact is { } contact && People.Contact.Read(contact) is not null ? contact : "";

    // Let in, without the contact that was typed.
    private static Answered Noted(SentWalkUp walk, Answered answer) =>
        IsUnreadable(walk.Contact) && answer.What is "welcome" or "again"
            ? answer with
            {
                What = "contactless",
            }
            : answer;

    private static Answered Said(LetInAnswer answer) =>
        new(
            answer.Id,
            answer.What.ToString().ToLowerInvariant(),
            answer.Name,
            answer.Since is { } since ? new DateTimeOffset(since, TimeSpan.Zero).ToUnixTimeMilliseconds() : null,
            answer.Device
        );

    private static async Task<IResult> Manifest(
        string slug,
        HttpContext http,
        AppDb db,
        DoorRights rights,
        TimeProvider time,
        CancellationToken stop
    ) =>
        await At(slug, http, db, rights, CheckIn.IsTime, time, stop) is not { } of
            ? Results.NotFound()
            : Results.Json(
                new
                {
                    name = Words.Say("Pindai: ", "Scan: ") + of.Title,
                    short_name = Words.Say("Pindai", "Scan"),
                    start_url = "/pindai/" + slug,
                    scope = "/pindai/",
                    display = "standalone",
                    background_color = "#fbf8f0",
                    theme_color = "#0f766e",
                    icons = new[]
                    {
                        new
                        {
                            src = "/favicon.svg",
                            sizes = "any",
                            type = "image/svg+xml",
                        },
                    },
                },
                contentType: "application/manifest+json"
            );
}
