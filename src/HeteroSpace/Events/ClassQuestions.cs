using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Events;

/// <summary>
/// Two optional questions that every class asks before and after, the same each time: what people do digitally now, and
/// how sure they feel. So it shows what was learnt, also over many classes.
/// </summary>
public static class ClassQuestions
{
    public const string Digital = "digital",
        Sure = "sure";

    /// <summary>The answers to both, from none to most, as they are stored.</summary>
    public static readonly string[] Scale = ["1", "2", "3", "4", "5"];

    public static IEnumerable<EventQuestion> For(Guid eventId)
    {
        foreach (
            var (position, (asked, kind)) in new[]
            {
                (Asked.Before, Digital),
                (Asked.Before, Sure),
                (Asked.After, Digital),
                (Asked.After, Sure),
            }.Index()
        )
            yield return new()
            {
                EventId = eventId,
                Position = 1000 + position,
                Asked = asked,
                Kind = kind,
                Text = kind,
                Choices = [.. Scale],
            };
    }

    /// <summary>The question as it is read.</summary>
    public static string Said(this EventQuestion question) =>
        question.Kind switch
        {
            Digital => Words.Say(
                "Berapa dari ini yang sudah Anda lakukan secara digital: jualan, pembayaran, promosi, pembukuan?",
                "How many of these do you do digitally: selling, payments, promotion, bookkeeping?"
            ),
            Sure => Words.Say(
                "Seberapa yakin Anda melakukannya sendiri?",
                "How sure are you that you can do it yourself?"
            ),
            _ => question.Text,
        };

    /// <summary>A choice as it is read.</summary>
    public static string Said(this EventQuestion question, string choice) =>
        (question.Kind, choice) switch
        {
            (Digital, "1") => Words.Say("Belum ada", "None yet"),
            (Digital, "2") => Words.Say("Satu", "One"),
            (Digital, "3") => Words.Say("Dua", "Two"),
            (Digital, "4") => Words.Say("Tiga", "Three"),
            (Digital, "5") => Words.Say("Semuanya", "All of them"),
            (Sure, "1") => Words.Say("Belum yakin", "Not sure"),
            (Sure, "2") => Words.Say("Sedikit yakin", "A little"),
            (Sure, "3") => Words.Say("Cukup yakin", "Fairly"),
            (Sure, "4") => Words.Say("Yakin", "Sure"),
            (Sure, "5") => Words.Say("Sangat yakin", "Very sure"),
            _ => choice,
        };
}
