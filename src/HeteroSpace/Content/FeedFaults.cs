using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Content;

/// <summary>How many entries of a feed were left out, by why.</summary>
public sealed class FeedFaults
{
    private readonly SortedDictionary<FeedFault, int> _counts = [];

    public int Count => _counts.Values.Sum();

    public int Of(FeedFault why) => _counts.GetValueOrDefault(why);

    public void Add(FeedFault why, int more = 1) => _counts[why] = Of(why) + more;

    /// <summary>A sentence that tells each reason with its number; null when none was left out.</summary>
    public string? Said =>
        _counts.Count == 0
            ? null
            : Words.Say("Dilewati: ", "Left out: ")
                + string.Join("; ", _counts.Select(row => $"{row.Value} {Why(row.Key)}"))
                + ".";

    private static string Why(FeedFault why) =>
        why switch
        {
            FeedFault.Unreadable => Words.Say("tidak terbaca", "cannot be read"),
            FeedFault.NoId => Words.Say("tanpa kode", "without an id"),
            FeedFault.ShortTitle => Words.Say("judulnya kurang dari 3 huruf", "with a title under 3 letters"),
            FeedFault.NoFilm => Words.Say(
                "tanpa tautan YouTube atau berkas suara",
                "without a link to YouTube or a sound file"
            ),
            FeedFault.NoDate => Words.Say("tanpa tanggal", "without a date"),
            FeedFault.OddDate => Words.Say(
                "bertanggal sebelum 2000 atau di masa depan",
                "dated before 2000 or in the future"
            ),
            FeedFault.Again => Words.Say("sama dengan yang lain", "the same as another"),
            FeedFault.TooMany => Words.Say(
                $"di luar {FeedEntries.Most} yang pertama (unggah sisanya sebagai berkas)",
                $"beyond the first {FeedEntries.Most} (upload the rest as a file)"
            ),
            FeedFault.NotKept => Words.Say(
                "gagal disimpan, dicoba lagi nanti",
                "could not be kept and are tried again later"
            ),
        };
}
