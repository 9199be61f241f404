using System.Text;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Import;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Tables;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations;

/// <summary>The register goes out and comes in again without a letter changed.</summary>
public sealed class RoundTripTests
{
    private const string Name = "Komunitas Bulat Balik, +Plus",
        Story = "Buka Senin, -Selasa; @rumah\n- butir satu\n- butir dua, juga di Kafé";

    [Fact]
    public async Task What_people_wrote_is_the_same_after_export_and_import_and_one_odd_byte_spoils_no_other_row()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        byte[] file =
        [
            .. Encoding.UTF8.GetBytes(
                $"Nama,Jenis,Bidang,Kab/Kota,Cerita,Tautan,No. HP\r\n\"{Name}\",komunitas,kuliner,Kota Semarang,"
                    + $"\"{Story}\",,\u202A+62 812\u20113456\u20117825\u202C\r\nCaf"
            ),
            0xE9,
            .. " Dua Contoh,komunitas,kuliner,Kota Semarang,,,n/a\r\n"u8,
            .. "Warung Tiga Contoh,komunitas,kuliner,Kota Tegal,,,https://wa.me/6281234567826\r\n"u8,
        ];
        await Import(app, manager, file);
        Assert.Equal(
            [
                ("Café Dua Contoh", "", null),
                (Name, Story, "+6281234567825"),
                ("Warung Tiga Contoh", "", "+6281234567826"),
            ],
            await Kept(app)
        );
        var exported = await manager.GetByteArrayAsync("/konsol/semarang/organisasi.csv");
        var cells = Sheet.Read(exported).SelectMany(row => row.Cells).ToList();
        Assert.Contains(Name, cells);
        Assert.Contains(Story, cells);
        Assert.Contains(Story, Encoding.UTF8.GetString(exported).ReplaceLineEndings("\n"));
    }

    private static Task<List<(string, string, string?)>> Kept(HeteroApp app) =>
        app.Read(async db =>
            (
                await db.Organizations()
                    .AsNoTracking()
                    .Where(row => row.Status == OrganizationStatus.Verified)
                    .ToListAsync()
            )
                .Where(row => row.Name.Contains("Contoh") || row.Name == Name)
                .OrderBy(row => row.Name, StringComparer.Ordinal)
                .Select(row => (row.Name, row.Story, row.Phone))
                .ToList()
        );

    private static async Task Import(HeteroApp app, HttpClient manager, byte[] file)
    {
        var sent = await Browse.SendFile(
            manager,
            "/konsol/semarang/impor/komunitas",
            "unggah",
            ("berkas", "C:\\Unduhan\\daftar.csv", file)
        );
        var import = sent.RequestMessage!.RequestUri!.AbsolutePath;
        var keys = (string[])["nama", "jenis", "bidang", "wilayah", "cerita", "tautan", "ponsel"];
        await Browse.Send(
            manager,
            import,
            "kolom",
            [("judul", "1"), .. keys.Select((key, at) => ("kolom-" + key, $"#{at}"))]
        );
        await app.WorkJobs();
        await Browse.Send(manager, import, "tulis", ("putaran", "1"), ("tanpa", "ya"));
        await app.WorkJobs();
        Assert.Equal("daftar.csv", await app.Read(db => db.Imports().Select(row => row.FileName).SingleAsync()));
    }
}
