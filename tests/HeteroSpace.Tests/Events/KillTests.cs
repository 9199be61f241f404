using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>What was answered 201 is there, also when the process is killed in the same moment.</summary>
[UsuallyOnce]
public sealed class KillTests
{
    private static readonly int Rounds = LongRun.Or(1, 20);

    [Fact]
    public async Task A_registration_that_was_answered_exists_after_the_process_was_killed()
    {
        // One database for all rounds, as a house goes on after its process has died: each begins on what was left.
        await using var database = await TestDatabase.Create(onDisk: true);
        for (var round = 1; round <= Rounds; round++)
        {
            var answered = await RegisterUntilKilled(database, round);
            TestContext.Current.SendDiagnosticMessage("round {0}: {1} answered", round, answered.Count);
            Assert.True(answered.Count >= 60, $"only {answered.Count} were answered in round {round}");
            await AllAreThere(database, answered);
        }
    }

    private static async Task<IReadOnlyCollection<Guid>> RegisterUntilKilled(TestDatabase database, int round)
    {
        await using var server = await OwnServer.Start(
            database.Connection,
            ("Demo__Fill", round == 1 ? "small" : "none"),
            ("Jobs__Work", "false"),
            ("Limits__Registrations", "1000000")
        );
        var slug = await Slug(database);
        var answered = new ConcurrentBag<Guid>();
        using var over = new CancellationTokenSource();
        var load = Enumerable
            .Range(0, 16)
            .Select(number => Load(server.Client, slug, $"{round}-{number}", answered, over.Token))
            .ToArray();
        for (var wait = 0; answered.Count < 60 && wait < 300; wait++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        server.Kill();
        await over.CancelAsync();
        await Task.WhenAll(load);
        return answered;
    }

    private static async Task AllAreThere(TestDatabase database, IReadOnlyCollection<Guid> answered)
    {
        await using var db = database.Open();
        var here = await db.Registrations().Select(row => row.Id).ToHashSetAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(answered, id => !here.Contains(id));
        // And all of each: its ticket. By one statement, since what the engine has in hand may yet be committed.
        Assert.Equal(
            0,
            await db.Registrations()
                .CountAsync(
                    row => !db.Tickets().Any(ticket => ticket.RegistrationId == row.Id),
                    TestContext.Current.CancellationToken
                )
        );
    }

    private static async Task<string> Slug(TestDatabase database)
    {
        await using var db = database.Open();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(1);
        return await db.Events()
            .Where(row =>
                row.Status == EventStatus.Published
                && row.Starts > now
                && row.Opens == null
                && db.SeatPools().Count(pool => pool.EventId == row.Id) == 1
            )
            .OrderBy(row => row.Starts)
            .Select(row => row.Slug)
            .FirstAsync();
    }

    private static async Task Load(
        HttpClient client,
        string slug,
        string name,
        ConcurrentBag<Guid> answered,
        CancellationToken over
    )
    {
        for (var count = 0; !over.IsCancellationRequested; count++)
            try
            {
                var answer = await client.PostAsJsonAsync(
                    $"/api/v1/events/{slug}/registrations",
                    new
                    {
                        people = 1,
                        name = "Peserta 001",
                        email = $"kill-{name}-{count}@example.org",
                        wait = true,
                    },
                    over
                );
                if (answer.StatusCode == HttpStatusCode.Created)
                    answered.Add(
                        (await answer.Content.ReadFromJsonAsync<JsonElement>(over)).GetProperty("id").GetGuid()
                    );
            }
            catch (Exception error)
                when (error is HttpRequestException or OperationCanceledException or JsonException or IOException)
            {
                return;
            }
    }
}
