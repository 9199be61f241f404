using HeteroSpace.Events;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Typed;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace;

/// <summary>
/// One to come with a draw, sessions, speakers, a question and an invitation; one that has just ended, with someone who
/// was there and has a certificate; tickets in every state.
/// </summary>
internal sealed class EventsToLookAt(HeteroApp app, IServiceProvider services, CatalogueSite site, Guid by)
{
    private readonly AppDb _db = services.GetRequiredService<AppDb>();
    private readonly PlanEvent _plan = services.GetRequiredService<PlanEvent>();

    public static Task<(string Coming, string Over, List<string> Tickets, string Certificate)> In(
        HeteroApp app,
        Person manager
    ) =>
        app.Do(async services =>
        {
            await FirstTemplates.Put(services.GetRequiredService<AppDb>(), services.GetRequiredService<Frame>());
            var site = (await services.GetRequiredService<Catalogue>().Site("semarang"))!;
            var make = new EventsToLookAt(app, services, site, manager.AccountId!.Value);
            var (coming, over) = (await make.Coming(), await make.Over());
            var rows = await make.Registrations(coming, over);
            return (coming.Slug, over.Slug, await make.Secrets(rows), await make.Held(over, rows[0], rows[1]));
        });

    private static EventPlan Plan(string title, TimeRange when) =>
        new()
        {
            Title = title,
            Summary = "Belajar memotret produk dengan ponsel.",
            Story = "## Bawa\n\n- ponsel\n- barang",
            Sector = Sector.PhotoFilm,
            When = when,
            Place = "Pendopo kelurahan",
            InPerson = 2,
            IsOnline = true,
            Online = 5,
            OnlineBy = OnlineBy.Stream,
            Link = "https://meet.example.org/foto",
            CodeWord = "kawung",
            Audience = "UMKM baru",
            Tags = ["foto"],
            IsClass = true,
            Certificates = true,
        };

    private async Task<Event> Begun(EventPlan plan) =>
        (await _plan.Begin(plan, site, "acara-bersama", null, null, false, by))!;

    private async Task<Event> Coming()
    {
        var starts = app.Now.AddDays(5);
        var plan = Plan("Kelas foto", new(starts, starts.AddHours(2)));
        var of = await Begun(plan with { Opens = app.Now.AddHours(-1), DrawSeconds = 30 });
        await _plan.PutSession(
            of,
            new()
            {
                EventId = of.Id,
                Title = "Praktik",
                Starts = starts.AddHours(2),
                Ends = starts.AddHours(3),
                Text = "Memotret di halaman.",
            },
            by
        );
        of = await _db.Events().AsNoTracking().SingleAsync(row => row.Id == of.Id);
        await AddParts(of);
        await _plan.Publish(of, by);
        return of;
    }

    private async Task AddParts(Event of)
    {
        var parts = services.GetRequiredService<EditParts>();
        await parts.AddSpeaker(
            of,
            new()
            {
                EventId = of.Id,
                Name = "Narasumber 001",
                About = "fotografer",
            },
            by
        );
        await parts.AddQuestion(of, new() { EventId = of.Id, Text = "Usahanya apa?" }, by);
        await services
            .GetRequiredService<SeatInvitations>()
            .Open(
                of,
                new()
                {
                    EventId = of.Id,
                    Attend = Attend.InPerson,
                    Code = "TEMAN234",
                    Name = "Difabel",
                    Quota = 1,
                },
                by
            );
    }

    private async Task<Event> Over()
    {
        var of = await Begun(Plan("Kelas lalu", new(app.Now.AddHours(-3), app.Now.AddHours(-1))));
        await _db.Events()
            .Where(row => row.Id == of.Id)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(row => row.Status, EventStatus.Published)
                    .SetProperty(row => row.Published, app.Now.AddDays(-3))
            );
        return of;
    }

    private async Task<List<Registration>> Registrations(Event coming, Event over)
    {
        var pools = await _db.SeatPools().AsNoTracking().Where(pool => pool.Code == null).ToListAsync();
        SeatPool Pool(Event of, Attend attend) => pools.Single(pool => pool.EventId == of.Id && pool.Attend == attend);
        List<Registration> rows =
        [
            Registration(Pool(over, Attend.InPerson), RegistrationStatus.Confirmed, 0),
            Registration(Pool(over, Attend.Online), RegistrationStatus.Confirmed, 1),
            Registration(Pool(coming, Attend.InPerson), RegistrationStatus.Pending, 2),
            Registration(Pool(coming, Attend.InPerson), RegistrationStatus.Entered, 3),
            Registration(Pool(coming, Attend.InPerson), RegistrationStatus.Offered, 4),
        ];
        foreach (var row in rows)
            _db.AddRange(
                row,
                new Ticket
                {
                    RegistrationId = row.Id,
                    EventId = row.EventId,
                    Number = 1,
                    SealedCode = app.TicketCode(),
                    Name = row.Name,
                }
            );
        await _db.SaveChangesAsync();
        return rows;
    }

    private Registration Registration(SeatPool pool, RegistrationStatus status, int number) =>
        new()
        {
            EventId = pool.EventId,
            PoolId = pool.Id,
            Attend = pool.Attend,
            Name = "Peserta 014",
            Phone = status == RegistrationStatus.Pending ? "+6281200001014" : null,
            Email = status == RegistrationStatus.Pending ? null : $"peserta{number}@example.org",
            SealedPhoneCode =
                status == RegistrationStatus.Pending
                    ? app.Services.GetRequiredService<SealedCodes>().Close(Proof.Of("123456"))
                    : null,
            Made = app.Now,
            Shown = app.Now,
            Status = status,
            Since = app.Now,
            OfferedUntil = app.Now.AddDays(1),
        };

    /// <summary>The code of the certificate of who was there.</summary>
    private async Task<string> Held(Event of, Registration came, Registration watched)
    {
        var there = await _db.Tickets()
            .Where(ticket => ticket.RegistrationId == came.Id)
            .Select(ticket => ticket.Id)
            .SingleAsync();
        of = await _db.Events().AsNoTracking().SingleAsync(row => row.Id == of.Id);
        await services.GetRequiredService<CheckIn>().ByHand(of, there, by);
        var name = PersonName.Read("Peserta Empat Belas")!;
        var certificate = (await services.GetRequiredService<Certify>().Give(of, there, name))!;
        _db.Feedbacks()
            .Add(
                new()
                {
                    RegistrationId = watched.Id,
                    EventId = of.Id,
                    Useful = 4,
                    Best = "Praktiknya.",
                    Better = "Lebih lama.",
                    At = app.Now,
                }
            );
        _db.Scans().AddRange(Scan(of, there, "A", conflict: false), Scan(of, there, "B", conflict: true));
        await _db.SaveChangesAsync();
        return certificate.Code;
    }

    private Scan Scan(Event of, Guid ticket, string device, bool conflict) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            EventId = of.Id,
            TicketId = ticket,
            Device = device,
            At = app.Now,
            Received = app.Now,
            Conflict = conflict,
        };

    private async Task<List<string>> Secrets(List<Registration> rows)
    {
        var (links, secrets) = (services.GetRequiredService<Messaging.SecretLinks>(), new List<string>());
        foreach (var row in rows)
            secrets.Add((await links.Of('t', row.Id)).Reveal());
        secrets.Add((await links.Of('k', rows[2].Id)).Reveal());
        return secrets;
    }
}
