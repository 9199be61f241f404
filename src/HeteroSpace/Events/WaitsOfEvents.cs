using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>Proposals that a site has still to answer.</summary>
internal static class WaitsOfEvents
{
    private const string Yes = "terima";

    public static readonly WhatWaits Proposals = WhatWaits.Of(
        "usulan",
        "calendar-event",
        () => Words.Say("Usulan acara", "Proposed events"),
        (db, reader) => db.ProposedEvents(reader.Site.Id),
        List
    ) with
    {
        Do = Accept,
    };

    private static async Task<List<WaitingRow>> List(WaitingAsked asked, IQueryable<Event> proposed)
    {
        var rows = await proposed
            .OrderBy(row => row.Made)
            .ThenBy(row => row.Id)
            .Take(asked.Most)
            .ToListAsync(asked.Stop);
        if (rows.Count == 0 || await asked.Ask<Catalogue>().Site(asked.Reader.Site.Id, asked.Stop) is not { } site)
            return [];
        var ids = rows.ConvertAll(row => row.Id);
        var sessions = (
            await asked
                .Db.EventSessions()
                .AsNoTracking()
                .Where(row => ids.Contains(row.EventId))
                .ToListAsync(asked.Stop)
        ).ToLookup(row => row.EventId);
        var of = rows.ConvertAll(row => row.OrganizationId).OfType<Guid>().Distinct().ToList();
        var names = await asked
            .Db.Organizations()
            .Where(row => of.Contains(row.Id))
            .Select(row => new { row.Id, row.Name })
            .ToDictionaryAsync(row => row.Id, row => row.Name, asked.Stop);
        var wishes = rows.SelectMany(row => EventFloor.WishesOf(row, sessions[row.Id], site)).ToList();
        var others = await asked.Ask<WhoHolds>().InTheWay(site, wishes, asked.User, asked.Stop);
        return rows.ConvertAll(row =>
            Row(
                asked,
                row,
                row.OrganizationId is { } who ? names.GetValueOrDefault(who) : null,
                wishes.Exists(wish => wish.Id == row.Id),
                [.. others[row.Id]]
            )
        );
    }

    private static WaitingRow Row(
        WaitingAsked asked,
        Event row,
        string? by,
        bool isInRoom,
        IReadOnlyList<OnFloor> others
    )
    {
        var (link, over) = (asked.Page("acara/" + row.Slug), row.Ends <= asked.Now);
        var held = others.FirstOrDefault(other => other.Kind is not null);
        return new(row.Id, row.Made, by is null ? row.Title : $"{by} · {row.Title}", link)
        {
            About = TimeLeft.When(asked.Clock, row.Range, asked.Now) + (row.Summary == "" ? "" : " · " + row.Summary),
            Due = WorkingDays.After(row.Made, 2),
            Version = row.Version,
            Verdict = Verdict(asked, over, isInRoom, held, others),
            Acts = over || held is not null ? [] : [new(Yes, Words.Say("Terima", "Accept"), "check-lg")],
        };
    }

    private static RowVerdict? Verdict(
        WaitingAsked asked,
        bool over,
        bool isInRoom,
        OnFloor? held,
        IReadOnlyList<OnFloor> others
    )
    {
        if (over)
            return new(Words.Say("Waktunya sudah lewat", "Its time has passed"), false);
        if (held is not null)
            return new(Words.Say("Bentrok: ", "Clashes: ") + held.Line(asked.Clock), false);
        if (others.Count > 0)
            return new(Words.Say("Juga diminta: ", "Also asked for by: ") + others[0].Line(asked.Clock), false);
        return isInRoom ? new(Words.Say("Ruangnya kosong", "Its room is free"), true) : null;
    }

    private static async Task<RowAnswer> Accept(WaitingAsked asked, RowPress press)
    {
        var proposed = asked.Db.ProposedEvents(asked.Reader.Site.Id);
        if (
            press.Verb != Yes
            || !asked.Reader.May(EventTables.Desk)
            || await proposed.SingleOrDefaultAsync(row => row.Id == press.Id) is not { } row
        )
            return RowAnswer.No(Words.Say("Usulan ini sudah dijawab.", "This proposal has been answered."));
        if (row.Version != press.Version)
            return RowAnswer.Meanwhile(row.Subject());
        return await asked.Ask<PlanEvent>().Publish(row, asked.Reader.Account) switch
        {
            PlanAnswer.Done => RowAnswer.Done(
                Words.Say($"{row.Title} diterima dan terbit.", $"{row.Title} is accepted and published.")
            ),
            PlanAnswer.Clash clash => RowAnswer.No(
                $"{row.Title}: "
                    + Words.Say("ruangnya sudah dipakai: ", "its room is taken: ")
                    + string.Join(", ", clash.Clashes.Select(one => one.At.Space.Name.Here))
            ),
            PlanAnswer.NotReady no => RowAnswer.No($"{row.Title}: {no.Sentence}"),
            _ => RowAnswer.Meanwhile(row.Subject()),
        };
    }
}
