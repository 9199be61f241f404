using System.IO.Compression;
using System.Security.Cryptography;
using HeteroSpace.Foundation.Db;

namespace HeteroSpace.Foundation.Backup;

/// <summary>
/// An archive on its way: a ZIP, written beside the place where it will stand and moved there when it is whole. Its
/// last 64 letters are the SHA-256 of all that stands before them.
/// </summary>
internal sealed class ArchiveWriter : IAsyncDisposable
{
    /// <summary>The first member: it says what the file is, before anything is unpacked.</summary>
    public const string Mark = "hetero-space-backup.txt";
    public const int SumLetters = 64;
    private const string Says =
        "A back-up of Hetero Space: all rows of its database (tables/, a line of JSON each) and the files people "
        + "uploaded (files/).\nmanifest.json says what there is. \"HeteroSpace restore FILE\" puts it into an empty "
        + "place, on SQLite or PostgreSQL.\nIt holds personal data and keys: whoever may not see those may not have "
        + "this.\n";
    private readonly string _path;
    private readonly FileStream _file;
    private readonly ZipArchive _zip;
    private bool _isClosed,
        _isThere;

    private ArchiveWriter(string path, FileStream file) =>
        (_path, _file, _zip) = (path, file, new(file, ZipArchiveMode.Create, leaveOpen: true));

    private string Beside => _path + ".part";

    /// <param name="path">Where it will stand.</param>
    /// <exception cref="SetupProblem">It cannot be written there.</exception>
    public static async Task<ArchiveWriter> Begin(string path, CancellationToken stop)
    {
        var writer = new ArchiveWriter(path, Create(path + ".part"));
        try
        {
            await writer.Add(Mark, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Says)), stop);
            return writer;
        }
        catch
        {
            await writer.DisposeAsync();
            throw;
        }
    }

    // For the eyes of whoever runs the house. What a broken run left is written over; one that is still running keeps
    // it.
    private static FileStream Create(string part)
    {
        var how = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 1 << 16,
        };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            return new(part, how);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SetupProblem($"The back-up cannot be written to {part}: {error.Message}");
        }
    }

    /// <summary>Adds a member; gives how long it is and its checksum.</summary>
    public async Task<(long Bytes, string Sum)> Add(string name, Stream content, CancellationToken stop)
    {
        var bytes = 0L;
        var (_, sum) = await Add(
            name,
            async to =>
            {
                await content.CopyToAsync(to, stop);
                return bytes = content.Length;
            },
            stop
        );
        return (bytes, sum);
    }

    /// <summary>The same of what writes itself; gives what it gives, and its checksum.</summary>
    public async Task<(T Said, string Sum)> Add<T>(string name, Func<Stream, Task<T>> write, CancellationToken stop)
    {
        using var sum = SHA256.Create();
        await using var member = await _zip.CreateEntry(name, LevelOf(name)).OpenAsync(stop);
        await using var hashing = new CryptoStream(member, sum, CryptoStreamMode.Write, leaveOpen: true);
        var said = await write(hashing);
        await hashing.FlushFinalBlockAsync(stop);
        return (said, Convert.ToHexStringLower(sum.Hash!));
    }

    // Pictures and PDFs are pressed already. Of the rest: soon, so that bookings keep their processor.
    private static CompressionLevel LevelOf(string name) =>
        Path.GetExtension(name) is ".jpg" or ".png" or ".webp" or ".pdf" or ".txt"
            ? CompressionLevel.NoCompression
            : CompressionLevel.Fastest;

    /// <summary>Puts the manifest and the checksum of the whole to its end, and the file in its place.</summary>
    public async Task Finish(BackupManifest manifest, bool overwrite, CancellationToken stop)
    {
        await Add(BackupManifest.Member, new MemoryStream(manifest.Written()), stop);
        _zip.Comment = new('0', SumLetters);
        Close();
        await Sign(stop);
        _file.Flush(flushToDisk: true);
        await _file.DisposeAsync();
        try
        {
            File.Move(Beside, _path, overwrite);
            _isThere = true;
        }
        catch (IOException) when (File.Exists(_path))
        {
            throw new SetupProblem($"{_path} was put there meanwhile. Give the back-up another name.");
        }
    }

    private void Close()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        _zip.Dispose();
    }

    private async Task Sign(CancellationToken stop)
    {
        _file.Position = 0;
        var sum = await SumOf(_file, _file.Length - SumLetters, stop);
        _file.Position = _file.Length - SumLetters;
        await _file.WriteAsync(System.Text.Encoding.ASCII.GetBytes(sum), stop);
    }

    /// <summary>The checksum of so many bytes from here.</summary>
    internal static async Task<string> SumOf(Stream from, long bytes, CancellationToken stop)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var some = new byte[1 << 16];
        for (var left = bytes; left > 0; )
        {
            var read = await from.ReadAsync(some.AsMemory(0, (int)Math.Min(left, some.Length)), stop);
            if (read == 0)
                break;
            sum.AppendData(some, 0, read);
            left -= read;
        }
        return Convert.ToHexStringLower(sum.GetCurrentHash());
    }

    /// <summary>What is not finished leaves nothing behind.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isThere)
            return;
        try
        {
            await using (_file)
                Close();
        }
        catch (IOException)
        {
            // Where a disk is full even what was held back cannot be written, and nobody wants it any more.
        }
        finally
        {
            File.Delete(Beside);
        }
    }
}
