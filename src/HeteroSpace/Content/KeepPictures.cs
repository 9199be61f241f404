using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Content;

/// <summary>
/// Keeps pictures for articles and episodes: drawn anew, without what the original
/// told of place and camera, and with words for those who do not see them.
/// </summary>
public sealed class KeepPictures(AppDb db, Pictures pictures, PhotoCrops crops, Frame frame)
{
    public const int MostLetters = 300;

    /// <summary>The picture, or a sentence that says why not.</summary>
    /// <param name="says">What it shows.</param>
    public async Task<(ContentPicture? Picture, string? Problem)> Keep(
        IFormFile file,
        string says,
        Guid site,
        Guid by,
        CancellationToken stop = default
    )
    {
        // Nobody types a NUL, and PostgreSQL has no text with one.
        says = says.Replace("\0", "", StringComparison.Ordinal);
        if (says.Trim().Length is < 3 or > MostLetters)
            return (null, NoWords);
        var (kept, problem) = await pictures.KeepSized(file, stop);
        if (kept is null)
            return (null, (problem ?? FileProblem.WrongKind).OfPicture());
        var picture = new ContentPicture
        {
            SiteId = site,
            Name = kept.Name,
            Width = kept.Width,
            Height = kept.Height,
            Says = says.Trim(),
            By = by,
        };
        await crops.Draw(picture, stop);
        await frame.Do(act =>
        {
            picture.At = act.Now;
            act.Add(picture);
            Note(act, picture, by, picture.Says);
        });
        return (picture, null);
    }

    /// <summary>What matters most on it, for wherever it is cut; nothing is done when that is so already.</summary>
    public async Task Focus(ContentPicture? picture, FocalPoint? focus, Guid by)
    {
        if (picture is null || focus is not { } wanted || wanted == picture.Focus.Nearest)
            return;
        var told = $"{picture.Focus} → {wanted}";
        (picture.FocusX, picture.FocusY) = (wanted.X, wanted.Y);
        await crops.Draw(picture);
        await frame.Do(async act =>
        {
            await act.Update(
                db.ContentPictures().Where(row => row.Id == picture.Id),
                set => set.SetProperty(row => row.FocusX, wanted.X).SetProperty(row => row.FocusY, wanted.Y)
            );
            Note(act, picture, by, told);
            act.IsSeen();
        });
    }

    private static void Note(Act act, ContentPicture picture, Guid by, string told) =>
        act.Note(by, picture.SiteId, "content.picture", "picture:" + picture.Name, told);

    /// <summary>As it is written in a text.</summary>
    public static string Markdown(ContentPicture picture) =>
        $"![{WithoutBrackets(picture.Says)}](/gambar/{picture.Name})";

    private static string WithoutBrackets(string says) =>
        says.Replace("]", ")", StringComparison.Ordinal)
            .Replace("[", "(", StringComparison.Ordinal)
            .ReplaceLineEndings(" ");

    public static string NoWords =>
        Words.Say(
            "Tulis apa yang terlihat pada gambar, 3 sampai 300 huruf: dibacakan untuk yang tidak melihat.",
            "Say what the picture shows, 3 to 300 letters: it is read out to those who do not see it."
        );
}
