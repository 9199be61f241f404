using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

/// <summary>What a device at the door takes with it, and what it sends when it has a network again.</summary>
public sealed class DoorListTests
{
    [Fact]
    public async Task The_list_for_the_door_is_for_helpers_at_the_time_of_the_event()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (officer, of) = await InThreeDays(app);
        using var staff = await RightsTests.Browser(app, officer);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"/pindai/{of.Slug}/daftar")).StatusCode);
        app.Clock.Advance(TimeSpan.FromDays(3));
        var helper = await app.Member("Sukarelawan 001");
        using var door = await RightsTests.Browser(app, helper);
        Assert.Equal(HttpStatusCode.NotFound, (await door.GetAsync($"/pindai/{of.Slug}")).StatusCode);
        await MayHelp(app, of, helper, officer);
        Assert.Equal(HttpStatusCode.OK, (await door.GetAsync($"/pindai/{of.Slug}/daftar")).StatusCode);
    }

    [Fact]
    public async Task The_list_for_the_door_is_encrypted_and_a_device_finds_a_ticket_in_it()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (of, row, door) = await AtTheDoor(app);
        using var device = door;
        var code = await CodeOf(app);
        var sent = await door.GetFromJsonAsync<JsonElement>($"/pindai/{of.Slug}/daftar");
        var text = Decrypted(sent);
        Assert.DoesNotContain(code, text, StringComparison.Ordinal);
        Assert.DoesNotContain(code[3..7], text, StringComparison.Ordinal);
        var line = JsonDocument.Parse(text).RootElement.EnumerateArray().Single();
        Assert.Equal(Mark(sent, code), line.GetProperty("h").GetString());
        Assert.Equal(await Held.TicketOf(app, row), Guid.Parse(line.GetProperty("t").GetString()!));
    }

    [Fact]
    public async Task Nobody_reads_from_the_list_which_of_many_codes_is_the_ticket()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (of, _, door) = await AtTheDoor(app);
        using var device = door;
        var (sent, again) = (
            await door.GetFromJsonAsync<JsonElement>($"/pindai/{of.Slug}/daftar"),
            await door.GetFromJsonAsync<JsonElement>($"/pindai/{of.Slug}/daftar")
        );
        // A list read twice says no more than once.
        Assert.Equal(sent.GetProperty("codes").GetString(), again.GetProperty("codes").GetString());
        // All that is known of a code are these bits: of the 29^8 codes some 30,000 have them.
        var mark = JsonDocument.Parse(Decrypted(sent)).RootElement[0].GetProperty("h").GetString()!;
        Assert.InRange(Math.Pow(29, 8) / Math.Pow(16, mark.Length), 20_000, 1_000_000);
        var (found, code) = (0, await CodeOf(app));
        for (var one = 0; one < 200_000; one++)
            if (Mark(sent, $"HT-{Letters(one)}") == mark)
                found++;
        Assert.InRange(found, 0, 3);
        Assert.Equal(mark, Mark(sent, code));
    }

    [Fact]
    public async Task What_fits_the_list_of_one_helper_is_refused_by_the_doors_of_the_others()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (of, _, door) = await AtTheDoor(app);
        using var device = door;
        var other = await app.Member("Sukarelawan 002");
        await MayHelp(app, of, other, await app.Staff(Foundation.Security.Role.ProgramOfficer, "semarang"));
        using var second = await RightsTests.Browser(app, other);
        var (mine, theirs) = (
            await door.GetFromJsonAsync<JsonElement>($"/pindai/{of.Slug}/daftar"),
            await second.GetFromJsonAsync<JsonElement>($"/pindai/{of.Slug}/daftar")
        );
        Assert.NotEqual(mine.GetProperty("codes").GetString(), theirs.GetProperty("codes").GetString());
        var code = await CodeOf(app);
        Assert.Contains(Mark(theirs, code), Decrypted(theirs));
        Assert.NotEqual(Mark(mine, code), Mark(theirs, code));
    }

    // As door.ts does it.
    private static string Mark(JsonElement sent, string code) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(sent.GetProperty("codes").GetBytesFromBase64(), Encoding.ASCII.GetBytes(code))
        )[..6];

    private static string Letters(int number)
    {
        const string letters = "23456789ABCDEFGHJKMNPQRSTWXYZ";
        var text = new char[8];
        for (var place = 7; place >= 0; place--, number /= letters.Length)
            text[place] = letters[number % letters.Length];
        return $"{new string(text, 0, 4)}-{new string(text, 4, 4)}";
    }

    [Fact]
    public async Task What_a_device_kept_while_it_had_no_network_is_taken_once_with_who_walked_in()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (of, row, door) = await AtTheDoor(app);
        using var device = door;
        var body = await Kept(app, row);
        for (var again = 0; again < 2; again++)
        {
            var answers = await (
                await door.PostAsJsonAsync($"/pindai/{of.Slug}/kirim", body)
            ).Content.ReadFromJsonAsync<JsonElement>();
            Assert.All(
                answers.EnumerateArray(),
                answer => Assert.Equal("welcome", answer.GetProperty("what").GetString())
            );
        }
        Assert.Equal(
            (2, 2),
            await app.Read(async db => (await db.Attendances().CountAsync(), await db.Registrations().CountAsync()))
        );
    }

    [Theory]
    [InlineData("HP\0-1", "HP-1")]
    [InlineData("\u001b[31mHP\n2\u202e", "[31mHP 2")]
    [InlineData("\u200b", "?")]
    public async Task Whatever_a_device_calls_itself_nobody_waits_at_the_door(string device, string called)
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (of, row, door) = await AtTheDoor(app);
        using var kept = door;
        var ticket = await app.Read(db =>
            db.Tickets().Where(known => known.RegistrationId == row.Id).Select(known => known.Id).FirstAsync()
        );
        var body = new
        {
            device,
            now = 1,
            shown = new[]
            {
                new
                {
                    id = Guid.CreateVersion7(),
                    ticket,
                    at = 1,
                },
            },
        };
        Assert.Equal(HttpStatusCode.OK, (await door.PostAsJsonAsync($"/pindai/{of.Slug}/kirim", body)).StatusCode);
        Assert.Equal(called, await app.Read(db => db.Scans().Select(known => known.Device).SingleAsync()));
    }

    [Fact]
    public async Task The_door_takes_nothing_but_JSON()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (of, row, door) = await AtTheDoor(app);
        using var device = door;
        Assert.Equal(
            HttpStatusCode.UnsupportedMediaType,
            (
                await door.PostAsync($"/pindai/{of.Slug}/kirim", new StringContent("{}", Encoding.UTF8, "text/plain"))
            ).StatusCode
        );
    }

    [Fact]
    public async Task Without_scripts_the_page_of_the_door_does_the_same()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (of, row, door) = await AtTheDoor(app);
        using var device = door;
        await door.PostAsJsonAsync($"/pindai/{of.Slug}/kirim", await Kept(app, row));
        var code = app.Opened(
            await app.Read(db =>
                db.Tickets()
                    .Where(ticket => ticket.RegistrationId == row.Id)
                    .Select(ticket => ticket.SealedCode)
                    .SingleAsync()
            )
        );
        var page = await (
            await Browse.Send(door, $"/pindai/{of.Slug}", "kode", ("kode", code.ToLowerInvariant()))
        ).Text();
        Assert.Contains("Sudah masuk", page, StringComparison.Ordinal);
    }

    private static Task<(Person Officer, Event Event)> InThreeDays(HeteroApp app) =>
        Held.Event(app, Held.Plan() with { When = new(app.Now.AddDays(3), app.Now.AddDays(3).AddHours(2)) });

    private static Task<bool> MayHelp(HeteroApp app, Event of, Person helper, Person officer) =>
        app.Do(services => services.GetRequiredService<EditParts>().AddHelper(of, helper.Id, officer.AccountId!.Value));

    // A helper's device at the time of the event, for which someone is registered.
    private static async Task<(Event Of, Registration Row, HttpClient Door)> AtTheDoor(HeteroApp app)
    {
        var (officer, of) = await InThreeDays(app);
        var row = await Held.Register(app, of);
        app.Clock.Advance(TimeSpan.FromDays(3));
        var helper = await app.Member("Sukarelawan 001");
        await MayHelp(app, of, helper, officer);
        return (of, row, await RightsTests.Browser(app, helper));
    }

    private static async Task<string> CodeOf(HeteroApp app) =>
        app.Opened(await app.Read(db => db.Tickets().Select(ticket => ticket.SealedCode).SingleAsync()));

    private static string Decrypted(JsonElement sent)
    {
        var (key, nonce, data) = (
            sent.GetProperty("key").GetBytesFromBase64(),
            sent.GetProperty("nonce").GetBytesFromBase64(),
            sent.GetProperty("data").GetBytesFromBase64()
        );
        var list = new byte[data.Length - 16];
        using (var cipher = new AesGcm(key, 16))
            cipher.Decrypt(nonce, data.AsSpan(0, list.Length), data.AsSpan(list.Length), list);
        return Encoding.UTF8.GetString(list);
    }

    private static async Task<object> Kept(HeteroApp app, Registration row) =>
        new
        {
            device = "Pintu A",
            now = new DateTimeOffset(app.Now).ToUnixTimeMilliseconds(),
            shown = new[]
            {
                new
                {
                    id = Guid.CreateVersion7(),
                    ticket = await Held.TicketOf(app, row),
                    at = new DateTimeOffset(app.Now).ToUnixTimeMilliseconds(),
                },
            },
            walkUps = new[]
            {
                new
                {
                    id = Guid.CreateVersion7(),
                    name = "Datang Saja",
                    contact = "",
                    at = new DateTimeOffset(app.Now).ToUnixTimeMilliseconds(),
                },
            },
        };
}
