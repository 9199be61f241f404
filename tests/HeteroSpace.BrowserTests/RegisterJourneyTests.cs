using System.Text.RegularExpressions;
using HeteroSpace.Demo;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>From the office's spreadsheet to a community that meets: the register comes in, twins become one, and its
/// people take over.</summary>
public sealed class RegisterJourneyTests
{
    [Fact]
    public async Task A_messy_register_is_imported_its_twins_are_merged_and_a_community_invites_and_books_as_itself()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var desk = await phone.SignedIn((await app.Staff(Role.SiteManager, "semarang")).Email!, 1280);
        var chair = await phone.SignedIn((await app.Member("Ketua Batik")).Email!);
        var member = await phone.SignedIn((await app.Member("Anggota Baru")).Email!);

        await Import(app, desk);
        await Counts(desk, 773);
        await MergeTwins(desk);
        await Counts(desk, 771);
        var slug = await Find(app);
        await Claim(chair, desk, slug);
        await Invite(chair, member, slug);
        await Book(chair, slug);
    }

    private static async Task Counts(IPage desk, int communities)
    {
        await desk.GotoAsync("/komunitas");
        await Assertions
            .Expect(desk.GetByRole(AriaRole.Heading, new() { Name = $"{communities} komunitas" }))
            .ToBeVisibleAsync();
    }

    // Choose the columns, see what is found, decide, write.
    private static async Task Import(HeteroApp app, IPage desk)
    {
        await desk.GotoAsync("/konsol/semarang/impor/komunitas");
        await desk.SetInputFilesAsync(
            "#berkas",
            new FilePayload
            {
                Name = "rekap komunitas.csv",
                MimeType = "text/csv",
                Buffer = DemoRegister.Csv(770, 38, 23),
            }
        );
        await desk.GetByRole(AriaRole.Button, new() { Name = "Unggah" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Periksa barisnya" }).ClickAsync();
        await Assertions.Expect(desk.Locator("progress")).ToBeVisibleAsync();
        await app.WorkJobs();
        // The page looks again by itself.
        await Assertions.Expect(desk.Locator(".tab-row")).ToContainTextAsync("Mungkin sama 23");
        await Assertions.Expect(desk.Locator(".tab-row")).ToContainTextAsync("Ada yang salah 38");
        for (var row = 0; row < 3; row++)
            await desk.Locator("fieldset.choice-row").Nth(row).GetByLabel("Bukan, tambahkan").CheckAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Simpan keputusan" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Lewati semua" }).ClickAsync();
        await desk.GetByLabel("Tinggalkan 38 baris").CheckAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Impor sekarang" }).ClickAsync();
        await app.WorkJobs();
        await Assertions.Expect(desk.GetByText("Unduh laporan")).ToBeVisibleAsync();
    }

    // Three twins become one each, and one of them two again.
    private static async Task MergeTwins(IPage desk)
    {
        for (var merged = 0; merged < 3; merged++)
        {
            await desk.GotoAsync("/konsol/semarang/kembar");
            await desk.GetByRole(AriaRole.Link, new() { Name = "Bandingkan" }).First.ClickAsync();
            await desk.GetByRole(AriaRole.Button, new() { Name = "Yang ini tetap" }).Nth(1).ClickAsync();
            await Assertions.Expect(desk.GetByRole(AriaRole.Status).First).ToContainTextAsync("digabung ke");
        }
        await desk.GotoAsync("/konsol/semarang/kembar");
        await Assertions.Expect(desk.GetByText("Tidak ada yang tampak kembar")).ToBeVisibleAsync();
        await desk.Locator(".org-list a").First.ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Urai gabungan" }).ClickAsync();
        await Assertions.Expect(desk.GetByRole(AriaRole.Status).First).ToContainTextAsync("Gabungan diurai");
    }

    private static Task<string> Find(HeteroApp app) =>
        app.Read(db =>
            db.Organizations()
                .Where(row => row.Status == OrganizationStatus.Verified && row.NameKey.StartsWith("batiksenja"))
                .Select(row => row.Slug)
                .FirstAsync()
        );

    // On a phone; the desk hands the page over.
    private static async Task Claim(IPage chair, IPage desk, string slug)
    {
        await chair.GotoAsync($"/komunitas/{slug}");
        await chair.GetByRole(AriaRole.Link, new() { Name = "Anda pengurusnya?" }).First.ClickAsync();
        await chair.FillAsync("#isi-klaim", "Ketua sejak 2023, nama saya ada di profil kami.");
        await chair.GetByRole(AriaRole.Button, new() { Name = "Kirim" }).ClickAsync();
        await Assertions.Expect(chair.GetByText("Petugas sedang melihat klaim")).ToBeVisibleAsync();
        await desk.GotoAsync($"/konsol/semarang/organisasi/{slug}");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Ya, jadikan pengurus" }).ClickAsync();
    }

    private static async Task Invite(IPage chair, IPage joins, string slug)
    {
        await chair.GotoAsync($"/komunitas/{slug}/orang");
        await chair.GetByRole(AriaRole.Button, new() { Name = "Buat tautan" }).ClickAsync();
        var link = await chair.Locator(".inbox-item .pre-line a").TextContentAsync();
        await joins.GotoAsync(new Uri(link!).AbsolutePath);
        await joins.GetByRole(AriaRole.Button, new() { Name = "Gabung" }).ClickAsync();
        await Assertions.Expect(joins.GetByText("Selamat datang")).ToBeVisibleAsync();
    }

    // As itself, with its people.
    private static async Task Book(IPage chair, string slug)
    {
        await chair.GotoAsync(
            $"/pesan/semarang/ruang-rapat-1?tanggal={JourneyTests.Tuesday.AddDays(1):yyyy-MM-dd}"
                + "&jam=10:00&lama=60&orang=4"
        );
        await chair.SelectOptionAsync("#sebagai", slug);
        await chair.FillAsync("#keperluan", "Rapat panitia");
        await chair.GetByRole(AriaRole.Button, new() { Name = "Pesan tempat", Exact = true }).ClickAsync();
        await chair.Reaches("**/saya/pemesanan/HS-*");
        await chair.GotoAsync($"/komunitas/{slug}");
        await Assertions
            .Expect(chair.GetByRole(AriaRole.Heading, new() { Name = "Yang akan datang" }))
            .ToBeVisibleAsync();
        Assert.Matches(new Regex("Ruang Rapat 1"), await chair.Locator(".org-list").First.InnerTextAsync());
    }
}
