using HeteroSpace.Foundation.Time;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>The score, against a set that was counted by hand, and against a count that goes row by row.</summary>
public sealed class ContinuityTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    // Planned: one to six. Confirmed: one and two. Not confirmed: three and four. Not seen: five and six.
    private static async Task TakeThePartsCountedByHand(HeteroApp app, Initiative initiative)
    {
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
    }

    [Fact]
    public async Task That_of_a_strip_is_that_which_was_counted_by_hand()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, initiative) = await Made.Initiative(app);
        await TakeThePartsCountedByHand(app, initiative);
        var strip = await app.Read(db => Strip.Of(db, initiative.Id));
        Assert.Equal(new Continuity(6, 2, 2, 2), strip.Continuity);
        Assert.Equal(1.0 / 3, strip.Continuity.Score);
        Assert.Equal(10, strip.Rows.Count);
    }

    [Fact]
    public async Task That_of_a_year_and_its_pages_is_that_which_was_counted_by_hand()
    {
        await using var app = await HeteroApp.Start(Later);
        var (officer, initiative) = await Made.Initiative(app);
        await TakeThePartsCountedByHand(app, initiative);
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
                [
                    "33%",
                    "2 dari 6 komunitas",
                    "2 komunitas dikonfirmasi sampai laporan",
                    "2 komunitas ikut sampai laporan, belum dikonfirmasi",
                    "2 komunitas belum tercatat sampai laporan",
                    "Cara menghitungnya",
                ]
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
        var clock = SiteClock.Of("Asia/Jakarta");
        var sites = await app.Read(db =>
            db.Set<Sites.Site>().OrderBy(row => row.Slug).Select(row => row.Id).ToListAsync()
        );
        var drawn = Drawn.Of(sites, app.Now, clock);
        await drawn.Save(app);
        await drawn.MergeTwo(app);
        foreach (var site in sites.Select(id => (Guid?)id).Append(null))
        foreach (var year in (int[])[2035, 2036])
            Assert.Equal(
                drawn.Counted(site, year, clock),
                await app.Read(db => ContinuityQuery.OfYear(db, site, year, clock))
            );
    }
}
