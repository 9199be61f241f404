using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Messaging;

/// <summary>What of the outbox the staff of a site look after.</summary>
internal static class MessageDesk
{
    /// <summary>Mails about accounts belong to no site: the province looks after them.</summary>
    public static IQueryable<Outgoing> Of(AppDb db, Guid site, bool province) =>
        db.Outbox().AsNoTracking().Where(row => row.SiteId == site || province && row.SiteId == null);

    /// <summary>Those to be sent from the phone of the site, or by the gateway where there is one.</summary>
    /// <param name="sent">Stands among them whatever became of it: its form is being sent.</param>
    public static IQueryable<Outgoing> ByWhatsApp(this IQueryable<Outgoing> mine, Guid? sent = null) =>
        mine.Where(row => (row.Status == OutgoingStatus.Waiting || row.Id == sent) && row.Channel == Channel.WhatsApp);

    /// <inheritdoc cref="ByWhatsApp"/>
    public static IQueryable<Outgoing> Dead(this IQueryable<Outgoing> mine, Guid? sent = null) =>
        mine.Where(row => row.Status == OutgoingStatus.Dead || row.Id == sent);

    public static readonly SetUpStep Step = new(
        60,
        "surat",
        () => Words.Say("Kirim surat uji", "Send a test mail"),
        () =>
            Words.Say(
                "Tanpa peladen surat kabar tetap sampai lewat WhatsApp dari meja, dan halaman ini mengatakannya.",
                "Without a mail server news still leaves by WhatsApp from the desk, and the page says so."
            ),
        "kabar/uji",
        (db, site) => db.Audit().Where(row => row.SiteId == site.Id && row.Action == "mail.tested")
    );
}
