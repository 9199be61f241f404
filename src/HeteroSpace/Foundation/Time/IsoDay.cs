using System.Globalization;

namespace HeteroSpace.Foundation.Time;

/// <summary>A day as addresses and date fields write it: <c>2026-11-30</c> (ISO 8601).</summary>
public static class IsoDay
{
    public const string Form = "yyyy-MM-dd";

    /// <summary>Null for what is no day, or one that nobody can mean.</summary>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 2000 and < 2200
            ? day
            : null;

    public static string Written(this DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Empty for none.</summary>
    public static string Field(DateOnly? day) => day?.Written() ?? "";
}
