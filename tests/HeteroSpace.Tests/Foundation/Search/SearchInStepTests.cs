using HeteroSpace.Content;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation.Search;

/// <summary>What is found is what stands there, whoever changes it and by whatever statement.</summary>
public sealed class SearchInStepTests
{
    private static Task<List<string>> Found(HeteroApp app, string kind) =>
        app.Read(db => db.SearchDocuments().Where(row => row.Kind == kind).Select(row => row.Title).ToListAsync());

    private static Task<IReadOnlyList<string>> Drift(HeteroApp app) =>
        app.Do(services => services.GetRequiredService<SettleSearch>().Drift(services.GetRequiredService<AppDb>()));

    // One of each kind, by the acts by which people make them.
    private static async Task Make(HeteroApp app)
    {
        await Held.Event(app);
        await Written.Published(app);
        await Filmed.Published(app);
        var (_, organization) = await Made.Organization(app, "Komunitas Lensa Contoh");
        await Made.Initiative(app, initiator: organization.Id);
        await Made.Idea(app, "Kelas foto tiap Rabu");
        await app.AlterTables("update ideas set status = 'Open'");
        await Contributions.Asked.For(app, null, Contributions.Asked.Goods(20));
        await app.WorkJobs();
    }

    [Theory]
    [InlineData("event", "update events set status = 'Draft'")]
    [InlineData("article", "update articles set status = 'Withdrawn'")]
    [InlineData("episode", "update episodes set stage = 'Dropped'")]
    [InlineData("organization", "update organizations set status = 'Suspended'")]
    [InlineData("organization", "update organizations set status = 'Declined'")]
    [InlineData("trail", "update initiatives set published = false")]
    [InlineData("trail", "update initiative_partners set status = 'Left'")]
    [InlineData("trail", "delete from initiative_partners")]
    [InlineData("idea", "update ideas set status = 'Hidden'")]
    [InlineData("idea", "delete from ideas")]
    [InlineData("need", "update needs set status = 'Closed'")]
    [InlineData("need", "update sites set published = false")]
    [InlineData("space", "update spaces set published = false")]
    [InlineData("space", "update sites set published = false")]
    [InlineData("site", "update sites set published = false")]
    public async Task What_is_hidden_is_gone_from_the_search_by_the_very_statement(string kind, string hides)
    {
        await using var app = await HeteroApp.Start();
        await Make(app);
        Assert.NotEmpty(await Found(app, kind));
        await app.AlterTables(hides);
        Assert.Empty(await Found(app, kind));
    }

    [Fact]
    public async Task Nothing_comes_into_the_search_that_is_not_public()
    {
        await using var app = await HeteroApp.Start();
        var draft = await Written.Draft(app);
        var (_, planned) = await Held.Event(app, published: false);
        foreach (var (kind, id) in (List<(string, Guid)>)[("article", draft.Id), ("event", planned.Id)])
        {
            var refused = await Assert.ThrowsAnyAsync<Exception>(() =>
                app.Read(db =>
                {
                    db.Add(
                        new SearchDocument
                        {
                            Kind = kind,
                            SubjectId = id,
                            Scope = Search.ScopeOf(kind, null),
                            Title = "rahasia",
                        }
                    );
                    return db.SaveChangesAsync();
                })
            );
            Assert.Contains("only what everyone may read", refused.ToString());
        }
    }

    [Fact]
    public async Task The_databases_own_rule_of_what_is_public_is_the_one_the_pages_keep_to()
    {
        await using var app = await HeteroApp.Start();
        await Make(app);
        await Written.Draft(app, Written.Plan("Belum terbit"));
        await Held.Event(app, Held.Plan() with { Title = "Belum terbit" }, published: false);
        await Made.Initiative(app, title: "Belum terbit", published: false);
        await app.AlterTables(
            "update spaces set published = false where slug = 'kelas'; "
                + "update sites set published = false where slug = 'solo'"
        );
        foreach (var kind in Findables.All)
        {
            var rule = $"select count(*) as \"Value\" from {kind.Table} it where {kind.PublicWhen}";
            var (asked, ruled) = await app.Read(async db =>
                (await kind.Public(db).CountAsync(), await db.Database.SqlQueryRaw<int>(rule).SingleAsync())
            );
            Assert.True(asked > 0, kind.Kind);
            Assert.Equal((kind.Kind, asked), (kind.Kind, ruled));
        }
        await app.WorkJobs();
        Assert.Empty(await Drift(app));
    }

    [Fact]
    public async Task Words_follow_in_the_same_commit_and_stay_when_it_is_taken_back()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app);
        await app.Read(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await Rename(db, "Kelas tenun");
            await transaction.RollbackAsync();
            return true;
        });
        Assert.Contains("foto", Assert.Single(await Found(app, "event")));
        await app.Read(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await Rename(db, "Kelas tenun");
            await transaction.CommitAsync();
            return true;
        });
        Assert.Contains("tenun", Assert.Single(await Found(app, "event")));
        // A statement that is its own transaction, and one row that is saved alone.
        await app.Read(db => Rename(db, "Kelas rotan"));
        Assert.Contains("rotan", Assert.Single(await Found(app, "event")));
        await app.Read(async db =>
        {
            (await db.Events().SingleAsync()).Summary = "Memakai bambu.";
            return await db.SaveChangesAsync();
        });
        var words = await app.Read(db => db.SearchDocuments().Where(row => row.SubjectId == of.Id).SingleAsync());
        Assert.Contains("bambu", words.Words);
        Assert.Equal(0, await app.Read(db => db.StaleDocuments().CountAsync()));

        static Task<int> Rename(AppDb db, string title) =>
            db.Events().ExecuteUpdateAsync(set => set.SetProperty(row => row.Title, title));
    }

    [Theory]
    [InlineData("speaker")]
    [InlineData("organizer")]
    [InlineData("site")]
    [InlineData("room")]
    public async Task An_event_is_found_by_what_belongs_to_it_and_by_its_new_name_alone(string what)
    {
        await using var app = await HeteroApp.Start();
        var (_, organization) = await Made.Organization(app, "Komunitas Lensa Contoh");
        var (_, of) = await Held.Event(app, organization: organization.Id);
        var room = await app.Space("semarang/kelas");
        await app.Read(async db =>
        {
            db.Add(new Speaker { EventId = of.Id, Name = "Ibu Lensa" });
            (await db.EventSessions().SingleAsync()).SpaceId = room.Space.Id;
            return await db.SaveChangesAsync();
        });
        Assert.Contains("lensa", await Words());
        await app.Read(db =>
            what switch
            {
                "speaker" => db.Speakers().ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, "Ibu Rotan")),
                "organizer" => db.Organizations()
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, "Komunitas Rotan")),
                "site" => db.Sites()
                    .Where(row => row.Id == of.SiteId)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, "Rumah Rotan")),
                _ => db.Spaces()
                    .Where(row => row.Id == room.Space.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Name.Id, "Ruang Rotan")),
            }
        );
        Assert.Contains("rotan", await Words());

        async Task<string> Words() =>
            (await app.Read(db => db.SearchDocuments().SingleAsync(row => row.SubjectId == of.Id))).Words;
    }

    [Fact]
    public void No_two_kinds_stand_on_one_shelf_or_under_one_word()
    {
        Assert.Distinct(Findables.All.Select(kind => kind.Shelf));
        Assert.Distinct(Findables.All.Select(kind => kind.Kind));
        Assert.Distinct(Findables.All.Select(kind => kind.Key));
        Assert.All(Findables.All, kind => Assert.InRange(kind.Shelf, 1, 99));
    }

    [Fact]
    public async Task Drift_is_told_by_its_kind_and_put_right()
    {
        await using var app = await HeteroApp.Start();
        await Make(app);
        Assert.Empty(await Drift(app));
        await app.AlterTables(
            "delete from search_documents where kind = 'article'; "
                + "update search_documents set words = 'lain' where kind = 'idea'"
        );
        var told = await Drift(app);
        Assert.Equal(2, told.Count);
        Assert.Contains(told, line => line.Contains("articles: 1 are not found"));
        Assert.Contains(told, line => line.Contains("ideas: 0 are not found, 1 by other words"));
        await app.Do(services =>
            services.GetRequiredService<SettleSearch>().Repair(services.GetRequiredService<AppDb>())
        );
        Assert.Empty(await Drift(app));
        Assert.NotEmpty(await Found(app, "article"));
    }

    [Fact]
    public async Task A_change_of_thousands_is_taken_up_by_the_job()
    {
        await using var app = await HeteroApp.Start();
        var site = await Made.Site(app);
        await app.Read(db =>
        {
            db.AddRange(
                Enumerable
                    .Range(0, 450)
                    .Select(number => new Organization
                    {
                        Name = $"Paguyuban {number}",
                        Slug = $"paguyuban-{number}",
                        RegionCode = "33.74",
                        SiteId = site,
                        Status = OrganizationStatus.Verified,
                        Registered = app.Now,
                    })
            );
            return db.SaveChangesAsync();
        });
        Assert.NotEmpty(await Drift(app));
        await app.Do(async services =>
        {
            await services.GetRequiredService<SettleSearch>().All(services.GetRequiredService<AppDb>());
            return true;
        });
        Assert.Empty(await Drift(app));
        Assert.Equal(450, (await Found(app, "organization")).Count);
    }
}
