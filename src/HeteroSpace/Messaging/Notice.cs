using HeteroSpace.Foundation.Db;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Messaging;

/// <summary>A message in a person's own space, in the language they read.</summary>
public sealed class Notice
{
    /// <summary>That of the step it tells of, so that telling twice is telling once.</summary>
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }
    public string Title { get; init; } = "";
    public string Text { get; init; } = "";

    /// <summary>Address within the site.</summary>
    public string Link { get; init; } = "";
    public DateTime? Read { get; set; }
}

internal sealed class NoticeTable : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> table)
    {
        table.ToTable("notices");
        table.HasOne<Person>().WithMany().HasForeignKey(notice => notice.PersonId);
        table.HasIndex(notice => new { notice.PersonId, notice.At });
    }
}

public static class NoticeTables
{
    public static DbSet<Notice> Notices(this AppDb db) => db.Set<Notice>();
}
