using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.Events;

/// <summary>Tells those of an event what staff wrote to all of them, each once.</summary>
internal sealed class TellWord(AppDb db, Tell tell, Catalogue catalogue, SecretLinks links, ILogger<TellWord> log)
{
    public async Task Now(EventWordNews news, CancellationToken stop)
    {
        if (
            await db.EventWords().AsNoTracking().SingleOrDefaultAsync(row => row.Id == news.WordId, stop)
                is not { } word
            || await db.Events().AsNoTracking().SingleOrDefaultAsync(row => row.Id == word.EventId, stop) is not { } of
            || await catalogue.Site(of.SiteId, stop) is not { } site
        )
            return;
        // In portions, so that an event of thousands does not stand in memory; told twice, each hears it once.
        var (after, each) = (Guid.Empty, new OneByOne(db, log, WriteToAll.Job));
        while (true)
        {
            var last = after;
            var rows = await db.Registrations()
                .AsNoTracking()
                .Where(row => row.Id > last && row.Name != ErasePerson.Nobody)
                .Where(row =>
                    db.EventWordReaders().Any(reader => reader.WordId == word.Id && reader.RegistrationId == row.Id)
                )
                .OrderBy(row => row.Id)
                .Take(500)
                .ToListAsync(stop);
            if (rows.Count == 0)
                break;
            foreach (var row in rows)
                await each.Do(row.Id, () => Send(row, word, of, site.Site.Name, news.At, stop), stop);
            after = rows[^1].Id;
        }
        each.End();
    }

    private async Task Send(
        Registration row,
        EventWord word,
        Event of,
        string site,
        DateTime at,
        CancellationToken stop
    )
    {
        var cause = News.IdOf($"event-word:{word.Id:n}:{row.Id:n}");
        var ticket = await links.Status(TellOfEvents.TicketLink, row.Id);
        var reader = await db.ReaderOf(row.ForId, row.PersonId, stop);
        var letter = Words.In(row.Language, () => Letter(reader ?? row.Name, word.Title, word.Text, of, site, ticket));
        await tell.Now(
            new(cause.ToString("n"), cause, WriteToAll.Kind, Topic.Events, at, letter)
            {
                PersonId = row.PersonId,
                SiteId = of.SiteId,
                // The next word does not say what this one said.
                SubjectId = cause,
                Name = reader ?? row.Name,
                Email = row.Email,
                Phone = row.Phone,
                Language = row.Language,
                Short = Words.Cut(word.Text, 300),
                Link = "/saya/tiket",
            },
            stop
        );
    }

    internal static Letter Letter(string name, string title, string text, Event of, string site, Proof ticket) =>
        Foundation
            .Mail.Letter.About(Say($"{title} · {of.Title}", $"{title} · {of.Title}"))
            .Greet(name)
            .Say(Say($"Dari penyelenggara {of.Title}:", $"From those who hold {of.Title}:"))
            .Quote(text)
            .Button(Words.Say("Lihat tiket dan tanya", "See the ticket, and ask"), ticket)
            .Sign(site);
}
