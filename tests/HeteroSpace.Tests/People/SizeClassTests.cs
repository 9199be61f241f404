namespace HeteroSpace.People;

/// <summary>The size of a business, by the bounds of the regulation.</summary>
public sealed class SizeClassTests
{
    private const decimal Billion = 1_000_000_000;

    [Theory]
    [
        InlineData(0, SizeClass.Micro),
        InlineData(1, SizeClass.Micro),
        InlineData(1.000000001, SizeClass.Small),
        InlineData(5, SizeClass.Small),
        InlineData(5.000000001, SizeClass.Medium),
        InlineData(10, SizeClass.Medium),
        InlineData(10.000000001, SizeClass.Large)
    ]
    public void Capital_decides_by_the_bounds_of_the_regulation_which_are_included(double billions, SizeClass size) =>
        Assert.Equal(size, SizeClasses.ByCapital((decimal)billions * Billion));

    [Theory]
    [
        InlineData(0, SizeClass.Micro),
        InlineData(2, SizeClass.Micro),
        InlineData(2.000000001, SizeClass.Small),
        InlineData(15, SizeClass.Small),
        InlineData(15.000000001, SizeClass.Medium),
        InlineData(50, SizeClass.Medium),
        InlineData(50.000000001, SizeClass.Large)
    ]
    public void Turnover_decides_by_the_bounds_of_the_regulation_which_are_included(double billions, SizeClass size) =>
        Assert.Equal(size, SizeClasses.ByTurnover((decimal)billions * Billion));

    [Fact]
    public void A_business_founded_under_the_regulation_is_classed_by_capital_an_older_one_by_turnover()
    {
        Assert.Equal(SizeClass.Micro, SizeClasses.Of(new(2021, 2, 1), SizeClass.Micro, SizeClass.Large));
        Assert.Equal(SizeClass.Large, SizeClasses.Of(new(2021, 1, 1), SizeClass.Micro, SizeClass.Large));
        Assert.Null(SizeClasses.Of(new(2021, 1, 1), SizeClass.Micro, null));
        Assert.Null(SizeClasses.Of(null, SizeClass.Micro, SizeClass.Micro));
    }
}
