using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Initiatives;

/// <summary>The score, against a set that was counted by hand, and against a count that goes row by row.</summary>
public sealed class ContinuityTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    [Fact]
    public async Task It_is_that_which_was_counted_by_hand()
    {
        await using var app = await HeteroApp.Start(Later);
        var (officer, initiative) = await Made.Initiative(app);
        async Task<Guid> Of(string name, OrganizationKind kind, params (Phase Phase, InvolvementStatus Status)[] took)
        {
            var (_, organization) = await Made.Organization(app, name, kind);
            foreach (var (phase, status) in took)
                await Made.Involve(app, initiative, organization.Id, phase, status);
            return organization.Id;
        }
        const InvolvementStatus Yes = InvolvementStatus.Confirmed,
            Maybe = InvolvementStatus.Offered,
            No = InvolvementStatus.Refused,
            Said = InvolvementStatus.Claimed;
        await Of(
            "Satu: idea, deliver, report confirmed",
            OrganizationKind.Community,
            (Phase.Idea, Maybe),
            (Phase.Deliver, Yes),
            (Phase.Report, Yes)
        );
        await Of(
            "Dua: a cooperative, twice in planning",
            OrganizationKind.Cooperative,
            (Phase.Idea, Yes),
            (Phase.CoPlan, Yes),
            (Phase.Deliver, Yes),
            (Phase.Report, Yes)
        );
        await Of(
            "Tiga: report not confirmed",
            OrganizationKind.Community,
            (Phase.CoPlan, Yes),
            (Phase.Deliver, Yes),
            (Phase.Report, Maybe)
        );
        await Of(
            "Empat: by its own word",
            OrganizationKind.Community,
            (Phase.CoPlan, Yes),
            (Phase.Deliver, Said),
            (Phase.Report, Yes)
        );
        await Of("Lima: only the first meeting", OrganizationKind.Community, (Phase.CoPlan, Yes));
        await Of("Enam: delivery, no report", OrganizationKind.Community, (Phase.Idea, Yes), (Phase.Deliver, Yes));
        await Of(
            "Tujuh: it was not so",
            OrganizationKind.Community,
            (Phase.CoPlan, No),
            (Phase.Deliver, Yes),
            (Phase.Report, Yes)
        );
        await Of(
            "Delapan: came for the delivery",
            OrganizationKind.Community,
            (Phase.Deliver, Yes),
            (Phase.Report, Yes)
        );
        await Of("Kampus", OrganizationKind.Academic, (Phase.CoPlan, Yes), (Phase.Deliver, Yes), (Phase.Report, Yes));
        await Of("Dinas", OrganizationKind.Government, (Phase.CoPlan, Yes));
        // Planned: one to six. Confirmed: one and two. Not confirmed: three and four. Not seen: five and six.
        var strip = await app.Read(db => Strip.Of(db, initiative.Id));
        Assert.Equal(new Continuity(6, 2, 2, 2), strip.Continuity);
        Assert.Equal(1.0 / 3, strip.Continuity.Score);
        Assert.Equal(10, strip.Rows.Count);
        for (var phase = 0; phase < 5; phase++)
            initiative = await Made.Close(app, initiative, officer);
        var year = SiteClock.Of("Asia/Jakarta").Date(app.Now).Year;
        Assert.Equal(
            new ContinuityOfYear(new(6, 2, 2, 2), 1, 0, 0),
            await app.Read(db => ContinuityQuery.OfYear(db, initiative.SiteId, year, SiteClock.Of("Asia/Jakarta")))
        );
        using var visitor = Browse.Visitor(app);
        var trail = await visitor.Page("/jejak/" + initiative.Slug);
        foreach (
            var text in (string[])
                ["33%", "2 dari 6 komunitas", "2 dikonfirmasi", "2 belum dikonfirmasi", "2 tidak tampak", "Rumusnya"]
        )
            Assert.Contains(text, trail);
        Assert.Contains("33%", await visitor.Page($"/jejak?situs=semarang&tahun={year}"));
    }

    [Fact]
    public void Below_two_communities_there_is_no_score() =>
        Assert.Equal(
            (null, 1.0, null),
            (new Continuity(1, 1, 0, 0).Score, new Continuity(2, 2, 0, 0).Score, default(Continuity).Score)
        );

    [Fact]
    public async Task Over_a_year_it_equals_a_count_that_goes_row_by_row()
    {
        await using var app = await HeteroApp.Start(Later);
        var (clock, dice) = (SiteClock.Of("Asia/Jakarta"), new Random(770));
        var sites = await app.Read(db =>
            db.Set<Sites.Site>().OrderBy(row => row.Slug).Select(row => row.Id).ToListAsync()
        );
        var organizations = Enumerable
            .Range(0, 40)
            .Select(number => new Organization
            {
                Name = $"Komunitas {number}",
                Slug = $"komunitas-{number}",
                Kind = number % 5 == 0 ? OrganizationKind.Academic : OrganizationKind.Community,
                RegionCode = "33.74",
                SiteId = sites[0],
                Status = OrganizationStatus.Verified,
                Registered = app.Now,
            })
            .ToList();
        var initiatives = Enumerable
            .Range(0, 30)
            .Select(number => new Initiative
            {
                SiteId = sites[number % 3],
                Slug = $"inisiatif-{number}",
                Title = "x",
                Active = 0,
                Published = number % 11 != 0,
                Light = number % 4 == 0,
                Started = app.Now.AddDays(-500),
            })
            .ToList();
        // Closed in the last hour of a year and the first of the next, by the site's clock.
        var turn = clock.Utc(new DateOnly(2036, 1, 1), TimeOnly.MinValue);
        var phases = initiatives
            .Select(
                (row, number) =>
                    new InitiativePhase
                    {
                        InitiativeId = row.Id,
                        Position = 0,
                        Phase = Phase.Report,
                        Opened = turn.AddDays(-9),
                        Closed = number % 7 == 0 ? null : turn.AddHours(number % 2 == 0 ? -1 : 0),
                    }
            )
            .ToList();
        var rows = new List<Involvement>();
        foreach (var initiative in initiatives)
        foreach (var organization in organizations.OrderBy(_ => dice.Next()).Take(dice.Next(0, 12)))
        foreach (var _ in Enumerable.Range(0, dice.Next(1, 8)))
            rows.Add(
                new()
                {
                    InitiativeId = initiative.Id,
                    OrganizationId = organization.Id,
                    Phase = (Phase)dice.Next(6),
                    Evidence = "hand",
                    SourceId = Guid.CreateVersion7(),
                    Title = "x",
                    At = app.Now,
                    Status = (InvolvementStatus)dice.Next(4),
                }
            );
        await app.Read(async db =>
        {
            db.AddRange(organizations);
            db.AddRange(initiatives);
            await db.SaveChangesAsync();
            // The finished ones hold no active phase open.
            await db.Initiatives().ExecuteUpdateAsync(set => set.SetProperty(row => row.Finished, app.Now));
            db.AddRange(phases);
            db.AddRange(rows);
            return await db.SaveChangesAsync();
        });
        // Two of them are merged into another.
        var officer = await app.Staff(Foundation.Security.Role.ProvincialAdministrator, null);
        foreach (var loser in organizations.Skip(1).Take(2))
            Assert.Equal(
                MergeAnswer.Done,
                await app.Do(async services =>
                    await services
                        .GetRequiredService<MergeOrganizations>()
                        .Now(
                            loser,
                            await services
                                .GetRequiredService<AppDb>()
                                .Organizations()
                                .AsNoTracking()
                                .SingleAsync(row => row.Id == organizations[3].Id),
                            officer.AccountId!.Value
                        )
                )
            );
        Guid Root(Guid id) => id == organizations[1].Id || id == organizations[2].Id ? organizations[3].Id : id;
        foreach (var site in sites.Select(id => (Guid?)id).Append(null))
        foreach (var year in (int[])[2035, 2036])
        {
            var wanted = initiatives
                .Where(
                    (row, number) =>
                        row.Published
                        && (site is null || row.SiteId == site)
                        && phases[number].Closed is { } closed
                        && clock.Date(closed).Year == year
                )
                .ToList();
            var sums = wanted
                .Select(row => Counted(rows.Where(took => took.InitiativeId == row.Id), organizations, Root))
                .ToList();
            var expected = new ContinuityOfYear(
                sums.Where(sum => sum.Planned >= 2).Aggregate(default(Continuity), (all, sum) => all + sum),
                wanted.Count,
                wanted.Count(row => row.Light),
                sums.Count(sum => sum.Planned < 2)
            );
            Assert.Equal(expected, await app.Read(db => ContinuityQuery.OfYear(db, site, year, clock)));
        }
    }

    // As one counts with a pencil: community by community, phase by phase.
    private static Continuity Counted(
        IEnumerable<Involvement> rows,
        List<Organization> organizations,
        Func<Guid, Guid> root
    )
    {
        var (planned, confirmed, unconfirmed, absent) = (0, 0, 0, 0);
        foreach (
            var mine in rows.Where(row => row.Status != InvolvementStatus.Refused)
                .GroupBy(row => root(row.OrganizationId))
        )
        {
            if (
                organizations.Single(row => row.Id == mine.Key).Kind != OrganizationKind.Community
                || !mine.Any(row => row.Phase is Phase.Idea or Phase.CoPlan)
            )
                continue;
            planned++;
            bool Seen(Phase phase) => mine.Any(row => row.Phase == phase);
            bool Sure(Phase phase) => mine.Any(row => row.Phase == phase && row.Status == InvolvementStatus.Confirmed);
            if (Sure(Phase.Deliver) && Sure(Phase.Report))
                confirmed++;
            else if (Seen(Phase.Deliver) && Seen(Phase.Report))
                unconfirmed++;
            else
                absent++;
        }
        return new(planned, confirmed, unconfirmed, absent);
    }
}
