using HeteroSpace.Foundation.Security;
using Microsoft.Playwright;

namespace HeteroSpace;

public sealed class JourneyTests
{
    /// <summary>A coming Tuesday at 10.00 WIB: cookies end by the browser's own clock, so the app's must be near
    /// it.</summary>
    internal static DateTime Tuesday
    {
        get
        {
            var day = DateTime.UtcNow.Date.AddDays(1);
            while (day.DayOfWeek != DayOfWeek.Tuesday)
                day = day.AddDays(1);
            return DateTime.SpecifyKind(day.AddHours(3), DateTimeKind.Utc);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Someone_new_finds_books_confirms_is_approved_checks_in_leaves_and_is_released(bool scripts)
    {
        await using var app = await HeteroApp.Start(Tuesday);
        await using var phone = await Phone.For(app);
        var manager = await app.Staff(Role.SiteManager, "semarang");
        var page = await phone.Page(scripts: scripts);
        var desk = await phone.SignedIn(manager.Email!, 1280);

        var first = await FindAndBook(page);
        await ConfirmByMail(app, page, first);
        var second = await AskForTheClass(page);
        await Approve(desk);
        await page.ReloadAsync();
        await IsNow(page, "Terkonfirmasi");
        await CheckInAndLeave(app, page, desk);

        // Nobody comes to the class: it is released.
        app.Clock.SetUtcNow(new(Tuesday.AddHours(4).AddMinutes(16), TimeSpan.Zero));
        await app.WorkJobs();
        await page.GotoAsync(second);
        await IsNow(page, "Tidak hadir");
    }

    private static Task IsNow(IPage page, string status) =>
        Assertions.Expect(page.Locator(".status").First).ToHaveTextAsync(" " + status);

    // Three steps.
    private static async Task<string> FindAndBook(IPage page)
    {
        await page.GotoAsync("/ruang?situs=semarang&jenis=meeting-room&lama=60&orang=4");
        await page.GetByRole(AriaRole.Link, new() { Name = "11.00" }).First.ClickAsync();
        await page.FillAsync("#keperluan", "Rapat koperasi");
        await page.FillAsync("#nama", "Siti");
        await page.FillAsync("#kontak", "siti.example.org");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pesan tempat", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Tulis e-mail");
        await Assertions.Expect(page.Locator("#keperluan")).ToHaveValueAsync("Rapat koperasi");
        await page.FillAsync("#kontak", "siti@example.org");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pesan tempat", Exact = true }).ClickAsync();
        await page.Reaches("**/saya/pemesanan/HS-*");
        await IsNow(page, "Ditahan sementara");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Satu langkah lagi" }))
            .ToBeVisibleAsync();
        return page.Url;
    }

    // One letter, whose link shows the contact as well.
    private static async Task ConfirmByMail(HeteroApp app, IPage page, string booking)
    {
        await app.WorkJobs();
        var link = app
            .Mails.SelectMany(mail => (mail.TextBody ?? "").Split('\n'))
            .Select(line => line.Trim())
            .First(line => line.Contains("/status/"));
        await page.GotoAsync(new Uri(link).PathAndQuery);
        await page.GetByRole(AriaRole.Button, new() { Name = "Konfirmasi", Exact = true }).ClickAsync();
        await IsNow(page, "Terkonfirmasi");
        await page.GotoAsync(booking);
        await IsNow(page, "Terkonfirmasi");
    }

    private static async Task<string> AskForTheClass(IPage page)
    {
        await page.GotoAsync("/ruang/semarang/kelas?lama=60");
        await page.GetByRole(AriaRole.Link, new() { Name = "14.00" }).ClickAsync();
        await page.FillAsync("#keperluan", "Kelas kemasan");
        await page.GetByRole(AriaRole.Button, new() { Name = "Kirim permohonan" }).ClickAsync();
        await page.Reaches("**/saya/pemesanan/HS-*");
        await IsNow(page, "Menunggu persetujuan");
        return page.Url;
    }

    private static async Task Approve(IPage desk)
    {
        await desk.GotoAsync("/konsol/semarang/permohonan");
        await desk.GetByRole(AriaRole.Link, new() { Name = "Ruang Kelas" }).ClickAsync();
        await desk.FillAsync("#catatan", "Silakan, kunci di meja depan.");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Setujui", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.GetByRole(AriaRole.Status)).ToContainTextAsync("Pemohon akan dikabari");
    }

    // By the QR that hangs at the site, and early.
    private static async Task CheckInAndLeave(HeteroApp app, IPage page, IPage desk)
    {
        await desk.GotoAsync("/meja/semarang/qr");
        var arrive = await desk.Locator("a[href^='/hadir/']").GetAttributeAsync("href");
        app.Clock.SetUtcNow(new(Tuesday.AddHours(1), TimeSpan.Zero));
        await page.GotoAsync(arrive!);
        await page.GetByRole(AriaRole.Button, new() { Name = "Saya sudah di sini" }).First.ClickAsync();
        await page.Reaches("**/saya/pemesanan/HS-*");
        await IsNow(page, "Sudah hadir");
        app.Clock.Advance(TimeSpan.FromMinutes(30));
        await page.GetByRole(AriaRole.Button, new() { Name = "Selesai lebih awal" }).ClickAsync();
        await IsNow(page, "Selesai");
    }

    [Fact]
    public async Task A_slot_taken_in_the_meantime_offers_others_and_keeps_what_was_typed_also_the_letter()
    {
        await using var app = await HeteroApp.Start(Tuesday);
        await using var phone = await Phone.For(app);
        var member = await app.Member();
        var page = await phone.SignedIn(member.Email!);

        await SendWhatIsNoLetter(page);
        await SendTooLarge(page, app.Folder);
        await SendALetter(page);
        await GiveToSomeoneElse(app);
        await TakeAnother(page);
    }

    private static async Task SendWhatIsNoLetter(IPage page)
    {
        var day = $"{Tuesday.AddDays(7):yyyy-MM-dd}";
        await page.GotoAsync($"/pesan/semarang/ruang-acara-a?tanggal={day}&jam=10:00&lama=120&orang=60");
        await page.FillAsync("#keperluan", "Peluncuran produk");
        await page.SetInputFilesAsync(
            "#letter",
            new FilePayload
            {
                Name = "surat.pdf",
                MimeType = "application/pdf",
                Buffer = "not a pdf at all"u8.ToArray(),
            }
        );
        await page.GetByRole(AriaRole.Button, new() { Name = "Kirim permohonan" }).ClickAsync();
        await Assertions.Expect(page.Locator(".error-summary")).ToContainTextAsync("bukan PDF");
        await Assertions.Expect(page.Locator(".error-summary")).ToContainTextAsync("paling banyak 50 orang");
    }

    private static async Task SendTooLarge(IPage page, string folder)
    {
        // Forty megabytes, past the script that would have said so at once.
        await page.EvaluateAsync("document.querySelector('#letter').removeAttribute('data-max')");
        await using (var much = File.Create(Path.Combine(folder, "surat.pdf")))
        {
            much.Write("%PDF-1.7"u8);
            much.SetLength(40_000_000);
        }
        await page.SetInputFilesAsync("#letter", Path.Combine(folder, "surat.pdf"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Kirim permohonan" }).ClickAsync();
        await Assertions.Expect(page.Locator(".error-summary")).ToContainTextAsync("lebih dari 10 MB");
        await Assertions.Expect(page.Locator("#keperluan")).ToHaveValueAsync("Peluncuran produk");
    }

    private static async Task SendALetter(IPage page)
    {
        await page.SetInputFilesAsync(
            "#letter",
            new FilePayload
            {
                Name = "surat.pdf",
                MimeType = "application/pdf",
                Buffer = "%PDF-1.7 surat permohonan"u8.ToArray(),
            }
        );
        await page.GetByRole(AriaRole.Button, new() { Name = "Kirim permohonan" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Tersimpan: surat.pdf")).ToBeVisibleAsync();
    }

    // Staff give the half to someone else meanwhile.
    private static async Task GiveToSomeoneElse(HeteroApp app)
    {
        var at = await app.Space("semarang/ruang-acara-a");
        var staff = await app.Staff(Role.SiteManager, "semarang");
        await app.Book(
            new(
                at.Space.Id,
                Tuesday.AddDays(7),
                Tuesday.AddDays(7).AddHours(2),
                10,
                "Lain",
                new(null, "Orang lain", People.PersonKind.Public, null, "+6281200000099", "id")
            )
            {
                Staff = new(staff.AccountId!.Value, null),
            }
        );
    }

    private static async Task TakeAnother(IPage page)
    {
        await page.FillAsync("#orang", "40");
        await page.GetByRole(AriaRole.Button, new() { Name = "Kirim permohonan" }).ClickAsync();
        await Assertions.Expect(page.Locator(".alternatives li")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator("#keperluan")).ToHaveValueAsync("Peluncuran produk");
        // Enter sends the form as it stands; only pressing an alternative takes it.
        await page.PressAsync("#orang", "Enter");
        await Assertions.Expect(page.Locator(".alternatives li")).ToHaveCountAsync(3);
        await page.Locator(".alternatives button").First.ClickAsync();
        await page.Reaches("**/saya/pemesanan/HS-*");
        await Assertions.Expect(page.Locator(".status").First).ToHaveTextAsync(" Menunggu persetujuan");
    }

    [Fact]
    public async Task The_desk_books_for_a_guest_and_takes_an_alternative_when_the_room_is_taken()
    {
        await using var app = await HeteroApp.Start(Tuesday);
        await using var phone = await Phone.For(app);
        var staff = await app.Staff(Role.FrontDesk, "semarang");
        var at = await app.Space("semarang/ruang-rapat-1");
        await app.Book(
            new(
                at.Space.Id,
                Tuesday.AddHours(1),
                Tuesday.AddHours(2),
                4,
                "Lain",
                new(null, "Orang lain", People.PersonKind.Public, null, "+6281200000099", "id")
            )
            {
                Staff = new(staff.AccountId!.Value, null),
            }
        );
        var desk = await phone.SignedIn(staff.Email!, 1280);
        await desk.GotoAsync("/konsol/semarang/pesan");
        await desk.SelectOptionAsync("#ruang", "ruang-rapat-1");
        await desk.FillAsync("#dari", "11:00");
        await desk.FillAsync("#sampai", "12:00");
        await desk.FillAsync("#nama", "Tamu");
        await desk.FillAsync("#ponsel", "0812 3456 7890");
        await desk.FillAsync("#keperluan", "Rapat mendadak");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Pesan tempat", Exact = true }).Last.ClickAsync();
        await desk.Locator(".alternatives button").First.ClickAsync();
        await desk.Reaches("**/konsol/semarang/pemesanan/HS-*");
        await Assertions.Expect(desk.GetByText("Rapat mendadak")).ToBeVisibleAsync();
        // The message is made by a job, a moment later.
        await app.WorkJobs();
        await desk.GetByRole(AriaRole.Link, new() { Name = "muat ulang" }).ClickAsync();
        var message = await desk.GetByText("Buka pesan yang sudah disiapkan").GetAttributeAsync("href");
        Assert.StartsWith("https://wa.me/6281234567890?text=Halo%20Tamu", message);
    }

    [Fact]
    public async Task A_passkey_made_in_the_profile_signs_in_without_a_password()
    {
        await using var app = await HeteroApp.Start(Tuesday);
        await using var phone = await Phone.For(app, "localhost");
        var page = await phone.SignedIn((await app.Member("Siti")).Email!);
        // The browser's own authenticator, as a phone with a fingerprint has one (WebDriver's virtual authenticator,
        // W3C WebAuthn 11).
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new
                {
                    protocol = "ctap2",
                    transport = "internal",
                    hasResidentKey = true,
                    hasUserVerification = true,
                    isUserVerified = true,
                    automaticPresenceSimulation = true,
                },
            }
        );
        await page.GotoAsync("/saya/keamanan");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tambah kunci sandi" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Kunci sandi tersimpan");
        await page.Locator(".more summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keluar" }).ClickAsync();
        await page.GotoAsync("/masuk");
        await page.GetByRole(AriaRole.Button, new() { Name = "Masuk dengan kunci sandi" }).ClickAsync();
        await page.Reaches("**/saya");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Siti");
    }

    [Fact]
    public async Task A_member_tells_of_the_business_is_verified_at_the_desk_and_shows_the_card_without_a_network()
    {
        await using var app = await HeteroApp.Start(Tuesday);
        await using var phone = await Phone.For(app);
        var (member, clerk) = (await app.Member("Sumarni"), await app.Staff(Role.FrontDesk, "semarang"));
        var page = await phone.SignedIn(member.Email!, 360);

        await TellOfBusiness(page);
        await AskForVerification(page);
        await Verify(await phone.SignedIn(clerk.Email!, 1280), member.Code);
        await ShowCardWithoutANetwork(page);
    }

    // One small step after the other.
    private static async Task TellOfBusiness(IPage page)
    {
        await page.GotoAsync("/saya/profil");
        await page.GetByRole(AriaRole.Link, new() { Name = "Usaha Anda" }).ClickAsync();
        await page.FillAsync("#organisasi", "Batik Sumarni");
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan" }).ClickAsync();
        await page.SelectOptionAsync("#bulan", "1");
        await page.FillAsync("#tahun", "2019");
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Omzet setahun");
        await page.CheckAsync("#kisaran-Micro");
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Centang persetujuan");
        await page.CheckAsync("#setuju");
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Kembali ke profil" }).ClickAsync();
        await Assertions.Expect(page.Locator("dl.facts")).ToContainTextAsync("Usaha mikro");
    }

    // With evidence, and a file that is none.
    private static async Task AskForVerification(IPage page)
    {
        await page.GotoAsync("/saya/kartu");
        await page.FillAsync("#keterangan", "Warung batik sejak 2019");
        await page.SetInputFilesAsync(
            "#bukti",
            new FilePayload
            {
                Name = "nib.pdf",
                MimeType = "application/pdf",
                Buffer = "halo"u8.ToArray(),
            }
        );
        await page.GetByRole(AriaRole.Button, new() { Name = "Minta verifikasi" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("bukan PDF");
        await Assertions.Expect(page.Locator("#keterangan")).ToHaveValueAsync("Warung batik sejak 2019");
        await page.GetByRole(AriaRole.Button, new() { Name = "Minta verifikasi" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Menunggu petugas");
    }

    private static async Task Verify(IPage desk, string code)
    {
        await desk.GotoAsync("/konsol/semarang/verifikasi");
        await desk.GetByRole(AriaRole.Link, new() { Name = "Sumarni" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Bukti cukup, verifikasi" }).ClickAsync();
        await Assertions.Expect(desk.GetByRole(AriaRole.Status).First).ToContainTextAsync("Terverifikasi");
        await desk.GotoAsync("/konsol/semarang/orang");
        await desk.FillAsync("#cari", "sumar");
        await desk.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Locator("main")).ToContainTextAsync(code);
    }

    // Kept for a place without a network, and gone after signing out.
    private static async Task ShowCardWithoutANetwork(IPage page)
    {
        await page.GotoAsync("/saya/kartu");
        await page.GetByRole(AriaRole.Link, new() { Name = "Buka kartu" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-offline]")).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".member-card")).ToContainTextAsync("Sumarni");
        await Assertions.Expect(page.Locator(".member-card")).ToContainTextAsync("terverifikasi");
        await page.Context.SetOfflineAsync(false);
        var card = page.Url;
        await page.GotoAsync("/saya");
        await page.Locator(".more summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keluar" }).ClickAsync();
        await page.Reaches("http://*/");
        await page.Context.SetOfflineAsync(true);
        await Assert.ThrowsAnyAsync<PlaywrightException>(() => page.GotoAsync(card));
    }
}
