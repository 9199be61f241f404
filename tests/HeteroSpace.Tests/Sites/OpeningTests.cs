using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;

namespace HeteroSpace.Sites;

/// <summary>When a site is open, in its own time; and numbers as people type them.</summary>
public sealed class OpeningTests
{
    private static Opening Makassar(params (DayOfWeek Day, int Opens, int Closes)[] hours) =>
        new(
            SiteClock.Of("Asia/Makassar"),
            [
                .. hours.Select(row => new OpeningHours
                {
                    Day = row.Day,
                    Opens = new(row.Opens, 0),
                    Closes = new(row.Closes % 24, 0),
                }),
            ],
            new Dictionary<DateOnly, Holiday>(),
            true
        );

    [Fact]
    public void Opening_across_midnight_belongs_to_the_evening_it_began()
    {
        var opening = Makassar((DayOfWeek.Monday, 18, 2));
        // Monday 3 August 2026, 18.00 WITA is 10.00 UTC.
        var monday = new DateTime(2026, 8, 3, 10, 0, 0, DateTimeKind.Utc);
        Assert.True(opening.Covers(new(monday.AddHours(7), monday.AddHours(8))));
        Assert.False(opening.Covers(new(monday.AddHours(7), monday.AddHours(9))));
        Assert.Equal(2, opening.Touching(new(2026, 8, 4)).Single().Length.TotalHours);
    }

    [Fact]
    public void Round_the_clock_has_no_gap_at_midnight()
    {
        var opening = Makassar([.. Enum.GetValues<DayOfWeek>().Select(day => (day, 0, 0))]);
        var late = new DateTime(2026, 8, 3, 15, 0, 0, DateTimeKind.Utc);
        Assert.True(opening.Covers(new(late, late.AddHours(5))));
    }

    [Theory]
    [
        InlineData("Asia/Jakarta", "WIB", "09.00"),
        InlineData("Asia/Makassar", "WITA", "10.00"),
        InlineData("Asia/Jayapura", "WIT", "11.00"),
        InlineData("Europe/Berlin", "UTC+01.00", "04.00")
    ]
    public void A_site_says_its_own_time_with_its_name(string zone, string name, string clock)
    {
        var site = SiteClock.Of(zone);
        Assert.Equal(name, site.Abbreviation);
        Assert.Equal(clock, Words.Clock(site.Local(new(2026, 8, 3, 2, 0, 0, DateTimeKind.Utc))));
    }

    [Theory]
    [
        InlineData("0812-3456-7890", "+6281234567890"),
        InlineData("62812 3456 7890", "+6281234567890"),
        InlineData("+62 812 3456 7890", "+6281234567890"),
        InlineData("(024) 7461234", "+62247461234"),
        InlineData("12", null),
        InlineData("081", null),
        InlineData("halo", null),
        InlineData("+65 6123 4567", "+6561234567")
    ]
    public void Numbers_as_people_type_them_become_one(string typed, string? number) =>
        Assert.Equal(number, PhoneNumber.Read(typed));
}
