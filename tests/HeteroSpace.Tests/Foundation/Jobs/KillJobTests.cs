using System.Data;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation.Jobs;

/// <summary>
/// A change and its message are there both or neither, whenever the process is killed: while it books and cancels, and
/// while its worker and its postman are at the messages.
/// </summary>
public sealed class KillJobTests
{
    // A hundred on the two engines together.
    private const int Rounds = 50;
    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;
    private static readonly (string Space, int Hour)[] Places =
    [
        ("semarang/ruang-rapat-1", 9),
        ("semarang/ruang-rapat-1", 14),
        ("semarang/ruang-rapat-2", 9),
        ("semarang/ruang-rapat-2", 14),
    ];

    [Fact]
    public async Task Killed_between_change_and_message_both_are_there_or_neither()
    {
        Assert.SkipUnless(LongRun.Is, "Only in ./test --long");
        // Of its own, since its rows are written by another process: it makes those who book, and looks.
        await using var app = await HeteroApp.Start(Now, ("log", "none"));
        var connection = await app.Read(db => Task.FromResult(db.Database.GetConnectionString()!));
        var tokens = new List<AuthenticationHeaderValue>();
        foreach (var _ in Places)
            using (var client = await app.Client(await app.Member()))
                tokens.Add(client.DefaultRequestHeaders.Authorization!);
        var told = 0;
        for (var round = 1; round <= Rounds; round++)
        {
            var answered = await BookUntilKilled(connection, tokens, jobsAreDone: round % 2 == 0);
            var now = await NothingStandsAlone(app);
            Assert.True(now >= told + answered, "a change that was answered is gone");
            TestContext.Current.SendDiagnosticMessage(
                "round {0}: {1} answered, {2} changes more",
                round,
                answered,
                now - told
            );
            told = now + await FreeTheFloor(app);
        }
        Assert.True(told > Rounds, $"only {told} changes were made");
        // What was left over is done by whoever comes next, and each change is told exactly once.
        app.Clock.AdjustTime(TimeProvider.System.GetUtcNow().AddHours(3));
        var worker = app.Services.GetRequiredService<JobWorker>();
        while (await worker.WorkOnce(Lane.Quick) > 0) { }
        Assert.Equal(0, await app.Read(db => db.Jobs().CountAsync(job => job.EverySeconds == null)));
        await NothingStandsAlone(app);
    }

    // How many acts were answered.
    private static async Task<int> BookUntilKilled(
        string connection,
        List<AuthenticationHeaderValue> tokens,
        bool jobsAreDone
    )
    {
        await using var server = await OwnServer.Start(
            connection,
            ("Demo__Fill", "none"),
            ("Jobs__Work", jobsAreDone ? "true" : "false")
        );
        var answered = 0;
        var load = Places
            .Index()
            .Select(place =>
                Load(server.Client, tokens[place.Index], place.Item, () => Interlocked.Increment(ref answered))
            )
            .ToArray();
        // The first answers of a new process take their time; the moment is counted from there.
        for (var wait = 0; Volatile.Read(ref answered) == 0 && wait < 1200; wait++)
            await Task.Delay(25);
        await Task.Delay(Random.Shared.Next(1000));
        server.Kill();
        await Task.WhenAll(load);
        return answered;
    }

    // Books and cancels in turn, on a day ahead that takes it, until nobody answers.
    private static async Task Load(
        HttpClient client,
        AuthenticationHeaderValue token,
        (string Space, int Hour) place,
        Action answered
    )
    {
        for (var count = 0; ; count++)
            try
            {
                var day = Now.Date.AddDays(2 + count % 9);
                using var wish = new HttpRequestMessage(HttpMethod.Post, "/api/v1/bookings")
                {
                    Headers = { Authorization = token },
                    Content = JsonContent.Create(
                        new
                        {
                            space = place.Space,
                            from = $"{day:yyyy-MM-dd}T{place.Hour:00}:00:00+07:00",
                            to = $"{day:yyyy-MM-dd}T{place.Hour + 1:00}:00:00+07:00",
                            people = 2,
                            purpose = "Rapat koperasi",
                        }
                    ),
                };
                using var booked = await client.SendAsync(wish);
                if (booked.StatusCode != HttpStatusCode.Created)
                    continue;
                answered();
                var code = (await booked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
                using var cancel = new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/bookings/{code}")
                {
                    Headers = { Authorization = token },
                };
                using var cancelled = await client.SendAsync(cancel);
                if (cancelled.IsSuccessStatusCode)
                    answered();
            }
            catch (Exception error)
                when (error is HttpRequestException or OperationCanceledException or JsonException or IOException)
            {
                return;
            }
    }

    // What was booked and not yet cancelled would be in the way of the next round.
    private static async Task<int> FreeTheFloor(HeteroApp app)
    {
        var held = await app.Read(db =>
            db.Bookings().Where(row => row.Status == BookingStatus.Confirmed).Select(row => row.Code).ToListAsync()
        );
        foreach (var code in held)
            Assert.IsType<ChangeAnswer.Done>(await app.Change(change => change.Cancel(code, new(null, false), null)));
        return held.Count;
    }

    // Every step has its job, or the letter that the job wrote; and every job and letter has its step. As of one
    // moment, since what the engine has in hand may yet be committed. How many steps there are.
    private static Task<int> NothingStandsAlone(HeteroApp app) =>
        app.Read(async db =>
        {
            await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead);
            var steps = await db.BookingSteps().Select(step => step.Id).ToHashSetAsync();
            var jobs = await db.Jobs().AsNoTracking().Where(job => job.Kind == BookingNews.Kind).ToListAsync();
            var letters = await db.Outbox()
                .Where(row => row.Cause.StartsWith("step:") && row.Channel == Channel.Mail)
                .Select(row => row.Cause.Substring(5))
                .ToListAsync();
            var ofJobs = jobs.Select(job => job.Read<BookingNews.Payload>().StepId).ToHashSet();
            var ofLetters = letters.Select(Guid.Parse).ToHashSet();
            Assert.Equal(ofLetters.Count, letters.Count);
            Assert.DoesNotContain(steps, step => !ofJobs.Contains(step) && !ofLetters.Contains(step));
            Assert.DoesNotContain(ofJobs.Concat(ofLetters), step => !steps.Contains(step));
            return steps.Count;
        });
}
