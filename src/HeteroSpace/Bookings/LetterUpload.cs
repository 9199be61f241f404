using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Bookings;

/// <summary>The letter of request of a form: newly chosen, or chosen before and staged while errors were put right.</summary>
internal static class LetterUpload
{
    public const string Field = "letter", StagedField = "letter-staged";
    private static readonly FileKind[] Allowed = [FileKind.Pdf, FileKind.Jpeg, FileKind.Png];

    public static async Task<(string Stored, string Name)?> Read(FileStore files, HttpRequest request, Dictionary<string, string> errors, CancellationToken stop)
    {
        if (request.Form.Files[Field] is not { Length: > 0 } file) return files.Staged(request.Form[StagedField]);
        var (stored, problem) = await files.Keep(file, Allowed, stop);
        if (problem is { } wrong) errors[Field] = Said(wrong);
        return stored is null ? null : (stored, Path.GetFileName(file.FileName));
    }

    private static string Said(FileProblem problem) => problem switch
    {
        FileProblem.TooLarge => Words.Say("Surat lebih dari 10 MB. Kecilkan, atau foto halaman pertamanya saja.", "The letter is larger than 10 MB. Make it smaller, or photograph its first page."),
        FileProblem.WrongKind or FileProblem.TooManyPixels => Words.Say("Isi berkas ini bukan PDF, JPEG, atau PNG. Simpan ulang sebagai PDF, atau foto suratnya.", "This file is not a PDF, JPEG or PNG inside. Save it as PDF, or photograph the letter."),
        FileProblem.Empty => Words.Say("Berkas ini kosong. Pilih berkas lain.", "This file is empty. Choose another."),
    };
}
