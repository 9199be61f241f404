using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace HeteroSpace.Foundation.Mail;

/// <summary>Sends WhatsApp messages without a member of staff. Without one, they wait in the staff's queue.</summary>
public interface IMessageGateway
{
    /// <summary>Whether a gateway is set up.</summary>
    bool Works { get; }

    /// <param name="text">What it says, with its links.</param>
    Task<Delivery> Send(Outgoing message, string text, CancellationToken stop = default);

    /// <summary>Whether the call-back's body carries the gateway's signature.</summary>
    bool Signed(ReadOnlySpan<byte> body, string? signature);
}

/// <summary>
/// A gateway spoken to over HTTP: settings <c>WhatsApp__Url</c>, <c>WhatsApp__Token</c> and <c>WhatsApp__Secret</c>. It
/// is sent <c>{"id", "to", "text"}</c> with a bearer token and keeps to the id, so that a second try is not a second
/// message. It calls back with <c>X-Hub-Signature-256: sha256=</c> and the HMAC of the body, as Meta's Cloud API does.
/// </summary>
public sealed class HttpMessageGateway(IConfiguration settings, IHttpClientFactory clients) : IMessageGateway
{
    private readonly string? _url = settings["WhatsApp:Url"],
        _token = settings["WhatsApp:Token"],
        _secret = settings["WhatsApp:Secret"];

    public bool Works => !string.IsNullOrEmpty(_url);

    public async Task<Delivery> Send(Outgoing message, string text, CancellationToken stop = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _url)
        {
            Content = JsonContent.Create(
                new
                {
                    id = message.Id,
                    to = message.To,
                    text,
                }
            ),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        try
        {
            using var client = clients.CreateClient("whatsapp");
            client.Timeout = TimeSpan.FromSeconds(20);
            using var answer = await client.SendAsync(request, stop);
            return answer.IsSuccessStatusCode
                ? Delivery.Done
                : new(
                    $"The gateway answered {(int)answer.StatusCode}.",
                    (int)answer.StatusCode is 400 or 404 or 422,
                    Fault.Gateway
                );
        }
        catch (Exception error)
            when (error is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            return new(error.Message, false, Fault.Gateway);
        }
    }

    public bool Signed(ReadOnlySpan<byte> body, string? signature)
    {
        if (
            string.IsNullOrEmpty(_secret)
            || signature is null
            || !signature.StartsWith("sha256=", StringComparison.Ordinal)
        )
            return false;
        var right = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(_secret), body));
        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(right),
            Encoding.ASCII.GetBytes(signature["sha256=".Length..])
        );
    }
}
