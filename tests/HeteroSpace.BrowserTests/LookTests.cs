using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using HeteroSpace.Content;
using HeteroSpace.Discussions;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Import;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>Every page at the width of a cheap phone, light and dark. axe takes a second a page, most of it its own script; run beside the journeys the two starve each other on two cores.</summary>
[Collection("browser")]
public sealed class LookTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Axe_finds_nothing_and_nothing_is_wider_than_the_phone(bool dark)
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var visitor = await phone.Page(dark);
        foreach (
            var path in (string[])
                [
                    "/",
                    "/situs/solo",
                    "/ruang",
                    "/ruang/semarang/ruang-rapat-1",
                    $"/pesan/semarang/ruang-acara?tanggal={JourneyTests.Tuesday.AddDays(3):yyyy-MM-dd}&jam=10:00&lama=60",
                    "/masuk",
                    "/daftar",
                    "/tanya?dari=/situs/solo&situs=solo",
                    "/komunitas",
                    "/mitra?aktif=1",
                    "/komunitas/daftar",
                    "/kerja-sama",
                    "/angka",
                    "/tidak-ada",
                ]
        )
            await Look(visitor, path, dark);
        var context = visitor.Context;
        var (manager, member) = (await app.Staff(Role.ProvincialAdministrator, null), await app.Member());
        var site = (await app.Space("semarang/kelas")).Site.Id;
        var community = (
            await app.Do(services =>
                services
                    .GetRequiredService<RegisterOrganization>()
                    .Now(
                        new(
                            "Komunitas Batik Muda",
                            "Community",
                            "Craft",
                            "33.74",
                            "Kami belajar membatik bersama setiap hari Sabtu.",
                            "@batikmuda",
                            "0812 0000 3001"
                        ),
                        site,
                        manager.Id
                    )
            )
        )!;
        var (mapping, import) = (await Upload(app, site, false), await Upload(app, site, true));
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            foreach (var name in (string[])["Kopi Pagi", "Kopi Pagi Kita"])
                db.Add(
                    new Organization
                    {
                        Name = name,
                        Slug = OrganizationName.Slug(name),
                        RegionCode = "33.74",
                        SiteId = site,
                        Status = OrganizationStatus.Verified,
                        Registered = app.Now,
                    }
                );
            return await db.SaveChangesAsync();
        });
        await visitor.GotoAsync("/masuk");
        await visitor.FillAsync("#kontak", manager.Email!);
        await visitor.FillAsync("#sandi", "HeteroSpace-2026");
        await visitor.ClickAsync("form[data-once] button");
        foreach (
            var path in (string[])
                [
                    "/saya",
                    "/saya/profil",
                    "/saya/token",
                    "/konsol",
                    "/konsol/semarang",
                    "/konsol/semarang/papan",
                    "/konsol/semarang/pesan",
                    "/meja/semarang",
                    "/konsol/semarang/situs",
                    "/konsol/semarang/ruang",
                    "/konsol/semarang/ruang/kelas",
                    "/konsol/semarang/penutupan",
                    "/konsol/semarang/libur",
                    "/konsol/semarang/peran",
                    "/konsol/semarang/nomor",
                    "/saya/kabar",
                    "/saya/data",
                    "/saya/data/hapus",
                    "/saya/data/minta",
                    "/saya/kartu",
                    "/saya/komunitas",
                    "/saya/keamanan",
                    "/saya/profil/usaha",
                    "/saya/profil/ukuran",
                    "/konsol/semarang/orang",
                    "/konsol/semarang/verifikasi",
                    "/konsol/semarang/permintaan-data",
                    "/konsol/semarang/pertanyaan",
                    "/konsol/semarang/kabar",
                    "/konsol/semarang/kabar/contoh",
                    $"/kartu/{manager.Code}",
                    $"/konsol/semarang/orang/{member.Code}",
                    "/konsol/semarang/organisasi",
                    $"/konsol/semarang/organisasi/{community.Slug}",
                    $"/komunitas/{community.Slug}",
                    $"/komunitas/{community.Slug}/ubah",
                    $"/komunitas/{community.Slug}/orang",
                    "/konsol/semarang/kembar",
                    "/konsol/semarang/organisasi/kopi-pagi/gabung?dengan=kopi-pagi-kita",
                    "/komunitas/kopi-pagi/klaim",
                    "/konsol/semarang/impor/komunitas",
                    $"/konsol/semarang/impor/komunitas/{mapping}",
                    $"/konsol/semarang/impor/komunitas/{import}",
                    $"/konsol/semarang/impor/komunitas/{import}?lihat=Wrong",
                    "/konsol/semarang/kerja-sama",
                    "/konsol/semarang/kerja-sama/baru",
                ]
        )
            await Look(visitor, path, dark);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_same_of_ideas_and_trails(bool dark)
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var manager = await app.Staff(Role.ProvincialAdministrator, null);
        var site = (await app.Space("semarang/kelas")).Site.Id;
        var (slug, meeting, idea) = await Trail(app, site, manager);
        var visitor = await phone.Page(dark);
        foreach (
            var path in (string[])
                [
                    "/gagasan",
                    "/gagasan/baru",
                    "/gagasan/kelas-batik-di-tepi-sungai",
                    $"/komentar/idea/{idea}",
                    "/jejak",
                    $"/jejak/{slug}",
                    $"/jejak/{slug}/komitmen",
                    $"/jejak/{slug}/keterlibatan/komunitas-batik-muda",
                    $"/jejak/{slug}/rapat/{meeting}",
                    "/jawaban",
                ]
        )
            await Look(visitor, path, dark);
        await visitor.GotoAsync("/masuk");
        await visitor.FillAsync("#kontak", manager.Email!);
        await visitor.FillAsync("#sandi", "HeteroSpace-2026");
        await visitor.ClickAsync("form[data-once] button");
        foreach (
            var path in (string[])
                [
                    "/saya/gagasan",
                    "/saya/komentar",
                    "/konsol/semarang/gagasan",
                    "/konsol/semarang/gagasan/kelas-batik-di-tepi-sungai",
                    "/konsol/semarang/komentar",
                    "/konsol/semarang/inisiatif",
                    "/konsol/semarang/inisiatif/baru",
                    $"/konsol/semarang/inisiatif/{slug}",
                    "/konsol/semarang/pola",
                    "/konsol/semarang/pola/musyawarah",
                    "/komunitas/komunitas-batik-muda/keterlibatan",
                    "/gagasan/kelas-batik-di-tepi-sungai",
                    $"/jejak/{slug}",
                    $"/jejak/{slug}/kerja",
                    $"/jejak/{slug}/tugas",
                    $"/jejak/{slug}/rapat/{meeting}",
                    $"/jejak/{slug}/rapat/baru",
                    $"/jejak/{slug}/rapat/{meeting}/notulen",
                    $"/jejak/{slug}/rapat/{meeting}/versi",
                ]
        )
            await Look(visitor, path, dark);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_same_of_events_tickets_and_the_door(bool dark)
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var manager = await app.Staff(Role.ProvincialAdministrator, null);
        var (coming, over, tickets, certificate) = await Events(app, manager);
        var visitor = await phone.Page(dark);
        foreach (
            var path in (string[])
                [
                    "/acara",
                    "/acara?tampil=kalender",
                    "/acara?tampil=lewat",
                    $"/acara/{coming}",
                    $"/acara/{coming}/daftar",
                    $"/acara/{over}",
                    $"/acara/{coming}/undian",
                    "/acara/sematkan",
                    "/acara/bingkai",
                    .. tickets.Select(ticket => "/status/" + ticket),
                    $"/sertifikat/{certificate}",
                ]
        )
            await Look(visitor, path, dark);
        await visitor.GotoAsync("/masuk");
        await visitor.FillAsync("#kontak", manager.Email!);
        await visitor.FillAsync("#sandi", "HeteroSpace-2026");
        await visitor.ClickAsync("form[data-once] button");
        // In the dark the colours of these are those of the pages before.
        if (dark)
            return;
        foreach (
            var path in (string[])
                [
                    "/saya/tiket",
                    "/saya/acara",
                    "/acara/usulkan",
                    "/konsol/semarang/acara",
                    "/konsol/semarang/acara/baru",
                    $"/konsol/semarang/acara/{coming}",
                    $"/konsol/semarang/acara/{coming}/ubah",
                    $"/konsol/semarang/acara/{coming}/peserta",
                    $"/konsol/semarang/acara/{over}/hadir",
                    $"/konsol/semarang/acara/{over}/laporan",
                    $"/pindai/{over}",
                    "/konsol/semarang/impor/acara",
                ]
        )
            await Look(visitor, path, dark);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_same_of_articles_and_the_channel(bool dark)
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var manager = await app.Staff(Role.ProvincialAdministrator, null);
        var (article, draft, episode, comment) = await Content(app, manager);
        var visitor = await phone.Page(dark);
        foreach (
            var path in (string[])
                [
                    "/artikel",
                    "/artikel?cari=tidak-ada-apa-apa",
                    $"/artikel/{article}",
                    $"/komentar/lapor/{comment}",
                    "/kanal",
                    "/kanal/seri/obrolan",
                    $"/kanal/{episode}",
                ]
        )
            await Look(visitor, path, dark);
        await visitor.GotoAsync("/masuk");
        await visitor.FillAsync("#kontak", manager.Email!);
        await visitor.FillAsync("#sandi", "HeteroSpace-2026");
        await visitor.ClickAsync("form[data-once] button");
        foreach (
            var path in (string[])
                [
                    "/konsol/semarang/artikel",
                    "/konsol/semarang/artikel?status=terbit",
                    "/konsol/semarang/artikel/baru",
                    $"/konsol/semarang/artikel/{draft}",
                    $"/konsol/semarang/artikel/{article}",
                    $"/konsol/semarang/artikel/{article}/versi",
                    $"/konsol/semarang/artikel/{article}/jalan",
                    "/konsol/semarang/kanal",
                    "/konsol/semarang/kanal?tampil=terbit",
                    "/konsol/semarang/kanal/kalender",
                    "/konsol/semarang/kanal/seri",
                    "/konsol/semarang/kanal/umpan",
                    $"/konsol/semarang/kanal/{episode}",
                    $"/konsol/semarang/kanal/{episode}/jalan",
                    "/konsol/semarang/komentar?status=dilaporkan",
                ]
        )
            await Look(visitor, path, dark);
    }

    // An article with a picture, a film, a thread and a neighbour; a draft; a series with an episode that is shown and one that is being made.
    private static async Task<(string Article, string Draft, string Episode, Guid Comment)> Content(
        HeteroApp app,
        Person manager
    ) =>
        await app.Do(async services =>
        {
            var (db, edit, make, by) = (
                services.GetRequiredService<AppDb>(),
                services.GetRequiredService<EditArticle>(),
                services.GetRequiredService<MakeEpisode>(),
                manager.AccountId!.Value
            );
            var site = (await services.GetRequiredService<Catalogue>().Site("semarang"))!.Site;
            using var bitmap = new SkiaSharp.SKBitmap(1200, 800);
            bitmap.Erase(SkiaSharp.SKColors.Teal);
            using var data = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Jpeg, 80);
            var (picture, _) = await services
                .GetRequiredService<KeepPictures>()
                .Keep(
                    new Microsoft.AspNetCore.Http.FormFile(data.AsStream(), 0, data.Size, "gambar", "gambar.jpg"),
                    "Keripik di rak toko",
                    site.Id,
                    by
                );
            var text =
                "## Pagi di pasar\n\nSeorang pembuat keripik menata ulang kemasannya, menulis tanggal buatnya, dan menempelkan nomor yang bisa dihubungi. Minggu berikutnya tiga toko meminta contoh.\n\n> Kemasan adalah salam pertama.\n\n"
                + KeepPictures.Markdown(picture!)
                + "\n\nhttps://youtu.be/dQw4w9WgXcQ\n\n| bahan | harga |\n| --- | --- |\n| kertas | 500 |\n\n- satu\n- dua\n";
            ArticlePlan Plan(string title) =>
                new()
                {
                    Title = title,
                    Summary = "Tiga usaha kecil bercerita.",
                    Text = text,
                    Sector = Sector.Food,
                    Tags = ["kemasan"],
                    Authors = ["Peserta 014"],
                    CoverId = picture!.Id,
                };
            var slugs = new List<Article>();
            foreach (var title in (string[])["Belajar mengemas dari pasar", "Kemasan dan pasar"])
            {
                var sent = (ArticleAnswer.Done)await edit.Send(await edit.Begin(Plan(title), site, by), by);
                slugs.Add(((ArticleAnswer.Done)await edit.Publish(sent.Article, null, true, by)).Article);
            }
            var draft = await edit.Begin(new() { Title = "Belum jadi" }, site, by);
            var (top, now) = (
                new Comment
                {
                    SubjectKind = ArticleTables.Kind,
                    SubjectId = slugs[0].Id,
                    SiteId = site.Id,
                    At = app.Now,
                    ShownAt = app.Now,
                    Name = "Peserta 001",
                    Text = "Bagus.",
                    Status = CommentStatus.Shown,
                    Reports = 1,
                },
                app.Now.AddMinutes(1)
            );
            db.AddRange(
                top,
                new Comment
                {
                    SubjectKind = ArticleTables.Kind,
                    SubjectId = slugs[0].Id,
                    SiteId = site.Id,
                    At = now,
                    ShownAt = now,
                    Name = "Peserta 002",
                    Text = "Setuju.",
                    Status = CommentStatus.Shown,
                    ParentId = top.Id,
                    AnswersId = top.Id,
                },
                new Comment
                {
                    SubjectKind = ArticleTables.Kind,
                    SubjectId = slugs[0].Id,
                    SiteId = site.Id,
                    At = now,
                    ShownAt = now,
                    Name = "Peserta 003",
                    Status = CommentStatus.Withdrawn,
                    ParentId = top.Id,
                    AnswersId = top.Id,
                },
                new CommentReport
                {
                    CommentId = top.Id,
                    At = now,
                    Reason = ReportReason.Insult,
                    Note = "Kasar.",
                }
            );
            var series = new Series
            {
                SiteId = site.Id,
                Slug = "obrolan",
                Name = new("Obrolan"),
                About = new("Dua puluh menit."),
                Made = app.Now,
            };
            db.AddRange(
                series,
                new ChannelFeed
                {
                    SiteId = site.Id,
                    Address = "https://www.youtube.com/feeds/videos.xml?channel_id=UC0123456789012345678901",
                    By = by,
                    Made = app.Now,
                    Read = app.Now,
                    Problem = "Tidak ada jawaban.",
                }
            );
            await db.SaveChangesAsync();
            var episode = await make.Begin(
                new()
                {
                    Title = "Dari dapur ke rak toko",
                    Summary = "Obrolan.",
                    Notes = "## Isi\n\n- 00.00 Pembuka",
                    SeriesId = series.Id,
                    Seconds = 1194,
                    Tags = ["obrolan"],
                    Outlets =
                    {
                        [Outlet.YouTube] = "https://youtu.be/dQw4w9WgXcQ",
                        [Outlet.Podcast] = "https://example.org/1",
                    },
                },
                site,
                by,
                "yt:contoh",
                EpisodeStage.Review
            );
            await make.AddCredit(
                episode,
                new()
                {
                    EpisodeId = episode.Id,
                    Name = "Peserta 003",
                    Part = "Pembawa acara",
                },
                by
            );
            db.Add(
                new EpisodeFigure
                {
                    EpisodeId = episode.Id,
                    Outlet = Outlet.YouTube,
                    Day = DateOnly.FromDateTime(app.Now),
                    Views = 1204,
                    Likes = 30,
                }
            );
            await db.SaveChangesAsync();
            await make.Publish(episode, true, by);
            await make.Begin(
                new()
                {
                    Title = "Sehari bersama pengurus koperasi",
                    Owner = by,
                    Due = DateOnly.FromDateTime(app.Now.AddDays(2)),
                },
                site,
                by
            );
            return (slugs[0].Slug, draft.Slug, episode.Slug, top.Id);
        });

    // One to come with a draw, sessions, speakers, a question and an invitation; one that has just ended, with someone who was there and has a certificate; tickets in every state.
    private static async Task<(string Coming, string Over, List<string> Tickets, string Certificate)> Events(
        HeteroApp app,
        Person manager
    ) =>
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var (plan, parts, by) = (
                services.GetRequiredService<PlanEvent>(),
                services.GetRequiredService<EditParts>(),
                manager.AccountId!.Value
            );
            await FirstTemplates.Put(db);
            var site = (await services.GetRequiredService<Catalogue>().Site("semarang"))!;
            EventPlan Plan(string title, TimeRange when) =>
                new()
                {
                    Title = title,
                    Summary = "Belajar memotret produk dengan ponsel.",
                    Story = "## Bawa\n\n- ponsel\n- barang",
                    Sector = Sector.PhotoFilm,
                    When = when,
                    Place = "Pendopo kelurahan",
                    InPerson = 2,
                    IsOnline = true,
                    Online = 5,
                    OnlineBy = OnlineBy.Stream,
                    Link = "https://meet.example.org/foto",
                    CodeWord = "kawung",
                    Audience = "UMKM baru",
                    Tags = ["foto"],
                    IsClass = true,
                    Certificates = true,
                };
            var coming = (
                await plan.Begin(
                    Plan("Kelas foto", new(app.Now.AddDays(5), app.Now.AddDays(5).AddHours(2))) with
                    {
                        Opens = app.Now.AddHours(-1),
                        DrawSeconds = 30,
                    },
                    site,
                    "acara-bersama",
                    null,
                    null,
                    false,
                    by
                )
            )!;
            await plan.PutSession(
                coming,
                new()
                {
                    EventId = coming.Id,
                    Title = "Praktik",
                    Starts = app.Now.AddDays(5).AddHours(2),
                    Ends = app.Now.AddDays(5).AddHours(3),
                    Text = "Memotret di halaman.",
                },
                by
            );
            coming = await db.Events().AsNoTracking().SingleAsync(row => row.Id == coming.Id);
            await parts.AddSpeaker(
                coming,
                new()
                {
                    EventId = coming.Id,
                    Name = "Narasumber 001",
                    About = "fotografer",
                },
                by
            );
            await parts.AddQuestion(coming, new() { EventId = coming.Id, Text = "Usahanya apa?" }, by);
            await services
                .GetRequiredService<SeatInvitations>()
                .Open(
                    coming,
                    new()
                    {
                        EventId = coming.Id,
                        Attend = Attend.InPerson,
                        Code = "TEMAN234",
                        Name = "Difabel",
                        Quota = 1,
                    },
                    by
                );
            await plan.Publish(coming, by);
            var over = (
                await plan.Begin(
                    Plan("Kelas lalu", new(app.Now.AddHours(-3), app.Now.AddHours(-1))),
                    site,
                    "acara-bersama",
                    null,
                    null,
                    false,
                    by
                )
            )!;
            await db.Events()
                .Where(row => row.Id == over.Id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(row => row.Status, EventStatus.Published)
                        .SetProperty(row => row.Published, app.Now.AddDays(-3))
                );
            var pools = await db.SeatPools().AsNoTracking().ToListAsync();
            var rows = new List<Registration>();
            foreach (
                var (at, status, attend) in new[]
                {
                    (over, RegistrationStatus.Confirmed, Attend.InPerson),
                    (over, RegistrationStatus.Confirmed, Attend.Online),
                    (coming, RegistrationStatus.Pending, Attend.InPerson),
                    (coming, RegistrationStatus.Entered, Attend.InPerson),
                    (coming, RegistrationStatus.Offered, Attend.InPerson),
                }
            )
            {
                var row = new Registration
                {
                    EventId = at.Id,
                    PoolId = pools
                        .Single(pool => pool.EventId == at.Id && pool.Attend == attend && pool.Code == null)
                        .Id,
                    Attend = attend,
                    Name = "Peserta 014",
                    Phone = status == RegistrationStatus.Pending ? "+6281200001014" : null,
                    Email = status == RegistrationStatus.Pending ? null : $"peserta{rows.Count}@example.org",
                    PhoneCode = status == RegistrationStatus.Pending ? "123456" : null,
                    Made = app.Now,
                    Shown = app.Now,
                    Status = status,
                    Since = app.Now,
                    OfferedUntil = app.Now.AddDays(1),
                };
                db.AddRange(
                    row,
                    new Ticket
                    {
                        RegistrationId = row.Id,
                        EventId = at.Id,
                        Number = 1,
                        Name = row.Name,
                    }
                );
                rows.Add(row);
            }
            await db.SaveChangesAsync();
            var there = await db.Tickets()
                .Where(ticket => ticket.RegistrationId == rows[0].Id)
                .Select(ticket => ticket.Id)
                .SingleAsync();
            over = await db.Events().AsNoTracking().SingleAsync(row => row.Id == over.Id);
            await services.GetRequiredService<CheckIn>().ByHand(over, there, by);
            var certificate = (await services.GetRequiredService<Certify>().Give(over, there, "Peserta Empat Belas"))!;
            db.Feedbacks()
                .Add(
                    new()
                    {
                        RegistrationId = rows[1].Id,
                        EventId = over.Id,
                        Useful = 4,
                        Best = "Praktiknya.",
                        Better = "Lebih lama.",
                        At = app.Now,
                    }
                );
            db.Scans()
                .AddRange(
                    new Scan
                    {
                        Id = Guid.CreateVersion7(),
                        EventId = over.Id,
                        TicketId = there,
                        Device = "A",
                        At = app.Now,
                        Received = app.Now,
                    },
                    new Scan
                    {
                        Id = Guid.CreateVersion7(),
                        EventId = over.Id,
                        TicketId = there,
                        Device = "B",
                        At = app.Now,
                        Received = app.Now,
                        Conflict = true,
                    }
                );
            await db.SaveChangesAsync();
            var secrets = new List<string>();
            foreach (var row in rows)
                secrets.Add(await services.GetRequiredService<Messaging.SecretLinks>().Of('t', row.Id));
            secrets.Add(await services.GetRequiredService<Messaging.SecretLinks>().Of('k', rows[2].Id));
            return (coming.Slug, over.Slug, secrets, certificate.Code);
        });

    // One that has something of everything: a proposal, a comment, a held meeting with two versions of its minutes, a task, a commitment, a result, and involvement that waits.
    private static async Task<(string Slug, Guid Meeting, Guid Idea)> Trail(HeteroApp app, Guid site, Person manager)
    {
        var community = new Organization
        {
            Name = "Komunitas Batik Muda",
            Slug = "komunitas-batik-muda",
            RegionCode = "33.74",
            SiteId = site,
            Status = OrganizationStatus.Verified,
            Registered = app.Now,
        };
        await app.Read(db =>
        {
            db.AddRange(
                community,
                new OrganizationMember
                {
                    OrganizationId = community.Id,
                    PersonId = manager.Id,
                    Role = OrganizationRole.Lead,
                    Since = app.Now,
                }
            );
            return db.SaveChangesAsync();
        });
        var by = manager.AccountId!.Value;
        var idea = (
            await app.Do(services =>
                services
                    .GetRequiredService<PostIdea>()
                    .Now(
                        new(
                            site,
                            "Kelas batik di tepi sungai",
                            "Untuk anak muda RW 4, butuh tempat dan kain.",
                            "Craft",
                            "",
                            "",
                            manager,
                            null,
                            null
                        )
                    )
            )
        )!;
        await app.Do(services =>
            services
                .GetRequiredService<WriteComment>()
                .Now(IdeaComments.Kind, idea.Id, site, new("Tamu", "081200004001", "Saya ikut.", null, null))
        );
        await app.Do(services =>
            services
                .GetRequiredService<WriteComment>()
                .Now(IdeaComments.Kind, idea.Id, site, new("", "", "Setuju sekali.", manager, null))
        );
        await app.Do(async services =>
        {
            await FirstTemplates.Put(services.GetRequiredService<AppDb>());
            return true;
        });
        var initiative = (
            await app.Do(services =>
                services
                    .GetRequiredService<StartInitiative>()
                    .Now(
                        new(
                            site,
                            "acara-bersama",
                            "Pasar Batik Sungai",
                            "Pasar satu hari di **tepi sungai**.",
                            community.Id,
                            null,
                            true
                        ),
                        by
                    )
            )
        )!;
        await app.Read(db =>
            db.InitiativePhases().ExecuteUpdateAsync(set => set.SetProperty(row => row.Allows, (Acts)255))
        );
        await app.Do(services =>
            services
                .GetRequiredService<PostIdea>()
                .Now(
                    new(
                        site,
                        "Mulai dari kampung kami",
                        "Di sana banyak pengrajin.",
                        "Craft",
                        "",
                        "",
                        manager,
                        community.Id,
                        initiative
                    )
                )
        );
        var meeting = (
            await app.Do(services =>
                services
                    .GetRequiredService<HoldMeeting>()
                    .Plan(
                        initiative,
                        new(
                            "Rapat pertama",
                            "- Tempat\n- Tugas",
                            app.Now.AddHours(-3),
                            app.Now.AddHours(-1),
                            "Balai RW",
                            ""
                        ),
                        by
                    )
            )
        )!;
        var attendee = await app.Read(db => db.Attendees().SingleAsync());
        await app.Do(services =>
            services
                .GetRequiredService<HoldMeeting>()
                .TakePresence(initiative, meeting, new Dictionary<Guid, string> { [attendee.Id] = "Sari" }, by)
        );
        foreach (var version in (int[])[0, 1])
            await app.Do(services =>
                services
                    .GetRequiredService<KeepMinutes>()
                    .Save(meeting, version, $"## Tempat\n\nVersi {version}.", by, manager.Name)
            );
        await app.Do(services =>
            services.GetRequiredService<HoldMeeting>().Decide(initiative, meeting, "Pasar hari Minggu.", by)
        );
        await app.Do(services => services.GetRequiredService<KeepMinutes>().Publish(initiative, meeting, true, by));
        await app.Do(services =>
            services
                .GetRequiredService<DoWork>()
                .AddTask(initiative, "Menata meja", community.Id, "Sari", DateOnly.FromDateTime(app.Now), meeting.Id)
        );
        await app.Do(services =>
            services.GetRequiredService<DoWork>().Commit(initiative, community.Id, "Tiga puluh kain", by, true)
        );
        await app.Do(services =>
            services
                .GetRequiredService<FollowOutcomes>()
                .AddOutcome(initiative, "Pasar kedua", community.Id, "Sari", null, by)
        );
        await app.Do(async services =>
        {
            await services
                .GetRequiredService<Involve>()
                .Claim(initiative, community.Id, Phase.Deliver, InvolvementRole.Speaker, "Mengisi sesi pagi", by);
            return true;
        });
        return (initiative.Slug, meeting.Id, idea.Id);
    }

    private static Task<Guid> Upload(HeteroApp app, Guid site, bool check) =>
        app.Do(async services =>
        {
            var work = services.GetRequiredService<ImportWork>();
            var import = await work.Take(
                work.Target("komunitas")!,
                site,
                null,
                "register.csv",
                Demo.DemoRegister.Csv(8, 6, 3)
            );
            if (check && await work.Map(import, import.HeaderRow, import.Sources))
                await work.Check(import.Id);
            return import.Id;
        });

    // In the dark only the colours differ; axe takes a second a page for all of it.
    private static readonly AxeRunOptions Colours = new()
    {
        RunOnly = new() { Type = "rule", Values = ["color-contrast"] },
    };

    private static async Task Look(IPage page, string path, bool dark)
    {
        var answer = await page.GotoAsync(path);
        // A page that is not there, or fails, looks well too.
        Assert.True(answer!.Status == (path == "/tidak-ada" ? 404 : 200), $"{path} is answered {answer.Status}");
        var found = await page.RunAxe(dark ? Colours : null);
        Assert.True(
            found.Violations.Length == 0,
            $"{path}: "
                + string.Join("; ", found.Violations.Select(violation => $"{violation.Id} {violation.Nodes[0].Html}"))
        );
        var twice = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('[id]')].map(one => one.id).filter((id, at, all) => all.indexOf(id) !== at)"
        );
        Assert.True(twice.Length == 0, $"{path} has two of #{string.Join(" and two of #", twice)}");
        var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(width <= 360, $"{path} is {width} px wide");
    }
}
