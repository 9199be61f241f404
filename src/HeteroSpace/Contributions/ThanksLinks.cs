using HeteroSpace.Foundation.Security;
using HeteroSpace.Messaging;

namespace HeteroSpace.Contributions;

/// <summary>The links by which a giver without an account opens the letter and the card that thank them.</summary>
public static class ThanksLinks
{
    /// <summary>The letter of its secret links.</summary>
    public const char Kind = 'h';
    private const string Path = "/gotong-royong/terima-kasih/";

    public static async ValueTask<Proof> Letter(SecretLinks links, Guid pledge) =>
        (await links.Of(Kind, pledge)).Within(Path, ".pdf");

    public static async ValueTask<Proof> Card(SecretLinks links, Guid pledge) =>
        (await links.Of(Kind, pledge)).Within(Path, "/kartu.pdf");
}
