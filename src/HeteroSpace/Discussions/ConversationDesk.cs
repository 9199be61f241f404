using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Discussions;

/// <summary>Where staff answer messages.</summary>
internal static class ConversationDesk
{
    public static ConsoleLink Link(IEnumerable<ConversationSubject> subjects) =>
        new(ConsoleTask.People, 10, ReadInbox.Path, "envelope", Role.FrontDesk, () => Words.Say("Kotak masuk", "Inbox"))
        {
            Also = [.. subjects.Select(subject => subject.Desk).OfType<Role>().Distinct()],
            Waiting = [WaitsOfConversations.Messages],
        };
}
