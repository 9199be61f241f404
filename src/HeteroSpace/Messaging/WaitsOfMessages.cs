using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Messaging;

/// <summary>What is to be sent from the phone of the site, and what did not arrive. What leaves by itself waits for
/// nobody.</summary>
internal static class WaitsOfMessages
{
    private const string Sent = "terkirim",
        Again = "ulang",
        Drop = "buang";

    public static readonly WhatWaits ByHand = new("kabar", "whatsapp", () => Words.Say("WhatsApp", "WhatsApp"))
    {
        Count = async (services, reader, stop) =>
            services.GetRequiredService<IMessageGateway>().Works
                ? 0
                : await Mine(services.GetRequiredService<AppDb>(), reader).ByWhatsApp().CountAsync(stop),
        Rows = [typeof(Outgoing)],
        Read = ListByHand,
        Do = Change,
    };

    public static readonly WhatWaits Dead = WhatWaits.Of(
        "tidak-sampai",
        "envelope-exclamation",
        () => Words.Say("Tidak sampai", "Undelivered"),
        (db, reader) => Mine(db, reader).Dead(),
        ListDead
    ) with
    {
        Do = Change,
    };

    private static IQueryable<Outgoing> Mine(AppDb db, ConsoleReader reader) =>
        MessageDesk.Of(db, reader.Site.Id, reader.May(Role.ProvincialAdministrator));

    private static async Task<List<WaitingRow>> ListByHand(WaitingAsked asked)
    {
        var rows = await Mine(asked.Db, asked.Reader)
            .ByWhatsApp()
            .OrderBy(row => row.At)
            .Take(asked.Most)
            .ToListAsync(asked.Stop);
        var letters = asked.Ask<LetterBox>();
        return rows.ConvertAll(row => new WaitingRow(row.Id, row.At, row.Name, asked.Page($"kabar#kabar-{row.Id}"))
        {
            About = $"{PhoneNumber.Shown(row.To)} · {row.Subject}",
            Acts =
            [
                // Without its key what it says can no longer be opened; the person is reached another way.
                .. letters.TextOf(row) is { } text ? new[] { Open(row, text) } : [],
                new(Sent, Words.Say("Sudah dikirim", "Mark as sent"), "check-lg"),
            ],
        });
    }

    private static RowAct Open(Outgoing row, string text) =>
        new("", Words.Say("Buka di WhatsApp", "Open in WhatsApp"), "whatsapp")
        {
            Link = PhoneNumber.WhatsApp(row.To, text),
        };

    private static async Task<List<WaitingRow>> ListDead(WaitingAsked asked, IQueryable<Outgoing> dead)
    {
        var rows = await dead.OrderBy(row => row.At).Take(asked.Most).ToListAsync(asked.Stop);
        return rows.ConvertAll(row => new WaitingRow(row.Id, row.At, row.Name, asked.Page("kabar"))
        {
            About = (row.Channel == Channel.Mail ? row.To : PhoneNumber.Shown(row.To)) + " · " + row.Subject,
            Verdict = new((row.Fault ?? Fault.Other).Why(), false),
            Acts =
            [
                new(Again, Words.Say("Kirim lagi", "Send again"), "arrow-repeat"),
                new(Drop, Words.Say("Tidak perlu lagi", "No longer needed"), "x-lg"),
            ],
        });
    }

    private static async Task<RowAnswer> Change(WaitingAsked asked, RowPress press)
    {
        var row = await Mine(asked.Db, asked.Reader).SingleOrDefaultAsync(row => row.Id == press.Id);
        if (row is null || !asked.Reader.May(Role.FrontDesk))
            return RowAnswer.No(Words.Say("Kabar itu tidak ada lagi.", "That message is gone."));
        var (send, me) = (asked.Ask<SendByHand>(), asked.Reader.Account);
        var (change, said) = press.Verb switch
        {
            Sent => (
                send.MarkSent(row.Id, me),
                Words.Say($"Kabar untuk {row.Name} ditandai terkirim.", $"The message to {row.Name} is marked as sent.")
            ),
            Again => (
                send.SendAgain(row.Id, me),
                Words.Say($"Kabar untuk {row.Name} masuk antrean lagi.", $"The message to {row.Name} is queued again.")
            ),
            _ => (
                send.Drop(row.Id, me),
                Words.Say($"Kabar untuk {row.Name} tidak akan dikirim.", $"The message to {row.Name} is not sent.")
            ),
        };
        return await change ? RowAnswer.Done(said) : RowAnswer.Meanwhile("message:" + row.Id, "message.");
    }
}
