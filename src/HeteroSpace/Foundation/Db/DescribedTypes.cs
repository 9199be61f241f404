using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HeteroSpace.Foundation.Db;

/// <summary>
/// Our assembly as EF is to see it: only the types that describe tables, migrations and their snapshot. To find these
/// it would load each of four thousand types, which stay: 14 MB and a twentieth of a second at every start. Names and
/// bases are read from the metadata instead, which loads nothing.
/// </summary>
internal sealed class DescribedTypes : Assembly
{
    public static readonly DescribedTypes Ours = new(typeof(AppDb).Assembly);
    private readonly Assembly _whole;
    private readonly Lazy<Type[]> _types;

    private DescribedTypes(Assembly whole) => (_whole, _types) = (whole, new(() => Read(whole)));

    public override string? FullName => _whole.FullName;
    public override string Location => _whole.Location;
    public override Module ManifestModule => _whole.ManifestModule;
    public override IEnumerable<TypeInfo> DefinedTypes => _types.Value.Select(type => type.GetTypeInfo());

    public override Type[] GetTypes() => _types.Value;

    public override AssemblyName GetName() => _whole.GetName();

    private static unsafe Type[] Read(Assembly assembly)
    {
        if (!assembly.TryGetRawMetadata(out var start, out var length))
            return assembly.GetTypes();
        var metadata = new MetadataReader(start, length);
        return
        [
            .. metadata
                .TypeDefinitions.Where(handle => Describes(metadata, metadata.GetTypeDefinition(handle)))
                .Select(handle => assembly.ManifestModule.ResolveType(MetadataToken(metadata, handle))),
        ];
    }

    private static int MetadataToken(MetadataReader metadata, TypeDefinitionHandle handle) =>
        System.Reflection.Metadata.Ecma335.MetadataTokens.GetToken(metadata, handle);

    private static bool Describes(MetadataReader metadata, TypeDefinition type) =>
        Is(metadata, type.BaseType, nameof(Migration))
        || Is(metadata, type.BaseType, nameof(ModelSnapshot))
        || type.GetInterfaceImplementations()
            .Any(one => IsTable(metadata, metadata.GetInterfaceImplementation(one).Interface));

    // IEntityTypeConfiguration<Booking> stands as a signature: an instance (0x15) of a class (0x12), and which one.
    private static bool IsTable(MetadataReader metadata, EntityHandle type)
    {
        if (type.Kind != HandleKind.TypeSpecification)
            return false;
        var handle = (TypeSpecificationHandle)type;
        var signature = metadata.GetBlobReader(metadata.GetTypeSpecification(handle).Signature);
        return signature.ReadByte() == 0x15
            && signature.ReadByte() == 0x12
            && Is(metadata, signature.ReadTypeHandle(), nameof(IEntityTypeConfiguration<>) + "`1");
    }

    private static bool Is(MetadataReader metadata, EntityHandle type, string name) =>
        type.Kind == HandleKind.TypeReference
        && metadata.StringComparer.Equals(metadata.GetTypeReference((TypeReferenceHandle)type).Name, name);
}
