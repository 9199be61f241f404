using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Import;
using HeteroSpace.Foundation.Regions;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations.ImportCommunities;

/// <summary>Communities and partners from a table that staff kept; they vouch for them, so they are verified.</summary>
internal sealed class CommunityImport(IShellSites sites) : IImportTarget
{
    private const int NameAt = 0,
        KindAt = 1,
        SectorAt = 2,
        RegionAt = 3,
        StoryAt = 4,
        LinksAt = 5,
        PhoneAt = 6;
    private const int Lot = 200;

    public string Name => "komunitas";
    public string Command => "communities";
    public string Said => Words.Say("Komunitas dan mitra", "Communities and partners");
    public Role Needed => Role.SiteManager;

    public IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new(
            OrganizationWish.NameField,
            () => Words.Say("Nama", "Name"),
            true,
            [
                "nama",
                "namakomunitas",
                "namaorganisasi",
                "namalembaga",
                "namamitra",
                "komunitas",
                "organisasi",
                "lembaga",
                "mitra",
                "name",
                "organization",
                "organisation",
                "community",
                "partner",
            ]
        ),
        new(
            OrganizationWish.KindField,
            () => Words.Say("Jenis", "Kind"),
            true,
            ["jenis", "kategorimitra", "tipe", "unsur", "pentahelix", "kind", "type"]
        )
        {
            ForAll = () => Enum.GetValues<OrganizationKind>().Select(kind => (kind.ToString(), kind.Said())),
        },
        new(
            OrganizationWish.SectorField,
            () => Words.Say("Bidang", "Sector"),
            true,
            ["bidang", "sektor", "subsektor", "kategori", "fokus", "sector", "field", "category"]
        )
        {
            ForAll = () => Enum.GetValues<Sector>().Select(sector => (sector.ToString(), sector.Said())),
        },
        new(
            OrganizationWish.RegionField,
            () => Words.Say("Kabupaten atau kota", "Regency or city"),
            true,
            [
                "kabkota",
                "kabupatenkota",
                "kotakabupaten",
                "kabupaten",
                "kota",
                "wilayah",
                "daerah",
                "domisili",
                "asal",
                "alamat",
                "lokasi",
                "region",
                "city",
                "regency",
                "town",
            ]
        )
        {
            ForAll = () => Region.All.Where(region => region.IsHome).Select(region => (region.Code, region.Name)),
        },
        new(
            OrganizationWish.StoryField,
            () => Words.Say("Cerita singkat", "Short story"),
            false,
            [
                "cerita",
                "deskripsi",
                "keterangan",
                "profil",
                "tentang",
                "kegiatan",
                "story",
                "description",
                "about",
                "notes",
            ]
        ),
        new(
            OrganizationWish.LinksField,
            () => Words.Say("Tautan", "Links"),
            false,
            [
                "tautan",
                "link",
                "instagram",
                "ig",
                "mediasosial",
                "medsos",
                "sosmed",
                "website",
                "web",
                "situs",
                "url",
                "social",
            ]
        ),
        new(
            OrganizationWish.PhoneField,
            () => Words.Say("Nomor WhatsApp", "WhatsApp number"),
            false,
            [
                "nomorwhatsapp",
                "nowa",
                "wa",
                "whatsapp",
                "nohp",
                "nomorhp",
                "hp",
                "notelp",
                "notelepon",
                "telepon",
                "telp",
                "nomor",
                "kontak",
                "phone",
                "mobile",
                "contact",
                "tel",
            ]
        ),
    ];

    public IReadOnlyDictionary<string, string> Problems(IReadOnlyList<string> values)
    {
        var (number, wrong) = SheetPhone.Read(values[PhoneAt]);
        var problems = Wish(values, number).Problems(storyNeeded: false);
        foreach (
            var (field, at) in ((string, int)[])
                [(OrganizationWish.KindField, KindAt), (OrganizationWish.SectorField, SectorAt)]
        )
            if (problems.ContainsKey(field))
                problems[field] =
                    values[at] == ""
                        ? Words.Say("Kosong.", "Empty.")
                        : Words.Say(
                            "Tidak kami kenal. Pakai salah satu kata dari daftar di halaman pendaftaran.",
                            "Not known. Use one of the words of the list on the registration page."
                        );
        if (problems.ContainsKey(OrganizationWish.RegionField))
            problems[OrganizationWish.RegionField] = SheetWord.Regions(values[RegionAt]) switch
            {
                [] => values[RegionAt] == ""
                    ? Words.Say("Kosong.", "Empty.")
                    : Words.Say("Bukan nama kabupaten atau kota.", "Not the name of a regency or city."),
                var several => Words.Say("Yang mana: ", "Which one: ")
                    + string.Join(", ", several.Select(region => region.ToString()))
                    + "?",
            };
        foreach (var at in (int[])[NameAt, KindAt, SectorAt, RegionAt, PhoneAt])
            if (values[at].Length > 200)
                problems[Columns[at].Key] = Words.Say(
                    "Terlalu panjang, lebih dari 200 huruf.",
                    "Too long, more than 200 letters."
                );
        if (wrong != SheetPhoneProblem.None)
            problems[OrganizationWish.PhoneField] = wrong switch
            {
                SheetPhoneProblem.Mangled => Words.Say(
                    "Nomor ini dibulatkan oleh aplikasi tabel dan angkanya hilang. Tulis lagi sebagai teks.",
                    "A spreadsheet rounded this number and its digits are gone. Write it again as text."
                ),
                SheetPhoneProblem.Several => Words.Say(
                    "Lebih dari satu nomor. Sisakan satu.",
                    "More than one number. Leave one."
                ),
                _ => Words.Say("Nomor ini belum lengkap. Contoh: 0812…", "This number is not complete. Example: 0812…"),
            };
        return problems;
    }

    public async Task Compare(
        AppDb db,
        Guid site,
        IReadOnlyList<ImportRow> rows,
        Action<int> reached,
        CancellationToken stop
    )
    {
        var known = await Duplicates.Known(db, site, stop);
        var coming = rows.Select(row => (row, Comparable: Duplicates.Of(Read(row.Values, site)))).ToList();
        var found = new Duplicates([.. known, .. coming.Select(pair => pair.Comparable)]);
        foreach (var one in known)
            found.Add(one);
        var ofFile = new Dictionary<Guid, int>();
        foreach (var (at, (row, comparable)) in coming.Index())
        {
            if (found.Of(comparable) is { } alike)
            {
                (row.Finding, row.Why) = (Finding.Likely, alike.Why.ToString());
                if (ofFile.TryGetValue(alike.Id, out var number))
                    row.MatchNumber = number;
                else
                    row.MatchId = alike.Id;
            }
            else
                ofFile[comparable.Id] = row.Number;
            // What is like an earlier row is not compared with later ones: those are like the earlier one too.
            if (row.Finding == Finding.New)
                found.Add(comparable);
            if (at % Lot == 0)
            {
                stop.ThrowIfCancellationRequested();
                reached(at);
            }
        }
    }

    public async Task Write(
        Act act,
        Import import,
        IReadOnlyList<ImportRow> rows,
        Action<int> reached,
        CancellationToken stop
    )
    {
        var done = 0;
        var taken = await act.Db.Organizations().Select(row => row.Slug).ToHashSetAsync(stop);
        foreach (var lot in rows.Where(row => row.Finding == Finding.New || row.Choice == Choice.Take).Chunk(Lot))
        {
            foreach (var row in lot)
            {
                var organization = Read(row.Values, import.SiteId, act.Now, row.RecordId);
                organization.Slug = Free(OrganizationName.Slug(organization.Name), taken);
                act.Add(organization);
            }
            await act.SaveLot(stop);
            reached(done += lot.Length);
        }
        foreach (var lot in rows.Where(row => row is { Choice: Choice.Fill, MatchId: not null }).Chunk(Lot))
        {
            await Fill(act, import, lot, stop);
            reached(done += lot.Length);
        }
    }

    public async Task<Dictionary<Guid, ImportMatch>> Matches(
        AppDb db,
        Guid site,
        IReadOnlyCollection<Guid> ids,
        CancellationToken stop
    )
    {
        var addresses = (await sites.All(stop)).ToDictionary(known => known.Id, known => known.Slug);
        return (
            await db.Organizations().AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(stop)
        ).ToDictionary(
            row => row.Id,
            row => new ImportMatch(
                $"{row.Name} ({Region.Said(row.RegionCode)})",
                row.SiteId == site
                    ? $"/konsol/{addresses.GetValueOrDefault(site)}/organisasi/{row.Slug}"
                    : PublicAddress(row),
                row.SiteId == site && row.Status != OrganizationStatus.Merged
            )
        );
    }

    private static string PublicAddress(Organization row) => row.IsPublic ? "/komunitas/" + row.Slug : "";

    public string SaidWhy(string why) => Enum.TryParse<Likeness>(why, out var likeness) ? likeness.Said() : why;

    // What its people wrote stays; what they left empty is filled. One that was merged meanwhile is left alone.
    private static async Task Fill(Act act, Import import, ImportRow[] lot, CancellationToken stop)
    {
        var ids = lot.Select(row => row.MatchId).ToArray();
        var here = await act
            .Db.Organizations()
            .Where(row =>
                ids.Contains(row.Id) && row.SiteId == import.SiteId && row.Status != OrganizationStatus.Merged
            )
            .ToDictionaryAsync(row => row.Id, stop);
        foreach (var row in lot)
        {
            if (!here.TryGetValue(row.MatchId!.Value, out var organization))
                continue;
            var read = Read(row.Values, import.SiteId);
            if (organization.Story == "")
                organization.Story = read.Story;
            organization.Phone ??= read.Phone;
            organization.Links = [.. organization.Links.Union(read.Links).Take(OrganizationWish.MostLinks)];
            organization.Version++;
        }
        await act.SaveLot(stop);
    }

    private static Organization Read(List<string> values, Guid site, DateTime now = default, Guid? id = null)
    {
        var organization = new Organization
        {
            Id = id ?? Guid.CreateVersion7(),
            SiteId = site,
            Status = OrganizationStatus.Verified,
            Registered = now,
            Decided = now,
        };
        Wish(values, SheetPhone.Read(values[PhoneAt]).Number).Into(organization);
        return organization;
    }

    // The cells in the words of the form.
    private static OrganizationWish Wish(IReadOnlyList<string> values, string? phone) =>
        new(
            values[NameAt],
            SheetWord.Kind(values[KindAt])?.ToString() ?? "",
            SheetWord.Sector(values[SectorAt])?.ToString() ?? "",
            SheetWord.Regions(values[RegionAt]) is [var region] ? region.Code : "",
            Filled(values[StoryAt]),
            Filled(values[LinksAt]),
            phone ?? ""
        );

    // A dash stands for nothing.
    private static string Filled(string cell) => cell is "-" or "–" or "—" ? "" : cell;

    private static string Free(string slug, HashSet<string> taken)
    {
        if (taken.Add(slug))
            return slug;
        for (var number = 2; ; number++)
            if (taken.Add($"{slug}-{number}"))
                return $"{slug}-{number}";
    }
}
