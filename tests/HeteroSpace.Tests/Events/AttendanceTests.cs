using System.Net;
using System.Text;
using System.Text.Json;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

/// <summary>One record of who was there, whichever way they came.</summary>
public sealed class AttendanceTests
{
    [Fact]
    public async Task Two_devices_that_let_in_one_ticket_are_a_conflict_and_what_is_sent_twice_is_one()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app);
        var ticket = await Held.TicketOf(app, await Held.Register(app, of));
        app.Clock.Advance(of.Starts - app.Now);
        var a = Held.Showing(app, ticket, 10);
        var b = Held.Showing(app, ticket, 5);
        // The second device was sooner back on the network.
        Assert.Equal(LetIn.Welcome, (await Held.LetIn(app, of, "Pintu B", b))[0].What);
        var late = (await Held.LetIn(app, of, "Pintu A", a))[0];
        Assert.Equal((LetIn.Conflict, "Pintu B"), (late.What, late.Device));
        Assert.Equal(LetIn.Conflict, (await Held.LetIn(app, of, "Pintu A", a))[0].What);
        Assert.Equal(
            (1, 2, a.At),
            await app.Read(async db =>
                (
                    await db.Attendances().CountAsync(),
                    await db.Scans().CountAsync(),
                    (await db.Attendances().SingleAsync()).At
                )
            )
        );
        Assert.Equal(LetIn.Again, (await Held.LetIn(app, of, "Pintu B", Held.Showing(app, ticket)))[0].What);
        var conflict = await app.Read(db =>
            db.Scans().AsNoTracking().SingleAsync(row => row.Conflict && row.Settled == null)
        );
        Assert.True(
            await app.Do(services =>
                services.GetRequiredService<CheckIn>().Settle(of, conflict.Id, officer.AccountId!.Value)
            )
        );
        Assert.False(
            await app.Do(services =>
                services.GetRequiredService<CheckIn>().Settle(of, conflict.Id, officer.AccountId!.Value)
            )
        );
        // Taken back, it is as if nobody came.
        Assert.True(
            await app.Do(services => services.GetRequiredService<CheckIn>().Undo(of, ticket, officer.AccountId!.Value))
        );
        Assert.Equal(0, await app.Read(db => db.Attendances().CountAsync()));
    }

    [Fact]
    public async Task An_id_that_was_another_tickets_keeps_nobody_out_and_what_is_sent_twice_is_one()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app);
        var first = await Held.TicketOf(app, await Held.Register(app, of));
        var second = await Held.TicketOf(app, await Held.Register(app, of));
        app.Clock.Advance(of.Starts - app.Now);
        var seen = Held.Showing(app, first);
        var sameId = seen with { TicketId = second };
        var together = await Held.LetIn(app, of, "Pintu A", seen, sameId);
        Assert.Equal([(seen.Id, LetIn.Welcome), (seen.Id, LetIn.Welcome)], together.Select(one => (one.Id, one.What)));
        Assert.Equal(LetIn.Welcome, (await Held.LetIn(app, of, "Pintu A", sameId))[0].What);
        Assert.Equal(
            (2, 2),
            await app.Read(async db => (await db.Attendances().CountAsync(), await db.Scans().CountAsync()))
        );
    }

    [Fact]
    public async Task A_ticket_that_was_given_back_or_is_of_another_event_lets_nobody_in()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app);
        var (_, other) = await Held.Event(app, Held.Plan() with { Title = "Kelas lain" });
        var gone = await Held.Register(app, of);
        await Held.Change(app, change => change.Cancel(gone.Id));
        var elsewhere = await Held.Register(app, other);
        app.Clock.Advance(of.Starts - app.Now);
        Assert.All(
            await Held.LetIn(
                app,
                of,
                "A",
                Held.Showing(app, await Held.TicketOf(app, gone)),
                Held.Showing(app, await Held.TicketOf(app, elsewhere)),
                Held.Showing(app, Guid.CreateVersion7())
            ),
            answer => Assert.Equal(LetIn.NotValid, answer.What)
        );
    }

    [Fact]
    public async Task Whoever_joins_by_the_link_was_there_and_only_from_a_quarter_of_an_hour_before()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(null, isOnline: true));
        var row = await Held.Register(app, of);
        var secret = await app.Do(async services =>
            (await services.GetRequiredService<Messaging.SecretLinks>().Of('t', row.Id)).Reveal()
        );
        using var visitor = Browse.Visitor(app, follows: false);
        Assert.DoesNotContain("meet.example.org", await visitor.Page("/acara/" + of.Slug), StringComparison.Ordinal);
        Assert.DoesNotContain("meet.example.org", await visitor.Page("/status/" + secret), StringComparison.Ordinal);
        app.Clock.Advance(of.Starts - app.Now - TimeSpan.FromMinutes(16));
        Assert.Equal(
            "/status/" + secret,
            (await visitor.GetAsync($"/tiket/{secret}/gabung")).Headers.Location!.ToString()[
                ^("/status/".Length + secret.Length)..
            ]
        );
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains("Gabung sekarang", await visitor.Page("/status/" + secret), StringComparison.Ordinal);
        for (var again = 0; again < 2; again++)
            Assert.Equal(
                "https://meet.example.org/foto",
                (await Browse.Send(visitor, $"/tiket/{secret}/gabung", "gabung")).Headers.Location!.ToString()
            );
        Assert.Equal(AttendedBy.Online, (await app.Read(db => db.Attendances().AsNoTracking().SingleAsync())).By);
    }

    [Fact]
    public async Task The_code_word_of_a_stream_and_a_room_on_the_configured_host_count_as_well()
    {
        await using var app = await HeteroApp.Start(
            null,
            ("Jitsi:Host", "meet.hetero.example.org"),
            ("Jitsi:AppId", "hetero"),
            ("Jitsi:Secret", "rahasia-yang-cukup-panjang-sekali")
        );
        var (_, stream) = await Held.Event(
            app,
            Held.Plan(null, isOnline: true) with
            {
                OnlineBy = OnlineBy.Stream,
                CodeWord = "Kawung Biru",
            }
        );
        var row = await Held.Register(app, stream);
        var secret = await app.Do(async services =>
            (await services.GetRequiredService<Messaging.SecretLinks>().Of('t', row.Id)).Reveal()
        );
        app.Clock.Advance(stream.Starts - app.Now);
        using var visitor = Browse.Visitor(app);
        Assert.Contains(
            "Bukan itu katanya",
            await (await Browse.Send(visitor, "/status/" + secret, "sandi", ("sandi-acara", "parang"))).Text(),
            StringComparison.Ordinal
        );
        await Browse.Send(visitor, "/status/" + secret, "sandi", ("sandi-acara", " kawung biru"));
        Assert.Equal(AttendedBy.CodeWord, (await app.Read(db => db.Attendances().AsNoTracking().SingleAsync())).By);
        var jitsi = app.Services.GetRequiredService<Jitsi>();
        var address = (await jitsi.Address(stream, "Peserta 014"))!;
        var token = new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(address.Split("jwt=")[1]);
        Assert.StartsWith("https://meet.hetero.example.org/hs-", address, StringComparison.Ordinal);
        Assert.Equal(("hetero", "HS256"), (token.Issuer, token.Alg));
        Assert.Contains(
            "Peserta 014",
            token.GetPayloadValue<JsonElement>("context").ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Staff_take_the_attendance_away_as_a_table_a_list_and_a_report()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (officer, of) = await Held.Event(
            app,
            Held.Plan() with
            {
                When = new TimeRange(app.Now.AddHours(1), app.Now.AddHours(3)),
            }
        );
        var row = await Held.Register(app, of);
        await Held.LetIn(app, of, "A", Held.Showing(app, await Held.TicketOf(app, row)));
        using var staff = await RightsTests.Browser(app, officer);
        var address = $"/konsol/semarang/acara/{of.Slug}";
        Assert.Contains("Peserta 014", await staff.GetStringAsync(address + "/hadir.csv"), StringComparison.Ordinal);
        Assert.Contains("1 / 1", await staff.Page(address + "/hadir"), StringComparison.Ordinal);
        foreach (var file in (string[])["/hadir.pdf", "/laporan.pdf"])
            Assert.Equal("%PDF", Encoding.ASCII.GetString((await staff.GetByteArrayAsync(address + file))[..4]));
        await staff.SendAsync(new(HttpMethod.Head, address + "/hadir.csv"));
        using var member = await RightsTests.Browser(app, await app.Member());
        foreach (var file in (string[])["/hadir.csv", "/hadir.pdf", "/laporan.pdf"])
            Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(address + file)).StatusCode);
        var taken = await app.Read(db =>
            db.Audit().Where(row => row.Action == "attendance.exported").OrderBy(row => row.At).ToListAsync()
        );
        Assert.All(taken, row => Assert.Equal(("event:" + of.Slug, officer.AccountId), (row.Subject, row.By)));
        Assert.Equal(["with names and contacts", "on paper, with names"], taken.Select(row => row.Detail));
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        Assert.Contains("dibawa sebagai tabel", await manager.Page("/konsol/semarang/catatan"));
    }
}
