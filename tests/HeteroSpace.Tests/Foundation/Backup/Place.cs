using HeteroSpace.Foundation.Backup;
using HeteroSpace.Foundation.Db;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HeteroSpace.Foundation;

/// <summary>Another house with a database and a folder of its own, which are not there yet.</summary>
internal sealed class Place : IAsyncDisposable
{
    private readonly TestDatabase? _server;
    private readonly WebApplication _house;

    private Place(string folder, string connection, TestDatabase? server, (string Key, string Value)[] settings)
    {
        (Folder, Connection, _server) = (folder, connection, server);
        _house = HeteroSpace.Start.Build(
            [],
            builder =>
            {
                (string Key, string Value)[] own =
                [
                    ("ConnectionStrings:HeteroSpace", connection),
                    ("Jobs:Work", "false"),
                    ("Storage:Path", Files),
                ];
                foreach (var (key, value) in own.Concat(settings))
                    builder.Configuration[key] = value;
                builder.Services.AddSingleton<TimeProvider>(Clock);
                builder.Services.KeepQueries();
                builder.WebHost.UseUrls("http://127.0.0.1:0");
            }
        );
    }

    public FakeTimeProvider Clock { get; } = new(new(HeteroApp.MondayAtTen, TimeSpan.Zero));
    public string Folder { get; }
    public string Connection { get; }
    public string Files => Path.Combine(Folder, "files");

    /// <summary>Of SQLite.</summary>
    public string DataFile => Path.Combine(Folder, "data/heterospace.db");

    /// <summary>On the engine of this run; on PostgreSQL with two roles.</summary>
    public static Place New(params (string Key, string Value)[] settings)
    {
        if (!TestDatabase.OnPostgres)
            return OnSqlite(settings);
        var server = TestDatabase.Absent();
        return new(
            Directory.CreateTempSubdirectory("hs-place").FullName,
            server.OwnersConnection + ";Username=heterospace_app",
            server,
            [("ConnectionStrings:Owner", server.OwnersConnection), .. settings]
        );
    }

    /// <summary>At a database that others made.</summary>
    public static Place At(string connection) =>
        new(Directory.CreateTempSubdirectory("hs-place").FullName, connection, null, []);

    public static Place OnSqlite(params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("hs-place").FullName;
        return new(folder, $"Data Source={folder}/data/heterospace.db", null, settings);
    }

    /// <summary>From here on it writes in groups, as a server does.</summary>
    public Task Open() => _house.StartAsync();

    public async Task<T> Do<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = _house.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }

    /// <summary>As at the command line: a refusal is its sentence, and 1.</summary>
    public Task<(int Code, string Said)> Restore(string file) =>
        Do(services => Said(() => BackupCommands.Restore(services, file)));

    public Task<(int Code, string Said)> BackUp(string file) =>
        Do(services => Said(() => BackupCommands.BackUp(services, file, false)));

    /// <summary>The checksum of each table as it stands now.</summary>
    public Task<Dictionary<string, string>> Sums() => Do(services => SumsOf(services.GetRequiredService<AppDb>()));

    public static async Task<Dictionary<string, string>> SumsOf(AppDb db)
    {
        await db.Database.OpenConnectionAsync();
        var sums = new Dictionary<string, string>();
        foreach (var table in ArchiveTable.Of(db))
        {
            var (rows, sum) = await ArchiveRows.Sum(db, table, CancellationToken.None);
            sums.Add(table.Name, $"{rows} {sum}");
        }
        return sums;
    }

    public static async Task<(int Code, string Said)> Said(Func<Task<int>> command)
    {
        var (said, output, errors) = (new StringWriter(), Console.Out, Console.Error);
        Console.SetOut(said);
        Console.SetError(said);
        try
        {
            return (await command(), said.ToString());
        }
        catch (Exception error) when (SetupProblems.Explained(error) is { } whatToDo)
        {
            return (1, said + whatToDo);
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _house.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        using (var file = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={DataFile}"))
            Microsoft.Data.Sqlite.SqliteConnection.ClearPool(file);
        Directory.Delete(Folder, true);
    }
}
