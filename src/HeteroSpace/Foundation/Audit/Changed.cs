using System.Globalization;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HeteroSpace.Foundation.Audit;

/// <summary>
/// What an act changed from what to what, gathered while it writes: a line a field, as <c>Space.Capacity: 8 → 10</c>,
/// and the field alone where only that it changed is told (<see cref="AuditedKind"/>).
/// </summary>
internal sealed class Changed(AuditedKinds kinds)
{
    private const int MostLetters = 4000,
        MostOfOne = 200;
    private readonly List<Line> _lines = [];

    private sealed record Line(object Row, string Field, string? From, string? To)
    {
        public bool IsTold { get; init; }

        public string Text
        {
            get
            {
                if (To is null)
                    return Field;
                return From is null ? $"{Field}: {To}" : $"{Field}: {From} → {To}";
            }
        }
    }

    /// <summary>Before what is tracked is written: afterwards nobody knows what it was.</summary>
    public void Look(EntityEntry entry)
    {
        if (kinds.Of(entry.Metadata.ClrType) is not { } kind)
            return;
        var name = kind.Entity.Name;
        if (entry.State == EntityState.Modified)
            foreach (var property in Properties(entry))
                Look(entry.Entity, kind, name, property);
        else if (kind.Row is { } row && entry.State is EntityState.Added or EntityState.Deleted)
            Put(
                new(entry.Entity, name, null, (entry.State == EntityState.Added ? "+" : "-") + Kept(row(entry.Entity)))
            );
    }

    private void Look(object row, AuditedKind kind, string name, PropertyEntry property)
    {
        var owner = (property.Metadata.DeclaringType as IComplexType)?.ComplexProperty.Name;
        if (kind.Fields.GetValueOrDefault(owner ?? property.Metadata.Name) is not { } field)
            return;
        var (from, to) = (Kept(property.OriginalValue), Kept(property.CurrentValue));
        if (!property.IsModified || from == to && field.IsWhole && !IsLong(from))
            return;
        var key = owner is null ? $"{name}.{property.Metadata.Name}" : $"{name}.{owner}.{property.Metadata.Name}";
        Put(field.IsWhole ? new(row, key, from, to) : new(row, key, null, null));
    }

    private static bool IsLong(string kept) => kept.EndsWith('…');

    private static IEnumerable<PropertyEntry> Properties(EntityEntry entry) =>
        entry.Properties.Concat(entry.ComplexProperties.SelectMany(complex => complex.Properties));

    // Written twice in one act, it is told from the first to the last.
    private void Put(Line line)
    {
        var at = _lines.FindIndex(known =>
            ReferenceEquals(known.Row, line.Row)
            && known.Field == line.Field
            && (known.From is not null || known.To == line.To)
        );
        if (at < 0)
            _lines.Add(line);
        else if (_lines[at].To != line.To)
            _lines[at] = line with { From = _lines[at].From };
    }

    /// <summary>What was changed since it was told last; null when nothing was, or nothing that is told.</summary>
    public string? Tell()
    {
        var (said, length) = (new List<string>(), 0);
        for (var at = 0; at < _lines.Count; at++)
        {
            var line = _lines[at];
            if (line.IsTold || (length += line.Text.Length + 1) > MostLetters)
                continue;
            _lines[at] = line with { IsTold = true };
            if (line.From is null || line.From != line.To)
                said.Add(line.Text);
        }
        return said.Count == 0 ? null : string.Join('\n', said.Distinct());
    }

    public Action Mark()
    {
        Line[] before = [.. _lines];
        return () =>
        {
            _lines.Clear();
            _lines.AddRange(before);
        };
    }

    public void Clear() => _lines.Clear();

    // One line whatever it holds, and no sign in it that we read by.
    private static string Kept(object? value) =>
        value switch
        {
            null or "" => "–",
            string text => Short(text),
            DateTime at => at.ToString(AuditedKinds.Instant, CultureInfo.InvariantCulture),
            DateOnly day => day.ToString(AuditedKinds.Day, CultureInfo.InvariantCulture),
            System.Collections.IEnumerable many => Short(string.Join(", ", many.Cast<object>())),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "–",
        };

    private static string Short(string text) =>
        text == ""
            ? "–"
            : Words.Cut(
                string.Join(' ', text.Replace('→', '>').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
                MostOfOne
            );
}
