using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Sites;

/// <summary>Hours of certain days stand for the usual ones from their first to their last, and on no other.</summary>
public sealed class OpeningOnDatesTests
{
    private static readonly SiteClock Clock = SiteClock.Of("Asia/Jakarta");
    private static readonly DateOnly First = new(2027, 2, 8),
        Last = new(2027, 3, 9);

    private static List<OpeningHours> EveryDay(int opens, int closes) =>
        [
            .. Enum.GetValues<DayOfWeek>()
                .Select(day => new OpeningHours
                {
                    Day = day,
                    Opens = new(opens, 0),
                    Closes = new(closes % 24, 0),
                }),
        ];

    private static DatedWeek Ramadan(int opens = 8, int closes = 16, bool onHolidays = false) =>
        new(
            new()
            {
                Name = new("Jam Ramadan", "Ramadan hours"),
                FirstDay = First,
                LastDay = Last,
                OnHolidays = onHolidays,
            },
            EveryDay(opens, closes)
        );

    private static Opening Of(DatedWeek dated, int opens = 9, int closes = 21) =>
        new Opening(
            Clock,
            EveryDay(opens, closes),
            new Dictionary<DateOnly, Holiday> { [new(2027, 3, 8)] = new() { Name = new("Hari Suci Nyepi") } },
            true
        ).With([dated]);

    private static string Hours(Opening opening, DateOnly day) =>
        string.Join(
            ", ",
            opening.On(day).Select(open => $"{Clock.Local(open.Starts):HH.mm}-{Clock.Local(open.Ends):HH.mm}")
        );

    [Fact]
    public void They_hold_on_their_first_day_and_their_last_and_not_beside_them()
    {
        var opening = Of(Ramadan());
        Assert.Equal("09.00-21.00", Hours(opening, First.AddDays(-1)));
        Assert.Equal("08.00-16.00", Hours(opening, First));
        Assert.Equal("08.00-16.00", Hours(opening, Last));
        Assert.Equal("09.00-21.00", Hours(opening, Last.AddDays(1)));
        Assert.Null(opening.DatedOn(First.AddDays(-1)));
        Assert.Equal("Jam Ramadan", opening.DatedOn(Last)!.Of.Name.Id);
    }

    [Fact]
    public void An_evening_before_them_lasts_past_midnight_and_so_does_their_own_last_one()
    {
        var opening = Of(Ramadan(18, 25), opens: 20, closes: 26);
        var midnight = Clock.Utc(First, TimeOnly.MinValue);
        Assert.True(opening.Covers(new(midnight, midnight.AddHours(2))));
        Assert.False(opening.Covers(new(midnight, midnight.AddHours(3))));
        var after = Clock.Utc(Last.AddDays(1), TimeOnly.MinValue);
        Assert.True(opening.Covers(new(after.AddHours(-1), after.AddHours(1))));
        Assert.False(opening.Covers(new(after, after.AddHours(2))));
    }

    [Fact]
    public void A_holiday_among_them_closes_the_site_unless_they_hold_on_it_too()
    {
        var nyepi = new DateOnly(2027, 3, 8);
        Assert.Equal("", Hours(Of(Ramadan()), nyepi));
        Assert.Equal("Hari Suci Nyepi", Of(Ramadan()).HolidayOn(nyepi)!.Name.Id);
        Assert.Equal("08.00-16.00", Hours(Of(Ramadan(onHolidays: true)), nyepi));
        Assert.Null(Of(Ramadan(onHolidays: true)).HolidayOn(nyepi));
    }

    [Fact]
    public void A_day_of_them_without_hours_is_closed()
    {
        var closed = Of(Ramadan() with { Week = [] });
        Assert.Equal("", Hours(closed, First));
        Assert.Equal("tutup", Words.In("id", () => HoursSaid.Week(closed.DatedOn(First)!)));
    }

    [Theory]
    [InlineData("2027-02-08", "2027-03-09", "8 Feb–9 Mar 2027")]
    [InlineData("2026-08-10", "2026-08-20", "10–20 Agu")]
    [InlineData("2026-08-17", "2026-08-17", "17 Agu")]
    [InlineData("2026-12-28", "2027-01-03", "28 Des 2026–3 Jan 2027")]
    public void Their_days_are_said_short_with_the_year_where_it_is_another(string first, string last, string said) =>
        Assert.Equal(
            said,
            Words.In(
                "id",
                () =>
                    HoursSaid.Days(
                        new() { FirstDay = DateOnly.Parse(first), LastDay = DateOnly.Parse(last) },
                        new(2026, 8, 3)
                    )
            )
        );

    private static Opening Quiet(params QuietTime[] times) =>
        new(Clock, EveryDay(9, 21), new Dictionary<DateOnly, Holiday>(), true) { Quiet = times };

    private static QuietTime Friday { get; } =
        new()
        {
            Day = DayOfWeek.Friday,
            Starts = new(11, 30),
            Ends = new(13, 0),
            Name = new("waktu salat Jumat", "the Friday prayer"),
        };

    // Friday is 7 August 2026; from and to in hours of that day.
    [Theory]
    [InlineData(9, 11.5, false)]
    [InlineData(9, 12, true)]
    [InlineData(12, 12.5, true)]
    [InlineData(13, 15, false)]
    [InlineData(-24, -10, false)]
    [InlineData(-24, 12, true)]
    [InlineData(24, 200, true)]
    [InlineData(24, 48, false)]
    public void A_quiet_time_is_touched_by_what_shares_some_of_it(double from, double to, bool touched)
    {
        var friday = Clock.Utc(new DateOnly(2026, 8, 7), TimeOnly.MinValue);
        var found = Quiet(Friday).QuietIn(new(friday.AddHours(from), friday.AddHours(to)));
        Assert.Equal(touched ? 1 : 0, found.Count);
    }

    [Fact]
    public void A_quiet_time_is_said_with_its_hours_and_that_nothing_is_forbidden()
    {
        Assert.Equal(
            "Jumat 11.30–13.00: waktu salat Jumat; ruang tetap bisa dipakai.",
            Words.In("id", () => HoursSaid.Of(Friday))
        );
        Assert.Equal(
            "Friday 11:30–13:00: the Friday prayer; the room can be used all the same.",
            Words.In("en", () => HoursSaid.Of(Friday))
        );
        var daily = new QuietTime
        {
            Starts = new(17, 45),
            Ends = new(18, 15),
            Name = new("waktu salat Magrib"),
        };
        Assert.StartsWith("Setiap hari 17.45–18.15: ", Words.In("id", () => HoursSaid.Of(daily)));
        var sunday = Clock.Utc(new DateOnly(2026, 8, 9), new TimeOnly(18, 0));
        Assert.Single(Quiet(Friday, daily).QuietIn(new(sunday, sunday.AddHours(1))));
    }
}
