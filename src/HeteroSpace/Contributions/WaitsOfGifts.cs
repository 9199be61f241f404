using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

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
        Read = List,
    };

    private static async Task<List<WaitingRow>> List(WaitingAsked asked)
    {
        var parts = await GiftDesk.ToConfirm(asked.Db, asked.Reader.Account, asked.Reader.Site.Id, asked.Stop);
        List<Pledge> offers = asked.Reader.May(GiftDesk.Decides)
            ? await asked
                .Db.NotLookedAt(asked.Reader.Site.Id)
                .OrderBy(row => row.Made)
                .Take(asked.Most)
                .ToListAsync(asked.Stop)
            : [];
        return
        [
            .. parts
                .Take(asked.Most)
                .Select(part =>
                    Row(
                        asked,
                        part.Part.Id,
                        part.Pledge,
                        part.Part.First,
                        Words.Say("sudah datang, menunggu hitungan kedua", "has come, waits for the second count")
                    )
                ),
            .. offers.Select(offer =>
                Row(asked, offer.Id, offer, offer.Made, Words.Say("menawarkan bantuan", "offers to help")) with
                {
                    Quote = Words.Cut(offer.Note, 200),
                    Due = WorkingDays.After(offer.Made, 2),
                }
            ),
        ];
    }

    private static WaitingRow Row(WaitingAsked asked, Guid id, Pledge of, DateTime since, string about) =>
        new(id, since, of.Name, asked.Page("gotong-royong/tawaran/" + of.Code)) { About = about };
}
