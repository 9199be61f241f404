using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation;

public sealed class WholeNumbersTests
{
    [Theory]
    [InlineData("Kirim dari 0812-3456-7890.", "Kirim dari <span class=\"number\">0812-3456-7890</span>.")]
    [InlineData("0247-4016-70: terkonfirmasi", "<span class=\"number\">0247-4016-70</span>: terkonfirmasi")]
    [InlineData("+4915112345678, ya", "<span class=\"number\">&#x2B;4915112345678</span>, ya")]
    [InlineData("Kode HS-0812-3456 & <b>", "Kode HS-0812-3456 &amp; &lt;b&gt;")]
    [InlineData("2026-12-09, 09.00", "2026-12-09, 09.00")]
    [InlineData("", "")]
    public void A_number_stands_in_one_piece_and_all_else_as_it_was_written(string text, string html) =>
        Assert.Equal(html, WholeNumbers.Whole(text).Value);
}
