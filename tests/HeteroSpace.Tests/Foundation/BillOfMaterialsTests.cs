using System.Diagnostics;
using System.Text.Json.Nodes;

namespace HeteroSpace.Foundation;

/// <summary><c>scripts/sbom</c> names everything that the published folder is made of.</summary>
public sealed class BillOfMaterialsTests
{
    [Fact]
    public async Task Every_package_of_the_lock_files_stands_in_it_by_name_and_version()
    {
        Assert.SkipUnless(LongRun.Is, "Only in ./test --long");
        var file = Path.Combine(Path.GetTempPath(), $"sbom-{Guid.CreateVersion7():n}.json");
        try
        {
            await Make(file);
            var made = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
            Assert.Equal("CycloneDX", (string?)made["bomFormat"]);
            var named = made["components"]!.AsArray().Select(one => (string)one!["purl"]!).ToHashSet();
            Assert.Empty(NuGet().Concat(Npm()).Except(named.Select(purl => purl.ToLowerInvariant())));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task Make(string file)
    {
        using var script = Process.Start(
            new ProcessStartInfo(Path.Combine(Repository.Root, "scripts/sbom"), [file]) { RedirectStandardError = true }
        )!;
        var wrong = await script.StandardError.ReadToEndAsync();
        await script.WaitForExitAsync();
        Assert.True(script.ExitCode == 0, wrong);
    }

    private static IEnumerable<string> NuGet() =>
        JsonNode.Parse(Repository.Read("src/HeteroSpace/packages.lock.json"))!["dependencies"]!
            .AsObject()
            .SelectMany(target => target.Value!.AsObject())
            .Where(package => package.Value!["resolved"] is not null)
            .Select(package => $"pkg:nuget/{package.Key}@{package.Value!["resolved"]}".ToLowerInvariant());

    private static IEnumerable<string> Npm() =>
        JsonNode.Parse(Repository.Read("src/HeteroSpace/Frontend/package-lock.json"))!["packages"]!
            .AsObject()
            .Where(package => package.Key != "")
            .Select(package =>
                $"pkg:npm/{package.Key[(package.Key.LastIndexOf("node_modules/", StringComparison.Ordinal) + 13)..]}"
                + $"@{package.Value!["version"]}"
            )
            .Select(purl => purl.Replace("npm/@", "npm/%40").ToLowerInvariant());
}
