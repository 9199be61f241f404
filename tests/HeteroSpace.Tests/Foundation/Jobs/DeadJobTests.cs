using System.Net;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation.Jobs;

/// <summary>What was given up is seen by staff, who have it tried again or throw it away.</summary>
public sealed class DeadJobTests
{
    private const string Page = "/konsol/semarang/pekerjaan";

    private static Task<HeteroApp> Start() => HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));

    private static async Task<HttpClient> Administrator(HeteroApp app) =>
        await RightsTests.Browser(app, await app.Staff(Role.ProvincialAdministrator, null));

    private static Task<Guid> Given(HeteroApp app, string kind, string error = "JsonException") =>
        app.Act(act =>
        {
            var job = Job.Of(kind, "Sumarni", act.Now);
            (job.Dead, job.Attempts, job.LastError) = (true, 10, error);
            act.Tell(job);
            return Task.FromResult(job.Id);
        });

    private static Task<List<Job>> Rows(HeteroApp app) =>
        app.Read(db => db.Jobs().AsNoTracking().Where(job => job.EverySeconds == null).ToListAsync());

    private static Task<List<string>> Noted(HeteroApp app) =>
        app.Read(db =>
            db.Audit()
                .Where(row => row.Action.StartsWith("job."))
                .OrderBy(row => row.At)
                .ThenBy(row => row.Id)
                .Select(row => row.Action + " " + row.Subject + " " + row.Detail)
                .ToListAsync()
        );

    [Fact]
    public async Task What_failed_ten_times_is_told_in_words_and_without_what_it_was_about()
    {
        await using var app = await Start();
        var job = Job.Of(NewPassword.MailJob, "Sumarni, 081200001777", app.Now);
        await app.Act(act =>
        {
            act.Tell(job);
            return Task.FromResult(true);
        });
        var worker = app.Services.GetRequiredService<JobWorker>();
        for (var tries = 0; tries < 10; tries++)
        {
            Assert.Equal(1, await worker.WorkOnce(Lane.Quick));
            app.Clock.Advance(TimeSpan.FromHours(2));
        }
        Assert.Equal(0, await worker.WorkOnce(Lane.Quick));
        using var staff = await Administrator(app);
        var page = await staff.Page(Page);
        Assert.Contains("Surat sandi baru", page, StringComparison.Ordinal);
        Assert.Contains("setelah dicoba 10 kali", page, StringComparison.Ordinal);
        Assert.Contains("JsonException", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Sumarni", page, StringComparison.Ordinal);
        Assert.DoesNotContain("0812", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Sumarni", (await Rows(app)).Single().LastError!, StringComparison.Ordinal);
        var english = await staff.Page(Page + "?lang=en");
        Assert.Contains("Mail for a new password", english, StringComparison.Ordinal);
        Assert.Contains("after 10 tries", english, StringComparison.Ordinal);
        Assert.Equal(
            ["1 jobs were given up; staff see them under Pekerjaan macet: new-password 1."],
            await app.Read(Verify.Jobs)
        );
    }

    [Fact]
    public async Task Where_nothing_is_stuck_the_page_says_so_and_the_menu_counts_nothing()
    {
        await using var app = await Start();
        using var staff = await Administrator(app);
        Assert.Contains("Tidak ada yang macet", await staff.Page(Page), StringComparison.Ordinal);
        Assert.Contains("Nothing is stuck", await staff.Page(Page + "?lang=en"), StringComparison.Ordinal);
        Assert.DoesNotMatch("<span class=\"waits\">", await staff.Page("/konsol/semarang/libur?lang=id"));
        Assert.Empty(await app.Read(Verify.Jobs));
        await Given(app, NewPassword.MailJob);
        await Given(app, "gone");
        app.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Matches("<span class=\"waits\">2<", await staff.Page("/konsol/semarang/libur"));
        Assert.Contains("Pekerjaan yang tidak dikenal lagi (gone)", await staff.Page(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tried_again_it_is_due_with_all_its_tries_and_thrown_away_it_is_gone()
    {
        await using var app = await Start();
        using var staff = await Administrator(app);
        var (again, away) = (await Given(app, NewPassword.MailJob), await Given(app, "gone"));
        await Browse.Send(staff, Page, $"coba-{again}");
        var row = (await Rows(app)).Single(job => job.Id == again);
        Assert.Equal((false, 0, app.Now), (row.Dead, row.Attempts, row.Due));
        await Browse.Send(staff, Page, $"buang-{away}");
        Assert.Equal([again], (await Rows(app)).Select(job => job.Id));
        Assert.Equal(
            [$"job.retried job:{again} {NewPassword.MailJob}", $"job.dropped job:{away} gone"],
            await Noted(app)
        );
        Assert.Equal(1, await app.Services.GetRequiredService<JobWorker>().WorkOnce(Lane.Quick));
    }

    [Fact]
    public async Task All_are_tried_again_by_one_press()
    {
        await using var app = await Start();
        using var staff = await Administrator(app);
        for (var count = 0; count < 60; count++)
            await Given(app, count % 2 == 0 ? "one" : "two");
        var page = await staff.Page(Page);
        Assert.Contains("Coba lagi semuanya (60)", page, StringComparison.Ordinal);
        Assert.Contains("Dan 10 lagi.", page, StringComparison.Ordinal);
        var answer = await Browse.Send(staff, Page, "semua");
        Assert.Contains("60 akan dicoba lagi.", await answer.Text(), StringComparison.Ordinal);
        Assert.All(await Rows(app), job => Assert.False(job.Dead));
        Assert.Equal(["job.retried jobs 60: one, two"], await Noted(app));
    }

    [Fact]
    public async Task The_second_of_two_hears_that_it_was_dealt_with()
    {
        await using var app = await Start();
        using var staff = await Administrator(app);
        var id = await Given(app, "gone");
        var by = Guid.CreateVersion7();
        Assert.True(await app.Do(services => services.GetRequiredService<DeadJobs>().Drop(id, by)));
        Assert.False(await app.Do(services => services.GetRequiredService<DeadJobs>().Drop(id, by)));
        Assert.False(await app.Do(services => services.GetRequiredService<DeadJobs>().TryAgain(id, by)));
        Assert.Equal(0, await app.Do(services => services.GetRequiredService<DeadJobs>().TryAllAgain(by)));
        Assert.Single(await Noted(app));
    }
}
