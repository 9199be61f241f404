using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;

namespace HeteroSpace.Contributions;

/// <summary>
/// What an organization gave stands among what it did with Hetero Space, from the act in which a part counts until it
/// is taken back. Who is not to be named did nothing that everyone reads.
/// </summary>
internal static class GiftActivity
{
    public static void Write(Act act, NeedLine line, Pledge pledge, GiftReceipt receipt)
    {
        if (pledge is not { OrganizationId: { } organization, ShownAs: GiverShown.Named })
            return;
        // A day has no hour: its noon, and never later than now, or it would be something to come.
        var noon = SiteClock.House.Utc(receipt.Came, new(12, 0));
        act.Add(
            new Activity
            {
                OrganizationId = organization,
                At = noon < act.Now ? noon : act.Now,
                Kind = Activity.OfGift,
                SourceId = receipt.Id,
                SiteId = pledge.SiteId,
                Title = Words.In("id", () => Words.Cut(line.Whole(receipt.Quantity), 200)),
                Link = ReceivedGift.PathOf(pledge),
            }
        );
    }

    public static Task TakeBack(Act act, GiftReceipt receipt) =>
        act.Erase(act.Db.Activities().Where(row => row.Kind == Activity.OfGift && row.SourceId == receipt.Id));
}
