using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HeteroSpace;

/// <summary>
/// The real app, on a real port and a real database with the three sites; the clock stands until a test moves it.
/// </summary>
public sealed class HeteroApp : IAsyncDisposable
{
    /// <summary>Monday 3 August 2026, 10.00 WIB.</summary>
    public static readonly DateTime MondayAtTen = new(2026, 8, 3, 3, 0, 0, DateTimeKind.Utc);
    private readonly RunningApp _app;
    private Func<RunningApp, ValueTask> _leave;

    /// <param name="leave">What becomes of the running app after the test.</param>
    internal HeteroApp(RunningApp app, DateTime now, Func<RunningApp, ValueTask> leave)
    {
        (_app, _leave) = (app, leave);
        Clock.AdjustTime(new(now, TimeSpan.Zero));
    }

    public FakeTimeProvider Clock => _app.Clock;
    public string Folder => _app.Folder;

    /// <summary>All lines of the log of an app that was started with ("log", "all").</summary>
    public string Log => _app.Log.Text;
    public IServiceProvider Services => _app.Web.Services;
    public Uri Address => new(_app.Web.Urls.First());
    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    /// <summary>One that another test may have had, anew (<see cref="RunningApp"/>); with settings its own.</summary>
    public static async Task<HeteroApp> Start(DateTime? now = null, params (string Key, string Value)[] settings) =>
        settings.Length == 0
            ? new(await AppPool.Take(), now ?? MondayAtTen, AppPool.GiveBack)
            : new(await RunningApp.Start(settings), now ?? MondayAtTen, End);

    /// <summary>What this test does to its tables or its app cannot be put right: nobody gets it afterwards.</summary>
    public void GoesToNobodyElse() => _leave = End;

    public async Task<T> Do<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }

    public Task<T> Read<T>(Func<AppDb, Task<T>> query) => Do(services => query(services.GetRequiredService<AppDb>()));

    /// <summary>Does something in the frame, as an act of ours would.</summary>
    public Task<T> Act<T>(Func<Act, Task<T>> what) => Do(services => services.GetRequiredService<Frame>().Do(what));

    public AppDb OpenDatabaseAsOwner() => _app.OpenDatabaseAsOwner();

    /// <summary>A plain command of who owns the tables: braces in it are no places for values.</summary>
    public async Task<int> AlterTables(string sql)
    {
        await using var db = _app.OpenDatabaseAsOwner();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    public Task<BookAnswer> Book(BookingRequest wanted) =>
        Do(services => services.GetRequiredService<Book>().Now(wanted));

    public Task<ChangeAnswer> Change(Func<ChangeBooking, Task<ChangeAnswer>> act) =>
        Do(services => act(services.GetRequiredService<ChangeBooking>()));

    public async Task<CatalogueSpace> Space(string address) =>
        await Services.GetRequiredService<Catalogue>().Space(address.Split('/')[0], address.Split('/')[1])
        ?? throw new ArgumentException(address);

    /// <summary>
    /// Does all jobs that are due, as the worker would. What waits until an act can no longer be undone leaves as well,
    /// as if its two minutes had passed.
    /// </summary>
    public async Task WorkJobs(bool alsoHeld = true)
    {
        if (alsoHeld)
            await Read(LetGo);
        var worker = Services.GetRequiredService<JobWorker>();
        await worker.EnsureRecurring();
        var postman = Services.GetRequiredService<Foundation.Mail.Postman>();
        while (await worker.WorkOnce() + await postman.CarryOnce() > 0) { }
    }

    private async Task<int> LetGo(AppDb db)
    {
        var (now, until) = (Now, Now + SecondThought.Open);
        return await db.Jobs()
                .Where(job => job.HeldBy != null && job.Due > now && job.Due <= until)
                .ExecuteUpdateAsync(set => set.SetProperty(job => job.Due, now))
            + await db.Outbox()
                .Where(row => row.HeldBy != null && row.Due > now && row.Due <= until)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Due, now));
    }

    /// <summary>The mails sent so far, oldest first.</summary>
    public IReadOnlyList<MimeKit.MimeMessage> Mails =>
        Directory.Exists(Path.Combine(Folder, "mail"))
            ?
            [
                .. Directory
                    .GetFiles(Path.Combine(Folder, "mail"))
                    .Order()
                    .Select(file => MimeKit.MimeMessage.Load(file)),
            ]
            : [];

    /// <summary>What lies in the outbox, oldest first, with what it says whole where it has not left.</summary>
    public Task<List<(Outgoing Row, Letter? Letter, string Whole)>> Letters() =>
        Do(async services =>
        {
            var (box, db) = (services.GetRequiredService<LetterBox>(), services.GetRequiredService<AppDb>());
            var rows = await db.Outbox().AsNoTracking().OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync();
            return rows.ConvertAll(row => (row, box.Open(row), box.TextOf(row) ?? row.Text));
        });

    /// <summary>A code of a ticket or a number, as whoever has it reads it.</summary>
    public string Opened(byte[]? code) => Services.GetRequiredService<SealedCodes>().Open(code)!.Reveal();

    /// <summary>The code of a new ticket, as it is stored.</summary>
    public byte[] TicketCode() => Services.GetRequiredService<SealedCodes>().Close(HeteroSpace.Events.TicketCode.New());

    /// <summary>Someone with a confirmed e-mail address and an account; unconfirmed, who has asked for one.</summary>
    public Task<Person> Member(string name = "Peserta 014", PersonKind kind = PersonKind.Umkm, bool confirmed = true) =>
        Do(async services =>
        {
            var signUp = services.GetRequiredService<SignUp>();
            var newcomer = new Newcomer(name, $"{Guid.CreateVersion7():n}@example.org", "HeteroSpace-2026", kind);
            if (!confirmed)
            {
                var made = await signUp.Now(newcomer);
                Assert.True(made.Person is not null, string.Join(" ", made.Errors.Values));
                return made.Person;
            }
            var (person, _) = signUp.Founder(newcomer);
            await services.GetRequiredService<AppDb>().SaveChangesAsync();
            return person;
        });

    /// <summary>Someone who works at the site, or at all of them.</summary>
    public Task<Person> Staff(Role role, string? site) =>
        Do(async services =>
        {
            var person = await Member("Petugas 001");
            var db = services.GetRequiredService<AppDb>();
            db.RoleGrants()
                .Add(
                    new(
                        person.AccountId!.Value,
                        role,
                        site is null
                            ? null
                            : await db.Sites()
                                .Where(known => known.Slug == site)
                                .Select(known => known.Id)
                                .SingleAsync()
                    )
                );
            await db.SaveChangesAsync();
            return person;
        });

    /// <summary>A client of the API with a token of the person; without one, a visitor.</summary>
    public async Task<HttpClient> Client(Person? person = null, string scope = "book")
    {
        var client = new HttpClient { BaseAddress = Address };
        if (person is null)
            return client;
        var (token, text) = ApiToken.New(person.AccountId!.Value, "test", scope, Now);
        await Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            db.ApiTokens().Add(token);
            return await db.SaveChangesAsync();
        });
        client.DefaultRequestHeaders.Authorization = new("Bearer", text);
        return client;
    }

    public ValueTask DisposeAsync() => _leave(_app);

    /// <summary>Whoever calls from now on sits in another network.</summary>
    public void ComeFromElsewhere() => _app.ComeFromElsewhere();

    private static ValueTask End(RunningApp app) => app.DisposeAsync();
}
