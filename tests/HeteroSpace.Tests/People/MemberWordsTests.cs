using HeteroSpace.Foundation.Db;

namespace HeteroSpace.People;

/// <summary>What people type about themselves, as it is read.</summary>
public sealed class MemberWordsTests
{
    [Theory]
    [
        InlineData("1234567890123", "1234567890123"),
        InlineData("1234 5678 90123", "1234567890123"),
        InlineData("0000-0000-00001", "0000000000001"),
        InlineData("123456789012", null),
        InlineData("3374010101900001", null),
        InlineData("12345678901２3", null),
        InlineData("", null)
    ]
    public void A_nib_has_thirteen_digits_and_keeps_its_zeros(string typed, string? nib) =>
        Assert.Equal(nib, ProfileWords.Nib(typed));

    [Theory]
    [
        InlineData("José  DE  Anda", "jose de anda"),
        InlineData(" Nur’aini ", "nur’aini"),
        InlineData("ÇEVİK", "cevik"),
        InlineData("Sumarni", "sumarni"),
        InlineData("Su\uFFFEmarni", "sumarni")
    ]
    public void A_name_is_searched_without_case_accents_and_doubled_spaces(string name, string folded) =>
        Assert.Equal(folded, Folded.Of(name));

    [Theory]
    [
        InlineData("hm-7kq4-2mxt", "HM-7KQ4-2MXT"),
        InlineData("7KQ4 2MXT", "HM-7KQ4-2MXT"),
        InlineData("HM7KQ42MXT", "HM-7KQ4-2MXT"),
        InlineData("HM-7KQ4", null),
        InlineData("HM-0KQ4-2MXT", null),
        InlineData("Sumarni", null)
    ]
    public void The_code_of_a_card_is_read_as_people_type_it(string typed, string? code) =>
        Assert.Equal(code, MemberCode.Read(typed));
}
