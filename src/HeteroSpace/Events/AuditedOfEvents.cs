using HeteroSpace.Foundation.Audit;
using HeteroSpace.People;

namespace HeteroSpace.Events;

/// <summary>What the audit says of an event: where people are named, and what opens it, only that it changed.</summary>
internal static class AuditedOfEvents
{
    public static readonly AuditedKind[] All =
    [
        new Audited<Event>()
            .From(row => row.Title, "judul", "title")
            .From(row => row.Status, "status", "status", EventWords.Said)
            .From(row => row.Sector, "bidang", "field", ProfileWords.Said)
            .From(row => row.RegionCode, "wilayah", "region")
            .From(row => row.Tags, "kata kunci", "tags")
            .From(row => row.Starts, "mulai", "begins")
            .From(row => row.Ends, "selesai", "ends")
            .From(row => row.Opens, "pendaftaran dibuka", "registration opens")
            .From(row => row.Closes, "pendaftaran ditutup", "registration closes")
            .From(row => row.DrawSeconds, "detik undian", "seconds of the draw")
            .From(row => row.MostInGroup, "paling banyak serombongan", "most in a group")
            .From(row => row.OnlineBy, "cara daring", "online by", EventWords.Said)
            .From(row => row.SignLanguage, "juru bahasa isyarat", "sign language")
            .From(row => row.Captions, "teks langsung", "captions")
            .From(row => row.StepFree, "tanpa tangga", "step-free")
            .From(row => row.IsClass, "kelas", "a class")
            .From(row => row.Certificates, "sertifikat", "certificates")
            .That(row => row.Summary, "ringkasan", "summary")
            .That(row => row.Story, "cerita", "story")
            .That(row => row.Audience, "untuk siapa", "for whom")
            .That(row => row.Picture, "gambar", "picture")
            .That(row => row.Link, "tautan daring", "online link")
            .That(row => row.CodeWord, "kata sandi siaran", "code word")
            .That(row => row.Recording, "rekaman", "recording")
            .That(row => row.Thanks, "ucapan terima kasih", "words of thanks"),
        new Audited<EventSession>()
            .From(row => row.Title, "judul sesi", "title of the session")
            .From(row => row.Starts, "sesi mulai", "session begins")
            .From(row => row.Ends, "sesi selesai", "session ends")
            .That(row => row.SpaceId, "ruang sesi", "space of the session")
            .That(row => row.Place, "tempat sesi", "place of the session")
            .That(row => row.Text, "isi sesi", "text of the session"),
        new Audited<SeatPool>().From(row => row.Quota, "kursi", "seats"),
    ];
}
