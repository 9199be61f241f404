using HeteroSpace.Contributions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Initiatives;

namespace HeteroSpace.People;

/// <summary>Someone who lived here gave something, and what shows that it came bears their name.</summary>
internal static class GaveHere
{
    private const string Name = LivedHere.Name;

    public static async Task Add(HeteroApp app, AppDb db, Person person, Guid site)
    {
        var need = new Need
        {
            Made = app.Now,
            SiteId = site,
            Slug = "kebutuhan-uji",
            Title = "Kebutuhan",
        };
        var line = new NeedLine
        {
            NeedId = need.Id,
            What = "kursi",
            Needed = 20,
        };
        var pledge = Promised(app, person, need, line);
        db.AddRange(need, line);
        await db.SaveChangesAsync();
        db.AddRange(pledge, Received(app, pledge), Recorded(pledge));
        await db.SaveChangesAsync();
    }

    private static Pledge Promised(HeteroApp app, Person person, Need need, NeedLine line) =>
        new()
        {
            NeedId = need.Id,
            LineId = line.Id,
            SiteId = need.SiteId,
            PersonId = person.Id,
            Name = Name,
            Email = person.Email,
            Phone = LivedHere.Phone,
            Quantity = 20,
            Received = 20,
            Note = "Dari " + Name,
            Status = PledgeStatus.Thanked,
            Made = app.Now,
            Shown = app.Now,
            Thanked = app.Now,
            OurWords = "Terima kasih, " + Name,
            TheirWords = "Salam, " + Name,
        };

    private static GiftReceipt Received(HeteroApp app, Pledge pledge) =>
        new()
        {
            PledgeId = pledge.Id,
            SiteId = pledge.SiteId,
            Part = 1,
            Quantity = 20,
            Condition = "Diantar " + Name,
            DocumentName = Name + ".pdf",
            FirstBy = pledge.SiteId,
            First = app.Now,
        };

    private static Handover Recorded(Pledge pledge) =>
        new()
        {
            PledgeId = pledge.Id,
            SiteId = pledge.SiteId,
            Year = 2026,
            Number = 1,
            GivenBy = Name,
            SignedName = Name + ".pdf",
        };
}
