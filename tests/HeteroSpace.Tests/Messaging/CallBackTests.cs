using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Messaging;

/// <summary>A gateway for WhatsApp tells what became of a message, in whatever words and how often it likes.</summary>
public sealed class CallBackTests
{
    private const string Secret = "rahasia";

    [Fact]
    public async Task Whatever_reason_a_gateway_gives_is_one_line_that_staff_can_read()
    {
        await using var app = await Started();
        using var client = await app.Client();
        foreach (
            var (reason, said) in ((string? Reason, string Said)[])
                [
                    (new string('x', 15_000), new string('x', 299) + "…"),
                    ("a\0b", "ab"),
                    ("\u001b[31mmerah\nbaris dua\u202e", "[31mmerah baris dua"),
                    ("delivered", "delivered"),
                    (" \u200b ", "failed"),
                    (null, "failed"),
                ]
        )
        {
            var id = await Waiting(app);
            Assert.Equal(
                HttpStatusCode.NoContent,
                await Tell(
                    client,
                    new
                    {
                        id,
                        status = "failed",
                        reason,
                    }
                )
            );
            Assert.Equal((OutgoingStatus.Dead, said), await Of(app, id));
            // Whatever the reason was, a message that arrives after all has arrived.
            Assert.Equal(HttpStatusCode.NoContent, await Tell(client, new { id, status = "delivered" }));
            Assert.Equal((OutgoingStatus.Sent, "delivered"), await Of(app, id));
        }
    }

    [Theory]
    [InlineData("\\ud83d habis", "habis")]
    [InlineData("habis \\uDE00", "habis")]
    [InlineData("C:\\\\ud83d \\ud83d\\ude00 \\\"x\\\"", "C:\\ud83d 😀 \"x\"")]
    public async Task Letters_cut_in_half_and_a_whole_page_are_taken_and_not_told_for_ever(string escaped, string said)
    {
        await using var app = await Started();
        using var client = await app.Client();
        var id = await Waiting(app);
        var page =
            $$"""{"id":"{{id}}","status":"failed","reason":"{{escaped}}","more":"{{new string('x', 400_000)}}"}""";
        Assert.Equal(HttpStatusCode.NoContent, await Tell(client, Encoding.UTF8.GetBytes(page)));
        Assert.Equal((OutgoingStatus.Dead, said), await Of(app, id));
    }

    [Theory]
    [InlineData("131026", "131026")]
    [InlineData("{\"code\":131026}", "{\"code\":131026}")]
    [InlineData("null", "failed")]
    public async Task A_reason_that_is_no_text_is_taken_as_it_is_written(string reason, string said)
    {
        await using var app = await Started();
        using var client = await app.Client();
        var id = await Waiting(app);
        var page = $$"""{{'\uFEFF'}}{"id":"{{id}}","status":"failed","reason":{{reason}}}""";
        Assert.Equal(HttpStatusCode.NoContent, await Tell(client, Encoding.UTF8.GetBytes(page)));
        Assert.Equal((OutgoingStatus.Dead, said), await Of(app, id));
    }

    [Fact]
    public async Task The_code_of_a_registration_that_comes_from_its_number_makes_it_stand()
    {
        await using var app = await Started();
        using var client = await app.Client();
        var (_, of) = await Held.Event(app);
        var (mine, other) = (await Registered(app, of, "081200000777"), await Registered(app, of, "081200000778"));
        async Task Says(string from, Registration row) =>
            Assert.Equal(
                HttpStatusCode.NoContent,
                await Tell(client, new { from, text = $"Kode saya {app.Opened(row.SealedPhoneCode!)} ya" })
            );
        await Says("6281200000778", mine);
        Assert.Equal(RegistrationStatus.Pending, (await Held.Now(app, mine)).Status);
        await Says("6281200000777", mine);
        await Says("6281200000777", mine);
        Assert.Equal(RegistrationStatus.Confirmed, (await Held.Now(app, mine)).Status);
        Assert.Equal(RegistrationStatus.Pending, (await Held.Now(app, other)).Status);
        Assert.Equal(
            1,
            await app.Read(db =>
                db.Audit().CountAsync(row => row.Action == "registration.phone-seen" && row.By == null)
            )
        );
    }

    private static async Task<Registration> Registered(HeteroApp app, Event of, string phone) =>
        Assert
            .IsType<RegisterAnswer.Registered>(
                await Held.Try(app, new(of, null, 1, null, "Siti Aminah", phone) { MayWait = true })
            )
            .Registration;

    [Theory]
    [InlineData(null), InlineData(""), InlineData("sha256=00"), InlineData("x")]
    [InlineData("sha256=0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Nobody_is_heard_without_a_signature_that_fits(string? signature)
    {
        await using var app = await Started();
        using var client = await app.Client();
        var id = await Waiting(app);
        using var asked = new HttpRequestMessage(HttpMethod.Post, "/panggilan/whatsapp")
        {
            Content = new StringContent($$"""{"id":"{{id}}","status":"failed"}"""),
        };
        if (signature is not null)
            asked.Headers.TryAddWithoutValidation("X-Hub-Signature-256", signature);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync(asked)).StatusCode);
        Assert.NotEqual(OutgoingStatus.Dead, (await Of(app, id)).Status);
    }

    [Fact]
    public async Task What_arrived_or_was_sent_by_hand_does_not_fail_by_an_older_word_told_again()
    {
        await using var app = await Started();
        using var client = await app.Client();
        var (arrived, byHand, gaveAway) = (await Waiting(app), await Waiting(app), await Waiting(app));
        Assert.Equal(HttpStatusCode.NoContent, await Tell(client, new { id = arrived, status = "delivered" }));
        await app.Read(async db =>
            await db.Outbox()
                .Where(row => row.Id == byHand)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(row => row.Status, OutgoingStatus.Sent)
                        .SetProperty(row => row.SentBy, Guid.CreateVersion7())
                )
        );
        await app.Read(async db =>
            await db.Outbox()
                .Where(row => row.Id == gaveAway)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, OutgoingStatus.Sent))
        );
        foreach (var id in (Guid[])[arrived, byHand, gaveAway])
        {
            Assert.Equal(
                HttpStatusCode.NoContent,
                await Tell(
                    client,
                    new
                    {
                        id,
                        status = "failed",
                        reason = "old",
                    }
                )
            );
            // What was given to the gateway, of which nothing more was heard, fails as it says.
            Assert.Equal(id == gaveAway ? OutgoingStatus.Dead : OutgoingStatus.Sent, (await Of(app, id)).Status);
        }
    }

    private static Task<HeteroApp> Started() =>
        HeteroApp.Start(null, ("WhatsApp:Url", "http://127.0.0.1:9/"), ("WhatsApp:Secret", Secret));

    private static async Task<Guid> Waiting(HeteroApp app)
    {
        var message = new Outgoing
        {
            Cause = $"uji:{Guid.CreateVersion7():n}",
            Channel = Channel.WhatsApp,
            Kind = "booking.held",
            To = "+6281200000777",
            Name = "Sumarni",
            At = HeteroApp.MondayAtTen,
            Due = HeteroApp.MondayAtTen,
        };
        await app.Read(async db =>
        {
            db.Outbox().Add(message);
            return await db.SaveChangesAsync();
        });
        return message.Id;
    }

    private static async Task<HttpStatusCode> Tell(HttpClient client, object told)
    {
        using var content = JsonContent.Create(told);
        return await Tell(client, await content.ReadAsByteArrayAsync());
    }

    private static async Task<HttpStatusCode> Tell(HttpClient client, byte[] body)
    {
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), body));
        using var asked = new HttpRequestMessage(HttpMethod.Post, "/panggilan/whatsapp")
        {
            Content = new ByteArrayContent(body),
            Headers = { { "X-Hub-Signature-256", "sha256=" + signature } },
        };
        return (await client.SendAsync(asked)).StatusCode;
    }

    private static Task<(OutgoingStatus Status, string? Said)> Of(HeteroApp app, Guid id) =>
        app.Read(async db =>
        {
            var row = await db.Outbox().AsNoTracking().SingleAsync(known => known.Id == id);
            return (row.Status, row.LastError);
        });
}
