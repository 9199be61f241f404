using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Contributions.Manage;

/// <summary>A photo that a form may come with, and what it shows (<see cref="PictureField"/>).</summary>
internal sealed class OptionalPicture(Pictures pictures, UploadAllowance allowance, StagedFiles staged)
{
    public const int MostWords = 200;

    /// <summary>Null when none came, or with a sentence at the field when it cannot be kept.</summary>
    public async Task<StagedPicture?> Read(
        HttpContext http,
        string field,
        Dictionary<string, string> errors,
        CancellationToken stop
    )
    {
        var form = http.Request.Form;
        if (form.Files[field] is not { FileName.Length: > 0 } && form[StagedPicture.Field(field)].ToString() == "")
            return null;
        return await StagedPicture.Read(http, field, pictures, allowance, staged, errors, stop);
    }

    /// <summary>What it shows, for those who do not see it; asked for where there is one.</summary>
    public static string Words(string typed, string field, bool isThere, Dictionary<string, string> errors)
    {
        if (isThere && !Photo.SaysEnough(typed.Trim()))
            errors[field + "-tampak"] = PictureWords.NoWords;
        return isThere ? typed.Trim() : "";
    }
}
