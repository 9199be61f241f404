using System.Security.Cryptography;
using System.Text;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Messaging;

/// <summary>Something to tell someone, in their language.</summary>
/// <param name="Cause">What it tells of, as <c>step:</c> and an id: told once, however often it is asked.</param>
/// <param name="Id">That of the notice in the person's space.</param>
/// <param name="Kind">Its template, as <c>booking.confirmed</c>.</param>
public sealed record News(string Cause, Guid Id, string Kind, Topic Topic, DateTime At, Letter Letter)
{
    public Guid? PersonId { get; init; }
    public Guid? SiteId { get; init; }
    public Guid? SubjectId { get; init; }
    public string Name { get; init; } = "";
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string Language { get; init; } = "id";

    /// <summary>One or two sentences for the person's space.</summary>
    public string Short { get; init; } = "";

    /// <summary>Address within the site.</summary>
    public string Link { get; init; } = "";

    /// <summary>A short form for WhatsApp; the letter when null.</summary>
    public Letter? WhatsApp { get; init; }

    /// <summary>Only in their own space: they were there when it happened.</summary>
    public bool Quiet { get; init; }

    /// <summary>An id made from what a message tells of, so that telling twice is telling once.</summary>
    public static Guid IdOf(string cause) => new(SHA256.HashData(Encoding.UTF8.GetBytes(cause)).AsSpan(0, 16));
}

/// <summary>
/// Tells people things: in their space always, and by mail or WhatsApp as they chose or as they can be reached.
/// </summary>
public sealed class Tell(AppDb db, SecretLinks links, LetterBox letters, Frame frame)
{
    public Task Now(News news, CancellationToken stop = default) =>
        // Another node may tell of the same cause in this moment: then it is done again, and finds it told.
        frame.Do(
            async (act, _) =>
            {
                await Notice(act, news, stop);
                if (!news.Quiet)
                    await Send(act, news, stop);
                return true;
            }
        );

    private async Task Send(Act act, News news, CancellationToken stop)
    {
        var reach = await ReachOf(news.PersonId, news.Topic, news.Email, news.Phone, stop);
        if (reach == Reach.Mail && await MayBeTold(news, stop))
            await letters.Put(Out(news, Channel.Mail, news.Email!), await Ended(news), stop);
        // What waits for a hand and is no longer so would only confuse: the latest word on a thing is the one to send.
        if (news is { SubjectId: { } subject, Phone: { } phone })
            await act.Update(
                WaitingForAHand(subject, phone).Where(row => row.Cause != news.Cause && row.At <= news.At),
                set => set.SetProperty(row => row.Status, OutgoingStatus.Dropped)
            );
        if (reach == Reach.WhatsApp)
            await letters.Put(Out(news, Channel.WhatsApp, news.Phone!), news.WhatsApp ?? news.Letter, stop);
    }

    // Whoever signed up with an address that they never showed could book and cancel all day, and each step would write
    // to somebody else. They see it in their own space.
    private async Task<bool> MayBeTold(News news, CancellationToken stop)
    {
        var since = news.At.AddDays(-1);
        if (
            news.PersonId is not { } person
            || !await db.People().AnyAsync(row => row.Id == person && !row.EmailConfirmed, stop)
        )
            return true;
        var unproved = await db.People()
            .Where(row => row.Email == news.Email && !row.EmailConfirmed)
            .OrderByDescending(row => row.Since)
            .Select(row => (Guid?)row.Id)
            .Take(100)
            .ToListAsync(stop);
        return await db.Outbox()
                .CountAsync(row => unproved.Contains(row.PersonId) && row.To == news.Email && row.At > since, stop)
            < HouseLimits.LettersToUnproved.Most;
    }

    private IQueryable<Outgoing> WaitingForAHand(Guid subject, string phone) =>
        db.Outbox()
            .Where(row => row.SubjectId == subject && row.To == phone && row.Channel == Channel.WhatsApp)
            .Where(row => row.Status == OutgoingStatus.Waiting && row.ClaimedUntil == null);

    private async Task Notice(Act act, News news, CancellationToken stop)
    {
        if (news.PersonId is not { } person || await db.Notices().AnyAsync(notice => notice.Id == news.Id, stop))
            return;
        act.Add(
            new Notice
            {
                Id = news.Id,
                PersonId = person,
                At = news.At,
                Title = news.Letter.Subject,
                Text = news.Short,
                Link = news.Link,
            }
        );
    }

    /// <summary>How someone is reached, by what they chose and what is known of them.</summary>
    public async Task<Reach> ReachOf(
        Guid? personId,
        Topic topic,
        string? email,
        string? phone,
        CancellationToken stop = default
    )
    {
        var chosen = personId is { } person
            ? await db.MessagePreferences()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.PersonId == person && row.Topic == topic, stop)
            : null;
        return By(chosen?.Reach, topic, email, phone);
    }

    /// <summary>The same of whoever's choice is known.</summary>
    public static Reach By(Reach? chosen, Topic topic, string? email, string? phone) =>
        (chosen, email, phone) switch
        {
            (Reach.OnlyHere, _, _) => Reach.OnlyHere,
            (null, _, _) when topic == Topic.News => Reach.OnlyHere,
            (Reach.WhatsApp, _, not null) => Reach.WhatsApp,
            (_, not null, _) => Reach.Mail,
            (_, null, not null) => Reach.WhatsApp,
            _ => Reach.OnlyHere,
        };

    // Someone without a person of ours made this booking by hand; there is nothing to unsubscribe from.
    private async Task<Letter> Ended(News news) =>
        news.PersonId is { } person
            ? news.Letter.Ended(
                news.Language,
                (await links.Of((char)('0' + (int)news.Topic), person)).Within("/berhenti/")
            )
            : news.Letter;

    private static Outgoing Out(News news, Channel channel, string to) =>
        new()
        {
            Cause = news.Cause,
            Channel = channel,
            Kind = news.Kind,
            PersonId = news.PersonId,
            SiteId = news.SiteId,
            SubjectId = news.SubjectId,
            To = to,
            Name = news.Name,
            Language = news.Language,
            At = news.At,
            Due = news.At,
        };
}

/// <summary>
/// A message about something left the house: from now its reader can be expected to know. Who hears of it writes within
/// the act that says so.
/// </summary>
public sealed record MessageSent(Act Act, string Kind, Guid SubjectId);

/// <summary>A letter as the console shows it with made-up data, in the language spoken.</summary>
public sealed record Sample(string Kind, Func<string> Said, Func<Letter> Letter);
