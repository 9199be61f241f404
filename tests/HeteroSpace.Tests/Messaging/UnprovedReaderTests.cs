using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Messaging;

/// <summary>Whoever types another's address and goes on under it does not fill that mailbox.</summary>
public sealed class UnprovedReaderTests
{
    private const string Victim = "korban@example.org";

    [Fact]
    public async Task Booking_and_cancelling_all_day_writes_ten_letters_to_an_address_that_nobody_showed()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var visitor = Browse.Visitor(app);
        await Browse.Send(
            visitor,
            "/daftar",
            "daftar",
            ("nama", "Slamet"),
            ("kontak", Victim),
            ("sandi", "sandi-yang-panjang-2026"),
            ("jenis", "Public")
        );
        for (var number = 0; number < 12; number++)
        {
            var made = await Browse.Send(visitor, "/pesan/semarang/ruang-rapat-2", "pesan", Wish(app, number));
            Assert.StartsWith("/saya/pemesanan/", made.RequestMessage!.RequestUri!.AbsolutePath);
            await app.WorkJobs();
            await Browse.Send(visitor, made.RequestMessage.RequestUri.AbsolutePath, "batal", ("alasan", ""));
            await app.WorkJobs();
        }
        Assert.Equal(12, await app.Read(db => db.Bookings().CountAsync(row => row.Status == BookingStatus.Cancelled)));
        Assert.Equal(10, app.Mails.Count(mail => mail.To.ToString().Contains(Victim, StringComparison.Ordinal)));
        // All of it stands in the space of whoever did it.
        Assert.InRange(await app.Read(db => db.Set<Notice>().CountAsync()), 20, int.MaxValue);
    }

    [Fact]
    public async Task Who_has_shown_the_address_is_told_everything()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var member = await app.Member();
        using var browser = await RightsTests.Browser(app, member);
        for (var number = 0; number < 12; number++)
        {
            await Browse.Send(browser, "/pesan/semarang/ruang-rapat-2", "pesan", Wish(app, number));
            await app.WorkJobs();
        }
        Assert.Equal(12, app.Mails.Count(mail => mail.To.ToString().Contains(member.Email!, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Registering_and_withdrawing_writes_to_a_contact_no_oftener_than_registrations_may_wait()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var plan = Held.Plan(20) with { When = new(app.Now.AddDays(7), app.Now.AddDays(7).AddHours(2)) };
        var (_, of) = await Held.Event(app, plan);
        for (var number = 0; number < 9; number++)
        {
            var answer = await Held.Try(app, new(of, null, 1, null, $"Slamet {number}", Victim));
            await app.WorkJobs();
            if (answer is RegisterAnswer.Registered { Registration: var row })
                await app.Do(services => services.GetRequiredService<ChangeRegistration>().Cancel(row.Id));
            await app.WorkJobs();
        }
        Assert.Equal(6, await app.Read(db => db.Outbox().CountAsync(row => row.Kind == "registration.pending")));
        app.Clock.Advance(TimeSpan.FromDays(1.1));
        Assert.IsType<RegisterAnswer.Registered>(await Held.Try(app, new(of, null, 1, null, "Slamet", Victim)));
    }

    private static (string, string)[] Wish(HeteroApp app, int number) =>
        [
            ("tanggal", app.Now.AddDays(2 + number % 2).ToString("yyyy-MM-dd")),
            ("jam", $"{10 + number / 2:00}:00"),
            ("lama", "60"),
            ("orang", "2"),
            ("keperluan", "Rapat koperasi"),
        ];
}
