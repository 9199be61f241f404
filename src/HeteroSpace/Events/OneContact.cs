using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Events;

/// <summary>
/// One number, one household: several names may stand on a contact or an account for an event, each once, and in all
/// for no more seats than one group.
/// </summary>
internal static class OneContact
{
    public static int Most { get; } = (int)HouseLimits.RegistrationsOfContact.Most;

    /// <summary>Those of the same household, else of the same person, else of the same address, else of the same number
    /// alone.</summary>
    public static IQueryable<Registration> OfWhoever(this IQueryable<Registration> standing, Registration row)
    {
        if (row.PersonId != null)
            return standing.Where(known =>
                known.PersonId == row.PersonId && known.ForId.HasValue == row.ForId.HasValue
            );
        if (row.Email != null)
            return standing.Where(known => known.PersonId == null && known.Email == row.Email);
        return standing.Where(known =>
            known.PersonId == null && known.Email == null && known.Phone != null && known.Phone == row.Phone
        );
    }

    /// <summary>As <c>OfWhoever</c>, of rows that were read.</summary>
    public static bool IsOfWhoever(this Registration known, Registration row) =>
        known.EventId == row.EventId
        && row switch
        {
            { PersonId: { } person } => known.PersonId == person && known.ForId.HasValue == row.ForId.HasValue,
            { Email: { } mail } => known.PersonId is null && known.Email == mail,
            { Phone: { } phone } => known is { PersonId: null, Email: null } && known.Phone == phone,
            _ => false,
        };

    /// <summary>The same one again: of the same contact, and by the same name, however it was typed; of a household
    /// also who was named anew, or taken out and told of again.</summary>
    public static bool IsAgain(this Registration row, Registration known) =>
        row.ForId is { } member && known.ForId == member || IsNamed(known, row.Name);

    public static bool IsNamed(this Registration row, string name) => Folded.Of(row.Name) == Folded.Of(name);

    /// <summary>Stands beside those of its contact, at the first place that is free; a sentence when none is.</summary>
    /// <param name="row">About to stand; none of the others has its name.</param>
    /// <param name="others">Those that stand with its contact.</param>
    /// <param name="of">The event.</param>
    public static string? StandBeside(this Registration row, IReadOnlyList<Registration> others, Event of)
    {
        // A household is counted as one, by whoever seats them.
        if (others.Count == 0 || row.ForId is not null)
            return null;
        var (people, seats) = (others.Sum(known => known.People), Math.Max(of.MostInGroup, Most));
        var places = Enumerable.Range(1, Most).Except(others.Select(known => known.OfContact)).ToList();
        if (places.Count == 0 || people + row.People > seats)
            return Words.Say(
                $"Dengan kontak ini sudah {people} orang terdaftar; paling banyak {Most} nama dan {seats} orang. "
                    + "Pakai kontak lain, atau datang ke meja depan.",
                $"{people} people are registered with this contact; it takes {Most} names and {seats} people at most. "
                    + "Give another contact, or come to the front desk."
            );
        row.OfContact = places[0];
        return null;
    }
}
