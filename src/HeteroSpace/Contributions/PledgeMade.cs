namespace HeteroSpace.Contributions;

/// <summary>Who made a pledge gets the link to it, or first the one that shows that the address is theirs.</summary>
/// <param name="Waits">It waited to be confirmed when this was written; what came since is told by a later one.</param>
public sealed record PledgeMade(Guid PledgeId, bool Waits = false)
{
    public const string Job = "pledge-made";
}
