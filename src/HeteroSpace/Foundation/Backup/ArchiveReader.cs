using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using HeteroSpace.Foundation.Db;

namespace HeteroSpace.Foundation.Backup;

/// <summary>
/// An archive that was read through once, and is what it says: nobody gets one that is cut, bent or foreign.
/// </summary>
internal sealed class ArchiveReader : IDisposable
{
    // Where the name of the first member stands in a ZIP (APPNOTE 6.3.10, 4.3.7).
    private const int NameOfFirst = 30;
    private readonly ZipArchive _zip;

    private ArchiveReader(ZipArchive zip, BackupManifest manifest) => (_zip, Manifest) = (zip, manifest);

    public BackupManifest Manifest { get; }

    /// <exception cref="SetupProblem">It is none that can be taken, and why.</exception>
    public static async Task<ArchiveReader> Open(string path, CancellationToken stop = default)
    {
        if (!File.Exists(path))
            throw new SetupProblem($"There is no file {path}.");
        var file = File.OpenRead(path);
        try
        {
            await MustBeWhole(file, path, stop);
            file.Position = 0;
            var zip = new ZipArchive(file, ZipArchiveMode.Read);
            var reader = new ArchiveReader(zip, await ReadManifest(zip, path, stop));
            await reader.CheckMembers(path, stop);
            return reader;
        }
        catch (InvalidDataException)
        {
            await file.DisposeAsync();
            throw NotWhole(path);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static async Task MustBeWhole(FileStream file, string path, CancellationToken stop)
    {
        var mark = Encoding.ASCII.GetBytes(ArchiveWriter.Mark);
        var start = new byte[NameOfFirst + mark.Length];
        var read = await file.ReadAtLeastAsync(start, start.Length, false, stop);
        if (!start.AsSpan(0, read).StartsWith("PK"u8) || !start.AsSpan().EndsWith(mark))
            throw new SetupProblem($"{path} is not a back-up of Hetero Space. Nothing was changed.");
        if (file.Length < start.Length + ArchiveWriter.SumLetters)
            throw NotWhole(path);
        file.Position = 0;
        var sum = await ArchiveWriter.SumOf(file, file.Length - ArchiveWriter.SumLetters, stop);
        var said = new byte[ArchiveWriter.SumLetters];
        await file.ReadExactlyAsync(said, stop);
        if (Encoding.ASCII.GetString(said) != sum)
            throw NotWhole(path);
    }

    private static SetupProblem NotWhole(string path) =>
        new(
            $"{path} is not whole: it was cut off or changed since it was written. Take another back-up. Nothing was "
                + "changed."
        );

    private static async Task<BackupManifest> ReadManifest(ZipArchive zip, string path, CancellationToken stop)
    {
        if (zip.GetEntry(BackupManifest.Member) is not { } member)
            throw NotWhole(path);
        using var text = new MemoryStream();
        await using (var content = await member.OpenAsync(stop))
            await content.CopyToAsync(text, stop);
        var manifest = BackupManifest.Read(text.GetBuffer().AsSpan(0, (int)text.Length)) ?? throw NotWhole(path);
        return manifest.Format == BackupManifest.Known
            ? manifest
            : throw new SetupProblem(
                $"{path} was made by another version of HeteroSpace ({manifest.Version}), in a form that this one does "
                    + "not read. Restore it with that version. Nothing was changed."
            );
    }

    // All that it names is there as it was written, and nothing beside it.
    private async Task CheckMembers(string path, CancellationToken stop)
    {
        var sums = Manifest
            .Tables.Select(table => (table.Member, table.Sha256))
            .Concat(Manifest.Files.Select(file => (file.Member, file.Sha256)))
            .ToList();
        string[] known = [ArchiveWriter.Mark, BackupManifest.Member, .. sums.Select(one => one.Member)];
        if (!_zip.Entries.Select(entry => entry.FullName).Order().SequenceEqual(known.Order()))
            throw NotWhole(path);
        // A name is no way out of the folder.
        if (!Manifest.Files.All(file => IsStoredName(file.Name)))
            throw NotWhole(path);
        foreach (var (member, sum) in sums)
        {
            await using var content = await Content(member, stop);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, stop)) != sum)
                throw NotWhole(path);
        }
    }

    private static bool IsStoredName(string name) =>
        name.Length > 2
        && name[0] != '.'
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');

    /// <summary>What stands in a member that the manifest names.</summary>
    public Task<Stream> Content(string member, CancellationToken stop) => _zip.GetEntry(member)!.OpenAsync(stop);

    public void Dispose() => _zip.Dispose();
}
