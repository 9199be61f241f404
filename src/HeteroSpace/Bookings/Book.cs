using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>What came of a wish to book: an ordinary answer, whichever it is.</summary>
public abstract record BookAnswer
{
    /// <summary>Written and durable.</summary>
    public sealed record Booked(Booking Booking, CatalogueSpace At) : BookAnswer;

    /// <summary>Every rule the wish breaks.</summary>
    public sealed record Broken(IReadOnlyList<BrokenRule> Rules) : BookAnswer;

    /// <summary>Someone else has the floor, or staff closed it; up to three free alternatives.</summary>
    public sealed record Clash(IReadOnlyList<Alternative> Alternatives) : BookAnswer
    {
        /// <summary>That it is closed, when and why; null when someone else has it.</summary>
        public string? Closed { get; init; }

        /// <summary>The floor that was wanted, of which staff may ask <see cref="WhoHolds"/>; null for everyone else,
        /// who learn that it is taken and no more.</summary>
        public OnFloor? Floor { get; init; }
    }

    /// <summary>There is no such space.</summary>
    public sealed record NoSuchSpace : BookAnswer;

    /// <summary>The idempotency key was used meanwhile; read its answer.</summary>
    public sealed record KeyUsed : BookAnswer;
}

/// <summary>Books a space: the one act behind the page, the API and the front desk.</summary>
public sealed class Book
{
    private readonly Catalogue _catalogue;
    private readonly AppDb _db;
    private readonly BookingWriter _writer;
    private readonly Alternatives _alternatives;
    private readonly TimeProvider _time;
    private readonly Holds _holds;
    private readonly HoldsOfNetworks _networks;
    private readonly Sending _sending;

    internal Book(
        Catalogue catalogue,
        AppDb db,
        BookingWriter writer,
        Alternatives alternatives,
        TimeProvider time,
        Holds holds,
        HoldsOfNetworks networks,
        Sending sending
    ) =>
        (_catalogue, _db, _writer, _alternatives, _time, _holds, _networks, _sending) = (
            catalogue,
            db,
            writer,
            alternatives,
            time,
            holds,
            networks,
            sending
        );

    /// <summary>The rules a wish breaks, without booking.</summary>
    public async Task<IReadOnlyList<BrokenRule>> Check(BookingRequest wanted, CancellationToken stop = default) =>
        await _catalogue.Space(wanted.SpaceId, stop) is { } at
            ? await Broken(at, await _holds.Within(at, wanted, stop), _time.GetUtcNow().UtcDateTime, stop)
            : [];

    /// <param name="wanted">Times in UTC.</param>
    /// <param name="remember">The answer to keep with the booking, when the caller sent an idempotency key.</param>
    public Task<BookAnswer> Now(
        BookingRequest wanted,
        Func<Booking, CatalogueSpace, RememberedAnswer>? remember = null,
        CancellationToken stop = default
    ) =>
        HoldTime.IsLong(wanted.HoldFor)
            ? _networks.InTurn(() => Take(wanted, remember, stop), stop)
            : Take(wanted, remember, stop);

    private async Task<BookAnswer> Take(
        BookingRequest wanted,
        Func<Booking, CatalogueSpace, RememberedAnswer>? remember,
        CancellationToken stop
    )
    {
        if (await _catalogue.Space(wanted.SpaceId, stop) is not { } at)
            return new BookAnswer.NoSuchSpace();
        wanted = await _holds.Within(at, wanted, stop);
        var now = _time.GetUtcNow().UtcDateTime;
        var broken = await Broken(at, wanted, now, stop);
        if (broken.Count > 0)
            return new BookAnswer.Broken(broken);

        // Desks that others got in the very moment; the next is drawn by lot, so that many do not run after the same
        // one.
        var tried = new HashSet<Guid>();
        for (var tries = at.Units.Count + 3; tries > 0; tries--)
        {
            if (await Find(at, wanted, tried, now, stop) is not var (units, taken))
                break;
            var booking = Booking.Of(taken, at, now, wanted.HoldFor);
            switch (await _writer.Write(Rows(booking, at, taken, units, now, remember ?? Sent()), stop))
            {
                case Written.Done:
                    _sending.Keep();
                    if (HoldTime.IsLong(wanted.HoldFor))
                        _networks.Note(wanted.Network, booking.Id, now);
                    return new BookAnswer.Booked(booking, at);
                case Written.KeyUsed when remember is null:
                    throw new SentBefore();
                case Written.KeyUsed:
                    return new BookAnswer.KeyUsed();
                // In this very moment, under another account of the same number: what comes second is a wish.
                case Written.HoldsOne when HoldTime.IsLong(wanted.HoldFor):
                    wanted = wanted.WithoutFloor();
                    break;
                case Written.HoldsOne:
                    return new BookAnswer.Broken([BookingRules.OneHoldAtATime]);
                // A desk was taken this instant; another of the same area may be free.
                case Written.FloorTaken when at.Space.Covers == Covers.AnyUnit:
                    tried.UnionWith(units);
                    break;
                case Written.FloorTaken:
                    tries = 0;
                    break;
                case Written.CodeTaken:
                    break;
            }
        }
        return await Clash(at, wanted, now, stop);
    }

    // The form it came by remembers itself, as a key of the API does.
    private Func<Booking, CatalogueSpace, RememberedAnswer>? Sent() =>
        _sending.Waiting is { } sent ? (_, _) => sent : null;

    private async Task<BookAnswer.Clash> Clash(
        CatalogueSpace at,
        BookingRequest wanted,
        DateTime now,
        CancellationToken stop
    )
    {
        var near = await _alternatives.Near(at, wanted, stop);
        var floor = FloorFor(at, wanted, now);
        var closed = (await ClosedTimes.Read(_db, [at.Site.Id], wanted.Range, stop)).Over(at, wanted.Range);
        if (closed.Count == 0)
            return new(near) { Floor = floor };
        var date = at.Site.Clock.Date(wanted.Starts);
        // A long closure leaves nothing near: then the first there is.
        if (
            near.Count == 0
            && await FirstFree.Of(_db, [at], Minutes(wanted), date, now, byStaff: wanted.Staff is not null, stop: stop)
                is { } first
        )
            near = [new(first.At, first.Range)];
        return new(near) { Closed = ClosedTimes.Said(at, date, closed), Floor = floor };
    }

    // What began before now is wanted from now on: whoever has left since is not in the way.
    private static OnFloor? FloorFor(CatalogueSpace at, BookingRequest wanted, DateTime now) =>
        wanted.Staff is null
            ? null
            : OnFloor.Wish(
                Guid.CreateVersion7(),
                at,
                (wanted.FromNow(now) ?? wanted).Range,
                new(wanted.Booker.Name, "", "", null)
            );

    // The floor for the time that is wanted. When staff write down what began before now and someone who has left by
    // now had the floor until then, for what is left of it: the guest begins now.
    private async Task<(IReadOnlyList<Guid> Units, BookingRequest Taken)?> Find(
        CatalogueSpace at,
        BookingRequest wanted,
        HashSet<Guid> tried,
        DateTime now,
        CancellationToken stop
    )
    {
        var free = await Availability.ReadFor(_db, at, wanted.Range, stop: stop);
        if (free.UnitsFor(at, wanted.Range, tried) is { } units)
            return (units, wanted);
        return wanted.FromNow(now) is { } left && free.UnitsFor(at, left.Range, tried) is { } rest
            ? (rest, left)
            : null;
    }

    private async Task<IReadOnlyList<BrokenRule>> Broken(
        CatalogueSpace at,
        BookingRequest wanted,
        DateTime now,
        CancellationToken stop
    )
    {
        var broken = BookingRules.Broken(at, wanted, now);
        if (
            broken.Any(rule => rule.Code is "in_the_past" or "too_soon")
            && await FirstFree.Of(
                _db,
                [at],
                Minutes(wanted),
                at.Site.Clock.Date(now),
                now,
                byStaff: wanted.Staff is not null,
                stop: stop
            )
                is { } first
        )
            broken = [.. broken.Select(rule => TimeRules.WithEarliest(rule, first))];
        if (broken is [{ Code: "outside_hours" } outside] && wanted.Staff is null)
            broken = [await WithNearest(outside, at, wanted, stop)];
        if (await _holds.Refused(wanted, stop) is { } refused)
            broken = [.. broken, refused];
        return
            wanted.Organization is not { } organization
            || wanted.Booker.PersonId is { } person
                && await _db.LedBy(person).AnyAsync(row => row.Id == organization, stop)
            ? broken
            : [.. broken, BookingRules.NotItsLead];
    }

    // Who wants a time at which it is closed learns the nearest that can be had.
    private async Task<BrokenRule> WithNearest(
        BrokenRule rule,
        CatalogueSpace at,
        BookingRequest wanted,
        CancellationToken stop
    ) =>
        (await _alternatives.Near(at, wanted, stop)).FirstOrDefault(other => other.At.Space.Id == at.Space.Id)
            is { } nearest
            ? TimeRules.WithNearest(rule, nearest)
            : rule;

    private static int Minutes(BookingRequest wanted) => (int)Math.Clamp(wanted.Range.Length.TotalMinutes, 0, 24 * 60);

    private static List<object> Rows(
        Booking booking,
        CatalogueSpace at,
        BookingRequest wanted,
        IReadOnlyList<Guid> units,
        DateTime now,
        Func<Booking, CatalogueSpace, RememberedAnswer>? remember
    )
    {
        var here = booking.Status == BookingStatus.CheckedIn;
        var step = new BookingStep
        {
            BookingId = booking.Id,
            At = now,
            Status = here ? BookingStatus.Confirmed : booking.Status,
            By = wanted.Staff?.AccountId,
            Note = booking.OutsideHoursReason,
        };
        var rows = new List<object>(9) { booking, step, BookingNews.Of(booking, step) };
        // In the order in which they are read.
        if (here)
            rows.Add(
                new BookingStep
                {
                    BookingId = booking.Id,
                    At = now.AddMilliseconds(1),
                    Status = booking.Status,
                    By = wanted.Staff?.AccountId,
                }
            );
        if (booking.HoldsFloor)
            foreach (var unit in units)
                rows.AddRange(
                    Occupancy.Of(
                        at.Site.Id,
                        unit,
                        Availability.Needed(at.Space, booking.Range),
                        HolderKind.Booking,
                        booking.Id
                    )
                );
        rows.AddRange(Audited(booking, at, wanted, now));
        if (BookingActivity.Of(booking, at) is { } done)
            rows.Add(done);
        rows.AddRange(wanted.With?.Invoke(booking) ?? []);
        if (remember is not null)
            rows.Add(remember(booking, at));
        return rows;
    }

    private static IEnumerable<AuditRow> Audited(
        Booking booking,
        CatalogueSpace at,
        BookingRequest wanted,
        DateTime now
    )
    {
        if (wanted.Staff is { } staff)
            yield return AuditRow.Of(
                now,
                staff.AccountId,
                at.Site.Id,
                staff.OutsideHoursReason is null ? "booking.made" : "booking.made-outside-hours",
                "booking:" + booking.Code,
                staff.OutsideHoursReason
            );
        if (booking.Status == BookingStatus.CheckedIn)
            yield return AuditRow.Of(
                now,
                wanted.Staff?.AccountId,
                at.Site.Id,
                "booking.checked-in",
                "booking:" + booking.Code,
                "walk-in"
            );
    }
}
