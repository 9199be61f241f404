using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Discussions;

/// <summary>Where staff settle comments.</summary>
internal static class CommentDesk
{
    /// <summary>Whoever writes looks after what is said about it. It stands behind what they write, so that they begin
    /// there.</summary>
    public static ConsoleLink Link(IEnumerable<CommentSubject> subjects) =>
        new(24, "komentar", "chat-left-text", Role.FrontDesk, () => Words.Say("Komentar", "Comments"))
        {
            Also = [.. subjects.Select(subject => subject.Desk).OfType<Role>().Distinct()],
        };
}
