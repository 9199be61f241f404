using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Import;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations;

/// <summary>What the module stores about people.</summary>
internal static class PersonalDataOfOrganizations
{
    public static readonly PersonalData[] All =
    [
        PhotoData.Of<OrganizationPhoto>(
            new(
                "foto kegiatan komunitas, dengan orang yang tampak",
                "photos of what communities do, with the people seen in them"
            )
        ),
        PersonalData.None<Merge>("the member of staff, as in the audit"),
        PersonalData.None<KnownApart>("the member of staff, as in the audit"),
        PersonalData.None<Import>("the member of staff, as in the audit, and the name of an office's file"),
        PersonalData.Of(
            new("komunitas yang Anda pimpin atau ikuti sebagai anggota", "organizations you lead or belong to"),
            new(
                "Supaya jelas siapa bertindak untuk komunitas; pelaksanaan layanan.",
                "So that it is clear who acts for an organization; performance of the service."
            ),
            new("Sampai keluar atau dihapus.", "Until you leave it or delete your account."),
            (db, subject) => db.OrganizationMembers().Where(row => row.PersonId == subject.PersonId)
        ),
        PersonalData.Of(
            new("komunitas yang Anda ikuti kabarnya", "organizations you follow"),
            new("Supaya kabarnya sampai; atas permintaan Anda.", "So that you get its news; at your request."),
            new("Sampai berhenti mengikuti atau dihapus.", "Until you stop following it or delete your account."),
            (db, subject) => db.Followers().Where(row => row.PersonId == subject.PersonId)
        ),
        PersonalData.Of(
            new("undangan yang dikirim ke alamat Anda", "invitations sent to your address"),
            new("Supaya Anda bisa bergabung; atas permintaan pengurus.", "So that you can join; at a lead's request."),
            new("30 hari setelah kedaluwarsa.", "30 days after it expires."),
            Invited
        ) with
        {
            Retain = act =>
            {
                var before = act.Now.AddDays(-30);
                return act.Erase(act.Db.InvitationRows().Where(row => row.Expires < before));
            },
        },
        PersonalData.Of(
            new("klaim Anda sebagai pengurus", "your claim to lead an organization"),
            new(
                "Supaya petugas bisa memeriksanya; atas permintaan Anda.",
                "So that staff can check it; at your request."
            ),
            new("Setahun setelah diputuskan.", "One year after it was settled."),
            (db, subject) => db.Claims().Where(row => row.PersonId == subject.PersonId)
        ) with
        {
            Retain = act =>
            {
                var before = act.Now.AddYears(-1);
                return act.Erase(act.Db.Claims().Where(row => row.Decided < before));
            },
        },
        new()
        {
            Entity = typeof(ImportRow),
            What = new("nomor di tabel yang diimpor petugas", "numbers in tables that staff imported"),
            Why = new(
                "Supaya impor bisa diperiksa dan dilaporkan; pelaksanaan layanan.",
                "So that an import can be checked and reported; performance of the service."
            ),
            Kept = new(
                "Isi baris 30 hari; berkasnya sampai diimpor.",
                "The content of a row 30 days; the file until it is imported."
            ),
            Stays = new(
                "Bahwa baris itu pernah diimpor, sebagai sidik.",
                "that the row was imported, as a fingerprint"
            ),
            Erase = EraseFromImports,
            Retain = ImportWork.Forget,
        },
        new()
        {
            Entity = typeof(Organization),
            What = new("nomor Anda sebagai pengurus komunitas", "your number as an organization's lead"),
            Why = new(
                "Supaya petugas bisa menghubungi komunitas.",
                "So that staff can reach the organization; performance of the service."
            ),
            Kept = new("Sampai diganti atau dihapus.", "Until replaced or deleted."),
            Stays = new("Komunitasnya, tanpa nomor itu.", "the organization, without that number"),
            Read = async (db, subject, stop) =>
                [
                    .. await Reached(db, subject)
                        .AsNoTracking()
                        .Select(row => new
                        {
                            row.Slug,
                            row.Name,
                            row.Phone,
                        })
                        .ToListAsync(stop),
                ],
            Erase = (act, subject) =>
                act.Update(Reached(act.Db, subject), set => set.SetProperty(row => row.Phone, (string?)null)),
        },
    ];

    private static async Task EraseFromImports(Act act, Subject subject)
    {
        var db = act.Db;
        // Numbers stand there as they were typed: each is read before it is compared. Thirty days of imports are few.
        if (
            await db.People()
                .Where(person => person.Id == subject.PersonId && person.PhoneConfirmed)
                .Select(person => person.Phone)
                .SingleOrDefaultAsync()
            is not { } phone
        )
            return;
        foreach (
            var import in await db.Imports()
                .AsNoTracking()
                .OrderByDescending(row => row.Made)
                .Where(row =>
                    db.ImportRows().Any(line => line.ImportId == row.Id && line.RecordId == null)
                    || row.Status == ImportStatus.Done
                )
                .Take(200)
                .ToListAsync()
        )
            if (await RowsWith(phone, import, db) is { Count: > 0 } theirs)
                await Empty(theirs, import, act);
    }

    private static async Task<List<int>> RowsWith(string phone, Import import, AppDb db) =>
        (
            await db.ImportRows()
                .AsNoTracking()
                .Where(row => row.ImportId == import.Id)
                .Select(row => new { row.Number, row.Values })
                .ToListAsync()
        )
            .Where(row => row.Values.Any(value => SheetPhone.Read(value).Number == phone))
            .Select(row => row.Number)
            .ToList();

    private static async Task Empty(List<int> theirs, Import import, Act act)
    {
        var none = new List<string>();
        await act.Update(
            act.Db.ImportRows().Where(row => row.ImportId == import.Id && theirs.Contains(row.Number)),
            set => set.SetProperty(row => row.Values, none)
        );
        // One that waits would bring the number back; its file is swept away with those that nobody has.
        await act.Update(
            act.Db.Imports().Where(row => row.Id == import.Id && row.Status != ImportStatus.Done),
            set => set.SetProperty(row => row.Status, ImportStatus.Dropped).SetProperty(row => row.File, (string?)null)
        );
    }

    // Only by a contact that was shown to be theirs: whoever signs up with
    // a strange number or address would read and erase what is another's.
    private static IQueryable<Invitation> Invited(AppDb db, Subject subject) =>
        db.InvitationRows()
            .Where(row =>
                row.Email != null
                && db.People()
                    .Any(person => person.Id == subject.PersonId && person.EmailConfirmed && person.Email == row.Email)
            );

    private static IQueryable<Organization> Reached(AppDb db, Subject subject) =>
        db.Organizations()
            .Where(row =>
                row.Phone != null
                && db.People()
                    .Any(person => person.Id == subject.PersonId && person.PhoneConfirmed && person.Phone == row.Phone)
            );
}
