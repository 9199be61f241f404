using System.Globalization;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Time;

/// <summary>Why a text is no time that we take.</summary>
public enum NoTimeBecause
{
    /// <summary>It is written some other way, or a part of it is out of its range.</summary>
    WrittenOtherwise,

    /// <summary>It does not say by which clock; ours would be a guess.</summary>
    NoOffset,

    /// <summary>A plus in an address means a space; what came has a space where the plus of the offset was.</summary>
    PlusWasLost,

    /// <summary>23:59:60: allowed by RFC 3339 (5.6), but no clock of ours has that second.</summary>
    LeapSecond,

    /// <summary>24:00:00: ISO 8601 has it, RFC 3339 does not (5.6: hours are 00 to 23).</summary>
    TwentyFour,

    /// <summary>Before 2001 or after 2199: more likely a slip of the hand than a wish.</summary>
    FarAway,
}

/// <summary>
/// The one reader of times that programs write: RFC 3339 (5.6), <c>2026-12-01T09:00:00+07:00</c>, always with seconds
/// and with an offset. Small t and z, fractions of a second, and <c>-00:00</c> (UTC, place unknown; 4.3) are theirs
/// too. Nothing else is guessed at: 05/01/2027 is two days, depending on who reads it.
/// </summary>
public static class Rfc3339
{
    public const string Example = "2026-12-01T09:00:00+07:00";

    // What is longer than this is no time, however exact.
    private const int Longest = 64,
        Seconds = 19;

    /// <summary>The instant in UTC, to a ten-millionth of a second; finer fractions are cut off.</summary>
    public static bool TryRead(string? text, out DateTime utc) => TryRead(text, out utc, out _);

    /// <param name="because">Only where it is none.</param>
    public static bool TryRead(string? text, out DateTime utc, out NoTimeBecause because)
    {
        utc = default;
        because = NoTimeBecause.WrittenOtherwise;
        if (text is not { Length: >= Seconds and <= Longest } || !HasShape(text))
            return false;
        var rest = text.AsSpan(Seconds);
        var fraction = FractionOf(ref rest);
        if (fraction is null || OffsetOf(rest, out because) is not { } offset)
            return false;
        if (Number(text, 11) == 24)
            return Not(NoTimeBecause.TwentyFour, out because);
        if (Number(text, 17) == 60)
            return Not(NoTimeBecause.LeapSecond, out because);
        if (
            !DateTime.TryParseExact(
                text[..10] + text[11..Seconds],
                "yyyy-MM-ddHH:mm:ss",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var wall
            )
        )
            return Not(NoTimeBecause.WrittenOtherwise, out because);
        if (wall.Year is <= 2000 or >= 2200)
            return Not(NoTimeBecause.FarAway, out because);
        utc = DateTime.SpecifyKind(wall.AddTicks(fraction.Value) - offset, DateTimeKind.Utc);
        return true;
    }

    /// <summary>In the reader's language, with what to write instead.</summary>
    public static string Sentence(NoTimeBecause because)
    {
        var rule = Words.Say(
            $"Waktu ditulis menurut RFC 3339 dengan selisih zona, misalnya {Example}.",
            $"Times are RFC 3339 with an offset, such as {Example}."
        );
        return because switch
        {
            NoTimeBecause.WrittenOtherwise => rule,
            NoTimeBecause.NoOffset => rule + Words.Say(" Yang ini tanpa selisih zona.", " This one says no offset."),
            NoTimeBecause.PlusWasLost => rule
                + Words.Say(" Di dalam alamat, tulis tandanya sebagai %2B.", " In an address, write its plus as %2B."),
            NoTimeBecause.LeapSecond => rule
                + Words.Say(
                    " Detik kabisat (:60) tidak kami terima; tulis detik sebelum atau sesudahnya.",
                    " A leap second (:60) is not taken; write the second before or after it."
                ),
            NoTimeBecause.TwentyFour => rule
                + Words.Say(
                    " Pukul 24 tidak ada; tulis 00:00:00 hari berikutnya.",
                    " There is no hour 24; write 00:00:00 of the next day."
                ),
            NoTimeBecause.FarAway => rule
                + Words.Say(" Tahunnya dari 2001 sampai 2199.", " Its year is from 2001 to 2199."),
        };
    }

    private static bool Not(NoTimeBecause reason, out NoTimeBecause because)
    {
        because = reason;
        return false;
    }

    // dddd-dd-ddTdd:dd:dd, ASCII digits alone: what follows is looked at only then.
    private static bool HasShape(string text)
    {
        const string shape = "0000-00-00T00:00:00";
        for (var i = 0; i < Seconds; i++)
            if (shape[i] == '0' ? !char.IsAsciiDigit(text[i]) : char.ToUpperInvariant(text[i]) != shape[i])
                return false;
        return true;
    }

    // In ticks; null where a point stands without digits.
    private static long? FractionOf(ref ReadOnlySpan<char> rest)
    {
        if (rest is not ['.', ..])
            return 0;
        var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
        if (digits < 0)
            digits = rest.Length - 1;
        if (digits == 0)
            return null;
        long ticks = 0;
        for (var i = 0; i < 7; i++)
            ticks = ticks * 10 + (i < digits ? rest[1 + i] - '0' : 0);
        rest = rest[(1 + digits)..];
        return ticks;
    }

    private static TimeSpan? OffsetOf(ReadOnlySpan<char> rest, out NoTimeBecause because)
    {
        because = NoTimeBecause.WrittenOtherwise;
        switch (rest)
        {
            case []:
                because = NoTimeBecause.NoOffset;
                return null;
            case ['Z' or 'z']:
                return TimeSpan.Zero;
            case [' ' or '+' or '-', _, _, ':', _, _] when AllDigits(rest):
                if (rest[0] == ' ')
                    because = NoTimeBecause.PlusWasLost;
                var (hours, minutes) = (Number(rest, 1), Number(rest, 4));
                if (rest[0] == ' ' || hours > 23 || minutes > 59)
                    return null;
                var offset = new TimeSpan(hours, minutes, 0);
                return rest[0] == '-' ? -offset : offset;
            default:
                return null;
        }
    }

    private static bool AllDigits(ReadOnlySpan<char> offset) =>
        char.IsAsciiDigit(offset[1])
        && char.IsAsciiDigit(offset[2])
        && char.IsAsciiDigit(offset[4])
        && char.IsAsciiDigit(offset[5]);

    private static int Number(ReadOnlySpan<char> text, int at) => (text[at] - '0') * 10 + text[at + 1] - '0';
}
