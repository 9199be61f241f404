using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Messaging;

/// <summary>The line to the mail server: encrypted, or not at all; and what staff and operators see of it.</summary>
[UsuallyOnce]
public sealed class SmtpTests
{
    private static Task<HeteroApp> With(SmtpSink sink, string environment = "Production", string password = "S3cret") =>
        HeteroApp.Start(
            ConfirmationTests.Later,
            [
                ("Mail:Host", "127.0.0.1"),
                ("Mail:Port", sink.Port.ToString()),
                ("Mail:User", "mailer"),
                ("Mail:Password", password),
                ("Mail:TimeoutSeconds", "2"),
                ("environment", environment),
            ]
        );

    private static Task<int> Put(HeteroApp app, string to = "siti@example.org") =>
        app.Do(async services =>
        {
            await services
                .GetRequiredService<LetterBox>()
                .Put(
                    new()
                    {
                        Cause = "uji:" + Guid.CreateVersion7(),
                        Kind = "account.password",
                        To = to,
                        Name = "Siti",
                        At = app.Now,
                    },
                    Letter.About(Sentence.Say("Uji", "A try")).Greet().Button("Buka", Proof.Of("/rahasia-sekali"))
                );
            return 0;
        });

    private static Task<Outgoing> Row(HeteroApp app) => app.Read(db => db.Outbox().AsNoTracking().SingleAsync());

    [Fact]
    public async Task A_server_that_offers_encryption_gets_password_and_mail_after_it_began()
    {
        await using var sink = new SmtpSink();
        await using var app = await With(sink);
        await Put(app);
        await app.WorkJobs();
        Assert.Contains("/rahasia-sekali", Assert.Single(sink.Taken));
        Assert.Equal(OutgoingStatus.Sent, (await Row(app)).Status);
        Assert.All(sink.Heard.Where(line => !line.StartsWith('*')), line => Assert.Matches("^(EHLO|STARTTLS)", line));
        Assert.Contains(sink.Heard, line => line.StartsWith("*AUTH", StringComparison.Ordinal));
    }

    /// <summary>RFC 6531, 3.1: without SMTPUTF8 no such address is said.</summary>
    [Fact]
    public async Task An_address_beyond_ASCII_is_given_up_where_the_server_takes_none_and_the_others_leave()
    {
        await using var sink = new SmtpSink();
        await using var app = await With(sink);
        await Put(app, "lökal@example.org");
        await Put(app, "用户@example.org");
        await Put(app);
        await app.WorkJobs();
        foreach (var row in await app.Read(db => db.Outbox().AsNoTracking().ToListAsync()))
            Assert.Equal(
                System.Text.Ascii.IsValid(row.To) ? (OutgoingStatus.Sent, null) : (OutgoingStatus.Dead, Fault.Address),
                (row.Status, row.Fault)
            );
        Assert.Single(sink.Taken);
        Assert.All(sink.Heard, line => Assert.True(System.Text.Ascii.IsValid(line)));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task A_server_that_offers_none_gets_neither_and_the_letter_waits_for_one_that_does(string environment)
    {
        var port = 0;
        await using (var sink = new SmtpSink(encrypts: SmtpSink.Encrypts.Never))
        {
            port = sink.Port;
            await using var app = await With(sink, environment);
            await Put(app);
            for (var tries = 0; tries < 30; tries++)
            {
                await app.WorkJobs();
                app.Clock.Advance(TimeSpan.FromHours(1.3));
            }
            Assert.Empty(sink.Taken);
            Assert.All(sink.Heard, line => Assert.Matches("^(EHLO|QUIT)", line));
            var row = await Row(app);
            Assert.Equal((OutgoingStatus.Waiting, Fault.NoEncryption), (row.Status, row.Fault));
            Assert.True(row.Attempts > 12);
            using var province = await RightsTests.Browser(app, await app.Staff(Role.ProvincialAdministrator, null));
            var page = await province.Page("/konsol/semarang/kabar");
            Assert.Contains("1 surat belum bisa berangkat", page);
            Assert.Contains("tidak menawarkan sambungan terenkripsi", page);
            var told = Assert.Single(await app.Read(db => Verify.Letters(db, app.Now)));
            Assert.Matches("^1 letters are waiting .* 39 hours old: NoEncryption 1", told);
            // Five days are enough.
            app.Clock.Advance(TimeSpan.FromDays(4));
            await app.WorkJobs();
            Assert.Equal(OutgoingStatus.Dead, (await Row(app)).Status);
            Assert.Contains("tidak menawarkan sambungan terenkripsi", await province.Page("/konsol/semarang/kabar"));
            Assert.Contains("1 letters are given up", Assert.Single(await app.Read(db => Verify.Letters(db, app.Now))));
        }
    }

    [Fact]
    public async Task In_Development_a_server_on_this_machine_may_do_without()
    {
        await using var sink = new SmtpSink(encrypts: SmtpSink.Encrypts.Never);
        await using var app = await With(sink, "Development");
        await Put(app);
        await app.WorkJobs();
        Assert.Null((await Row(app)).LastError);
        Assert.Single(sink.Taken);
    }

    [Fact]
    public async Task A_certificate_of_somebody_else_gets_neither()
    {
        await using var sink = new SmtpSink(certificate: SmtpSink.MakeCertificate());
        await using var app = await With(sink);
        await Put(app);
        await app.WorkJobs();
        Assert.Empty(sink.Taken);
        Assert.DoesNotContain(sink.Heard, line => line.StartsWith('*'));
        var row = await Row(app);
        Assert.Equal((OutgoingStatus.Waiting, Fault.Certificate), (row.Status, row.Fault));
    }

    [Fact]
    public async Task A_wrong_password_is_no_fault_of_the_letter()
    {
        await using var sink = new SmtpSink();
        await using var app = await With(sink, password: "salah");
        await Put(app);
        await app.WorkJobs();
        Assert.Empty(sink.Taken);
        var row = await Row(app);
        Assert.Equal((OutgoingStatus.Waiting, Fault.Password), (row.Status, row.Fault));
    }

    [Fact]
    public async Task One_that_cannot_be_written_is_given_up_and_told_in_plain_words()
    {
        await using var sink = new SmtpSink();
        await using var app = await With(sink);
        await Put(app, "budi.@example.org");
        await Put(app);
        await app.WorkJobs();
        Assert.Single(sink.Taken);
        using var province = await RightsTests.Browser(app, await app.Staff(Role.ProvincialAdministrator, null));
        var page = await province.Page("/konsol/semarang/kabar");
        Assert.Contains("kemungkinan salah ketik", page);
        Assert.Contains("tanyakan alamat yang benar", page);
        Assert.Contains("Address 1", Assert.Single(await app.Read(db => Verify.Letters(db, app.Now))));
    }

    // --- the test mail ----------------------------------------------------------------------------------------

    [Fact]
    public async Task A_test_mail_goes_to_ones_own_address_and_says_what_the_server_said_and_how_it_was_encrypted()
    {
        await using var sink = new SmtpSink();
        await using var app = await With(sink);
        var manager = await app.Staff(Role.SiteManager, "semarang");
        using var browser = await RightsTests.Browser(app, manager);
        var sent = await (
            await Browse.Send(browser, "/konsol/semarang/kabar/uji", "uji", ("ke", "lain@example.org"))
        ).Text();
        Assert.Contains("To: Petugas 001 <" + manager.Email, Assert.Single(sink.Taken));
        Assert.Contains("taken", sent);
        Assert.Contains("terenkripsi (Tls1", sent);
        Assert.Empty(await app.Read(db => db.Outbox().ToListAsync()));
        Assert.Equal(1, await app.Read(db => db.Audit().CountAsync(row => row.Action == "mail.tested")));
    }

    [Theory]
    [InlineData(SmtpSink.Encrypts.Never, "tidak menawarkan sambungan terenkripsi")]
    [InlineData(SmtpSink.Encrypts.StartTls, "550 no such person")]
    public async Task A_test_mail_that_does_not_leave_says_why(SmtpSink.Encrypts encrypts, string why)
    {
        await using var sink = new SmtpSink(_ => SmtpSink.Way.Refuse, encrypts: encrypts);
        await using var app = await With(sink);
        using var browser = await RightsTests.Browser(app, await app.Staff(Role.ProvincialAdministrator, null));
        Assert.Contains(why, await (await Browse.Send(browser, "/konsol/semarang/kabar/uji", "uji")).Text());
        Assert.Empty(sink.Taken);
    }

    [Fact]
    public async Task Without_a_mail_server_it_says_so_and_where_mails_lie()
    {
        await using var app = await HeteroApp.Start(ConfirmationTests.Later);
        using var browser = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        var page = await browser.Page("/konsol/semarang/kabar/uji");
        Assert.Contains("Peladen surat belum diatur", page);
        Assert.Contains(Path.Combine(app.Folder, "mail"), page);
        var sent = await (await Browse.Send(browser, "/konsol/semarang/kabar/uji", "uji")).Text();
        Assert.Contains(".eml", sent);
        Assert.Single(app.Mails);
        Assert.Contains("/konsol/semarang/kabar/uji", await browser.Page("/konsol/semarang/kabar"));
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        Assert.DoesNotContain("/konsol/semarang/kabar/uji", await desk.Page("/konsol/semarang/kabar"));
    }
}
