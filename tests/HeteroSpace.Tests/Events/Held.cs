using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

/// <summary>What tests of events stand on: an event that is published, and people who register for it.</summary>
internal static class Held
{
    /// <summary>Monday a week after the tests' now, 13.00 to 15.00 WIB.</summary>
    public static readonly TimeRange NextWeek = new(
        HeteroApp.MondayAtTen.AddDays(7).AddHours(3),
        HeteroApp.MondayAtTen.AddDays(7).AddHours(5)
    );

    public static EventPlan Plan(int? inPerson = 10, int? online = null, bool isOnline = false) =>
        new()
        {
            Title = "Kelas foto produk",
            Summary = "Belajar memotret produk dengan ponsel.",
            Sector = Sector.PhotoFilm,
            When = NextWeek,
            Place = inPerson is null ? "" : "Pendopo kelurahan",
            InPerson = inPerson,
            IsOnline = isOnline || online is not null,
            Online = online,
            Link = "https://meet.example.org/foto",
        };

    public static Task<CatalogueSite> Site(HeteroApp app, string slug = "semarang") =>
        app.Do(async services => (await services.GetRequiredService<Catalogue>().Site(slug))!);

    public static async Task<(Person Officer, Event Event)> Event(
        HeteroApp app,
        EventPlan? plan = null,
        bool published = true,
        Guid? organization = null
    )
    {
        var officer = await app.Staff(Role.ProgramOfficer, "semarang");
        await app.Do(async services =>
        {
            await FirstTemplates.Put(services.GetRequiredService<AppDb>(), services.GetRequiredService<Frame>());
            return true;
        });
        var site = await Site(app);
        var of = (
            await app.Do(services =>
                services
                    .GetRequiredService<PlanEvent>()
                    .Begin(plan ?? Plan(), site, "acara-bersama", null, organization, false, officer.AccountId!.Value)
            )
        )!;
        if (published)
            Assert.IsType<PlanAnswer.Done>(
                await app.Do(services => services.GetRequiredService<PlanEvent>().Publish(of, officer.AccountId!.Value))
            );
        return (officer, await Now(app, of));
    }

    public static Task<Event> Now(HeteroApp app, Event seen) =>
        app.Read(db => db.Events().AsNoTracking().SingleAsync(row => row.Id == seen.Id));

    public static Task<Registration> Now(HeteroApp app, Registration seen) =>
        app.Read(db => db.Registrations().AsNoTracking().SingleAsync(row => row.Id == seen.Id));

    public static Task<SeatPool> Pool(HeteroApp app, Event of, Attend attend = Attend.InPerson, string? code = null) =>
        app.Read(db =>
            db.SeatPools()
                .AsNoTracking()
                .SingleAsync(row => row.EventId == of.Id && row.Attend == attend && row.Code == code)
        );

    public static Task<RegisterAnswer> Try(HeteroApp app, RegistrationWish wish) =>
        app.Do(services => services.GetRequiredService<Register>().Now(wish));

    /// <summary>Someone known registers; on the waiting list when there is no seat.</summary>
    public static async Task<Registration> Register(
        HeteroApp app,
        Event of,
        int people = 1,
        Attend? attend = null,
        Person? person = null
    )
    {
        var answer = await Try(app, new(of, attend, people, person ?? await app.Member(), "", "") { MayWait = true });
        return Assert.IsType<RegisterAnswer.Registered>(answer).Registration;
    }

    /// <summary>Someone without an account registers.</summary>
    public static async Task<Registration> Guest(HeteroApp app, Event of, string contact, int people = 1)
    {
        var answer = await Try(app, new(of, null, people, null, "Peserta 021", contact) { MayWait = true });
        return Assert.IsType<RegisterAnswer.Registered>(answer).Registration;
    }

    public static Task<ChangeSeat> Change(HeteroApp app, Func<ChangeRegistration, Task<ChangeSeat>> act) =>
        app.Do(services => act(services.GetRequiredService<ChangeRegistration>()));

    /// <summary>Taken as the pool counts it, and as its registrations hold it: one number.</summary>
    public static async Task<int> Taken(HeteroApp app, Event of, Attend attend = Attend.InPerson)
    {
        var (counted, held) = await app.Read(async db =>
            (
                await db.SeatPools()
                    .Where(pool => pool.EventId == of.Id && pool.Attend == attend)
                    .SumAsync(pool => pool.Taken),
                await db.Registrations()
                    .Where(row =>
                        row.EventId == of.Id
                        && row.Attend == attend
                        && (row.Status == RegistrationStatus.Confirmed || row.Status == RegistrationStatus.Offered)
                    )
                    .SumAsync(row => row.People)
            )
        );
        Assert.Equal(held, counted);
        return counted;
    }

    /// <summary>A device shows tickets at the door.</summary>
    public static Task<IReadOnlyList<LetInAnswer>> LetIn(
        HeteroApp app,
        Event of,
        string device,
        params Shown[] shown
    ) => app.Do(services => services.GetRequiredService<CheckIn>().Take(of, shown, device, Guid.CreateVersion7()));

    /// <summary>The first ticket of a registration.</summary>
    public static Task<Guid> TicketOf(HeteroApp app, Registration row) =>
        app.Read(db =>
            db.Tickets()
                .Where(ticket => ticket.RegistrationId == row.Id && ticket.Number == 1)
                .Select(ticket => ticket.Id)
                .SingleAsync()
        );

    /// <summary>A ticket as a device saw it.</summary>
    public static Shown Showing(HeteroApp app, Guid ticket, int minutesAgo = 0) =>
        new(Guid.CreateVersion7(), ticket, app.Now.AddMinutes(-minutesAgo));

    /// <summary>The secret of the link that opens a ticket.</summary>
    public static Task<string> Secret(HeteroApp app, Registration row) =>
        app.Do(async services => (await services.GetRequiredService<Messaging.SecretLinks>().Of('t', row.Id)).Reveal());
}
