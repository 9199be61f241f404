using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Audit;

/// <summary>A field that was changed, in words; without values where only that it changed is known.</summary>
public sealed record ChangedField(string Name, string? From, string? To)
{
    public string Line
    {
        get
        {
            if (To is null)
                return Words.Say($"{Name} diubah", $"{Name} changed");
            return From is null ? $"{Name}: {To}" : $"{Name}: {From} → {To}";
        }
    }
}

/// <summary>The detail of a row of the audit as it is read.</summary>
/// <param name="Words">Somebody's own, or what it is about; null where there are none.</param>
public sealed record AuditDetail(string? Words, IReadOnlyList<ChangedField> Fields)
{
    /// <summary>Tells what <see cref="Changed"/> wrote from words.</summary>
    public static AuditDetail Read(string? detail, AuditedKinds kinds, SiteClock clock)
    {
        var (words, fields) = (new List<string>(), new List<ChangedField>());
        foreach (var line in detail?.Split('\n') ?? [])
            if (Field(line, kinds, clock) is { } field)
                fields.Add(field);
            else
                words.Add(line);
        return new(words.Count == 0 ? null : string.Join('\n', words), [.. fields.Distinct()]);
    }

    /// <summary>All of it in a line.</summary>
    public string Line => string.Join("; ", Fields.Select(one => one.Line).Prepend(Words).OfType<string>());

    private static ChangedField? Field(string line, AuditedKinds kinds, SiteClock clock)
    {
        var (key, value) = line.Split(": ", 2) is [var named, var rest] ? (named, rest) : (line, null);
        var parts = key.Split('.');
        if (kinds.Named(parts[0]) is not { } kind)
            return null;
        if (parts.Length == 1)
            return value is null || kind.Row is null ? null : new(kind.RowsSaid.Here, null, value);
        if (kind.Fields.GetValueOrDefault(parts[1]) is not { } field)
            return null;
        var name = parts is [_, _, nameof(Bilingual.En)]
            ? field.Name.Here + Ui.Words.Say(" (Inggris)", " (English)")
            : field.Name.Here;
        return value?.Split(" → ", 2) is [var from, var to]
            ? new(name, field.InWords(from, clock), field.InWords(to, clock))
            : new(name, null, null);
    }
}
