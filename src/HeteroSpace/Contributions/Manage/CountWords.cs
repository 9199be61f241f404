using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Contributions.Manage;

/// <summary>What is said to whoever counts what came.</summary>
internal static class CountWords
{
    public static string OwnGift =>
        Words.Say(
            "Ini pemberian Anda atau organisasi Anda: orang lain yang menghitung dan menilainya.",
            "You or your organization gave this: someone else counts, values and confirms it."
        );

    public static string OwnCount => Words.Say("Betulkan hitungan Anda", "Put your count right");

    public static string SecondCount =>
        Words.Say("Hitung sendiri: berapa yang ada?", "Count it yourself: how many are there?");

    public static string SecondHint =>
        Words.Say(
            "Jumlah lain membatalkan hitungan pertama; orang lain menghitung lagi.",
            "Another quantity voids the first count; someone else then counts again."
        );

    public static string Counted(string what) =>
        Words.Say($"{what} tercatat dan dihitung.", $"{what}: noted, and it counts.");

    /// <summary>Why this account does not count it; null where that is not why.</summary>
    public static string? Refused(ReceiveAnswer answer) =>
        answer switch
        {
            ReceiveAnswer.IsGiver => OwnGift,
            ReceiveAnswer.SamePerson => Words.Say(
                "Anda sudah menghitungnya; orang kedua yang mengonfirmasi.",
                "You counted it already; a second person confirms it."
            ),
            _ => null,
        };

    public static string TakingBack =>
        Words.Say(
            "Tetap terlihat dengan alasannya; di buku dibatalkan dalam bulan ini, dan barisnya kurang lagi.",
            "It stays to be seen with its reason; the ledger reverses it this month, and the line is short again."
        );
}
