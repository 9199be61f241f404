using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;

namespace HeteroSpace.Foundation.Backup;

/// <summary>
/// Files of an archive on their way into the folder: unpacked aside in it, and moved to their places when the rows are
/// in. What did not come to its end is taken away again.
/// </summary>
internal sealed class ArrivingFiles : IDisposable
{
    private const string Name = ".restoring";
    private readonly string _aside;
    private readonly FileStore _files;
    private readonly List<string> _moved = [];
    private bool _stay;

    private ArrivingFiles(FileStore files) => (_files, _aside) = (files, Path.Combine(files.Folder, Name));

    public static async Task<ArrivingFiles> Unpack(FileStore files, ArchiveReader archive, CancellationToken stop)
    {
        var arriving = new ArrivingFiles(files);
        try
        {
            arriving.ClearAside();
            Directory.CreateDirectory(arriving._aside);
            foreach (var file in archive.Manifest.Files)
            {
                await using var content = await archive.Content(file.Member, stop);
                await using var to = File.Create(Path.Combine(arriving._aside, file.Name));
                await content.CopyToAsync(to, stop);
            }
            return arriving;
        }
        catch (UnauthorizedAccessException)
        {
            arriving.Dispose();
            throw new SetupProblem(
                $"Files cannot be written to {files.Folder}. Set Storage__Path to a folder that may be written. "
                    + "Nothing was changed."
            );
        }
        catch
        {
            arriving.Dispose();
            throw;
        }
    }

    // Also what a restore that was broken off has left.
    private void ClearAside()
    {
        if (Directory.Exists(_aside))
            Directory.Delete(_aside, true);
    }

    /// <summary>What is there already is the same file (<see cref="EmptyPlace"/>).</summary>
    public void MoveIn()
    {
        foreach (var file in new DirectoryInfo(_aside).GetFiles())
        {
            var name = file.Name;
            if (_files.Exists(name))
                continue;
            _files.Adopt(file.FullName, name);
            _moved.Add(name);
        }
    }

    /// <summary>The rows are in: the files stay.</summary>
    public void Stay() => _stay = true;

    public void Dispose()
    {
        ClearAside();
        if (!_stay)
            _moved.ForEach(_files.Erase);
    }
}
