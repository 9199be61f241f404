using System.Globalization;
using System.Text;
using CsCheck;
using HeteroSpace.Foundation.Mail;

namespace HeteroSpace.Foundation.Typed;

/// <summary>Laws of everything that is read from what people type; by chance, and more of it in <c>./test --long</c>.
/// </summary>
public sealed class TypedPropertyTests
{
    private static readonly long Rounds = LongRun.Or(3_000, 100_000);

    // What people and machines put there: letters of many scripts, what cannot be seen, what steers.
    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.Char['a', 'z'].Select(letter => letter.ToString()),
        Gen.Char['0', '9'].Select(letter => letter.ToString()),
        Gen.OneOf(
            new[]
            {
                ".",
                "..",
                "@",
                "-",
                "_",
                "+",
                " ",
                "\t",
                "\r\n",
                "\u00A0",
                "\u200B",
                "\u200D",
                "\u202A",
                "\u202E",
                "\uFEFF",
                "\u00AD",
                "\u2060",
                "\u3164",
                "\u2800",
                "\u0301",
                "\u0308",
                "é",
                "É",
                "ß",
                "İ",
                "ſ",
                "ﬁ",
                "Ａ",
                "＠",
                "．",
                "。",
                "ｗ",
                "日本",
                "ꦱ",
                "ب",
                "😀",
                "👩‍👩‍👧",
                "xn--",
                "xn--a",
                "org",
                "example",
                ".org",
                ".id",
                "www.",
                "https://",
                "//",
                "/",
                "\\",
                ":",
                ";",
                ",",
                "\"",
                "'",
                "<",
                ">",
                "(",
                ")",
                "[",
                "]",
                "=",
                "%41",
                "?",
                "#",
                "+62",
                "0812",
                "62",
                "00",
                "wa.me/",
                "mailto:",
                "S.Pd.",
                "CON",
                "\uD800",
                "\uFFFE",
                "\u0000",
                "\u0007",
                "\u0085",
                "\u2028",
                "\uE000",
                "\U000E0041",
            }
        )
    );
    private static readonly Gen<string> Odd = Piece.Array[0, 12].Select(string.Concat);
    private static readonly Gen<string> OddAddress = Gen.Select(Odd, Odd, (name, host) => $"{name}@{host}.org");
    private static readonly Gen<string> OddHost = Gen.Select(Odd, Odd, (host, path) => $"{host}.example/{path}");
    private static readonly Gen<string> OddNumber = Gen.Select(
        Gen.OneOf("", "+62", "0", "62", "0062", "\u202A+62 ", "wa.me/62"),
        Gen.Int[100_000, 999_999],
        Odd,
        (start, digits, odd) => $"{start}812{digits}{odd}"
    );

    [Fact]
    public void A_name_that_was_read_is_read_as_itself_and_nothing_in_it_is_unseen() =>
        Odd.Sample(
            typed =>
            {
                if (PersonName.Read(typed) is not { } name)
                    return PersonName.Problem(typed) is { Length: > 0 };
                return PersonName.Read(name) == name
                    && IsSeen(name)
                    && !name.Value.Contains("://", StringComparison.Ordinal);
            },
            iter: Rounds
        );

    [Fact]
    public void An_address_that_was_read_is_read_as_itself_and_can_be_sent_to()
    {
        var passed = 0;
        OddAddress.Sample(
            typed =>
            {
                if (EmailAddress.Read(typed) is not { } address)
                    return true;
                Interlocked.Increment(ref passed);
                using var letter = MailOfLetter.Of(
                    new() { To = address, Name = "Slamet" },
                    Letter.About(Sentence.Say("Uji", "A try")).Greet("Slamet"),
                    "Hetero Space <no-reply@example.org>",
                    "https://hetero.example.org"
                );
                letter.WriteTo(Stream.Null);
                return EmailAddress.Read(address) == address
                    && EmailAddress.Read(EmailAddress.Shown(address)) == address
                    && EmailAddress.Read(address.Value.ToUpperInvariant()) is var upper
                    && (upper == address || !Ascii.IsValid(address.Value))
                    && EmailAddress.Read($" \u200B<{address}>.\u202C") == address
                    && letter.To.Mailboxes.Single().GetAddress(idnEncode: true) == address.Value
                    && IsSeen(address)
                    && !address.Value.Any(char.IsWhiteSpace);
            },
            iter: Rounds
        );
        Assert.InRange(passed, 20, long.MaxValue);
    }

    [Fact]
    public void A_number_that_was_read_is_read_as_itself_in_every_shape()
    {
        var passed = 0;
        OddNumber.Sample(
            typed =>
            {
                if (PhoneNumber.Read(typed) is not { } number)
                    return true;
                Interlocked.Increment(ref passed);
                return PhoneNumber.Read(number) == number
                    && PhoneNumber.Read(PhoneNumber.Shown(number)) == number
                    && PhoneNumber.Read(PhoneNumber.WhatsApp(number, "Halo")) == number
                    && number.Value[0] == '+'
                    && number.Value.Skip(1).All(char.IsAsciiDigit);
            },
            iter: Rounds
        );
        Assert.InRange(passed, 20, long.MaxValue);
    }

    [Fact]
    public void A_web_address_that_was_read_is_read_as_itself_and_is_of_the_web()
    {
        var passed = 0;
        OddHost.Sample(
            typed =>
            {
                if (WebAddress.Read(typed) is not { } address)
                    return true;
                Interlocked.Increment(ref passed);
                return WebAddress.Read(address) == address
                    && address.Value.StartsWith("https://", StringComparison.Ordinal)
                    && Ascii.IsValid(address.Value)
                    && !address.Value.Any(char.IsControl);
            },
            iter: Rounds
        );
        Assert.InRange(passed, 20, long.MaxValue);
    }

    [Fact]
    public void A_file_name_that_was_read_is_read_as_itself_and_leads_nowhere() =>
        Odd.Sample(
            typed =>
            {
                var name = FileName.Read(typed);
                return FileName.Read(name) == name
                    && name.Value.Length is > 0 and <= FileName.Most
                    && name.Value.IndexOfAny(['/', '\\', ':', '"', '<', '>', '|', '?', '*']) < 0
                    && name.Value[0] != '.'
                    && IsSeen(name)
                    && Path.GetFileName(name) == name.Value;
            },
            iter: Rounds
        );

    [Fact]
    public void A_list_as_it_was_shown_is_a_plain_list() =>
        Gen.Select(Odd, Gen.OneOf("\n", "\r\n", "\n\n", "; ", ", ", "\t", " dan "), Odd, (a, by, b) => a + by + b)
            .Sample(
                typed =>
                {
                    var read = PastedNames.Read(typed);
                    var again = PastedNames.Read(string.Join('\n', read.Names));
                    return !again.Interpreted && again.Names.SequenceEqual(read.Names);
                },
                iter: Rounds
            );

    private static bool IsSeen(string text) =>
        text.EnumerateRunes().All(rune => Letters.IsSeen(rune))
        && text.IsNormalized()
        && !text.Any(letter =>
            CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format
        );
}
