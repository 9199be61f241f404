using System.Security.Cryptography;
using System.Text;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// The answer to a POST that carried an <c>Idempotency-Key</c>, written with the change itself: sent again, the same
/// request gets the same answer and changes nothing (draft-ietf-httpapi-idempotency-key-header-07).
/// </summary>
public sealed class RememberedAnswer
{
    /// <summary>Whose key it is; two people may use the same.</summary>
    public Guid Owner { get; init; }
    public string Key { get; init; } = "";
    public string RequestHash { get; init; } = "";
    public int Status { get; init; }

    /// <summary>What was answered, sealed: it may hold tickets.</summary>
    public byte[] Sealed { get; init; } = [];
    public DateTime At { get; init; }

    /// <summary>Whoever sends a request again does so soon; after three days its key may be used anew.</summary>
    public static Task ForgetOld(Act act)
    {
        var before = act.Now.AddDays(-3);
        return act.Erase(act.Db.RememberedAnswers().Where(answer => answer.At < before));
    }

    public static string Hash(string method, string path, string body) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{method} {path}\n{body}")));
}

internal sealed class RememberedAnswerTable : IEntityTypeConfiguration<RememberedAnswer>
{
    public void Configure(EntityTypeBuilder<RememberedAnswer> table)
    {
        table.ToTable("remembered_answers");
        table.HasKey(answer => new { answer.Owner, answer.Key });
        table.Property(answer => answer.Key).HasMaxLength(200);
        table.Property(answer => answer.RequestHash).HasMaxLength(64);
        table.HasIndex(answer => answer.At);
    }
}

public static class IdempotencyTables
{
    public static DbSet<RememberedAnswer> RememberedAnswers(this AppDb db) => db.Set<RememberedAnswer>();
}
