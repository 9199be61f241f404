using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;

namespace HeteroSpace.Foundation.Time;

/// <summary>Times of programs are RFC 3339 and nothing else (section 5.6).</summary>
public sealed partial class Rfc3339Tests
{
    [Theory]
    [InlineData("2026-12-01T09:00:00+07:00", "2026-12-01T02:00:00.0000000Z")]
    [InlineData("2026-12-01T09:00:00Z", "2026-12-01T09:00:00.0000000Z")]
    [InlineData("2026-12-01t09:00:00z", "2026-12-01T09:00:00.0000000Z")]
    [InlineData("2026-12-01T09:00:00-00:00", "2026-12-01T09:00:00.0000000Z")]
    [InlineData("2026-12-01T09:00:00.5+07:00", "2026-12-01T02:00:00.5000000Z")]
    [InlineData("2026-12-01T09:00:00.123456789Z", "2026-12-01T09:00:00.1234567Z")]
    [InlineData("2026-12-31T23:30:00-09:30", "2027-01-01T09:00:00.0000000Z")]
    [InlineData("2026-12-01T09:00:00+23:59", "2026-11-30T09:01:00.0000000Z")]
    [InlineData("2028-02-29T00:00:00Z", "2028-02-29T00:00:00.0000000Z")]
    public void A_time_of_the_RFC_is_read(string text, string utc)
    {
        Assert.True(Rfc3339.TryRead(text, out var read));
        Assert.Equal((utc, DateTimeKind.Utc), (read.ToString("O", CultureInfo.InvariantCulture), read.Kind));
    }

    [Theory]
    [InlineData(null, NoTimeBecause.WrittenOtherwise)]
    [InlineData("", NoTimeBecause.WrittenOtherwise)]
    [InlineData("kemarin", NoTimeBecause.WrittenOtherwise)]
    [InlineData("05/01/2027", NoTimeBecause.WrittenOtherwise)]
    [InlineData("12/23/2026 9:00:00 AM +07:00", NoTimeBecause.WrittenOtherwise)]
    [InlineData("2026-12-01", NoTimeBecause.WrittenOtherwise)]
    [InlineData("2026-12-01T09:00Z", NoTimeBecause.WrittenOtherwise)]
    [InlineData("2026-12-01T09:00+07:00", NoTimeBecause.WrittenOtherwise)]
    [InlineData("2026-12-01 09:00:00+07:00", NoTimeBecause.WrittenOtherwise)]
    [InlineData("20261201T090000Z", NoTimeBecause.WrittenOtherwise)]
    [InlineData("2026-W49-2T09:00:00Z", NoTimeBecause.WrittenOtherwise)]
    [InlineData("2026-12-01T09:00:00+0700", NoTimeBecause.WrittenOtherwise)]
    [InlineData("2026-12-01T09:00:00+07", NoTimeBecause.WrittenOtherwise)]
    [InlineData("2026-12-01T09:00:00+7:00", NoTimeBecause.WrittenOtherwise)]
    [InlineData("2026-12-01T09:00:00+24:00", NoTimeBecause.WrittenOtherwise)]
    [InlineData("2026-12-01T09:00:00+07:60", NoTimeBecause.WrittenOtherwise)]
    [InlineData("2026-12-01T09:00:00−07:00", NoTimeBecause.WrittenOtherwise)]
    [InlineData("2026-12-01T09:00:00.Z", NoTimeBecause.WrittenOtherwise)]
    [InlineData("2026-12-01T09:00:00,5Z", NoTimeBecause.WrittenOtherwise)]
    [InlineData("2026-12-01T09:00:00ZZ", NoTimeBecause.WrittenOtherwise)]
    [InlineData(" 2026-12-01T09:00:00Z", NoTimeBecause.WrittenOtherwise)]
    [InlineData("２026-12-01T09:00:00Z", NoTimeBecause.WrittenOtherwise)]
    [InlineData("2026-13-01T09:00:00Z", NoTimeBecause.WrittenOtherwise)]
    [InlineData("2026-02-29T09:00:00Z", NoTimeBecause.WrittenOtherwise)]
    [InlineData("2026-12-01T25:00:00Z", NoTimeBecause.WrittenOtherwise)]
    [InlineData("2026-12-01T09:60:00Z", NoTimeBecause.WrittenOtherwise)]
    [InlineData("2026-12-01T09:00:00", NoTimeBecause.NoOffset)]
    [InlineData("2026-12-01T09:00:00.25", NoTimeBecause.NoOffset)]
    [InlineData("2026-12-01T09:00:00 07:00", NoTimeBecause.PlusWasLost)]
    [InlineData("2026-12-31T23:59:60Z", NoTimeBecause.LeapSecond)]
    [InlineData("2027-01-01T06:59:60+07:00", NoTimeBecause.LeapSecond)]
    [InlineData("2026-12-01T24:00:00+07:00", NoTimeBecause.TwentyFour)]
    [InlineData("9999-12-31T23:00:00-14:00", NoTimeBecause.FarAway)]
    [InlineData("0001-01-01T00:00:00+23:59", NoTimeBecause.FarAway)]
    public void Anything_else_is_refused_with_its_reason(string? text, NoTimeBecause because)
    {
        Assert.False(Rfc3339.TryRead(text, out _, out var said));
        Assert.Equal(because, said);
        Assert.Contains(Rfc3339.Example, Rfc3339.Sentence(said));
    }

    [Fact]
    public void What_a_client_writes_with_an_offset_comes_back_as_the_same_instant() =>
        Gen.Select(Gen.Long[0, 6_000_000_000], Gen.Int[-14 * 60, 14 * 60], Gen.Int[0, 9_999_999])
            .Sample(
                (seconds, offset, fraction) =>
                {
                    var instant = new DateTimeOffset(2001, 6, 1, 0, 0, 0, TimeSpan.Zero)
                        .AddSeconds(seconds)
                        .AddTicks(fraction)
                        .ToOffset(TimeSpan.FromMinutes(offset));
                    var text = instant.ToString("yyyy-MM-ddTHH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture);
                    return Rfc3339.TryRead(text, out var read) && read == instant.UtcDateTime;
                }
            );

    [Fact]
    public void No_text_breaks_the_reader() =>
        Gen.String[Gen.Char["0123456789-:TtZz+. \u0660é"], 0, 70]
            .Sample(text => !Rfc3339.TryRead(text, out var read) || read.Kind == DateTimeKind.Utc);

    // Whoever guesses at a format reads 05/01/2027 the American way. Feeds of others are read as they come.
    [Fact]
    public void Nothing_in_the_sources_guesses_how_a_time_is_written()
    {
        var sources = Path.Combine(Repository.Root, "src/HeteroSpace");
        var guesses = Directory
            .EnumerateFiles(sources, "*.*", SearchOption.AllDirectories)
            .Where(path =>
                path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal)
            )
            .Where(path => !path.Contains("/obj/") && !path.Contains("/bin/") && !path.Contains("/Content/Feed"))
            .SelectMany(path =>
                Guess().Matches(File.ReadAllText(path)).Select(found => $"{Path.GetFileName(path)}: {found.Value}")
            );
        Assert.Empty(guesses);
    }

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset|DateOnly|TimeOnly)\.(Try)?Parse\(")]
    private static partial Regex Guess();
}
