using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HeteroSpace.Foundation.Db;

/// <summary>Instants are stored as UTC and read as UTC on both engines; a time without a zone is refused.</summary>
internal sealed class UtcDateTime()
    : ValueConverter<DateTime, DateTime>(
        time => Checked(time),
        stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc)
    )
{
    private static DateTime Checked(DateTime time) =>
        time.Kind == DateTimeKind.Utc
            ? time
            : throw new ArgumentException($"{time:O} says no zone; convert it with the site's clock first.");
}
