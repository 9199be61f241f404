using HeteroSpace.Foundation.Jobs;

namespace HeteroSpace.Events;

/// <summary>Whoever registered hears where they stand now.</summary>
/// <param name="Status">At the time of writing; when it is another by the time
/// it is told, a later word tells more.</param>
/// <param name="ByStaff">Somebody else did it, so they must hear.</param>
public sealed record RegistrationNews(
    Guid RegistrationId,
    RegistrationStatus Status,
    int Version,
    DateTime At,
    bool ByStaff = false
)
{
    public const string Job = "registration-news";

    public static Job Of(Registration row, DateTime at, bool byStaff = false) =>
        Foundation.Jobs.Job.Of(Job, new RegistrationNews(row.Id, row.Status, row.Version, at, byStaff), at);
}
