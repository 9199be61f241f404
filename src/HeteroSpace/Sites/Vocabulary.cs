using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Sites;

/// <summary>A fixed list of things a site or a space may have, stored by key and shown in the reader's
/// language.</summary>
public sealed class Vocabulary(params (string Key, string Id, string En)[] words)
{
    public IReadOnlyList<string> Keys { get; } = [.. words.Select(word => word.Key)];

    public bool Knows(string key) => Keys.Contains(key);

    public string Said(string key) =>
        words.FirstOrDefault(word => word.Key == key) is { Key: not null } word ? Words.Say(word.Id, word.En) : key;
}

public static class Amenities
{
    /// <summary>One comes to it without meeting a stair.</summary>
    public const string StepFree = "step-free";

    public static readonly Vocabulary All = new(
        ("wifi", "Wi-Fi", "Wi-Fi"),
        ("projector", "Proyektor", "Projector"),
        ("screen", "Layar TV", "TV screen"),
        ("whiteboard", "Papan tulis", "Whiteboard"),
        ("sound", "Pengeras suara", "Sound system"),
        ("video-call", "Rapat video", "Video calls"),
        ("air-conditioning", "AC", "Air conditioning"),
        ("power", "Stop kontak", "Power sockets"),
        ("stage", "Panggung", "Stage"),
        ("lighting", "Lampu studio", "Studio lights"),
        ("camera", "Kamera", "Camera"),
        ("tools", "Alat kerja", "Tools"),
        ("sealing-machine", "Mesin pengemas", "Sealing machine"),
        ("printer-3d", "Pencetak 3D", "3D printer"),
        ("consoles", "Konsol gim", "Game consoles"),
        (StepFree, "Tanpa anak tangga", "Step-free"),
        ("quiet", "Area tenang", "Quiet area"),
        ("windows", "Jendela", "Windows")
    );
}

public static class Layouts
{
    public static readonly Vocabulary All = new(
        ("theatre", "Teater", "Theatre"),
        ("classroom", "Kelas", "Classroom"),
        ("u-shape", "Huruf U", "U-shape"),
        ("boardroom", "Rapat", "Boardroom"),
        ("round", "Meja bundar", "Round tables"),
        ("empty", "Kosong", "Empty floor"),
        ("market", "Bazar", "Market stalls")
    );
}

public static class Facilities
{
    public static readonly Vocabulary All = new(
        ("parking", "Parkir", "Parking"),
        ("prayer-room", "Musala", "Prayer room"),
        ("toilet", "Toilet", "Toilets"),
        ("accessible-toilet", "Toilet difabel", "Accessible toilet"),
        ("step-free", "Jalur landai", "Step-free entrance"),
        ("pantry", "Dapur kecil", "Pantry"),
        ("drinking-water", "Air minum", "Drinking water"),
        ("lockers", "Loker", "Lockers"),
        ("lactation", "Ruang laktasi", "Nursing room"),
        ("canteen", "Kantin", "Canteen"),
        ("wifi", "Wi-Fi", "Wi-Fi"),
        ("court", "Lapangan basket", "Basketball court")
    );
}

public static class SpaceWords
{
    public static string Said(this SpaceKind kind) =>
        kind switch
        {
            SpaceKind.Desk => Words.Say("Meja kerja", "Desk"),
            SpaceKind.MeetingRoom => Words.Say("Ruang rapat", "Meeting room"),
            SpaceKind.Classroom => Words.Say("Ruang kelas", "Classroom"),
            SpaceKind.Hall => Words.Say("Aula", "Hall"),
            SpaceKind.Office => Words.Say("Kantor privat", "Private office"),
            SpaceKind.Studio => Words.Say("Studio", "Studio"),
            SpaceKind.Maker => Words.Say("Ruang berkarya", "Maker space"),
            SpaceKind.Gallery => Words.Say("Galeri", "Gallery"),
            SpaceKind.Outdoor => Words.Say("Ruang terbuka", "Outdoor space"),
            SpaceKind.Gaming => Words.Say("Area gim", "Gaming area"),
            SpaceKind.Lounge => Words.Say("Ruang santai", "Lounge"),
            SpaceKind.Equipment => Words.Say("Peralatan", "Equipment"),
        };

    public static string Drawing(this SpaceKind kind) =>
        kind == SpaceKind.MeetingRoom ? "meeting-room" : kind.ToString().ToLowerInvariant();

    public static string Said(this Approval approval) =>
        approval switch
        {
            Approval.AtOnce => Words.Say("Tanpa menunggu petugas", "No approval needed"),
            Approval.ByStaff => Words.Say("Perlu persetujuan petugas", "Needs staff approval"),
            Approval.ByLetter => Words.Say("Perlu surat permohonan", "Needs a letter of request"),
        };
}
