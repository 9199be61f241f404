using System.Text.Json;
using System.Text.Json.Nodes;
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

/// <summary>How a text of a body is written, where its type does not say it: <c>date-time</c> (RFC 3339).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FormatAttribute(string format) : Attribute
{
    public string Format { get; } = format;
}

/// <summary>
/// What the description of the API (<c>/openapi/v1.json</c>) says of an address, told where the address is made:
/// generated clients do only what stands there. Its summary, its parameters and what each answer means are the comments
/// of the method that answers. A test holds the description against the answers themselves.
/// </summary>
public static class ApiDescription
{
    internal const string Json = "application/json",
        ProblemJson = "application/problem+json";

    /// <param name="Scope">What the token must be allowed: <c>read</c> or <c>book</c>, which may read too.</param>
    internal sealed record Token(bool Needed, string Scope);

    internal sealed record Keyed;

    internal sealed record Refusal(ProblemKind Kind);

    internal sealed record Example(int? Status, JsonNode Value);

    internal sealed record Asked(
        string Name,
        string Says,
        JsonSchemaType Type,
        string? Format,
        bool Many,
        bool Needed,
        IReadOnlyList<string>? OneOf
    );

    /// <param name="name">The operation's name for ever: generated clients call their methods so.</param>
    public static RouteHandlerBuilder Named(this RouteHandlerBuilder address, string name) => address.WithName(name);

    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder address, T example, int status = 200)
        where T : notnull => address.Produces<T>(status, Json).WithMetadata(new Example(status, Written(example)));

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder address, params ProblemKind[] kinds) =>
        address.Refuses<Problem>(kinds);

    public static RouteHandlerBuilder Refuses<T>(this RouteHandlerBuilder address, params ProblemKind[] kinds)
        where T : Problem
    {
        foreach (var status in kinds.Select(kind => kind.Status).Distinct())
            address.Produces<T>(status, ProblemJson);
        return address.Also(kinds);
    }

    /// <summary>A body that is read with <see cref="ApiPosts.Wished"/>, and what that refuses.</summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder address, T example)
        where T : class =>
        address
            .Accepts<T>(Json)
            .WithMetadata(new Example(null, Written(example)))
            .Refuses(ProblemKinds.BadJson, ProblemKinds.TooLarge, ProblemKinds.UnsupportedMediaType);

    /// <summary>A body that is read with <see cref="ApiPosts.Read"/>, and what that refuses. What it says of 409 and
    /// 422 has the shape of the address's own refusals.</summary>
    public static RouteHandlerBuilder TakesOnce<T>(this RouteHandlerBuilder address, T example)
        where T : class =>
        address
            .Takes(example)
            .WithMetadata(new Keyed())
            .Refuses(ProblemKinds.KeyTooLong)
            .Also(ProblemKinds.KeyInUse, ProblemKinds.KeyReused);

    public static RouteHandlerBuilder TakesToken(this RouteHandlerBuilder address, bool needed, string scope)
    {
        address.WithMetadata(new Token(needed, scope)).Refuses(ProblemKinds.Unauthorized);
        return scope == "book" ? address.Refuses(ProblemKinds.Scope) : address;
    }

    /// <summary>A key of the query that the address reads by itself.</summary>
    public static RouteHandlerBuilder Asks(
        this RouteHandlerBuilder address,
        string name,
        string says,
        JsonSchemaType type = JsonSchemaType.String,
        string? format = null,
        bool many = false,
        bool needed = false,
        IReadOnlyList<string>? oneOf = null
    ) => address.WithMetadata(new Asked(name, says, type, format, many, needed, oneOf));

    private static RouteHandlerBuilder Also(this RouteHandlerBuilder address, params ProblemKind[] kinds) =>
        address.WithMetadata([.. kinds.Select(kind => new Refusal(kind))]);

    private static JsonNode Written<T>(T example) =>
        JsonSerializer.SerializeToNode(example, JsonSerializerOptions.Web)!;
}
