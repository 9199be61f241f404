using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.People;

/// <summary>One small step of a profile: one question, or two that belong together.</summary>
/// <param name="Key">Stands in the address, as <c>usaha</c>.</param>
/// <param name="Title">What is asked.</param>
/// <param name="Why">What the answer is good for.</param>
/// <param name="Answered">Whether this profile has it.</param>
internal sealed record ProfileStep(
    string Key,
    Func<string> Title,
    Func<string> Why,
    Func<MemberProfile, bool> Answered
);

internal static class ProfileSteps
{
    private static readonly ProfileStep Business =
            new(
                "usaha",
                () => Words.Say("Usaha Anda", "Your business"),
                () =>
                    Words.Say(
                        "Supaya kelas dan program yang cocok sampai kepada Anda.",
                        "So that classes and programs that fit reach you."
                    ),
                profile => profile.Organisation is not null || profile.Sector is not null
            ),
        Founded =
            new(
                "berdiri",
                () => Words.Say("Sejak kapan usaha berjalan", "Since when it runs"),
                () =>
                    Words.Say(
                        "Menentukan apakah kelas usaha dihitung dari modal atau omzet (PP 7/2021).",
                        "Decides whether the size class follows capital or turnover (PP 7/2021)."
                    ),
                profile => profile.Founded is not null
            ),
        Size =
            new(
                "ukuran",
                () => Words.Say("Ukuran usaha", "Size of the business"),
                () =>
                    Words.Say(
                        "Cukup kisarannya. Kelas usaha menentukan program dan tarif yang terbuka bagi Anda.",
                        "The range suffices. The size class decides which programs and tariffs are open to you."
                    ),
                profile => profile.Size is not null
            ),
        Nib =
            new(
                "nib",
                () => "NIB",
                () =>
                    Words.Say(
                        "Belum punya? Lewati saja; di klinik legalitas kami bantu mengurusnya.",
                        "None yet? Skip this; the legal clinic helps you get one."
                    ),
                profile => profile.Nib is not null
            ),
        Stage =
            new(
                "tahap",
                () => Words.Say("Tahap rintisan", "Stage of the start-up"),
                () => Words.Say("Supaya mentor tahu dari mana mulai.", "So that mentors know where to begin."),
                profile => profile.Stage is not null
            ),
        Cooperative =
            new(
                "koperasi",
                () => Words.Say("Koperasi Anda", "Your cooperative"),
                () =>
                    Words.Say(
                        "Supaya pelatihan untuk jenis koperasi ini sampai kepada Anda.",
                        "So that training for this type of cooperative reaches you."
                    ),
                profile => profile.Organisation is not null || profile.CooperativeType is not null
            ),
        Legal =
            new(
                "badan-hukum",
                () => Words.Say("Badan hukum dan anggota", "Legal person and members"),
                () =>
                    Words.Say(
                        "Nomor pengesahan memudahkan verifikasi.",
                        "The number of the deed makes verification easy."
                    ),
                profile => profile.LegalNumber is not null || profile.Members is not null
            ),
        School =
            new(
                "sekolah",
                () => Words.Say("Sekolah atau kampus", "School or campus"),
                () =>
                    Words.Say(
                        "Untuk magang, lomba, dan ruang bagi pelajar.",
                        "For internships, contests and rooms for students."
                    ),
                profile => profile.Organisation is not null
            ),
        Community =
            new(
                "komunitas",
                () => Words.Say("Komunitas Anda", "Your community"),
                () =>
                    Words.Say(
                        "Supaya kegiatan komunitas mudah ditemukan.",
                        "So that what the community does is easily found."
                    ),
                profile => profile.Organisation is not null
            ),
        Institution =
            new(
                "lembaga",
                () => Words.Say("Lembaga Anda", "Your institution"),
                () =>
                    Words.Say(
                        "Supaya kerja sama tercatat atas nama yang benar.",
                        "So that what we do together carries the right name."
                    ),
                profile => profile.Organisation is not null
            );

    public static IReadOnlyList<ProfileStep> Of(PersonKind kind) =>
        kind switch
        {
            PersonKind.Umkm => [Business, Founded, Size, Nib],
            PersonKind.StartUp => [Business, Stage, Nib],
            PersonKind.Cooperative => [Cooperative, Legal, Nib],
            PersonKind.Student => [School],
            PersonKind.CommunityMember => [Community],
            PersonKind.Partner => [Institution],
            PersonKind.Public => [],
        };

    /// <summary>What a profile says, as its owner and staff read it; only what the kind is asked for.</summary>
    public static IEnumerable<(string Said, string Value)> Facts(MemberProfile profile, PersonKind kind)
    {
        foreach (var step in Of(kind).Where(step => step.Answered(profile)))
        foreach (var fact in FactsOf(step.Key, profile))
            if (fact.Value is { Length: > 0 } value)
                yield return (fact.Said, value);
    }

    private static (string Said, string? Value)[] FactsOf(string key, MemberProfile profile) =>
        key switch
        {
            "berdiri" => [(Words.Say("Berdiri", "Founded"), profile.Founded is { } day ? Words.MonthOf(day) : null)],
            "ukuran" => [(Words.Say("Kelas usaha (PP 7/2021)", "Size class (PP 7/2021)"), profile.Size?.Said())],
            "nib" => [("NIB", profile.Nib)],
            "tahap" => [(Words.Say("Tahap", "Stage"), profile.Stage?.Said())],
            "badan-hukum" =>
            [
                (Words.Say("Nomor badan hukum", "Legal number"), profile.LegalNumber),
                (
                    Words.Say("Anggota", "Members"),
                    profile.Members?.ToString(System.Globalization.CultureInfo.InvariantCulture)
                ),
            ],
            "koperasi" =>
            [
                (Words.Say("Koperasi", "Cooperative"), profile.Organisation),
                (Words.Say("Jenis", "Type"), profile.CooperativeType?.Said()),
            ],
            "usaha" =>
            [
                (Words.Say("Usaha", "Business"), profile.Organisation),
                (Words.Say("Bidang", "Sector"), profile.Sector?.Said()),
            ],
            "sekolah" =>
            [
                (Words.Say("Sekolah atau kampus", "School or campus"), profile.Organisation),
                (Words.Say("Bidang studi", "Field of study"), profile.Part),
            ],
            "komunitas" =>
            [
                (Words.Say("Komunitas", "Community"), profile.Organisation),
                (Words.Say("Peran", "Part"), profile.Part),
            ],
            _ =>
            [
                (Words.Say("Lembaga", "Institution"), profile.Organisation),
                (Words.Say("Peran", "Part"), profile.Part),
            ],
        };
}
