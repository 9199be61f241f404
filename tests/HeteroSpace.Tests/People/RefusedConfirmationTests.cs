using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.People;

/// <summary>Whoever reads a mailbox and never asked is told who did, and lets it go.</summary>
public sealed class RefusedConfirmationTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    private static async Task<string> LinkIn(HeteroApp app)
    {
        await app.WorkJobs();
        var link = Regex.Match(app.Mails[^1].TextBody!, "https://\\S+/konfirmasi/\\S+").Value;
        return new Uri(link).AbsolutePath;
    }

    [Fact]
    public async Task Who_never_asked_reads_who_did_and_lets_it_go_with_one_press()
    {
        await using var app = await HeteroApp.Start(Later);
        using var stranger = Browse.Visitor(app);
        await Browse.Send(stranger, "/daftar", "daftar", ("nama", "Mallory"), ("kontak", "siti@example.org"));
        var link = await LinkIn(app);
        // The browser that signed up is not told of itself.
        Assert.DoesNotContain("peramban lain", await stranger.Page(link), StringComparison.Ordinal);
        using var mailbox = Browse.Visitor(app);
        var page = await mailbox.Page(link);
        Assert.Contains("Mallory", page, StringComparison.Ordinal);
        Assert.Contains("di peramban lain", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Sandi yang ditulis", page, StringComparison.Ordinal);
        await Browse.Send(mailbox, link, "bukan-saya");
        Assert.False(await app.Read(db => db.People().AnyAsync(row => row.Email == "siti@example.org")));
        Assert.Contains("kedaluwarsa", await mailbox.Page(link), StringComparison.Ordinal);
        Assert.Contains("/masuk", (await stranger.GetAsync("/saya")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Who_confirms_for_another_browser_reads_that_its_password_counts()
    {
        await using var app = await HeteroApp.Start(Later);
        using var stranger = Browse.Visitor(app);
        await Browse.Send(
            stranger,
            "/daftar",
            "daftar",
            ("nama", "Mallory"),
            ("kontak", "siti@example.org"),
            ("sandi", "sandi-yang-panjang")
        );
        using var mailbox = Browse.Visitor(app);
        Assert.Contains("Sandi yang ditulis di sana juga berlaku", await mailbox.Page(await LinkIn(app)));
    }

    [Fact]
    public async Task Who_named_a_number_too_keeps_what_hangs_on_it()
    {
        await using var app = await HeteroApp.Start(Later);
        using var own = Browse.Visitor(app);
        await Browse.Send(own, "/daftar", "daftar", ("nama", "Siti"), ("kontak", "siti@example.org"));
        var link = await LinkIn(app);
        await app.Read(db =>
            db.People()
                .Where(row => row.Email == "siti@example.org")
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Phone, "+6281234567001"))
        );
        using var mailbox = Browse.Visitor(app);
        await Browse.Send(mailbox, link, "bukan-saya");
        var left = await app.Read(db => db.People().AsNoTracking().SingleAsync(row => row.Name == "Siti"));
        Assert.Equal((null, "+6281234567001", false), (left.Email, left.Phone, left.Gone));
    }

    [Fact]
    public async Task An_address_that_is_confirmed_is_not_let_go_by_an_old_link()
    {
        await using var app = await HeteroApp.Start(Later);
        using var own = Browse.Visitor(app);
        await Browse.Send(own, "/daftar", "daftar", ("nama", "Siti"), ("kontak", "siti@example.org"));
        var link = await LinkIn(app);
        using var mailbox = Browse.Visitor(app);
        await mailbox.Page(link);
        await Browse.Send(own, link, "konfirmasi");
        await app.Do(async services =>
        {
            await services.GetRequiredService<ConfirmContact>().Refuse(link["/konfirmasi/".Length..]);
            return true;
        });
        Assert.True(await app.Read(db => db.People().AnyAsync(row => row.Email == "siti@example.org")));
    }
}
