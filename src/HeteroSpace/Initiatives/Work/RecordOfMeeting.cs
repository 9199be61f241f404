using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Markdown;
using HeteroSpace.Foundation.Pdf;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives.Work;

/// <summary>
/// Berita acara: what was agreed when and where, by whom, with a place for each organization to sign; as formal as
/// letters here are.
/// </summary>
internal sealed record RecordOfMeeting(
    Site Site,
    Initiative Initiative,
    Meeting Meeting,
    Minutes? Minutes,
    List<Decision> Decisions,
    List<(string Name, string For)> Signers
)
{
    public static async Task<RecordOfMeeting> Read(
        AppDb db,
        Site site,
        Initiative initiative,
        Meeting meeting,
        CancellationToken stop
    )
    {
        var id = meeting.Id;
        var minutes = await db.MinutesVersions()
            .AsNoTracking()
            .Where(row => row.MeetingId == id)
            .OrderByDescending(row => row.Number)
            .FirstOrDefaultAsync(stop);
        var decisions = await db.Decisions()
            .AsNoTracking()
            .Where(row => row.MeetingId == id && row.Withdrawn == null)
            .OrderBy(row => row.Number)
            .ToListAsync(stop);
        var there = await db.Attendees()
            .AsNoTracking()
            .Where(row => row.MeetingId == id && row.Presence == Presence.Present)
            .ToListAsync(stop);
        var names = await db.NamesShown(there.Select(row => row.OrganizationId).OfType<Guid>(), stop);
        var signers = there
            .Select(row =>
                (row.Name, For: row.OrganizationId is { } of ? names[of] : Words.Say("perorangan", "as a person"))
            )
            .OrderBy(row => row.For, StringComparer.Ordinal)
            .ToList();
        return new(site, initiative, meeting, minutes, decisions, signers);
    }

    public void Write(PdfWriter page)
    {
        page.Title(Words.Say("Berita Acara", "Record of a Meeting"));
        WriteWhenAndWhere(page);
        WriteWhoWasThere(page);
        WriteDecisions(page);
        WriteMinutes(page);
        page.Paragraph(
            Words.Say(
                "Demikian berita acara ini dibuat dengan sebenarnya, untuk dipergunakan sebagaimana mestinya.",
                "This record was made truthfully, to be used as is proper."
            )
        );
        page.Heading(Words.Say("Tanda tangan", "Signatures"));
        page.Signatures([.. Signers, ("", $"Hetero Space {Site.Name}")]);
    }

    private void WriteWhenAndWhere(PdfWriter page) =>
        page.Paragraph(
            Words.Say(
                $"Pada {Words.When(Site.Clock, Meeting.Starts, Meeting.Ends)}, "
                    + $"bertempat di {(Meeting.Place == "" ? "ruang daring" : Meeting.Place)}, "
                    + $"telah dilaksanakan rapat \"{Meeting.Title}\" dalam rangka \"{Initiative.Title}\".",
                $"On {Words.When(Site.Clock, Meeting.Starts, Meeting.Ends)}, "
                    + $"{(Meeting.Place == "" ? "online" : "at " + Meeting.Place)}, "
                    + $"the meeting \"{Meeting.Title}\" was held for \"{Initiative.Title}\"."
            )
        );

    private void WriteWhoWasThere(PdfWriter page)
    {
        page.Heading(Words.Say("Yang hadir", "Present"));
        foreach (var (number, signer) in Signers.Index())
            page.Item($"{number + 1}.", signer.Name == "" ? signer.For : $"{signer.For} ({signer.Name})");
    }

    private void WriteDecisions(PdfWriter page)
    {
        page.Heading(Words.Say("Yang diputuskan", "Decided"));
        if (Decisions.Count == 0)
            page.Paragraph(Words.Say("Tidak ada keputusan yang dicatat.", "No decision was recorded."));
        foreach (var decision in Decisions)
            page.Item($"{decision.Number}.", decision.Text);
    }

    private void WriteMinutes(PdfWriter page)
    {
        if (Minutes is null)
            return;
        page.Heading(Words.Say("Notulen", "Minutes"));
        page.Paragraph(MarkdownText.Plain(Minutes.Text));
        page.Hint(Words.Say($"Versi {Minutes.Number} notulen.", $"Version {Minutes.Number} of the minutes."));
    }
}
