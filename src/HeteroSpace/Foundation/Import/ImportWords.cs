using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Import;

public static class ImportWords
{
    public static string Said(this ImportStatus status) =>
        status switch
        {
            ImportStatus.Mapping => Words.Say("Kolom belum dipilih", "Columns not chosen"),
            ImportStatus.Checking => Words.Say("Sedang diperiksa", "Being checked"),
            ImportStatus.Checked => Words.Say("Menunggu keputusan", "Waiting for a decision"),
            ImportStatus.Writing => Words.Say("Sedang ditulis", "Being written"),
            ImportStatus.Done => Words.Say("Selesai", "Done"),
            ImportStatus.Failed => Words.Say("Gagal, tidak ada yang ditulis", "Failed, nothing was written"),
            ImportStatus.Dropped => Words.Say("Dibatalkan", "Given up"),
        };

    public static string Said(this Finding finding) =>
        finding switch
        {
            Finding.New => Words.Say("Baru", "New"),
            Finding.Wrong => Words.Say("Ada yang salah", "Something is wrong"),
            Finding.Unchanged => Words.Say("Sudah ada", "Here already"),
            Finding.Likely => Words.Say("Mungkin sama", "Likely the same"),
        };

    public static string Said(this Choice choice) =>
        choice switch
        {
            Choice.Open => Words.Say("Belum diputuskan", "Not decided"),
            Choice.Leave => Words.Say("Memang sama, lewati", "The same, leave it"),
            Choice.Fill => Words.Say("Memang sama, lengkapi yang kosong", "The same, fill what is empty"),
            Choice.Take => Words.Say("Bukan, tambahkan", "Another one, add it"),
        };
}
