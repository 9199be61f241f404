using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Files;

/// <summary>
/// The file of a form's field: newly chosen, or chosen before and staged while errors were put right
/// (<see cref="FileField"/>).
/// </summary>
public static class FileUpload
{
    private static readonly FileKind[] Allowed = [FileKind.Pdf, FileKind.Jpeg, FileKind.Png];

    /// <summary>
    /// Whether the form comes with a file, new or staged, and what is wrong with a new one at the field; nothing is
    /// kept by asking.
    /// </summary>
    public static async Task<bool> Check(
        HttpRequest request,
        string field,
        Dictionary<string, string> errors,
        CancellationToken stop
    )
    {
        if (request.Form.Files[field] is not { FileName.Length: > 0 } file)
        {
            TellIfNotTheirs(request, field, errors);
            return Kept(request, field) is not null;
        }
        if (await FileStore.ProblemOf(file, Allowed, stop) is { } wrong)
            errors[field] = Said(wrong);
        return true;
    }

    /// <summary>
    /// What is said at the field when the file that was chosen has not been kept, since other fields have to be put
    /// right first.
    /// </summary>
    public static void TellNotKept(HttpRequest request, string field, Dictionary<string, string> errors)
    {
        if (request.Form.Files[field] is { FileName.Length: > 0 } && errors.Count > 0)
            errors.TryAdd(
                field,
                Words.Say(
                    "Berkasnya belum kami simpan. Betulkan isian lain, lalu pilih lagi berkasnya.",
                    "The file is not kept yet. Put the other fields right, then choose it again."
                )
            );
    }

    /// <summary>What was chosen before, in a form that came back; by who chose it, in this form.</summary>
    public static (string Stored, string Name)? Kept(HttpRequest request, string field) =>
        request
            .HttpContext.RequestServices.GetRequiredService<StagedFiles>()
            .Read(request.HttpContext, field, request.Form[Staged(field)]);

    /// <summary>A file comes with the form that was chosen in another, by someone else, or hours ago.</summary>
    public static void TellIfNotTheirs(HttpRequest request, string field, Dictionary<string, string> errors)
    {
        if (request.Form[Staged(field)].ToString() != "" && Kept(request, field) is null)
            errors[field] = NotTheirs;
    }

    /// <summary>What is said of one.</summary>
    public static string NotTheirs =>
        Words.Say(
            "Berkas yang tadi dipilih tidak berlaku lagi di formulir ini. Pilih lagi berkasnya.",
            "The file that was chosen before is no longer good in this form. Choose it again."
        );

    /// <summary>Said to who sent more than <see cref="UploadAllowance"/> takes.</summary>
    public static string TooMany =>
        Words.Say(
            "Terlalu banyak berkas dalam dua jam terakhir. Coba lagi nanti, atau bawa ke lokasi kami.",
            "Too many files in the last two hours. Try again later, or bring it to our site."
        );

    /// <summary>
    /// Null when there is none; what is wrong with it stands in <paramref name="errors"/> at the field. Read it last,
    /// when all else is sound and whoever sends it was let through: what is kept here stays for hours, whatever becomes
    /// of the form.
    /// </summary>
    /// <param name="newcomer">They came without an account, or with one whose contact nobody has shown: counted with
    /// their network.</param>
    /// <param name="drawn">With these a photo is drawn anew, so that nothing of what the camera wrote is kept; a PDF
    /// stays as it is.</param>
    public static async Task<(string Stored, string Name)?> Read(
        FileStore files,
        HttpRequest request,
        string field,
        Dictionary<string, string> errors,
        CancellationToken stop,
        bool newcomer = false,
        Pictures? drawn = null
    )
    {
        // Without a choice a browser sends the field with no name.
        var before = Kept(request, field);
        if (request.Form.Files[field] is not { FileName.Length: > 0 } file)
        {
            TellIfNotTheirs(request, field, errors);
            return before;
        }
        if (
            !request
                .HttpContext.RequestServices.GetRequiredService<UploadAllowance>()
                .Takes(request.HttpContext, file.Length, newcomer)
        )
        {
            errors[field] = TooMany;
            return before;
        }
        var (stored, name, problem) = await Keep(files, file, drawn, stop);
        if (problem is { } wrong)
            errors[field] = Said(wrong);
        if (stored is null)
            return before;
        return (stored, FileName.Read(name));
    }

    private static async Task<(string? Stored, string Name, FileProblem? Problem)> Keep(
        FileStore files,
        IFormFile file,
        Pictures? drawn,
        CancellationToken stop
    )
    {
        if (drawn is null || await FileStore.ProblemOf(file, [FileKind.Pdf], stop) is null)
        {
            var (kept, wrong) = await files.Keep(file, Allowed, stop);
            return (kept, file.FileName, wrong);
        }
        var (paper, problem) = await drawn.KeepPaper(file, stop);
        return (paper, Path.ChangeExtension(file.FileName, ".jpg"), problem);
    }

    internal static string Staged(string field) => field + "-staged";

    private static string Said(FileProblem problem) =>
        problem switch
        {
            FileProblem.TooLarge => Words.Say(
                "Berkas lebih dari 10 MB. Kecilkan, atau foto halaman pertamanya saja.",
                "The file is larger than 10 MB. Make it smaller, or photograph its first page."
            ),
            FileProblem.WrongKind or FileProblem.TooManyPixels or FileProblem.Unfinished => Words.Say(
                "Isi berkas ini bukan PDF, JPEG, atau PNG. Simpan ulang sebagai PDF, atau foto kertasnya.",
                "This file is not a PDF, JPEG or PNG inside. Save it as PDF, or photograph the paper."
            ),
            FileProblem.Empty => Words.Say(
                "Berkas ini kosong. Pilih berkas lain.",
                "This file is empty. Choose another."
            ),
        };
}
