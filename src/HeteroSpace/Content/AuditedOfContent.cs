using HeteroSpace.Foundation.Audit;
using HeteroSpace.People;

namespace HeteroSpace.Content;

/// <summary>What the audit says of what editors make: of texts that may name people only that they changed.</summary>
internal static class AuditedOfContent
{
    public static readonly AuditedKind[] All =
    [
        new Audited<Article>()
            .From(row => row.Title, "judul", "title")
            .From(row => row.Status, "status", "status", ArticleWords.Said)
            .From(row => row.Sector, "bidang", "field", ProfileWords.Said)
            .From(row => row.Tags, "kata kunci", "tags")
            .From(row => row.PublishAt, "jadwal terbit", "appears at")
            .From(row => row.CommentsOpen, "boleh dikomentari", "comments are open")
            .That(row => row.TitleEn, "judul (Inggris)", "title (English)")
            .That(row => row.Summary, "ringkasan", "summary")
            .That(row => row.SummaryEn, "ringkasan (Inggris)", "summary (English)")
            .That(row => row.Text, "isi", "text")
            .That(row => row.TextEn, "isi (Inggris)", "text (English)")
            .That(row => row.CoverId, "gambar sampul", "cover")
            .That(row => row.EventId, "ajakan ke acara", "the event it leads to"),
        new Audited<Episode>()
            .From(row => row.Title, "judul", "title")
            .From(row => row.Stage, "tahap", "stage", EpisodeWords.Said)
            .From(row => row.Sector, "bidang", "field", ProfileWords.Said)
            .From(row => row.Tags, "kata kunci", "tags")
            .From(row => row.Due, "tenggat", "due")
            .From(row => row.Seconds, "panjang (detik)", "length (seconds)")
            .From(row => row.CommentsOpen, "boleh dikomentari", "comments are open")
            .That(row => row.TitleEn, "judul (Inggris)", "title (English)")
            .That(row => row.Summary, "ringkasan", "summary")
            .That(row => row.SummaryEn, "ringkasan (Inggris)", "summary (English)")
            .That(row => row.Notes, "catatan", "notes")
            .That(row => row.Script, "naskah", "script")
            .That(row => row.Owner, "yang mengerjakan", "who works on it")
            .That(row => row.SeriesId, "seri", "series")
            .That(row => row.EventId, "acara", "event")
            .That(row => row.ArticleId, "artikel", "article")
            .That(row => row.InitiativeId, "inisiatif", "initiative"),
    ];
}
