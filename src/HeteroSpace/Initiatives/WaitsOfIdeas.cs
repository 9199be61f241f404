using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>Ideas that nobody has read yet, or nobody answered.</summary>
internal static class WaitsOfIdeas
{
    private const string Show = "tampil";

    // What is longer is read on its page before it is decided.
    private const int ReadHere = 240;

    public static readonly WhatWaits Unanswered = WhatWaits.Of(
        "gagasan",
        "lightbulb",
        () => Words.Say("Gagasan", "Ideas"),
        (db, reader) => db.UnansweredIdeas(reader.Site.Id),
        List
    ) with
    {
        Do = Decide,
    };

    private static async Task<List<WaitingRow>> List(WaitingAsked asked, IQueryable<Idea> ideas)
    {
        var rows = await ideas
            .OrderBy(row => row.Posted)
            .ThenBy(row => row.Id)
            .Take(asked.Most)
            .ToListAsync(asked.Stop);
        return rows.ConvertAll(row =>
        {
            var isNew = row.Status == IdeaStatus.Waiting;
            return new WaitingRow(row.Id, row.Posted, $"{row.Title} · {row.Name}", asked.Page("gagasan/" + row.Slug))
            {
                About = row.Status.Said(),
                Quote = isNew ? Words.Cut(row.Text, ReadHere) : "",
                Due = row.Posted + Idea.AnsweredWithin,
                Version = row.Version,
                Acts =
                    isNew && row.Text.Length <= ReadHere ? [new(Show, Words.Say("Tampilkan", "Show"), "check-lg")] : [],
            };
        });
    }

    private static async Task<RowAnswer> Decide(WaitingAsked asked, RowPress press)
    {
        var ideas = asked.Db.UnansweredIdeas(asked.Reader.Site.Id);
        if (
            press.Verb != Show
            || !asked.Reader.May(IdeaWords.Desk)
            || await ideas.SingleOrDefaultAsync(row => row.Id == press.Id) is not { } idea
        )
            return RowAnswer.No(Words.Say("Gagasan ini sudah dijawab.", "This idea has been answered."));
        return idea.Version == press.Version && await asked.Ask<AnswerIdea>().Show(idea, asked.Reader.Account)
            ? RowAnswer.Done(Words.Say($"{idea.Title} tampil untuk semua.", $"{idea.Title} is shown to everyone."))
            : RowAnswer.Meanwhile("idea:" + idea.Slug);
    }
}
