using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Sites;

public sealed class WeekTextTests
{
    /// <summary>Hours as letters: each day's, Monday first, a bar between days; what is said of them.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("9-21|9-21|9-21|9-21|9-21|9-21|", "Sen–Sab 09.00–21.00")]
    [InlineData("9-18|9-18|9-18|9-18|9-18||", "Sen–Jum 09.00–18.00")]
    [InlineData("9-18|9-18|9-18|9-18|9-17|9-18|9-18", "Sen–Kam 09.00–18.00; Jum 09.00–17.00; Sab–Min 09.00–18.00")]
    [InlineData("9-12,13-18||9-12,13-18||||", "Sen 09.00–12.00, 13.00–18.00; Rab 09.00–12.00, 13.00–18.00")]
    [InlineData("||||||18-2", "Min 18.00–02.00")]
    public void Days_that_are_alike_are_said_in_one_breath(string week, string said)
    {
        var hours = week.Split('|')
            .Index()
            .SelectMany(day =>
                day.Item.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(one => (day.Index, one))
            )
            .Select(row => new OpeningHours
            {
                Day = (DayOfWeek)((row.Index + 1) % 7),
                Opens = new(int.Parse(row.one.Split('-')[0]), 0),
                Closes = new(int.Parse(row.one.Split('-')[1]), 0),
            })
            // In whatever order the rows come.
            .Reverse()
            .ToList();
        Assert.Equal(said, Words.In("id", () => string.Join("; ", WeekText.Of(hours))));
    }
}
