using System.Globalization;
using System.Linq.Expressions;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Audit;

/// <summary>
/// What the audit says of one kind of thing when it is changed, as its module knows it: of what tells about things from
/// what to what, of the rest only that it changed. Nothing is said of what is not named here, since a row of the audit
/// stays for ever: no text of people about people, no contact, no secret.
/// </summary>
public abstract class AuditedKind(Type entity)
{
    private readonly Dictionary<string, AuditedField> _fields = [];

    public Type Entity { get; } = entity;

    public IReadOnlyDictionary<string, AuditedField> Fields => _fields;

    /// <summary>What a row says that came or went; null where rows are changed only.</summary>
    internal Func<object, string>? Row { get; private protected set; }

    /// <summary>What such rows are called.</summary>
    internal Bilingual RowsSaid { get; private protected set; } = Bilingual.Empty;

    private protected void Put(LambdaExpression field, AuditedField said) => _fields.Add(NameOf(field.Body), said);

    private static string NameOf(Expression field) =>
        field switch
        {
            UnaryExpression { Operand: var inner } => NameOf(inner),
            MemberExpression { Member.Name: var name } => name,
            _ => throw new ArgumentException("A field of the thing itself is named."),
        };
}

/// <inheritdoc/>
public sealed class Audited<T>() : AuditedKind(typeof(T))
    where T : class
{
    /// <summary>Told from what to what: a number, a day, a choice, or a text about things.</summary>
    public Audited<T> From<TValue>(Expression<Func<T, TValue>> field, string indonesian, string english)
    {
        Put(field, new(new(indonesian, english), null) { IsWhole = true });
        return this;
    }

    /// <summary>The same of a choice that has words.</summary>
    public Audited<T> From<TChoice>(
        Expression<Func<T, TChoice>> field,
        string indonesian,
        string english,
        Func<TChoice, string> said
    )
        where TChoice : struct, Enum
    {
        Put(
            field,
            new(new(indonesian, english), kept => Enum.TryParse<TChoice>(kept, out var one) ? said(one) : kept)
            {
                IsWhole = true,
            }
        );
        return this;
    }

    /// <summary>Only that it changed: what people may be named in, what reaches them, what opens something.</summary>
    public Audited<T> That<TValue>(Expression<Func<T, TValue>> field, string indonesian, string english)
    {
        Put(field, new(new(indonesian, english), null));
        return this;
    }

    /// <summary>Rows of it come and go, as hours of a week do.</summary>
    public Audited<T> Rows(string indonesian, string english, Func<T, string> said)
    {
        (Row, RowsSaid) = (row => said((T)row), new(indonesian, english));
        return this;
    }
}

/// <summary>A field of a thing, in the words of the audit's readers.</summary>
public sealed record AuditedField(Bilingual Name, Func<string, string>? Said)
{
    /// <summary>Also what it was and is, not only that it changed.</summary>
    public bool IsWhole { get; init; }

    /// <summary>A kept value in words: of a choice its own, of days and instants as people write them.</summary>
    internal string InWords(string kept, SiteClock clock)
    {
        if (Said is not null)
            return Said(kept);
        if (bool.TryParse(kept, out var yes))
            return yes ? Words.Say("ya", "yes") : Words.Say("tidak", "no");
        if (DateOnly.TryParseExact(kept, AuditedKinds.Day, out var day))
            return Words.LongDate(day);
        return DateTime.TryParseExact(
            kept,
            AuditedKinds.Instant,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out var at
        )
            ? Words.Instant(clock, at)
            : kept;
    }
}

/// <summary>All kinds of things of which the audit says what changed.</summary>
public sealed class AuditedKinds(IEnumerable<AuditedKind> all)
{
    internal const string Day = "yyyy-MM-dd",
        Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static readonly AuditedKinds None = new([]);

    private readonly Dictionary<Type, AuditedKind> _byType = all.ToDictionary(kind => kind.Entity);

    public IReadOnlyCollection<AuditedKind> All => _byType.Values;

    internal AuditedKind? Of(Type entity) => _byType.GetValueOrDefault(entity);

    internal AuditedKind? Named(string name) => _byType.Values.FirstOrDefault(kind => kind.Entity.Name == name);
}

public static class AuditedThings
{
    /// <summary>What the audit says of the things of a module.</summary>
    public static IServiceCollection AddAudited(this IServiceCollection services, params AuditedKind[] kinds)
    {
        foreach (var kind in kinds)
            services.AddSingleton(kind);
        return services;
    }
}
