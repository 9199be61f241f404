using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Audit;

/// <summary>
/// A kind of thing that the audit has rows of, as its module knows it: what people call it, and where it is read.
/// </summary>
/// <param name="Kind">What stands before the colon of a row's subject.</param>
/// <param name="Path">Of its page below <c>/konsol/{site}</c>, before what stands behind the colon; null without
/// one.</param>
public sealed record AuditSubject(string Kind, Func<string> Said, string? Path = null);

/// <summary>The things of the audit, named as their modules name them.</summary>
public sealed class AuditSubjects(IEnumerable<AuditSubject> all)
{
    private readonly Dictionary<string, AuditSubject> _byKind = all.ToDictionary(subject => subject.Kind);

    public IEnumerable<AuditSubject> All => _byKind.Values.OrderBy(subject => subject.Said(), StringComparer.Ordinal);

    /// <summary>Null of a kind that nobody names any more.</summary>
    public AuditSubject? Of(string subject) => _byKind.GetValueOrDefault(KindOf(subject));

    /// <summary>What stands behind the colon: a code or a name in an address, or an id that nobody reads.</summary>
    public static string IdOf(string subject) => subject[(subject.IndexOf(':') + 1)..];

    /// <summary>Its own name; empty where it has only an id.</summary>
    public static string NameOf(string subject) => Guid.TryParse(IdOf(subject), out _) ? "" : IdOf(subject);

    private static string KindOf(string subject) => subject.Split(':')[0];
}

/// <summary>The page that reads the audit.</summary>
public static class AuditMenu
{
    public static readonly ConsoleLink Link = new(
        ConsoleTask.Settings,
        95,
        "catatan",
        "journal-text",
        Security.Role.SiteManager,
        () => Words.Say("Catatan perubahan", "Record of changes")
    );

    internal static readonly AuditSubject[] Own =
    [
        new("import", () => Words.Say("Impor", "Import")),
        new("job", () => Words.Say("Pekerjaan", "Work")),
        new("message", () => Words.Say("Pesan", "Message")),
    ];

    public static IServiceCollection AddAuditSubjects(this IServiceCollection services, params AuditSubject[] subjects)
    {
        foreach (var subject in subjects)
            services.AddSingleton(subject);
        return services;
    }
}
