using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>A ticket as a device saw it.</summary>
/// <param name="Id">Given by the device, once for each showing.</param>
/// <param name="At">By the device's clock; UTC.</param>
public sealed record Shown(Guid Id, Guid TicketId, DateTime At);

/// <summary>
/// What came of showing a ticket. Conflict: another device let it in before; Again: the same device did; NotValid: it
/// is none of this event, or was given back.
/// </summary>
public enum LetIn
{
    Welcome,
    Again,
    Conflict,
    NotValid,
}

/// <summary>The answer to one showing, with what is to be said at the door.</summary>
/// <param name="Since">When the ticket was let in first, and where; UTC.</param>
public sealed record LetInAnswer(Guid Id, LetIn What, string Name, DateTime? Since, string? Device);

/// <summary>Lets people in: at once, or later from what a device kept while it had no network.</summary>
public sealed class CheckIn(AppDb db, Catalogue catalogue, Frame frame)
{
    /// <summary>So long after the end a device that was without a network may still send what it saw.</summary>
    public static readonly TimeSpan LateFor = TimeSpan.FromDays(3);

    /// <summary>Doors open half a day before the start, and close half a day after the end.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromHours(12);

    public static bool IsTime(Event of, DateTime now) =>
        of.Status == EventStatus.Published && IsTime(of.Starts, of.Ends, now);

    /// <summary>As of a published event, with its times.</summary>
    public static bool IsTime(DateTime starts, DateTime ends, DateTime now) =>
        now > starts - Around && now < ends + Around;

    /// <summary>What was seen at the door may still be sent.</summary>
    public static bool MaySend(Event of, DateTime now) =>
        of.Status == EventStatus.Published && now > of.Starts - Around && now < of.Ends + LateFor;

    /// <summary>
    /// Takes what a device saw, in any order and as often as it is sent. The first to be let in stays so; a second
    /// device's is kept as a conflict, for people to settle, since at the door both believed it.
    /// </summary>
    public Task<IReadOnlyList<LetInAnswer>> Take(Event of, IReadOnlyList<Shown> shown, string device, Guid helper) =>
        // Two devices sent one ticket in one moment: the second, done again, sees the first.
        frame.Do<IReadOnlyList<LetInAnswer>>(
            async (act, _) =>
            {
                if (await catalogue.Site(of.SiteId) is not { } site)
                    return [];
                var answers = new List<LetInAnswer>(shown.Count);
                foreach (var one in shown)
                    answers.Add(await Take(act, of, site, one, device, helper));
                if (answers is [{ What: LetIn.Welcome }])
                    await act.MayBeUndone("attendance.at-door", $"ticket:{shown[0].TicketId:n}", helper, null, of.Slug);
                return answers;
            }
        );

    private async Task<LetInAnswer> Take(Act act, Event of, CatalogueSite site, Shown one, string device, Guid helper)
    {
        var ticket = await Read(of, one.TicketId);
        if (ticket is not { Status: RegistrationStatus.Confirmed })
            return new(one.Id, LetIn.NotValid, ticket?.Name ?? "", null, null);
        var name = ticket.Name == "" ? ticket.Registered : ticket.Name;
        // A clock that runs wrong says nothing of tomorrow, nor of a day on which the door was shut.
        var at = one.At > act.Now || one.At < of.Starts - Around ? act.Now : one.At;
        var day = site.Site.Clock.Date(at);
        var sent = await Sent(one.Id);
        var isAnothers = sent is not null && sent.TicketId != ticket.Id;
        if (sent is { Undone: not null } && !isAnothers)
            return new(one.Id, LetIn.Again, name, null, null);
        var before = await ShownBefore(ticket.Id);
        // An id that was another ticket's already is no id of this showing: the ticket, the device and the moment are.
        if (before.Find(row => row.Id == one.Id || isAnothers && row.Device == device && row.At == at) is { } again)
            return Said(again, before, name, site, day) with { Id = one.Id };
        var today = before.Where(row => site.Site.Clock.Date(row.At) == day).ToList();
        var scan = new Scan
        {
            Id = isAnothers ? Guid.CreateVersion7() : one.Id,
            EventId = of.Id,
            TicketId = ticket.Id,
            At = at,
            Device = device,
            Helper = helper,
            Received = act.Now,
            Conflict = today.Count > 0 && today.TrueForAll(row => row.Device != device),
        };
        act.Add(scan);
        await NoteThere(act, of, scan, day);
        return Said(scan, [.. before, scan], name, site, day) with { Id = one.Id };
    }

    // By this same message too.
    private async Task<Scan?> Sent(Guid id) =>
        db.Scans().Local.FirstOrDefault(row => row.Id == id)
        ?? await db.Scans().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id);

    private sealed record SeenTicket(Guid Id, string Name, RegistrationStatus Status, string Registered);

    private Task<SeenTicket?> Read(Event of, Guid ticket) =>
        db.Tickets()
            .AsNoTracking()
            .Where(row => row.Id == ticket && row.EventId == of.Id && !row.Returned)
            .Join(
                db.Registrations(),
                row => row.RegistrationId,
                known => known.Id,
                (row, known) => new SeenTicket(row.Id, row.Name, known.Status, known.Name)
            )
            .SingleOrDefaultAsync();

    // Also what this same message brought and is not written yet.
    private async Task<List<Scan>> ShownBefore(Guid ticket)
    {
        var before = await db.Scans()
            .AsNoTracking()
            .Where(row => row.TicketId == ticket && row.Undone == null)
            .OrderBy(row => row.At)
            .ToListAsync();
        before.AddRange(
            db.Scans()
                .Local.Where(row =>
                    row.TicketId == ticket && row.Undone is null && before.TrueForAll(known => known.Id != row.Id)
                )
        );
        return before;
    }

    private async Task NoteThere(Act act, Event of, Scan scan, DateOnly day)
    {
        if (
            await db.Attendances()
                .AsTracking()
                .SingleOrDefaultAsync(row => row.TicketId == scan.TicketId && row.Day == day) is
            { } known
        )
            known.At = scan.At < known.At ? scan.At : known.At;
        else if (!db.Attendances().Local.Any(row => row.TicketId == scan.TicketId && row.Day == day))
        {
            act.Add(
                new Attendance
                {
                    EventId = of.Id,
                    TicketId = scan.TicketId,
                    Day = day,
                    By = AttendedBy.Door,
                    At = scan.At,
                    Helper = scan.Helper,
                }
            );
            await ThankOnceMore(act, of);
        }
    }

    // Who is noted after the event is thanked as well, and their organization asked: the job goes over
    // it once more, and tells nobody twice.
    private Task ThankOnceMore(Act act, Event of) =>
        of.Ends > act.Now
            ? Task.CompletedTask
            : act.Update(
                db.Events().Where(row => row.Id == of.Id && row.InitiativeId != null),
                set => set.SetProperty(row => row.Thanked, (DateTime?)null)
            );

    private static LetInAnswer Said(Scan scan, List<Scan> all, string name, CatalogueSite site, DateOnly day)
    {
        var others = all.Where(row => row.Id != scan.Id && site.Site.Clock.Date(row.At) == day);
        var other = others.Where(row => scan.Conflict || row.At <= scan.At).MinBy(row => row.At);
        return new(scan.Id, What(scan, other), name, other?.At, other?.Device);
    }

    private static LetIn What(Scan scan, Scan? other)
    {
        if (scan.Conflict)
            return LetIn.Conflict;
        return other is null ? LetIn.Welcome : LetIn.Again;
    }

    /// <summary>
    /// Noted by mistake, on the last day that was: as if it had not been shown. A certificate that stood on it alone is
    /// withdrawn. False when there is nothing to take back.
    /// </summary>
    public Task<bool> Undo(Event of, Guid ticket, Guid by) =>
        frame.Do(async act =>
        {
            if (
                await catalogue.Site(of.SiteId) is not { } site
                || await ThereAt(of, ticket).FirstOrDefaultAsync() is not { } last
            )
                return act.Refuse(false);
            act.Remove(last);
            foreach (
                var scan in await db.Scans()
                    .Where(row => row.EventId == of.Id && row.TicketId == ticket && row.Undone == null)
                    .ToListAsync()
            )
                if (site.Site.Clock.Date(scan.At) == last.Day)
                    (scan.Undone, scan.Conflict) = (act.Now, false);
            act.Note(of, by, "attendance.undone", $"{ticket:n} {last.Day:yyyy-MM-dd}");
            await act.Save();
            if (!await db.Attendances().AnyAsync(row => row.TicketId == ticket))
                await Withdraw(act, ticket);
            return true;
        });

    private IQueryable<Attendance> ThereAt(Event of, Guid ticket) =>
        db.Attendances().Where(row => row.EventId == of.Id && row.TicketId == ticket).OrderByDescending(row => row.Day);

    private Task<int> Withdraw(Act act, Guid ticket)
    {
        var why = Words.Say("Catatan kehadirannya dibatalkan petugas.", "Staff took back that its holder was there.");
        return act.Update(
            db.Certificates().Where(row => row.TicketId == ticket && row.Withdrawn == null),
            set => set.SetProperty(row => row.Withdrawn, why)
        );
    }

    /// <summary>Staff have looked at a ticket that two devices let in.</summary>
    public Task<bool> Settle(Event of, Guid scan, Guid by) =>
        frame.Do(async act =>
        {
            if (await act.Update(OpenConflict(of, scan), set => set.SetProperty(row => row.Settled, act.Now)) == 0)
                return act.Refuse(false);
            act.Note(of, by, "attendance.settled", scan.ToString("n"));
            return true;
        });

    private IQueryable<Scan> OpenConflict(Event of, Guid scan) =>
        db.Scans().Where(row => row.Id == scan && row.EventId == of.Id && row.Conflict && row.Settled == null);

    /// <summary>
    /// Noted by hand, also after the event. Told again it is one; false when the ticket is none of this event.
    /// </summary>
    public Task<bool> ByHand(Event of, Guid ticket, Guid by) =>
        frame.Do(
            async act =>
            {
                if (
                    await catalogue.Site(of.SiteId) is not { } site
                    || !await ThatLetsIn(of, ticket).AnyAsync()
                    || act.Now < of.Starts - Around
                )
                    return act.Refuse(false);
                // After the event it is noted for the day of its end, not for today.
                var at = act.Now > of.Ends ? of.Ends : act.Now;
                var day = site.Site.Clock.Date(at);
                if (await db.Attendances().AnyAsync(row => row.TicketId == ticket && row.Day == day))
                    return true;
                act.Add(
                    new Attendance
                    {
                        EventId = of.Id,
                        TicketId = ticket,
                        Day = day,
                        By = AttendedBy.Hand,
                        At = at,
                        Helper = by,
                    }
                );
                await ThankOnceMore(act, of);
                act.Note(of, by, "attendance.by-hand", ticket.ToString("n"));
                await act.MayBeUndone("attendance.by-hand", $"ticket:{ticket:n}", by, of.SiteId, of.Slug);
                return true;
            },
            Refusal.Taken(true)
        );

    private IQueryable<Ticket> ThatLetsIn(Event of, Guid ticket) =>
        db.Tickets()
            .Where(row =>
                row.Id == ticket
                && row.EventId == of.Id
                && !row.Returned
                && db.Registrations()
                    .Any(known => known.Id == row.RegistrationId && known.Status == RegistrationStatus.Confirmed)
            );

    /// <summary>
    /// Whoever joins by the link or knows the code word was there: the holder of one ticket, since one press says
    /// nothing of the others. Told again it is one.
    /// </summary>
    public Task Joined(Event of, Registration row, int number, AttendedBy by) =>
        frame.Do(
            async act =>
            {
                if (await catalogue.Site(of.SiteId) is not { } site)
                    return act.Refuse(false);
                var day = site.Site.Clock.Date(act.Now);
                if (
                    await NotYetThere(row, number, day).Select(ticket => (Guid?)ticket.Id).SingleOrDefaultAsync()
                    is not { } id
                )
                    return act.Refuse(false);
                act.Add(
                    new Attendance
                    {
                        EventId = of.Id,
                        TicketId = id,
                        Day = day,
                        By = by,
                        At = act.Now,
                    }
                );
                await ThankOnceMore(act, of);
                return true;
            },
            // Pressed twice in one moment.
            Refusal.Taken(true)
        );

    private IQueryable<Ticket> NotYetThere(Registration row, int number, DateOnly day) =>
        db.Tickets()
            .Where(ticket =>
                ticket.RegistrationId == row.Id
                && ticket.Number == number
                && !ticket.Returned
                && !db.Attendances().Any(there => there.TicketId == ticket.Id && there.Day == day)
            );
}
