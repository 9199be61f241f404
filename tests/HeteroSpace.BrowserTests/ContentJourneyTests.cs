using HeteroSpace.Content;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Acts;
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

/// <summary>Rumah Inspirasi, on phones: an article from its first line to a reader who asks and comes.</summary>
public sealed class ContentJourneyTests
{
    [Fact]
    public async Task An_article_is_written_read_by_a_colleague_and_published_and_its_reader_asks_and_registers()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var manager = await app.Staff(Role.SiteManager, "semarang");
        var of = await Event(app, manager);
        var editor = await phone.SignedIn((await app.Staff(Role.Editor, "semarang")).Email!, 1280);
        var colleague = await phone.SignedIn((await app.Staff(Role.Editor, "semarang")).Email!);
        var reader = await phone.SignedIn((await app.Member("Peserta 077")).Email!);

        await Write(editor, of);
        await SendForReading(editor);
        await SendBackAndPublish(editor, colleague);
        var article = await Read(reader);
        await Ask(reader);
        await Join(app, reader, article, of);
        await Comment(app, reader, editor, article);
        await SeeTheWay(editor, await phone.SignedIn(manager.Email!), article, of);
    }

    // With a preview that follows, and a picture that is dropped in with its words.
    private static async Task Write(IPage editor, Event of)
    {
        await editor.GotoAsync("/konsol/semarang/artikel/baru");
        await editor.FillAsync("#judul", "Belajar mengemas dari pasar");
        await editor.FillAsync("#ringkas", "Tiga usaha kecil bercerita.");
        await editor
            .Locator("#teks")
            .PressSequentiallyAsync(
                "## Pagi di pasar\n\nSeorang pembuat keripik menata ulang kemasannya, menulis tanggal buatnya, "
                    + "dan menempelkan nomor yang bisa dihubungi. "
                    + "Minggu berikutnya tiga toko meminta contoh, dan dua di antaranya memesan untuk sebulan.\n\n"
                    + "> Kemasan adalah salam pertama.\n\n"
            );
        await Assertions.Expect(editor.Locator("[data-preview-pane] h2")).ToHaveTextAsync("Pagi di pasar");
        await DropAPicture(editor);
        await editor.FillAsync("#penulis", "Peserta 014");
        await editor.FillAsync("#tagar", "kemasan, umkm");
        await editor.SelectOptionAsync("#acara", of.Slug);
    }

    private static async Task DropAPicture(IPage editor)
    {
        await editor.EvaluateAsync(
            """
            png => {
              const bytes = Uint8Array.from(atob(png), sign => sign.charCodeAt(0));
              const files = new DataTransfer();
              files.items.add(new File([bytes], "foto.png", { type: "image/png" }));
              const drop = new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true });
              document.querySelector("#teks").dispatchEvent(drop);
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
    }

    private static async Task SendForReading(IPage editor)
    {
        await editor.PressAsync("#judul", "Control+s");
        await Said(editor, "Tersimpan sebagai konsep");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Kirim untuk dibaca" }).ClickAsync();
        await Said(editor, "Terkirim untuk dibaca");
        await Assertions
            .Expect(editor.Locator(".act-box"))
            .ToContainTextAsync("yang mengirim tidak menerbitkan sendiri");
    }

    // A colleague sends it back once, and publishes it.
    private static async Task SendBackAndPublish(IPage editor, IPage colleague)
    {
        await colleague.GotoAsync("/konsol/semarang/artikel?status=dibaca");
        await colleague.GetByRole(AriaRole.Link, new() { Name = "Belajar mengemas dari pasar" }).ClickAsync();
        await colleague.Locator("summary", new() { HasText = "Kembalikan ke penulis" }).ClickAsync();
        await colleague.FillAsync("#catatan", "Tambahkan nama pasarnya.");
        await Press(colleague, "Kembalikan");
        await editor.ReloadAsync();
        await Assertions.Expect(editor.Locator(".notice-info")).ToContainTextAsync("Tambahkan nama pasarnya.");
        await editor.Locator("#teks").FocusAsync();
        await editor.Keyboard.PressAsync("Control+End");
        await editor.Keyboard.TypeAsync("\n\nPasar itu Pasar Johar.");
        await Press(editor, "Simpan", true);
        await Said(editor, "Tersimpan");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Kirim untuk dibaca" }).ClickAsync();
        await Said(editor, "Terkirim");
        await colleague.ReloadAsync();
        await Press(colleague, "Terbitkan");
        await Said(colleague, "Terbit");
    }

    // On a phone: the picture has words.
    private static async Task<string> Read(IPage reader)
    {
        await reader.GotoAsync("/artikel?cari=kemasan");
        await reader.GetByRole(AriaRole.Link, new() { Name = "Belajar mengemas dari pasar" }).ClickAsync();
        await Assertions
            .Expect(reader.GetByRole(AriaRole.Img, new() { Name = "Keripik di rak toko" }))
            .ToBeVisibleAsync();
        return reader.Url;
    }

    private static async Task Ask(IPage reader)
    {
        await reader.FillAsync("#tanya-ponsel", "081200007001");
        await reader.GetByText("Tambah nama atau pertanyaan").ClickAsync();
        await reader.FillAsync("#tanya-topik", "Bagaimana cara ikut kelas kemasan?");
        await Press(reader, "Kabari saya");
        await Assertions.Expect(reader.Locator("main")).ToContainTextAsync("Terima kasih");
    }

    private static async Task Join(HeteroApp app, IPage reader, string article, Event of)
    {
        await reader.GotoAsync(article);
        await reader.GetByRole(AriaRole.Link, new() { Name = of.Title }).ClickAsync();
        await reader.GetByRole(AriaRole.Link, new() { Name = "Daftar", Exact = true }).ClickAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await reader.Locator("form[data-once] button[type=submit]").First.ClickAsync();
        await reader.Reaches("**/status/**");
    }

    // In a thread of two.
    private static async Task Comment(HeteroApp app, IPage reader, IPage editor, string article)
    {
        await reader.GotoAsync(article);
        await reader.GetByRole(AriaRole.Link, new() { Name = "Tulis komentar" }).ClickAsync();
        app.Clock.Advance(TimeSpan.FromSeconds(20));
        await reader.FillAsync("#komentar", "Terima kasih, saya ikut kelasnya.");
        await Press(reader, "Kirim");
        await Assertions.Expect(reader.Locator(".message")).ToContainTextAsync("saya ikut kelasnya");
        await editor.GotoAsync(article);
        await editor.GetByRole(AriaRole.Link, new() { Name = "Balas" }).ClickAsync();
        app.Clock.Advance(TimeSpan.FromSeconds(20));
        await editor.FillAsync("#komentar", "Sampai jumpa di kelas.");
        await Press(editor, "Kirim");
        await Assertions.Expect(editor.Locator(".answers .message")).ToContainTextAsync("Sampai jumpa di kelas.");
    }

    // Numbers for editors, cases for those who answer enquiries.
    private static async Task SeeTheWay(IPage editor, IPage desk, string article, Event of)
    {
        await editor.GotoAsync("/konsol/semarang" + new Uri(article).AbsolutePath + "/jalan");
        await Assertions.Expect(editor.Locator(".way")).ToContainTextAsync("1 lalu mendaftar acara");
        Assert.DoesNotContain("Peserta 077", await editor.ContentAsync());
        await desk.GotoAsync("/konsol/semarang" + new Uri(article).AbsolutePath + "/jalan");
        await Assertions.Expect(desk.Locator(".desk-list")).ToContainTextAsync("Peserta 077");
        await Assertions.Expect(desk.Locator(".desk-list")).ToContainTextAsync(of.Title);
        await desk.GetByRole(AriaRole.Link, new() { Name = "Peserta 077" }).ClickAsync();
        await Assertions.Expect(desk.Locator("main")).ToContainTextAsync("Bagaimana cara ikut kelas kemasan?");
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
            await FirstTemplates.Put(services.GetRequiredService<AppDb>(), services.GetRequiredService<Frame>());
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
}
