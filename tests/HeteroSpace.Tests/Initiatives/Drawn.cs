using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Initiatives;

/// <summary>
/// Initiatives, organizations and what they took part in, as the dice fall, and their continuity as one counts with a
/// pencil.
/// </summary>
internal sealed record Drawn(
    List<Organization> Organizations,
    List<Initiative> Initiatives,
    List<InitiativePhase> Phases,
    List<Involvement> Rows
)
{
    public static Drawn Of(List<Guid> sites, DateTime now, SiteClock clock)
    {
        var organizations = SomeOrganizations(sites[0], now);
        var initiatives = SomeInitiatives(sites, now);
        return new(
            organizations,
            initiatives,
            ReportsAround(clock.Utc(new DateOnly(2036, 1, 1), TimeOnly.MinValue), initiatives),
            SomeInvolvements(initiatives, organizations, now)
        );
    }

    private static List<Organization> SomeOrganizations(Guid site, DateTime now) =>
        Enumerable
            .Range(0, 40)
            .Select(number => new Organization
            {
                Name = $"Komunitas {number}",
                Slug = $"komunitas-{number}",
                Kind = number % 5 == 0 ? OrganizationKind.Academic : OrganizationKind.Community,
                RegionCode = "33.74",
                SiteId = site,
                Status = OrganizationStatus.Verified,
                Registered = now,
            })
            .ToList();

    private static List<Initiative> SomeInitiatives(List<Guid> sites, DateTime now) =>
        Enumerable
            .Range(0, 30)
            .Select(number => new Initiative
            {
                SiteId = sites[number % 3],
                Slug = $"inisiatif-{number}",
                Title = "x",
                Active = 0,
                Published = number % 11 != 0,
                Light = number % 4 == 0,
                Started = now.AddDays(-500),
            })
            .ToList();

    // Closed in the last hour of a year and the first of the next, by the site's clock.
    private static List<InitiativePhase> ReportsAround(DateTime turn, List<Initiative> initiatives) =>
        initiatives
            .Select(
                (row, number) =>
                    new InitiativePhase
                    {
                        InitiativeId = row.Id,
                        Position = 0,
                        Phase = Phase.Report,
                        Opened = turn.AddDays(-9),
                        Closed = ClosedAround(turn, number),
                    }
            )
            .ToList();

    private static DateTime? ClosedAround(DateTime turn, int number)
    {
        if (number % 7 == 0)
            return null;
        return turn.AddHours(number % 2 == 0 ? -1 : 0);
    }

    private static List<Involvement> SomeInvolvements(
        List<Initiative> initiatives,
        List<Organization> organizations,
        DateTime now
    )
    {
        var dice = new Random(770);
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
                    At = now,
                    Status = (InvolvementStatus)dice.Next(4),
                }
            );
        return rows;
    }

    public Task<int> Save(HeteroApp app) =>
        app.Read(async db =>
        {
            db.AddRange(Organizations);
            db.AddRange(Initiatives);
            await db.SaveChangesAsync();
            // The finished ones hold no active phase open.
            await db.Initiatives().ExecuteUpdateAsync(set => set.SetProperty(row => row.Finished, app.Now));
            db.AddRange(Phases);
            db.AddRange(Rows);
            return await db.SaveChangesAsync();
        });

    /// <summary>Two of them are merged into another.</summary>
    public async Task MergeTwo(HeteroApp app)
    {
        var officer = await app.Staff(Foundation.Security.Role.ProvincialAdministrator, null);
        foreach (var loser in Organizations.Skip(1).Take(2))
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
                                .SingleAsync(row => row.Id == Organizations[3].Id),
                            officer.AccountId!.Value
                        )
                )
            );
    }

    private Guid Root(Guid id) => id == Organizations[1].Id || id == Organizations[2].Id ? Organizations[3].Id : id;

    public ContinuityOfYear Counted(Guid? site, int year, SiteClock clock)
    {
        var wanted = Initiatives
            .Where(
                (row, number) =>
                    row.Published
                    && (site is null || row.SiteId == site)
                    && Phases[number].Closed is { } closed
                    && clock.Date(closed).Year == year
            )
            .ToList();
        var sums = wanted.Select(row => Counted(Rows.Where(took => took.InitiativeId == row.Id))).ToList();
        return new(
            sums.Where(sum => sum.Planned >= 2).Aggregate(default(Continuity), (all, sum) => all + sum),
            wanted.Count,
            wanted.Count(row => row.Light),
            sums.Count(sum => sum.Planned < 2)
        );
    }

    // As one counts with a pencil: community by community, phase by phase.
    private Continuity Counted(IEnumerable<Involvement> rows)
    {
        var (planned, confirmed, unconfirmed, absent) = (0, 0, 0, 0);
        foreach (
            var mine in rows.Where(row => row.Status != InvolvementStatus.Refused)
                .GroupBy(row => Root(row.OrganizationId))
        )
        {
            if (
                Organizations.Single(row => row.Id == mine.Key).Kind != OrganizationKind.Community
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
