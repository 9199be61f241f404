using HeteroSpace.Discussions;
using HeteroSpace.Foundation;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Bookings;

/// <summary>What is written in a thread or told of a booking is one commit with what it brings along.</summary>
public sealed class WrittenWholeTests
{
    private static async Task<Booking> Booked(HeteroApp app, string space, Person by) =>
        Assert
            .IsType<BookAnswer.Booked>(
                await app.Book(BookTests.Wish(await app.Space("semarang/" + space), by, app.Now.AddDays(8)))
            )
            .Booking;

    private static Task<T> Write<T>(HeteroApp app, Func<Converse, Task<T>> write) =>
        app.Do(services => write(services.GetRequiredService<Converse>()));

    private static Task<int> Messages(HeteroApp app) => app.Read(db => db.Set<Message>().CountAsync());

    [Fact]
    public async Task A_message_that_the_staff_cannot_be_told_of_is_not_kept()
    {
        await using var app = await HeteroApp.Start();
        var member = await app.Member();
        var booking = await Booked(app, "ruang-rapat-1", member);
        Task<Writing> Ask() =>
            Write(app, write => write.ByThem(BookingTalk.Of(booking), new(member.AccountId, member.Name), "Ada?"));
        await Broken.Refuse(app, "jobs", $"new.kind = '{ConversationNews.Job}'", "insert");
        await Assert.ThrowsAnyAsync<Exception>(Ask);
        Assert.Equal(0, await Messages(app));
        Assert.Equal(0, await app.Read(db => db.Conversations().CountAsync()));
        await Broken.Mend(app, "jobs", "insert");
        await Ask();
        Assert.Equal(1, await Messages(app));
    }

    [Fact]
    public async Task An_answer_stands_in_the_audit_and_without_its_row_there_is_no_answer()
    {
        await using var app = await HeteroApp.Start();
        var (member, staff) = (await app.Member(), await app.Staff(Role.FrontDesk, "semarang"));
        var (booking, account) = (await Booked(app, "ruang-rapat-1", member), staff.AccountId!.Value);
        var (of, by) = (BookingTalk.Of(booking), new Writer(account, staff.Name));
        Task<Writing> Answer() => Write(app, write => write.ByStaff(of, by, "Bisa."));
        Task<int> Told() => app.Read(db => db.Jobs().CountAsync(job => job.Kind == ConversationNews.Job));
        await Broken.Refuse(app, "audit", "1 = 1", "insert");
        await Assert.ThrowsAnyAsync<Exception>(Answer);
        Assert.Equal((0, 0), (await Messages(app), await Told()));
        await Broken.Mend(app, "audit", "insert");
        await Answer();
        await Write(app, write => write.ByThem(of, new(member.AccountId, member.Name), "Terima kasih."));
        for (var times = 0; times < 2; times++)
            await Write(app, write => write.NoAnswerNeeded(of, by));
        Assert.Equal((3, 2), (await Messages(app), await Told()));
        Assert.Equal(
            ["booking.answered", "booking.needs-no-answer"],
            await app.Read(db =>
                db.Audit()
                    .Where(row => row.Subject == "booking:" + booking.Code && row.By == account)
                    .OrderBy(row => row.Action)
                    .Select(row => row.Action)
                    .ToListAsync()
            )
        );
    }

    [Fact]
    public async Task Where_the_booker_cannot_be_told_of_a_request_the_staff_are_not_either_and_then_both_are_once()
    {
        await using var app = await HeteroApp.Start();
        var booking = await Booked(app, "kelas", await app.Member());
        Assert.Equal(BookingStatus.Requested, booking.Status);
        var news = await app.Read(db => db.Jobs().AsNoTracking().SingleAsync(job => job.Kind == BookingNews.Kind));
        Task<bool> Tell() =>
            app.Do(async services =>
            {
                await services.GetRequiredService<BookingNews>().Tell(news.Read<BookingNews.Payload>(), default);
                return true;
            });
        Task<(int, int)> Told() =>
            app.Read(async db =>
                (await db.Jobs().CountAsync(job => job.Kind == DeskNews.Kind), await db.Outbox().CountAsync())
            );
        await Broken.Refuse(app, "outbox", "1 = 1", "insert");
        await Assert.ThrowsAnyAsync<Exception>(Tell);
        Assert.Equal((0, 0), await Told());
        await Broken.Mend(app, "outbox", "insert");
        await Tell();
        Assert.Equal((1, 1), await Told());
    }
}
