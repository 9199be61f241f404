using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Mail;

/// <summary>
/// Carries the outbox away, apart from the jobs: a mail server that is slow or down holds up nobody but its own mails.
/// Each mail is marked as soon as the server took it; one that was taken in the moment the process died goes again
/// under the same Message-ID.
/// </summary>
public sealed class Postman(
    IServiceScopeFactory scopes,
    Mailer mailer,
    IMessageGateway gateway,
    Security.Seals seals,
    Web.PublicUrl address,
    TimeProvider time,
    ILogger<Postman> log
) : BackgroundService
{
    private const int AtATime = 50,
        Tries = 12;

    // A mail whose line fails waits for it: those who send mail go on for four or five days (RFC 5321 4.5.4.1).
    private static readonly TimeSpan WaitsForLine = TimeSpan.FromDays(5);

    // A mail begins within half of it and takes at most seven steps of twenty seconds; what a killed process held is
    // free after it.
    private static readonly TimeSpan Claimed = TimeSpan.FromMinutes(5),
        Pause = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var carried = 0;
            try
            {
                carried = await CarryOnce(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.LogWarning("The postman rests for a moment: {Error}", error.GetType().Name);
            }
            try
            {
                if (carried < AtATime)
                    await Task.Delay(Pause, stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Carries what is due; returns how many messages it tried.</summary>
    public async Task<int> CarryOnce(CancellationToken stop = default)
    {
        List<Outgoing> due;
        await using (var scope = scopes.CreateAsyncScope())
            due = await Claim(scope.ServiceProvider.GetRequiredService<AppDb>(), stop);
        if (due.Count == 0)
            return 0;
        var since = time.GetTimestamp();
        await using var round = mailer.Open();
        var failed = 0;
        foreach (var message in due)
        {
            // The rest goes back, rather than be carried past the claim; so it does when the server is plainly not
            // there.
            if (failed >= 3 || time.GetElapsedTime(since) > Claimed / 2)
            {
                await Settle(
                    message,
                    row =>
                        row.SetProperty(known => known.ClaimedUntil, (DateTime?)null)
                            .SetProperty(known => known.Attempts, message.Attempts - 1)
                            .SetProperty(known => known.Due, time.GetUtcNow().UtcDateTime + Backoff(1))
                );
                continue;
            }
            var outcome = await Carry(round, message, stop);
            failed = outcome.Problem is null || outcome.Refused ? 0 : failed + 1;
            await Settle(message, outcome);
        }
        return due.Count;
    }

    // One letter, one fate: whatever goes wrong with it is its own, and the others of the round leave.
    private async Task<Delivery> Carry(Mailer.Round round, Outgoing message, CancellationToken stop)
    {
        try
        {
            if (message.Channel == Channel.Mail)
                return await round.Send(message, stop);
            return Letter.Opened(message.Sealed, seals) is { } letter
                ? await gateway.Send(message, LetterText.Whole(letter, address.Of("")), stop)
                : Delivery.CannotBeOpened;
        }
        catch (Exception error) when (error is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            return new(error.Message, false);
        }
    }

    private async Task<List<Outgoing>> Claim(AppDb db, CancellationToken stop)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var channel = gateway.Works ? "" : "and channel = 'Mail'";
        if (
            !await db.Outbox()
                .Where(row => row.Status == OutgoingStatus.Waiting && (gateway.Works || row.Channel == Channel.Mail))
                .AnyAsync(row => row.Due <= now && (row.ClaimedUntil == null || row.ClaimedUntil < now), stop)
        )
            return [];
        var skip = db.Engine == Engine.Postgres ? "for update skip locked" : "";
#pragma warning disable EF1002 // what is put into the text are a number and keywords of our own
        var claimed = await db.Outbox()
            .FromSqlRaw(
                $$"""
                update outbox set claimed_until = {1}, attempts = attempts + 1 where id in (
                    select id from outbox where status = 'Waiting' {{channel}}
                    and due <= {0} and (claimed_until is null or claimed_until < {0})
                    order by due limit {{AtATime}} {{skip}}) returning *
                """,
                now,
                now + Claimed
            )
            .AsNoTracking()
            .ToListAsync(stop);
#pragma warning restore EF1002
        // As jobs: an update gives its rows back in no order of their own.
        return [.. claimed.OrderBy(row => row.Due).ThenBy(row => row.Id)];
    }

    private Task Settle(Outgoing message, Delivery outcome)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (outcome.Problem is null)
            return Sent(message, now);
        var tried = outcome.OfLine ? message.At < now - WaitsForLine : message.Attempts >= Tries;
        var dead = outcome.Refused || tried;
        var problem = outcome.Problem.Length > 500 ? outcome.Problem[..500] : outcome.Problem;
        // The server's words may hold the address; they are for the console, not for the log.
        log.LogWarning(
            "Message {Id} did not leave at try {Attempt}{Dead}",
            message.Id,
            message.Attempts,
            dead ? ", given up" : ""
        );
        return Settle(
            message,
            row =>
                row.SetProperty(known => known.Status, dead ? OutgoingStatus.Dead : OutgoingStatus.Waiting)
                    .SetProperty(known => known.LastError, problem)
                    .SetProperty(known => known.Fault, outcome.Fault)
                    .SetProperty(known => known.Due, now + Backoff(message.Attempts))
                    .SetProperty(known => known.ClaimedUntil, (DateTime?)null)
        );
    }

    // What the server took is not sent again, so what proves something is kept no longer. A WhatsApp message may yet
    // turn out not to have left.
    private async Task Sent(Outgoing message, DateTime now)
    {
        var left = message.Channel == Channel.Mail ? null : message.Sealed;
        await Settle(
            message,
            row =>
                row.SetProperty(known => known.Status, OutgoingStatus.Sent)
                    .SetProperty(known => known.SentAt, now)
                    .SetProperty(known => known.ClaimedUntil, (DateTime?)null)
                    .SetProperty(known => known.LastError, (string?)null)
                    .SetProperty(known => known.Fault, (Fault?)null)
                    .SetProperty(known => known.Sealed, left)
        );
    }

    private async Task Settle(
        Outgoing message,
        Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Outgoing>> change
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        // Also while the house closes: what the server took must be marked.
        await scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .Outbox()
            .Where(row => row.Id == message.Id && row.Status == OutgoingStatus.Waiting)
            .ExecuteUpdateAsync(change, CancellationToken.None);
    }

    // 4, 8, 16 … seconds up to an hour, apart by up to a fifth so that many do not come back at once.
    private static TimeSpan Backoff(int attempts) =>
        TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(2, attempts + 1)) * (0.8 + Random.Shared.NextDouble() * 0.4));
}
