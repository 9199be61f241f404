using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Sites;

/// <summary>What the audit says of a site and its spaces: all of it is about the house.</summary>
internal static class AuditedOfSites
{
    public static readonly AuditedKind[] All =
    [
        new Audited<Site>()
            .From(site => site.Name, "nama", "name")
            .From(site => site.Slug, "alamat halaman", "address of its page")
            .From(site => site.Address, "alamat", "address")
            .From(site => site.RegionCode, "wilayah", "region")
            .From(site => site.Zone, "zona waktu", "time zone")
            .From(site => site.About, "tentang", "about")
            .From(site => site.Rules, "aturan rumah", "house rules")
            .From(site => site.Directions, "menuju ke sini", "getting here")
            .From(site => site.Facilities, "fasilitas", "facilities")
            .From(site => site.GraceMinutes, "tenggang check-in", "grace for check-in")
            .From(site => site.ClosedOnHolidays, "tutup pada hari libur", "closed on holidays")
            .From(site => site.Published, "tampil untuk pengunjung", "shown to visitors")
            .From(site => site.WifiName, "nama Wi-Fi", "Wi-Fi name")
            .That(site => site.WifiPassword, "sandi Wi-Fi", "Wi-Fi password")
            .From(site => site.Tips, "petunjuk rumah", "house tips")
            .That(site => site.Phone, "nomor WhatsApp", "WhatsApp number")
            .That(site => site.Email, "alamat surel", "e-mail address"),
        new Audited<OpeningHours>().Rows(
            "jam buka",
            "hours",
            hours => $"{hours.Day} {Words.Clock(hours.Opens)}-{Words.Clock(hours.Closes)}"
        ),
        new Audited<DatedHours>()
            .From(hours => hours.Name, "nama", "name")
            .From(hours => hours.FirstDay, "hari pertama", "first day")
            .From(hours => hours.LastDay, "hari terakhir", "last day")
            .From(hours => hours.OnHolidays, "buka pada hari libur", "open on holidays")
            .Rows("jam khusus", "dated hours", hours => $"{hours.Name.Id} {hours.FirstDay:O}–{hours.LastDay:O}"),
        new Audited<QuietTime>().Rows(
            "jam tenang",
            "quiet times",
            time =>
                $"{time.Day?.ToString() ?? "Daily"} {Words.Clock(time.Starts)}-{Words.Clock(time.Ends)} {time.Name.Id}"
        ),
        new Audited<SiteNotice>()
            .From(notice => notice.Text, "isi", "text")
            .From(notice => notice.Starts, "mulai", "from")
            .From(notice => notice.Ends, "sampai", "until")
            .From(notice => notice.Stopped, "diakhiri", "ended")
            .Rows("pengumuman", "notices", notice => notice.Text.Id),
        new Audited<Holiday>()
            .From(day => day.Name, "nama", "name")
            .From(day => day.JointLeave, "cuti bersama", "joint leave")
            .From(day => day.Decree, "dasar keputusan", "decree")
            .Rows("hari libur", "holidays", day => $"{day.Date:O} {day.Name.Id}"),
        new Audited<Space>()
            .From(space => space.Name, "nama", "name")
            .From(space => space.Slug, "alamat halaman", "address of its page")
            .From(space => space.About, "keterangan", "description")
            .From(space => space.Kind, "jenis", "kind", SpaceWords.Said)
            .From(space => space.Capacity, "muat", "capacity")
            .From(space => space.Layouts, "tata duduk", "layouts")
            .From(space => space.Amenities, "fasilitas", "amenities")
            .From(space => space.Covers, "yang dipakai", "what is taken")
            .From(space => space.BufferBefore, "jeda sebelum", "buffer before")
            .From(space => space.BufferAfter, "jeda sesudah", "buffer after")
            .From(space => space.MinMinutes, "paling singkat", "shortest")
            .From(space => space.MaxMinutes, "paling lama", "longest")
            .From(space => space.StepMinutes, "langkah", "steps")
            .From(space => space.NoticeMinutes, "paling lambat dipesan", "notice")
            .From(space => space.HorizonDays, "paling jauh dipesan", "how far ahead")
            .From(space => space.Approval, "persetujuan", "approval", SpaceWords.Said)
            .From(space => space.WhoMayBook, "siapa yang boleh", "who may book")
            .From(space => space.TariffPerHour, "tarif per jam", "tariff an hour")
            .From(space => space.LegalBasis, "dasar hukum", "legal basis")
            .From(space => space.Published, "tampil untuk pengunjung", "shown to visitors"),
        new Audited<SpaceUnit>().Rows("bagian lantai", "units of floor", cover => cover.UnitId.ToString()),
    ];
}
