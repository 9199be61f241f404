using System.Net;
using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>What is said about an idea.</summary>
public sealed class IdeaCommentTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    // A stranger's comment, as it waits.
    private static async Task<(Idea Idea, Comment Row)> Commented(HeteroApp app, HttpClient visitor)
    {
        var idea = await Made.Idea(app, "Kelas batik", await app.Member());
        var write = $"/komentar/idea/{idea.Id}";
        Assert.Contains(
            "Kirim kode ini",
            await (
                await Browse.Typed(
                    app,
                    visitor,
                    write,
                    "komentar",
                    ("nama", "Tamu"),
                    ("kontak", "081200004005"),
                    ("komentar", "Saya mau ikut <b>sekali</b>.")
                )
            ).Text()
        );
        return (idea, await app.Read(db => db.Comments().SingleAsync()));
    }

    private static async Task Show(HttpClient desk, Comment row)
    {
        await Browse.Send(desk, "/konsol/semarang/komentar", $"cocok-{row.Id:n}");
        await Browse.Send(desk, "/konsol/semarang/komentar", $"putus-{row.Id:n}", ("putusan", "tampil"));
    }

    [Fact]
    public async Task One_of_a_stranger_waits_until_staff_show_it()
    {
        await using var app = await HeteroApp.Start(Later);
        using var visitor = Browse.Visitor(app);
        var (idea, row) = await Commented(app, visitor);
        Assert.DoesNotContain("Saya mau ikut", await visitor.Page("/gagasan/" + idea.Slug));
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        await Show(desk, row);
        Assert.Contains("&lt;b&gt;sekali", await visitor.GetStringAsync("/gagasan/" + idea.Slug));
        Assert.Contains("1 komentar", await visitor.Page("/gagasan"));
    }

    [Fact]
    public async Task One_of_a_member_is_shown_at_once_and_gone_when_it_is_withdrawn()
    {
        await using var app = await HeteroApp.Start(Later);
        var idea = await Made.Idea(app, "Kelas batik", await app.Member());
        using var visitor = Browse.Visitor(app);
        var write = $"/komentar/idea/{idea.Id}";
        using var member = await RightsTests.Browser(app, await app.Member("Anggota"));
        await Browse.Send(member, write, "komentar", ("komentar", "Setuju, ayo."));
        Assert.Contains("Setuju, ayo.", await visitor.Page("/gagasan/" + idea.Slug));
        var mine = await app.Read(db =>
            db.Comments().Where(comment => comment.Text == "Setuju, ayo.").Select(comment => comment.Id).SingleAsync()
        );
        await Browse.Send(member, "/saya/komentar", $"tarik-{mine:n}");
        Assert.DoesNotContain("Setuju, ayo.", await visitor.Page("/gagasan/" + idea.Slug));
    }

    [Fact]
    public async Task One_that_staff_hide_with_a_reason_is_gone()
    {
        await using var app = await HeteroApp.Start(Later);
        using var visitor = Browse.Visitor(app);
        var (idea, row) = await Commented(app, visitor);
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        await Show(desk, row);
        Assert.Contains("Saya mau ikut", await visitor.Page("/gagasan/" + idea.Slug));
        Assert.Contains(
            "Tulis alasannya",
            await (
                await Browse.Send(
                    desk,
                    "/konsol/semarang/komentar?status=Shown",
                    $"putus-{row.Id:n}",
                    ("putusan", "sembunyi")
                )
            ).Text()
        );
        await Browse.Send(
            desk,
            "/konsol/semarang/komentar?status=Shown",
            $"putus-{row.Id:n}",
            ("putusan", "sembunyi"),
            ($"sebab-{row.Id:n}", "Promosi.")
        );
        Assert.DoesNotContain("Saya mau ikut", await visitor.Page("/gagasan/" + idea.Slug));
    }

    [Fact]
    public async Task What_is_not_there_is_not_commented_on()
    {
        await using var app = await HeteroApp.Start(Later);
        var idea = await Made.Idea(app, "Kelas batik", await app.Member());
        using var visitor = Browse.Visitor(app);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await visitor.GetAsync($"/komentar/idea/{Guid.CreateVersion7()}")).StatusCode
        );
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/komentar/pemesanan/{idea.Id}")).StatusCode);
    }
}
