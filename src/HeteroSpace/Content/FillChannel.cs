using HeteroSpace.Events;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Sites;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>What a reading of a feed brought.</summary>
/// <param name="New">Episodes that were not known.</param>
/// <param name="Known">Entries that were; their figures are as new as the feed.</param>
/// <param name="Left">Those that could not be taken, by why.</param>
public sealed record FeedRead(int New, int Known, FeedFaults Left)
{
    public string Said =>
        Words.Say($"{New} episode baru, {Known} sudah ada.", $"{New} new episodes, {Known} known already.")
        + (Left.Said is { } left ? " " + left : "");
}

/// <summary>
/// Episodes that come by themselves: from the channel's feed, and
/// from the recording of an event. Told again, they are there once.
/// </summary>
public sealed class FillChannel(
    AppDb db,
    MakeEpisode make,
    ShowEpisode show,
    Frame frame,
    FetchOutside fetch,
    Catalogue catalogue,
    IOutputCacheStore pages,
    TimeProvider time,
    ILogger<FillChannel> log
)
{
    public const string Job = "channel-feeds";
    private static readonly TimeSpan Between = TimeSpan.FromHours(3);

    /// <summary>The recurring job: feeds whose time has come.</summary>
    public async Task Once(CancellationToken stop)
    {
        var before = time.GetUtcNow().UtcDateTime - Between;
        var each = new OneByOne(db, log, Job);
        foreach (
            var feed in await db.ChannelFeeds()
                .AsNoTracking()
                .Where(row => row.Read == null || row.Read < before)
                .OrderBy(row => row.Read)
                .Take(20)
                .ToListAsync(stop)
        )
            if (!await each.Do(feed.Id, () => Read(feed, stop), stop))
                await Note(feed, Said("answer"), null, stop);
        each.End();
    }

    private async Task Note(ChannelFeed feed, string? problem, string? left, CancellationToken stop)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await db.ChannelFeeds()
            .Where(row => row.Id == feed.Id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Read, now)
                        .SetProperty(row => row.Problem, problem)
                        .SetProperty(row => row.Left, left),
                stop
            );
    }

    /// <summary>Reads a feed at its address now; or keeps the sentence that says why it could not.</summary>
    public async Task<(FeedRead? Read, string? Problem)> Read(ChannelFeed feed, CancellationToken stop = default)
    {
        var (content, word) = await fetch.Get(feed.Address, stop);
        var found = content is null ? null : FeedEntries.Of(content, time.GetUtcNow().UtcDateTime, feed.Address);
        var problem = found is null ? Said(word ?? "feed") : null;
        var read = found is null ? null : await Take(found, feed.SiteId, feed.SeriesId, feed.AtOnce, feed.By, stop);
        await Note(feed, problem, read?.Left.Said is { } left ? Words.Cut(left, ChannelFeed.LongestLeft) : null, stop);
        return (read, problem);
    }

    /// <summary>Makes episodes of entries that are not known, and notes how often the known ones were seen.</summary>
    public async Task<FeedRead> Take(
        FeedContent found,
        Guid siteId,
        Guid? series,
        bool atOnce,
        Guid by,
        CancellationToken stop = default
    )
    {
        if (await catalogue.Site(siteId, stop) is not { } site)
            return new(0, 0, found.Left);
        var (made, known, today) = (0, 0, site.Site.Clock.Date(time.GetUtcNow().UtcDateTime));
        var each = new OneByOne(db, log, Job);
        // The oldest first, so that their numbers within the series follow their days.
        try
        {
            foreach (var entry in found.Entries.Reverse())
            {
                var kept = await each.Do(
                    Origin(entry),
                    async () =>
                    {
                        var episode = await Known(entry, siteId, stop);
                        if (episode is null && await Make(entry, site.Site, series, atOnce, by, stop) is { } fresh)
                            (episode, made) = (fresh, made + 1);
                        else
                            known++;
                        if (episode is { } id && entry.Views is { } views)
                            await Note(id, OutletOf(entry.Address), today, views, entry.Likes, null, stop);
                    },
                    stop
                );
                if (!kept)
                    found.Left.Add(FeedFault.NotKept);
            }
        }
        finally
        {
            if (made > 0)
                await pages.EvictByTagAsync(PublicPages.Tag, CancellationToken.None);
        }
        return new(made, known, found.Left);
    }

    private Task<Guid?> Known(FeedEntry entry, Guid site, CancellationToken stop) =>
        db.Episodes()
            .Where(row =>
                row.SiteId == site
                && (
                    row.Origin == Origin(entry)
                    || db.EpisodeOutlets().Any(outlet => outlet.EpisodeId == row.Id && outlet.Address == entry.Address)
                )
            )
            .Select(row => (Guid?)row.Id)
            .FirstOrDefaultAsync(stop);

    /// <summary>Whether it came out of a feed, whose makers told everything about it elsewhere.</summary>
    public static bool CameByFeed(string? origin) =>
        origin is not null
        && (origin.StartsWith("yt:", StringComparison.Ordinal) || origin.StartsWith("feed:", StringComparison.Ordinal));

    private static string Origin(FeedEntry entry) =>
        entry.Id.StartsWith("yt:", StringComparison.Ordinal) ? entry.Id : "feed:" + entry.Id;

    private async Task<Guid?> Make(
        FeedEntry entry,
        Site site,
        Guid? series,
        bool atOnce,
        Guid by,
        CancellationToken stop
    )
    {
        var plan = new EpisodePlan
        {
            Title = entry.Title,
            Summary = Words.Cut(FirstLine(entry.Text) is { Length: > 0 } line ? line : entry.Title, 500),
            Notes = Words.Cut(entry.Text, Episode.MostLetters),
            SeriesId = series,
            Outlets = { [OutletOf(entry.Address)] = entry.Address },
        };
        // Whole or not at all: what is half made would be known the next time, and never be published.
        return await frame.Do<Guid?>(
            async act =>
            {
                var episode = await make.Begin(plan, site, by, Origin(entry), EpisodeStage.Review, stop);
                episode.Published = entry.Published;
                if (atOnce)
                {
                    await show.Appear(act, episode);
                    act.Note(by, site.Id, "episode.published", "episode:" + episode.Slug, entry.Address);
                }
                return episode.Id;
            },
            // Another node, or another press on the same button, was faster.
            Refusal.Taken<Guid?>(null)
        );
    }

    /// <summary>How often an episode was seen until the end of a day; a later word about the same day stands.</summary>
    internal async Task Note(
        Guid episode,
        Outlet outlet,
        DateOnly day,
        long views,
        long? likes,
        long? comments,
        CancellationToken stop
    )
    {
        if (
            await db.EpisodeFigures()
                .Where(row => row.EpisodeId == episode && row.Outlet == outlet && row.Day == day)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Views, views)
                            .SetProperty(row => row.Likes, row => likes ?? row.Likes)
                            .SetProperty(row => row.Comments, row => comments ?? row.Comments),
                    stop
                ) > 0
        )
            return;
        db.EpisodeFigures()
            .Add(
                new()
                {
                    EpisodeId = episode,
                    Outlet = outlet,
                    Day = day,
                    Views = views,
                    Likes = likes,
                    Comments = comments,
                }
            );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException error) when (error.IsTaken()) { }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>
    /// The recording of an event is the draft of an episode, with
    /// who spoke; told again with another address, the draft has it.
    /// </summary>
    public async Task OfEvent(EventRecorded recorded, CancellationToken stop = default)
    {
        if (
            await db.Events().AsNoTracking().SingleOrDefaultAsync(row => row.Id == recorded.EventId, stop) is not { } of
            || await catalogue.Site(of.SiteId, stop) is not { } site
        )
            return;
        var (origin, outlet) = ("event:" + of.Id.ToString("n"), OutletOf(recorded.Address));
        var address = EpisodeRules.Link(outlet, recorded.Address);
        if (
            await db.Episodes()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.SiteId == of.SiteId && row.Origin == origin, stop) is
            { } known
        )
        {
            await TellAddress(known, outlet, address, stop);
            return;
        }
        try
        {
            var plan = PlanOf(of, outlet, address);
            var episode = await make.Begin(plan, site.Site, recorded.By, origin, EpisodeStage.Edit, stop);
            await CreditSpeakers(episode.Id, of.Id, stop);
        }
        catch (DbUpdateException error) when (error.IsTaken()) { }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task TellAddress(Episode known, Outlet outlet, string? address, CancellationToken stop)
    {
        if (
            !known.IsOpen
            || await db.EpisodeOutlets()
                .Where(row => row.EpisodeId == known.Id && row.Outlet == outlet)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Address, address), stop) > 0
        )
            return;
        db.EpisodeOutlets()
            .Add(
                new()
                {
                    EpisodeId = known.Id,
                    Outlet = outlet,
                    Address = address,
                }
            );
        await db.SaveChangesAsync(stop);
    }

    private static EpisodePlan PlanOf(Event of, Outlet outlet, string? address) =>
        new()
        {
            Title = Words.Cut($"Rekaman: {of.Title}", 140),
            Summary = Words.Cut(of.Summary, 500),
            Sector = of.Sector,
            Tags = [.. of.Tags.Take(ArticleRules.MostTags)],
            EventId = of.Id,
            InitiativeId = of.InitiativeId,
            Outlets = { [outlet] = address },
        };

    private async Task CreditSpeakers(Guid episode, Guid held, CancellationToken stop)
    {
        var speakers = await db.Speakers()
            .AsNoTracking()
            .Where(row => row.EventId == held)
            .OrderBy(row => row.Position)
            .ToListAsync(stop);
        db.EpisodeCredits()
            .AddRange(
                speakers.Select(
                    (speaker, position) =>
                        new EpisodeCredit
                        {
                            EpisodeId = episode,
                            Position = position + 1,
                            Part = "Narasumber",
                            Name = speaker.Name,
                            OrganizationId = speaker.OrganizationId,
                        }
                )
            );
        await db.SaveChangesAsync(stop);
    }

    internal static Outlet OutletOf(string address)
    {
        if (YouTube.IdOf(address) is not null)
            return Outlet.YouTube;
        return address.Contains("instagram.", StringComparison.OrdinalIgnoreCase) ? Outlet.Instagram : Outlet.Podcast;
    }

    internal static string Said(string word) =>
        word switch
        {
            "address" => Words.Say(
                "Alamat ini tidak bisa dibaca. Salin alamat umpan yang dimulai dengan https://.",
                "This address cannot be read. Copy the address of the feed, which begins with https://."
            ),
            "large" => Words.Say(
                "Umpan ini lebih dari 2 MB. Unggah bagiannya sebagai berkas.",
                "This feed is larger than 2 MB. Upload a part of it as a file."
            ),
            "time" => Words.Say(
                "Tidak ada jawaban dalam 15 detik. Dicoba lagi nanti.",
                "No answer within 15 seconds. It is tried again later."
            ),
            "feed" => Words.Say(
                "Di alamat ini tidak ada umpan Atom atau RSS 2.0. "
                    + "Umpan YouTube beralamat youtube.com/feeds/videos.xml?channel_id=…",
                "There is no Atom or RSS 2.0 feed there. "
                    + "A YouTube feed stands at youtube.com/feeds/videos.xml?channel_id=…"
            ),
            _ => Words.Say(
                "Alamat ini tidak menjawab, atau tidak ada di web umum. Dicoba lagi nanti.",
                "This address does not answer, or is not on the public web. It is tried again later."
            ),
        };

    private static string FirstLine(string text) => text.Split('\n', 2)[0].Trim();
}
