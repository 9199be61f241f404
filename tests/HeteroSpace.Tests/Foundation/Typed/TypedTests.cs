namespace HeteroSpace.Foundation.Typed;

/// <summary>What people type and paste becomes one value, whichever way it was written.</summary>
public sealed class TypedTests
{
    public static TheoryData<string> OneAddress =>
        [
            "budi@example.org",
            "Budi@Example.ORG",
            " budi@example.org\u200B",
            "\u202Abudi@example.org\u202C",
            "\uFEFFbudi@example.org",
            "bu\u00ADdi@exam\u200Bple.org",
            "budi@example.org\u00A0",
            "budi@example.org.",
            "budi@example.org,",
            "<budi@example.org>",
            "mailto:budi@example.org",
            "mailto:budi@example.org?subject=x",
            "Budi Santoso <budi@example.org>",
            "budi＠example．org",
            "ｂｕｄｉ@example.org",
            "budi@example。org",
            "budi@example.org\r\n",
            "“budi@example.org”",
            "«budi@example.org»",
            "‘budi@example.org’,",
            "(budi@example.org)",
            "'budi@example.org'",
            "budi@example.org!",
            "budi@example.org”",
        ];

    [Theory, MemberData(nameof(OneAddress))]
    public void An_address_has_one_spelling_however_it_was_copied(string typed) =>
        Assert.Equal("budi@example.org", EmailAddress.Read(typed)?.Value);

    [Theory]
    [
        InlineData("budi@bücher.example", "budi@xn--bcher-kva.example"),
        InlineData("budi@BÜCHER.example", "budi@xn--bcher-kva.example"),
        InlineData("budi@bu\u0308cher.example", "budi@xn--bcher-kva.example"),
        InlineData("budi@XN--BCHER-KVA.example", "budi@xn--bcher-kva.example"),
        InlineData("budi@例え.テスト", "budi@xn--r8jz45g.xn--zckzah"),
        InlineData("budi@xn--r8jz45g.xn--zckzah", "budi@xn--r8jz45g.xn--zckzah")
    ]
    public void Two_spellings_of_one_international_host_are_one(string typed, string kept)
    {
        Assert.Equal(kept, EmailAddress.Read(typed)?.Value);
        Assert.Equal(EmailAddress.Read(kept), EmailAddress.Read(EmailAddress.Shown(kept)));
    }

    [Theory]
    [
        InlineData("budi.@example.org"),
        InlineData("\"budi\"@example.org"),
        InlineData("budi(x)@example.org"),
        InlineData("budi@[127.0.0.1]"),
        InlineData("budi@127.0.0.1"),
        InlineData("budi@localhost"),
        InlineData("budi@exa_mple.org"),
        InlineData("budi@-example.org"),
        InlineData("budi@example-.org"),
        InlineData("budi@xn--a.org"),
        InlineData("a@b@example.org"),
        InlineData("budi santoso@example.org"),
        InlineData("budi@exa”mple.org"),
        InlineData("budi@example.org–x"),
        InlineData("budi@kelas–batik.org"),
        InlineData("bu“di@example.org"),
        InlineData("budi—x@example.org"),
        InlineData("budi@☃.org"),
        InlineData("😀@example.org"),
        InlineData("@example.org"),
        InlineData("budi@"),
        InlineData("\u200B@\u200B"),
        InlineData("")
    ]
    public void What_no_letter_reaches_is_no_address(string typed) => Assert.Null(EmailAddress.Read(typed));

    [Fact]
    public void A_name_before_the_at_has_at_most_64_letters_and_the_whole_254()
    {
        Assert.NotNull(EmailAddress.Read(new string('a', 64) + "@example.org"));
        Assert.Null(EmailAddress.Read(new string('a', 65) + "@example.org"));
        Assert.NotNull(EmailAddress.Read(new string('é', 32) + "@example.org"));
        Assert.Null(EmailAddress.Read(new string('é', 33) + "@example.org"));
        var host = string.Join('.', Enumerable.Repeat(new string('h', 61), 4));
        Assert.Null(EmailAddress.Read("budi12@" + host + ".org"));
        Assert.Null(EmailAddress.Read(new string('a', 20_000) + "@example.org"));
    }

    [Theory]
    [
        InlineData("0812-3456-7890"),
        InlineData("62812 3456 7890"),
        InlineData("+62 (812) 3456-7890"),
        InlineData("\u202A+62 812‑3456‑7890\u202C"),
        InlineData("\u200E0812\u00A03456\u00A07890"),
        InlineData("0062 812 3456 7890"),
        InlineData("006281234567890"),
        InlineData("wa.me/6281234567890"),
        InlineData("https://wa.me/+6281234567890?text=Halo%20kak"),
        InlineData("whatsapp://send?phone=6281234567890"),
        InlineData("tel:+6281234567890"),
        InlineData("WA 0812 3456 7890"),
        InlineData("No. HP: 0812 3456 7890"),
        InlineData("CP: 0812-3456-7890"),
        InlineData("HP/WA 0812-3456-7890"),
        InlineData("Tlp. 0812-3456-7890"),
        InlineData("0812-3456-7890 (WA)"),
        InlineData("081234567890.0"),
        InlineData("81234567890,0"),
        InlineData("6281234567890.00"),
        InlineData("wa.me/081234567890"),
        InlineData("0812.345.678.90"),
        InlineData("(0812) 3456.7890"),
        InlineData("tel:0812-3456-7890"),
        InlineData("https://api.whatsapp.com/send/?phone=%2B6281234567890&text&type=phone_number"),
        InlineData("０８１２３４５６７８９０"),
        InlineData("٠٨١٢٣٤٥٦٧٨٩٠")
    ]
    public void A_number_has_one_spelling_however_it_was_copied(string typed) =>
        Assert.Equal("+6281234567890", PhoneNumber.Read(typed)?.Value);

    [Theory]
    [
        InlineData("0812KLIKDISINI"),
        InlineData("6281234567890.5"),
        InlineData("081234567890,25"),
        InlineData("0812 3456 7890.5"),
        InlineData("0812-3456-789,5"),
        InlineData("081234567890. 5"),
        InlineData("-081234567890.5."),
        InlineData("0812.34567890,5"),
        InlineData("0812 3456 7890/2"),
        InlineData("0812"),
        InlineData("00812345678901"),
        InlineData("n/a"),
        InlineData("-"),
        InlineData("wa.me/budi"),
        InlineData("0812-3456-7890 0813-1111-2222"),
        InlineData("CP: Budi 0812-3456-7890"),
        InlineData("wa.link/budi")
    ]
    public void What_is_no_number_is_refused(string typed) => Assert.Null(PhoneNumber.Read(typed));

    [Theory]
    [
        InlineData(" instagram.com/kami\u200B", "https://instagram.com/kami"),
        InlineData("http://Example.org", "https://example.org/"),
        InlineData("@kami", "https://instagram.com/kami"),
        InlineData("https://bücher.example/ä?x=1#y", "https://xn--bcher-kva.example/%C3%A4?x=1#y"),
        InlineData("https://ехаmple.org", "https://xn--mple-43d3a6i.org/")
    ]
    public void A_web_address_shows_its_host_as_the_network_has_it(string typed, string kept)
    {
        Assert.Equal(kept, WebAddress.Read(typed)?.Value);
        Assert.Equal(kept, WebAddress.Read(kept)?.Value);
    }

    [Theory]
    [
        InlineData("javascript:alert(1)"),
        InlineData("https://user@evil.example"),
        InlineData("https://example.org:8443/"),
        InlineData("https://localhost/"),
        InlineData("https://127.0.0.1/"),
        InlineData("ftp://example.org"),
        InlineData("https://example.org。"),
        InlineData("https://example.org./"),
        InlineData("2.5。7"),
        InlineData("https://example.org”"),
        InlineData("https://“example.org"),
        InlineData("https://kelas–batik.example"),
        InlineData("https://☃.example"),
        InlineData("2.5。7#ad_62.example/1\u202Ekj%41."),
        InlineData("\u200B")
    ]
    public void What_is_not_of_the_web_is_no_web_address(string typed) => Assert.Null(WebAddress.Read(typed));

    [Theory]
    [
        InlineData("surat.pdf", "surat.pdf"),
        InlineData("C:\\Users\\Budi\\surat.pdf", "surat.pdf"),
        InlineData("..\\..\\api?x=-480.webp", "api-x=-480.webp"),
        InlineData("../../etc/passwd", "passwd"),
        InlineData(".htaccess", "htaccess"),
        InlineData("tagihan\u202Efdp.exe", "tagihanfdp.exe"),
        InlineData("a\r\nSet-Cookie: x.pdf", "a Set-Cookie- x.pdf"),
        InlineData("CON.pdf", "_CON.pdf"),
        InlineData("lpt1", "_lpt1"),
        InlineData("surat. . .", "surat"),
        InlineData("", "berkas"),
        InlineData("\u200B", "berkas"),
        InlineData("/", "berkas")
    ]
    public void A_file_keeps_what_is_sound_of_its_name(string typed, string kept) =>
        Assert.Equal(kept, Ui.Words.In("id", () => FileName.Read(typed)).Value);

    [Fact]
    public void A_long_name_keeps_its_ending() =>
        Assert.Equal(new string('a', 116) + ".pdf", FileName.Read(new string('a', 500) + ".pdf").Value);
}
