using HeteroSpace.Bookings.Api;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

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
            .AddScoped<ChangeBooking>()
            .AddScoped<BookingNews>()
            .AddScoped<KeepTime>()
            .AddScoped<TellDesk>()
            .AddScoped<WriteMessage>();
        services.AddScoped(provider => new Book(
            provider.GetRequiredService<Catalogue>(),
            provider.GetRequiredService<AppDb>(),
            provider.GetRequiredService<BookingWriter>(),
            provider.GetRequiredService<Alternatives>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<Holds>(),
            provider.GetRequiredService<HoldsOfNetworks>()
        ));
        services.AddJob(
            BookingNews.Kind,
            (provider, job, stop) =>
                provider.GetRequiredService<BookingNews>().Tell(job.Read<BookingNews.Payload>(), stop)
        );
        services.AddJob(
            DeskNews.Kind,
            (provider, job, stop) => provider.GetRequiredService<TellDesk>().Now(job.Read<DeskNews>(), stop)
        );
        services.AddListener<ContactConfirmed>(
            async (provider, confirmed, stop) =>
            {
                var change = provider.GetRequiredService<ChangeBooking>();
                foreach (
                    var code in await provider
                        .GetRequiredService<AppDb>()
                        .Bookings()
                        .Where(row => row.PersonId == confirmed.PersonId && row.Status == BookingStatus.Held)
                        .Select(row => row.Code)
                        .ToListAsync(stop)
                )
                    await change.ConfirmBooker(code, Changer.Itself, stop);
            }
        );
        services.AddListener<OwnContactShown>(
            (provider, shown, stop) => WaitingBookings.KeepForGuardian(provider, shown.PersonId, stop)
        );
        services.AddListener<ContactOwned>((provider, owned, stop) => WaitingBookings.HandOver(provider, owned, stop));
        services.AddSingleton(new WaitingPart(10, WaitingBookings.Read));
        // Whoever has no mail learns of the hold from the message staff send: a quarter of an hour is left from then,
        // and never less than was told.
        services.AddListener<MessageSent>(
            async (provider, sent, stop) =>
            {
                if (sent.Kind != "booking.held")
                    return;
                var until = sent.At + HoldTime.Default;
                var db = provider.GetRequiredService<AppDb>();
                await db.Bookings()
                    .Where(row =>
                        row.Id == sent.SubjectId
                        && row.Status == BookingStatus.Held
                        && row.HeldUntil < until
                        && !db.People().Any(person => person.Id == row.PersonId && person.AwaitsGuardian)
                    )
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.HeldUntil, until), stop);
            }
        );
        services.AddSingleton<Figures.BookingFigures>();
        services.AddSingleton(
            new Counter(
                20,
                () => Words.Say("jam ruang terpakai", "hours of space given"),
                site => "/angka" + (site is null ? "" : "?situs=" + site),
                Figures.BookingCounters.Hours
            )
        );
        services.AddSingleton(
            new Counter(
                30,
                () => Words.Say("pemesanan bulan ini", "bookings this month"),
                site => "/angka" + (site is null ? "" : "?situs=" + site),
                Figures.BookingCounters.ThisMonth
            )
        );
        services.AddPersonalData(PersonalDataOfBookings.All);
        services.AddSingleton(new PersonPart(10, typeof(PersonBookings), PersonBookings.Read));
        services.AddListener<PersonLeaves>(
            async (provider, leaves, stop) =>
            {
                var change = provider.GetRequiredService<ChangeBooking>();
                foreach (
                    var booking in await provider
                        .GetRequiredService<AppDb>()
                        .Bookings()
                        .AsNoTracking()
                        .Where(row =>
                            row.PersonId == leaves.PersonId
                            && (
                                row.Status == BookingStatus.Held
                                || row.Status == BookingStatus.Requested
                                || row.Status == BookingStatus.Confirmed
                                || row.Status == BookingStatus.CheckedIn
                            )
                        )
                        .ToListAsync(stop)
                )
                    _ =
                        booking.Status == BookingStatus.CheckedIn
                            ? await change.Finish(booking.Code, Changer.Itself, stop)
                            : await change.Cancel(booking.Code, Changer.Itself, null, stop);
            }
        );
        services.AddSingleton(new StatusView(BookingNews.StatusKind, typeof(ByLink.BookingStatusView)));
        foreach (var sample in SamplesOfBookings.ForBookers.Concat(SamplesOfBookings.ForStaff))
            services.AddSingleton(sample);
        services.AddSingleton(
            new FileOwner(
                "letter",
                (db, stop) =>
                    db.Bookings()
                        .Where(booking => booking.LetterFile != null)
                        .Select(booking => booking.LetterFile!)
                        .ToListAsync(stop)
            )
        );
        services.AddSingleton(
            new AnswerClock(
                "requests",
                20,
                () => Words.Say("Permohonan ruang", "Requests for spaces"),
                () => Words.Say("2 hari kerja", "2 working days"),
                (provider, site, now, stop) =>
                    RequestAnswers.Figures(provider.GetRequiredService<AppDb>(), site, now, stop)
            )
        );
        services.AddSingleton(new MineLink(10, "/saya", () => Words.Say("Pemesanan", "Bookings")));
        services.AddSingleton(
            new ConsoleLink(10, "permohonan", "inbox", Role.FrontDesk, () => Words.Say("Permohonan", "Requests"))
            {
                Waiting = (provider, _, site, stop) =>
                    DeskThreads.Waiting(provider.GetRequiredService<AppDb>(), site, stop),
            }
        );
        services.AddSingleton(
            new ConsoleLink(20, "papan", "calendar3", Role.FrontDesk, () => Words.Say("Papan hari", "Day board"))
        );
        services.AddSingleton(
            new ConsoleLink(
                30,
                "/meja",
                "person-workspace",
                Role.FrontDesk,
                () => Words.Say("Meja depan", "Front desk")
            )
        );
        services.AddJob(
            KeepTime.Kind,
            (provider, _, stop) => provider.GetRequiredService<KeepTime>().Once(stop),
            TimeSpan.FromSeconds(30)
        );
    }

    public static void MapBookings(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        BookingApi.Map(api);
        AvailabilityApi.Map(api);
        routes.MapGet("/konsol/{site}/pemesanan/{code}/surat", Letter).RequireAuthorization();
        routes.MapGet("/saya/pemesanan/{code}/kalender.ics", MyCalendar).RequireAuthorization();
    }

    // Letters are for the staff of the site only.
    private static async Task<IResult> Letter(
        string site,
        string code,
        HttpContext http,
        AppDb db,
        Catalogue catalogue,
        Permissions permissions,
        FileStore files
    ) =>
        await catalogue.Site(site) is { } here
        && await permissions.May(http.User, Role.FrontDesk, here.Site.Id)
        && await db.Bookings()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Code == code && row.SiteId == here.Site.Id)
            is { LetterFile: { } file } booking
        && files.Open(file) is { } content
            ? Results.File(content, FileStore.MediaType(file), booking.LetterName)
            : Results.NotFound();

    private static async Task<IResult> MyCalendar(
        string code,
        HttpContext http,
        KnownPeople people,
        AppDb db,
        Catalogue catalogue,
        PublicUrl address
    ) =>
        await people.Behind(http.User) is { } me
        && await db.Bookings().AsNoTracking().SingleOrDefaultAsync(row => row.Code == code && row.PersonId == me.Id)
            is { } booking
        && await catalogue.Space(booking.SpaceId) is { } at
            ? Results.File(
                System.Text.Encoding.UTF8.GetBytes(BookingCalendar.Of(booking, at, address)),
                "text/calendar; charset=utf-8",
                booking.Code + ".ics"
            )
            : Results.NotFound();
}
