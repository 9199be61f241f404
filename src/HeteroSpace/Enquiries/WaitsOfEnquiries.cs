using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Enquiries;

/// <summary>Questions that wait for an answer. They are answered by WhatsApp, from their page.</summary>
internal static class WaitsOfEnquiries
{
    public static readonly WhatWaits Open = WhatWaits.Of(
        "pertanyaan",
        "chat-dots",
        () => Words.Say("Pertanyaan", "Enquiries"),
        (db, reader) => db.OpenEnquiries(reader.Site.Id),
        List
    );

    private static async Task<List<WaitingRow>> List(WaitingAsked asked, IQueryable<Enquiry> open)
    {
        var rows = await open.OrderBy(row => row.Asked).ThenBy(row => row.Id).Take(asked.Most).ToListAsync(asked.Stop);
        return rows.ConvertAll(row => new WaitingRow(row.Id, row.Asked, row.Name, asked.Page("pertanyaan/" + row.Id))
        {
            Quote = Words.Cut(row.Topic, 200),
            About = string.Join(" · ", new[] { Again(row), Whose(row, asked.Reader.Account) }.OfType<string>()),
            Due = row.Asked + AnswerTime.Within,
        });
    }

    private static string? Again(Enquiry row) =>
        row.AskedAgain == 0
            ? null
            : Words.Say($"bertanya lagi {row.AskedAgain} kali", $"asked again, {row.AskedAgain} times");

    private static string? Whose(Enquiry row, Guid reader)
    {
        if (row.Owner is not { } owner)
            return null;
        return owner == reader
            ? Words.Say("Anda tangani", "yours")
            : Words.Say("ditangani rekan", "a colleague has it");
    }
}
