using System.Security.Claims;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Foundation.Acts;

/// <summary>
/// That an act can be thought better of: until an instant what it tells people waits, and undoing it withdraws that and
/// does the opposite (<see cref="UndoAct"/>). Kept for two days.
/// </summary>
public sealed class SecondThought
{
    /// <summary>For so long an act can be undone.</summary>
    public static readonly TimeSpan Open = TimeSpan.FromMinutes(2);

    public static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>As the audit has it: <c>booking.approved</c>.</summary>
    public string Verb { get; init; } = "";

    /// <summary>The kind and id, as <c>booking:HS-7KQ4-2M</c>.</summary>
    public string Subject { get; init; } = "";

    /// <summary>What the subject was, as its opposite reads it; empty where the subject itself tells.</summary>
    public string Before { get; init; } = "";

    /// <summary>The account that did it; null when there was none, and whoever has the page may undo it.</summary>
    public Guid? By { get; init; }

    /// <summary>Whose staff did it; null for what was their own.</summary>
    public Guid? SiteId { get; init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>UTC; earlier than was said when something else was done to the subject since.</summary>
    public DateTime Until { get; init; }

    /// <summary>How many messages wait for it.</summary>
    public int Held { get; internal set; }

    /// <summary>UTC.</summary>
    public DateTime? Undone { get; init; }

    /// <summary>The id alone of a subject.</summary>
    public string SubjectId => Subject[(Subject.IndexOf(':', StringComparison.Ordinal) + 1)..];

    internal DateTime NotBefore(DateTime due) => due > Until ? due : Until;
}

/// <summary>Does the opposite of an act, under its own guards; answers why not.</summary>
/// <param name="services">Those of the request.</param>
/// <param name="reader">Who undoes it.</param>
public delegate Task<string?> Opposite(IServiceProvider services, SecondThought thought, ClaimsPrincipal reader);

/// <summary>How an act is undone, as the module that does it contributes it.</summary>
/// <param name="Verb">As in <see cref="Act.MayBeUndone"/>.</param>
/// <param name="Needed">What staff who undo it must still be allowed to do at its site.</param>
/// <param name="Undo">What it tells people is not told, since they never heard of the first.</param>
/// <param name="Instead">Where to go on when it is too late.</param>
public sealed record Undoable(string Verb, Role Needed, Opposite Undo, Func<string> Instead);

internal sealed class SecondThoughtTable : IEntityTypeConfiguration<SecondThought>
{
    public void Configure(EntityTypeBuilder<SecondThought> table)
    {
        table.ToTable("second_thoughts");
        table.Property(row => row.Verb).HasMaxLength(60);
        table.Property(row => row.Subject).HasMaxLength(200);
        table.Property(row => row.Before).HasMaxLength(20_000);
        table.HasIndex(row => row.Subject);
        table.HasIndex(row => row.At);
        table.Ignore(row => row.SubjectId);
    }
}

public static class SecondThoughtTables
{
    public static DbSet<SecondThought> SecondThoughts(this AppDb db) => db.Set<SecondThought>();

    public static IServiceCollection AddUndoable(
        this IServiceCollection services,
        string verb,
        Role needed,
        Opposite undo,
        Func<string> instead
    ) => services.AddSingleton(new Undoable(verb, needed, undo, instead));

    internal static Task ForgetOld(Act act)
    {
        var last = act.Now - SecondThought.Kept;
        return act.Erase(act.Db.SecondThoughts().Where(row => row.At < last));
    }
}
