using HeteroSpace.People;

namespace HeteroSpace.Foundation.Typed;

/// <summary>What is a host, and what is a name with a dot in it that nobody would take for one.</summary>
public sealed class NamesAndHostsTests
{
    [Theory]
    [
        InlineData("ahmad.lc"),
        InlineData("siti.ba"),
        InlineData("dewi.sm"),
        InlineData("dewi lestari.am.keb"),
        InlineData("DEWI LESTARI.AM.KEP"),
        InlineData("ahmad.ph.d"),
        InlineData("rina,amd.kg"),
        InlineData("rina.amd.farm"),
        InlineData("MUH.AS'AD"),
        InlineData("Moh.as'ari"),
        InlineData("ABD.RO’UF"),
        InlineData("ABD.AZ ZAHRA"),
        InlineData("MUH.NI Made"),
        InlineData("H.M.NI'AM"),
        InlineData("drs.ba'asyir"),
        InlineData("RINA.S.FARM"),
        InlineData("Budi (2010/2011)")
    ]
    public void Degrees_and_what_goes_on_behind_an_apostrophe_are_names(string name) =>
        Assert.Equal(name, PersonName.Read(name)?.Value);

    [Theory]
    [
        InlineData("bönus.mn"),
        InlineData("gаcor.mn"),
        InlineData("k7.bz"),
        InlineData("88.mn"),
        InlineData("x.gacor.mn"),
        InlineData("M.GACOR.MN"),
        InlineData("gacor.онлайн"),
        InlineData("hadiah.한국"),
        InlineData("hadiah.みんな"),
        InlineData("HADIAH.مصر"),
        InlineData("hadiah.भारत"),
        InlineData("hadiah.gratis"),
        InlineData("MENANG.LOVE"),
        InlineData("gacor.llc"),
        InlineData("klaim di gacor.tickets"),
        InlineData("WA 0812'3456'7890"),
        InlineData("WA 0812:3456:7890"),
        InlineData("WA 0812=3456=7890"),
        InlineData("WA 0812|3456|7890"),
        InlineData("WA 0812 ~ 3456 ~ 7890"),
        InlineData("WA 0⃣8⃣1⃣2⃣3⃣4⃣5⃣6⃣7⃣8⃣")
    ]
    public void Hosts_of_any_script_and_numbers_with_anything_between_are_none(string name) =>
        Assert.Null(PersonName.Read(name));
}
