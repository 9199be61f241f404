using HeteroSpace.Billing;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Contributions;

/// <summary>
/// How each kind of gift comes, in words: money is sent, goods and food are brought, services are done, hands come, a
/// place is lent.
/// </summary>
internal static class HowItComes
{
    /// <summary>As the beginning of a sentence.</summary>
    public static string NotYet(this GiftKind kind) =>
        kind switch
        {
            GiftKind.Money => Words.Say("Jangan dikirim dulu", "Please do not send it yet"),
            GiftKind.Goods or GiftKind.Food => Words.Say("Jangan diantar dulu", "Please do not bring it yet"),
            GiftKind.Service => Words.Say("Jangan dikerjakan dulu", "Please do not start yet"),
            GiftKind.Labour => Words.Say("Belum perlu datang", "You need not come yet"),
            GiftKind.Venue => Words.Say("Belum perlu disiapkan", "You need not keep it free yet"),
        };

    /// <summary>As a part of a sentence, as all that follows.</summary>
    public static string NeedNot(this GiftKind kind) =>
        kind switch
        {
            GiftKind.Money => Words.Say("tidak perlu dikirim", "nothing has to be sent"),
            GiftKind.Goods or GiftKind.Food => Words.Say("tidak perlu diantar", "nothing has to be brought"),
            GiftKind.Service => Words.Say("tidak perlu dikerjakan", "nothing has to be done"),
            GiftKind.Labour => Words.Say("tidak perlu datang", "nobody has to come"),
            GiftKind.Venue => Words.Say("tidak perlu disiapkan", "it need not be kept free"),
        };

    public static string NoMore(this GiftKind kind) =>
        kind switch
        {
            GiftKind.Money => Words.Say("jangan dikirim lagi", "please do not send any more"),
            GiftKind.Goods or GiftKind.Food => Words.Say("jangan diantar lagi", "please do not bring any more"),
            _ => kind.NeedNot(),
        };

    public static string IsHere(this GiftKind kind) =>
        kind switch
        {
            GiftKind.Service => Words.Say("sudah dikerjakan", "done"),
            GiftKind.Labour => Words.Say("sudah datang", "came"),
            GiftKind.Venue => Words.Say("sudah dipinjamkan", "lent"),
            _ => Words.Say("sudah sampai", "here"),
        };

    /// <summary>Before a day, or as its heading.</summary>
    public static string On(this GiftKind kind) =>
        kind switch
        {
            GiftKind.Money => Words.Say("Dikirim", "Sent on"),
            GiftKind.Goods or GiftKind.Food => Words.Say("Diantar", "Brought on"),
            GiftKind.Service => Words.Say("Dikerjakan", "Done on"),
            GiftKind.Labour => Words.Say("Datang", "Coming on"),
            GiftKind.Venue => Words.Say("Dipinjamkan", "Lent on"),
        };

    /// <summary>The field for the day.</summary>
    public static string WhichDay(this GiftKind kind) =>
        kind switch
        {
            GiftKind.Money => Words.Say("Dikirim hari apa?", "On which day do you send it?"),
            GiftKind.Goods or GiftKind.Food => Words.Say("Diantar hari apa?", "On which day do you bring it?"),
            GiftKind.Service => Words.Say("Dikerjakan hari apa?", "On which day is it done?"),
            GiftKind.Labour => Words.Say("Datang hari apa?", "On which day do you come?"),
            GiftKind.Venue => Words.Say("Dipinjamkan hari apa?", "On which day is it lent?"),
        };

    /// <summary>What changing it is called; a slot has its own day.</summary>
    public static string Change(this NeedLine line)
    {
        if (line.Kind == GiftKind.Labour)
            return line.Starts is null
                ? Words.Say("Ubah berapa orang atau harinya", "Change how many people come, or when")
                : Words.Say("Ubah berapa orang yang datang", "Change how many people come");
        return line.Starts is null
            ? Words.Say("Ubah jumlah atau hari", "Change how much or when")
            : Words.Say("Ubah jumlah", "Change how much");
    }

    /// <summary>What the address of a need is for.</summary>
    public static string Where(IReadOnlyList<NeedLine> lines)
    {
        if (lines.All(line => line.Kind is GiftKind.Goods or GiftKind.Food))
            return Words.Say("Dibawa ke", "Bring it to");
        return lines.All(line => line.Kind == GiftKind.Labour)
            ? Words.Say("Datang ke", "Come to")
            : Words.Say("Tempatnya", "Where");
    }

    /// <summary>Of what came, to its giver.</summary>
    public static string Used(this GiftKind kind) =>
        kind switch
        {
            GiftKind.Service => Words.Say("Bantuan Anda sudah berguna.", "Your help has been of use."),
            GiftKind.Labour => Words.Say("Terima kasih sudah datang.", "Thank you for coming."),
            GiftKind.Venue => Words.Say("Tempat Anda sudah kami pakai.", "We have used your place."),
            _ => Words.Say("Pemberian Anda sudah kami terima dan kami pakai.", "Your gift is here and in use."),
        };
}
