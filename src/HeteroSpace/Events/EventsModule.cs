using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Initiatives;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>The door of the module.</summary>
public static class EventsModule
{
    public static void AddEvents(this IServiceCollection services)
    {
        services.AddSingleton<RegistrationDesk>();
        services.AddSingleton<SeatWriter>().AddHostedService(provider => provider.GetRequiredService<SeatWriter>());
        services.AddScoped(provider => new Register(
            provider.GetRequiredService<AppDb>(),
            provider.GetRequiredService<RegistrationDesk>(),
            provider.GetRequiredService<SeatWriter>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddScoped(provider => new PlanEvent(
            provider.GetRequiredService<AppDb>(),
            provider.GetRequiredService<StartInitiative>(),
            provider.GetRequiredService<ClosePhase>(),
            provider.GetRequiredService<Catalogue>(),
            provider.GetRequiredService<Alternatives>(),
            provider.GetRequiredService<RegistrationDesk>(),
            provider.GetRequiredService<IOutputCacheStore>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services
            .AddScoped<ChangeRegistration>()
            .AddScoped<DrawLots>()
            .AddScoped<EditParts>()
            .AddScoped<FindEvents>()
            .AddScoped<TellOfEvents>()
            .AddScoped<KeepEvents>()
            .AddScoped<HoldEvent>()
            .AddScoped<CheckIn>()
            .AddScoped<Certify>()
            .AddScoped<DoorRights>();
        services.AddSingleton<Jitsi>().AddSingleton<Certificates.CertificateFile>();
        services
            .AddSingleton(new FloorNames(HolderKind.Event, EventFloor.Names))
            .AddSingleton(new FloorWishes(EventFloor.Wishes));
        foreach (var duty in HoldEvent.Duties)
            services.AddSingleton(duty);
        services.AddJob(
            RegistrationNews.Job,
            (provider, job, stop) =>
                provider.GetRequiredService<TellOfEvents>().OfRegistration(job.Read<RegistrationNews>(), stop)
        );
        services.AddJob(
            EventNews.Job,
            (provider, job, stop) => provider.GetRequiredService<TellOfEvents>().OfEvent(job.Read<EventNews>(), stop)
        );
        services.AddJob(
            KeepEvents.Kind,
            (provider, _, stop) => provider.GetRequiredService<KeepEvents>().Once(stop),
            TimeSpan.FromSeconds(30)
        );
        AddListeners(services);
        services
            .AddSingleton(new StatusView(TellOfEvents.TicketLink, typeof(Tickets.TicketStatusView)))
            .AddSingleton(new StatusView(TellOfEvents.ConfirmLink, typeof(Tickets.ConfirmStatusView)));
        services
            .AddSingleton(new MineLink(12, "/saya/tiket", () => Words.Say("Tiket", "Tickets")))
            .AddSingleton(new MineLink(29, "/saya/acara", () => Words.Say("Acara kami", "Our events")));
        services.AddSingleton(
            new ConsoleLink(19, "acara", "calendar-event", EventTables.Desk, () => Words.Say("Acara", "Events"))
        );
        services.AddSingleton(
            new SitemapPart(
                async (db, stop) =>
                    [
                        new("/acara"),
                        .. await db.PublicEvents()
                            .Where(row => row.Status == EventStatus.Published)
                            .OrderByDescending(row => row.Starts)
                            .Take(SitemapPart.Most)
                            .Select(row => new SitemapEntry("/acara/" + row.Slug, row.Published))
                            .ToListAsync(stop),
                    ]
            )
        );
        services.AddSingleton(
            new FileOwner(
                "poster",
                async (db, stop) =>
                    [
                        .. (
                            await db.Events()
                                .Where(row => row.Picture != null)
                                .Select(row => row.Picture!)
                                .Concat(db.EventPhotos().Select(row => row.Picture))
                                .ToListAsync(stop)
                        ).SelectMany(picture => Pictures.Widths.Select(width => Pictures.FileName(picture, width))),
                    ]
            )
        );
        services.AddSingleton(
            new Counter(
                17,
                () => Words.Say("acara terlaksana", "events held"),
                site => "/acara?tampil=lewat" + (site is null ? "" : "&situs=" + site),
                (provider, site, stop) => Held(provider, site?.Id, stop)
            )
        );
        services.AddSingleton(
            new Counter(
                18,
                () => Words.Say("orang ikut acara", "people came to events"),
                site => "/acara?tampil=lewat" + (site is null ? "" : "&situs=" + site),
                (provider, site, stop) => Came(provider.GetRequiredService<AppDb>(), site?.Id, stop)
            )
        );
        services.AddSingleton(new MadeForReader(EventsOfInitiative.Read));
        services.AddSingleton<Foundation.Import.IImportTarget, ImportEvents.EventImport>();
        foreach (var sample in TellOfEvents.Samples())
            services.AddSingleton(sample);
        services.AddPersonalData(PersonalDataOfEvents.All);
    }

    private static void AddListeners(IServiceCollection services)
    {
        // Whoever shows who they are takes the seats they asked for before.
        services.AddListener<ContactConfirmed>(
            async (provider, confirmed, stop) =>
            {
                var change = provider.GetRequiredService<ChangeRegistration>();
                foreach (
                    var id in await provider
                        .GetRequiredService<AppDb>()
                        .Registrations()
                        .Where(row => row.PersonId == confirmed.PersonId && row.Status == RegistrationStatus.Pending)
                        .OrderBy(row => row.Made)
                        .Select(row => row.Id)
                        .ToListAsync(stop)
                )
                    await change.Show(id, stop);
            }
        );
        services.AddListener<ContactOwned>(
            (provider, owned, stop) =>
                provider
                    .GetRequiredService<AppDb>()
                    .Registrations()
                    .Where(row =>
                        row.PersonId == owned.From
                        && row.Status == RegistrationStatus.Pending
                        && (row.Email == null || row.Email == owned.Contact.Email)
                        && (row.Phone == null || row.Phone == owned.Contact.Phone)
                    )
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.PersonId, owned.To), stop)
        );
        services.AddListener<PersonLeaves>(
            async (provider, leaves, stop) =>
            {
                var change = provider.GetRequiredService<ChangeRegistration>();
                foreach (
                    var id in await provider
                        .GetRequiredService<AppDb>()
                        .Registrations()
                        .Where(row =>
                            row.PersonId == leaves.PersonId
                            && row.Status != RegistrationStatus.Cancelled
                            && row.Status != RegistrationStatus.Expired
                        )
                        .Select(row => row.Id)
                        .ToListAsync(stop)
                )
                    await change.Cancel(id, null, stop);
            }
        );
    }

    private static async Task<long> Held(IServiceProvider provider, Guid? site, CancellationToken stop)
    {
        var now = provider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        return await provider
            .GetRequiredService<AppDb>()
            .Events()
            .LongCountAsync(
                row => row.Status == EventStatus.Published && row.Ends <= now && (site == null || row.SiteId == site),
                stop
            );
    }

    // Each once an event, however many days it has; and those of events that were imported with a number.
    private static async Task<long> Came(AppDb db, Guid? site, CancellationToken stop) =>
        await db.Attendances()
            .Where(row => site == null || db.Events().Any(of => of.Id == row.EventId && of.SiteId == site))
            .Select(row => row.TicketId)
            .Distinct()
            .LongCountAsync(stop)
        + await db.Events()
            .Where(of => of.Status == EventStatus.Published && (site == null || of.SiteId == site))
            .SumAsync(of => (long)(of.CameBefore ?? 0), stop);

    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        Api.EventApi.Map(routes.MapGroup("/api/v1"));
        Feeds.EventFeeds.Map(routes);
        DoorDesk.DoorApi.Map(routes);
        Certificates.CertificateFile.Map(routes);
        Manage.EventDocuments.Map(routes);
    }
}
