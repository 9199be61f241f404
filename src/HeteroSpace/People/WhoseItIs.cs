using HeteroSpace.Foundation.Mail;

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
}
