using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation;

/// <summary>What the ground floor stores about people.</summary>
internal static class PersonalDataOfFoundation
{
    public static readonly PersonalData[] All =
    [
        new()
        {
            Entity = typeof(Account),
            What = new("akun untuk masuk", "the account you sign in with"),
            Why = new(
                "Supaya hanya Anda yang masuk; pelaksanaan layanan.",
                "So that only you sign in; performance of the service (art. 20(2)b)."
            ),
            Kept = new("Sampai dihapus.", "Until deleted."),
            Read = async (db, subject, stop) =>
                [
                    .. await db
                        .Users.AsNoTracking()
                        .Where(account => account.Id == subject.AccountId)
                        .Select(account => new
                        {
                            account.Id,
                            account.Email,
                            account.EmailConfirmed,
                            account.PhoneNumber,
                            account.TwoFactorEnabled,
                            account.LockoutEnd,
                        })
                        .ToListAsync(stop),
                ],
            Erase = (act, subject) => act.Erase(act.Db.Users.Where(account => account.Id == subject.AccountId)),
        },
        With<IdentityUserClaim<Guid>>(
            "keterangan akun",
            "details of the account",
            (db, subject) => db.UserClaims.Where(row => row.UserId == subject.AccountId)
        ),
        With<IdentityUserLogin<Guid>>(
            "cara masuk dari tempat lain",
            "sign-ins through another service (OpenID Connect)",
            (db, subject) => db.UserLogins.Where(row => row.UserId == subject.AccountId)
        ),
        With<IdentityUserToken<Guid>>(
            "rahasia faktor kedua, dan kode untuk sandi baru (sehari)",
            "secrets of a second factor, and codes for a new password (a day)",
            (db, subject) => db.UserTokens.Where(row => row.UserId == subject.AccountId)
        ),
        With<IdentityUserPasskey<Guid>>(
            "kunci sandi",
            "passkeys",
            (db, subject) => db.Set<IdentityUserPasskey<Guid>>().Where(row => row.UserId == subject.AccountId)
        ),
        PersonalData.Of(
            new("peramban tempat Anda masuk", "browsers you are signed in with"),
            new(
                "Supaya Anda melihat dan mengeluarkan yang bukan Anda.",
                "So that you see where you are signed in and can sign out the rest; performance of the service."
            ),
            new("31 hari setelah terakhir dipakai.", "31 days after it was last used."),
            (db, subject) => db.Devices().Where(row => row.AccountId == subject.AccountId)
        ) with
        {
            Retain = act =>
            {
                var before = act.Now.AddDays(-31);
                return act.Erase(act.Db.Devices().Where(row => row.Seen < before));
            },
        },
        new()
        {
            Entity = typeof(ApiToken),
            What = new("token API, tanpa rahasianya", "API tokens, without their secrets"),
            Why = new("Dibuat oleh Anda.", "You made them; performance of the service."),
            Kept = new("Sampai dihapus.", "Until deleted."),
            Read = async (db, subject, stop) =>
                [
                    .. await db.ApiTokens()
                        .AsNoTracking()
                        .Where(token => token.AccountId == subject.AccountId)
                        .Select(token => new
                        {
                            token.Name,
                            token.Scope,
                            token.Made,
                            token.Revoked,
                        })
                        .ToListAsync(stop),
                ],
            Erase = (act, subject) =>
                act.Erase(act.Db.ApiTokens().Where(token => token.AccountId == subject.AccountId)),
        },
        PersonalData.Of(
            new("peran sebagai petugas", "your roles as a member of staff"),
            new(
                "Supaya petugas melihat lokasinya saja.",
                "So that staff see only their own site; a public duty (art. 20(2)e)."
            ),
            new("Selama bertugas.", "For as long as you are on the staff."),
            (db, subject) => db.RoleGrants().Where(grant => grant.AccountId == subject.AccountId)
        ),
        PersonalData.Of(
            new("surat dan WhatsApp yang dikirim kepada Anda", "e-mails and WhatsApp messages sent to you"),
            new(
                "Supaya kabar sampai dan bisa ditelusuri.",
                "So that messages reach you and can be traced if they do not; performance of the service."
            ),
            new("180 hari setelah dikirim.", "180 days after they were sent."),
            (db, subject) => db.Outbox().Where(row => row.PersonId == subject.PersonId)
        ) with
        {
            Read = Letters,
            Retain = act =>
            {
                var before = act.Now.AddDays(-180);
                return act.Erase(act.Db.Outbox().Where(row => row.At < before && row.Status != OutgoingStatus.Waiting));
            },
        },
        new()
        {
            Entity = typeof(KeptForm),
            What = new(
                "isian yang terkirim setelah Anda keluar, tersegel",
                "what you typed into a form after you were signed out, sealed"
            ),
            Why = new(
                "Supaya yang Anda tulis tidak hilang; pelaksanaan layanan.",
                "So that what you wrote is not lost; performance of the service."
            ),
            Kept = new("Satu jam.", "An hour."),
            Erase = (act, subject) => act.Erase(act.Db.Set<KeptForm>().Where(row => row.Owner == subject.AccountId)),
        },
        PersonalData.Of(
            new("jawaban yang diingat", "answers kept for requests and forms that are sent again"),
            new(
                "Supaya permintaan yang sama tidak dijalankan dua kali.",
                "So that a request sent twice is carried out once; legitimate interest."
            ),
            new("Tiga hari.", "Three days."),
            (db, subject) => db.RememberedAnswers().Where(row => row.Owner == subject.AccountId)
        ) with
        {
            Read = async (db, subject, stop) =>
                [
                    .. await db.RememberedAnswers()
                        .AsNoTracking()
                        .Where(row => row.Owner == subject.AccountId)
                        .Select(row => new
                        {
                            row.Key,
                            row.Status,
                            row.At,
                        })
                        .ToListAsync(stop),
                ],
        },
        PersonalData.Of(
            new("apa yang sempat bisa Anda urungkan", "what you could undo for two minutes"),
            new(
                "Supaya yang terlanjur ditekan bisa ditarik sebelum pesannya berangkat.",
                "So that what was pressed by mistake can be taken back before its message leaves; legitimate interest."
            ),
            new("Dua hari.", "Two days."),
            (db, subject) => db.SecondThoughts().Where(row => row.By == subject.AccountId && row.By != null)
        ),
        new()
        {
            Entity = typeof(AuditRow),
            What = new("catatan keputusan petugas", "the record of decisions by staff"),
            Why = new(
                "Keputusan layanan publik harus bisa diperiksa.",
                "Decisions of a public service must be open to audit; legal duty (UU 43/2009 on archives)."
            ),
            Kept = new("Seterusnya; tabelnya menolak penghapusan.", "Permanently: this record cannot be deleted."),
            Stays = new(
                "Catatan keputusan tetap, dengan nomor akun tanpa nama.",
                "the decision, with the account number but no name; reasons as staff wrote them"
            ),
            Read = async (db, subject, stop) =>
                [
                    .. await db.Audit()
                        .AsNoTracking()
                        .Where(row =>
                            row.By == subject.AccountId && subject.AccountId != null
                            || row.Subject == "person:" + subject.PersonId
                        )
                        .OrderBy(row => row.At)
                        .Select(row => new
                        {
                            row.At,
                            row.Action,
                            row.Subject,
                            row.Detail,
                        })
                        .ToListAsync(stop),
                ],
        },
    ];

    // A link that shows that a mailbox is theirs must be read in that mailbox: it is in what is sealed, not in this.
    private static async Task<IReadOnlyList<object>> Letters(AppDb db, Subject subject, CancellationToken stop) =>
        [
            .. (
                await db.Outbox()
                    .AsNoTracking()
                    .Where(row => row.PersonId == subject.PersonId)
                    .OrderBy(row => row.At)
                    .ToListAsync(stop)
            ).Select(row => new
            {
                row.At,
                row.Kind,
                row.Channel,
                row.To,
                row.Name,
                row.Language,
                row.Subject,
                row.Status,
                row.SentAt,
                row.Text,
            }),
        ];

    private static PersonalData With<T>(string said, string what, Func<AppDb, Subject, IQueryable<T>> mine)
        where T : class =>
        new()
        {
            Entity = typeof(T),
            What = new(said, what),
            Why = new("Untuk masuk.", "To sign in; performance of the service."),
            Kept = new("Sampai dihapus.", "Until deleted."),
            Erase = (act, subject) => act.Erase(mine(act.Db, subject)),
        };
}
