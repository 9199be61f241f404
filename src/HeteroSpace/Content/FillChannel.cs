using HeteroSpace.Events;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Sites;
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
                await Note(feed, Said("answer"), null);
        each.End();
    }

    private Task<int> Note(ChannelFeed feed, string? problem, string? left) =>
        frame.Do(act =>
            act.Update(
                db.ChannelFeeds().Where(row => row.Id == feed.Id),
                set =>
                    set.SetProperty(row => row.Read, act.Now)
                        .SetProperty(row => row.Problem, problem)
                        .SetProperty(row => row.Left, left)
            )
        );

    /// <summary>From now on it is read every few hours. Null when it is among the site's feeds already.</summary>
    public Task<ChannelFeed?> Add(Guid site, string address, Guid? series, bool atOnce, Guid by) =>
        frame.Do(
            act =>
            {
                var feed = act.Add(
                    new ChannelFeed
                    {
                        SiteId = site,
                        Address = address,
                        SeriesId = series,
                        AtOnce = atOnce,
                        By = by,
                        Made = act.Now,
                    }
                );
                Note(act, feed, by, "feed.added");
                return Task.FromResult<ChannelFeed?>(feed);
            },
            Refusal.Taken<ChannelFeed?>(null)
        );

    /// <summary>It is read no more; what came of it stays.</summary>
    public Task Remove(ChannelFeed feed, Guid by) =>
        frame.Do(async act =>
        {
            if (await act.Erase(db.ChannelFeeds().Where(row => row.Id == feed.Id)) > 0)
                Note(act, feed, by, "feed.removed");
        });

    private static void Note(Act act, ChannelFeed feed, Guid by, string what) =>
        act.Note(by, feed.SiteId, what, "feed:" + feed.Id, feed.Address);

    /// <summary>Reads a feed at its address now; or keeps the sentence that says why it could not.</summary>
    public async Task<(FeedRead? Read, string? Problem)> Read(ChannelFeed feed, CancellationToken stop = default)
    {
        var (content, word) = await fetch.Get(feed.Address, stop);
        var found = content is null ? null : FeedEntries.Of(content, time.GetUtcNow().UtcDateTime, feed.Address);
        var problem = found is null ? Said(word ?? "feed") : null;
        var read = found is null ? null : await Take(found, feed.SiteId, feed.SeriesId, feed.AtOnce, feed.By, stop);
        await Note(feed, problem, read?.Left.Said is { } left ? Words.Cut(left, ChannelFeed.LongestLeft) : null);
        return (read, problem);
    }

    /// <summary>Makes episodes of entries that are not known, and notes how often the known ones were seen.</summary>
    /// <param name="stop">The server's own, between two of them.</param>
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
        var (made, known) = (0, 0);
        var each = new OneByOne(db, log, Job);
        // The oldest first, so that their numbers within the series follow their days.
        foreach (var entry in found.Entries.Reverse())
        {
            stop.ThrowIfCancellationRequested();
            if (!await each.Do(Origin(entry), TakeThis, stop))
                found.Left.Add(FeedFault.NotKept);

            async Task TakeThis()
            {
                if (await Take(entry, site.Site, series, atOnce, by))
                    made++;
                else
                    known++;
            }
        }
        return new(made, known, found.Left);
    }

    // Whole or not at all: what is half made would be known the next time, and never be published. When another node,
    // or another press on the same button, was faster, it is known as it is done again.
    private Task<bool> Take(FeedEntry entry, Site site, Guid? series, bool atOnce, Guid by) =>
        frame.Do(
            async (act, tries) =>
            {
                var known = await Known(entry, site.Id);
                var id = known ?? (await Make(act, tries, entry, site, series, atOnce, by)).Id;
                if (entry.Views is { } views)
                    await Count(act, id, entry, views, site.Clock.Date(act.Now));
                return known is null;
            }
        );

    private Task<Guid?> Known(FeedEntry entry, Guid site) =>
        db.Episodes()
            .Where(row =>
                row.SiteId == site
                && (
                    row.Origin == Origin(entry)
                    || db.EpisodeOutlets().Any(outlet => outlet.EpisodeId == row.Id && outlet.Address == entry.Address)
                )
            )
            .Select(row => (Guid?)row.Id)
            .FirstOrDefaultAsync();

    /// <summary>Whether it came out of a feed, whose makers told everything about it elsewhere.</summary>
    public static bool CameByFeed(string? origin) =>
        origin is not null
        && (origin.StartsWith("yt:", StringComparison.Ordinal) || origin.StartsWith("feed:", StringComparison.Ordinal));

    private static string Origin(FeedEntry entry) =>
        entry.Id.StartsWith("yt:", StringComparison.Ordinal) ? entry.Id : "feed:" + entry.Id;

    private async Task<Episode> Make(Act act, int tries, FeedEntry entry, Site site, Guid? series, bool atOnce, Guid by)
    {
        var plan = new EpisodePlan
        {
            Title = entry.Title,
            Summary = Words.Cut(FirstLine(entry.Text) is { Length: > 0 } line ? line : entry.Title, 500),
            Notes = Words.Cut(entry.Text, Episode.MostLetters),
            SeriesId = series,
            Outlets = { [OutletOf(entry.Address)] = entry.Address },
        };
        var episode = await make.Begin(act, tries, plan, site, by, Origin(entry), EpisodeStage.Review);
        episode.Published = entry.Published;
        if (!atOnce)
            return episode;
        await show.Appear(act, episode);
        act.Note(episode, by, "episode.published", entry.Address);
        act.IsSeen();
        return episode;
    }

    /// <summary>How often it was seen until the end of a day; a later word about the same day stands.</summary>
    private async Task Count(Act act, Guid episode, FeedEntry entry, long views, DateOnly day)
    {
        var outlet = OutletOf(entry.Address);
        if (
            await act.Update(
                db.EpisodeFigures().Where(row => row.EpisodeId == episode && row.Outlet == outlet && row.Day == day),
                set =>
                    set.SetProperty(row => row.Views, views)
                        .SetProperty(row => row.Likes, row => entry.Likes ?? row.Likes)
            ) == 0
        )
            act.Add(
                new EpisodeFigure
                {
                    EpisodeId = episode,
                    Outlet = outlet,
                    Day = day,
                    Views = views,
                    Likes = entry.Likes,
                }
            );
    }

    /// <summary>
    /// The recording of an event is the draft of an episode, with
    /// who spoke; told again with another address, the draft has it.
    /// </summary>
    public async Task OfEvent(EventRecorded recorded)
    {
        if (
            await db.Events().AsNoTracking().SingleOrDefaultAsync(row => row.Id == recorded.EventId) is not { } of
            || await catalogue.Site(of.SiteId) is not { } site
        )
            return;
        var (origin, outlet) = ("event:" + of.Id.ToString("n"), OutletOf(recorded.Address));
        var address = EpisodeRules.Link(outlet, recorded.Address);
        await frame.Do(
            async (act, tries) =>
            {
                if (
                    await db.Episodes()
                        .AsNoTracking()
                        .SingleOrDefaultAsync(row => row.SiteId == of.SiteId && row.Origin == origin) is
                    { } known
                )
                    return await TellAddress(act, known, outlet, address);
                var plan = PlanOf(of, outlet, address);
                var made = await make.Begin(act, tries, plan, site.Site, recorded.By, origin, EpisodeStage.Edit);
                act.AddAll((await SpeakersOf(of)).Select((speaker, at) => CreditOf(speaker, at + 1, made)));
                return true;
            }
        );
    }

    private async Task<bool> TellAddress(Act act, Episode known, Outlet outlet, string? address)
    {
        if (!known.IsOpen)
            return false;
        if (
            await act.Update(
                db.EpisodeOutlets().Where(row => row.EpisodeId == known.Id && row.Outlet == outlet),
                set => set.SetProperty(row => row.Address, address)
            ) == 0
        )
            act.Add(
                new EpisodeOutlet
                {
                    EpisodeId = known.Id,
                    Outlet = outlet,
                    Address = address,
                }
            );
        return true;
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

    private Task<List<Speaker>> SpeakersOf(Event of) =>
        db.Speakers().AsNoTracking().Where(row => row.EventId == of.Id).OrderBy(row => row.Position).ToListAsync();

    private static EpisodeCredit CreditOf(Speaker speaker, int position, Episode episode) =>
        new()
        {
            EpisodeId = episode.Id,
            Position = position,
            Part = "Narasumber",
            Name = speaker.Name,
            OrganizationId = speaker.OrganizationId,
        };

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
