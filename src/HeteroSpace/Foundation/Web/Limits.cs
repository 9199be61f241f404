using System.Threading.RateLimiting;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// How often one address on the network may try what costs others something: making an account (each may hold a space
/// for a quarter of an hour), guessing passwords, asking for mails. A whole class behind one campus router still gets
/// through; a program that makes accounts does not. Behind a proxy, set <c>ASPNETCORE_FORWARDEDHEADERS_ENABLED</c>.
/// </summary>
public sealed class Limits(IConfiguration settings, IServiceProvider services) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _newcomers = ByNetwork(
        (int)HouseLimits.Newcomers.In(settings),
        TimeSpan.FromMinutes(1)
    );
    private readonly PartitionedRateLimiter<HttpContext> _passwords = ByNetwork(
        (int)HouseLimits.Passwords.In(settings),
        TimeSpan.FromSeconds(10)
    );
    private readonly PartitionedRateLimiter<HttpContext> _mails = ByNetwork(
        (int)HouseLimits.Mails.In(settings),
        TimeSpan.FromMinutes(2)
    );

    private readonly PartitionedRateLimiter<HttpContext> _questions = ByNetwork(
        (int)HouseLimits.Questions.In(settings),
        TimeSpan.FromMinutes(1)
    );
    private readonly PartitionedRateLimiter<HttpContext> _presses = ByNetwork(
        (int)HouseLimits.Presses.In(settings),
        TimeSpan.FromSeconds(1)
    );

    private readonly PartitionedRateLimiter<HttpContext> _keptForms = ByNetwork(
        (int)HouseLimits.KeptForms.In(settings),
        TimeSpan.FromMinutes(1)
    );

    private readonly PartitionedRateLimiter<HttpContext> _registrations = ByNetwork(
        (int)HouseLimits.Registrations.In(settings),
        TimeSpan.FromSeconds(1)
    );

    private readonly PartitionedRateLimiter<HttpContext> _pledges = ByNetwork(
        (int)HouseLimits.Pledges.In(settings),
        TimeSpan.FromMinutes(1)
    );

    public bool Newcomer(HttpContext http) => Takes(_newcomers, http);

    public bool Password(HttpContext http) => Takes(_passwords, http);

    public bool Mail(HttpContext http) => Takes(_mails, http);

    /// <summary>
    /// A question left with a number. A class that asks must not use up the mails of those who forgot a password.
    /// </summary>
    public bool Question(HttpContext http) => Takes(_questions, http);

    /// <summary>A press that is only counted.</summary>
    public bool Press(HttpContext http) => Takes(_presses, http);

    /// <summary>
    /// A registration for an event: a whole school behind one router gets through at once, a program does not for long.
    /// </summary>
    public bool Registration(HttpContext http) => Takes(_registrations, http);

    /// <summary>A pledge of gotong royong.</summary>
    public bool Pledge(HttpContext http) => Takes(_pledges, http);

    /// <summary>A form that came too late and is kept filled.</summary>
    public bool KeptForm(HttpContext http) => Takes(_keptForms, http);

    /// <summary>What is counted of someone wherever they are; see <see cref="Allowances"/>.</summary>
    public Allowances Of => services.GetRequiredService<Allowances>();

    /// <summary>Whether what is written to an address gets there.</summary>
    public bool MailLeaves => services.GetRequiredService<Mail.MailWay>().Leaves;

    /// <summary>What is said to someone who has to wait; what they typed stays in the form.</summary>
    public static string Wait =>
        Ui.Words.Say(
            "Terlalu banyak percobaan dari jaringan ini. Tunggu beberapa menit, lalu tekan lagi; "
                + "yang Anda tulis tetap ada.",
            "Too many tries from this network. Wait a few minutes and press again; what you wrote is kept."
        );

    public void Dispose()
    {
        _newcomers.Dispose();
        _passwords.Dispose();
        _mails.Dispose();
        _questions.Dispose();
        _presses.Dispose();
        _keptForms.Dispose();
        _registrations.Dispose();
        _pledges.Dispose();
    }

    private static bool Takes(PartitionedRateLimiter<HttpContext> limiter, HttpContext http)
    {
        using var lease = limiter.AttemptAcquire(http);
        return lease.IsAcquired;
    }

    /// <summary>So many at once from one network, then one each so long.</summary>
    internal static PartitionedRateLimiter<HttpContext> ByNetwork(int atOnce, TimeSpan oneMoreEvery) =>
        PartitionedRateLimiter.Create<HttpContext, string>(http =>
            RateLimitPartition.GetTokenBucketLimiter(
                Network.Of(http) ?? "",
                _ =>
                    new()
                    {
                        TokenLimit = atOnce,
                        TokensPerPeriod = 1,
                        ReplenishmentPeriod = oneMoreEvery,
                        AutoReplenishment = true,
                        QueueLimit = 0,
                    }
            )
        );
}
