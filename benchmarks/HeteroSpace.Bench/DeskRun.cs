using System.Text;

namespace HeteroSpace;

/// <summary>The front desk looks for its guests as its script does, by the part of the page that changes: of a full
/// day, among all it knows.</summary>
internal static class DeskRun
{
    private const string Page = "/meja/" + DeskDay.Site;

    public static async Task Measure(Bench bench)
    {
        var guests = await DeskDay.Fill(bench.World);
        using var server = bench.Serve();
        using var clerk = await Browser.SignIn(server.Port, "meja@example.org");
        var (token, cookie) = (await clerk.Token(Page), clerk.Cookie);
        byte[] Form(string word) => Search(server.Port, token, cookie, word);
        (string Says, Func<int, string> Word)[] kinds =
        [
            ("name in any order", number => Turned(guests[number % guests.Count].Name)),
            ("whole number", number => "0" + guests[number % guests.Count].Phone[3..]),
            ("mail", number => guests[number % guests.Count].Email),
            ("card", number => guests[number % guests.Count].Card),
            ("code", number => guests[number % guests.Count].Booking.Code),
            ("\"rapat 2 15\"", number => $"rapat {1 + number / 12 % 2} {8 + number % 12}"),
        ];
        List<byte[]> all = [.. Enumerable.Range(0, 120).Select(number => Form(kinds[number % 6].Word(number * 7)))];
        await server.Saturate(all, 16, 60);
        var full = await server.Saturate(all, 16, 10);
        var (p50, p99) = await server.AtRate(all, full.Rate / 2, 30);
        List<string> each = [];
        foreach (var (says, word) in kinds)
            each.Add($"{says} {await CountedQueries.Of(server, Form(word(3)))}");
        // All of the day beside it: what one reads who looks for nobody.
        var day = Connection.Get(Page, $"Cookie: {cookie}\r\n");
        await server.Saturate(day, 4, 5);
        var whole = await server.Saturate(day, 1, 5);
        bench.Table.Under(
            50,
            $"{bench.Engine}: the desk's page of that day ({1000 / whole.Rate:0.0} ms each, "
                + $"{await CountedQueries.Of(server, day)} queries, {Said(await Weight(server, day))}), processor ms",
            whole.MicrosecondsEach / 1000
        );
        var weight = Said(await Weight(server, Form(kinds[0].Word(3))));
        bench.Table.Under(
            20,
            $"{bench.Engine}: desk search over 12,908 people and 500 bookings of the day, "
                + $"at {full.Rate / 2:0} a second, half of capacity (processor {full.MicrosecondsEach / 1000:0.0} ms; "
                + $"queries: {string.Join(", ", each)}; {weight}; "
                + $"p50 {p50:0.0} ms), p99 ms",
            p99
        );
    }

    // "Peserta 00412" as "00412 peserta".
    private static string Turned(string name) => string.Join(' ', name.ToLowerInvariant().Split(' ').Reverse());

    private static byte[] Search(int port, string token, string cookie, string word)
    {
        var body =
            $"_handler=cari&__RequestVerificationToken={Uri.EscapeDataString(token)}"
            + $"&cari={Uri.EscapeDataString(word)}";
        return Encoding.ASCII.GetBytes(
            $"POST {Page} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\nAccept-Encoding: br\r\n"
                + "X-Page-Part: temuan\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + $"Content-Length: {body.Length}\r\n\r\n{body}"
        );
    }

    public static string Said((int Plain, int Packed) weight) =>
        $"{weight.Plain / 1000.0:0} KB, {weight.Packed / 1000.0:0.0} compressed";

    /// <summary>Bytes of an answer as it is written, and as it is sent.</summary>
    public static async Task<(int Plain, int Packed)> Weight(Server server, byte[] request)
    {
        using var connection = new Connection(server.Port);
        var (_, packed, _) = await connection.Ask(request);
        var plain = Encoding.ASCII.GetBytes(
            Encoding.ASCII.GetString(request).Replace("Accept-Encoding: br\r\n", "", StringComparison.Ordinal)
        );
        return ((await connection.Ask(plain)).Bytes, packed);
    }
}
