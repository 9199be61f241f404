using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Discussions;

/// <summary>Comments that nobody has read, and those of which readers say that they should not stand there.</summary>
internal static class WaitsOfComments
{
    private const string Show = "tampil",
        Keep = "tetap";

    // What is longer is read on its page before it is decided.
    private const int ReadHere = 200;

    /// <param name="kinds">What a reader settles who is not of the front desk, by what they may do.</param>
    public static WhatWaits Of(Func<Predicate<Role>, string[]> kinds)
    {
        IQueryable<Comment> Mine(Foundation.Db.AppDb db, ConsoleReader reader) =>
            CommentDesk
                .Of(db, reader.Site.Id, reader.May(Role.FrontDesk), kinds(reader.May))
                .Where(row =>
                    row.Status == CommentStatus.Waiting || row.Status == CommentStatus.Shown && row.Reports > 0
                );
        return WhatWaits.Of("komentar", "chat-left-text", () => Words.Say("Komentar", "Comments"), Mine, List) with
        {
            Do = (asked, press) => Decide(asked, press, Mine(asked.Db, asked.Reader)),
        };
    }

    private static async Task<List<WaitingRow>> List(WaitingAsked asked, IQueryable<Comment> mine)
    {
        var rows = await mine.OrderBy(row => row.At).ThenBy(row => row.Id).Take(asked.Most).ToListAsync(asked.Stop);
        return rows.ConvertAll(row =>
        {
            var reported = row.Status == CommentStatus.Shown;
            return new WaitingRow(
                row.Id,
                row.At,
                row.Name,
                asked.Page("komentar" + (reported ? "?status=dilaporkan" : ""))
            )
            {
                About = reported ? Reports(row.Reports) : Words.Say("menunggu dibaca", "to be read"),
                Quote = Words.Cut(row.Text, ReadHere),
                Due = WorkingDays.After(row.At, 2),
                Refuse = Words.Say("Sembunyikan", "Hide"),
                Verdict =
                    row.Score >= SpamScore.ToBeRead
                        ? new(Words.Say("Mungkin iklan", "Likely advertising"), false)
                        : null,
                Acts = row.Text.Length > ReadHere ? [] : Acts(row, reported),
                Reasons = row.Text.Length > ReadHere ? [] : Reasons,
            };
        });
    }

    private static string Reports(int count) =>
        Words.Say($"{count} laporan", count == 1 ? "1 report" : $"{count} reports");

    // One whose number is not matched yet cannot be shown.
    private static RowAct[] Acts(Comment row, bool reported)
    {
        if (reported)
            return [new(Keep, Words.Say("Biarkan tampil", "Let it stand"), "check-lg")];
        return row.SealedPhoneCode is null ? [new(Show, Words.Say("Tampilkan", "Show"), "check-lg")] : [];
    }

    private static RowAct[] Reasons =>
        [.. Because.Select(reason => new RowAct(reason.Key, reason.Value(), "eye-slash"))];

    // As its writer and readers read it.
    private static readonly Dictionary<string, Func<string>> Because = new()
    {
        ["iklan"] = () => Words.Say("Tampak seperti iklan", "It looks like advertising"),
        ["kasar"] = () => Words.Say("Memuat kata kasar", "It is abusive"),
        ["pribadi"] = () => Words.Say("Memuat data pribadi orang", "It tells private things of someone"),
    };

    private static async Task<RowAnswer> Decide(WaitingAsked asked, RowPress press, IQueryable<Comment> mine)
    {
        if (await mine.SingleOrDefaultAsync(row => row.Id == press.Id) is not { } comment)
            return RowAnswer.Meanwhile("comment:" + press.Id);
        var (write, me) = (asked.Ask<WriteComment>(), asked.Reader.Account);
        var because = Because.GetValueOrDefault(press.Verb);
        var done = press.Verb switch
        {
            Show => await write.Show(comment, me),
            Keep => await write.Keep(comment, me),
            _ => because is not null && await write.Hide(comment, Words.In(comment.Language, because) + ".", me),
        };
        if (!done)
            return RowAnswer.Meanwhile("comment:" + press.Id);
        return RowAnswer.Done(
            because is null
                ? Words.Say($"Komentar {comment.Name} tampil.", $"The comment of {comment.Name} is shown.")
                : Words.Say($"Komentar {comment.Name} disembunyikan.", $"The comment of {comment.Name} is hidden.")
        );
    }
}
