namespace HeteroSpace.Foundation.Ui;

/// <summary>A choice that many make, as a link.</summary>
public sealed record Chip(string Said, string Address, bool Chosen);
