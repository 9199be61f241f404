using HeteroSpace.Events;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.People.OneHousehold;

namespace HeteroSpace.People;

/// <summary>What is said of someone of a household is true for who reads it: "you" is the head alone.</summary>
public sealed class WhoseWordsTests
{
    private static readonly (string, string)[] Asked = [("orang", "1"), (Household.ForField, Household.Another)];

    [Fact]
    public async Task Whoever_registers_another_reads_that_the_other_is_registered()
    {
        await using var app = await HeteroApp.Start(Monday);
        var (_, of) = await Held.Event(app, Plan());
        using var mine = await RightsTests.Browser(app, await app.Member());
        var form = $"/acara/{of.Slug}/daftar";
        var done = await (await Browse.Typed(app, mine, form, "daftar", [.. Asked, .. Ratna])).Text();
        Assert.Contains("Ratna Contoh terdaftar", done);
        Assert.DoesNotContain("Anda terdaftar", done);
        var again = await (await Browse.Typed(app, mine, form, "daftar", [.. Asked, .. Ratna])).Text();
        Assert.Contains("Ratna Contoh sudah terdaftar", again);
        var own = await (await Browse.Typed(app, mine, form, "daftar", ("orang", "1"))).Text();
        Assert.Contains("Anda terdaftar", own);
    }

    [Fact]
    public async Task Two_of_one_household_on_the_waiting_list_have_pages_that_say_whose_they_are()
    {
        await using var app = await HeteroApp.Start(Monday);
        var (_, of) = await Held.Event(app, Plan(1));
        await Held.Register(app, of);
        var head = await app.Member();
        using var mine = await RightsTests.Browser(app, head);
        var form = $"/acara/{of.Slug}/daftar";
        var hers = await (await Browse.Typed(app, mine, form, "daftar", [.. Asked, ("tunggu", "ya"), .. Ratna])).Text();
        Assert.Contains("Untuk Ratna Contoh", hers);
        Assert.Contains("Ratna Contoh nomor 1 di daftar tunggu", hers);
        Assert.DoesNotContain("Anda nomor", hers);
        var own = await (await Browse.Typed(app, mine, form, "daftar", ("orang", "1"), ("tunggu", "ya"))).Text();
        Assert.Contains($"Untuk {head.Name}", own);
        Assert.Contains("Anda nomor 2 di daftar tunggu", own);
    }

    [Fact]
    public async Task Two_names_that_wait_on_one_number_have_pages_that_say_whose_code_it_is()
    {
        await using var app = await HeteroApp.Start(Monday);
        var (_, of) = await Held.Event(app, Plan());
        using var visitor = Browse.Visitor(app);
        foreach (var name in (string[])["Siti Aminah", "Budi Santosa"])
        {
            var page = await Browse.Typed(
                app,
                visitor,
                $"/acara/{of.Slug}/daftar",
                "daftar",
                ("orang", "1"),
                ("nama", name),
                ("kontak", "0812 0000 0777")
            );
            Assert.Contains($"Untuk {name}", await page.Text());
        }
    }

    [Theory, InlineData(RegistrationStatus.Confirmed), InlineData(RegistrationStatus.Cancelled)]
    public async Task What_the_head_is_told_of_another_calls_the_head_you_and_the_other_by_name(RegistrationStatus ends)
    {
        await using var app = await HeteroApp.Start(Monday);
        var (officer, of) = await Held.Event(app, Plan());
        var head = await app.Member();
        using var mine = await RightsTests.Browser(app, head);
        await Browse.Typed(app, mine, $"/acara/{of.Slug}/daftar", "daftar", [.. Asked, .. Ratna]);
        if (ends == RegistrationStatus.Cancelled)
        {
            var row = await app.Read(db => db.Registrations().Select(known => known.Id).SingleAsync());
            await Held.Change(app, change => change.Cancel(row, officer.AccountId));
        }
        await app.WorkJobs();
        var (sent, _, text) = (await app.Letters()).Last(one => one.Row.To == head.Email);
        Assert.Equal(head.Name, sent.Name);
        Assert.StartsWith($"Halo {head.Name},", text, StringComparison.Ordinal);
        Assert.Contains(
            ends == RegistrationStatus.Confirmed ? "Ratna Contoh terdaftar" : "pendaftaran Ratna Contoh",
            text
        );
        Assert.Contains("Ratna Contoh", sent.Subject);
        Assert.DoesNotContain("Anda terdaftar", text);
    }

    [Fact]
    public async Task What_is_booked_for_another_is_told_to_the_head_with_whom_it_is_for()
    {
        await using var app = await HeteroApp.Start(Monday);
        var head = await app.Member();
        using var mine = await RightsTests.Browser(app, head);
        await Browse.Send(
            mine,
            Desk,
            "pesan",
            [(Household.ForField, Household.Another), .. When, ("keperluan", "PR"), .. Ratna]
        );
        await app.WorkJobs();
        var (sent, _, text) = (await app.Letters()).Single(one => one.Row.To == head.Email);
        Assert.Contains("siap untuk Ratna Contoh", sent.Subject);
        Assert.StartsWith($"Halo {head.Name},", text, StringComparison.Ordinal);
        Assert.Contains("Untuk Ratna Contoh", text);
        Assert.DoesNotContain("untuk Anda", sent.Subject + text);
    }

    [Fact]
    public async Task A_page_of_what_staff_cancelled_thanks_nobody_for_telling()
    {
        await using var app = await HeteroApp.Start(Monday);
        var (officer, of) = await Held.Event(app, Plan());
        var row = await Held.Register(app, of);
        await Held.Change(app, change => change.Cancel(row.Id, officer.AccountId));
        using var visitor = Browse.Visitor(app);
        var page = await visitor.Page("/status/" + await Held.Secret(app, row));
        Assert.Contains("dibatalkan", page);
        Assert.DoesNotContain("Terima kasih sudah memberi tahu", page);
    }

    [Theory, InlineData(RegistrationStatus.Pending), InlineData(RegistrationStatus.Offered)]
    public void A_status_is_said_to_staff_and_to_each_of_a_household_alike(RegistrationStatus status)
    {
        Assert.DoesNotContain("Anda", status.Said());
        Assert.DoesNotContain(" you ", Foundation.Ui.Words.In("en", () => status.Said()));
    }

    [Fact]
    public async Task Whose_name_is_missing_is_said_at_its_field()
    {
        await using var app = await HeteroApp.Start(Monday);
        using var mine = await RightsTests.Browser(app, await app.Member());
        var page = await (await Browse.Send(mine, Page, "tambah", [(Household.NameField, ""), .. Ratna[1..]])).Text();
        Assert.Contains("Tulis namanya", page);
        Assert.DoesNotContain("Tulis nama Anda", page);
    }
}
