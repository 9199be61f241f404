using HeteroSpace.Content;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SkiaSharp;

namespace HeteroSpace;

/// <summary>Rumah Inspirasi, on phones: an article from its first line to a reader who asks and comes; an episode from the idea over the studio to what everyone sees.</summary>
[Collection("browser")]
public sealed class ContentJourneyTests
{
    [Fact]
    public async Task An_article_is_written_with_a_picture_read_by_a_colleague_published_and_its_reader_asks_and_registers_for_the_event()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var (writer, colleague, manager, reader) = (
            await app.Staff(Role.Editor, "semarang"),
            await app.Staff(Role.Editor, "semarang"),
            await app.Staff(Role.SiteManager, "semarang"),
            await app.Member("Peserta 077")
        );
        var of = await Event(app, manager);
        var editor = await phone.SignedIn(writer.Email!, 1280);

        // Written, with a preview that follows and a picture that is dropped in with its words.
        await editor.GotoAsync("/konsol/semarang/artikel/baru");
        await editor.FillAsync("#judul", "Belajar mengemas dari pasar");
        await editor.FillAsync("#ringkas", "Tiga usaha kecil bercerita.");
        await editor
            .Locator("#teks")
            .PressSequentiallyAsync(
                "## Pagi di pasar\n\nSeorang pembuat keripik menata ulang kemasannya, menulis tanggal buatnya, dan menempelkan nomor yang bisa dihubungi. Minggu berikutnya tiga toko meminta contoh, dan dua di antaranya memesan untuk sebulan.\n\n> Kemasan adalah salam pertama.\n\n"
            );
        await Assertions.Expect(editor.Locator("[data-preview-pane] h2")).ToHaveTextAsync("Pagi di pasar");
        await editor.EvaluateAsync(
            """
            png => {
              const files = new DataTransfer();
              files.items.add(new File([Uint8Array.from(atob(png), sign => sign.charCodeAt(0))], "foto.png", { type: "image/png" }));
              document.querySelector("#teks").dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
            }
            """,
            Convert.ToBase64String(Picture())
        );
        await Assertions.Expect(editor.Locator("#tampak")).ToBeFocusedAsync();
        await editor.GetByRole(AriaRole.Button, new() { Name = "Unggah dan sisipkan" }).ClickAsync();
        await Assertions.Expect(editor.Locator("[data-picture-error]")).ToContainTextAsync("Tulis apa yang terlihat");
        await editor.FillAsync("#tampak", "Keripik di rak toko");
        await editor.PressAsync("#tampak", "Enter");
        await Assertions
            .Expect(editor.Locator("[data-preview-pane] figure img"))
            .ToHaveAttributeAsync("alt", "Keripik di rak toko");
        await editor.FillAsync("#penulis", "Peserta 014");
        await editor.FillAsync("#tagar", "kemasan, umkm");
        await editor.SelectOptionAsync("#acara", of.Slug);
        await editor.PressAsync("#judul", "Control+s");
        await Said(editor, "Tersimpan sebagai konsep");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Kirim untuk dibaca" }).ClickAsync();
        await Said(editor, "Terkirim untuk dibaca");
        await Assertions
            .Expect(editor.Locator(".act-box"))
            .ToContainTextAsync("yang mengirim tidak menerbitkan sendiri");

        // A colleague sends it back once, and publishes it.
        var other = await phone.SignedIn(colleague.Email!);
        await other.GotoAsync("/konsol/semarang/artikel?status=dibaca");
        await other.GetByRole(AriaRole.Link, new() { Name = "Belajar mengemas dari pasar" }).ClickAsync();
        await other.Locator("summary", new() { HasText = "Kembalikan ke penulis" }).ClickAsync();
        await other.FillAsync("#catatan", "Tambahkan nama pasarnya.");
        await Press(other, "Kembalikan");
        await editor.ReloadAsync();
        await Assertions.Expect(editor.Locator(".notice-info")).ToContainTextAsync("Tambahkan nama pasarnya.");
        await editor.Locator("#teks").FocusAsync();
        await editor.Keyboard.PressAsync("Control+End");
        await editor.Keyboard.TypeAsync("\n\nPasar itu Pasar Johar.");
        await Press(editor, "Simpan", true);
        await Said(editor, "Tersimpan");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Kirim untuk dibaca" }).ClickAsync();
        await Said(editor, "Terkirim");
        await other.ReloadAsync();
        await Press(other, "Terbitkan");
        await Said(other, "Terbit");

        // A reader on a phone: the picture has words, the film of nobody is loaded, the question is asked, the event is joined.
        var visitor = await phone.SignedIn(reader.Email!);
        await visitor.GotoAsync("/artikel?cari=kemasan");
        await visitor.GetByRole(AriaRole.Link, new() { Name = "Belajar mengemas dari pasar" }).ClickAsync();
        await Assertions
            .Expect(visitor.GetByRole(AriaRole.Img, new() { Name = "Keripik di rak toko" }))
            .ToBeVisibleAsync();
        var article = visitor.Url;
        await visitor
            .GetByRole(AriaRole.Link, new() { Name = "Ingin memahami lebih lanjut" })
            .Or(visitor.GetByRole(AriaRole.Button, new() { Name = "Ingin memahami lebih lanjut" }))
            .First.ClickAsync();
        await visitor.FillAsync("#ponsel", "081200007001");
        await visitor.FillAsync("#topik", "Bagaimana cara ikut kelas kemasan?");
        await visitor.CheckAsync("#setuju");
        await visitor.Locator("form[data-once] button[type=submit]").First.ClickAsync();
        await Assertions.Expect(visitor.Locator("main")).ToContainTextAsync("Terima kasih");
        await visitor.GotoAsync(article);
        await visitor.GetByRole(AriaRole.Link, new() { Name = of.Title }).ClickAsync();
        await visitor.GetByRole(AriaRole.Link, new() { Name = "Daftar", Exact = true }).ClickAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await visitor.Locator("form[data-once] button[type=submit]").First.ClickAsync();
        await visitor.Reaches("**/status/**");

        // And comments, in a thread of two.
        await visitor.GotoAsync(article);
        await visitor.GetByRole(AriaRole.Link, new() { Name = "Tulis komentar" }).ClickAsync();
        app.Clock.Advance(TimeSpan.FromSeconds(20));
        await visitor.FillAsync("#komentar", "Terima kasih, saya ikut kelasnya.");
        await Press(visitor, "Kirim");
        await Assertions.Expect(visitor.Locator(".message")).ToContainTextAsync("saya ikut kelasnya");
        await editor.GotoAsync(article);
        await editor.GetByRole(AriaRole.Link, new() { Name = "Balas" }).ClickAsync();
        app.Clock.Advance(TimeSpan.FromSeconds(20));
        await editor.FillAsync("#komentar", "Sampai jumpa di kelas.");
        await Press(editor, "Kirim");
        await Assertions.Expect(editor.Locator(".answers .message")).ToContainTextAsync("Sampai jumpa di kelas.");

        // The way they went: numbers for editors, cases for those who answer enquiries.
        await editor.GotoAsync("/konsol/semarang" + new Uri(article).AbsolutePath + "/jalan");
        await Assertions.Expect(editor.Locator(".way")).ToContainTextAsync("1 lalu mendaftar acara");
        Assert.DoesNotContain("Peserta 077", await editor.ContentAsync());
        var desk = await phone.SignedIn(manager.Email!);
        await desk.GotoAsync("/konsol/semarang" + new Uri(article).AbsolutePath + "/jalan");
        await Assertions.Expect(desk.Locator(".desk-list")).ToContainTextAsync("Peserta 077");
        await Assertions.Expect(desk.Locator(".desk-list")).ToContainTextAsync(of.Title);
        await desk.GetByRole(AriaRole.Link, new() { Name = "Peserta 077" }).ClickAsync();
        await Assertions.Expect(desk.Locator("main")).ToContainTextAsync("Bagaimana cara ikut kelas kemasan?");
    }

    [Fact]
    public async Task An_episode_goes_from_the_idea_over_script_and_studio_to_the_public_and_its_community_took_part()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var (maker, colleague) = (await app.Staff(Role.Editor, "semarang"), await app.Staff(Role.Editor, "semarang"));
        var (lead, trail) = await Trail(app);
        var page = await phone.SignedIn(maker.Email!);

        await page.GotoAsync("/konsol/semarang/kanal");
        await page.FillAsync("#judul", "Dari dapur ke rak toko");
        await page.FillAsync("#ringkas", "Obrolan tentang langkah pertama.");
        await Press(page, "Simpan ide");
        await Said(page, "Ide tersimpan");
        await Press(page, "Lanjut ke Naskah");
        await page.FillAsync("#naskah", "Pembuka: perkenalan. Lalu: langkah pertama.");
        await page.SelectOptionAsync("#jejak", trail.Slug);
        await page.SelectOptionAsync("#pemegang", new SelectOptionValue { Index = 1 });
        await page.FillAsync(
            "#tenggat",
            JourneyTests.Tuesday.AddDays(14).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        );
        await Press(page, "Simpan", true);
        await Said(page, "Tersimpan");
        await Press(page, "Lanjut ke Rekam");

        // The studio: somebody else has it then, so the nearest free time is taken.
        var studio = await app.Space("solo/studio-foto");
        var day = JourneyTests.Tuesday.AddDays(7);
        var taken = new TimeRange(
            studio.Site.Clock.Utc(DateOnly.FromDateTime(day), new(13, 0)),
            studio.Site.Clock.Utc(DateOnly.FromDateTime(day), new(15, 0))
        );
        Assert.IsType<Bookings.BookAnswer.Booked>(
            await app.Book(
                new(
                    studio.Space.Id,
                    taken.Starts,
                    taken.Ends,
                    2,
                    "Foto produk",
                    new(null, "Peserta 014", PersonKind.Umkm, "a@example.org", null, "id")
                )
                {
                    Staff = new(maker.AccountId!.Value, null),
                }
            )
        );
        await page.SelectOptionAsync("#studio", "solo/studio-foto");
        await page.FillAsync(
            "#rekam-tanggal",
            day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        );
        await page.FillAsync("#rekam-dari", "13:30");
        await page.FillAsync("#rekam-sampai", "14:30");
        await Press(page, "Pesan", true);
        await Assertions.Expect(page.Locator(".alternatives")).ToBeVisibleAsync();
        await page.Locator(".alternatives button").First.ClickAsync();
        await Said(page, "HS-");
        var booking = await app.Read(db =>
            db.Set<Bookings.Booking>().AsNoTracking().SingleAsync(row => row.PersonId == maker.Id)
        );
        await page.GotoAsync($"/konsol/semarang/kanal/kalender?bulan={booking.LocalDate:yyyy-MM}");
        await Assertions.Expect(page.Locator(".desk-list")).ToContainTextAsync("Rekam");
        await page.GetByRole(AriaRole.Link, new() { Name = "Dari dapur ke rak toko" }).Last.ClickAsync();

        // Credits, the checklist, the cut and its link.
        foreach (
            var (name, part, of) in new[]
            {
                ("Peserta 003", "Pembawa acara", ""),
                ("Pengurus Batik", "Tamu", "Komunitas Batik Muda"),
            }
        )
        {
            if (!await page.Locator("#kredit-nama").IsVisibleAsync())
                await page.Locator("section", new() { HasText = "Pembuat dan yang tampil" })
                    .Locator("summary")
                    .ClickAsync();
            await page.FillAsync("#kredit-nama", name);
            await page.FillAsync("#kredit-bagian", part);
            await page.FillAsync("#kredit-dari", of);
            await page.Locator("#kredit-dari").PressAsync("Enter");
            await Said(page, "Ditambahkan");
        }
        while (await page.GetByRole(AriaRole.Button, new() { Name = ": selesai" }).CountAsync() is > 0 and var open)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = ": selesai" }).First.ClickAsync();
            await Assertions
                .Expect(page.GetByRole(AriaRole.Button, new() { Name = ": selesai" }))
                .ToHaveCountAsync(open - 1);
        }
        await Press(page, "Lanjut ke Sunting");
        await page.FillAsync("#tautan-YouTube", "https://youtu.be/dQw4w9WgXcQ?si=abc");
        await page.FillAsync("#durasi", "19:54");
        await Press(page, "Simpan", true);
        await Said(page, "Tersimpan");
        await Press(page, "Kirim untuk ditonton");
        await Said(page, "Terkirim untuk ditonton");
        await Assertions.Expect(page.Locator(".act-box")).ToContainTextAsync("yang mengirim tidak menayangkan sendiri");

        var other = await phone.SignedIn(colleague.Email!);
        await other.GotoAsync(new Uri(page.Url).AbsolutePath);
        await Press(other, "Tayangkan");
        await Said(other, "Tayang");

        // Everyone sees it; YouTube is asked once it is pressed, and not before.
        var visitor = await phone.Page();
        var asked = 0;
        await visitor.Context.RouteAsync(
            "https://www.youtube-nocookie.com/**",
            route =>
            {
                asked++;
                return route.FulfillAsync(new() { Body = "film", ContentType = "text/html" });
            }
        );
        await visitor.GotoAsync("/kanal");
        await visitor.GetByRole(AriaRole.Link, new() { Name = "Dari dapur ke rak toko" }).ClickAsync();
        await Assertions.Expect(visitor.Locator("main")).ToContainTextAsync("Komunitas Batik Muda");
        Assert.Equal(0, asked);
        await visitor.GetByRole(AriaRole.Link, new() { Name = "Putar di sini" }).ClickAsync();
        await Assertions
            .Expect(visitor.Locator("iframe"))
            .ToHaveAttributeAsync("src", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1");
        await Assertions.Expect(visitor.FrameLocator("iframe").Locator("body")).ToHaveTextAsync("film");
        Assert.Equal(1, asked);

        // The community says that it took part.
        var community = await phone.SignedIn(lead.Email!);
        await community.GotoAsync("/komunitas/komunitas-batik-muda/keterlibatan");
        await Assertions.Expect(community.Locator("main")).ToContainTextAsync("Episode: Dari dapur ke rak toko");
    }

    private static Task Press(IPage page, string button, bool exact = false) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = exact }).First.ClickAsync();

    private static Task Said(IPage page, string text) =>
        Assertions.Expect(page.Locator(".notice-ok").First).ToContainTextAsync(text);

    private static byte[] Picture()
    {
        using var bitmap = new SKBitmap(640, 400);
        bitmap.Erase(SKColors.Teal);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }

    private static Task<Event> Event(HeteroApp app, Person by) =>
        app.Do(async services =>
        {
            var plan = services.GetRequiredService<PlanEvent>();
            await FirstTemplates.Put(services.GetRequiredService<AppDb>());
            var site = (await services.GetRequiredService<Catalogue>().Site("semarang"))!;
            var of = (
                await plan.Begin(
                    new()
                    {
                        Title = "Kelas kemasan",
                        Summary = "Memilih bahan dan bentuk.",
                        Sector = Sector.Food,
                        When = new(app.Now.AddDays(9), app.Now.AddDays(9).AddHours(2)),
                        Place = "Pendopo kelurahan",
                        InPerson = 20,
                    },
                    site,
                    "acara-bersama",
                    null,
                    null,
                    false,
                    by.AccountId!.Value
                )
            )!;
            Assert.IsType<PlanAnswer.Done>(await plan.Publish(of, by.AccountId!.Value));
            return of;
        });

    private static async Task<(Person Lead, Initiative Trail)> Trail(HeteroApp app)
    {
        var (lead, officer, site) = (
            await app.Member("Pengurus Batik"),
            await app.Staff(Role.ProgramOfficer, "semarang"),
            (await app.Space("semarang/kelas")).Site.Id
        );
        return (
            lead,
            await app.Do(async services =>
            {
                var db = services.GetRequiredService<AppDb>();
                var organization = new Organization
                {
                    Name = "Komunitas Batik Muda",
                    Slug = "komunitas-batik-muda",
                    RegionCode = "33.74",
                    SiteId = site,
                    Status = OrganizationStatus.Verified,
                    Registered = app.Now,
                };
                db.AddRange(
                    organization,
                    new OrganizationMember
                    {
                        OrganizationId = organization.Id,
                        PersonId = lead.Id,
                        Role = OrganizationRole.Lead,
                        Since = app.Now,
                    }
                );
                await FirstTemplates.Put(db);
                await db.SaveChangesAsync();
                return (
                    await services
                        .GetRequiredService<StartInitiative>()
                        .Now(
                            new(site, "acara-bersama", "Pasar batik", "Pasar satu hari.", null, null, true),
                            officer.AccountId!.Value
                        )
                )!;
            })
        );
    }
}
