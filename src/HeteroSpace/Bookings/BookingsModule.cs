using HeteroSpace.Bookings.Api;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings;

/// <summary>The door of the module.</summary>
public static class BookingsModule
{
    public static void AddBookings(this IServiceCollection services)
    {
        services
            .AddSingleton<BookingWriter>()
            .AddHostedService(provider => provider.GetRequiredService<BookingWriter>());
        services.AddSingleton<CheckInKeys>().AddSingleton<HoldsOfNetworks>().AddScoped<Holds>();
        services
            .AddSingleton(new FloorNames(HolderKind.Booking, BookingFloor.Names))
            .AddSingleton(new FloorWishes(BookingFloor.Wishes));
        services
            .AddScoped<Alternatives>()
            .AddScoped<OtherPlaces>()
            .AddScoped<OfferNews>()
            .AddScoped<KeepOffers>()
            .AddScoped<ChangeBooking>()
            .AddScoped<FreeRequests>()
            .AddScoped<All.DecideSeveral>()
            .AddSingleton<WordsInAddress>()
            .AddScoped<BookingNews>()
            .AddScoped<KeepTime>()
            .AddScoped<TellDesk>();
        services.AddSingleton(BookingTalk.Subject);
        AddActs(services);
        services.AddSingleton(new WaitingPart(10, WaitingBookings.Read));
        services.AddSingleton(new NextPart(MyBookings.BookingsOfTheirs.Read));
        services.AddSingleton(new DeskFind(10, BookingsAtDesk.Read));
        services.AddSingleton<Figures.BookingFigures>();
        foreach (var counter in Figures.BookingCounters.All)
            services.AddSingleton(counter);
        services.AddAuditSubjects(new AuditSubject("booking", () => Words.Say("Pemesanan", "Booking"), "pemesanan/"));
        services.AddPersonalData(PersonalDataOfBookings.All);
        services.AddSingleton(new PersonPart(10, typeof(PersonBookings), PersonBookings.Read));
        services.AddSingleton(new StatusView(BookingNews.StatusKind, typeof(ByLink.BookingStatusView)));
        foreach (var sample in SamplesOfBookings.All)
            services.AddSingleton(sample);
        services.AddSingleton(new FileOwner("letter", RequestLetters.Stored)).AddSingleton(RequestAnswers.Clock);
        services.AddPublic(BookingsMenu.Public).AddHelp(BookingsHelp.All).AddSingleton(BookingsMenu.Mine);
        services.AddFindable(BookingsMenu.Findable);
        services.AddSingleton(BookingsMenu.Step);
        foreach (var link in BookingsMenu.Console)
            services.AddSingleton(link);
        services
            .AddScoped<SpacesNow>()
            .AddScoped<FreeNow>()
            .AddSingleton(new SitePart(10, SitePlace.Top, typeof(FirstSpace), FirstSpace.Read))
            .AddSingleton(new SitePart(10, SitePlace.Section, typeof(OtherSpaces), OtherSpaces.Read));
        AddJobs(services);
        UndoBooking.Add(services);
        AddListeners(services);
    }

    // Those whose parts are the module's own.
    private static void AddActs(IServiceCollection services)
    {
        services.AddScoped(provider => new Book(
            provider.GetRequiredService<Catalogue>(),
            provider.GetRequiredService<AppDb>(),
            provider.GetRequiredService<BookingWriter>(),
            provider.GetRequiredService<Alternatives>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<Holds>(),
            provider.GetRequiredService<HoldsOfNetworks>(),
            provider.GetRequiredService<Foundation.Acts.Sending>()
        ));
        services.AddScoped(provider => new MoveBooking(
            provider.GetRequiredService<AppDb>(),
            provider.GetRequiredService<Catalogue>(),
            provider.GetRequiredService<WhoHolds>(),
            provider.GetRequiredService<Alternatives>(),
            provider.GetRequiredService<ChangeBooking>(),
            provider.GetRequiredService<Foundation.Acts.Frame>()
        ));
        services.AddScoped(provider => new OfferPlace(
            provider.GetRequiredService<AppDb>(),
            provider.GetRequiredService<Catalogue>(),
            provider.GetRequiredService<OtherPlaces>(),
            provider.GetRequiredService<MoveBooking>(),
            provider.GetRequiredService<ChangeBooking>(),
            provider.GetRequiredService<Foundation.Acts.Frame>()
        ));
    }

    private static void AddJobs(IServiceCollection services)
    {
        services.AddJob(
            BookingNews.Kind,
            () => Words.Say("Kabar pemesanan", "News of a booking"),
            (provider, job, stop) =>
                provider.GetRequiredService<BookingNews>().Tell(job.Read<BookingNews.Payload>(), stop)
        );
        services.AddJob(
            OfferNews.Kind,
            () => Words.Say("Tawaran ruang atau waktu lain", "An offer of another space or time"),
            (provider, job, stop) => provider.GetRequiredService<OfferNews>().Now(job.Read<OfferNews.Payload>(), stop)
        );
        services.AddJob(
            KeepOffers.Kind,
            (provider, _, stop) => provider.GetRequiredService<KeepOffers>().Once(stop),
            TimeSpan.FromMinutes(1)
        );
        services.AddJob(
            DeskNews.Kind,
            () => Words.Say("Kabar kepada meja depan", "Word to the front desk"),
            (provider, job, stop) => provider.GetRequiredService<TellDesk>().Now(job.Read<DeskNews>(), stop)
        );
        services.AddJob(
            KeepTime.Kind,
            (provider, _, stop) => provider.GetRequiredService<KeepTime>().Once(stop),
            TimeSpan.FromSeconds(30)
        );
    }

    private static void AddListeners(IServiceCollection services)
    {
        services.AddListener<ContactConfirmed>(
            (provider, confirmed, stop) => WaitingBookings.Confirm(provider, confirmed.PersonId, stop)
        );
        services.AddListener<OwnContactShown>(
            (provider, shown, _) => WaitingBookings.KeepForGuardian(provider, shown.PersonId)
        );
        services.AddListener<ContactOwned>((provider, owned, _) => WaitingBookings.HandOver(provider, owned));
        services.AddListener<MessageSent>((_, sent, _) => WaitingBookings.HoldFromThen(sent));
        services.AddListener<PersonLeaves>(
            (provider, leaves, stop) => PersonalDataOfBookings.EndWhatIsOpen(provider, leaves.PersonId, stop)
        );
    }

    public static void MapBookings(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        BookingApi.Map(api);
        All.ExportBookings.Map(routes);
        AvailabilityApi.Map(api);
        routes.MapGet("/konsol/{site}/pemesanan/{code}/surat", RequestLetters.Open).RequireAuthorization();
        routes.MapGet("/saya/pemesanan/{code}/kalender.ics", BookingCalendar.Mine).RequireAuthorization();
    }
}
