using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>What of bookings waits for the staff of a site: requests to be decided, and messages to be
/// answered.</summary>
internal static class WaitsOfBookings
{
    public static readonly WhatWaits Requests = WhatWaits.Of(
        "permohonan",
        "inbox",
        () => Words.Say("Permohonan", "Requests"),
        (db, reader) => DeskThreads.Requests(db, reader.Site.Id)
    );

    public static readonly WhatWaits Messages = new("pesan", "chat-dots", () => Words.Say("Pesan", "Messages"))
    {
        Count = (services, reader, stop) =>
            DeskThreads.Written(services.GetRequiredService<AppDb>(), reader.Site.Id).CountAsync(stop),
        Rows = [typeof(Booking), typeof(Message)],
    };
}
