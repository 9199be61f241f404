namespace HeteroSpace.Contributions;

/// <summary>Who made a pledge gets the link to it, or first the one that shows that the address is theirs.</summary>
public sealed record PledgeMade(Guid PledgeId)
{
    public const string Job = "pledge-made";
}
