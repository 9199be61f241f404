using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Initiatives;

/// <summary>Light initiatives: a series that fills itself.</summary>
public sealed class LightTests
{
    private sealed record Weekly(Person Officer, InitiativeWish Wish);

    // A class that has met for three weeks.
    private static async Task<Weekly> Class(HeteroApp app)
    {
        var (lead, community) = await Made.Organization(app, "Komunitas Dapur Lumpia");
        var (series, at) = (Guid.CreateVersion7(), await app.Space("semarang/kelas"));
        await app.Read(db =>
        {
            foreach (var week in Enumerable.Range(1, 3))
            {
                var starts = app.Now.AddDays(-7 * week);
                var booking = Booking.Of(
                    new(at.Space.Id, starts, starts.AddHours(2), 20, "Kelas Kemasan", lead.Books())
                    {
                        Series = series,
                        Organization = community.Id,
                    },
                    at,
                    starts.AddDays(-3),
                    null
                );
                booking.Approve();
                // Of last week nobody came.
                if (week > 1)
                {
                    booking.CheckIn();
                    booking.Finish(starts.AddHours(2));
                }
                db.Add(booking);
            }
            return db.SaveChangesAsync();
        });
        var officer = await app.Staff(Role.ProgramOfficer, "semarang");
        await app.Do(async services =>
        {
            await FirstTemplates.Put(services.GetRequiredService<AppDb>(), services.GetRequiredService<Frame>());
            return true;
        });
        return new(
            officer,
            new(
                at.Site.Id,
                "kelas-rutin",
                "Kelas Kemasan Kamis",
                "Setiap Kamis pukul satu.",
                community.Id,
                series,
                true
            )
        );
    }

    private static Task<Initiative?> Start(HeteroApp app, Person officer, InitiativeWish wish) =>
        app.Do(services => services.GetRequiredService<StartInitiative>().Now(wish, officer.AccountId!.Value));

    [Fact]
    public async Task A_series_is_one_initiative()
    {
        await using var app = await HeteroApp.Start();
        var (officer, wish) = await Class(app);
        Assert.NotNull(await Start(app, officer, wish));
        Assert.Null(await Start(app, officer, wish with { Title = "Kelas lain" }));
    }

    [Fact]
    public async Task A_light_class_fills_its_sessions_and_attendance_from_the_bookings()
    {
        await using var app = await HeteroApp.Start();
        var (officer, wish) = await Class(app);
        var initiative = (await Start(app, officer, wish))!;
        initiative = await Made.Close(app, initiative, officer);
        await app.WorkJobs();
        await app.WorkJobs();
        // Its phases are called on every page as its trail calls them.
        using var visitor = Browse.Visitor(app);
        Assert.Contains("Berjalan (belum dikonfirmasi)", await visitor.Page("/komunitas/komunitas-dapur-lumpia"));
        Assert.Contains(
            "<h2>Berjalan</h2>",
            await visitor.Page($"/jejak/{initiative.Slug}/keterlibatan/komunitas-dapur-lumpia")
        );
        // What its template leaves out is no phase that was not reached yet.
        var trail = await visitor.Page("/jejak/" + initiative.Slug);
        Assert.Contains("class=\"threads threads-3\"", trail);
        Assert.DoesNotContain("Komitmen", trail);
        var sessions = await app.Read(db => db.Involvements().ToListAsync());
        Assert.Equal(2, sessions.Count);
        Assert.All(
            sessions,
            row =>
                Assert.Equal(
                    (Phase.Deliver, "session", InvolvementStatus.Offered),
                    (row.Phase, row.Evidence, row.Status)
                )
        );
        Assert.Equal(
            CloseAnswer.Closed,
            await app.Do(services =>
                services
                    .GetRequiredService<ClosePhase>()
                    .Now(initiative, "Dua sesi berjalan.", null, officer.AccountId!.Value)
            )
        );
        var report = await Made.Now(app, initiative);
        Assert.All(
            await app.Do(services => services.GetRequiredService<FulfilDuties>().DutiesOf(report, report.Active)),
            state => Assert.True(state.IsDone, state.Duty.Kind)
        );
    }
}
