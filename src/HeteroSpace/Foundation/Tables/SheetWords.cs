using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Tables;

public static class SheetWords
{
    /// <summary>What is wrong with the file, and what to do.</summary>
    public static string Said(this UnreadableSheet error) =>
        error.Problem switch
        {
            SheetProblem.Empty => Words.Say(
                "Berkas ini kosong. Pilih berkas lain.",
                "This file is empty. Choose another."
            ),
            SheetProblem.TooLarge => Words.Say(
                "Berkas ini terlalu besar: paling besar 10 MB, dan 40 MB setelah dibuka. Bagi menjadi beberapa berkas.",
                "This file is too large: at most 10 MB, and 40 MB once unpacked. Split it into several."
            ),
            SheetProblem.NoTable => Words.Say(
                "Ini bukan tabel. Simpan sebagai CSV atau XLSX, lalu pilih lagi.",
                "This is no table. Save it as CSV or XLSX, then choose it again."
            ),
            SheetProblem.Locked => Words.Say(
                "Berkas Excel lama (.xls) atau terkunci sandi tidak bisa dibaca. Simpan sebagai XLSX tanpa sandi.",
                "An old Excel file (.xls), or one locked by a password, cannot be read. "
                    + "Save it as XLSX without a password."
            ),
            SheetProblem.TooManyRows => Words.Say(
                $"Lebih dari {Sheet.MostRows:N0} baris. Bagi menjadi beberapa berkas.",
                $"More than {Sheet.MostRows:N0} rows. Split it into several files."
            ),
            SheetProblem.TooManyColumns => At(
                error,
                Words.Say(
                    $"lebih dari {Sheet.MostColumns} kolom. Hapus kolom yang tidak perlu.",
                    $"more than {Sheet.MostColumns} columns. Delete those that are not needed."
                )
            ),
            SheetProblem.LongCell => At(
                error,
                Words.Say(
                    $"terlalu panjang, lebih dari {Sheet.MostLetters:N0} huruf dalam satu sel. "
                        + "Mungkin tanda kutip tidak ditutup, atau kolomnya terlalu banyak.",
                    $"too long, more than {Sheet.MostLetters:N0} letters in a cell. "
                        + "Perhaps a quotation mark is not closed, or there are too many columns."
                )
            ),
            SheetProblem.Broken => At(
                error,
                Words.Say(
                    "berkas ini rusak. Buka dengan aplikasi tabel, lalu simpan lagi sebagai XLSX atau CSV.",
                    "this file is damaged. Open it in a spreadsheet and save it again as XLSX or CSV."
                )
            ),
        };

    private static string At(UnreadableSheet error, string sentence) =>
        error.Row > 0
            ? Words.Say($"Baris {error.Row}: ", $"Row {error.Row}: ") + sentence
            : char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
