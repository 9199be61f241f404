using HeteroSpace.Billing;
using HeteroSpace.Foundation.Pdf;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Contributions.Papers;

/// <summary>
/// A letter that thanks: what came and when, in our words and theirs. It says a value only with what that stands on,
/// and of what is not valued nothing of rupiah.
/// </summary>
internal sealed record ThanksLetter(Site Site, ReceivedGift Gift, IReadOnlyList<string> Places, string Address)
{
    public void Write(PdfWriter page, HouseType type, DateOnly today)
    {
        var name = type.OrDots(Gift.Giver.Name);
        page.Title("Hetero Space " + Site.Name);
        page.Hint(Site.Address);
        page.Space(14);
        page.Paragraph(Words.LongDate(today));
        page.Paragraph(Words.Say($"Kepada\n{name}", $"To\n{name}"));
        page.Space(6);
        page.Heading(Words.Say("Terima kasih", "Thank you"));
        page.Paragraph(
            Words.Say(
                $"Dengan surat ini kami menyampaikan terima kasih atas {Gift.What} untuk \"{Gift.Need.Title}\" "
                    + $"di Hetero Space {Site.Name}.",
                $"With this letter we thank you for {Gift.What}, given for \"{Gift.Need.Title}\" "
                    + $"at Hetero Space {Site.Name}."
            )
        );
        WriteWhatCame(page);
        if (Gift.Pledge.OurWords != "")
            page.Paragraph(Gift.Pledge.OurWords);
        if (Gift.Corrected() is { } corrected)
            page.Paragraph(corrected);
        if (Gift.Pledge.TheirWords != "")
            page.Paragraph(Words.Say("Pesan Anda: ", "Your message: ") + $"“{Gift.Pledge.TheirWords}”");
        if (Places.Count > 0)
            page.Paragraph(Words.Say("Sekarang dipakai di ", "Now in use in ") + string.Join(", ", Places) + ".");
        page.Paragraph(
            Words.Say(
                $"Gunanya dapat dilihat kapan saja di {Address} (kode {Gift.Pledge.Code}).",
                $"What it is used for can be seen at any time at {Address} (code {Gift.Pledge.Code})."
            )
        );
        page.Close(
            Words.Say("Hormat kami,", "Yours sincerely,"),
            [("", Words.Say($"Pengelola Hetero Space {Site.Name}", $"The manager of Hetero Space {Site.Name}"))]
        );
    }

    private void WriteWhatCame(PdfWriter page)
    {
        page.Heading(Words.Say("Yang kami terima", "What we received"));
        foreach (var (at, part) in Gift.Came.Index())
            page.Item(
                $"{at + 1}.",
                $"{Gift.Line.Whole(part.Quantity)}, {Words.LongDate(part.Came)}"
                    + (part.Condition == "" ? "" : Words.Say("; keadaan: ", "; condition: ") + part.Condition)
            );
        if (Gift.Worth is { } worth)
            page.Paragraph(Words.Say("Nilainya ", "It is worth ") + worth + ".");
    }
}
