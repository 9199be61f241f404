using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.FrontDesk.Close;
using HeteroSpace.FrontDesk.Defects;
using HeteroSpace.FrontDesk.Desk;
using HeteroSpace.FrontDesk.Shift;
using HeteroSpace.FrontDesk.Today;

namespace HeteroSpace.FrontDesk;

/// <summary>The door of the module: what one person needs to run a site's day.</summary>
public static class FrontDeskModule
{
    public static void AddFrontDesk(this IServiceCollection services)
    {
        services.AddScoped<ReadQueue>().AddScoped<ReadHouse>();
        services.AddScoped<DayAtDesk>().AddScoped<StayLonger>().AddScoped<TakePress>();
        services.AddSingleton(new DeskFind(15, CodesAtDesk.Read));
        services.AddSingleton(new DeskFind(20, PeopleAtDesk.Read)).AddSingleton(new DeskFind(30, RoomsAtDesk.Read));
        services.AddScoped<WhoIsHit>().AddScoped<ReadStillThere>().AddScoped<CloseFloor>();
        services.AddSingleton(Today).AddSingleton(Desk).AddSingleton(Closures);
        AddDefects(services);
        AddShift(services);
        services.AddPersonalData(PersonalDataOfFrontDesk.All);
    }

    public static void MapFrontDesk(this IEndpointRouteBuilder routes)
    {
        DeskApi.Map(routes);
        DefectPhoto.Map(routes);
        FoundPhoto.Map(routes);
    }

    private static void AddShift(IServiceCollection services)
    {
        services.AddScoped<HandOver>();
        services.AddSingleton(new FileOwner("photo of something found", FoundPhoto.Stored));
        services.AddAuditSubjects(
            new("shift-note", () => Words.Say("Catatan giliran", "Note of a shift")),
            new("found-thing", () => Words.Say("Barang temuan", "Thing that was found")),
            new("check-line", () => Words.Say("Baris daftar", "Line of a list"))
        );
        HandOver.AddUndo(services);
    }

    private static void AddDefects(IServiceCollection services)
    {
        services.AddScoped<StaffPhoto>().AddScoped<ChangeDefect>().AddScoped<TellMended>();
        services.AddSingleton(Broken).AddSingleton(TroublesOfDefects.Part);
        services.AddSingleton(new FileOwner("photo of something broken", DefectPhoto.Stored));
        services.AddAuditSubjects(
            new AuditSubject("defect", () => Words.Say("Kerusakan", "Broken thing"), "kerusakan#kerusakan-")
        );
        services.AddJob(
            TellMended.Job,
            () => Words.Say("Kabar perbaikan", "News of what was mended"),
            (provider, job, stop) => provider.GetRequiredService<TellMended>().Of(job.Read<DefectNews>(), stop)
        );
        services.AddSingleton(SamplesOfFrontDesk.Mended);
        ChangeDefect.AddUndo(services);
    }

    private static ConsoleLink Broken =>
        new(ConsoleTask.Rooms, 56, "kerusakan", "tools", Role.FrontDesk, () => Words.Say("Kerusakan", "Broken things"))
        {
            Waiting = [WaitsOfDefects.Open],
        };

    private static ConsoleLink Today =>
        new(ConsoleTask.Today, 0, "", "house-door", Role.FrontDesk, () => Words.Say("Hari ini", "Today"))
        {
            Also = [Role.Editor, Role.ProgramOfficer],
        };

    private static ConsoleLink Desk =>
        new(
            ConsoleTask.Today,
            30,
            "/meja",
            "person-workspace",
            Role.FrontDesk,
            () => Words.Say("Meja depan", "Front desk")
        )
        {
            HomeOf = [Role.FrontDesk],
            Waiting = [WaitsOfShift.Closing],
        };

    private static ConsoleLink Closures =>
        new(
            ConsoleTask.Rooms,
            58,
            "penutupan",
            "calendar-x",
            Role.SiteManager,
            () => Words.Say("Penutupan", "Closures")
        )
        {
            Waiting = [WaitsOfClosings.Unanswered],
        };
}
