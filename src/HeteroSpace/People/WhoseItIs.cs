using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>One mailbox and one calendar serve several: what is not the head's own says whose it is.</summary>
internal static class WhoseItIs
{
    /// <param name="title">Of a message or an entry.</param>
    /// <param name="member">Null for the head themselves.</param>
    /// <param name="name">As what is told of bears it.</param>
    public static Sentence For(this Sentence title, Guid? member, string name) =>
        member is null ? title : Sentence.Both($"{title} · {name}");

    /// <summary>The same for a calendar, which makes no links.</summary>
    public static string For(this string title, Guid? member, string name) =>
        member is null ? title : $"{title} · {name}";

    /// <summary>In the body of a letter; nothing when it is the reader's own.</summary>
    public static Sentence Line(Guid? member, string name) =>
        member is null ? Sentence.Nothing : Sentence.Say($"Untuk {name}", $"For {name}");

    /// <summary>Who reads what is told of someone of a household: its head. Null when whoever it is for reads it
    /// themselves.</summary>
    public static async Task<string?> ReaderOf(this AppDb db, Guid? member, Guid? head, CancellationToken stop) =>
        member is null
            ? null
            : await db.People().Where(row => row.Id == head).Select(row => row.Name).SingleAsync(stop);
}
