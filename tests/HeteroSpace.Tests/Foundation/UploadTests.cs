using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation;

/// <summary>A file is kept for who may send it and when all else is sound; what nobody sends is gone soon.</summary>
[UsuallyOnce]
public sealed class UploadTests
{
    private static byte[] Pdf(int bytes) => [.. "%PDF-1.7 "u8, .. new byte[bytes]];

    private static (string, string, byte[]) Letter => ("letter", "surat.pdf", Pdf(1000));

    private static List<FileInfo> Kept(HeteroApp app) =>
        Directory.Exists(Path.Combine(app.Folder, "files"))
            ? [.. new DirectoryInfo(Path.Combine(app.Folder, "files")).EnumerateFiles("*", SearchOption.AllDirectories)]
            : [];

    private static Task<int> ByLetter(HeteroApp app, string slug) =>
        app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            await db.Spaces()
                .Where(space => space.Slug == slug)
                .ExecuteUpdateAsync(set => set.SetProperty(space => space.Approval, Approval.ByLetter));
            services.GetRequiredService<Catalogue>().Forget();
            return 0;
        });

    private static (string, string)[] Wish(HeteroApp app, string contact) =>
        [
            ("tanggal", app.Now.AddDays(3).ToString("yyyy-MM-dd")),
            ("jam", "10:00"),
            ("lama", "60"),
            ("orang", "2"),
            ("keperluan", "Rapat koperasi"),
            ("nama", "Slamet"),
            ("kontak", contact),
            ("sandi", "sandi-yang-panjang"),
            ("jenis", "Public"),
        ];

    [Fact]
    public async Task No_letter_is_kept_for_a_space_that_asks_for_none_also_of_a_sound_form()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var visitor = Browse.Visitor(app);
        await Browse.SendFile(visitor, "/pesan/semarang/ruang-rapat-1", "pesan", Letter);
        using var booker = Browse.Visitor(app);
        await Browse.SendFile(booker, "/pesan/semarang/ruang-rapat-1", "pesan", Letter, Wish(app, "satu@example.org"));
        Assert.Empty(Kept(app));
    }

    [Fact]
    public async Task No_letter_is_kept_of_a_form_that_is_not_sound_and_its_sender_is_asked_for_it_again()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        await ByLetter(app, "ruang-rapat-2");
        using var visitor = Browse.Visitor(app);
        var refused = await (await Browse.SendFile(visitor, "/pesan/semarang/ruang-rapat-2", "pesan", Letter)).Text();
        Assert.Contains("pilih lagi berkasnya", refused);
        var wish = Wish(app, "dua@example.org");
        await Browse.SendFile(
            visitor,
            "/pesan/semarang/ruang-rapat-2",
            "pesan",
            Letter,
            [.. wish[..5], ("nama", "Slamet"), ("kontak", "bukan kontak"), ("sandi", "sandi-yang-panjang")]
        );
        Assert.Empty(Kept(app));
    }

    [Fact]
    public async Task What_is_no_letter_by_its_content_is_refused_and_its_sender_is_not_known_by_it()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        await ByLetter(app, "ruang-rapat-2");
        using var visitor = Browse.Visitor(app);
        Assert.Contains(
            "bukan PDF",
            await (
                await Browse.SendFile(
                    visitor,
                    "/pesan/semarang/ruang-rapat-2",
                    "pesan",
                    ("letter", "surat.pdf", "bukan"u8.ToArray()),
                    Wish(app, "dua@example.org")
                )
            ).Text()
        );
        Assert.Empty(
            await app.Read(db => db.People().Where(person => person.Email == "dua@example.org").ToListAsync())
        );
        Assert.Empty(Kept(app));
    }

    [Fact]
    public async Task The_letter_of_a_sound_form_is_kept()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        await ByLetter(app, "ruang-rapat-2");
        using var visitor = Browse.Visitor(app);
        var done = await Browse.SendFile(
            visitor,
            "/pesan/semarang/ruang-rapat-2",
            "pesan",
            Letter,
            Wish(app, "dua@example.org")
        );
        Assert.StartsWith("/saya/pemesanan/", done.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Single(Kept(app));
    }

    [Fact]
    public async Task A_member_with_a_shown_contact_need_not_choose_the_letter_again_for_a_slip_elsewhere()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        await ByLetter(app, "ruang-rapat-2");
        using var member = await RightsTests.Browser(app, await app.Member());
        using var unconfirmed = await RightsTests.Browser(app, await app.Member(confirmed: false));
        (string Key, string Value)[] wish = [.. Wish(app, "")[..3], ("orang", "500"), ("keperluan", "Rapat koperasi")];
        const string address = "/pesan/semarang/ruang-rapat-2";
        var file = ("letter", "surat.pdf", Pdf(1000));
        var not = await (await Browse.SendFile(unconfirmed, address, "pesan", file, wish)).Text();
        Assert.Contains("pilih lagi berkasnya", not);
        Assert.Empty(Kept(app));
        Assert.Contains(
            "Tersimpan: surat.pdf",
            await (await Browse.SendFile(member, address, "pesan", file, wish)).Text()
        );
        Assert.Single(Kept(app));
    }

    [Fact]
    public async Task Evidence_is_kept_only_with_a_sound_request()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var member = await RightsTests.Browser(app, await app.Member());
        var file = ("bukti", "nib.pdf", Pdf(1000));
        Assert.Contains(
            "pilih lagi berkasnya",
            await (await Browse.SendFile(member, "/saya/kartu", "minta", file)).Text()
        );
        Assert.Empty(Kept(app));
        await Browse.SendFile(member, "/saya/kartu", "minta", file, ("lokasi", "semarang"));
        Assert.Single(Kept(app));
        Assert.NotNull(await app.Read(db => db.VerificationRows().Select(row => row.File).SingleAsync()));
        // One that waits already takes no more.
        await Browse.SendFile(member, "/saya/kartu", "minta", file, ("lokasi", "semarang"));
        Assert.Single(Kept(app));
    }

    [Fact]
    public async Task So_many_bytes_of_one_person_one_network_and_in_all_are_kept_within_two_hours()
    {
        await using var app = await HeteroApp.Start(
            HeteroApp.MondayAtTen.AddYears(10),
            ("Limits:UploadBytesVisitor", "5000"),
            ("Limits:UploadBytesEach", "9000"),
            ("Limits:UploadBytes", "12000")
        );
        await ByLetter(app, "ruang-rapat-2");
        async Task<string> Visit(int number)
        {
            using var visitor = Browse.Visitor(app);
            var wish = Wish(app, $"tamu{number}@example.org");
            wish[1] = ("jam", $"{10 + number}:00");
            return await (
                await Browse.SendFile(
                    visitor,
                    "/pesan/semarang/ruang-rapat-2",
                    "pesan",
                    ("letter", "surat.pdf", Pdf(2000)),
                    wish
                )
            ).Text();
        }
        Assert.DoesNotContain("Terlalu banyak berkas", await Visit(0));
        Assert.DoesNotContain("Terlalu banyak berkas", await Visit(1));
        Assert.Contains("Terlalu banyak berkas", await Visit(2));
        Assert.Equal(2, Kept(app).Count);
        using var member = await RightsTests.Browser(app, await app.Member());
        Assert.DoesNotContain(
            "Terlalu banyak berkas",
            await (
                await Browse.SendFile(
                    member,
                    "/saya/kartu",
                    "minta",
                    ("bukti", "nib.pdf", Pdf(7000)),
                    ("lokasi", "semarang")
                )
            ).Text()
        );
        using var other = await RightsTests.Browser(app, await app.Member());
        Assert.Contains(
            "Terlalu banyak berkas",
            await (
                await Browse.SendFile(
                    other,
                    "/saya/kartu",
                    "minta",
                    ("bukti", "nib.pdf", Pdf(7000)),
                    ("lokasi", "semarang")
                )
            ).Text()
        );
        app.Clock.Advance(TimeSpan.FromHours(2.1));
        Assert.DoesNotContain("Terlalu banyak berkas", await Visit(3));
    }

    [Fact]
    public async Task So_many_bytes_of_one_person_are_kept_however_much_room_there_is_for_others()
    {
        await using var app = await HeteroApp.Start(
            HeteroApp.MondayAtTen.AddYears(10),
            ("Limits:UploadBytesEach", "5000"),
            ("Limits:UploadBytes", "1000000")
        );
        using var member = await RightsTests.Browser(app, await app.Member());
        using var other = await RightsTests.Browser(app, await app.Member());
        var evidence = ("bukti", "nib.pdf", Pdf(3000));
        async Task<bool> Refused(HttpClient client)
        {
            var answer = await Browse.SendFile(client, "/saya/kartu", "minta", evidence, ("lokasi", "semarang"));
            var refused = (await answer.Text()).Contains("Terlalu banyak berkas");
            if (!refused)
                await Browse.Send(client, "/saya/kartu", "tarik");
            return refused;
        }
        Assert.False(await Refused(member));
        Assert.True(await Refused(member));
        Assert.False(await Refused(other));
        app.Clock.Advance(TimeSpan.FromHours(2.1));
        Assert.False(await Refused(member));
    }

    [Fact]
    public async Task Pictures_of_a_community_are_counted_as_files_are()
    {
        var logo = Content.Written.Photo(300, 200);
        await using var app = await HeteroApp.Start(
            HeteroApp.MondayAtTen.AddYears(10),
            ("Limits:UploadBytesEach", (logo.Length * 2).ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
        var (lead, organization) = await Organizations.MembersTests.Verified(app);
        using var mine = await RightsTests.Browser(app, lead);
        var kept = new List<bool>();
        for (var number = 0; number < 4; number++)
        {
            var page = await Browse.SendFile(
                mine,
                $"/komunitas/{organization.Slug}/ubah",
                "ubah",
                ("logo", "logo.jpg", logo),
                ("nama", "")
            );
            kept.Add(!(await page.Text()).Contains("Terlalu banyak berkas"));
        }
        Assert.Equal([true, true, false, false], kept);
    }

    [Fact]
    public async Task What_nobody_sent_is_swept_after_two_hours_and_what_was_sent_stays()
    {
        await using var app = await HeteroApp.Start();
        var files = app.Services.GetRequiredService<FileStore>();
        foreach (
            var (name, hours) in new[]
            {
                ("0123456789abcdef0123456789abcde1.pdf", 2.2),
                ("0123456789abcdef0123456789abcde2.pdf", 1.5),
                ("0123456789abcdef0123456789abcde3.pdf", 30),
            }
        )
        {
            await files.Write(name, Pdf(10));
            File.SetLastWriteTimeUtc(Path.Combine(app.Folder, "files", name[..2], name), app.Now.AddHours(-hours));
        }
        var person = await app.Member();
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            db.VerificationRows()
                .Add(
                    new()
                    {
                        PersonId = person.Id,
                        File = "0123456789abcdef0123456789abcde3.pdf",
                        FileName = "nib.pdf",
                        Asked = app.Now,
                    }
                );
            return await db.SaveChangesAsync();
        });
        await app.WorkJobs();
        Assert.Equal(
            ["0123456789abcdef0123456789abcde2.pdf", "0123456789abcdef0123456789abcde3.pdf"],
            Kept(app).Select(file => file.Name).Order()
        );
    }
}
