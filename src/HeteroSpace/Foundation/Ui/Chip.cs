namespace HeteroSpace.Foundation.Ui;

/// <summary>A choice that many make, as a link.</summary>
public sealed record Chip(string Said, string Address, bool Chosen)
{
    /// <summary>What the row itself says to the eye and the ear must hear as well: "all", of what?</summary>
    public string? Heard { get; init; }

    /// <summary>How many there are; null where they are not counted.</summary>
    public int? Count { get; init; }
}
