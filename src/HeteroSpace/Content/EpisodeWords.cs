using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Content;

public static class EpisodeWords
{
    public static readonly EpisodeStage[] Pipeline =
    [
        EpisodeStage.Idea,
        EpisodeStage.Script,
        EpisodeStage.Shoot,
        EpisodeStage.Edit,
        EpisodeStage.Review,
    ];

    public static string Said(this EpisodeStage stage) =>
        stage switch
        {
            EpisodeStage.Idea => Words.Say("Ide", "Idea"),
            EpisodeStage.Script => Words.Say("Naskah", "Script"),
            EpisodeStage.Shoot => Words.Say("Rekam", "Shooting"),
            EpisodeStage.Edit => Words.Say("Sunting", "Cut"),
            EpisodeStage.Review => Words.Say("Menunggu ditonton", "To be reviewed"),
            EpisodeStage.Published => Words.Say("Terbit", "Published"),
            EpisodeStage.Dropped => Words.Say("Tidak dilanjutkan", "Given up"),
        };

    public static string Look(this EpisodeStage stage) =>
        stage switch
        {
            EpisodeStage.Published => "status-confirmed",
            EpisodeStage.Dropped => "status-cancelled",
            _ => "status-requested",
        };

    public static string Said(this Outlet outlet) =>
        outlet switch
        {
            Outlet.YouTube => "YouTube",
            Outlet.Instagram => "Instagram",
            Outlet.InstagramLive => "IG Live",
            Outlet.Podcast => "Podcast",
        };

    public static string Icon(this Outlet outlet) =>
        outlet switch
        {
            Outlet.YouTube => "youtube",
            Outlet.Instagram or Outlet.InstagramLive => "instagram",
            Outlet.Podcast => "mic",
        };

    /// <summary>As <c>12.40</c>, or <c>1.02.40</c>.</summary>
    public static string Length(int seconds) =>
        TimeSpan.FromSeconds(seconds) is { TotalHours: >= 1 } length
            ? $"{(int)length.TotalHours}.{length.Minutes:00}.{length.Seconds:00}"
            : $"{seconds / 60}.{seconds % 60:00}";

    /// <summary>For whoever chooses what to watch: "24 menit", never to be taken for an hour of the day.</summary>
    public static string Lasts(int seconds) =>
        Words.Length(TimeSpan.FromMinutes(Math.Max(1, Math.Round(seconds / 60.0))));

    /// <summary>What is looked at in every episode; editors add their own.</summary>
    public static IEnumerable<(EpisodeStage Stage, string Text)> FirstSteps =>
        [
            (EpisodeStage.Script, "Narasumber membaca naskahnya"),
            (EpisodeStage.Shoot, "Studio dan alat dipesan"),
            (EpisodeStage.Shoot, "Izin tampil dari setiap orang di layar"),
            (EpisodeStage.Edit, "Teks terjemahan (subtitle)"),
            (EpisodeStage.Edit, "Musik dan gambar berlisensi"),
            (EpisodeStage.Review, "Nama, gelar, dan angka diperiksa"),
        ];
}
