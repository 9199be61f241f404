using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation.Acts;

/// <summary>What an act tells people waits while it can be undone, and nothing else does.</summary>
public sealed class SecondThoughtTests
{
    private const string News = "no-such-news",
        Work = "no-such-work";

    private static async Task<bool> Done(Frame frame, Act act, string subject = "test:1")
    {
        act.Tell(News, 1);
        await act.MayBeUndone("test.done", subject, null, null);
        act.Tell(News, 2);
        act.Later(Work, 3);
        return true;
    }

    private static Task<bool> Done(IServiceProvider services, string subject = "test:1")
    {
        var frame = services.GetRequiredService<Frame>();
        return frame.Do(act => Done(frame, act, subject));
    }

    private static Task<List<(string Kind, DateTime Due, bool Held)>> Jobs(HeteroApp app) =>
        app.Read(async db =>
            (
                await db.Jobs()
                    .AsNoTracking()
                    .Where(job => job.Kind == News || job.Kind == Work)
                    .OrderBy(job => job.Payload)
                    .ToListAsync()
            ).ConvertAll(job => (job.Kind, job.Due, job.HeldBy != null))
        );

    [Fact]
    public async Task What_people_are_told_waits_two_minutes_and_the_work_of_the_house_does_not()
    {
        await using var app = await HeteroApp.Start();
        await app.Press(services => Done(services));
        var until = app.Now + SecondThought.Open;
        Assert.Equal([(News, until, true), (News, until, true), (Work, app.Now, false)], await Jobs(app));
        var thought = await app.Last();
        Assert.Equal((2, until, "1"), (thought.Held, thought.Until, thought.SubjectId));
    }

    [Fact]
    public async Task A_letter_written_in_the_act_itself_waits_as_well()
    {
        await using var app = await HeteroApp.Start();
        await app.Press(services =>
            services
                .GetRequiredService<Frame>()
                .Do(async act =>
                {
                    await act.MayBeUndone("test.done", "test:1", null, null);
                    var row = new Outgoing
                    {
                        Cause = "test",
                        To = "orang@example.org",
                        At = act.Now,
                    };
                    await services.GetRequiredService<LetterBox>().Put(row, Letter.About(Sentence.Say("Uji", "Test")));
                    return true;
                })
        );
        await app.WorkJobs(alsoHeld: false);
        Assert.Empty(app.Mails);
        app.Clock.Advance(SecondThought.Open);
        await app.WorkJobs(alsoHeld: false);
        Assert.Single(app.Mails);
    }

    [Fact]
    public async Task Nothing_waits_where_no_page_can_offer_to_undo_it()
    {
        await using var app = await HeteroApp.Start();
        await app.Do(services => Done(services));
        Assert.All(await Jobs(app), job => Assert.Equal((app.Now, false), (job.Due, job.Held)));
        Assert.Equal(0, await app.Read(db => db.SecondThoughts().CountAsync()));
    }

    [Fact]
    public async Task A_part_of_an_act_is_not_undone_by_itself()
    {
        await using var app = await HeteroApp.Start();
        var offered = await app.Press(async services =>
        {
            var frame = services.GetRequiredService<Frame>();
            await frame.Do(async _ => await Done(services));
            return frame.CanUndo;
        });
        Assert.Null(offered);
        Assert.All(await Jobs(app), job => Assert.False(job.Held));
    }

    [Fact]
    public async Task What_was_refused_offers_nothing_and_of_a_refused_part_nothing_is_counted()
    {
        await using var app = await HeteroApp.Start();
        var (offered, held) = await app.Press(async services =>
        {
            var frame = services.GetRequiredService<Frame>();
            await frame.Do(async act => act.Refuse(await Done(frame, act)));
            var none = frame.CanUndo;
            await frame.Do(async act =>
            {
                await act.MayBeUndone("test.done", "test:1", null, null);
                await frame.Do(inner =>
                {
                    inner.Tell(News, 1);
                    return Task.FromResult(inner.Refuse(true));
                });
                act.Tell(News, 2);
                return true;
            });
            return (none, frame.CanUndo!.Held);
        });
        Assert.Equal((null, 1), (offered, held));
        Assert.True(Assert.Single(await Jobs(app)).Held);
    }

    [Fact]
    public async Task What_is_done_next_to_a_subject_lets_go_of_what_waits_for_it_and_of_no_other()
    {
        await using var app = await HeteroApp.Start();
        await app.Press(services => Done(services, "test:1"));
        var first = await app.Last();
        await app.Press(services => Done(services, "test:2"));
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        await app.Act(async act =>
        {
            await act.Follows("test:1");
            return true;
        });
        var told = await app.Read(db => db.Jobs().AsNoTracking().Where(job => job.Kind == News).ToListAsync());
        Assert.Equal(4, told.Count);
        Assert.All(told, job => Assert.Equal(job.HeldBy == first.Id, job.Due <= app.Now));
        Assert.False((await app.Undo(first.Id, null)).Done);
    }

    [Fact]
    public async Task What_could_be_undone_is_forgotten_after_two_days()
    {
        await using var app = await HeteroApp.Start();
        await app.Press(services => Done(services));
        app.Clock.Advance(TimeSpan.FromHours(47));
        await app.WorkJobs();
        Assert.Equal(1, await app.Read(db => db.SecondThoughts().CountAsync()));
        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.WorkJobs();
        Assert.Equal(0, await app.Read(db => db.SecondThoughts().CountAsync()));
    }

    [Fact]
    public async Task A_mark_that_is_none_of_ours_leads_to_the_first_page_with_a_sentence()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var visitor = Browse.Visitor(app);
        var page = await visitor.GetStringAsync("/masuk");
        var token = System
            .Text.RegularExpressions.Regex.Match(page, "__RequestVerificationToken\" value=\"([^\"]+)")
            .Groups[1]
            .Value;
        using var made = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["tanda"] = "buatan", ["__RequestVerificationToken"] = token }
        );
        var answer = await visitor.PostAsync("/urungkan", made);
        Assert.Equal("/", answer.RequestMessage!.RequestUri!.AbsolutePath);
        using var bare = new FormUrlEncodedContent(new Dictionary<string, string> { ["tanda"] = "buatan" });
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await visitor.PostAsync("/urungkan", bare)).StatusCode);
    }
}
