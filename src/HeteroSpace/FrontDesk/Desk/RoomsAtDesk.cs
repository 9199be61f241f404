using System.Globalization;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.FrontDesk.Desk;

/// <summary>Whether a room is free, by a part of its name, and by an hour after it: <c>rapat 2 15</c>.</summary>
internal static class RoomsAtDesk
{
    private const int Most = 3;

    public static async Task<IReadOnlyList<DeskFound>> Read(
        IServiceProvider services,
        DeskQuestion asked,
        CancellationToken stop
    )
    {
        var words = asked.Words.Words;
        // A word of few letters fits half of the house.
        if (asked.Words.IsAddress || !words.Any(word => word.Length >= 3 && char.IsAsciiLetter(word[0])))
            return [];
        var (spaces, at) = (Fitting(asked.Here, words), (TimeOnly?)null);
        if (spaces.Count == 0 && words.Count > 1 && Hour(words[^1]) is { } hour)
            (spaces, at) = (Fitting(asked.Here, [.. words.SkipLast(1)]), hour);
        if (spaces.Count is 0 or > 12)
            return [];
        var clock = asked.Here.Site.Clock;
        var day = clock.Date(asked.Now);
        var when = at is { } said ? clock.Utc(day, said) : asked.Now;
        var held = await services
            .GetRequiredService<WhoHolds>()
            .Holders(asked.Here, [.. spaces.Select(space => Wish(space, when))], asked.Reader, stop);
        return [.. spaces.Take(Most).Select(space => Shown(asked.Here, space, when, at, [.. held[space.Space.Id]]))];
    }

    private static List<CatalogueSpace> Fitting(CatalogueSite here, IReadOnlyList<string> words) =>
        [
            .. here.Spaces.Where(space =>
            {
                var name = " " + Foundation.Db.Folded.Of(space.Space.Name.Here);
                return words.All(word => name.Contains(" " + word, StringComparison.Ordinal));
            }),
        ];

    private static TimeOnly? Hour(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour is >= 0 and < 24
            ? new TimeOnly(hour, 0)
            : AskedTime.Clock(word);

    private static OnFloor Wish(CatalogueSpace space, DateTime when) =>
        OnFloor.Wish(space.Space.Id, space, new TimeRange(when, when.AddMinutes(15)), new("", "", "", null));

    private static DeskFound Shown(
        CatalogueSite here,
        CatalogueSpace space,
        DateTime when,
        TimeOnly? at,
        IReadOnlyList<OnFloor> held
    )
    {
        var clock = here.Site.Clock;
        var isFull =
            space.Space.Covers == Covers.AllUnits
                ? held.Count > 0
                : held.SelectMany(row => row.Units).Distinct().Count(space.Units.Contains) >= space.Units.Count;
        var holders = string.Join("; ", held.Take(2).Select(row => row.Line(clock, clock.Date(when))));
        var free = at is { } hour
            ? Words.Say($"kosong pukul {Words.Clock(hour)}", $"free at {Words.Clock(hour)}")
            : Words.Say("kosong sekarang", "free now");
        return new(
            "ruang-" + space.Space.Slug,
            at is null ? 60 : 5,
            Words.Say("ruang", "space"),
            space.Space.Name.Here,
            isFull ? Words.Say($"dipakai: {holders}", $"taken: {holders}") : free,
            $"/konsol/{here.Site.Slug}/papan"
        )
        {
            Opens = Words.Say("Papan", "Board"),
            LetsIn = isFull || at is not null ? null : $"/meja/{here.Site.Slug}?tempat={space.Space.Slug}#tamu",
        };
    }
}
