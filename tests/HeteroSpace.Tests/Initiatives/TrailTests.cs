using System.Net;
using AngleSharp.Html.Parser;
using HeteroSpace.Foundation.Markdown;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Initiatives;

/// <summary>The public story of an initiative, however long it grows.</summary>
public sealed class TrailTests
{
    [Fact]
    public async Task Quotes_in_quotes_without_end_are_shown_as_they_were_typed()
    {
        var deep = new string('>', 3000) + " dalam";
        Assert.Contains("dalam", MarkdownText.Html(deep).Value);
        Assert.Contains("dalam", MarkdownText.Plain(deep));
        Assert.Equal("<h4>a</h4>\n<h5>b</h5>", MarkdownText.Html("# a\n\n### b", 4).Value.Trim());
        Assert.Equal("…", Foundation.Ui.Words.Cut("😀😀", 2));
        Assert.Equal("Yang terasa:…", Foundation.Ui.Words.Cut("Yang terasa: pembeli bertanya", 18));
        Assert.Equal("Yang terasa: pembeli…", Foundation.Ui.Words.Cut("Yang terasa: pembeli bertanya", 21));
        Assert.Equal("abcdefghi…", Foundation.Ui.Words.Cut("abcdefghijklmn", 10));
        await using var app = await HeteroApp.Start();
        var (officer, initiative) = await Made.Initiative(app);
        Assert.True(
            await app.Do(services =>
                services
                    .GetRequiredService<ClosePhase>()
                    .Edit(initiative, initiative.Title, deep[..1990], officer.AccountId!.Value)
            )
        );
        using var visitor = Browse.Visitor(app);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/jejak/" + initiative.Slug)).StatusCode);
    }

    [Fact]
    public async Task A_full_trail_is_read_by_as_many_queries_as_an_empty_one()
    {
        await using var app = await HeteroApp.Start();
        var (_, empty) = await Made.Initiative(app, title: "Jejak yang kosong");
        var (_, full) = await Made.Initiative(app, title: "Jejak yang penuh");
        await Fill(app, full);
        using var visitor = Browse.Visitor(app);
        using var count = new QueryCount(
            await app.Read(db => Task.FromResult(db.Database.GetDbConnection().ConnectionString))
        );
        foreach (var slug in (string[])[empty.Slug, full.Slug])
            await Counted(count, visitor, slug);
        await SaysOneName(visitor, full);
        // EF looks once a second whether anyone listens.
        await Task.Delay(1200);
        var (few, many) = (await Counted(count, visitor, empty.Slug), await Counted(count, visitor, full.Slug));
        // Names, steps and counts are read where there are any; nothing is read row by row.
        Assert.InRange(many, few, few + 6);
        Assert.InRange(many, 1, 25);
    }

    // Phases as the steps above them, organizations as their own pages.
    private static async Task SaysOneName(HttpClient visitor, Initiative full)
    {
        var page = new HtmlParser().ParseDocument(await visitor.Page("/jejak/" + full.Slug));
        Assert.Equal(
            page.QuerySelectorAll(".phase-steps li > span:first-child").Select(name => name.TextContent),
            page.QuerySelectorAll(".threads [role=columnheader] .phase-name").Select(name => name.TextContent)
        );
        Assert.Contains(
            page.QuerySelectorAll(".threads [role=rowheader]"),
            row => row.TextContent.Contains("Komunitas 11", StringComparison.Ordinal)
        );
    }

    private static async Task Fill(HeteroApp app, Initiative full)
    {
        for (var number = 0; number < 12; number++)
        {
            var (_, organization) = await Made.Organization(app, $"Komunitas {number}");
            await Made.Join(app, full, organization.Id);
            await Made.Involve(app, full, organization.Id, Phase.CoPlan);
            await app.Read(db =>
            {
                db.AddRange(
                    new Commitment
                    {
                        InitiativeId = full.Id,
                        OrganizationId = organization.Id,
                        Text = "Tenaga",
                        At = app.Now,
                    },
                    new ReportPart
                    {
                        InitiativeId = full.Id,
                        OrganizationId = organization.Id,
                        Text = "Cerita",
                        At = app.Now,
                    },
                    new Outcome
                    {
                        InitiativeId = full.Id,
                        OrganizationId = organization.Id,
                        Title = $"Hasil {organization.Name}",
                        Owner = "x",
                        Made = app.Now,
                    },
                    new Meeting
                    {
                        InitiativeId = full.Id,
                        Title = "Rapat",
                        Starts = app.Now,
                        Ends = app.Now.AddHours(1),
                        Status = MeetingStatus.Held,
                        Published = app.Now,
                    },
                    new WorkTask
                    {
                        InitiativeId = full.Id,
                        OrganizationId = organization.Id,
                        Title = "Tugas",
                        Made = app.Now,
                    }
                );
                return db.SaveChangesAsync();
            });
        }
    }

    private static async Task<int> Counted(QueryCount count, HttpClient visitor, string slug)
    {
        var before = count.Count;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/jejak/" + slug);
        // A session cookie, even one that is not valid, is never answered from the cache.
        request.Headers.Add("Cookie", "hs-session=x");
        Assert.Equal(HttpStatusCode.OK, (await visitor.SendAsync(request)).StatusCode);
        return count.Count - before;
    }
}
