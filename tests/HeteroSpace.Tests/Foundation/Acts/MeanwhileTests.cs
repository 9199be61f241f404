using HeteroSpace.Bookings;
using HeteroSpace.Content;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Written = HeteroSpace.Content.Written;

namespace HeteroSpace.Foundation.Acts;

/// <summary>The second of two hears who was first, what they did and when, with both texts.</summary>
public sealed class MeanwhileTests
{
    private const string Room = "/konsol/semarang/ruang/ruang-rapat-1";

    [Fact]
    public async Task The_second_who_edits_a_space_sees_both_texts_and_saves_over_it_knowingly()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        using var first = await Staff(app, "Rina Wulandari");
        using var second = await Staff(app, "Budi Santoso");
        var (one, two) = (await Filled.Of(first, Room, "ruang"), await Filled.Of(second, Room, "ruang"));
        await one.With(("muat", "9"), ("tentang", "Menghadap taman.\nTenang.")).Press(first);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        var told = await two.With(("muat", "7"), ("tentang", "Dekat pintu.\nTenang.")).Press(second);
        var text = await told.Text();
        Assert.Contains("Sudah diubah oleh Rina Wulandari pukul 10.00 WIB.", text);
        Assert.Contains("lalu simpan lagi untuk menimpanya", text);
        Assert.Contains("muat: 8 → 9", text);
        Assert.Contains("<del>Menghadap taman.</del>", text);
        Assert.Contains("<ins>Dekat pintu.</ins>", text);
        Assert.Contains("<span>Tenang.</span>", text);
        var again = await Filled.In(told, "ruang");
        Assert.Equal(("7", "Dekat pintu.\nTenang."), (again["muat"], again["tentang"].ReplaceLineEndings("\n")));
        Assert.Equal(9, await Capacity(app));
        await again.Press(second);
        Assert.Equal(7, await Capacity(app));
        // Who goes back and changes it once more hears of themselves.
        var back = again.With(("muat", "6"));
        Assert.Contains("oleh Anda sendiri", await (await back.Press(second)).Text());
    }

    [Fact]
    public async Task The_second_who_edits_an_event_hears_it_too()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var (_, of) = await Held.Event(app, Held.Plan() with { When = Later(Held.NextWeek) }, published: false);
        using var first = await Staff(app, "Rina Wulandari", Role.ProgramOfficer);
        using var second = await Staff(app, "Budi Santoso", Role.ProgramOfficer);
        var address = $"/konsol/semarang/acara/{of.Slug}/ubah";
        var (one, two) = (await Filled.Of(first, address, "acara"), await Filled.Of(second, address, "acara"));
        await one.With(("judul", "Kelas foto makanan"), ("ringkas", "Dengan ponsel, dan lampu.")).Press(first);
        app.Clock.Advance(TimeSpan.FromDays(1));
        var told = await two.With(("judul", "Kelas foto kerajinan")).Press(second);
        var text = await told.Text();
        Assert.Contains("Sudah diubah oleh Rina Wulandari pada Minggu, 3 Agustus 2036, 10.00 WIB.", text);
        Assert.Contains("judul: Kelas foto produk → Kelas foto makanan", text);
        Assert.Contains("ringkasan diubah", text);
        Assert.Contains("<strong>Kelas foto makanan</strong>", text);
        Assert.Equal("Kelas foto makanan", (await Held.Now(app, of)).Title);
        await (await Filled.In(told, "acara")).Press(second);
        Assert.Equal("Kelas foto kerajinan", (await Held.Now(app, of)).Title);
    }

    [Fact]
    public async Task The_second_who_writes_an_article_sees_both_and_what_changed_is_in_no_audit_row()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var draft = await Written.Draft(app);
        using var first = await Staff(app, "Rina Wulandari", Role.Editor);
        using var second = await Staff(app, "Budi Santoso", Role.Editor);
        var address = "/konsol/semarang/artikel/" + draft.Slug;
        var (one, two) = (await Filled.Of(first, address, "artikel"), await Filled.Of(second, address, "artikel"));
        await one.With(("teks", "Pak Slamet bercerita.")).Press(first, "perbuatan", "simpan");
        var told = await two.With(("teks", "Bu Ratna bercerita.")).Press(second, "perbuatan", "simpan");
        var text = await told.Text();
        Assert.Contains("Sudah disimpan oleh Rina Wulandari pukul 10.00 WIB.", text);
        Assert.Contains("isi diubah", text);
        Assert.Contains("<del>Pak Slamet bercerita.</del>", text);
        Assert.Contains("<ins>Bu Ratna bercerita.</ins>", text);
        await (await Filled.In(told, "artikel")).Press(second, "perbuatan", "simpan");
        Assert.Equal("Bu Ratna bercerita.", (await Written.Now(app, draft)).Text);
        var details = await app.Read(db => db.Audit().Select(row => row.Detail).ToListAsync());
        Assert.DoesNotContain(details, detail => detail?.Contains("bercerita", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Of_two_who_decide_a_request_the_second_hears_who_was_first()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var asked = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 15));
        using var first = await Staff(app, "Rina Wulandari");
        using var second = await Staff(app, "Budi Santoso");
        var late = await Filled.Of(second, AtDesk.Of(asked), "tolak");
        await (await Filled.Of(first, AtDesk.Of(asked), "setuju")).Press(first);
        Assert.Equal(BookingStatus.Confirmed, await AtDesk.Status(app, asked));
        var told = await (await late.With(("alasan-tolak", "Ruangnya dicat hari itu.")).Press(second)).Text();
        Assert.Contains("Sudah disetujui oleh Rina Wulandari pukul 10.00 WIB.", told);
        Assert.DoesNotContain("<q", told);
        Assert.Contains("Tidak bisa, karena statusnya", told);
    }

    [Fact]
    public async Task Of_two_who_answer_an_idea_the_second_hears_who_was_first()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var idea = await Made.Idea(app, "Taman baca di tepi sungai", await app.Member());
        using var first = await Staff(app, "Rina Wulandari", Role.ProgramOfficer);
        using var second = await Staff(app, "Budi Santoso", Role.ProgramOfficer);
        var address = "/konsol/semarang/gagasan/" + idea.Slug;
        (string, string)[] answer = [("jawaban", "NotNow"), ("karena", "Belum ada tempatnya tahun ini.")];
        var late = await Filled.Of(second, address, "jawab");
        await (await Filled.Of(first, address, "jawab")).With(answer).Press(first);
        Assert.Contains(
            "Sudah dijawab belum bisa oleh Rina Wulandari pukul 10.00 WIB.",
            await (await late.With(answer).Press(second)).Text()
        );
    }

    [Fact]
    public async Task A_lead_hears_the_role_of_staff_and_never_a_name()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var (lead, organization) = await Made.Organization(app, "Komunitas Contoh");
        using var reader = await RightsTests.Browser(app, lead);
        using var manager = await Staff(app, "Rina Wulandari");
        var late = await Filled.Of(reader, $"/komunitas/{organization.Slug}/ubah", "ubah");
        await (await Filled.Of(manager, $"/konsol/semarang/organisasi/{organization.Slug}", "tolak"))
            .With(("alasan", "Nomornya milik orang lain, kata Pak Slamet."))
            .Press(manager);
        // So that the page is theirs to change again.
        await (await Filled.Of(manager, $"/konsol/semarang/organisasi/{organization.Slug}", "sah"))
            .With([.. Enum.GetValues<Check>().Select(check => ($"cek-{check}", "ya"))])
            .Press(manager);
        var told = await (
            await late.With(("bidang", "Craft"), ("cerita", "Kami menenun bersama setiap Sabtu.")).Press(reader)
        ).Text();
        Assert.Contains("Sudah diverifikasi oleh pengelola ruang pukul 10.00 WIB.", told);
        Assert.Contains("Sudah dibekukan oleh pengelola ruang", told);
        Assert.Contains("Kami menenun bersama setiap Sabtu.", told);
        Assert.DoesNotContain("Rina", told);
        Assert.DoesNotContain("Slamet", told);
    }

    [Fact]
    public async Task A_booker_who_comes_too_late_hears_the_role_too()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var asked = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 15));
        var booker = await app.Read(db => db.People().SingleAsync(person => person.Id == asked.PersonId));
        using var reader = await RightsTests.Browser(app, booker);
        using var manager = await Staff(app, "Rina Wulandari");
        var late = await Filled.Of(reader, "/saya/pemesanan/" + asked.Code, "batal");
        await (await Filled.Of(manager, AtDesk.Of(asked), "tolak"))
            .With(("alasan-tolak", "Ruangnya dicat hari itu."))
            .Press(manager);
        var told = await (await late.Press(reader)).Text();
        Assert.Contains("Sudah ditolak oleh pengelola ruang pukul 10.00 WIB.", told);
        Assert.DoesNotContain("Rina", told);
    }

    [Fact]
    public async Task What_the_system_did_and_someone_who_is_gone_are_told_as_such()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var draft = await Written.Draft(app);
        using var editor = await Staff(app, "Budi Santoso", Role.Editor);
        var address = "/konsol/semarang/artikel/" + draft.Slug;
        var old = await Filled.Of(editor, address, "artikel");
        var gone = await app.Staff(Role.Editor, "semarang");
        await app.Do(async services =>
        {
            var edit = services.GetRequiredService<EditArticle>();
            var sent = (ArticleAnswer.Done)await edit.Send(draft, gone.AccountId!.Value);
            await edit.Publish(sent.Article, app.Now.AddHours(1), true, gone.AccountId!.Value);
            return true;
        });
        await app.Act(act =>
            act.Update(
                act.Db.People().Where(person => person.Id == gone.Id),
                set => set.SetProperty(person => person.Gone, true)
            )
        );
        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.Do(async services =>
        {
            await services.GetRequiredService<EditArticle>().PublishDue();
            return true;
        });
        var told = await (await old.Press(editor, "perbuatan", "simpan")).Text();
        Assert.Contains("Sudah diterbitkan oleh sistem pukul 12.00 WIB.", told);
        Assert.Contains("Sudah dijadwalkan oleh seseorang yang akunnya sudah dihapus pukul 10.00 WIB.", told);
    }

    [Fact]
    public async Task Nothing_of_people_is_told_from_what_to_what()
    {
        await using var app = await HeteroApp.Start();
        var personal = app
            .Services.GetServices<Privacy.PersonalData>()
            .Where(kind => kind.IsPersonal)
            .Select(kind => kind.Entity)
            .ToHashSet();
        string[] never = ["Phone", "Email", "Owner", "By", "SentBy", "Link", "CodeWord", "DrawSecret", "Notes"];
        var kinds = app.Services.GetRequiredService<AuditedKinds>().All;
        Assert.True(kinds.Count > 10);
        Assert.Equal(kinds.Count, kinds.Select(kind => kind.Entity.Name).Distinct().Count());
        Assert.Empty(
            from kind in kinds
            from field in kind.Fields
            where field.Value.IsWhole
            where
                never.Contains(field.Key) && kind.Entity.GetProperty(field.Key)!.PropertyType != typeof(DateOnly)
                || personal.Contains(kind.Entity)
                    && kind.Entity.GetProperty(field.Key)!.PropertyType == typeof(string)
                    && field.Key != "RegionCode"
            select $"{kind.Entity.Name}.{field.Key}"
        );
    }

    [Fact]
    public async Task Written_twice_in_one_act_it_is_told_from_the_first_to_the_last_and_what_was_taken_back_is_not()
    {
        await using var app = await HeteroApp.Start();
        var at = await app.Space("semarang/ruang-rapat-1");
        await app.Do(async services =>
        {
            var frame = services.GetRequiredService<Frame>();
            return await frame.Do(async act =>
            {
                var space = (await act.Hold<Space>(at.Space.Id))!;
                space.Capacity = 9;
                await act.Save();
                await frame.Do(part =>
                {
                    space.MaxMinutes = 77;
                    return Task.FromResult(part.Refuse(true));
                });
                (space.Capacity, space.About) = (10, new(new string('a', 500)));
                act.Note(null, at.Site.Id, "space.changed", "space:semarang/ruang-rapat-1");
                act.Note(null, at.Site.Id, "space.looked-at", "space:semarang/ruang-rapat-1");
                return true;
            });
        });
        var rows = await app.Read(db => db.Audit().OrderBy(row => row.Id).ToListAsync());
        Assert.Equal(2, rows.Count);
        var detail = rows.Single(row => row.Action == "space.changed").Detail!;
        Assert.Contains("Space.Capacity: 8 → 10", detail);
        Assert.DoesNotContain("77", detail);
        Assert.True(detail.Length < 600, detail);
        Assert.Null(rows.Single(row => row.Action == "space.looked-at").Detail);
        Assert.All(rows, row => Assert.Equal((at.Space.Id, 1), (row.RowId!.Value, row.Version!.Value)));
    }

    private static Time.TimeRange Later(Time.TimeRange range) =>
        new(range.Starts.AddYears(10), range.Ends.AddYears(10));

    private static async Task<HttpClient> Staff(HeteroApp app, string name, Role role = Role.SiteManager)
    {
        var person = await app.Staff(role, "semarang");
        await app.Act(act =>
            act.Update(act.Db.People().Where(row => row.Id == person.Id), set => set.SetProperty(row => row.Name, name))
        );
        return await RightsTests.Browser(app, person);
    }

    private static Task<int> Capacity(HeteroApp app) =>
        app.Read(db =>
            db.Spaces().Where(space => space.Slug == "ruang-rapat-1").Select(space => space.Capacity).SingleAsync()
        );
}
