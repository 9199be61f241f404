using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HeteroSpace;

/// <summary>
/// The fences of the house: a module uses only lower floors, and of those only what stands at their door.
/// </summary>
public sealed class FloorPlanTests
{
    private static readonly string[] Floors =
    [
        "Foundation",
        "People",
        "Messaging",
        "Organizations",
        "Discussions",
        "Sites",
        "Enquiries",
        "Billing",
        "Bookings",
        "Initiatives",
        "Contributions",
        "Events",
        "Programs",
        "FrontDesk",
        "Content",
        "Replication",
        "Impact",
        "Interop",
        "Portal",
        "Demo",
    ];
    private static readonly List<(TypeDefinition From, TypeReference To)> Uses = Read();

    [Fact]
    public void The_plan_is_about_something() => Assert.True(Uses.Count > 1000, $"only {Uses.Count} uses were read");

    [Fact]
    public void Imports_go_down_the_floors_only() =>
        Assert.Empty(
            Uses.Where(use =>
                    Floor(use.From) is { } from
                    && Floor(use.To) is { } to
                    && Array.IndexOf(Floors, to) > Array.IndexOf(Floors, from)
                )
                .Select(Said)
                .Distinct()
        );

    [Fact]
    public void Every_module_stands_on_a_floor() =>
        Assert.Empty(
            Uses.Select(use => Parts(use.From))
                .Where(parts => parts.Length > 1 && parts[1] != "" && !Floors.Contains(parts[1]))
                .Select(parts => parts[1])
                .Distinct()
        );

    [Fact]
    public void Slices_are_private_to_their_module_and_do_not_import_each_other() =>
        Assert.Empty(
            Uses.Where(use => Slice(use.To) is { } slice && Slice(use.From) != slice && !IsDoor(use.From))
                .Select(Said)
                .Distinct()
        );

    private static string? Floor(TypeReference type) =>
        Parts(type) is ["HeteroSpace", var floor, ..] && Floors.Contains(floor) ? floor : null;

    // Foundation's folders are its rooms, not slices.
    private static string? Slice(TypeReference type) =>
        Parts(type) is ["HeteroSpace", var floor and not "Foundation", var slice, ..] && Floors.Contains(floor)
            ? $"{floor}.{slice}"
            : null;

    private static bool IsDoor(TypeReference type) => Outermost(type).Name.EndsWith("Module", StringComparison.Ordinal);

    private static string[] Parts(TypeReference type) => Outermost(type).Namespace.Split('.');

    private static string Said((TypeDefinition From, TypeReference To) use) =>
        $"{Outermost(use.From).FullName} uses {Outermost(use.To).FullName}";

    private static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is not null)
            type = type.DeclaringType;
        return type;
    }

    private static List<(TypeDefinition, TypeReference)> Read()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, "HeteroSpace.dll"));
        return
        [
            .. assembly
                .MainModule.GetTypes()
                .Where(type => type.Namespace.StartsWith("HeteroSpace") || type.DeclaringType is not null)
                .SelectMany(type =>
                    References(type)
                        .Where(to => to is not null)
                        .SelectMany(Unfold)
                        .Where(to => Outermost(to).Namespace.StartsWith("HeteroSpace"))
                        .Select(to => (type, to))
                ),
        ];
    }

    private static IEnumerable<TypeReference> References(TypeDefinition type)
    {
        if (type.BaseType is not null)
            yield return type.BaseType;
        foreach (var face in type.Interfaces)
            yield return face.InterfaceType;
        foreach (var field in type.Fields)
            yield return field.FieldType;
        foreach (var method in type.Methods)
        {
            yield return method.ReturnType;
            foreach (var parameter in method.Parameters)
                yield return parameter.ParameterType;
            if (!method.HasBody)
                continue;
            foreach (var local in method.Body.Variables)
                yield return local.VariableType;
            foreach (var instruction in method.Body.Instructions)
                switch (instruction.Operand)
                {
                    case TypeReference used:
                        yield return used;
                        break;
                    case MemberReference { DeclaringType: not null } member:
                        yield return member.DeclaringType;
                        if (member is GenericInstanceMethod generic)
                            foreach (var argument in generic.GenericArguments)
                                yield return argument;
                        break;
                }
        }
    }

    private static IEnumerable<TypeReference> Unfold(TypeReference type)
    {
        if (type is GenericInstanceType generic)
            foreach (var inner in generic.GenericArguments.SelectMany(Unfold))
                yield return inner;
        yield return type.GetElementType();
    }
}

public sealed partial class LicenceTests
{
    private static readonly string[] Allowed =
    [
        "MIT",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "MS-PL",
        "MPL-2.0",
        "PostgreSQL",
        "OFL-1.1",
    ];

    // Packages that give a file or an address instead of an expression, each looked at.
    private static readonly Dictionary<string, string> LookedAt = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.CodeAnalysis.BannedApiAnalyzers"] = "MIT",
        ["libphonenumber-csharp"] = "Apache-2.0",
        ["Sylvan.Data.Csv"] = "MIT",
        ["SQLitePCLRaw.lib.e_sqlite3"] = "Apache-2.0",
        ["Microsoft.IdentityModel.Protocols"] = "MIT",
    };

    [Fact]
    public void Every_package_has_a_free_licence_that_we_accept()
    {
        var folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "HeteroSpace.slnx")))
            root = Path.GetDirectoryName(root)!;
        using var file = System.Text.Json.JsonDocument.Parse(
            File.ReadAllText(Path.Combine(root, "src/HeteroSpace/packages.lock.json"))
        );
        var packages = file
            .RootElement.GetProperty("dependencies")
            .EnumerateObject()
            .SelectMany(target => target.Value.EnumerateObject())
            .Where(package => package.Value.TryGetProperty("resolved", out _))
            .Select(package => (package.Name, Version: package.Value.GetProperty("resolved").GetString()!))
            .Distinct()
            .ToList();
        Assert.NotEmpty(packages);
        Assert.Empty(
            packages
                .Where(package =>
                    !Licence(folder, package.Name, package.Version)
                        .Split([" OR ", " AND "], StringSplitOptions.TrimEntries)
                        .All(Allowed.Contains)
                )
                .Select(package =>
                    $"{package.Name} {package.Version}: {Licence(folder, package.Name, package.Version)}"
                )
        );
    }

    private static string Licence(string folder, string name, string version)
    {
        if (LookedAt.TryGetValue(name, out var known))
            return known;
        var specification = Path.Combine(
            folder,
            name.ToLowerInvariant(),
            version.ToLowerInvariant(),
            name.ToLowerInvariant() + ".nuspec"
        );
        return
            File.Exists(specification) && Expression().Match(File.ReadAllText(specification)) is { Success: true } match
            ? match.Groups[1].Value
            : "not said";
    }

    [GeneratedRegex("<license type=\"expression\">([^<]+)</license>")]
    private static partial Regex Expression();
}
