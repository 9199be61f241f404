using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Initiatives;

/// <summary>Ideas inside an initiative.</summary>
public sealed class ProposalTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    [Fact]
    public async Task A_proposal_shows_involvement_of_those_who_take_part_and_of_nobody_else()
    {
        await using var app = await HeteroApp.Start(Later);
        var ((lead, community), (stranger, other)) = (
            await Made.Organization(app, "Komunitas Batik Muda"),
            await Made.Organization(app, "Komunitas Lain")
        );
        var (_, initiative) = await Made.Initiative(app, initiator: community.Id);
        await Made.Idea(app, "Usulan tamu yang baik", stranger, other.Id, initiative);
        Assert.Equal(0, await app.Read(db => db.Involvements().CountAsync()));
        var mine = await Made.Idea(app, "Usulan kami sendiri", lead, community.Id, initiative);
        Assert.Equal(
            InvolvementStatus.Confirmed,
            await app.Read(db => db.Involvements().Select(row => row.Status).SingleAsync())
        );
    }

    [Fact]
    public async Task A_proposal_that_is_hidden_shows_nothing_until_it_is_shown_again()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, community) = await Made.Organization(app, "Komunitas Batik Muda");
        var (officer, initiative) = await Made.Initiative(app, initiator: community.Id);
        var mine = await Made.Idea(app, "Usulan kami sendiri", lead, community.Id, initiative);
        Assert.True(
            await app.Do(services =>
                services.GetRequiredService<AnswerIdea>().Hide(mine, "Bukan di sini.", officer.AccountId!.Value)
            )
        );
        Assert.Equal(0, await app.Read(db => db.Involvements().CountAsync()));
        Assert.True(
            await app.Do(async services =>
                await services
                    .GetRequiredService<AnswerIdea>()
                    .Show(
                        await services
                            .GetRequiredService<AppDb>()
                            .Ideas()
                            .AsNoTracking()
                            .SingleAsync(row => row.Id == mine.Id),
                        officer.AccountId!.Value
                    )
            )
        );
        Assert.Equal(1, await app.Read(db => db.Involvements().CountAsync()));
    }

    [Fact]
    public async Task A_phase_that_takes_no_proposals_takes_none_though_the_form_stood_open()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, community) = await Made.Organization(app, "Komunitas Batik Muda");
        var (_, initiative) = await Made.Initiative(app, initiator: community.Id);
        await app.Read(db =>
            db.InitiativePhases().ExecuteUpdateAsync(set => set.SetProperty(row => row.Allows, Acts.Meet))
        );
        Assert.Null(
            await app.Do(services =>
                services
                    .GetRequiredService<PostIdea>()
                    .Now(
                        new(
                            initiative.SiteId,
                            "Usulan yang terlambat",
                            "Formulirnya masih terbuka.",
                            "Craft",
                            "",
                            "",
                            lead,
                            community.Id,
                            initiative
                        )
                    )
            )
        );
    }
}
