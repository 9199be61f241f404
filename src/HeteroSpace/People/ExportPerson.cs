using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>
/// Everything about one person as a ZIP: a JSON file for each kind
/// of the register, and the files themselves (UU PDP art. 7 and 13).
/// </summary>
public sealed class ExportPerson(AppDb db, IEnumerable<PersonalData> register, FileStore files)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A file that is gone when it is closed.</summary>
    public async Task<Stream> Zip(Subject subject, CancellationToken stop = default)
    {
        var target = new FileStream(
            Path.GetTempFileName(),
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.None,
            81_920,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
        try
        {
            using (var zip = new ZipArchive(target, ZipArchiveMode.Create, true))
            {
                var said = new List<string>();
                foreach (var kind in register.Where(kind => kind.Read is not null))
                {
                    var rows = await kind.Read!(db, subject, stop);
                    if (rows.Count == 0)
                        continue;
                    var name = $"{db.Model.FindEntityType(kind.Entity)!.GetTableName()}.json";
                    said.Add($"{name}: {kind.What.Here} ({rows.Count}). {kind.Why.Here} {kind.Kept.Here}");
                    await using var entry = zip.CreateEntry(name).Open();
                    await JsonSerializer.SerializeAsync(entry, rows, Readable, stop);
                }
                foreach (var kind in register.Where(kind => kind.Files is not null))
                foreach (var (stored, name) in await kind.Files!(db, subject, stop))
                    await Copy(zip, stored, name, stop);
                await using var about = new StreamWriter(
                    zip.CreateEntry(Words.Say("BACA-SAYA.txt", "README.txt")).Open()
                );
                await about.WriteAsync(
                    Words.Say(
                        "Semua data Anda di Hetero Space. Jam dalam UTC.\n\n",
                        "All your data at Hetero Space. Times are in UTC.\n\n"
                    )
                        + string.Join("\n", said)
                        + "\n"
                );
            }
            target.Position = 0;
            return target;
        }
        catch
        {
            await target.DisposeAsync();
            throw;
        }
    }

    private async Task Copy(ZipArchive zip, string stored, string name, CancellationToken stop)
    {
        if (files.Open(stored) is not { } source)
            return;
        await using var content = source;
        await using var entry = zip.CreateEntry($"{Words.Say("berkas", "files")}/{stored[..8]}-{FileName.Read(name)}")
            .Open();
        await content.CopyToAsync(entry, stop);
    }
}
