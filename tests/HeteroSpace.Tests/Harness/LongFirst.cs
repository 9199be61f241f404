using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(HeteroSpace.LongFirst))]

namespace HeteroSpace;

/// <summary>
/// Classes that take long by themselves, or wait for other machines, begin first: one that begins last runs on alone,
/// and a processor has nothing to do.
/// </summary>
public sealed class LongFirst : ITestCollectionOrderer
{
    private static readonly Type[] ShortToLong =
    [
        typeof(Demo.DemoTests),
        typeof(Foundation.PictureTests),
        typeof(Organizations.AgreementTests),
        typeof(People.OutsideSignInTests),
        typeof(Secrets.SecretScanTests),
        typeof(Foundation.MalformedTests),
        typeof(Messaging.OutboxTests),
        typeof(Messaging.SmtpTests),
        typeof(Events.KillTests),
        typeof(Foundation.LengthTests),
        typeof(Foundation.OpenedTests),
        // Of many rounds in the long run.
        typeof(Events.WaitingListTests),
        typeof(Organizations.MergePropertyTests),
        typeof(Bookings.FloorPropertyTests),
        typeof(Foundation.Jobs.KillJobTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections
    )
        where TTestCollection : ITestCollection =>
        [
            .. testCollections
                .OrderByDescending(collection => Array.FindIndex(ShortToLong, one => Is(collection, one)))
                .ThenBy(collection => collection.UniqueID, StringComparer.Ordinal),
        ];

    // A class that names none has a collection of its own, called after it.
    private static bool Is(ITestCollection collection, Type type) =>
        collection.TestCollectionDisplayName.Contains($" {type.FullName} ", StringComparison.Ordinal);
}
