using System.Collections.Concurrent;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>How long floor is kept for someone who has yet to show who they are, and of what.</summary>
public static class HoldTime
{
    /// <summary>For whoever has a mail, or a message of the gateway, with a link to press.</summary>
    public static readonly TimeSpan Default = TimeSpan.FromMinutes(15);

    /// <summary>Whoever is known by a number alone is confirmed at the desk: so long it has been open by
    /// then.</summary>
    public static readonly TimeSpan AtDesk = TimeSpan.FromHours(1);

    /// <summary>Whoever has shown their own contact and waits for the word of a guardian.</summary>
    public static readonly TimeSpan ForGuardian = TimeSpan.FromHours(24);

    /// <summary>So much floor is kept at most for longer than a quarter of an hour.</summary>
    public static readonly TimeSpan MostFloor = TimeSpan.FromHours(2);

    /// <summary>So many people a space holds at most that may be kept for longer than a quarter of an hour.</summary>
    public const int MostPeople = 12;

    private static readonly SpaceKind[] ForMany =
    [
        SpaceKind.Classroom,
        SpaceKind.Hall,
        SpaceKind.Gallery,
        SpaceKind.Outdoor,
    ];

    /// <summary>One desk or one small room: what others can do without for a while.</summary>
    public static bool IsSmall(Space space) => space.Capacity <= MostPeople && !ForMany.Contains(space.Kind);

    public static bool IsLong(TimeSpan? hold) => hold > Default;

    /// <summary>A long hold ends with the start at the latest; the short one may be for right now.</summary>
    public static DateTime End(DateTime now, TimeSpan hold, DateTime starts)
    {
        if (now + hold <= starts || !IsLong(hold))
            return now + hold;
        return starts > now + Default ? starts : now + Default;
    }
}

/// <summary>Tells for whom floor is held until when, and refuses holds that would keep too much of it from
/// others.</summary>
public sealed class Holds(AppDb db, IMessageGateway gateway, TimeProvider time, HoldsOfNetworks networks)
{
    /// <summary>How long floor is held for the person; null when they have shown who they are.</summary>
    public async Task<TimeSpan?> For(Person person, CatalogueSpace at, CancellationToken stop = default)
    {
        if (person.ContactConfirmed)
            return null;
        // Only the guardian's word is missing.
        if (person.EmailConfirmed || person.PhoneConfirmed)
            return HoldTime.ForGuardian;
        return await For(Contact.Stored(person.Email, person.Phone), at, stop);
    }

    /// <summary>The same for someone who is about to sign up.</summary>
    public async Task<TimeSpan> For(Contact contact, CatalogueSpace at, CancellationToken stop = default)
    {
        return contact.Email is not null || contact.Phone is null ? HoldTime.Default : await ByNumber(at, stop);
    }

    /// <summary>The same for a number alone.</summary>
    public async Task<TimeSpan> ByNumber(CatalogueSpace at, CancellationToken stop = default)
    {
        if (gateway.Works)
            return HoldTime.Default;
        var now = time.GetUtcNow().UtcDateTime;
        return await DeskSees(at, now, stop) is { } until ? until - now : HoldTime.Default;
    }

    /// <summary>Whether a number alone is confirmed at the desk here, since nobody else reads its messages.</summary>
    public bool NumbersGoToTheDesk => !gateway.Works;

    // An hour of the desk's time in one piece: it may be about to close, or be shut on a day on which it would be open.
    private async Task<DateTime?> DeskSees(CatalogueSpace at, DateTime now, CancellationToken stop)
    {
        var weeks = new TimeRange(now - TimeSpan.FromDays(1), now + TimeSpan.FromDays(29));
        var ofTheSite = db.Closures().AsNoTracking().Where(row => row.SiteId == at.Site.Id && row.SpaceId == null);
        var shut = await ofTheSite
            .Where(row => row.Ends > weeks.Starts && row.Starts < weeks.Ends)
            .Select(row => new TimeRange(row.Starts, row.Ends))
            .ToListAsync(stop);
        foreach (var open in at.Opening.Between(weeks).SelectMany(open => open.Without(shut)))
        {
            var from = open.Starts > now ? open.Starts : now;
            if (open.Ends - from >= HoldTime.AtDesk)
                return from + HoldTime.AtDesk;
        }
        return null;
    }

    /// <summary>
    /// The same as it can be kept: what would keep too much floor from others is a wish without floor, until its
    /// booker has shown who they are. Short holds are not concerned.
    /// </summary>
    internal async Task<BookingRequest> Within(CatalogueSpace at, BookingRequest wanted, CancellationToken stop) =>
        HoldTime.IsLong(wanted.HoldFor) && !await MayHold(at, wanted, stop) ? wanted.WithoutFloor() : wanted;

    private async Task<bool> MayHold(CatalogueSpace at, BookingRequest wanted, CancellationToken stop) =>
        HoldTime.IsSmall(at.Space)
        && wanted.Range.Length <= HoldTime.MostFloor
        && !await Theirs(wanted.Booker).AnyAsync(row => row.Status == BookingStatus.Held, stop)
        && !await networks.IsFull(db, wanted.Network, time.GetUtcNow().UtcDateTime, stop);

    /// <summary>Why a wish is not kept either; null when it is, or when it is none.</summary>
    internal async Task<BrokenRule?> Refused(BookingRequest wanted, CancellationToken stop) =>
        wanted.AsWish && await Theirs(wanted.Booker).CountAsync(row => row.AwaitsContact, stop) >= MostWishes
            ? EnoughWishes
            : null;

    /// <summary>So many wishes without floor wait for one number or person.</summary>
    public static readonly long MostWishes = HouseLimits.WishesWaiting.Most;

    // Of a number over all who typed it: whose it is has yet to be shown.
    private IQueryable<Booking> Theirs(Booker booker)
    {
        var (phone, person) = (booker.Phone, booker.PersonId);
        return db.Bookings()
            .StillOpen()
            .Where(row => phone != null && row.Phone == phone || person != null && row.PersonId == person);
    }

    private static BrokenRule EnoughWishes =>
        new(
            "wishes_wait",
            "contact",
            Words.Say(
                $"Untuk nomor ini {MostWishes} permohonan sudah menunggu dikonfirmasi. Konfirmasikan dulu dengan "
                    + "kodenya, pakai e-mail, atau datang ke meja depan.",
                $"For this number {MostWishes} requests wait to be confirmed already. Confirm it with its code first, "
                    + "give an e-mail address, or come to the front desk."
            )
        );
}

/// <summary>
/// Remembers which long holds came from which address on the network: a few a day that nobody showed to be theirs.
/// Kept in memory, since it is a guard and no
/// record; setting <c>Limits:Holds</c>.
/// </summary>
public sealed class HoldsOfNetworks(IConfiguration settings) : IDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private readonly int _most = (int)HouseLimits.Holds.In(settings);
    private readonly ConcurrentDictionary<string, ConcurrentQueue<(Guid Booking, DateTime At)>> _holds = new();
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>One after the other, so that two at once do not both see that there is room.</summary>
    internal async Task<T> InTurn<T>(Func<Task<T>> act, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            return await act();
        }
        finally
        {
            _turn.Release();
        }
    }

    internal async Task<bool> IsFull(AppDb db, string? network, DateTime now, CancellationToken stop)
    {
        if (network is null || !_holds.TryGetValue(network, out var holds))
            return false;
        var today = holds.Where(hold => hold.At > now - Day).Select(hold => hold.Booking).ToList();
        if (today.Count < _most)
            return false;
        // Whoever showed who they are makes room.
        var shown = await db.BookingSteps()
            .Where(step =>
                today.Contains(step.BookingId)
                && (step.Status == BookingStatus.Confirmed || step.Status == BookingStatus.Requested)
            )
            .Select(step => step.BookingId)
            .Distinct()
            .CountAsync(stop);
        return today.Count - shown >= _most;
    }

    internal void Note(string? network, Guid booking, DateTime now)
    {
        if (network is null)
            return;
        if (_holds.Count > 10_000)
            foreach (var (known, old) in _holds)
                if (old.All(hold => hold.At <= now - Day))
                    _holds.TryRemove(known, out _);
        var holds = _holds.GetOrAdd(network, _ => new());
        while (holds.TryPeek(out var first) && first.At <= now - Day)
            holds.TryDequeue(out _);
        holds.Enqueue((booking, now));
    }

    public void Dispose() => _turn.Dispose();
}
