using System.Globalization;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.FrontDesk.Desk;

/// <summary>Whether a room is free, and until when: now, or when it is asked for (<see cref="AskedRoom"/>).</summary>
internal static class RoomsAtDesk
{
    private const int Most = 3;

    public static async Task<IReadOnlyList<DeskFound>> Read(
        IServiceProvider services,
        DeskQuestion asked,
        CancellationToken stop
    )
    {
        if (asked.Words.IsAddress || AskedRoom.Read(asked.Here, asked.Words.Text, asked.Now) is not { } rooms)
            return [];
        CatalogueSpace[] shown = [.. rooms.Spaces.Take(Most)];
        var (clock, opening) = (asked.Here.Site.Clock, asked.Here.Opening);
        var isDay = rooms is { At: null, IsToday: false };
        var when = rooms.At is { } hour ? clock.Utc(rooms.Day, hour) : asked.Now;
        var range = isDay ? Whole(opening.On(rooms.Day)) : opening.NowOrNext(when);
        if (range is not { } open || !isDay && !AskedRoom.IsOpen(asked.Here, when))
            return [.. shown.Select(space => Found(asked.Here, space, rooms, Shut(rooms, range, asked)))];
        if (!isDay)
            open = new(when, open.Ends);
        var held = await services
            .GetRequiredService<WhoHolds>()
            .Holders(asked.Here, [.. shown.Select(space => Wish(space, open))], asked.Reader, stop);
        return
        [
            .. shown.Select(space =>
                isDay
                    ? Found(asked.Here, space, rooms, OfDay(rooms.Day, clock, [.. held[space.Space.Id]]))
                    : At(asked.Here, space, rooms, open, [.. held[space.Space.Id]])
            ),
        ];
    }

    private static TimeRange? Whole(IReadOnlyList<TimeRange> open) =>
        open.Count == 0 ? null : new(open[0].Starts, open[^1].Ends);

    private static OnFloor Wish(CatalogueSpace space, TimeRange range) =>
        OnFloor.Wish(space.Space.Id, space, range, new("", "", "", null));

    private static DeskFound At(
        CatalogueSite here,
        CatalogueSpace space,
        AskedRoom asked,
        TimeRange open,
        List<OnFloor> held
    )
    {
        var clock = here.Site.Clock;
        var first = Wish(space, new(open.Starts, open.Starts.AddMinutes(15))).Range;
        var now = held.FindAll(row => row.Range.Overlaps(first));
        var isRoom = space.Space.Covers == Covers.AllUnits;
        var isFull = isRoom
            ? now.Count > 0
            : now.SelectMany(row => row.Units).Distinct().Count(space.Units.Contains) >= space.Units.Count;
        if (isFull)
            return Found(here, space, asked, Taken(clock, clock.Date(open.Starts), now));
        var next = held.Select(row => row.Range.Starts.AddMinutes(-space.Space.BufferAfter)).Append(open.Ends).Min();
        var until = isRoom ? Words.Say($", sampai {Clock(clock, next)}", $", until {Clock(clock, next)}") : "";
        return Found(here, space, asked, Free(asked) + until) with
        {
            LetsIn = asked.At is null ? $"/meja/{here.Site.Slug}?tempat={space.Space.Slug}#tamu" : null,
        };
    }

    private static string Clock(SiteClock clock, DateTime utc) => Words.Clock(clock.Local(utc));

    private static string Free(AskedRoom asked)
    {
        if (asked.At is not { } hour)
            return Words.Say("kosong sekarang", "free now");
        var on = asked.IsToday ? "" : Words.ShortDate(asked.Day) + " ";
        return Words.Say($"kosong {on}pukul {Words.Clock(hour)}", $"free {on}at {Words.Clock(hour)}");
    }

    private static string Taken(SiteClock clock, DateOnly day, List<OnFloor> held)
    {
        var holders = string.Join("; ", held.Take(2).Select(row => row.Line(clock, day)));
        return Words.Say($"dipakai: {holders}", $"taken: {holders}");
    }

    private static string OfDay(DateOnly day, SiteClock clock, List<OnFloor> held) =>
        $"{Words.ShortDate(day)}: "
        + (held.Count == 0 ? Words.Say("kosong seharian", "free all day") : Taken(clock, day, held));

    private static string Shut(AskedRoom asked, TimeRange? next, DeskQuestion question)
    {
        var clock = question.Here.Site.Clock;
        if (asked.At is { } hour)
            return Words.Say($"lokasi tutup pukul {Words.Clock(hour)}", $"the site is closed at {Words.Clock(hour)}");
        return next is { } opens
            ? Words.Say("lokasi tutup, buka ", "the site is closed, opens ") + TimeLeft.When(clock, opens, question.Now)
            : Words.Say("lokasi tutup", "the site is closed");
    }

    private static DeskFound Found(CatalogueSite here, CatalogueSpace space, AskedRoom asked, string about) =>
        new(
            "ruang-" + space.Space.Slug,
            asked.At is null ? 60 : 5,
            Words.Say("ruang", "space"),
            space.Space.Name.Here,
            about,
            $"/konsol/{here.Site.Slug}/papan"
                + string.Create(CultureInfo.InvariantCulture, $"?tanggal={asked.Day:yyyy-MM-dd}")
        )
        {
            Opens = Words.Say("Papan", "Board"),
        };
}
