using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Files;

/// <summary>
/// Photos in the register of personal data. Who is on one is not written down anywhere, so nothing can be given out or
/// erased by name: whoever sees themselves asks, and staff take it away.
/// </summary>
public static class PhotoData
{
    public static PersonalData Of<T>(Bilingual what)
        where T : Photo =>
        new()
        {
            Entity = typeof(T),
            What = what,
            Why = new(
                "Supaya orang melihat tempatnya sebelum datang; kepentingan yang sah, dengan izin yang terlihat.",
                "So that people see a place before they come; legitimate interest, with the consent of those shown."
            ),
            Kept = new(
                "Sampai dihapus; yang terlihat di foto bisa memintanya kapan saja. Berkasnya hilang sehari kemudian.",
                "Until it is removed; anyone shown in it may ask for that at any time. The file goes a day later."
            ),
            Stays = new(
                "Foto, sampai Anda meminta kami menghapusnya: siapa yang terlihat tidak kami catat.",
                "the photo, until you ask us to remove it: we keep no record of who is shown in it"
            ),
            Retain = PhotoTables.Forget<T>,
        };
}
