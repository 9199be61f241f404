using System.Globalization;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>An event from the phone of a community's lead over the tablet of a program officer to those who
/// come.</summary>
internal sealed class DayOfAnEvent(DayCast cast)
{
    private const string Title = "Kelas jualan bersama",
        Slug = "kelas-jualan-bersama",
        Question = "Apakah perlu proyektor?",
        Answer = "Ya, satu proyektor dan dua meja.";
    private readonly IPage _lead = cast.Lead;
    private readonly IPage _officer = cast.Officer;
    private static readonly DateTime Starts = JourneyTests.Tuesday.AddDays(3).AddHours(7);

    // At 360 pixels; what was sent stands in the lead's own space, with who has to do what.
    public async Task ALeadProposes()
    {
        await _lead.GotoAsync("/acara/usulkan?situs=semarang");
        await _lead.FillAsync("#judul", Title);
        await _lead.FillAsync("#ringkas", "Dari foto sampai pesanan pertama.");
        await _lead.SelectOptionAsync("#bidang", "Digital");
        await _lead.FillAsync("#tanggal", Starts.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await _lead.FillAsync("#jam", Starts.ToString("HH:mm", CultureInfo.InvariantCulture));
        await _lead.FillAsync("#sampai", Starts.AddHours(2).ToString("HH:mm", CultureInfo.InvariantCulture));
        await _lead.SelectOptionAsync("#ruang", "ruang-acara");
        await _lead.FillAsync("#kursi", "30");
        await _lead.Press("Kirim usulan");
        await _lead.Says(".notice-ok", "Usulan terkirim");
        await _lead.GotoAsync("/saya");
        await _lead.Says("main", Title);
        await _lead.Says("main", "menunggu jawaban petugas");
    }

    // From "Hari ini" to the event, to the conversation with those who propose it.
    public async Task TheOfficerAsks()
    {
        await _officer.WaitsAtToday(2);
        await _officer.Follow("Komunitas Jualan Contoh · " + Title);
        await _officer.Follow("Tulis ke pengusul");
        await _officer.FillAsync("#teks", Question);
        await _officer.Press("Kirim");
        await _officer.Says(".notice-ok", "Terkirim");
        await cast.App.WorkJobs();
    }

    // Told in the row at the thumb, asked and answered in one place.
    public async Task TheLeadAnswers()
    {
        await _lead.GotoAsync("/");
        await _lead.Says(".bottom-bar a[href='/saya']", "1");
        await _lead.Locator(".bottom-bar a[href='/saya']").ClickAsync();
        await _lead.Says("main", "Petugas menulis tentang usulan acara");
        await _lead.Locator("main").GetByRole(AriaRole.Link, new() { Name = Title }).First.ClickAsync();
        await _lead.Says("main", Question);
        await _lead.FillAsync("#teks", Answer);
        await _lead.Press("Kirim");
        await _lead.Says("main", Answer);
        await cast.App.WorkJobs();
        await _lead.GotoAsync("/saya");
        await Assertions.Expect(_lead.GetByText("Petugas menulis")).ToHaveCountAsync(0);
    }

    // The answer waits in the inbox and on "Hari ini"; its subject leads back to what is decided.
    public async Task TheOfficerPublishes()
    {
        await _officer.WaitsAtToday(3);
        await _officer.GotoAsync("/konsol/semarang/kotak-masuk");
        await _officer.Follow("Wulan Sari");
        await _officer.Says("#percakapan", Answer);
        await _officer.Press("Tidak perlu dijawab");
        await _officer.Says(".notice-ok", "Tidak menunggu jawaban lagi");
        await _officer.Locator(".talk-about").GetByRole(AriaRole.Link, new() { Name = Title }).First.ClickAsync();
        await _officer.Press("Setujui dan terbitkan");
        await _officer.Says(".notice-ok", "Terbit");
        await _officer.WaitsAtToday(1);
        await cast.App.WorkJobs();
        await _lead.GotoAsync("/saya");
        await _lead.Says("main", Title);
        await Assertions.Expect(_lead.GetByText("menunggu jawaban petugas")).ToHaveCountAsync(0);
    }

    // One by a phone, one who called.
    public async Task TwoRegister()
    {
        var booker = await cast.Devices.SignedIn(cast.Bagus.Email!);
        await booker.GotoAsync($"/acara/{Slug}/daftar");
        cast.Reads();
        await booker.GetByRole(AriaRole.Button, new() { Name = "Daftar", Exact = true }).ClickAsync();
        await booker.Says(".ticket .code", "HT-");
        await _officer.GotoAsync($"/konsol/semarang/acara/{Slug}/peserta");
        await _officer.GetByText("Tambah peserta").ClickAsync();
        await _officer.FillAsync("#nama", "Bu Telepon");
        await _officer.FillAsync("#ponsel", "0812 0000 0088");
        await _officer.Press("Daftarkan");
        await _officer.Says(".notice-ok", "Bu Telepon terdaftar");
    }

    // How many and by which way is told before it is sent.
    public async Task AllWhoComeAreWrittenTo()
    {
        await _officer.Follow("Tulis ke semua");
        await _officer.FillAsync("#judul", "Bawa satu produk");
        await _officer.FillAsync("#teks", "Kita memotretnya bersama.");
        await _officer.Press("Lihat dulu");
        await _officer.Says("#pratinjau", "1 e-mail · 1 WhatsApp");
        await _officer.Press("Kirim ke 2");
        await _officer.Says(".notice-ok", "Masuk antrean untuk 2 pendaftaran");
        await cast.App.WorkJobs();
        Assert.Contains(cast.App.Mails, mail => mail.Subject!.Contains("Bawa satu produk", StringComparison.Ordinal));
    }

    // Shown first, and answered where all read it.
    public async Task AnIdeaIsAnswered()
    {
        await _officer.WaitsAtToday(1);
        await _officer.Locator(".queue-row").GetByRole(AriaRole.Button, new() { Name = "Tampilkan" }).ClickAsync();
        await _officer.Says(".undo-bar", "tampil untuk semua");
        await _officer.Locator(".queue-name a").First.ClickAsync();
        await _officer.CheckAsync("input[value=NotNow]");
        await _officer.FillAsync("#karena", "Ruangnya penuh sampai akhir bulan; kami buka lagi bulan depan.");
        await _officer.GetByRole(AriaRole.Button, new() { Name = "Jawab", Exact = true }).ClickAsync();
        await _officer.Says(".notice-ok", "Dijawab");
        await _officer.WaitsAtToday(0);
        await cast.App.WorkJobs();
    }
}
