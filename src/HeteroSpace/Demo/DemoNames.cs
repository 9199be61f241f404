namespace HeteroSpace.Demo;

/// <summary>What the people of the demo are called: a first name that many bear, and "Contoh", so that nobody is
/// meant.</summary>
internal static class DemoNames
{
    private static readonly string[] First =
    [
        "Wening",
        "Bagas",
        "Ratri",
        "Danang",
        "Laras",
        "Tegar",
        "Sekar",
        "Yoga",
        "Menik",
        "Galih",
        "Arum",
        "Seto",
        "Kinasih",
        "Panji",
        "Rukmi",
        "Bayu",
        "Endah",
        "Guntur",
        "Widuri",
        "Satriya",
        "Nastiti",
        "Jati",
        "Sulis",
        "Wisnu",
        "Pertiwi",
        "Agung",
        "Retno",
        "Lintang",
        "Cahya",
        "Darma",
        "Utami",
        "Prasetya",
        "Intan",
        "Krisna",
        "Puspa",
        "Hanung",
        "Melati",
        "Surya",
        "Gayatri",
        "Banyu",
    ];

    public static int Count => First.Length;

    /// <param name="number">From 1 on; after the last name the first comes again.</param>
    public static string Of(int number) => First[(number - 1) % First.Length] + " Contoh";
}
