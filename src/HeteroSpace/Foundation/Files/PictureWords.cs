using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Files;

/// <summary>What is said at the field of a picture that cannot be kept, and what can be done about it.</summary>
public static class PictureWords
{
    public static string OfPicture(this FileProblem problem) =>
        problem switch
        {
            FileProblem.Empty => Words.Say(
                "Berkas ini kosong. Pilih berkas lain.",
                "This file is empty. Choose another."
            ),
            FileProblem.TooLarge => Words.Say(
                "Gambar lebih dari 10 MB. Kecilkan dulu.",
                "The picture is larger than 10 MB. Make it smaller first."
            ),
            FileProblem.TooManyPixels => Words.Say(
                "Gambar ini terlalu besar: foto dari ponsel (JPEG) paling besar 60 megapiksel, "
                    + "PNG dan JPEG progresif 16 megapiksel. Kecilkan dulu.",
                "This picture is too large: a photo as a telephone takes it (JPEG) has at most 60 megapixels, "
                    + "a PNG or a progressive JPEG 16. Make it smaller first."
            ),
            FileProblem.WrongKind => Words.Say(
                "Isi berkas ini bukan JPEG, PNG, atau WebP. Simpan ulang sebagai JPEG.",
                "This file is not a JPEG, PNG or WebP inside. Save it as JPEG."
            ),
            FileProblem.Unfinished => Words.Say(
                "Gambar ini terpotong: bagian akhirnya tidak ada. Salin atau unduh lagi dari asalnya, lalu unggah.",
                "This picture is cut off: its end is missing. Copy or download it again, then upload it."
            ),
        };

    /// <summary>What may be chosen, before anything is.</summary>
    public static string Allowed =>
        Words.Say(
            $"JPEG, PNG, atau WebP, paling besar 10 MB, paling kecil {Photo.LeastWidth} × {Photo.LeastHeight} piksel.",
            $"JPEG, PNG or WebP, at most 10 MB and at least {Photo.LeastWidth} × {Photo.LeastHeight} pixels."
        );

    public static string TooSmall(int width, int height) =>
        Words.Say(
            $"Foto ini {width} × {height} piksel. Pilih yang paling kecil {Photo.LeastWidth} × {Photo.LeastHeight}, "
                + "misalnya foto asli dari ponsel, bukan yang dikirim ulang.",
            $"This photo has {width} × {height} pixels. Choose one of {Photo.LeastWidth} × {Photo.LeastHeight} "
                + "or more, such as the original on your phone rather than a forwarded copy."
        );

    public static string NoWords =>
        Words.Say(
            $"Tulis apa yang terlihat, {Photo.LeastWords} sampai {Photo.MostWords} huruf: "
                + "dibacakan untuk yang tidak melihat.",
            $"Say what the photo shows, in {Photo.LeastWords} to {Photo.MostWords} letters: "
                + "it is read out to people who can't see it."
        );

    public static string Full =>
        Words.Say(
            $"Sudah {Photo.Most} foto. Hapus satu dulu, lalu tambahkan yang baru.",
            $"There are {Photo.Most} photos already. Remove one first, then add the new one."
        );
}
