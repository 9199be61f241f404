using System.Diagnostics;
using System.Reflection;
using HeteroSpace.Bookings;
using HeteroSpace.Events;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.EntityFrameworkCore;
using NSwag;
using NSwag.CodeGeneration.CSharp;

namespace HeteroSpace.Foundation;

/// <summary>
/// Clients that others' generators make from the description of a running server compile, book and register with it
/// (<c>./test --long</c>; <c>tests/clients</c>).
/// </summary>
public sealed class GeneratedClientTests
{
    private static readonly string Clients = Path.Combine(Repository.Root, "tests/clients");

    [Fact]
    public async Task A_client_by_openapi_typescript_books_and_registers()
    {
        Assert.SkipUnless(LongRun.Is, "Only in ./test --long");
        await using var world = await World.Make();
        var folder = Directory.CreateDirectory(Path.Combine(world.App.Folder, "typescript")).FullName;
        foreach (var file in (string[])["package.json", "tsconfig.json", "book.ts"])
            File.Copy(Path.Combine(Clients, file), Path.Combine(folder, file));
        var modules = Path.Combine(Clients, "node_modules");
        Assert.True(Directory.Exists(modules), "Run npm ci in tests/clients; ./test --long does.");
        Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), modules);
        await File.WriteAllTextAsync(Path.Combine(folder, "v1.json"), await world.Description());
        await Run(folder, "node_modules/.bin/openapi-typescript", "v1.json", "-o", "v1.d.ts");
        await Run(folder, "node_modules/.bin/tsc", "-p", ".");
        await Run(
            folder,
            "node",
            ["out/book.js"],
            ("HS_ADDRESS", world.Address),
            ("HS_TOKEN", world.Token),
            ("HS_SPACE", World.Space),
            ("HS_EVENT", world.Open.Slug),
            ("HS_FULL", world.Full.Slug)
        );
        await world.HoldsWhatWasMadeOnce();
    }

    [Fact]
    public async Task A_client_by_NSwag_books_and_registers()
    {
        Assert.SkipUnless(LongRun.Is, "Only in ./test --long");
        await using var world = await World.Make();
        var document = await OpenApiDocument.FromJsonAsync(await world.Description());
        var settings = new CSharpClientGeneratorSettings
        {
            ClassName = "HeteroSpaceClient",
            // As it is set by who wants offsets to reach us; by itself NSwag leaves them out of addresses.
            ParameterDateTimeFormat = "o",
            CSharpGeneratorSettings =
            {
                Namespace = "HeteroSpace.Generated",
                JsonLibrary = NJsonSchema.CodeGeneration.CSharp.CSharpJsonLibrary.SystemTextJson,
            },
        };
        var generated = new CSharpClientGenerator(document, settings).GenerateFile();
        var program = Compiled(generated, await File.ReadAllTextAsync(Path.Combine(Clients, "Book.cs")))
            .GetType("HeteroSpace.Generated.Program")!;
        await (Task)
            program.GetMethod("Book")!.Invoke(null, [world.Token, World.Space, world.Open.Slug, world.Full.Slug])!;
        await world.HoldsWhatWasMadeOnce();
    }

    private static Assembly Compiled(params string[] sources)
    {
        var known = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path));
        var compiled = CSharpCompilation.Create(
            "HeteroSpace.Generated",
            sources.Select(source => CSharpSyntaxTree.ParseText(source)),
            known,
            new(OutputKind.DynamicallyLinkedLibrary)
        );
        using var written = new MemoryStream();
        var result = compiled.Emit(written);
        Assert.Empty(result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).Take(5));
        return Assembly.Load(written.ToArray());
    }

    private static Task Run(string folder, string program, params string[] arguments) =>
        Run(folder, program, arguments, []);

    private static async Task Run(
        string folder,
        string program,
        string[] arguments,
        params (string Name, string Value)[] environment
    )
    {
        var path = program.Contains('/') ? Path.Combine(folder, program) : program;
        var start = new ProcessStartInfo(path, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {await said} {await wrong}");
    }

    /// <summary>A server with an event that has seats and one that is full, and a member's token.</summary>
    private sealed class World : IAsyncDisposable
    {
        public const string Space = "semarang/ruang-rapat-1";

        public required HeteroApp App { get; init; }
        public required Event Open { get; init; }
        public required Event Full { get; init; }
        public required string Token { get; init; }
        public string Address => App.Address.ToString().TrimEnd('/');

        public static async Task<World> Make()
        {
            var app = await HeteroApp.Start();
            var (_, open) = await Held.Event(app, Held.Plan(5));
            var (_, full) = await Held.Event(app, Held.Plan(1) with { Title = "Kelas penuh" });
            await Held.Register(app, full);
            using var member = await app.Client(await app.Member());
            return new()
            {
                App = app,
                Open = open,
                Full = full,
                Token = member.DefaultRequestHeaders.Authorization!.Parameter!,
            };
        }

        public async Task<string> Description()
        {
            using var anyone = await App.Client();
            return await anyone.GetStringAsync("/openapi/v1.json");
        }

        // Two bookings, of which one was cancelled; one registration, and the one that filled the other event.
        public async Task HoldsWhatWasMadeOnce()
        {
            Assert.Equal(2, await App.Read(db => db.Bookings().CountAsync()));
            Assert.Equal(1, await App.Read(db => db.Registrations().CountAsync(row => row.EventId == Open.Id)));
            Assert.Equal(1, await App.Read(db => db.Registrations().CountAsync(row => row.EventId == Full.Id)));
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
