using System.Text;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Privacy;

/// <summary>docs/privacy.md: the register of personal data as people read it.</summary>
public static class PrivacyDocument
{
    private static readonly string[] Telling =
    [
        "Name",
        "Email",
        "Phone",
        "PersonId",
        "AccountId",
        "By",
        "To",
        "AuthorName",
        "UserName",
        "PhoneNumber",
        "UserId",
        "Owner",
        "SentBy",
        "GuardianName",
    ];

    /// <summary>The fields by which an entity is about a person.</summary>
    public static IEnumerable<string> PersonalFields(Microsoft.EntityFrameworkCore.Metadata.IEntityType entity) =>
        entity.GetProperties().Select(property => property.Name).Where(Telling.Contains);

    private const string Head =
        "# Personal data\n"
        + "\n"
        + "Made from the register in the code (`PersonalData`, each module for its own); a test compares them, "
        + "and fails when an entity with personal\n"
        + "fields is in no register. The law is UU 27/2022 (UU PDP). No NIK and no NPWP is stored anywhere.\n"
        + "\n"
        + "People see, correct, take out and delete their data under `/saya/data`. A deletion says beforehand "
        + "what stays and why, ends what is open, and is\n"
        + "one transaction. On SQLite deleted bytes are overwritten (`secure_delete`); on PostgreSQL they go "
        + "with the next vacuum, and in both from back-ups as\n"
        + "those run out: after fourteen nights unless `Backup__Keep` says otherwise. A back-up holds all of this, "
        + "for its owner alone (mode 600); whoever\n"
        + "restores one deletes again who was deleted since (docs/operations.md). Each night what is past its time "
        + "is forgotten.\n"
        + "\n"
        + "| table | what | why, and on what ground | how long | after a deletion there stays |\n"
        + "| --- | --- | --- | --- | --- |\n";

    public static string Of(AppDb db, IEnumerable<PersonalData> register)
    {
        var text = new StringBuilder(Head);
        foreach (
            var kind in register.Where(kind => kind.IsPersonal).OrderBy(kind => Table(db, kind), StringComparer.Ordinal)
        )
            text.Append(
                $"| {Table(db, kind)} | {kind.What.En} | {kind.Why.En} | {kind.Kept.En} "
                    + $"| {kind.Stays?.En ?? "nothing"} |\n"
            );
        text.Append("\nLooked at, and not about a person: ");
        text.Append(
            string.Join(
                "; ",
                register
                    .Where(kind => !kind.IsPersonal)
                    .OrderBy(kind => Table(db, kind), StringComparer.Ordinal)
                    .Select(kind => $"{Table(db, kind)} ({kind.What.Id})")
            )
        );
        return text.Append(".\n").ToString();
    }

    private static string Table(AppDb db, PersonalData kind) =>
        db.Model.FindEntityType(kind.Entity)?.GetTableName() ?? kind.Entity.Name;
}
