using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>The editor's part of the day.</summary>
internal sealed class DayOfAnArticle(DayCast cast)
{
    public const string Text =
        "## Pagi di pasar\n\nSeorang pembuat keripik menata ulang kemasannya, menulis tanggal buatnya, dan menempelkan "
        + "nomor yang bisa dihubungi. Minggu berikutnya tiga toko meminta contoh, dan dua di antaranya memesan untuk "
        + "sebulan.\n\n> Kemasan adalah salam pertama.\n";
    private const string Title = "Kelas jualan yang tidak pernah sepi";
    private readonly IPage _editor = cast.Editor;

    // Nothing of rooms, people and settings.
    public async Task TheEditorSeesTheirOwn()
    {
        await _editor.WaitsAtToday(1);
        var tasks = await _editor.Locator(".console-menu .tasks > li").AllInnerTextsAsync();
        foreach (var hidden in (string[])["Ruang", "Pengaturan", "Permohonan"])
            Assert.DoesNotContain(tasks, task => task.Contains(hidden, StringComparison.Ordinal));
        Assert.Contains(tasks, task => task.Contains("Konten", StringComparison.Ordinal));
        var answer = await _editor.GotoAsync("/konsol/semarang/permohonan");
        Assert.Equal(404, answer!.Status);
    }

    // In the row; a reader finds it under the article.
    public async Task ACommentIsShown()
    {
        await _editor.GotoAsync("/konsol/semarang");
        await _editor.Locator(".queue-row").GetByRole(AriaRole.Button, new() { Name = "Tampilkan" }).ClickAsync();
        await _editor.Says(".undo-bar", "Komentar Pembaca Pagi tampil");
        var reader = await cast.Devices.Page();
        await reader.GotoAsync("/artikel/" + cast.Article);
        await reader.Says("main", "Di mana kelas kemasan berikutnya?");
    }

    // Whoever sent it waits for another: nothing of it waits for them.
    public async Task AnArticleIsSentToBeRead()
    {
        await _editor.GotoAsync("/konsol/semarang/artikel/baru");
        await _editor.FillAsync("#judul", Title);
        await _editor.FillAsync("#ringkas", "Yang membuat orang kembali.");
        await _editor.FillAsync("#teks", Text);
        await _editor.FillAsync("#penulis", "Dian Puspita");
        await _editor.PressAsync("#judul", "Control+s");
        await _editor.Says(".notice-ok", "Tersimpan sebagai konsep");
        await _editor.Press("Simpan dan kirim untuk dibaca");
        await _editor.Says(".notice-ok", "Terkirim untuk dibaca");
        await _editor.Says(".act-box", "yang mengirim tidak menerbitkan sendiri");
        await _editor.WaitsAtToday(0);
    }

    // The manager, in between.
    public async Task AnotherReadsAndPublishes()
    {
        await cast.Manager.GotoAsync("/konsol/semarang?jenis=artikel");
        await cast.Manager.Follow(Title);
        await cast.Manager.Press("Terbitkan");
        await cast.Manager.Says(".notice-ok", "Terbit");
        await cast.Manager.GotoAsync("/konsol/semarang?jenis=artikel");
        await Assertions.Expect(cast.Manager.Locator(".queue-row")).ToHaveCountAsync(0);
        var reader = await cast.Devices.Page();
        await reader.GotoAsync("/artikel");
        await reader.Says("main", Title);
    }
}
