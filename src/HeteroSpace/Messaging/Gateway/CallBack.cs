using System.Text;
using System.Text.Json;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Messaging.Gateway;

/// <summary>
/// What a WhatsApp gateway tells: <c>{"id", "status": "delivered"|"failed", "reason"?}</c> of a message we gave it, or
/// <c>{"from", "text"}</c> that came in. Signed (<c>X-Hub-Signature-256</c>), told twice is told once; 401 without the
/// signature, 400 for what is neither. A gateway tells again what was refused, so that letters that are none, and a
/// long page of a reason, are no cause to refuse.
/// </summary>
internal static class CallBack
{
    private sealed record Told(Guid? Id, string? Status, string? Reason, string? From, string? Text);

    private const string Arrived = "delivered";

    /// <summary>Letters of a reason that staff are shown; a gateway may send a whole page.</summary>
    private const int MostOfReason = 300;

    /// <summary>Bytes: the longest message of WhatsApp (65,536 letters), each written as JSON writes what is not ASCII.
    /// </summary>
    private const int MostBytes = 500_000;

    /// <summary><c>sha256=</c> and 64 hexadecimal digits.</summary>
    private const int SignatureLetters = 71;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        Converters = { new WholeLetters() },
    };

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/panggilan/whatsapp", Hear).DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> Hear(
        HttpContext http,
        AppDb db,
        IMessageGateway gateway,
        Frame frame,
        IServiceProvider services,
        CancellationToken stop
    )
    {
        if (http.Request.ContentLength is not (> 0 and < MostBytes))
            return Problems.Of(400, "bad_body", "Send a JSON body of less than 500,000 bytes.");
        // Whoever signs nothing is not listened to, and what is only announced takes no memory.
        var signature = http.Request.Headers["X-Hub-Signature-256"].ToString();
        if (signature.Length != SignatureLetters)
            return Problems.Of(401, "bad_signature", "The signature does not fit the body.");
        using var read = new MemoryStream();
        await http.Request.Body.CopyToAsync(read, stop);
        var body = read.ToArray();
        if (body.Length < http.Request.ContentLength)
            return Problems.Of(400, "bad_body", "The body is shorter than its announced length.");
        if (!gateway.Signed(body, signature))
            return Problems.Of(401, "bad_signature", "The signature does not fit the body.");
        Told? told;
        try
        {
            told = JsonSerializer.Deserialize<Told>(Encoding.UTF8.GetString(body).TrimStart('\uFEFF'), Web);
        }
        catch (JsonException)
        {
            return Problems.Of(400, "bad_body", "This is not JSON as described.");
        }
        switch (told)
        {
            case { Id: { } id, Status: "delivered" }:
                await frame.Do(act => Delivered(act, services, id));
                return Results.NoContent();
            case { Id: { } id, Status: "failed" }:
                await frame.Do(act => Failed(act, id, told.Reason));
                return Results.NoContent();
            case { From: { } from, Text: { } text }:
                await CameIn(db, services, from, text, stop);
                return Results.NoContent();
            default:
                return Problems.Of(400, "bad_body", "Give id and status, or from and text.");
        }
    }

    // What arrived has arrived, and what staff sent by hand is sent: an older word, or the same told again, changes
    // neither.
    private static Task<int> Failed(Act act, Guid id, string? reason)
    {
        var said = Words.Cut(Letters.Plain(reason ?? ""), MostOfReason);
        return act.Update(
            act.Db.Outbox()
                .Where(row =>
                    row.Id == id
                    && row.Channel == Channel.WhatsApp
                    && row.Status != OutgoingStatus.Dropped
                    && !(row.Status == OutgoingStatus.Sent && (row.LastError == Arrived || row.SentBy != null))
                ),
            set =>
                set.SetProperty(row => row.Status, OutgoingStatus.Dead)
                    .SetProperty(row => row.LastError, said == "" ? "failed" : said)
                    .SetProperty(row => row.Fault, Fault.Gateway)
        );
    }

    private static async Task Delivered(Act act, IServiceProvider services, Guid id)
    {
        var message = await act
            .Db.Outbox()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == id && row.Channel == Channel.WhatsApp);
        if (message is null or { Status: OutgoingStatus.Sent, LastError: Arrived })
            return;
        await act.Update(
            act.Db.Outbox().Where(row => row.Id == id),
            set =>
                set.SetProperty(row => row.Status, OutgoingStatus.Sent)
                    .SetProperty(row => row.SentAt, row => row.SentAt ?? act.Now)
                    .SetProperty(row => row.LastError, Arrived)
        );
        if (message.SubjectId is { } subject)
            await services.Announce(new MessageSent(act, message.Kind, subject));
    }

    // The code of a number that waits to be confirmed, sent from that very number (P1).
    private static async Task CameIn(
        AppDb db,
        IServiceProvider services,
        string from,
        string text,
        CancellationToken stop
    )
    {
        var (confirm, codes) = (
            services.GetRequiredService<ConfirmContact>(),
            services.GetRequiredService<SealedCodes>()
        );
        if (PhoneNumber.Read(from.StartsWith('+') ? from : "+" + from) is not { } phone)
            return;
        await services.GetRequiredService<ForgottenNumber>().CameIn(phone, text, stop);
        foreach (
            var person in await db.People()
                .AsNoTracking()
                .Where(person =>
                    person.SealedPhoneCode != null
                    && (person.NewPhone == phone || person.Phone == phone && !person.PhoneConfirmed)
                )
                .OrderByDescending(person => person.Since)
                .Take(10)
                .ToListAsync(stop)
        )
            if (
                codes.Open(person.SealedPhoneCode) is { } code
                && text.Contains(code.Reveal(), StringComparison.Ordinal)
                && await confirm.PhoneSeen(person.Id, (act, _) => Note(act, person.Id)) is not null
            )
                return;
        foreach (var numbers in services.GetServices<WaitingNumbers>())
            if (await numbers.CameIn(services, phone, text, stop))
                return;

        static Task Note(Act act, Guid person)
        {
            act.Note(null, null, "phone.confirmed", "person:" + person, "gateway");
            return Task.CompletedTask;
        }
    }
}
