using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

/// <summary>One record of who was there, whichever way they came.</summary>
public sealed class AttendanceTests
{
    private static Task<IReadOnlyList<LetInAnswer>> Take(
        HeteroApp app,
        Event of,
        string device,
        params Shown[] shown
    ) => app.Do(services => services.GetRequiredService<CheckIn>().Take(of, shown, device, Guid.CreateVersion7()));

    private static Task<Guid> TicketOf(HeteroApp app, Registration row) =>
        app.Read(db =>
            db.Tickets()
                .Where(ticket => ticket.RegistrationId == row.Id && ticket.Number == 1)
                .Select(ticket => ticket.Id)
                .SingleAsync()
        );

    private static Shown Now(HeteroApp app, Guid ticket, int minutesAgo = 0) =>
        new(Guid.CreateVersion7(), ticket, app.Now.AddMinutes(-minutesAgo));

    [Fact]
    public async Task Two_devices_that_let_in_one_ticket_are_a_conflict_and_what_is_sent_twice_is_one()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app);
        var ticket = await TicketOf(app, await Held.Register(app, of));
        app.Clock.Advance(of.Starts - app.Now);
        var a = Now(app, ticket, 10);
        var b = Now(app, ticket, 5);
        // The second device was sooner back on the network.
        Assert.Equal(LetIn.Welcome, (await Take(app, of, "Pintu B", b))[0].What);
        var late = (await Take(app, of, "Pintu A", a))[0];
        Assert.Equal((LetIn.Conflict, "Pintu B"), (late.What, late.Device));
        Assert.Equal(LetIn.Conflict, (await Take(app, of, "Pintu A", a))[0].What);
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
        Assert.Equal(LetIn.Again, (await Take(app, of, "Pintu B", Now(app, ticket)))[0].What);
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
            await Take(
                app,
                of,
                "A",
                Now(app, await TicketOf(app, gone)),
                Now(app, await TicketOf(app, elsewhere)),
                Now(app, Guid.CreateVersion7())
            ),
            answer => Assert.Equal(LetIn.NotValid, answer.What)
        );
    }

    [Fact]
    public async Task The_list_for_the_door_is_encrypted_holds_no_codes_and_is_for_helpers_at_the_time_of_the_event()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (officer, of) = await Held.Event(
            app,
            Held.Plan() with
            {
                When = new(app.Now.AddDays(3), app.Now.AddDays(3).AddHours(2)),
            }
        );
        var row = await Held.Register(app, of);
        var code = await app.Read(db => db.Tickets().Select(ticket => ticket.Code).SingleAsync());
        using var staff = await RightsTests.Browser(app, officer);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"/pindai/{of.Slug}/daftar")).StatusCode);
        app.Clock.Advance(TimeSpan.FromDays(3));
        var helper = await app.Member("Sukarelawan 001");
        using var door = await RightsTests.Browser(app, helper);
        Assert.Equal(HttpStatusCode.NotFound, (await door.GetAsync($"/pindai/{of.Slug}")).StatusCode);
        await app.Do(services =>
            services.GetRequiredService<EditParts>().AddHelper(of, helper.Id, officer.AccountId!.Value)
        );
        var sent = await door.GetFromJsonAsync<JsonElement>($"/pindai/{of.Slug}/daftar");
        var (key, nonce, data) = (
            sent.GetProperty("key").GetBytesFromBase64(),
            sent.GetProperty("nonce").GetBytesFromBase64(),
            sent.GetProperty("data").GetBytesFromBase64()
        );
        var list = new byte[data.Length - 16];
        using (var cipher = new AesGcm(key, 16))
            cipher.Decrypt(nonce, data.AsSpan(0, list.Length), data.AsSpan(list.Length), list);
        var text = Encoding.UTF8.GetString(list);
        Assert.DoesNotContain(code, text, StringComparison.Ordinal);
        Assert.Contains(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(code)))[..16],
            text,
            StringComparison.Ordinal
        );
        // What it kept while it had no network, with someone who walked in.
        var body = new
        {
            device = "Pintu A",
            now = new DateTimeOffset(app.Now).ToUnixTimeMilliseconds(),
            shown = new[]
            {
                new
                {
                    id = Guid.CreateVersion7(),
                    ticket = await TicketOf(app, row),
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
        Assert.Equal(
            HttpStatusCode.UnsupportedMediaType,
            (
                await door.PostAsync($"/pindai/{of.Slug}/kirim", new StringContent("{}", Encoding.UTF8, "text/plain"))
            ).StatusCode
        );
        // Without scripts the page does the same.
        var page = await (
            await Browse.Send(door, $"/pindai/{of.Slug}", "kode", ("kode", code.ToLowerInvariant()))
        ).Text();
        Assert.Contains("Sudah masuk", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_joins_by_the_link_was_there_and_only_from_a_quarter_of_an_hour_before()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(null, isOnline: true));
        var row = await Held.Register(app, of);
        var secret = await app.Do(async services =>
            await services.GetRequiredService<Messaging.SecretLinks>().Of('t', row.Id)
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
            await services.GetRequiredService<Messaging.SecretLinks>().Of('t', row.Id)
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
    public async Task After_it_come_thanks_feedback_certificates_and_the_involvement_of_who_gave_it()
    {
        await using var app = await HeteroApp.Start();
        var (_, organizer) = await Made.Organization(app, "Komunitas Foto Contoh");
        var (_, speaks) = await Made.Organization(app, "Kampus Contoh", OrganizationKind.Academic);
        var (officer, of) = await Held.Event(
            app,
            Held.Plan() with
            {
                Certificates = true,
                IsClass = true,
            },
            organization: organizer.Id
        );
        await app.Do(async services =>
        {
            await services
                .GetRequiredService<EditParts>()
                .AddSpeaker(
                    of,
                    new()
                    {
                        EventId = of.Id,
                        Name = "Bu Contoh",
                        OrganizationId = speaks.Id,
                    },
                    officer.AccountId!.Value
                );
            return true;
        });
        var before = await app.Read(db =>
            db.EventQuestions()
                .AsNoTracking()
                .SingleAsync(row => row.Asked == Asked.Before && row.Kind == ClassQuestions.Sure)
        );
        var came = Assert
            .IsType<RegisterAnswer.Registered>(
                await Held.Try(
                    app,
                    new(of, null, 1, await app.Member("Peserta 014"), "", "")
                    {
                        Answers = new Dictionary<Guid, string> { [before.Id] = "2" },
                    }
                )
            )
            .Registration;
        var missed = await Held.Register(app, of);
        app.Clock.Advance(of.Starts - app.Now - TimeSpan.FromHours(20));
        await app.WorkJobs();
        Assert.Equal(2, app.Mails.Count(mail => mail.Subject!.StartsWith("Besok", StringComparison.Ordinal)));
        app.Clock.Advance(of.Starts - app.Now);
        var ticket = await TicketOf(app, came);
        await Take(app, of, "A", Now(app, ticket));
        Assert.Null(await app.Do(services => services.GetRequiredService<Certify>().Give(of, ticket, "Peserta 014")));
        app.Clock.Advance(TimeSpan.FromHours(3));
        await app.WorkJobs();
        Assert.Single(app.Mails, mail => mail.Subject!.StartsWith("Terima kasih", StringComparison.Ordinal));

        var secret = await app.Do(async services =>
            await services.GetRequiredService<Messaging.SecretLinks>().Of('t', came.Id)
        );
        using var visitor = Browse.Visitor(app);
        var after = await app.Read(db =>
            db.EventQuestions()
                .AsNoTracking()
                .SingleAsync(row => row.Asked == Asked.After && row.Kind == ClassQuestions.Sure)
        );
        await Browse.Send(
            visitor,
            "/status/" + secret,
            "pendapat",
            ("guna", "5"),
            ("terbaik", "Praktiknya"),
            (RegistrationRules.Field(after), "4")
        );
        await Browse.Send(visitor, "/status/" + secret, "sertifikat-1", ("nama-1", "Peserta Empat Belas, S.Kom."));
        var certificate = await app.Read(db => db.Certificates().AsNoTracking().SingleAsync());
        Assert.Equal("Peserta Empat Belas, S.Kom.", certificate.Name);
        Assert.Contains(
            "Sertifikat ini benar",
            await visitor.Page("/sertifikat/" + certificate.Code.ToLowerInvariant()),
            StringComparison.Ordinal
        );
        var pdf = await visitor.GetAsync($"/sertifikat/{certificate.Code}.pdf");
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/sertifikat/HC-2222-2222")).StatusCode);
        await app.Do(services =>
            services
                .GetRequiredService<Certify>()
                .Withdraw(of, certificate.Id, "Nama orang lain.", officer.AccountId!.Value)
        );
        Assert.Contains(
            "Nama orang lain.",
            await visitor.Page("/sertifikat/" + certificate.Code),
            StringComparison.Ordinal
        );
        Assert.Null(
            await app.Do(async services =>
                await services.GetRequiredService<Certify>().Give(of, await TicketOf(app, missed), "Tidak Datang")
            )
        );

        var figures = await app.Read(db => EventFigures.Of(db, of, app.Now));
        Assert.Equal((2, 1, 50, 5.0), (figures.AllRegistered, figures.AllThere, figures.NoShow, figures.MeanUseful));
        var learnt = figures.Learnt.Single(row => row.Question.Kind == ClassQuestions.Sure);
        Assert.Equal((2.0, 4.0), (learnt.MeanBefore, learnt.MeanAfter));
        var involved = await app.Read(db =>
            db.Involvements()
                .AsNoTracking()
                .Where(row => row.InitiativeId == of.InitiativeId && row.Evidence == "session")
                .OrderBy(row => row.Role)
                .Select(row => row.Role)
                .ToListAsync()
        );
        Assert.Equal([InvolvementRole.Organizer, InvolvementRole.Speaker], involved);
        var initiative = await app.Read(db =>
            db.Initiatives().AsNoTracking().SingleAsync(row => row.Id == of.InitiativeId)
        );
        var duties = await app.Do(async services =>
        {
            var all = new List<DutyState>();
            for (var at = 0; at < 6; at++)
                all.AddRange(await services.GetRequiredService<ClosePhase>().DutiesOf(initiative, at));
            return all;
        });
        Assert.Equal("1 orang hadir", duties.First(duty => duty.Duty.Kind == "attendance").Evidence);
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
        await Take(app, of, "A", Now(app, await TicketOf(app, row)));
        using var staff = await RightsTests.Browser(app, officer);
        var address = $"/konsol/semarang/acara/{of.Slug}";
        Assert.Contains("Peserta 014", await staff.GetStringAsync(address + "/hadir.csv"), StringComparison.Ordinal);
        Assert.Contains("1 / 1", await staff.Page(address + "/hadir"), StringComparison.Ordinal);
        foreach (var file in (string[])["/hadir.pdf", "/laporan.pdf"])
            Assert.Equal("%PDF", Encoding.ASCII.GetString((await staff.GetByteArrayAsync(address + file))[..4]));
        using var member = await RightsTests.Browser(app, await app.Member());
        foreach (var file in (string[])["/hadir.csv", "/hadir.pdf", "/laporan.pdf"])
            Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(address + file)).StatusCode);
    }

    [Fact]
    public async Task Past_events_come_in_from_a_table_once_with_the_number_of_who_came()
    {
        await using var app = await HeteroApp.Start();
        var (_, organization) = await Made.Organization(app, "Komunitas Batik Contoh");
        const string table =
            "Nama Kegiatan,Tanggal,Jam,Bidang,Cara,Penyelenggara,Peserta\nWebinar pasar daring,31/1/2020,09.00,kuliner,webinar,Komunitas Batik Contoh,120\nKelas batik,2 Februari 2020,,batik,luring,,35\n";
        var site = await Made.Site(app);
        await app.Do(async services =>
        {
            var (work, db) = (
                services.GetRequiredService<Foundation.Import.ImportWork>(),
                services.GetRequiredService<AppDb>()
            );
            var target = work.Target("events")!;
            for (var again = 0; again < 2; again++)
            {
                var import = await work.Take(target, site, null, "acara.csv", Encoding.UTF8.GetBytes(table));
                await work.Map(import, import.HeaderRow, import.Sources, byJob: false);
                import.Round++;
                await work.Check(import.Id);
                await work.ChooseRest(import, Foundation.Import.Choice.Leave);
                Assert.True(await work.Begin(import, false, byJob: false));
                await work.Write(import.Id);
            }
            return true;
        });
        var events = await app.Read(db => db.Events().AsNoTracking().OrderBy(row => row.Starts).ToListAsync());
        Assert.Equal(["Webinar pasar daring", "Kelas batik"], events.Select(row => row.Title));
        Assert.Equal((120, organization.Id), (events[0].CameBefore, events[0].OrganizationId));
        Assert.Equal(
            Attend.Online,
            (
                await app.Read(db => db.SeatPools().AsNoTracking().SingleAsync(pool => pool.EventId == events[0].Id))
            ).Attend
        );
        using var visitor = Browse.Visitor(app);
        Assert.Contains("Webinar pasar daring", await visitor.Page("/acara?tampil=lewat"), StringComparison.Ordinal);
        Assert.Contains("155", await visitor.Page("/"), StringComparison.Ordinal);
        await app.WorkJobs();
        Assert.Empty(app.Mails);
    }
}
