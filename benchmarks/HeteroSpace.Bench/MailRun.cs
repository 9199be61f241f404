using System.Diagnostics;
using HeteroSpace.Messaging;

namespace HeteroSpace;

/// <summary>What came of the mails.</summary>
/// <param name="Taken">How many the mail server took, all lives together.</param>
/// <param name="Missing">Messages it never took.</param>
/// <param name="Twice">Takings beyond the first of a message: taken, and then the server or the sender was killed
/// before it was marked.</param>
/// <param name="Differing">Message-IDs that came with two contents.</param>
/// <param name="MemoryFirst">MB of the sender's longest life, mean of its first third; the very first seconds, in
/// which it warms up, do not count.</param>
/// <param name="MemoryLast">Mean of the last third.</param>
internal sealed record MailRun(
    double Seconds,
    int Taken,
    int Missing,
    int Twice,
    int Differing,
    double MemoryFirst,
    double MemoryLast
)
{
    // The sender dies at a sixth and at five sixths, the mail server at a third and at two thirds.
    public static async Task<MailRun> Of(string connection, int count)
    {
        var lives = new MailLives(connection);
        await lives.Until(() => lives.Taken >= count / 6);
        lives.KillSender();
        await lives.Until(() => lives.Taken >= count * 2 / 6);
        await lives.KillMailServer();
        await lives.Until(() => lives.Taken >= count * 4 / 6);
        await lives.KillMailServer();
        await lives.Until(() => lives.Taken >= count * 5 / 6);
        lives.KillSender();
        // Only the end counts each message once; reading all their heads at each look would slow the sender down.
        await lives.Until(() => lives.Taken >= count && lives.Distinct >= count);
        var heard = lives.Taken;
        // What is marked as sent must have come; a moment for the last marks.
        await Task.Delay(3000);
        return Told(count, heard, await lives.End(), lives.Seconds, lives.Memory);
    }

    private static MailRun Told(int count, int heard, List<string> taken, double seconds, List<double> memory)
    {
        var byId = taken.GroupBy(SmtpSink.Id).ToList();
        var warm = memory.Skip(memory.Count / 10).ToList();
        var third = warm.Count / 3;
        return new(
            seconds,
            heard,
            count - byId.Count,
            taken.Count - byId.Count,
            byId.Count(mails => mails.Distinct(StringComparer.Ordinal).Count() > 1),
            warm.Take(third).Average(),
            warm.TakeLast(third).Average()
        );
    }
}

/// <summary>A program that sends, and a mail server that takes; both are killed and live again.</summary>
internal sealed class MailLives
{
    private readonly string _connection;
    private readonly int _port;
    private readonly Random _dice = new(25);
    private readonly Stopwatch _watch;
    private readonly List<string> _before = [];
    private SmtpSink _sink;
    private Server _sender;
    private List<double> _life = [];

    public MailLives(string connection)
    {
        _connection = connection;
        _sink = new SmtpSink(Tenth, encrypts: SmtpSink.Encrypts.Never);
        _port = _sink.Port;
        _sender = Sender();
        _watch = Stopwatch.StartNew();
    }

    public double Seconds => _watch.Elapsed.TotalSeconds;

    /// <summary>MB of the sender's longest life so far that ended by a kill.</summary>
    public List<double> Memory { get; private set; } = [];
    public int Taken => _before.Count + _sink.Taken.Count;
    public int Distinct => _before.Concat(_sink.Taken).Select(SmtpSink.Id).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Waits for that, but never beyond twenty minutes of the whole.</summary>
    public async Task Until(Func<bool> reached)
    {
        while (!reached() && _watch.Elapsed.TotalMinutes < 20)
        {
            await Task.Delay(250);
            _life.Add(_sender.Memory / 1e6);
        }
    }

    public void KillSender()
    {
        _sender.Dispose();
        if (_life.Count > Memory.Count)
            Memory = _life;
        _life = [];
        _sender = Sender();
    }

    public async Task KillMailServer()
    {
        _before.AddRange(_sink.Taken);
        await _sink.DisposeAsync();
        await Task.Delay(2000);
        _sink = new SmtpSink(Tenth, _port, SmtpSink.Encrypts.Never);
    }

    /// <summary>All that was taken, in all lives.</summary>
    public async Task<List<string>> End()
    {
        _sender.Dispose();
        _before.AddRange(_sink.Taken);
        await _sink.DisposeAsync();
        return _before;
    }

    private SmtpSink.Way Tenth(int _)
    {
        lock (_dice)
            return _dice.Next(10) == 0 ? SmtpSink.Way.Busy : SmtpSink.Way.Take;
    }

    private Server Sender() =>
        new(
            _connection,
            // A mail server on this machine may do without encryption there.
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("Jobs__Work", "true"),
            ("Mail__Host", "127.0.0.1"),
            ("Mail__Port", $"{_port}"),
            ("Logging__LogLevel__Default", "Error")
        );
}
