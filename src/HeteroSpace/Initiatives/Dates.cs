using System.Globalization;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Initiatives;

/// <summary>Days and times as forms send them.</summary>
internal static class Dates
{
    /// <summary>Null when nothing was typed; what is wrong stands at the field.</summary>
    public static DateOnly? Read(string typed, Dictionary<string, string> errors, string field)
    {
        if (typed == "")
            return null;
        if (
            DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is > 2000 and < 2200
        )
            return date;
        errors[field] = Words.Say("Pilih tanggalnya.", "Choose the date.");
        return null;
    }

    public static string Field(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
