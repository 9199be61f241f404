using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings.All;

/// <summary>What came of deciding several: what must be mended before any is, or an answer for each.</summary>
internal sealed record SeveralAnswers(IReadOnlyList<RowAnswer> Each)
{
    public Dictionary<string, string> Errors { get; init; } = [];

    public static SeveralAnswers Not(string field, string sentence) => new([]) { Errors = { [field] = sentence } };
}

/// <summary>Decides several bookings of a site, each by an act of its own: what keeps one from it keeps no
/// other.</summary>
internal sealed class DecideSeveral(AppDb db, ChangeBooking change, TimeProvider time)
{
    public const string Ticked = "pilih",
        Verb = "putusan",
        Reason = "alasan",
        Approve = "setuju",
        Cancel = "batal";

    /// <summary>Something may still be decided about it.</summary>
    public static bool MayTick(Booking booking) =>
        booking.Status is BookingStatus.Requested or BookingStatus.Confirmed && !booking.AwaitsContact;

    /// <param name="decides">Whoever asks may decide requests, and not only cancel what stands.</param>
    public async Task<SeveralAnswers> Do(
        CatalogueSite here,
        IReadOnlyCollection<string> codes,
        string verb,
        string reason,
        Changer by,
        bool decides,
        CancellationToken stop
    )
    {
        if (codes.Count == 0)
            return SeveralAnswers.Not("isi", Words.Say("Centang dulu yang dimaksud.", "Tick what you mean first."));
        if (verb == Cancel && reason == "")
            return SeveralAnswers.Not(
                Reason,
                Words.Say("Tulis alasan pembatalan untuk pemesan.", "Give the booker a reason for cancelling.")
            );
        if (verb != Cancel && !decides)
            return SeveralAnswers.Not("isi", ChangeAnswer.NotNow.Unknown.Sentence);
        var asked = codes.Take(BookingQuestion.OfPage).ToList();
        var rows = await db.Bookings()
            .AsNoTracking()
            .Where(row => row.SiteId == here.Site.Id && asked.Contains(row.Code))
            .OrderBy(row => row.Starts)
            .ToListAsync(stop);
        var now = time.GetUtcNow().UtcDateTime;
        var answers = new List<RowAnswer>();
        foreach (var row in rows)
            if (await One(row, verb, reason, by) is var (answer, done))
                answers.Add(answer.InARow(row, here.Site.Clock, now, done));
        return answers.Count > 0
            ? new(answers)
            : SeveralAnswers.Not("isi", Words.Say("Pilih dulu keputusannya.", "Choose what to decide first."));
    }

    private async Task<(ChangeAnswer Answer, string Done)?> One(Booking row, string verb, string reason, Changer by)
    {
        if (verb == Approve)
            return (
                await change.Approve(row.Code, by, null),
                Words.Say($"{row.Name} disetujui.", $"{row.Name} is approved.")
            );
        if (verb == Cancel)
            return (
                await change.Cancel(row.Code, by, reason),
                Words.Say($"{row.Name} dibatalkan.", $"{row.Name} is cancelled.")
            );
        if (ReadyReasons.All.FirstOrDefault(known => known.Key == verb) is not { } ready)
            return null;
        return (
            await change.Decline(row.Code, by, Words.In(row.Language, ready.Whole)),
            Words.Say($"{row.Name} belum bisa.", $"{row.Name} was declined.")
        );
    }
}
