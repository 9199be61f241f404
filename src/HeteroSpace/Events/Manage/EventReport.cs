using HeteroSpace.Foundation.Pdf;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Events.Manage;

/// <summary>The report of an event on paper: what it was, how many came, what they learnt and said.</summary>
internal static class EventReport
{
    public static void Write(PdfWriter page, ListedEvent at, IReadOnlyList<Speaker> speakers, EventFigures figures)
    {
        Facts(page, at, speakers);
        Figures(page, figures);
        Learnt(page, figures);
        Said(page, figures);
    }

    private static void Facts(PdfWriter page, ListedEvent at, IReadOnlyList<Speaker> speakers)
    {
        var of = at.Event;
        page.Title(of.Title);
        page.Fact(Words.Say("Waktu", "When"), Words.When(at.Site.Site.Clock, of.Starts, of.Ends));
        page.Fact(Words.Say("Tempat", "Where"), $"{at.Setting.Where()} ({EventWords.Said(at.Ways)})");
        if (at.By is { } by)
            page.Fact(Words.Say("Oleh", "By"), by);
        if (speakers.Count > 0)
            page.Fact(Words.Say("Narasumber", "Speakers"), string.Join(", ", speakers.Select(row => row.Name)));
        page.Paragraph(of.Summary);
    }

    private static void Figures(PdfWriter page, EventFigures figures)
    {
        page.Heading(Words.Say("Angka", "Figures"));
        foreach (var (attend, count) in figures.Registered)
            page.Fact(
                attend.Said(),
                Words.Say(
                    $"{count} terdaftar, {figures.There.GetValueOrDefault(attend)} hadir",
                    $"{count} registered, {figures.There.GetValueOrDefault(attend)} were there"
                )
            );
        page.Fact(Words.Say("Tidak datang", "Did not come"), figures.NoShow is { } missed ? $"{missed} %" : "–");
        page.Fact(Words.Say("Datang langsung", "Walked in"), $"{figures.WalkUps}");
        page.Fact(Words.Say("Tidak kebagian", "Got no seat"), $"{figures.StillWaiting}");
        page.Fact(Words.Say("Sertifikat", "Certificates"), $"{figures.Certificates}");
        if (figures.MeanUseful is { } mean)
            page.Fact(
                Words.Say("Kegunaan", "Usefulness"),
                Words.Say(
                    $"{mean.ToString("0.0", Words.Culture)} dari 5 ({figures.Useful.Sum()} pendapat)",
                    $"{mean.ToString("0.0", Words.Culture)} of 5 ({figures.Useful.Sum()} answered)"
                )
            );
    }

    private static void Learnt(PdfWriter page, EventFigures figures)
    {
        foreach (var learnt in figures.Learnt.Where(row => row is { MeanBefore: not null, MeanAfter: not null }))
        {
            var (before, after) = (
                learnt.MeanBefore!.Value.ToString("0.0", Words.Culture),
                learnt.MeanAfter!.Value.ToString("0.0", Words.Culture)
            );
            page.Paragraph(learnt.Question.Said());
            page.Item(
                "·",
                Words.Say($"Sebelum {before}, sesudah {after} dari 5", $"Before {before}, after {after} of 5")
            );
        }
    }

    private static void Said(PdfWriter page, EventFigures figures)
    {
        foreach (
            var (heading, all) in new[]
            {
                (Words.Say("Yang paling membantu", "What helped most"), figures.Words.Select(row => row.Best)),
                (Words.Say("Yang perlu diperbaiki", "What should be better"), figures.Words.Select(row => row.Better)),
            }
        )
            if (all.Where(text => text != "").Take(20).ToList() is { Count: > 0 } texts)
            {
                page.Heading(heading);
                foreach (var text in texts)
                    page.Item("–", text);
            }
    }
}
