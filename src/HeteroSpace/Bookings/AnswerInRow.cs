using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Bookings;

/// <summary>What came of changing a booking, as it is said of one row among others: with whose it is and
/// when.</summary>
internal static class AnswerInRow
{
    public static RowAnswer InARow(this ChangeAnswer answer, WaitingAsked asked, Booking booking, string done) =>
        answer.InARow(booking, asked.Clock, asked.Now, done);

    /// <param name="done">In a sentence with the name, when it was done.</param>
    public static RowAnswer InARow(
        this ChangeAnswer answer,
        Booking booking,
        SiteClock clock,
        DateTime now,
        string done
    ) =>
        answer switch
        {
            ChangeAnswer.Done => RowAnswer.Done($"{done} {Capital(TimeLeft.When(clock, booking.Range, now))}."),
            ChangeAnswer.NotNow { WasDecided: true } => RowAnswer.Meanwhile("booking:" + booking.Code),
            ChangeAnswer.NotNow no => RowAnswer.No($"{booking.Name}: {no.Sentence}"),
            ChangeAnswer.Clash clash => RowAnswer.No($"{booking.Name}: {clash.Sentence(clock, booking.LocalDate)}"),
            ChangeAnswer.Broken broken => RowAnswer.No($"{booking.Name}: {broken.Rules[0].Sentence}"),
            _ => RowAnswer.No(booking.Name),
        };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
