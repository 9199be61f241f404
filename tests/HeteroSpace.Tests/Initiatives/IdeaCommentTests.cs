using System.Net;
using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>What is said about an idea.</summary>
public sealed class IdeaCommentTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    [Fact]
    public async Task Comments_of_strangers_wait_those_of_members_are_shown_and_hidden_ones_are_gone()
    {
        await using var app = await HeteroApp.Start(Later);
        var idea = await Made.Idea(app, "Kelas batik", await app.Member());
        using var visitor = Browse.Visitor(app);
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
        Assert.DoesNotContain("Saya mau ikut", await visitor.Page("/gagasan/" + idea.Slug));
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        var row = await app.Read(db => db.Comments().SingleAsync());
        await Browse.Send(desk, "/konsol/semarang/komentar", $"cocok-{row.Id:n}");
        await Browse.Send(desk, "/konsol/semarang/komentar", $"putus-{row.Id:n}", ("putusan", "tampil"));
        Assert.Contains("&lt;b&gt;sekali", await visitor.GetStringAsync("/gagasan/" + idea.Slug));
        Assert.Contains("1 komentar", await visitor.Page("/gagasan"));
        using var member = await RightsTests.Browser(app, await app.Member("Anggota"));
        await Browse.Send(member, write, "komentar", ("komentar", "Setuju, ayo."));
        Assert.Contains("Setuju, ayo.", await visitor.Page("/gagasan/" + idea.Slug));
        var mine = await app.Read(db =>
            db.Comments().Where(comment => comment.Text == "Setuju, ayo.").Select(comment => comment.Id).SingleAsync()
        );
        await Browse.Send(member, "/saya/komentar", $"tarik-{mine:n}");
        Assert.DoesNotContain("Setuju, ayo.", await visitor.Page("/gagasan/" + idea.Slug));
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
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await visitor.GetAsync($"/komentar/idea/{Guid.CreateVersion7()}")).StatusCode
        );
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/komentar/pemesanan/{idea.Id}")).StatusCode);
    }
}
