using HeteroSpace.FrontDesk.Desk;

namespace HeteroSpace.FrontDesk;

/// <summary>Days as people say them at the desk.</summary>
public sealed class AskedDayTests
{
    // A Saturday.
    private static readonly DateOnly Today = new(2026, 11, 28);

    [Theory]
    [InlineData("besok", "2026-11-29")]
    [InlineData("Kemarin", "2026-11-27")]
    [InlineData("lusa", "2026-11-30")]
    [InlineData("tomorrow", "2026-11-29")]
    [InlineData("Sabtu", "2026-11-28")]
    [InlineData("senin", "2026-11-30")]
    [InlineData("friday", "2026-12-04")]
    [InlineData("3/12", "2026-12-03")]
    [InlineData("3-12", "2026-12-03")]
    [InlineData("3 des", "2026-12-03")]
    [InlineData("3 Desember 2026", "2026-12-03")]
    [InlineData("3/1", "2027-01-03")]
    [InlineData("1/11", "2026-11-01")]
    [InlineData("29/2/28", "2028-02-29")]
    [InlineData("2026-12-03", "2026-12-03")]
    public void A_day_is_read(string typed, string day) =>
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd"), AskedDay.Read(typed, Today));

    [Theory]
    [InlineData("31/11/2026")]
    [InlineData("99/99")]
    [InlineData("0/0")]
    [InlineData("Sabtu Wage")]
    [InlineData("5 kur")]
    [InlineData("0812")]
    [InlineData("")]
    [InlineData("3/12/9999")]
    public void What_is_no_day_is_none(string typed) => Assert.Null(AskedDay.Read(typed, Today));
}
