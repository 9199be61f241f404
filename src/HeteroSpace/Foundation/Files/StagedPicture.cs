using HeteroSpace.Foundation.Typed;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Files;

/// <summary>
/// The picture of a form's field, drawn and kept: newly chosen, or chosen before while another field had to be put
/// right, since browsers drop a chosen file (<see cref="StagedFiles"/>).
/// </summary>
/// <param name="Picture">As <see cref="Pictures"/> keeps it.</param>
/// <param name="FileName">As its owner called it.</param>
public sealed record StagedPicture(string Picture, string FileName)
{
    /// <summary>The hidden field that goes with the form.</summary>
    public static string Field(string field) => field + "-tersimpan";

    public string? Token(StagedFiles staged, HttpContext http, string field) =>
        staged.Stage(http, field, Pictures.FileName(Picture, Pictures.Widths[0]), FileName);

    /// <summary>Null with a sentence at the field when there is none, or none that can be kept.</summary>
    public static async Task<StagedPicture?> Read(
        HttpContext http,
        string field,
        Pictures pictures,
        UploadAllowance allowance,
        StagedFiles staged,
        Dictionary<string, string> errors,
        CancellationToken stop
    )
    {
        var token = http.Request.Form[Field(field)].ToString();
        var before =
            staged.Read(http, field, token) is var (stored, name) && Pictures.NameOf(stored) is { } known
                ? new StagedPicture(known, name)
                : null;
        // Without a choice a browser sends the field with no name.
        if (http.Request.Form.Files[field] is not { FileName.Length: > 0 } file)
        {
            if (before is null)
                errors[field] = token == "" ? NoneChosen : FileUpload.NotTheirs;
            return before;
        }
        if (!allowance.Takes(http, file.Length, newcomer: false))
        {
            errors[field] = FileUpload.TooMany;
            return before;
        }
        var (picture, problem) = await pictures.Keep(file, stop);
        if (picture is not null)
            return new(picture, Typed.FileName.Read(file.FileName));
        errors[field] = (problem ?? FileProblem.WrongKind).OfPicture();
        return before;
    }

    private static string NoneChosen => Words.Say("Pilih fotonya dulu.", "Choose the photo first.");
}
