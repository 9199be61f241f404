using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Contributions;

/// <summary>What was said of a gift in thanks, after some of it turned out not to have come.</summary>
internal static class ThanksAgain
{
    /// <summary>
    /// Our words, with what stands now where they said how much came before; in words of one's own it may stand
    /// otherwise, and <see cref="Corrected"/> tells it beside them.
    /// </summary>
    public static string Right(Pledge pledge, NeedLine line, long before)
    {
        if (pledge.OurWords == "" || !pledge.CameSomething)
            return pledge.OurWords;
        var (was, now) = Words.In(pledge.Language, () => (line.Amount(before), line.Amount(pledge.Received)));
        // Not the 7 of 17, nor of 7.000.
        return Regex.Replace(
            pledge.OurWords,
            $@"(?<![\w.,]){Regex.Escape(was)}(?![\w]|[.,]\d)",
            now.Replace("$", "$$", StringComparison.Ordinal),
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)
        );
    }

    /// <summary>Since it was thanked for some of it was taken back: what stands now. Null when nothing was.</summary>
    public static string? Corrected(this ReceivedGift gift) =>
        gift.Pledge.Thanked is { } at && gift.Parts.Any(part => part.TakenBack > at)
            ? Words.Say($"Dikoreksi sesudahnya: {gift.What}.", $"Corrected since: {gift.What}.")
            : null;
}
