using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using HeteroSpace.People;

namespace HeteroSpace.Contributions;

/// <summary>Offers that nobody has looked at, and gifts to be counted a second time by someone who did not give
/// them.</summary>
internal static class WaitsOfGifts
{
    public static readonly WhatWaits All = new("gotong-royong", "basket", () => "Gotong royong")
    {
        Count = (services, reader, stop) =>
            GiftDesk.Waiting(services.GetRequiredService<AppDb>(), reader.Account, reader.Site.Id, stop),
        Rows =
        [
            typeof(GiftReceipt),
            typeof(Pledge),
            typeof(Foundation.Security.RoleGrant),
            typeof(Person),
            typeof(OrganizationMember),
            typeof(Organization),
        ],
        // What they gave themselves they do not count.
        IsOwn = true,
    };
}
