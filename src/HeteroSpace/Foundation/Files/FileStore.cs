using System.Security.Cryptography;
using HeteroSpace.Foundation.Db;

namespace HeteroSpace.Foundation.Files;

public enum FileKind
{
    Pdf,
    Jpeg,
    Png,
}

/// <summary>
/// Files people upload, in the folder of <c>Storage__Path</c>. What a file is, is read from its first bytes, never from
/// its name.
/// </summary>
public sealed class FileStore
{
    public const long MostBytes = 10_000_000;

    /// <summary>
    /// What a form with a file may weigh before it is turned away unread: far more than a file may, see above.
    /// </summary>
    public const long MostFormBytes = 64_000_000;
    private readonly string _folder;

    public FileStore(IConfiguration settings) =>
        _folder = settings["Storage:Path"] is { Length: > 0 } path ? path : "data/files";

    /// <summary>Where they lie.</summary>
    internal string Folder => _folder;

    /// <summary>Keeps the file and gives its stored name, or says why not.</summary>
    public async Task<(string? Stored, FileProblem? Problem)> Keep(
        IFormFile file,
        IReadOnlyCollection<FileKind> allowed,
        CancellationToken stop = default
    )
    {
        if (await ProblemOf(file, allowed, stop) is { } problem)
            return (null, problem);
        await using var content = file.OpenReadStream();
        var start = new byte[8];
        var read = await content.ReadAtLeastAsync(start, 8, false, stop);
        var kind = KindOf(start.AsSpan(0, read))!.Value;
        var name = $"{RandomNumberGenerator.GetHexString(32, true)}.{Extension(kind)}";
        await using var target = Create(name);
        await target.WriteAsync(start.AsMemory(0, read), stop);
        await content.CopyToAsync(target, stop);
        return (name, null);
    }

    /// <summary>Why it will not be kept; null when it will. Nothing is kept by asking.</summary>
    public static async Task<FileProblem?> ProblemOf(
        IFormFile file,
        IReadOnlyCollection<FileKind> allowed,
        CancellationToken stop = default
    )
    {
        if (file.Length == 0)
            return FileProblem.Empty;
        if (file.Length > MostBytes)
            return FileProblem.TooLarge;
        await using var content = file.OpenReadStream();
        var start = new byte[8];
        var read = await content.ReadAtLeastAsync(start, 8, false, stop);
        return KindOf(start.AsSpan(0, read)) is { } kind && allowed.Contains(kind) ? null : FileProblem.WrongKind;
    }

    /// <summary>Keeps what the product itself made, under a name of its own.</summary>
    public async Task Write(string name, ReadOnlyMemory<byte> content, CancellationToken stop = default)
    {
        await using var target = Create(name);
        await target.WriteAsync(content, stop);
    }

    /// <summary>Moves a file that lies aside to its place under its stored name, where there is none yet.</summary>
    internal void Adopt(string path, string stored)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(stored))!);
        File.Move(path, PathOf(stored));
    }

    private FileStream Create(string name)
    {
        var path = PathOf(name);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return File.Create(path);
        }
        catch (UnauthorizedAccessException)
        {
            throw new SetupProblem(
                $"Files cannot be written to {_folder}. Set Storage__Path to a folder that may be written."
            );
        }
    }

    public FileStream? Open(string stored) => File.Exists(PathOf(stored)) ? File.OpenRead(PathOf(stored)) : null;

    public bool Exists(string stored) => File.Exists(PathOf(stored));

    /// <summary>
    /// The stored names last written before an instant (UTC). In a folder whose name begins with a dot lies what is not
    /// in its place yet.
    /// </summary>
    public IReadOnlyList<string> Names(DateTime before) =>
        !Directory.Exists(_folder)
            ? []
            :
            [
                .. new DirectoryInfo(_folder)
                    .EnumerateDirectories()
                    .Where(folder => !folder.Name.StartsWith('.'))
                    .SelectMany(folder => folder.EnumerateFiles())
                    .Where(file => file.LastWriteTimeUtc < before)
                    .Select(file => file.Name),
            ];

    public void Erase(string stored) => File.Delete(PathOf(stored));

    public static string MediaType(string stored) =>
        Path.GetExtension(stored) switch
        {
            ".pdf" => "application/pdf",
            ".png" => "image/png",
            ".webp" => "image/webp",
            _ => "image/jpeg",
        };

    public static FileKind? KindOf(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("%PDF-"u8))
            return FileKind.Pdf;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return FileKind.Jpeg;
        if (start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return FileKind.Png;
        return null;
    }

    private static string Extension(FileKind kind) =>
        kind switch
        {
            FileKind.Pdf => "pdf",
            FileKind.Jpeg => "jpg",
            FileKind.Png => "png",
        };

    // Stored names are made here; anything else must not walk out of the folder.
    private string PathOf(string stored) =>
        Path.Combine(_folder, Path.GetFileName(stored)[..2], Path.GetFileName(stored));
}

public enum FileProblem
{
    Empty,
    TooLarge,
    WrongKind,
    TooManyPixels,

    /// <summary>A picture that ends before its last line, as after an upload that broke off.</summary>
    Unfinished,
}
