using HeteroSpace.Contributions;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Initiatives;
using HeteroSpace.Messaging;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;

namespace HeteroSpace.Events;

/// <summary>The door of the module.</summary>
public static class EventsModule
{
    public static void AddEvents(this IServiceCollection services)
    {
        services.AddSingleton<RegistrationDesk>().AddSingleton(RegistrationDesk.InMemory);
        services.AddSingleton<SeatWriter>().AddHostedService(provider => provider.GetRequiredService<SeatWriter>());
        services
            .AddScoped<Register>()
            .AddScoped<PlanEvent>()
            .AddScoped<ChangeEvent>()
            .AddScoped<ChangeRoom>()
            .AddScoped<TurnOnline>()
            .AddScoped<RoomClashes>()
            .AddScoped<SeatInvitations>()
            .AddScoped<ChangeRegistration>()
            .AddScoped<DrawLots>()
            .AddScoped<EditParts>()
            .AddScoped<FindEvents>()
            .AddScoped<TellOfEvents>()
            .AddScoped<KeepEvents>()
            .AddScoped<HoldEvent>();
        services.AddScoped<CheckIn>().AddScoped<Certify>().AddScoped<DoorRights>();
        services.AddSingleton<Jitsi>().AddSingleton<Certificates.CertificateFile>();
        services
            .AddSingleton(new FloorNames(HolderKind.Event, EventFloor.Names))
            .AddSingleton(new FloorWishes(EventFloor.Wishes));
        foreach (var duty in DutiesOfEvents.All)
            services.AddSingleton(duty);
        AddJobs(services);
        UndoEvent.Add(services);
        UndoSeat.Add(services);
        AddListeners(services);
        AddWays(services);
        services.AddSingleton(new WaitingPart(20, WaitingRegistrations.Read));
        services.AddSingleton(
            new WaitingNumbers(
                PendingRegistrations.ByCode,
                (provider, id, by, site, _) => PendingRegistrations.Seen(provider, id, by, site),
                PendingRegistrations.CameIn
            )
        );
        services
            .AddSingleton(new SitemapPart(SitemapOfEvents.Pages))
            .AddSingleton(new PageBoundaries(PageBoundariesOfEvents.Within))
            .AddSingleton(FindableEvents.Kind)
            .AddSingleton(new FileOwner("poster", EventPictures.Stored))
            .AddSingleton(new FileOwner("photo of an event", PhotoTables.Stored<EventPhoto>))
            .AddSingleton(EventPhotoTable.Shown);
        foreach (var counter in EventCounters.All)
            services.AddSingleton(counter);
        services.AddSingleton(new SitePart(20, SitePlace.Section, typeof(Show.EventsHere), Show.EventsHere.Read));
        EventsAtDesk.Add(services);
        services.AddSingleton(new GiftUsePart(GiftsInUseOfEvents.Read));
        services.AddScoped<EventsOfInitiative>().AddSingleton(new NextPart(NextEvents.Read));
        services.AddSingleton(new AskedPart(20, ProposalsInHand.Read));
        services.AddSingleton(new ComingStanding("event", EventStanding.Read));
        services.AddScoped(own => new MadeForReader(own.GetRequiredService<EventsOfInitiative>().Read));
        services.AddSingleton<Foundation.Import.IImportTarget, ImportEvents.EventImport>();
        AddTalk(services);
        services.AddPersonalData(PersonalDataOfEvents.All);
        services.AddAudited(AuditedOfEvents.All);
    }

    // What is written about events, by and to those who propose them or come.
    private static void AddTalk(IServiceCollection services)
    {
        WithdrawProposal.Add(services);
        services.AddScoped<WriteToAll>().AddScoped<TellWord>().AddSingleton(SamplesOfEvents.OfWord);
        foreach (var subject in EventTalk.Subjects)
            services.AddSingleton(subject);
        foreach (var sample in SamplesOfEvents.OfRegistrations().Concat(SamplesOfEvents.OfEvents()))
            services.AddSingleton(sample);
        services.AddJob(
            WriteToAll.Job,
            () => Words.Say("Pesan kepada peserta acara", "A word to those of an event"),
            (provider, job, stop) => provider.GetRequiredService<TellWord>().Now(job.Read<EventWordNews>(), stop)
        );
    }

    // How people come to its pages.
    private static void AddWays(IServiceCollection services)
    {
        services
            .AddSingleton(new StatusView(TellOfEvents.TicketLink, typeof(Tickets.TicketStatusView)))
            .AddSingleton(new StatusView(TellOfEvents.ConfirmLink, typeof(Tickets.ConfirmStatusView)));
        foreach (var link in EventsMenu.Mine)
            services.AddSingleton(link);
        services.AddFindable(EventsMenu.Findable);
        services.AddPublic(EventsMenu.Public).AddHelp(EventsHelp.All).AddSingleton(EventsMenu.Console);
        services.AddAuditSubjects(
            new("event", () => Words.Say("Acara", "Event"), "acara/"),
            new("registration", () => Words.Say("Pendaftaran", "Registration")),
            new("ticket", () => Words.Say("Tiket", "Ticket"))
        );
        services.AddSingleton(EventsMenu.Step);
    }

    private static void AddJobs(IServiceCollection services)
    {
        services.AddJob(
            RegistrationNews.Job,
            () => Words.Say("Kabar pendaftaran acara", "News of a registration"),
            (provider, job, stop) =>
                provider.GetRequiredService<TellOfEvents>().OfRegistration(job.Read<RegistrationNews>(), stop)
        );
        services.AddJob(
            EventNews.Job,
            () => Words.Say("Kabar acara", "News of an event"),
            (provider, job, stop) => provider.GetRequiredService<TellOfEvents>().OfEvent(job.Read<EventNews>(), stop)
        );
        services.AddJob(
            KeepEvents.Kind,
            (provider, _, stop) => provider.GetRequiredService<KeepEvents>().Once(stop),
            TimeSpan.FromSeconds(30)
        );
    }

    private static void AddListeners(IServiceCollection services)
    {
        services.AddListener<ContactConfirmed>(
            (provider, confirmed, stop) => PendingRegistrations.Confirm(provider, confirmed.PersonId, stop)
        );
        services.AddListener<ContactOwned>((provider, owned, _) => PendingRegistrations.HandOver(provider, owned));
        services.AddListener<PersonLeaves>(
            (provider, leaves, stop) => PersonalDataOfEvents.EndWhatIsOpen(provider, leaves.PersonId, stop)
        );
    }

    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        Api.EventApi.Map(routes.MapGroup("/api/v1"));
        Feeds.EventFeeds.Map(routes);
        Share.EventPictureFiles.Map(routes);
        DoorDesk.DoorApi.Map(routes);
        Certificates.CertificateFile.Map(routes);
        Manage.EventDocuments.Map(routes);
    }
}
