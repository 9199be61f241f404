namespace HeteroSpace.Content;

/// <summary>What is set large of a story is its own, and says something of it.</summary>
public sealed class StoryWordsTests
{
    [Theory]
    [InlineData("Awal.\n\n> Pertanyaan lima orang adalah **acara**.", "“Pertanyaan lima orang adalah acara.”", null)]
    [InlineData("**Lalu?** “Saya baca lagi labelnya.” Begitu.", "“Saya baca lagi labelnya.”", null)]
    [InlineData("“Nanti kami promosikan” terdengar. “Dua kali saya menolak.”", "“Dua kali saya menolak.”", null)]
    [InlineData("“Kami datang,” katanya, “dan sudah bersih sekali.” Habis.", "Gedungnya tutup.", null)]
    [InlineData("“Ya,” katanya. Tercatat 231 kegiatan.", "Tercatat 231 kegiatan.", "231")]
    [InlineData("## Bab 12\n\nTahun 2020 ada 231 kegiatan dan 12.908 anggota.", null, "12.908")]
    [InlineData("Dibuka pada 31 Januari 2020 di Semarang ini.", "Gedungnya tutup.", null)]
    [InlineData("Ruang itu berumur dua bulan.", "Gedungnya tutup.", null)]
    [InlineData("", "Gedungnya tutup.", null)]
    public void It_is_what_is_set_apart_or_said_or_counted_and_else_how_the_summary_begins(
        string text,
        string? said,
        string? figure
    )
    {
        var words = StoryWords.Of(text, "Gedungnya tutup. Kelasnya tidak.");
        Assert.Equal(figure, words.Figure);
        if (said is not null)
            Assert.Equal(said, words.Text);
        Assert.Equal(words.Text != "Gedungnya tutup.", words.FromText);
    }

    [Fact]
    public void Nothing_of_it_is_longer_than_one_reads_at_a_glance()
    {
        var all = string.Concat(Enumerable.Repeat("kata ", 400));
        foreach (var text in (string[])[all, "> " + all, "“" + all + "”", all + " 231 kegiatan."])
            Assert.InRange(StoryWords.Of(text, all).Text.Length, 1, 122);
    }
}
