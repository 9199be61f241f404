using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Files;

/// <summary>The file of a form's field: newly chosen, or chosen before and staged while errors were put right (<see cref="FileField"/>).</summary>
public static class FileUpload
{
    private static readonly FileKind[] Allowed = [FileKind.Pdf, FileKind.Jpeg, FileKind.Png];

    /// <summary>Null when there is none; what is wrong with it stands in <paramref name="errors"/> at the field.</summary>
    public static async Task<(string Stored, string Name)?> Read(FileStore files, HttpRequest request, string field, Dictionary<string, string> errors, CancellationToken stop)
    {
        // Without a choice a browser sends the field with no name.
        var before = files.Staged(request.Form[Staged(field)]);
        if (request.Form.Files[field] is not { FileName.Length: > 0 } file) return before;
        var (stored, problem) = await files.Keep(file, Allowed, stop);
        if (problem is { } wrong) errors[field] = Said(wrong);
        return stored is null ? before : (stored, Path.GetFileName(file.FileName) is { Length: > 200 } name ? name[^200..] : Path.GetFileName(file.FileName));
    }

    internal static string Staged(string field) => field + "-staged";

    private static string Said(FileProblem problem) => problem switch
    {
        FileProblem.TooLarge => Words.Say("Berkas lebih dari 10 MB. Kecilkan, atau foto halaman pertamanya saja.", "The file is larger than 10 MB. Make it smaller, or photograph its first page."),
        FileProblem.WrongKind or FileProblem.TooManyPixels => Words.Say("Isi berkas ini bukan PDF, JPEG, atau PNG. Simpan ulang sebagai PDF, atau foto kertasnya.", "This file is not a PDF, JPEG or PNG inside. Save it as PDF, or photograph the paper."),
        FileProblem.Empty => Words.Say("Berkas ini kosong. Pilih berkas lain.", "This file is empty. Choose another."),
    };
}
