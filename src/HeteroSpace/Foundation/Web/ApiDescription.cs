using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace HeteroSpace.Foundation.Web;

/// <summary>An error as programs read it (RFC 9457): <paramref name="Code"/> is stable, the sentences are for
/// people.</summary>
public record Problem(
    string Code,
    string Title,
    int Status,
    string? Type = null,
    string? Detail = null,
    string? Instance = null
);

/// <summary>One of the rules that were broken.</summary>
/// <param name="Field">The field of the body it is about.</param>
public sealed record ProblemOfField(string Field, string Message, string? Code = null);

/// <summary>Every broken rule at once, where it is about what was sent.</summary>
public sealed record RulesProblem(
    string Code,
    string Title,
    int Status,
    string? Type = null,
    string? Detail = null,
    string? Instance = null,
    IReadOnlyList<ProblemOfField>? Errors = null
) : Problem(Code, Title, Status, Type, Detail, Instance);

/// <summary>
/// What the description of the API (<c>/openapi/v1.json</c>) says of an address, told where the address is made:
/// generated
/// clients do only what stands there. A test holds it against the answers themselves.
/// </summary>
public static class ApiDescription
{
    private const string ProblemJson = "application/problem+json";

    private sealed record Token(bool Needed);

    private sealed record Keyed;

    private sealed record Asked(string Name, string Says, JsonSchemaType Type, string? Format, bool Many, bool Needed);

    /// <param name="name">The operation's name for ever: generated clients call their methods so.</param>
    public static RouteHandlerBuilder Named(this RouteHandlerBuilder address, string name, string says) =>
        address.WithName(name).WithSummary(says);

    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder address, int status = 200) =>
        address.Produces<T>(status, "application/json");

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder address, params int[] statuses)
    {
        foreach (var status in statuses)
            address.Refuses<Problem>(status);
        return address;
    }

    public static RouteHandlerBuilder Refuses<T>(this RouteHandlerBuilder address, int status)
        where T : Problem => address.Produces<T>(status, ProblemJson);

    /// <summary>A body that is read with <see cref="ApiPosts"/>, and what that refuses.</summary>
    public static RouteHandlerBuilder TakesOnce<T>(this RouteHandlerBuilder address)
        where T : class => address.Accepts<T>("application/json").WithMetadata(new Keyed()).Refuses(400, 413, 415);

    public static RouteHandlerBuilder TakesToken(this RouteHandlerBuilder address, bool needed) =>
        address.WithMetadata(new Token(needed)).Refuses(401);

    /// <summary>A key of the query that the address reads by itself.</summary>
    public static RouteHandlerBuilder Asks(
        this RouteHandlerBuilder address,
        string name,
        string says,
        JsonSchemaType type = JsonSchemaType.String,
        string? format = null,
        bool many = false,
        bool needed = false
    ) => address.WithMetadata(new Asked(name, says, type, format, many, needed));

    internal static void AddApiDescription(this IServiceCollection services) =>
        services.AddOpenApi(
            "v1",
            options =>
            {
                options.ShouldInclude = address =>
                    address.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
                options.CreateSchemaReferenceId = SchemaName;
                options.AddSchemaTransformer(
                    (schema, context, _) =>
                    {
                        TellNumbers(schema, context.JsonTypeInfo);
                        return Task.CompletedTask;
                    }
                );
                options.AddOperationTransformer(
                    (operation, context, _) =>
                    {
                        Tell(operation, context);
                        return Task.CompletedTask;
                    }
                );
                options.AddDocumentTransformer(
                    (document, _, _) =>
                    {
                        Tell(document);
                        return Task.CompletedTask;
                    }
                );
            }
        );

    private static readonly ConcurrentDictionary<string, Type> Names = new();

    /// <summary>
    /// Types inside an API's class carry its name: <c>BookingApi.Wish</c> is <c>BookingWish</c>. Should two have one
    /// name all
    /// the same, the second is told by its whole name rather than taken for the first.
    /// </summary>
    internal static string? SchemaName(JsonTypeInfo type)
    {
        if (OpenApiOptions.CreateDefaultSchemaReferenceId(type) is not { } usual)
            return null;
        var owner = (Nullable.GetUnderlyingType(type.Type) ?? type.Type).DeclaringType;
        var name = owner is null ? usual : NameOf(owner) + usual;
        return Names.GetOrAdd(name, type.Type) == type.Type
            ? name
            : type.Type.FullName!.Replace('.', '_').Replace('+', '_');
    }

    private static string NameOf(Type api) =>
        api.Name.EndsWith("Api", StringComparison.Ordinal) ? api.Name[..^3] : api.Name;

    // Numbers are written as numbers; that some readers of ours take them in quotes too is nobody's contract.
    private static void TellNumbers(OpenApiSchema schema, JsonTypeInfo type)
    {
        var plain = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (NumberOf(plain) is not { } number)
            return;
        schema.Type = plain == type.Type ? number : number | JsonSchemaType.Null;
        schema.Pattern = null;
    }

    private static JsonSchemaType? NumberOf(Type plain)
    {
        if (plain == typeof(int) || plain == typeof(long))
            return JsonSchemaType.Integer;
        if (plain == typeof(decimal) || plain == typeof(double))
            return JsonSchemaType.Number;
        return null;
    }

    private static void Tell(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        foreach (var asked in metadata.OfType<Asked>())
        {
            var known = operation
                .Parameters.OfType<OpenApiParameter>()
                .FirstOrDefault(parameter => parameter.Name == asked.Name);
            if (known is null)
                operation.Parameters.Add(known = new() { Name = asked.Name, In = ParameterLocation.Query });
            (known.Description, known.Required, known.Schema) = (asked.Says, asked.Needed, SchemaOf(asked));
        }
        if (metadata.OfType<Keyed>().Any())
            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = "Idempotency-Key",
                    In = ParameterLocation.Header,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 },
                    Description =
                        "Chosen by the client, one for each thing it wants. The same request sent again within three "
                        + "days gets the same answer and changes nothing; so after a broken line, send it again with "
                        + "its key.",
                }
            );
        if (metadata.OfType<Token>().FirstOrDefault() is not { } token)
            return;
        var bearer = new OpenApiSecurityRequirement
        {
            [new OpenApiSecuritySchemeReference("token", context.Document)] = [],
        };
        operation.Security = token.Needed ? [bearer] : [new OpenApiSecurityRequirement(), bearer];
    }

    private static OpenApiSchema SchemaOf(Asked asked)
    {
        var one = new OpenApiSchema { Type = asked.Type, Format = asked.Format };
        return asked.Many ? new() { Type = JsonSchemaType.Array, Items = one } : one;
    }

    private static void Tell(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "Hetero Space API",
            Version = "v1",
            Description =
                "What is public is read without a token, from any origin. To book, send `Authorization: Bearer hs_…` "
                + "with a token made under /saya/token. Times are RFC 3339 with an offset; errors are problem "
                + "details (RFC 9457) with a stable `code`; every POST takes an `Idempotency-Key`.",
        };
        // Paths begin with a slash: a server that ends in one makes "//api", which is no address.
        foreach (var server in document.Servers ?? [])
            server.Url = server.Url?.TrimEnd('/');
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["token"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "Made under /saya/token",
            },
        };
    }
}
