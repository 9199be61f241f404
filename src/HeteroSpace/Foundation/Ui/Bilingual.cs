namespace HeteroSpace.Foundation.Ui;

/// <summary>A text that staff write in Indonesian and, when they have the time, in English.</summary>
public sealed record Bilingual(string Id, string? En = null)
{
    public static readonly Bilingual Empty = new("");

    /// <summary>In the reader's language; Indonesian when there is no translation.</summary>
    public string Here => Words.InEnglish && !string.IsNullOrWhiteSpace(En) ? En : Id;

    public override string ToString() => Here;
}
