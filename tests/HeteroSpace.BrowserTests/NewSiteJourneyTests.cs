using System.Globalization;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>
/// A site opened by its check-list alone: the product as a process of its own on an empty database, in Production, with
/// plain http on this machine and no mail server; from the first page to the first guest.
/// </summary>
public sealed class NewSiteJourneyTests
{
    private static readonly TimeSpan AQuarter = TimeSpan.FromMinutes(15);

    [Fact]
    public async Task A_site_is_opened_by_its_check_list_alone_within_a_quarter_of_an_hour()
    {
        Assert.SkipUnless(LongRun.Is, "It starts the product as it is published, and walks for a minute.");
        var backups = Directory.CreateTempSubdirectory("hs-kept").FullName;
        await using var empty = await TestDatabase.Create();
        await using var server = await OwnServer.Start(
            empty.Connection,
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("Demo__Fill", "none"),
            ("Backup__Folder", backups),
            ("Mail__Folder", "")
        );
        await using var phone = await Phone.At(server.Client.BaseAddress!);
        var admin = new Hand(await phone.Page(1280));
        await TheFirstPage(admin, Word(server));
        await HoursAndContact(admin);
        await Spaces(admin);
        await APhoto(admin);
        var clerk = await AClerk(admin, phone);
        await WhatTheServerHas(admin);
        await AnEvent(admin);
        var visitor = new Hand(await phone.Page(1280));
        await Opened(admin, visitor);
        TestContext.Current.TestOutputHelper?.WriteLine(admin.ToString());
        Assert.True(admin.Took < AQuarter, admin.ToString());
        await TheFirstGuest(visitor, clerk);
        Directory.Delete(backups, true);
    }

    // As it stands on the screen of who started it.
    private static string Word(OwnServer server) =>
        server.Lines.First(line => line.Contains(" /mulai ", StringComparison.Ordinal)).Split(' ')[^1];

    private static async Task TheFirstPage(Hand admin, string word)
    {
        await admin.Page.GotoAsync("/");
        await admin.Follow("Siapkan lokasi pertama");
        await admin.Page.Reaches("**/mulai");
        await admin.Fill(
            ("kata", word),
            ("nama", "Bu Retno"),
            ("kontak", "retno@example.org"),
            ("sandi", "sambal terasi pedas"),
            ("lokasi", "Hetero Space Tegal"),
            ("alamat", "Jalan Pancasila 10, Kota Tegal")
        );
        await admin.Press("Mulai");
        await admin.Page.Reaches("**/konsol/tegal/siapkan");
        await admin.Sees("Siapkan Tegal");
        // The holidays of this year and the next came with the product.
        await Done(admin, "libur");
    }

    // Whatever the hour this runs at, the house is open.
    private static async Task HoursAndContact(Hand admin)
    {
        await Step(admin, "jam");
        for (var day = 0; day < 7; day++)
            await admin.Fill(($"jam-{day}", "00.00-24.00"));
        await admin.Fill(("telepon", "0812 3456 7000"));
        await admin.Tap(admin.Page.Locator("[name=libur]"));
        await admin.Press("Simpan");
        await admin.Sees("Tersimpan.");
        await Done(admin, "jam");
    }

    private static async Task Spaces(Hand admin)
    {
        await Step(admin, "ruang");
        await admin.Sees("Belum ada ruang");
        await admin.Follow("Ruang baru");
        await admin.Fill(("nama", "Meja bersama"), ("muat", "20"));
        await admin.Choose("jenis", "Desk");
        await admin.Press("Simpan");
        // The usual slip is told, and nothing is lost.
        await Assertions.Expect(admin.Page.Locator("#pakai-error")).ToContainTextAsync("semua meja");
        await admin.Choose("pakai", "AnyUnit");
        await admin.Fill(("muat", "1"), ("unit-baru", "20"));
        await admin.Press("Simpan");
        await admin.Sees("20 meja");
        await Space(admin, "Ruang Rapat", "MeetingRoom", "8");
        await Space(admin, "Aula A", "Hall", "40");
        await Space(admin, "Aula B", "Hall", "40");
        await Space(admin, "Aula", "Hall", "90", "Aula A", "Aula B");
        await Done(admin, "ruang");
    }

    private static async Task Space(Hand admin, string name, string kind, string holds, params string[] parts)
    {
        await admin.Follow("Ruang baru");
        await admin.Fill(("nama", name), ("muat", holds));
        await admin.Choose("jenis", kind);
        if (parts.Length > 0)
        {
            await admin.Tap(admin.Page.Locator("main summary").Filter(new() { HasText = "Pakai juga" }));
            foreach (var part in parts)
                await admin.Tap(admin.Page.GetByLabel(part, new() { Exact = true }));
            await admin.Fill(("unit-baru", "0"));
        }
        await admin.Press("Simpan");
        await admin.Sees("Ruang tersimpan.");
    }

    private static async Task APhoto(Hand admin)
    {
        await Step(admin, "foto");
        var taken = await admin.Page.ScreenshotAsync();
        await admin.Page.SetInputFilesAsync(
            "main [name=foto]",
            new FilePayload
            {
                Name = "tegal.png",
                MimeType = "image/png",
                Buffer = taken,
            }
        );
        await admin.Fill(("tampak", "Meja panjang di dekat jendela"));
        await admin.Press("Tambah foto");
        await admin.Sees("Foto ditambahkan");
        await Done(admin, "foto");
    }

    // By a link that the administrator hands on, and a number that they match: no mail leaves here.
    private static async Task<Hand> AClerk(Hand admin, Phone phone)
    {
        await Step(admin, "petugas");
        await admin.Fill(("ponsel", "0812 0000 7777"));
        await admin.Press("Buat undangan");
        await admin.Sees("hanya terbuka di komputer ini");
        var link = await admin.Page.Locator("main a[href*='/undangan/petugas/']").First.GetAttributeAsync("href");
        var clerk = new Hand(await phone.Page(1024));
        // The whole of it: without a public address it leads to where the product listens.
        await clerk.Page.GotoAsync(link!);
        await clerk.Follow("Buat akun");
        await clerk.Fill(("nama", "Sari"), ("kontak", "0812 0000 7777"));
        await clerk.Press("Buat akun");
        await clerk.Sees("sebut kode ini kepada yang mengundang Anda");
        await admin.Follow("cocokkan di sini");
        await admin.Sees((await clerk.Page.Locator(".code").InnerTextAsync()).Trim());
        await admin.Press("Cocok");
        await admin.Sees("Nomor dikonfirmasi");
        await clerk.Follow("Sudah dicocokkan, lanjut");
        await clerk.Press("Terima undangan");
        await clerk.Sees("Selamat bertugas, Sari!");
        await Done(admin, "petugas");
        return clerk;
    }

    private static async Task WhatTheServerHas(Hand admin)
    {
        await Step(admin, "surat");
        await admin.Sees("tidak ada surat yang keluar");
        await admin.Press("Kirim surat uji");
        await admin.Sees("Suratnya ditulis sebagai berkas");
        await Done(admin, "surat");
        await Step(admin, "cadangan");
        await admin.Sees("Cadangan");
        for (var tries = 0; tries < 60 && !await IsDone(admin, "cadangan"); tries++)
            await Task.Delay(1000);
        await Done(admin, "cadangan");
        await Step(admin, "qr");
        await admin.Sees("Sudah memesan? Check-in di sini");
        await admin.Sees("hanya terbuka di komputer ini");
        await admin.Follow("Kembali ke daftar persiapan");
        await admin.Tap(admin.Page.Locator("#qr button"));
        await Done(admin, "qr");
    }

    private static async Task AnEvent(Hand admin)
    {
        var day = TimeProvider.System.GetUtcNow().AddDays(8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await Step(admin, "acara");
        await admin.Fill(("judul", "Hari buka"), ("ringkas", "Datang dan coba mejanya."));
        await admin.Choose("bidang", "Services");
        await admin.Fill(("tanggal", day), ("jam", "10:00"), ("sampai", "12:00"));
        await admin.Choose("ruang", "aula");
        await admin.Press("Simpan");
        await admin.Sees("Tersimpan sebagai konsep");
        await admin.Press("Terbitkan");
        await admin.Sees("Terbit.");
        await Done(admin, "acara");
    }

    private static async Task Opened(Hand admin, Hand visitor)
    {
        await visitor.Page.GotoAsync("/");
        await visitor.Sees("Belum ada lokasi yang dibuka");
        Assert.Equal(404, (await visitor.Page.GotoAsync("/situs/tegal"))!.Status);
        await admin.Sees("Semua siap. Tinggal dibuka");
        await admin.Press("Buka sekarang");
        await admin.Sees("Tegal terbuka untuk umum");
        await admin.Sees("Semua siap.");
        await visitor.Page.GotoAsync("/");
        await visitor.Sees("20 meja kosong sekarang");
        await visitor.Page.GotoAsync("/situs/tegal");
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Hetero Space Tegal");
        foreach (var page in (string[])["/privasi", "/kontak"])
            Assert.Equal(200, (await visitor.Page.GotoAsync(page))!.Status);
        await visitor.Sees("0812-3456-7000");
    }

    private static async Task TheFirstGuest(Hand visitor, Hand clerk)
    {
        await visitor.Page.GotoAsync("/ruang/tegal/ruang-rapat");
        await visitor.Tap(visitor.Page.Locator("main a[href^='/pesan/tegal/ruang-rapat']"));
        await visitor.Fill(("keperluan", "Rapat UMKM"), ("nama", "Wati"), ("kontak", "wati@example.org"));
        await visitor.Press("Pesan tempat");
        // Nobody waits for a letter that does not leave.
        await Assertions.Expect(visitor.Page.Locator("#kontak-error")).ToContainTextAsync("nomor ponsel");
        await visitor.Fill(("kontak", "0813 1111 2222"));
        await visitor.Press("Pesan tempat");
        await visitor.Page.Reaches("**/saya/pemesanan/*");
        var said = await visitor.Page.Locator(".notice").First.InnerTextAsync();
        var code = System.Text.RegularExpressions.Regex.Match(said, "[0-9]{6}").Value;
        await clerk.Page.GotoAsync("/meja/tegal");
        await clerk.Fill(("cari", code));
        await clerk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(clerk.Page.Locator("#temuan")).ToContainTextAsync("0813-1111-2222");
        await clerk.Press("Cocok");
        await Assertions
            .Expect(clerk.Page.Locator(".desk-toast, .desk-list .notice").First)
            .ToContainTextAsync("Nomor Wati dikonfirmasi");
        await clerk.Press("Check-in");
        await Assertions.Expect(clerk.Page.Locator(".desk-row").First).ToContainTextAsync("Keluar");
        await visitor.Page.ReloadAsync();
        await visitor.Sees("Sudah hadir");
    }

    // --- the check-list ---------------------------------------------------------------------------------------

    // From wherever one is, by what the page itself offers.
    private static async Task Step(Hand admin, string key)
    {
        if (!await IsAtList(admin))
            await admin.Follow("Kembali ke daftar persiapan");
        await admin.Page.Reaches("**/siapkan**");
        await admin.Tap(admin.Page.Locator($"#{key} a"));
        await admin.Page.Reaches("**");
    }

    private static Task<bool> IsAtList(Hand admin) =>
        Task.FromResult(new Uri(admin.Page.Url).AbsolutePath.EndsWith("/siapkan", StringComparison.Ordinal));

    private static async Task<bool> IsDone(Hand admin, string key)
    {
        if (await IsAtList(admin))
            await admin.Page.ReloadAsync();
        else
            await admin.Follow("Kembali ke daftar persiapan");
        await admin.Page.Reaches("**/siapkan**");
        return await admin.Page.Locator($"#{key}.done").CountAsync() == 1;
    }

    private static async Task Done(Hand admin, string key)
    {
        await admin.Page.Reaches("**");
        Assert.True(await IsDone(admin, key), $"The step {key} is not done.");
    }
}
