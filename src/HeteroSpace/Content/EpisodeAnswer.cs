namespace HeteroSpace.Content;

/// <summary>What came of an act on an episode.</summary>
public abstract record EpisodeAnswer
{
    public sealed record Done(Episode Episode) : EpisodeAnswer;

    /// <summary>Someone else changed it meanwhile, or it is no longer where this act begins.</summary>
    public sealed record Changed : EpisodeAnswer;

    /// <summary>What is missing before everyone may see it.</summary>
    public sealed record NotYet(IReadOnlyList<string> Sentences) : EpisodeAnswer;

    /// <summary>Whoever sent it to be reviewed does not publish it as well.</summary>
    public sealed record NeedsAnother : EpisodeAnswer;
}
