using System.Text;

namespace HeteroSpace.Foundation.Ui;

/// <summary>
/// How long what is typed into the fields of a page may be. Each field notes it as it is drawn, and no form is handled
/// with more: the sentence with both figures stands at its field, and what was typed stays. So no act meets a text
/// that the database would refuse.
/// </summary>
internal static class FieldLengths
{
    /// <summary>Unless its field says otherwise.</summary>
    public const int OfLine = 300,
        OfText = 4000,
        OfPassword = 200,
        OfContact = 254;

    private static readonly object Key = new();

    public static int Usual(string type, int rows)
    {
        if (rows > 0)
            return OfText;
        return type switch
        {
            "password" => OfPassword,
            "email" => OfContact,
            _ => OfLine,
        };
    }

    public static void Note(HttpContext http, string field, int most)
    {
        if (http.Items[Key] is not Dictionary<string, int> lengths)
            http.Items[Key] = lengths = [];
        // Two forms of a page may have a field of one name; the act knows which it handles.
        lengths[field] = Math.Max(most, lengths.GetValueOrDefault(field));
    }

    /// <summary>The fields of the form that was sent that hold too much, each with its sentence.</summary>
    public static IEnumerable<(string Field, string Sentence)> TooLong(HttpContext http)
    {
        if (!http.Request.HasFormContentType || http.Items[Key] is not Dictionary<string, int> lengths)
            yield break;
        foreach (var (field, most) in lengths)
            if (http.Request.Form[field].Select(Letters).DefaultIfEmpty().Max() is var typed && typed > most)
                yield return (field, Sentence(most, typed));
    }

    public static string Sentence(int most, int typed) =>
        Words.Say(
            $"Paling banyak {Words.Number(most)} huruf; yang Anda tulis {Words.Number(typed)}.",
            $"At most {Words.Number(most)} letters; you wrote {Words.Number(typed)}."
        );

    // Browsers count the end of a line as one letter and send two.
    private static int Letters(string? text) => Unbroken(text ?? "").Length;

    /// <summary>
    /// As it is kept: a browser sends the end of a line as two letters. Nobody types a control, which comes along when
    /// something is copied: PostgreSQL has no text with a NUL, and calendars and feeds none with any of them.
    /// </summary>
    public static string Unbroken(string text)
    {
        if (!text.Any(IsOdd))
            return text;
        var sound = new StringBuilder(text.Length);
        foreach (var (at, letter) in text.Index())
            if (letter is '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029')
            {
                if (letter != '\r' || at + 1 >= text.Length || text[at + 1] != '\n')
                    sound.Append('\n');
            }
            else if (!IsOdd(letter))
                sound.Append(letter);
        return sound.ToString();
    }

    private static bool IsOdd(char letter) =>
        char.IsControl(letter) && letter is not ('\n' or '\t')
        || letter is '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF';
}
