using HeteroSpace.Billing;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.Sites;

namespace HeteroSpace.Contributions;

/// <summary>Every template with a made-up pledge, for the console.</summary>
internal static class SamplesOfContributions
{
    private static readonly DateTime Day = new(2027, 2, 4, 6, 0, 0, DateTimeKind.Utc);

    private static readonly (string News, Bilingual Said, PledgeStatus Status)[] Kinds =
    [
        (PledgeLetters.Confirm, new("konfirmasi e-mail", "confirm the address"), PledgeStatus.Pending),
        (PledgeLetters.Made, new("dicatat", "noted"), PledgeStatus.Offered),
        (PledgeNews.MovedUp, new("cadangan dibutuhkan", "wanted from reserve"), PledgeStatus.Offered),
        (PledgeNews.Enough, new("sudah cukup", "enough"), PledgeStatus.Released),
        (PledgeNews.Closed, new("kebutuhan ditutup", "need closed"), PledgeStatus.Released),
        (PledgeNews.Over, new("sudah lewat", "over"), PledgeStatus.Released),
        (PledgeNews.Accepted, new("diterima tawarannya", "accepted"), PledgeStatus.Accepted),
        (PledgeNews.Declined, new("belum dapat diterima", "declined"), PledgeStatus.Declined),
        (PledgeNews.InReserve, new("kini cadangan", "in reserve now"), PledgeStatus.Offered),
        (PledgeNews.TakenBack, new("catatan dibatalkan", "a note taken back"), PledgeStatus.Accepted),
        (PledgeNews.Received, new("sampai", "received"), PledgeStatus.Accepted),
        (PledgeNews.Recounted, new("dihitung lagi", "counted again"), PledgeStatus.Accepted),
        (PledgeNews.Thanked, new("terima kasih", "thanks"), PledgeStatus.Thanked),
        (PledgeNews.Late, new("masih bisa?", "still possible?"), PledgeStatus.Accepted),
    ];

    public static IEnumerable<Sample> All()
    {
        foreach (var (news, said, status) in Kinds)
            yield return new(
                "pledge." + news,
                () => Words.Say("Gotong royong: ", "Gotong royong: ") + said.Here,
                () => PledgeLetters.ToGiver(MadeUp(status), news, "Pemberi 014", Proof.Of("/status/…"))
            );
        yield return new(
            "pledge.offered",
            () => Words.Say("Gotong royong: ada tawaran", "Gotong royong: a pledge"),
            () => OfferLetters.ToStaff("Pengelola 001", MadeUp(PledgeStatus.Offered), "/konsol/semarang")
        );
        foreach (
            var (what, said) in ((string, Bilingual)[])
                [
                    (PledgeMoved.Withdrawn, new("tawaran ditarik", "a pledge taken back")),
                    (PledgeMoved.Changed, new("tawaran diubah", "a pledge changed")),
                ]
        )
            yield return OfMoved(what, said);
        yield return new(
            "pledge.waits",
            () => Words.Say("Gotong royong: menunggu hitungan kedua", "Gotong royong: waits for a second count"),
            () =>
                OfferLetters.OfWaiting(
                    "Petugas 001",
                    MadeUp(PledgeStatus.Accepted) with
                    {
                        Part = new() { Quantity = 7 },
                    },
                    "/konsol/semarang"
                )
        );
        yield return new(
            "need.told",
            () => Words.Say("Gotong royong: kabar terbaru", "Gotong royong: news"),
            () =>
                PledgeLetters.Told(
                    "Pemberi 014",
                    MadeUp(PledgeStatus.Accepted),
                    "Kursi pertama sudah dipakai kelas pagi."
                )
        );
    }

    private static Sample OfMoved(string what, Bilingual said) =>
        new(
            "pledge." + what,
            () => Words.Say("Gotong royong: ", "Gotong royong: ") + said.Here,
            () =>
                OfferLetters.OfMoved(
                    "Pengelola 001",
                    MadeUp(PledgeStatus.Accepted),
                    new(Guid.Empty, what),
                    "/konsol/semarang"
                )
        );

    private static PledgeSetting MadeUp(PledgeStatus status)
    {
        var need = new Need
        {
            Title = "Perlengkapan kelas",
            Slug = "perlengkapan-kelas",
            By = SiteClock.House.Date(Day),
        };
        var line = new NeedLine
        {
            NeedId = need.Id,
            Kind = GiftKind.Goods,
            What = "kursi lipat",
            Unit = "buah",
            Needed = 20,
        };
        var pledge = new Pledge
        {
            Code = "GR-7KQ4-2M",
            Name = "Pemberi 014",
            Quantity = 20,
            Held = 13,
            Received = 7,
            Status = status,
            Note = "Masih baru, dari gudang kampus.",
            Reason = "Kursinya perlu bersandaran.",
            OurWords = "Dua puluh kursi ini dipakai setiap hari.",
        };
        return new(
            pledge,
            line,
            need,
            new(
                new()
                {
                    Name = "Semarang",
                    Address = "Jl. Setiabudi 192",
                    Slug = "semarang",
                },
                new(Foundation.Time.SiteClock.Of("Asia/Jakarta"), [], new Dictionary<DateOnly, Holiday>(), false),
                [],
                []
            )
        );
    }
}
