using HeteroSpace.Foundation.Regions;

namespace HeteroSpace.Organizations;

/// <summary>What someone types about an organization, as it is read and compared.</summary>
public sealed class OrganizationWishTests
{
    internal static readonly OrganizationWish Wish = new(
        "Komunitas Batik Muda",
        "Community",
        "Craft",
        "33.74",
        "Kami belajar membatik setiap hari Sabtu.",
        "@batikmuda",
        "0812 0000 3001"
    );

    [Fact]
    public void Every_regency_of_the_country_is_known_and_those_of_the_home_province_come_first()
    {
        Assert.Equal(514, Region.All.Count);
        Assert.Equal(514, Region.All.Select(region => region.Code).Distinct().Count());
        Assert.Equal(35, Region.All.TakeWhile(region => region.IsHome).Count());
        Assert.Equal("Kota Semarang", Region.Said("33.74"));
        Assert.Equal("Kota Makassar, Sulawesi Selatan", Region.Said("73.71"));
        Assert.Equal("99.99", Region.Said("99.99"));
    }

    [Theory]
    [
        InlineData("Komunitas Batik Muda", "batikmuda"),
        InlineData("KOMUNITAS  BATIK-MUDA", "batikmuda"),
        InlineData("Kom. Batik Muda", "batikmuda"),
        InlineData("Komunitas", "komunitas"),
        InlineData("Рух", "рух"),
        InlineData("José", "jose")
    ]
    public void Names_are_compared_without_what_people_write_in_several_ways(string name, string key) =>
        Assert.Equal(key, OrganizationName.Key(name));

    [Theory]
    [
        InlineData("Klik https://hadiah.example.net/klaim"),
        InlineData("Menang hadiah\nhttps://hadiah.example.net/klaim"),
        InlineData("WWW.hadiah.example"),
        InlineData("Bonus ｗｗｗ．hadiah．com"),
        InlineData("slot bit.ly/klaim"),
        InlineData("hadiah@example.org"),
        InlineData("mailto:hadiah")
    ]
    public void A_name_leads_nowhere(string name) =>
        Assert.Contains(OrganizationWish.NameField, (Wish with { Name = name }).Problems().Keys);

    [Theory]
    [
        InlineData("Loker.id"),
        InlineData("CV.Maju/PT.Jaya"),
        InlineData("Komunitas A/B & C"),
        InlineData("Komunitas Data: Semarang"),
        InlineData("@batikmuda"),
        InlineData("Hj. Siti Ma'rifah, S.Pd.I.")
    ]
    public void A_name_may_have_a_dot_a_stroke_and_a_colon(string name) =>
        Assert.Empty((Wish with { Name = name }).Problems());

    [Theory]
    [
        InlineData("Komunitas Batik Muda!", "komunitas-batik-muda"),
        InlineData("daftar", "komunitas-daftar"),
        InlineData("Рух", "komunitas-1"),
        InlineData("../../konsol", "konsol"),
        InlineData("Éclair & Co", "eclair-co")
    ]
    public void An_address_is_made_of_the_name(string name, string slug) =>
        Assert.Equal(slug, OrganizationName.Slug(name));

    [Theory]
    [
        InlineData("@batikmuda", "https://instagram.com/batikmuda"),
        InlineData("http://Contoh.org/a", "https://contoh.org/a"),
        InlineData("batik.id", "https://batik.id/")
    ]
    public void A_link_is_read_as_people_type_it(string typed, string kept)
    {
        var (wish, organization) = (Wish with { Links = typed }, new Organization());
        Assert.Empty(wish.Problems());
        wish.Into(organization);
        Assert.Equal([kept], organization.Links);
    }

    [Theory]
    [
        InlineData("javascript:alert(1)"),
        InlineData("https://user:pw@example.org"),
        InlineData("batik"),
        InlineData("https://example.org:8443/"),
        InlineData("https://127.0.0.1/"),
        InlineData("a.id b.id c.id d.id e.id f.id")
    ]
    public void What_is_no_address_of_the_web_is_refused_in_words(string typed) =>
        Assert.Contains("tautan", (Wish with { Links = typed }).Problems().Keys);

    [Fact]
    public void Every_field_says_what_is_wrong_with_it() =>
        Assert.Equal(
            ["bidang", "cerita", "jenis", "nama", "ponsel", "wilayah"],
            new OrganizationWish(" \u200b\u200b x", "99", "", "33", "pendek", "", "12").Problems().Keys.Order()
        );
}
