using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Initiatives;

/// <summary>
/// How initiatives of one kind go: phases, what may be done in each, and duties. An initiative copies it as it begins;
/// later changes leave it as it is.
/// </summary>
public sealed class Template : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Slug { get; init; } = "";
    public Bilingual Name { get; set; } = Bilingual.Empty;
    public Bilingual About { get; set; } = Bilingual.Empty;
    public InitiativeKind Kind { get; set; }

    /// <summary>The site that changed it for itself; null for those of all sites, which the province edits.</summary>
    public Guid? SiteId { get; init; }

    /// <summary>For series whose duties fill by themselves.</summary>
    public bool Light { get; init; }

    /// <summary>No longer offered.</summary>
    public bool Retired { get; set; }
    public int Version { get; set; }
}

/// <summary>A phase of a template.</summary>
public sealed class TemplatePhase
{
    public Guid TemplateId { get; init; }

    /// <summary>From 0.</summary>
    public int Position { get; init; }
    public Phase Phase { get; init; }
    public Bilingual Name { get; set; } = Bilingual.Empty;
    public Acts Allows { get; set; }
}

/// <summary>A duty of a phase of a template.</summary>
public sealed class TemplateDuty
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid TemplateId { get; init; }
    public int Position { get; init; }
    public string Kind { get; init; } = "";
    public Bilingual Text { get; init; } = Bilingual.Empty;
    public bool Gate { get; init; }

    /// <summary>Order within the phase.</summary>
    public int Line { get; init; }
}

internal sealed class TemplateTable
    : IEntityTypeConfiguration<Template>,
        IEntityTypeConfiguration<TemplatePhase>,
        IEntityTypeConfiguration<TemplateDuty>
{
    public void Configure(EntityTypeBuilder<Template> table)
    {
        table.ToTable("initiative_templates");
        table.Property(row => row.Slug).HasMaxLength(40);
        table.HasIndex(row => row.Slug).IsUnique();
        table.HasOne<Site>().WithMany().HasForeignKey(row => row.SiteId);
        table.ComplexProperty(row => row.Name);
        table.ComplexProperty(row => row.About);
    }

    public void Configure(EntityTypeBuilder<TemplatePhase> table)
    {
        table.ToTable("initiative_template_phases");
        table.HasKey(row => new { row.TemplateId, row.Position });
        table.HasOne<Template>().WithMany().HasForeignKey(row => row.TemplateId);
        table.ComplexProperty(row => row.Name);
        table.Property(row => row.Allows).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<TemplateDuty> table)
    {
        table.ToTable("initiative_template_duties");
        table.HasOne<TemplatePhase>().WithMany().HasForeignKey(row => new { row.TemplateId, row.Position });
        table.Property(row => row.Kind).HasMaxLength(30);
        table.ComplexProperty(row => row.Text);
    }
}

public static class TemplateTables
{
    public static DbSet<Template> InitiativeTemplates(this AppDb db) => db.Set<Template>();

    /// <summary>Those that a site may begin with: of all sites, and its own.</summary>
    public static IQueryable<Template> TemplatesFor(this AppDb db, Guid site) =>
        db.InitiativeTemplates().Where(row => !row.Retired && (row.SiteId == null || row.SiteId == site));

    public static DbSet<TemplatePhase> TemplatePhases(this AppDb db) => db.Set<TemplatePhase>();

    public static DbSet<TemplateDuty> TemplateDuties(this AppDb db) => db.Set<TemplateDuty>();
}

/// <summary>The templates that every installation begins with; staff edit them as their own.</summary>
public static class FirstTemplates
{
    private sealed record First(
        string Slug,
        Bilingual Name,
        Bilingual About,
        InitiativeKind Kind,
        bool Light,
        FirstPhase[] Phases
    );

    private sealed record FirstPhase(
        Phase Phase,
        Bilingual Name,
        Acts Allows,
        params (string Kind, string Id, string En, bool Gate)[] Duties
    );

    private const Acts Always = Acts.Support | Acts.Comment;
    private static readonly (string, string, string, bool) Answers =
            ("answers", "Semua usulan dan gagasan dijawab", "Every proposal and idea is answered", true),
        Met = ("meeting", "Ada rapat bersama, dengan notulen", "A meeting was held together, with minutes", true),
        Partners = ("partners", "Ada komunitas yang ikut", "A community takes part", true),
        Committed = ("commitment", "Ada komitmen yang tercatat", "A commitment is recorded", true),
        Tasks = ("tasks", "Tugas tahap ini selesai", "The tasks of this phase are done", false),
        Attendance = ("attendance", "Daftar hadir ada", "There is an attendance list", true),
        Result = ("result", "Hasilnya tercatat", "What came of it is recorded", true),
        Thanks = ("thanks", "Ucapan terima kasih terkirim", "Thanks were sent", true),
        Follow =
            (
                "follow-up",
                "Setiap hasil ditindaklanjuti sampai tuntas",
                "Every result is followed up to its end",
                false
            );

    private static FirstPhase Deliver(Bilingual? name = null) =>
        new(Phase.Deliver, name ?? new("Pelaksanaan", "Delivery"), Always | Acts.Register | Acts.Meet, Tasks);

    private static FirstPhase Report(Bilingual? name = null) =>
        new(
            Phase.Report,
            name ?? new("Laporan", "Report"),
            Always | Acts.Report | Acts.Meet,
            Attendance,
            Result,
            Thanks
        );

    private static readonly FirstPhase FollowUp = new(
        Phase.FollowUp,
        new("Tindak lanjut", "Follow-up"),
        Always | Acts.Meet,
        Follow
    );
    private static readonly FirstPhase IdeaPhase = new(
        Phase.Idea,
        new("Gagasan", "Idea"),
        Always | Acts.Propose | Acts.Meet,
        Partners
    );
    private static readonly FirstPhase CoPlan = new(
        Phase.CoPlan,
        new("Rencana bersama", "Co-planning"),
        Always | Acts.Propose | Acts.Meet,
        Answers,
        Met
    );
    private static readonly FirstPhase Commit = new(
        Phase.Commit,
        new("Komitmen", "Commitments"),
        Always | Acts.Commit | Acts.Meet,
        Committed
    );

    private static readonly First[] All =
    [
        new(
            "acara-bersama",
            new("Acara bersama", "An event made together"),
            new(
                "Dari gagasan sampai tindak lanjut, bersama komunitas dan mitra.",
                "From the idea to the follow-up, with communities and partners."
            ),
            InitiativeKind.Event,
            false,
            [IdeaPhase, CoPlan, Commit, Deliver(), Report(), FollowUp]
        ),
        new(
            "program",
            new("Program", "Program"),
            new("Rangkaian kelas, pendampingan, atau angkatan.", "A row of classes, mentoring, or a cohort."),
            InitiativeKind.Program,
            false,
            [IdeaPhase, CoPlan, Commit, Deliver(), Report(), FollowUp]
        ),
        new(
            "konten",
            new("Konten bersama", "Content made together"),
            new("Seri artikel, video, atau siaran.", "A series of articles, videos or broadcasts."),
            InitiativeKind.Content,
            false,
            [
                CoPlan,
                Deliver(new("Produksi", "Production")),
                Report(new("Tayang dan laporan", "Publication and report")),
                FollowUp,
            ]
        ),
        new(
            "lokasi-baru",
            new("Lokasi baru", "A new site"),
            new("Hetero Space di kota lain.", "Hetero Space in another town."),
            InitiativeKind.Site,
            false,
            [
                IdeaPhase,
                CoPlan,
                Commit,
                Deliver(new("Penyiapan", "Making it ready")),
                Report(new("Pembukaan dan laporan", "Opening and report")),
                FollowUp,
            ]
        ),
        new(
            "musyawarah",
            new("Musyawarah (pola musrenbang)", "Deliberation (the musrenbang pattern)"),
            new(
                "Usulan, diskusi, prioritas dengan pemungutan suara, pleno, dan berita acara bertanda tangan.",
                "Proposals, discussion, priorities by vote, a plenary, and a signed record."
            ),
            InitiativeKind.Program,
            false,
            [
                new(Phase.Idea, new("Usulan", "Proposals"), Always | Acts.Propose | Acts.Meet, Partners),
                new(Phase.CoPlan, new("Diskusi", "Discussion"), Always | Acts.Propose | Acts.Meet, Met),
                new(
                    Phase.CoPlan,
                    new("Prioritas", "Priorities"),
                    Always | Acts.Vote | Acts.Meet,
                    ("vote", "Komunitas sudah memilih prioritas", "Communities have voted on priorities", true)
                ),
                new(
                    Phase.CoPlan,
                    new("Pleno", "Plenary"),
                    Always | Acts.Meet,
                    Answers,
                    Met,
                    ("record", "Berita acara bertanda tangan", "The record is signed", true)
                ),
                Commit,
                Deliver(),
                Report(),
                FollowUp,
            ]
        ),
        new(
            "kelas-rutin",
            new("Kelas rutin", "A regular class"),
            new(
                "Satu inisiatif untuk satu seri. Sesi dan daftar hadirnya terisi sendiri dari pemesanan ruang.",
                "One initiative for a series. Its sessions and attendance fill themselves from the bookings."
            ),
            InitiativeKind.Event,
            true,
            [
                new(Phase.CoPlan, new("Rencana", "Plan"), Always | Acts.Propose | Acts.Meet, Partners),
                new(
                    Phase.Deliver,
                    new("Berjalan", "Running"),
                    Always | Acts.Register | Acts.Commit | Acts.Meet,
                    ("sessions", "Sesi terlaksana", "Sessions were held", true)
                ),
                new(
                    Phase.Report,
                    new("Laporan", "Report"),
                    Always | Acts.Report,
                    Attendance,
                    ("sessions", "Sesi terlaksana", "Sessions were held", true)
                ),
            ]
        ),
    ];

    /// <summary>Puts them in when there is no template at all; two nodes that do so at once put them in once.</summary>
    public static async Task Put(AppDb db, Frame frame, CancellationToken stop = default)
    {
        if (!await db.InitiativeTemplates().AnyAsync(stop))
            await frame.Do(
                act =>
                {
                    act.AddAll(Rows());
                    return Task.FromResult(true);
                },
                Refusal.Taken(false)
            );
    }

    /// <summary>All of them, with their phases and duties.</summary>
    internal static IEnumerable<object> Rows()
    {
        foreach (var first in All)
        {
            var template = new Template
            {
                Slug = first.Slug,
                Name = first.Name,
                About = first.About,
                Kind = first.Kind,
                Light = first.Light,
            };
            yield return template;
            foreach (var (position, phase) in first.Phases.Index())
            {
                yield return new TemplatePhase
                {
                    TemplateId = template.Id,
                    Position = position,
                    Phase = phase.Phase,
                    Name = phase.Name,
                    Allows = phase.Allows,
                };
                foreach (var (line, duty) in phase.Duties.Index())
                    yield return new TemplateDuty
                    {
                        TemplateId = template.Id,
                        Position = position,
                        Kind = duty.Kind,
                        Text = new(duty.Id, duty.En),
                        Gate = duty.Gate,
                        Line = line,
                    };
            }
        }
    }
}
