using System.Buffers.Binary;
using System.Net;
using HeteroSpace.Content;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Initiatives;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Portal;

/// <summary>Trails, ideas, episodes and sites go on as pictures for a status, while everyone may see them.</summary>
public sealed class StatusPictureTests
{
    [Fact]
    public async Task Whatever_has_a_page_has_a_square_and_a_tall_picture_and_its_page_leads_to_them()
    {
        await using var app = await HeteroApp.Start();
        var (_, trail) = await Made.Initiative(app);
        var idea = await Made.Idea(app, "Kelas batik di tepi sungai", await app.Member());
        var episode = await Filmed.Published(app);
        using var visitor = Browse.Visitor(app);
        foreach (
            var page in (string[])
                ["/situs/semarang", "/jejak/" + trail.Slug, "/gagasan/" + idea.Slug, "/kanal/" + episode.Slug]
        )
        {
            var shown = await visitor.Page(page);
            var marks = new List<string>();
            foreach (var (file, high) in ((string, int)[])[("status.png", 1080), ("status-tinggi.png", 1920)])
            {
                Assert.Contains($"href=\"{page}/{file}\"", shown, StringComparison.Ordinal);
                using var answer = await visitor.GetAsync($"{page}/{file}");
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                var content = await answer.Content.ReadAsByteArrayAsync();
                Assert.InRange(content.Length, 5_000, 200_000);
                Assert.Equal(
                    (1080, high),
                    (
                        BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(16)),
                        BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(20))
                    )
                );
                marks.Add(answer.Headers.ETag!.Tag);
            }
            Assert.Equal(2, marks.Distinct().Count());
            Assert.Contains("Salin undangan", shown, StringComparison.Ordinal);
            Assert.Matches("og:image\" content=\"[^\"]+/(status|gambar)\\.png\"", shown);
            var nobody = $"{page[..page.LastIndexOf('/')]}/tidak-ada/status.png";
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(nobody)).StatusCode);
        }
        await app.Read(db => db.Initiatives().ExecuteUpdateAsync(set => set.SetProperty(row => row.Published, false)));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/jejak/{trail.Slug}/status.png")).StatusCode);
    }
}
