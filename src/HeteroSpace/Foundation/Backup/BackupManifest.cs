using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using HeteroSpace.Foundation.Db;

namespace HeteroSpace.Foundation.Backup;

/// <summary>What stands in an archive, by name, with what it takes to know that all of it is there.</summary>
/// <param name="Format">Of the archive; another house may be older.</param>
/// <param name="Version">Of the product that wrote it.</param>
/// <param name="Engine">The database it was read from; any may take it.</param>
/// <param name="When">UTC, of the state that was read.</param>
/// <param name="Gone">Files that rows name and that were not there any more when they were to be read.</param>
internal sealed record BackupManifest(
    int Format,
    string Version,
    Engine Engine,
    DateTime When,
    IReadOnlyList<BackupManifest.Table> Tables,
    IReadOnlyList<BackupManifest.File> Files,
    IReadOnlyList<string> Gone
)
{
    public const int Known = 1;
    public const string Member = "manifest.json";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <param name="Columns">Name and kind, in the order in which a row has them.</param>
    /// <param name="Sha256">Of its rows as they stand in the archive.</param>
    internal sealed record Table(string Name, long Rows, string Sha256, IReadOnlyList<string> Columns)
    {
        [JsonIgnore]
        public string Member => $"tables/{Name}.jsonl";
    }

    internal sealed record File(string Name, long Bytes, string Sha256)
    {
        [JsonIgnore]
        public string Member => $"files/{Name}";
    }

    public static string ThisVersion { get; } =
        typeof(BackupManifest)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion
        ?? "";

    [JsonIgnore]
    public long Rows => Tables.Sum(table => table.Rows);

    public byte[] Written() => JsonSerializer.SerializeToUtf8Bytes(this, Form);

    /// <summary>Null when it is none.</summary>
    public static BackupManifest? Read(ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(text, Form);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
