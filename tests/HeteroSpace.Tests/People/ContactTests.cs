using HeteroSpace.Foundation.Mail;

namespace HeteroSpace.People;

/// <summary>What the door lets in as an address, the mailer can write a letter to.</summary>
public sealed class ContactTests
{
    public static TheoryData<string> Good =>
        ["budi@example.org", "Budi.Santoso+acara@Example.co.id", "o'brien@example.org", "b_1-x@sub.domain.example.org"];

    [Theory, MemberData(nameof(Good))]
    public void Ordinary_addresses_pass(string typed) =>
        Assert.Equal(typed.ToLowerInvariant(), Contact.Read(" " + typed + " ")?.Email?.Value);

    public static TheoryData<string> Bad =>
        [
            "budi.@example.org",
            ".budi@example.org",
            "bu..di@example.org",
            "budi@example",
            "budi@.example.org",
            "budi@example..org",
            "budi@-",
            "bu di@example.org",
            "budi@exam ple.org",
            "budi@@example.org",
        ];

    [Theory, MemberData(nameof(Bad))]
    public void What_cannot_be_sent_to_is_refused(string typed) => Assert.Null(Contact.Read(typed));

    // What people and machines put into addresses.
    private static readonly string[] Pieces =
    [
        ".",
        "..",
        "-",
        "_",
        "+",
        "\"",
        "\"a b\"",
        "(x)",
        "<",
        ">",
        ",",
        ";",
        ":",
        "\\",
        "[",
        "]",
        "[1.2.3.4]",
        "ö",
        "é",
        "日本",
        "xn--a",
        "%",
        "!",
        "a",
        "'",
        "/",
        "=",
        "?",
        "\u200B",
        "\u00A0",
        "\u202A",
        " ",
        "\t",
        "@",
        "😀",
        "a.",
        ".a",
        "-a",
        "a-",
    ];

    [Fact]
    public void Whatever_passes_can_be_written_to()
    {
        var passed = 0;
        foreach (var one in Pieces)
        foreach (var two in Pieces)
        foreach (
            var typed in (string[])
                [
                    $"{one}b{two}@example.org",
                    $"b{one}{two}@example.org",
                    $"b@{one}x{two}.org",
                    $"b@x{one}{two}.org",
                    $"b{one}@x{two}.org",
                ]
        )
        {
            if (Contact.Read(typed) is not { Email: { } email })
                continue;
            passed++;
            using var letter = MailOfLetter.Of(
                new() { To = email, Name = "Slamet" },
                Letter.About(Sentence.Say("Uji", "A try")).Greet("Slamet"),
                "Hetero Space <no-reply@example.org>",
                "https://hetero.example.org"
            );
            letter.WriteTo(Stream.Null);
        }
        Assert.True(passed > 100, $"{passed}");
    }
}
