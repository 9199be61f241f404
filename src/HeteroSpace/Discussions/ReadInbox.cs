using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Discussions;

/// <summary>A conversation as the inbox lists it.</summary>
/// <param name="Text">What was written last; marks say nothing.</param>
/// <param name="Owner">Who looks after it; null while nobody does.</param>
/// <param name="IsNew">Someone wrote since the reader had it before them.</param>
public sealed record InboxRow(Conversation Talk, TalkedAbout About, string Text, string? Owner, bool IsNew);

/// <summary>Reads what one of the staff may answer: the front desk all, others what is theirs.</summary>
internal sealed class ReadInbox(AppDb db, ConversationSubjects subjects, INamesOfAccounts names)
{
    public const string Path = "kotak-masuk";

    public IQueryable<Conversation> All(ConsoleReader reader)
    {
        var (site, all, kinds) = (reader.Site.Id, reader.May(Role.FrontDesk), subjects.KindsOf(reader.May));
        return db.Conversations()
            .AsNoTracking()
            .Where(row => row.SiteId == site && (all || kinds.Contains(row.SubjectKind)));
    }

    public IQueryable<Conversation> Waiting(ConsoleReader reader) => All(reader).Where(row => row.WaitsSince != null);

    public IReadOnlyList<ReadyAnswer> Ready(SubjectKey of) => subjects.Of(of.Kind)?.Ready ?? [];

    /// <summary>Those of which there is still what they are about, in their order.</summary>
    public async Task<List<InboxRow>> Rows(IReadOnlyList<Conversation> talks, Guid reader, CancellationToken stop)
    {
        if (talks.Count == 0)
            return [];
        var about = await subjects.About(talks.Select(talk => talk.Subject), stop);
        var ids = talks.Select(talk => talk.Id).ToList();
        var seen = await db.ConversationsSeen()
            .Where(row => row.AccountId == reader && ids.Contains(row.ConversationId))
            .ToDictionaryAsync(row => row.ConversationId, row => row.Until, stop);
        var owners = await names.Of([.. talks.Select(talk => talk.Owner).OfType<Guid>().Distinct()], stop);
        var texts = await Texts(ids, stop);
        return
        [
            .. talks
                .Where(talk => about.ContainsKey(talk.Subject))
                .Select(talk => new InboxRow(
                    talk,
                    about[talk.Subject],
                    texts.GetValueOrDefault(talk.Id, ""),
                    talk.Owner is { } owner ? owners.GetValueOrDefault(owner) : null,
                    !talk.LastFromStaff && (!seen.TryGetValue(talk.Id, out var until) || until < talk.LastAt)
                )),
        ];
    }

    private async Task<Dictionary<Guid, string>> Texts(List<Guid> ids, CancellationToken stop)
    {
        var last = await db.Conversations()
            .Where(row => ids.Contains(row.Id))
            .Select(row => new
            {
                row.Id,
                Text = db.Messages()
                    .Where(message => message.SubjectKind == row.SubjectKind && message.SubjectId == row.SubjectId)
                    .Where(message => message.Text != "")
                    .OrderByDescending(message => message.At)
                    .Select(message => message.Text)
                    .FirstOrDefault(),
            })
            .ToListAsync(stop);
        return last.ToDictionary(row => row.Id, row => row.Text ?? "");
    }
}
