using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Messaging;

/// <summary>What is to be sent from the phone of the site, and what did not arrive. What leaves by itself waits for
/// nobody.</summary>
internal static class WaitsOfMessages
{
    public static readonly WhatWaits ByHand = new("kabar", "whatsapp", () => Words.Say("WhatsApp", "WhatsApp"))
    {
        Count = async (services, reader, stop) =>
            services.GetRequiredService<IMessageGateway>().Works
                ? 0
                : await Mine(services.GetRequiredService<AppDb>(), reader).ByWhatsApp().CountAsync(stop),
        Rows = [typeof(Outgoing)],
    };

    public static readonly WhatWaits Dead = WhatWaits.Of(
        "tidak-sampai",
        "envelope-exclamation",
        () => Words.Say("Tidak sampai", "Undelivered"),
        (db, reader) => Mine(db, reader).Dead()
    );

    private static IQueryable<Outgoing> Mine(AppDb db, ConsoleReader reader) =>
        MessageDesk.Of(db, reader.Site.Id, reader.May(Role.ProvincialAdministrator));
}
