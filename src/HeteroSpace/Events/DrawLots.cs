using System.Security.Cryptography;
using System.Text;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>
/// The draw of a rush: whoever registered within the first seconds gets a place by lot, not by the speed of their
/// phone. A secret is made when the event is published and its SHA-256 shown at once; after registration of that time
/// has ended it is hashed with all who entered, and each is placed by HMAC-SHA256 of that seed and their lot. Secret,
/// seed and order are then public, so that everyone can compute them again; nobody could choose them, since the secret
/// was fixed before and the entries were not known.
/// </summary>
public sealed class DrawLots(AppDb db, Frame frame)
{
    /// <summary>Whoever entered has so long to show who they are before the draw.</summary>
    public static readonly TimeSpan ToConfirm = TimeSpan.FromHours(1);

    public static string NewSecret() => RandomNumberGenerator.GetHexString(64, true);

    /// <summary>What is shown before the draw.</summary>
    public static string Commitment(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret)));

    /// <summary>How an entry is called in public: it says nothing of who it is, and opens nothing.</summary>
    public static string LotOf(Guid registration) =>
        Convert.ToHexStringLower(SHA256.HashData(registration.ToByteArray(true)))[..12];

    /// <summary>SHA-256 of the secret and the lots in their alphabetical order, joined by line feeds.</summary>
    public static string Seed(string secret, IEnumerable<string> lots) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.ASCII.GetBytes(secret + "\n" + string.Join('\n', lots.Order(StringComparer.Ordinal)))
            )
        );

    /// <summary>The lots as the draw places them: by HMAC-SHA256 of the lot, keyed with the seed.</summary>
    public static List<string> Order(string seed, IEnumerable<string> lots) =>
        [
            .. lots.OrderBy(
                lot =>
                    Convert.ToHexStringLower(
                        HMACSHA256.HashData(Encoding.ASCII.GetBytes(seed), Encoding.ASCII.GetBytes(lot))
                    ),
                StringComparer.Ordinal
            ),
        ];

    /// <summary>
    /// Draws an event whose time has come: seats in the order of the lots, then the waiting list in the same
    /// order. False when it is drawn already.
    /// </summary>
    public Task<bool> Now(Guid eventId) =>
        frame.Do(async act =>
        {
            var pools = await db.HoldPoolsOf(eventId);
            var of = await db.Events().SingleAsync(row => row.Id == eventId);
            if (
                of.Drawn is not null
                || of.Status != EventStatus.Published
                || of.DrawSecret is not { } secret
                || of.DrawCloses is not { } closes
                || closes + ToConfirm > act.Now
            )
                return act.Refuse(false);
            var entered = await db.Registrations()
                .Where(row => row.EventId == eventId && row.Status == RegistrationStatus.Entered)
                .ToListAsync();
            var lots = entered.Where(row => row.Made < closes).ToDictionary(row => LotOf(row.Id));
            var drawn = Order(Seed(secret, lots.Keys), lots.Keys).Select(lot => lots[lot]);
            var late = entered.Where(row => row.Made >= closes).OrderBy(row => row.Made).ThenBy(row => row.Id);
            Place(act, pools, drawn.Concat(late), closes);
            (of.Drawn, of.Version) = (act.Now, of.Version + 1);
            act.IsSeen();
            return true;
        });

    private static void Place(
        Act act,
        Dictionary<Guid, SeatPool> pools,
        IEnumerable<Registration> inOrder,
        DateTime closes
    )
    {
        var free = pools.ToDictionary(pool => pool.Key, pool => pool.Value.Free);
        foreach (var (number, row) in inOrder.Index())
        {
            (row.Lot, row.Version) = (row.Made < closes ? number + 1 : null, row.Version + 1);
            // More may enter with a code than it has places; the others are drawn for the open ones.
            if (
                pools[row.PoolId].Code is not null
                && free[row.PoolId] < row.People
                && pools.Values.FirstOrDefault(pool => pool.Code is null && pool.Attend == row.Attend) is { } open
            )
                row.PoolId = open.Id;
            if (free[row.PoolId] >= row.People)
            {
                free[row.PoolId] -= row.People;
                row.Status = RegistrationStatus.Confirmed;
            }
            else
                (row.Status, row.Since) = (
                    RegistrationStatus.Waiting,
                    act.Now.AddTicks(number * TimeSpan.TicksPerMicrosecond)
                );
            act.Tell(RegistrationNews.Of(row, act.Now));
        }
    }
}
