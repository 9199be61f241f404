using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.People;

public enum DataRight
{
    Access,
    Correct,
    Restrict,
    StopUse,
    Object,
    Other,
}

/// <summary>
/// A person asks for what they cannot do by themselves under <c>/saya/data</c>. The law gives 3 × 24 hours (UU PDP art.
/// 32, 40 and 41), by the clock and not by working days; the clock is shown to both sides.
/// </summary>
public sealed class DataRequest
{
    public static readonly TimeSpan Given = TimeSpan.FromHours(72);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PersonId { get; init; }

    /// <summary>The site whose manager answers.</summary>
    public Guid SiteId { get; init; }
    public DataRight Right { get; init; }
    public string Text { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTime Asked { get; init; }
    public DateTime Due { get; init; }
    public DateTime? Answered { get; set; }
    public string? Answer { get; set; }

    /// <summary>The account that answered.</summary>
    public Guid? By { get; set; }
}

/// <summary>What came of asking.</summary>
public enum AskedData
{
    Done,
    OpenAlready,
    EnoughForToday,
}

/// <summary>Puts a data request to the manager of a site.</summary>
public sealed class AskData(AppDb db, Frame frame)
{
    /// <summary>
    /// One of a kind is open at a time (<see cref="HouseLimits.DataRequestsOpen"/>, a unique index), and so many may be
    /// asked in a day, answered or not.
    /// </summary>
    public Task<AskedData> Now(Guid person, Guid site, DataRight right, string text) =>
        frame.Do(async act =>
        {
            var aDayAgo = act.Now.AddDays(-1);
            var theirs = db.DataRequests().Where(row => row.PersonId == person);
            await db.TakeTurn($"data-requests:{person}");
            if (await theirs.AnyAsync(row => row.Right == right && row.Answered == null))
                return act.Refuse(AskedData.OpenAlready);
            if (await theirs.CountAsync(row => row.Asked > aDayAgo) >= HouseLimits.DataRequestsADay.Most)
                return act.Refuse(AskedData.EnoughForToday);
            var asked = act.Add(
                new DataRequest
                {
                    PersonId = person,
                    SiteId = site,
                    Right = right,
                    Text = text,
                    Asked = act.Now,
                    Due = act.Now + DataRequest.Given,
                }
            );
            act.Tell(DataRequestNews.AskedJob, new DataRequestNews(asked.Id, act.Now));
            await act.KnowAt(person, site);
            return AskedData.Done;
        });
}

/// <summary>
/// A data request came or was answered: the jobs, written with it, by which managers and the person are told.
/// </summary>
public sealed record DataRequestNews(Guid RequestId, DateTime At)
{
    public const string AskedJob = "data-request-asked",
        AnsweredJob = "data-request-answered";
}

public static class DataRights
{
    public static string Said(this DataRight right) =>
        right switch
        {
            DataRight.Access => Words.Say("Akses dan catatan pemrosesan", "Access and the record of processing"),
            DataRight.Correct => Words.Say("Perbaikan data", "Correction"),
            DataRight.Restrict => Words.Say("Pembatasan sementara", "Restriction for a time"),
            DataRight.StopUse => Words.Say("Penghentian pemrosesan", "An end to processing"),
            DataRight.Object => Words.Say("Keberatan", "Objection"),
            DataRight.Other => Words.Say("Lainnya", "Something else"),
        };

    public static DbSet<DataRequest> DataRequests(this AppDb db) => db.Set<DataRequest>();

    /// <summary>Those that a site has to answer, and has answered.</summary>
    internal static IQueryable<DataRequest> DataRequestsAt(this AppDb db, Guid site) =>
        db.DataRequests().AsNoTracking().Where(row => row.SiteId == site);
}

internal sealed class DataRequestTable : IEntityTypeConfiguration<DataRequest>
{
    public void Configure(EntityTypeBuilder<DataRequest> table)
    {
        table.ToTable("data_requests");
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        table.Property(row => row.Text).HasMaxLength(2000);
        table.Property(row => row.Answer).HasMaxLength(4000);
        // One of a kind at a time: what is asked again goes with what is open.
        table.HasIndex(row => new { row.PersonId, row.Right }).IsUnique().HasFilter("answered is null");
        table.HasIndex(row => new
        {
            row.SiteId,
            row.Answered,
            row.Due,
        });
    }
}
