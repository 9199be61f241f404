using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Privacy;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>What this module stores about people.</summary>
internal static class PersonalDataOfPeople
{
    public static readonly PersonalData[] All =
    [
        new()
        {
            Entity = typeof(Person),
            What = new(
                "nama, jenis anggota, e-mail, ponsel, kode kartu",
                "name, kind of member, e-mail, mobile number, code of the card"
            ),
            Why = new(
                "Untuk mengenal dan mengabari Anda; pelaksanaan layanan.",
                "To know people and reach them; performance of the service (art. 20(2)b)."
            ),
            Kept = new(
                "Sampai dihapus; akun yang tidak pernah dikonfirmasi 30 hari.",
                "Until deleted; an account that was never confirmed, 30 days."
            ),
            Stays = new(
                "Bahwa ada seorang anggota dengan jenis ini sejak tanggal ini, tanpa nama dan kontak: untuk hitungan.",
                "that there was a member of this kind since this day, without name and contact, for the counts"
            ),
            Read = async (db, subject, stop) =>
                [
                    .. await db.People()
                        .AsNoTracking()
                        .Where(person => person.Id == subject.PersonId)
                        .Select(person => new
                        {
                            // Not the code that shows a number to be theirs.
                            person.Id,
                            person.Code,
                            person.AccountId,
                            person.Name,
                            person.Kind,
                            person.Verified,
                            person.Email,
                            person.EmailConfirmed,
                            person.Phone,
                            person.PhoneConfirmed,
                            person.Language,
                            person.Since,
                            person.AwaitsGuardian,
                        })
                        .ToListAsync(stop),
                ],
            Erase = Erase,
        },
        PersonalData.Of(
            new("kata-kata dari nama, untuk pencarian", "the words of the name, by which it is found"),
            new(
                "Supaya petugas menemukan Anda dengan cepat.",
                "So that staff find people quickly; performance of the service."
            ),
            new("Sampai dihapus.", "Until deleted."),
            (db, subject) => db.Set<PersonWord>().Where(row => row.PersonId == subject.PersonId)
        ),
        PersonalData.Of(
            new("di lokasi mana Anda dikenal", "at which sites a person is known"),
            new(
                "Supaya petugas hanya menemukan orang dari lokasinya.",
                "So that staff find people of their own site only; performance of the service."
            ),
            new("Sampai dihapus.", "Until deleted."),
            (db, subject) => db.PersonSites().Where(row => row.PersonId == subject.PersonId)
        ),
        PersonalData.Of(
            new(
                "profil: usaha, koperasi, sekolah, komunitas; kisaran modal dan omzet",
                "profile: business, cooperative, school, community; ranges of capital and turnover"
            ),
            new(
                "Supaya program dan ruang cocok; kisaran keuangan hanya dengan persetujuan.",
                "To match programs and spaces; performance of the service. "
                    + "Ranges of finances, specific data of a sole owner (art. 4(2)), with consent only."
            ),
            new(
                "Sampai dihapus; kisaran keuangan sampai persetujuan ditarik.",
                "Until deleted; the ranges until consent is withdrawn."
            ),
            (db, subject) => db.Profiles().Where(row => row.PersonId == subject.PersonId)
        ),
        PersonalData.Of(
            new("permintaan verifikasi, dengan buktinya", "requests for verification, with their evidence"),
            new(
                "Supaya yang diperuntukkan bagi suatu jenis anggota sampai kepadanya.",
                "So that what is kept for a kind of member reaches it; performance of the service."
            ),
            new(
                "Bukti dan keterangan 90 hari setelah diputus; putusannya sampai dihapus.",
                "Evidence and statement 90 days after the decision; the decision until deleted."
            ),
            (db, subject) => db.VerificationRows().Where(row => row.PersonId == subject.PersonId)
        ) with
        {
            Files = async (db, subject, stop) =>
                [
                    .. (
                        await db.VerificationRows()
                            .Where(row => row.PersonId == subject.PersonId && row.File != null)
                            .Select(row => new { row.File, row.FileName })
                            .ToListAsync(stop)
                    ).Select(row => (row.File!, row.FileName ?? row.File!)),
                ],
            // The file itself is erased by the sweep, having no owner any more.
            Retain = act =>
            {
                var before = act.Now.AddDays(-90);
                return act.Update(
                    act.Db.VerificationRows()
                        .Where(row => row.Decided < before && (row.File != null || row.Statement != "")),
                    set =>
                        set.SetProperty(row => row.File, (string?)null)
                            .SetProperty(row => row.FileName, (string?)null)
                            .SetProperty(row => row.Statement, "")
                );
            },
        },
        PersonalData.Of(
            new("wali: nama dan kontak", "a minor's guardian: name and contact"),
            new(
                "Anak di bawah 18 tahun perlu persetujuan orang tua.",
                "Data of a child needs a parent's consent (art. 25)."
            ),
            new("Sampai dihapus.", "Until deleted."),
            (db, subject) => db.GuardianRows().Where(row => row.PersonId == subject.PersonId)
        ),
        PersonalData.Of(
            new("permintaan soal data, dan jawabannya", "requests about data, and the answers"),
            new("Bukti bahwa dijawab dalam 3 × 24 jam.", "Proof of an answer within 3 × 24 hours (art. 32, 40, 41)."),
            new("Dua tahun.", "Two years."),
            (db, subject) => db.DataRequests().Where(row => row.PersonId == subject.PersonId)
        ) with
        {
            Retain = act =>
            {
                var before = act.Now.AddYears(-2);
                return act.Erase(act.Db.DataRequests().Where(row => row.Answered < before));
            },
        },
        new()
        {
            Entity = typeof(HouseholdMember),
            What = new(
                "orang serumah di akun Anda: nama, jenis, tahun lahir, dan persetujuan Anda sebagai wali",
                "those of the household on an account: name, kind, year of birth, the word of the head as guardian"
            ),
            Why = new(
                "Supaya satu nomor melayani serumah; pelaksanaan layanan, dan untuk anak atas persetujuan walinya.",
                "So that one number serves a household; performance of the service (art. 20(2)b), and for a child the "
                    + "consent of the guardian (art. 25)."
            ),
            Kept = new("Sampai dihapus dari keluarga, atau dengan akunnya.", "Until removed, or with the account."),
            Stays = new(
                "Bahwa seseorang serumah pernah ikut, tanpa nama dan tahun lahir: pemesanannya merujuk ke situ.",
                "that someone of the household took part, without name and year of birth; bookings refer to it"
            ),
            Read = async (db, subject, stop) =>
                [.. await db.HouseholdOf(subject.PersonId).AsNoTracking().ToListAsync(stop)],
            Erase = EraseHousehold,
        },
        new()
        {
            Entity = typeof(PendingAccount),
            What = new("sandi yang menunggu kontak terkonfirmasi", "a password that waits for a contact to be shown"),
            Why = new("Supaya akunnya jadi begitu Anda konfirmasi.", "So that the account stands once it is shown."),
            Kept = new("30 hari.", "Thirty days."),
            Erase = (act, subject) =>
                act.Erase(act.Db.Set<PendingAccount>().Where(row => row.PersonId == subject.PersonId)),
        },
        new()
        {
            Entity = typeof(StaffInvitation),
            What = new(
                "undangan bertugas: untuk nomor mana, oleh siapa, dipakai oleh siapa",
                "invitations of staff: for which number, by whom, and who took them up"
            ),
            Why = new(
                "Supaya yang bekerja di sini bisa diundang tanpa surat; kepentingan sah yang mengundang.",
                "So that those who work here can be invited without mail; legitimate interest (art. 20(2)f)."
            ),
            Kept = new("30 hari setelah kedaluwarsa.", "30 days after they expire."),
            Read = async (db, subject, stop) =>
                [
                    .. await InvitationsOf(db, subject)
                        .AsNoTracking()
                        .Select(row => new
                        {
                            // Not what opens it.
                            row.Role,
                            row.Phone,
                            row.Made,
                            row.Expires,
                            row.Taken,
                            row.Withdrawn,
                        })
                        .ToListAsync(stop),
                ],
            Erase = (act, subject) => act.Erase(InvitationsOf(act.Db, subject)),
            Retain = act =>
            {
                var before = act.Now.AddDays(-30);
                return act.Erase(act.Db.StaffInvitationRows().Where(row => row.Expires < before));
            },
        },
        PersonalData.Of(
            new("persetujuan", "consents, given and withdrawn"),
            new("Bukti persetujuan.", "Proof of consent (art. 24)."),
            new("Sampai dihapus.", "Until deleted."),
            (db, subject) => db.Consents().Where(row => row.PersonId == subject.PersonId)
        ),
        PersonalData.Of(
            new("siapa membuka data Anda", "who opened a person's data"),
            new("Hak Anda untuk tahu.", "The right to the processing log (art. 32)."),
            new("Dua tahun.", "Two years."),
            (db, subject) => db.PersonAccess().Where(row => row.PersonId == subject.PersonId)
        ) with
        {
            Retain = act =>
            {
                var before = act.Now.AddYears(-2);
                return act.Erase(act.Db.PersonAccess().Where(row => row.At < before));
            },
        },
    ];

    // By an account, and by a number that is theirs: one that was only named may be another's.
    private static IQueryable<StaffInvitation> InvitationsOf(AppDb db, Subject subject) =>
        db.StaffInvitationRows()
            .Where(row =>
                subject.AccountId != null && (row.By == subject.AccountId || row.TakenBy == subject.AccountId)
                || db.People()
                    .Any(person => person.Id == subject.PersonId && person.PhoneConfirmed && person.Phone == row.Phone)
            );

    // Out since they came: that they are out is all that is left to say.
    private static Task<int> EraseHousehold(Act act, Subject subject) =>
        act.Update(
            act.Db.Households().Where(row => row.HeadId == subject.PersonId),
            set =>
                set.SetProperty(row => row.Name, ErasePerson.Nobody)
                    .SetProperty(row => row.FoldedName, ErasePerson.Nobody)
                    .SetProperty(row => row.Kind, PersonKind.Public)
                    .SetProperty(row => row.BirthYear, 0)
                    .SetProperty(row => row.IsMinor, false)
                    .SetProperty(row => row.Agreed, (DateTime?)null)
                    .SetProperty(row => row.AgreedText, (string?)null)
                    .SetProperty(row => row.AgreedVersion, (string?)null)
                    .SetProperty(row => row.Removed, row => row.Removed ?? row.Added)
        );

    private static Task<int> Erase(Act act, Subject subject)
    {
        // The old card opens nothing any more.
        var (nobody, folded, code) = (ErasePerson.Nobody, " " + ErasePerson.Nobody, MemberCode.New());
        return act.Update(
            act.Db.People().Where(person => person.Id == subject.PersonId),
            set =>
                set.SetProperty(person => person.Name, nobody)
                    .SetProperty(person => person.FoldedName, folded)
                    .SetProperty(person => person.Code, code)
                    .SetProperty(person => person.Email, (string?)null)
                    .SetProperty(person => person.EmailConfirmed, false)
                    .SetProperty(person => person.Phone, (string?)null)
                    .SetProperty(person => person.PhoneEnd, (string?)null)
                    .SetProperty(person => person.PhoneConfirmed, false)
                    .SetProperty(person => person.SealedPhoneCode, (byte[]?)null)
                    .SetProperty(person => person.NewEmail, (string?)null)
                    .SetProperty(person => person.NewPhone, (string?)null)
                    .SetProperty(person => person.AccountId, (Guid?)null)
                    .SetProperty(person => person.Verified, false)
                    .SetProperty(person => person.AwaitsGuardian, false)
                    .SetProperty(person => person.Gone, true)
        );
    }
}
