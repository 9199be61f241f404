namespace HeteroSpace.Foundation.Typed;

/// <summary>Lists of names as teachers and leads paste them.</summary>
public sealed class PastedNamesTests
{
    [Theory]
    [
        InlineData("1. Ani\n2) Beni\n- Cici\n\n• Dedi\n5.\tEka Putri", "Ani|Beni|Cici|Dedi|Eka Putri"),
        InlineData("Ani, Beni, Cici", "Ani|Beni|Cici"),
        InlineData("Ani; Beni;Cici;", "Ani|Beni|Cici"),
        InlineData("Ani, Beni dan Cici", "Ani|Beni|Cici"),
        InlineData("(1) Ani\r\n(2) Beni", "Ani|Beni"),
        InlineData("[1] Ani\n[2] Beni", "Ani|Beni"),
        InlineData("1 Ani\n2 Beni", "Ani|Beni"),
        InlineData("10.Ani\n11.Beni", "Ani|Beni"),
        InlineData("a/n Ani\na.n. Beni\natas nama Cici", "Ani|Beni|Cici"),
        InlineData("Nama\n1. a/n Ani", "Ani"),
        InlineData("Peserta:\n* Ani\n* Beni", "Ani|Beni"),
        InlineData("1\tAni\tXI IPA 1\n2\tBeni\tXI IPA 2", "Ani|Beni"),
        InlineData(
            "Siti Aminah, S.Pd., Budi Santoso, S.H., M.H., Cici",
            "Siti Aminah, S.Pd.|Budi Santoso, S.H., M.H.|Cici"
        ),
        InlineData("Ani, M. Ali, Cici", "Ani|M. Ali|Cici"),
        InlineData("– Ani\n— Beni\n☐ Cici", "Ani|Beni|Cici"),
        InlineData("3\nAni", "Ani")
    ]
    public void What_is_not_one_name_a_line_is_made_out_and_shown_first(string typed, string names)
    {
        var read = PastedNames.Read(typed);
        Assert.Equal(names.Split('|'), read.Names);
        Assert.True(read.Interpreted);
    }

    [Theory]
    [
        InlineData("Ani\nBeni\nCici", "Ani|Beni|Cici"),
        InlineData("Ani\n\n  Beni \n", "Ani|Beni"),
        InlineData("Ani,\nBeni,\nCici", "Ani|Beni|Cici"),
        InlineData("Siti Aminah, S.Pd.", "Siti Aminah, S.Pd."),
        InlineData("Hj. Siti Ma'rifah, S.Pd.I., M.Pd.", "Hj. Siti Ma'rifah, S.Pd.I., M.Pd."),
        InlineData("Dr. dr. Budi, Sp.A(K)\nRina, A.Md.Keb", "Dr. dr. Budi, Sp.A(K)|Rina, A.Md.Keb"),
        InlineData("M.Ali\nRA.Kartini\nSlamet", "M.Ali|RA.Kartini|Slamet"),
        InlineData("Daniel\nNamaku Ani\nAnton", "Daniel|Namaku Ani|Anton"),
        InlineData("", "")
    ]
    public void A_plain_list_is_taken_as_it_is(string typed, string names)
    {
        var read = PastedNames.Read(typed);
        Assert.Equal(names.Split('|', StringSplitOptions.RemoveEmptyEntries), read.Names);
        Assert.False(read.Interpreted);
    }
}
