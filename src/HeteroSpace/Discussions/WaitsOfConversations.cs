using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Discussions;

/// <summary>Messages that nobody has answered, whatever they are about.</summary>
internal static class WaitsOfConversations
{
    private const string NoAnswer = "tanpa-jawaban";

    /// <summary>So many working days an answer may take.</summary>
    public const int Days = 2;

    public static readonly WhatWaits Messages = new("pesan", "chat-dots", () => Words.Say("Pesan", "Messages"))
    {
        Count = (services, reader, stop) => services.GetRequiredService<ReadInbox>().Waiting(reader).CountAsync(stop),
        Rows = [typeof(Conversation)],
        Read = List,
        Do = Answer,
    };

    private static async Task<List<WaitingRow>> List(WaitingAsked asked)
    {
        var inbox = asked.Ask<ReadInbox>();
        var talks = await inbox
            .Waiting(asked.Reader)
            .OrderBy(row => row.WaitsSince)
            .ThenBy(row => row.Id)
            .Take(asked.Most)
            .ToListAsync(asked.Stop);
        var rows = await inbox.Rows(talks, asked.Reader.Account, asked.Stop);
        return rows.ConvertAll(row => new WaitingRow(
            row.Talk.Id,
            row.Talk.WaitsSince!.Value,
            row.About.With.Name,
            row.About.Inbox
        )
        {
            Quote = Words.Cut(row.Text, 200),
            About = TellOfConversations.Line(row.About),
            Due = WorkingDays.After(row.Talk.WaitsSince.Value, Days),
            Refuse = Words.Say("Jawaban siap", "Ready answers"),
            RefuseHint = Words.Say("Kirim jawaban:", "Send an answer:"),
            Acts =
            [
                new("", Words.Say("Jawab", "Answer"), "reply") { Link = row.About.Inbox },
                new(NoAnswer, Words.Say("Tak perlu dijawab", "Needs no answer"), "check-lg"),
            ],
            Reasons = [.. inbox.Ready(row.About.Key).Select(ready => new RowAct(ready.Key, ready.Short(), "reply"))],
        });
    }

    private static async Task<RowAnswer> Answer(WaitingAsked asked, RowPress press)
    {
        var inbox = asked.Ask<ReadInbox>();
        var late = RowAnswer.No(
            Words.Say("Pesan ini sudah ditangani orang lain.", "Someone else has dealt with this message.")
        );
        if (
            await inbox.Waiting(asked.Reader).SingleOrDefaultAsync(row => row.Id == press.Id, asked.Stop)
                is not { } talk
            || await asked.Ask<ConversationSubjects>().About(talk.Subject, asked.Stop) is not { } about
        )
            return late;
        var me = await asked.Ask<KnownPeople>().Behind(asked.User);
        var staff = new Writer(asked.Reader.Account, me?.Name ?? Words.Say("Pengelola", "Staff"));
        if (press.Verb == NoAnswer)
            return await asked.Ask<Converse>().NoAnswerNeeded(talk.Subject, staff)
                ? RowAnswer.Done(
                    Words.Say(
                        $"Pesan {about.With.Name} tidak menunggu jawaban lagi.",
                        $"The message of {about.With.Name} waits for no answer any more."
                    )
                )
                : late;
        if (inbox.Ready(talk.Subject).FirstOrDefault(one => one.Key == press.Verb) is not { } ready)
            return late;
        var text = Words.In(about.With.Language, ready.Whole);
        return await asked.Ask<Converse>().ByStaff(talk.Subject, staff, text) == Writing.Done
            ? RowAnswer.Done(
                Words.Say($"Jawaban untuk {about.With.Name} dikirim.", $"The answer to {about.With.Name} is sent.")
            )
            : late;
    }
}
