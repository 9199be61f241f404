using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Events;

/// <summary>
/// What someone needs so that they can come at ease, in their own words: a seat by the door, an interpreter. It tells
/// of health, which is specific personal data (UU PDP 27/2022 art. 4(2)a): it stands in a row of its own, is read by
/// those who hold the event alone, and goes a week after it.
/// </summary>
public sealed class AccessNeed
{
    /// <summary>Letters, at most.</summary>
    public const int Most = 200;

    /// <summary>The field of the form.</summary>
    public const string Field = "akses";

    /// <summary>So long after the event it is still there, for who puts the place in order.</summary>
    public static readonly TimeSpan KeptAfter = TimeSpan.FromDays(7);

    public Guid RegistrationId { get; init; }
    public string Text { get; set; } = "";

    /// <summary>As it is kept: on one line. Empty where nothing was said.</summary>
    public static string Read(string typed) =>
        string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public static string? Problem(string typed) =>
        Read(typed).Length <= Most ? null : FieldLengths.Sentence(Most, Read(typed).Length);

    public static string Question =>
        Words.Say("Ada yang perlu kami siapkan untuk Anda?", "Is there anything we can prepare for you?");

    public static string WhoReads =>
        Words.Say(
            "Misalnya dituntun dari gerbang, tempat untuk kursi roda, juru bahasa isyarat, kursi dekat pintu. "
                + "Hanya dibaca penyelenggara; kami hapus seminggu setelah acara.",
            "For example: being met at the gate, room for a wheelchair, a sign-language interpreter, a seat by the "
                + "door. Only the hosts see it, and we erase it a week after the event."
        );
}

internal sealed class AccessNeedTable : IEntityTypeConfiguration<AccessNeed>
{
    public void Configure(EntityTypeBuilder<AccessNeed> table)
    {
        table.ToTable("access_needs");
        table.HasKey(row => row.RegistrationId);
        table.HasOne<Registration>().WithOne().HasForeignKey<AccessNeed>(row => row.RegistrationId);
        table.Property(row => row.Text).HasMaxLength(AccessNeed.Most);
    }
}

public static class AccessNeeds
{
    public static DbSet<AccessNeed> All(AppDb db) => db.Set<AccessNeed>();

    /// <summary>Whether one is kept for a registration.</summary>
    public static Task<bool> Told(AppDb db, Guid registration, CancellationToken stop) =>
        All(db).AnyAsync(need => need.RegistrationId == registration && need.Text != "", stop);

    /// <summary>Of each registration that told one.</summary>
    public static Task<Dictionary<Guid, string>> Of(AppDb db, IQueryable<Registration> rows, CancellationToken stop) =>
        All(db)
            .AsNoTracking()
            .Where(need => rows.Any(row => row.Id == need.RegistrationId))
            .ToDictionaryAsync(need => need.RegistrationId, need => need.Text, stop);

    /// <summary>Those that nobody needs any more: the event is over for a week, or they do not come.</summary>
    /// <param name="now">UTC.</param>
    public static IQueryable<AccessNeed> Past(AppDb db, DateTime now)
    {
        var before = now - AccessNeed.KeptAfter;
        return All(db)
            .Where(need =>
                db.Registrations()
                    .Any(row =>
                        row.Id == need.RegistrationId
                        && (
                            row.Status == RegistrationStatus.Cancelled
                            || row.Status == RegistrationStatus.Expired
                            || db.Events()
                                .Any(of =>
                                    of.Id == row.EventId && (of.Ends < before || of.Status == EventStatus.Cancelled)
                                )
                        )
                    )
            );
    }

    /// <summary>
    /// Written anew by whoever has the ticket; nothing in it takes it away. It changes neither the registration nor
    /// what anyone is told, and no line of the audit or a log knows of it. False when the event is over or the
    /// registration is no longer valid.
    /// </summary>
    public static Task<bool> Put(Frame frame, Guid registration, string typed) =>
        // Pressed twice in one moment: the last word stands.
        frame.Do(
            async (act, _) =>
            {
                var db = act.Db;
                var row = await db.Registrations()
                    .AsNoTracking()
                    .SingleOrDefaultAsync(known => known.Id == registration);
                if (
                    row is not { IsOpen: true }
                    || !await db.Events().AnyAsync(of => of.Id == row.EventId && of.Ends > act.Now)
                )
                    return act.Refuse(false);
                var (text, mine) = (AccessNeed.Read(typed), All(db).Where(need => need.RegistrationId == registration));
                if (text == "")
                    await act.Erase(mine);
                else if (await act.Update(mine, set => set.SetProperty(need => need.Text, text)) == 0)
                    act.Add(new AccessNeed { RegistrationId = registration, Text = text });
                return true;
            }
        );
}
