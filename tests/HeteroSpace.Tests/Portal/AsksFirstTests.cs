using AngleSharp.Dom;
using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Portal;

/// <summary>What takes something away from others stands behind a question, with scripts and without.</summary>
public sealed class AsksFirstTests
{
    [Fact]
    public async Task A_role_and_a_closure_are_asked_about_first()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var manager = await AtDesk.Browser(app);
        await app.Staff(Role.FrontDesk, "semarang");
        var space = await app.Space("semarang/kelas");
        await app.Act(act =>
            Task.FromResult(
                act.Add(
                    new Closure
                    {
                        SiteId = space.Site.Id,
                        SpaceId = space.Space.Id,
                        Starts = AtDesk.Tuesday(13),
                        Ends = AtDesk.Tuesday(15),
                        Reason = new Bilingual("Listrik padam", ""),
                    }
                )
            )
        );
        StandBehind("Cabut peran ini?", await manager.Read("/konsol/semarang/peran"), "cabut-");
        StandBehind("Buka kembali?", await manager.Read("/konsol/semarang/penutupan"), "buka-");
    }

    [Fact]
    public async Task So_are_a_speaker_and_a_question_of_an_event()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (officer, of) = await Held.Event(app, Held.Plan() with { When = AtDesk.OnTuesday(13, 15) });
        await app.Act(act =>
        {
            act.Add(new Speaker { EventId = of.Id, Name = "Ibu Sari" });
            act.Add(new EventQuestion { EventId = of.Id, Text = "Bawa laptop?" });
            return Task.FromResult(true);
        });
        using var browser = await RightsTests.Browser(app, officer);
        var page = await browser.Read("/konsol/semarang/acara/" + of.Slug);
        StandBehind("Hapus Ibu Sari?", page, "hapus-narasumber-");
        StandBehind("Hapus pertanyaan ini?", page, "hapus-tanya-");
    }

    private static void StandBehind(string question, IDocument page, string form)
    {
        var presses = page.QuerySelectorAll($"main input[name=_handler][value^='{form}']");
        Assert.NotEmpty(presses);
        foreach (var press in presses)
        {
            var fold = press.Closest("details");
            Assert.Equal(question, fold?.QuerySelector("summary")?.TextContent);
            Assert.False(fold!.HasAttribute("open"));
        }
    }
}
