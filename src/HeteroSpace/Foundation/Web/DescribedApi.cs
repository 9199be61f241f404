using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using static HeteroSpace.Foundation.Web.ApiDescription;

namespace HeteroSpace.Foundation.Web;

/// <summary>Writes the description of the API from what the addresses said of themselves.</summary>
internal static class DescribedApi
{
    private const string TokenScheme = "token";

    public static void AddApiDescription(this IServiceCollection services) =>
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
                        TellFormat(schema, context);
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
                    (document, context, _) =>
                    {
                        Tell(document, context.ApplicationServices.GetRequiredService<PublicUrl>());
                        OnOneLine(document);
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

    private static void TellFormat(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (
            context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(FormatAttribute), false)
            is [FormatAttribute told]
        )
            schema.Format = told.Format;
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
        TellParameters(operation, metadata);
        TellAnswers(operation, metadata);
        if (metadata.OfType<Token>().FirstOrDefault() is not { } token)
            return;
        var bearer = new OpenApiSecurityRequirement
        {
            [new OpenApiSecuritySchemeReference(TokenScheme, context.Document)] = [token.Scope],
        };
        operation.Security = token.Needed ? [bearer] : [new OpenApiSecurityRequirement(), bearer];
    }

    private static void TellParameters(OpenApiOperation operation, IList<object> metadata)
    {
        foreach (var asked in metadata.OfType<Asked>())
        {
            var known = operation
                .Parameters!.OfType<OpenApiParameter>()
                .FirstOrDefault(parameter => parameter.Name == asked.Name);
            if (known is null)
                operation.Parameters!.Add(known = new() { Name = asked.Name, In = ParameterLocation.Query });
            (known.Description, known.Required, known.Schema) = (asked.Says, asked.Needed, SchemaOf(asked));
        }
        if (metadata.OfType<Keyed>().Any())
            operation.Parameters!.Add(
                new OpenApiParameter
                {
                    Name = "Idempotency-Key",
                    In = ParameterLocation.Header,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 },
                    Description =
                        "Chosen by the client, one for each thing it wants. The same request sent again within three "
                        + "days gets the same answer and changes nothing; so after a broken line, send it again with "
                        + "its key. Another request under the same key is 422 `idempotency_key_reused`.",
                }
            );
    }

    private static void TellAnswers(OpenApiOperation operation, IList<object> metadata)
    {
        foreach (var example in metadata.OfType<Example>())
            if (ContentOf(operation, example.Status, Json) is { } content)
                content.Example = example.Value.DeepClone();
        foreach (var kinds in metadata.OfType<Refusal>().Select(one => one.Kind).GroupBy(kind => kind.Status))
            if (AnswerOf(operation, kinds.Key.ToString()) is { } answer)
                TellRefusals(answer, [.. kinds.Distinct()]);
        if (AnswerOf(operation, "201") is { } made)
            made.Headers = HeaderOf("Location", "Where what was made stands.");
        if (AnswerOf(operation, "401") is { } stranger)
            stranger.Headers = HeaderOf("WWW-Authenticate", "Bearer, with what is wrong with the token (RFC 6750).");
    }

    private static OpenApiMediaType? ContentOf(OpenApiOperation operation, int? status, string media)
    {
        var content = status is { } number
            ? AnswerOf(operation, number.ToString())?.Content
            : operation.RequestBody?.Content;
        return content is not null && content.TryGetValue(media, out var found) ? found as OpenApiMediaType : null;
    }

    private static OpenApiResponse? AnswerOf(OpenApiOperation operation, string status) =>
        operation.Responses is { } answers && answers.TryGetValue(status, out var found)
            ? found as OpenApiResponse
            : null;

    // Each code with its sentence, for people, and as it comes, for whoever makes a double of us.
    private static void TellRefusals(OpenApiResponse answer, IReadOnlyList<ProblemKind> kinds)
    {
        answer.Description = string.Join(" ", kinds.Select(kind => $"`{kind.Code}`: {kind.English}"));
        if (
            answer.Content is null
            || !answer.Content.TryGetValue(ProblemJson, out var media)
            || media is not OpenApiMediaType content
        )
            return;
        content.Examples = kinds.ToDictionary(
            kind => kind.Code,
            kind =>
                (IOpenApiExample)
                    new OpenApiExample
                    {
                        Summary = kind.English,
                        Value = new JsonObject
                        {
                            ["code"] = kind.Code,
                            ["title"] = kind.English,
                            ["status"] = kind.Status,
                        },
                    }
        );
    }

    private static Dictionary<string, IOpenApiHeader> HeaderOf(string name, string says) =>
        new()
        {
            [name] = new OpenApiHeader
            {
                Description = says,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            },
        };

    private static OpenApiSchema SchemaOf(Asked asked)
    {
        var one = new OpenApiSchema
        {
            Type = asked.Type,
            Format = asked.Format,
            Enum = asked.OneOf?.Select(value => (JsonNode)value).ToList(),
        };
        return asked.Many ? new() { Type = JsonSchemaType.Array, Items = one } : one;
    }

    private static void Tell(OpenApiDocument document, PublicUrl address)
    {
        document.Info = new()
        {
            Title = "Hetero Space API",
            Version = "v1",
            Description =
                "What is public is read without a token, from any origin. To book, send `Authorization: Bearer hs_…` "
                + "with a token made under /saya/token. Times are RFC 3339 with an offset; errors are problem "
                + "details (RFC 9457) with a stable `code`; every POST takes an `Idempotency-Key`. Sentences for "
                + "people come in the language of `Accept-Language`, Indonesian or English.",
            Contact = new() { Name = "Hetero Space", Url = new(address.Of("/tanya")) },
            License = new() { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        // Nobody is asked who they are, unless an operation says otherwise.
        document.Security = [new OpenApiSecurityRequirement()];
        document.Tags = new HashSet<OpenApiTag>
        {
            new() { Name = "Sites", Description = "Sites and their spaces." },
            new() { Name = "Search", Description = "Everything public, by its words." },
            new() { Name = "Bookings", Description = "What is free, and booking it." },
            new() { Name = "Household", Description = "Whom one books and registers for." },
            new() { Name = "Needs", Description = "What is needed, and how much of it is missing." },
            new() { Name = "Ledger", Description = "What was given, in whole rupiah; closed months and their seals." },
            new() { Name = "Events", Description = "Events to come, and registering for them." },
        };
        // Paths begin with a slash: a server that ends in one makes "//api", which is no address.
        foreach (var server in document.Servers ?? [])
            server.Url = server.Url?.TrimEnd('/');
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [TokenScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description =
                    "`hs_…`, made under /saya/token. Operations name the scope they need: `read`, or `book`, which may "
                    + "read too.",
            },
        };
    }

    // Comments are broken where the code is; what is read elsewhere is not.
    private static void OnOneLine(OpenApiDocument document)
    {
        foreach (
            var operation in document.Paths.SelectMany(path => path.Value.Operations ?? []).Select(one => one.Value)
        )
        {
            operation.Description = OnOneLine(operation.Description);
            foreach (var answer in operation.Responses ?? [])
                answer.Value.Description = OnOneLine(answer.Value.Description);
        }
        foreach (var schema in document.Components?.Schemas?.Values ?? [])
        {
            schema.Description = OnOneLine(schema.Description);
            foreach (var field in schema.Properties?.Values ?? [])
                field.Description = OnOneLine(field.Description);
        }
    }

    private static string? OnOneLine(string? text) =>
        text is null ? null : string.Join(' ', text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
