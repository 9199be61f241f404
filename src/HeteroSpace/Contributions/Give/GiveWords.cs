using HeteroSpace.Billing;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Contributions.Give;

/// <summary>What the pages for givers say.</summary>
internal static class GiveWords
{
    /// <summary>As the form sends how a giver is shown.</summary>
    public static string Key(GiverShown shown) =>
        shown switch
        {
            GiverShown.HambaAllah => "hamba-allah",
            GiverShown.OrangBaik => "orang-baik",
            _ => "nama",
        };

    public static GiverShown Shown(string typed) =>
        Array.Find(Enum.GetValues<GiverShown>(), shown => Key(shown) == typed);

    /// <summary>What is still missing of a line, and by when.</summary>
    public static string Missing(NeedLine line, Need need) =>
        line.Missing > 0
            ? Words.Say(
                $"Masih kurang {line.Whole(line.Missing)}, paling lambat {Words.LongDate(need.By)}.",
                $"{line.Whole(line.Missing)} are missing, by {Words.LongDate(need.By)}."
            )
            : InReserve(line);

    /// <summary>Said before it is pressed: what is promised already is only waited for.</summary>
    public static string InReserve(NeedLine line) =>
        Words.Say(
            $"Semua {line.Amount(line.Needed)} sudah dijanjikan. Tawaran Anda jadi cadangan: kami kabari bila ada yang "
                + $"batal.",
            $"All {line.Amount(line.Needed)} are promised. Yours would be in reserve: we tell you if another cannot."
        );

    /// <summary>Said once it was pressed.</summary>
    public static string Thanks(Pledge pledge, NeedLine line)
    {
        if (pledge.InReserve == 0)
            return Words.Say(
                "Terima kasih! Simpan halaman ini: kabar tawaran Anda ada di sini.",
                "Thank you! Keep this page: it tells how your pledge goes on."
            );
        return pledge.Held == 0
            ? Words.Say(
                "Semuanya sudah dijanjikan, jadi Anda cadangan. Terima kasih! Kami kabari bila ada yang batal.",
                "All of it is promised, so you are in reserve. Thank you! We tell you if another cannot."
            )
            : Words.Say(
                $"Terima kasih! {line.Amount(pledge.Held)} dibutuhkan, {line.Amount(pledge.InReserve)} jadi cadangan.",
                $"Thank you! {line.Amount(pledge.Held)} are wanted, {line.Amount(pledge.InReserve)} are in reserve."
            );
    }

    /// <summary>Why a line takes no offers, to whoever came for it.</summary>
    public static string NotTaken(ListedNeed of, NeedLine line)
    {
        if (of.Standing(line) == LineStanding.Enough)
            return Words.Say(
                $"Sudah cukup, terima kasih: {line.Kind.NoMore()}.",
                $"It is enough, thank you: {line.Kind.NoMore()}."
            );
        return of.Need.IsOpen && (of.IsLate || of.Standing(line) == LineStanding.Past)
            ? Words.Say("Waktunya sudah lewat, jadi tidak perlu lagi. Terima kasih!", "Its time is over. Thank you!")
            : Words.Say("Tidak dicari lagi. Terima kasih!", "It is no longer sought. Thank you!");
    }

    /// <summary>The field for the day on which it is there.</summary>
    public static string WhichDay(NeedLine line) => line.Kind.WhichDay();

    /// <summary>Beside the button whose press is the consent.</summary>
    public static string Consent =>
        Words.Say(
            "Dengan menekan tombol ini Anda setuju nama dan kontak dipakai untuk tawaran ini saja. Kontak dihapus dua "
                + "tahun setelah selesai; nama tampil hanya bila Anda memilihnya.",
            "By pressing this button you agree that name and contact are used for this pledge only. The contact is "
                + "deleted two years after it is over; your name is shown only if you chose so."
        );

    /// <summary>The button that offers.</summary>
    public static string Press(NeedLine line)
    {
        if (line.Missing == 0)
            return Words.Say("Jadi cadangan", "Be in reserve");
        return line.Kind == GiftKind.Labour ? Words.Say("Saya ikut", "Count me in") : Words.Say("Saya bantu", "I help");
    }
}
