using HeteroSpace.Foundation.Privacy;
using static HeteroSpace.Foundation.Ui.Words;

namespace HeteroSpace.Portal.Privacy;

/// <summary>What is kept about people for one matter.</summary>
/// <param name="Key">Opens it by its address.</param>
internal sealed record PrivacyPart(string Key, string Said, IReadOnlyList<PersonalData> Kinds);

/// <summary>
/// The register of personal data as visitors read it: in the order in which people meet it, by what they did, since
/// nobody knows our tables.
/// </summary>
internal static class PrivacyParts
{
    private static readonly (string Module, Func<string> Said)[] Matters =
    [
        ("Enquiries", () => Say("Kalau Anda bertanya", "When you ask something")),
        ("Bookings", () => Say("Kalau Anda memesan tempat", "When you book a place")),
        ("Contributions", () => Say("Kalau Anda memberi sesuatu", "When you give something")),
        ("Billing", () => Say("Buku gotong royong", "The ledger of what was given")),
        ("Events", () => Say("Kalau Anda ikut acara", "When you come to an event")),
        ("People", () => Say("Kalau Anda punya akun", "When you have an account")),
        ("Messaging", () => Say("Kalau kami mengabari Anda", "When we write to you")),
        (
            "Initiatives",
            () => Say("Kalau Anda menulis gagasan atau ikut bekerja", "When you post an idea or take part")
        ),
        ("Discussions", () => Say("Kalau Anda berkomentar atau berkirim pesan", "When you comment or send a message")),
        (
            "Organizations",
            () => Say("Kalau Anda pengurus komunitas atau mitra", "When you act for a community or partner")
        ),
        (
            "Content",
            () =>
                Say("Kalau Anda menulis atau tampil di Rumah Inspirasi", "When you write for or appear in our channel")
        ),
        ("FrontDesk", () => Say("Kalau Anda melapor atau meninggalkan sesuatu", "When you report or leave something")),
        ("Sites", () => Say("Kalau Anda tampak di foto kami", "When you are in one of our photos")),
        ("Foundation", () => Say("Untuk keamanan dan catatan layanan", "For security, and as a record of the service")),
    ];

    public static IReadOnlyList<PrivacyPart> Of(IEnumerable<PersonalData> register)
    {
        var byModule = register.Where(kind => kind.IsPersonal).ToLookup(ModuleOf);
        // A module without a name of its own is told all the same.
        var rest = byModule
            .Where(kinds => Matters.All(matter => matter.Module != kinds.Key))
            .SelectMany(kinds => kinds);
        return
        [
            .. Matters
                .Select(matter => new PrivacyPart(matter.Module, matter.Said(), [.. byModule[matter.Module]]))
                .Append(new("lain", Say("Lainnya", "Other"), [.. rest]))
                .Where(part => part.Kinds.Count > 0),
        ];
    }

    // HeteroSpace.Bookings.… is of Bookings; the framework's own tables are those of accounts.
    private static string ModuleOf(PersonalData kind) =>
        kind.Entity.Namespace!.Split('.') is ["HeteroSpace", var module, ..] ? module : "People";
}
