using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;

namespace HeteroSpace.Content;

/// <summary>
/// How far an episode is: from an idea through script, shooting, cut
/// and reading by a colleague to what everyone sees; or given up.
/// </summary>
public enum EpisodeStage
{
    Idea,
    Script,
    Shoot,
    Edit,
    Review,
    Published,
    Dropped,
}

/// <summary>Where an episode is to appear, and appears.</summary>
public enum Outlet
{
    YouTube,
    Instagram,
    InstagramLive,
    Podcast,
}

/// <summary>Episodes that belong together, under one name.</summary>
public sealed class Series
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }

    /// <summary>Its address: <c>/kanal/seri/{slug}</c>.</summary>
    public string Slug { get; init; } = "";
    public Bilingual Name { get; set; } = Bilingual.Empty;
    public Bilingual About { get; set; } = Bilingual.Empty;

    /// <summary>It goes on; a series that is over takes no new episodes and stays to be seen.</summary>
    public bool Open { get; set; } = true;
    public DateTime Made { get; init; }
}

/// <summary>One film, talk or live show of the channel. Instants are UTC.</summary>
public sealed class Episode : IVersioned
{
    public const int MostLetters = 30_000;
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }
    public Guid? SeriesId { get; set; }

    /// <summary>Its number within the series, given as it is published.</summary>
    public int? Number { get; set; }

    /// <summary>Its address: <c>/kanal/{slug}</c>.</summary>
    public string Slug { get; init; } = "";
    public string Title { get; set; } = "";
    public string TitleEn { get; set; } = "";
    public string Summary { get; set; } = "";
    public string SummaryEn { get; set; } = "";

    /// <summary>What stands under the film: Markdown, for everyone.</summary>
    public string Notes { get; set; } = "";

    /// <summary>What is said and shown: Markdown, for those who make it.</summary>
    public string Script { get; set; } = "";
    public Sector Sector { get; set; }
    public List<string> Tags { get; set; } = [];
    public Guid? CoverId { get; set; }
    public EpisodeStage Stage { get; set; }

    /// <summary>The account that brings it to its end.</summary>
    public Guid? Owner { get; set; }

    /// <summary>When it is to be published; in the site's own time.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>The event it is about, or recorded at.</summary>
    public Guid? EventId { get; set; }

    /// <summary>
    /// The initiative of which it is a record; the credited organizations' part in it is shown by it.
    /// </summary>
    public Guid? InitiativeId { get; set; }

    /// <summary>The article that tells what came of it.</summary>
    public Guid? ArticleId { get; set; }
    public int? Seconds { get; set; }

    /// <summary>When it was first to be seen, wherever that was.</summary>
    public DateTime? Published { get; set; }
    public DateTime? Updated { get; set; }

    /// <summary>
    /// Its id in the feed it came from, as <c>yt:video:…</c>; an event's recording has <c>event:…</c>.
    /// </summary>
    public string? Origin { get; init; }
    public bool CommentsOpen { get; set; } = true;

    /// <summary>What a reviewer says who sent it back; or why it was given up.</summary>
    public string? Note { get; set; }
    public Guid By { get; init; }

    /// <summary>The account that sent it to be reviewed; another one publishes it.</summary>
    public Guid? SentBy { get; set; }
    public DateTime Made { get; init; }
    public int Version { get; set; }

    public bool IsOpen => Stage is not (EpisodeStage.Published or EpisodeStage.Dropped);
    public string TitleHere => Words.InEnglish && TitleEn != "" ? TitleEn : Title;
    public string SummaryHere => Words.InEnglish && SummaryEn != "" ? SummaryEn : Summary;
}

/// <summary>An outlet an episode is meant for, and its address there once it is published.</summary>
public sealed class EpisodeOutlet
{
    public Guid EpisodeId { get; init; }
    public Outlet Outlet { get; init; }
    public string? Address { get; set; }
}

/// <summary>Something to be done before an episode leaves a stage.</summary>
public sealed class EpisodeStep
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EpisodeId { get; init; }
    public EpisodeStage Stage { get; init; }
    public string Text { get; init; } = "";

    /// <summary>The account that does it.</summary>
    public Guid? Owner { get; init; }
    public DateOnly? Due { get; init; }
    public DateTime? Done { get; set; }
    public Guid? DoneBy { get; set; }
}

/// <summary>Who made it or is in it, and which organization gave them: named under the episode.</summary>
public sealed class EpisodeCredit
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EpisodeId { get; init; }
    public int Position { get; set; }

    /// <summary>What they did, as it is printed: host, camera, guest.</summary>
    public string Part { get; init; } = "";
    public string Name { get; set; } = "";
    public Guid? PersonId { get; set; }
    public Guid? OrganizationId { get; init; }
}

/// <summary>A file those who make it need: script, permission to show a face, picture.</summary>
public sealed class EpisodeFile
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EpisodeId { get; init; }
    public string File { get; init; } = "";
    public string Name { get; init; } = "";
    public Guid By { get; init; }
    public DateTime At { get; init; }
}

/// <summary>A booking of the studio for an episode.</summary>
public sealed class EpisodeShoot
{
    public Guid EpisodeId { get; init; }
    public Guid BookingId { get; init; }
}

/// <summary>How often an episode was seen at an outlet until the end of a day.</summary>
public sealed class EpisodeFigure
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EpisodeId { get; init; }
    public Outlet Outlet { get; init; }
    public DateOnly Day { get; init; }
    public long Views { get; set; }
    public long? Likes { get; set; }
    public long? Comments { get; set; }
}

/// <summary>A feed (Atom, as YouTube gives one, or RSS 2.0 of a podcast) whose entries become episodes.</summary>
public sealed class ChannelFeed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }
    public string Address { get; init; } = "";
    public Guid? SeriesId { get; init; }

    /// <summary>What comes is published at once; otherwise an editor looks at it first.</summary>
    public bool AtOnce { get; init; }
    public Guid By { get; init; }
    public DateTime Made { get; init; }
    public DateTime? Read { get; set; }

    /// <summary>Why the last reading brought nothing.</summary>
    public string? Problem { get; set; }

    /// <summary>How many entries the last reading left out and why; null when it left none.</summary>
    public string? Left { get; set; }
    public const int LongestLeft = 600;
}
