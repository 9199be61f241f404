using HeteroSpace.Billing;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Contributions;

/// <summary>What tests of gotong royong stand on: a published need with one line, offers, and two of staff.</summary>
internal static class Asked
{
    public static readonly (string, string) NobodyTwice = (ReceiveGift.TwoAbove, "1000000000");

    /// <summary>A need of Semarang that is published, with these lines.</summary>
    public static async Task<(Need Need, List<NeedLine> Lines)> For(
        HeteroApp app,
        Guid? initiative,
        params LineWish[] lines
    )
    {
        var site = (await app.Space("semarang/kelas")).Site.Id;
        var wish = new NeedWish(
            "Perlengkapan kelas",
            "Kelas pagi sudah penuh.",
            Sector.Education,
            new(2040, 1, 1),
            NeedBasis.LimitedCircle,
            "mitra Hetero Space"
        )
        {
            InitiativeId = initiative,
        };
        return await app.Do(async services =>
        {
            var edit = services.GetRequiredService<EditNeed>();
            var need = await edit.Add(site, wish, lines, Guid.CreateVersion7());
            var published = await edit.Publish(need, Guid.CreateVersion7());
            Assert.Equal(PublishAnswer.Published, published);
            return (need, await LinesOf(app, need.Id));
        });
    }

    public static LineWish Goods(long count, string what = "kursi lipat") => new(GiftKind.Goods, what, count, "buah");

    public static Task<List<NeedLine>> LinesOf(HeteroApp app, Guid need) =>
        app.Read(db =>
            db.NeedLines().AsNoTracking().Where(row => row.NeedId == need).OrderBy(row => row.Position).ToListAsync()
        );

    public static Task<NeedLine> Line(HeteroApp app, Guid line) =>
        app.Read(db => db.NeedLines().AsNoTracking().SingleAsync(row => row.Id == line));

    public static Task<Pledge> Pledge(HeteroApp app, Guid id) =>
        app.Read(db => db.Pledges().AsNoTracking().SingleAsync(row => row.Id == id));

    public static Task<GiftReceipt> Receipt(HeteroApp app, Guid pledge, int part = 1) =>
        app.Read(db => db.GiftReceipts().AsNoTracking().SingleAsync(row => row.PledgeId == pledge && row.Part == part));

    public static async Task<Pledge> Offer(
        HeteroApp app,
        NeedLine line,
        long count,
        Person giver,
        Guid? organization = null,
        GiverShown shown = GiverShown.Named
    )
    {
        var answer = await app.Do(services =>
            services
                .GetRequiredService<MakePledge>()
                .Offer(new(line.Id, count, shown, giver.Name, giver) { OrganizationId = organization })
        );
        return Assert.IsType<PledgeAnswer.Made>(answer).Pledge;
    }

    /// <summary>Today, by the clock of the app.</summary>
    public static Task<ReceiveAnswer> Comes(HeteroApp app, Guid pledge, long count, Guid by)
    {
        var part = new ArrivedPart(count, Foundation.Time.SiteClock.House.Date(app.Now), "baik");
        return app.Do(services => services.GetRequiredService<ReceiveGift>().Note(pledge, part, by));
    }

    public static async Task<ReceiveAnswer> Second(HeteroApp app, Guid pledge, int part, long count, Guid by)
    {
        var receipt = await Receipt(app, pledge, part);
        return await app.Do(services => services.GetRequiredService<ReceiveGift>().Confirm(receipt, count, by));
    }

    public static Task<T> With<TAct, T>(HeteroApp app, Func<TAct, Task<T>> what)
        where TAct : notnull => app.Do(services => what(services.GetRequiredService<TAct>()));
}
