using HeteroSpace.Foundation.Audit;

namespace HeteroSpace.Initiatives;

/// <summary>What the audit says of work that is done together: of texts that may name people only that they
/// changed.</summary>
internal static class AuditedOfInitiatives
{
    public static readonly AuditedKind[] All =
    [
        new Audited<Initiative>()
            .From(row => row.Title, "judul", "title")
            .From(row => row.Published, "tampil untuk semua", "shown to everyone")
            .That(row => row.Summary, "ringkasan", "summary"),
        new Audited<InitiativePhase>()
            .From(row => row.Due, "tenggat tahap", "phase due")
            .That(row => row.Summary, "rangkuman tahap", "summary of the phase"),
        new Audited<Template>()
            .From(row => row.Name, "nama", "name")
            .From(row => row.About, "untuk apa", "what it is for")
            .From(row => row.Retired, "tidak ditawarkan lagi", "retired"),
        new Audited<TemplatePhase>()
            .From(row => row.Name, "nama tahap", "name of a phase")
            .From(row => row.Allows, "yang boleh dilakukan", "what may be done"),
        new Audited<Meeting>()
            .From(row => row.Starts, "mulai", "begins")
            .From(row => row.Ends, "selesai", "ends")
            .From(row => row.Status, "status", "status", MeetingWords.Said)
            .That(row => row.Title, "judul", "title")
            .That(row => row.Place, "tempat", "place")
            .That(row => row.Link, "tautan", "link")
            .That(row => row.Agenda, "agenda", "agenda"),
        new Audited<WorkTask>()
            .From(row => row.State, "status", "state", WorkWords.Said)
            .From(row => row.Due, "tenggat", "due")
            .That(row => row.Title, "tugas", "task")
            .That(row => row.Owner, "yang mengerjakan", "who does it"),
        new Audited<Outcome>().From(row => row.Progress, "kemajuan", "progress").From(row => row.Due, "tenggat", "due"),
    ];
}
