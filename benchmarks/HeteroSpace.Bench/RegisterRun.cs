using System.Diagnostics;
using System.Text.RegularExpressions;
using HeteroSpace.Demo;
using HeteroSpace.Foundation.Regions;
using HeteroSpace.Organizations;

namespace HeteroSpace;

/// <summary>What came of importing a register through the pages, as a manager does it.</summary>
/// <param name="Seconds">From the choice of the columns to the end, without the time in which a person decides.</param>
/// <param name="Megabytes">The most memory that the server held.</param>
/// <param name="Seen">Different numbers that the page showed while it ran.</param>
internal sealed record RegisterRun(double Seconds, double Megabytes, int Seen, int Written)
{
    /// <summary>10,000 rows: 500 with a mistake, 300 of a community that stands there already.</summary>
    public static async Task<RegisterRun> Of(string connection)
    {
        using var server = new Server(connection, ("Jobs__Work", "true"));
        using var manager = await Browser.SignIn(server.Port, "pengelola@example.org");
        var import = await manager.SendFile(
            "/konsol/semarang/impor/komunitas",
            "unggah",
            "berkas",
            "register.csv",
            DemoRegister.Csv(9_200, 500, 300)
        );
        var seen = new HashSet<string>();
        var watch = Stopwatch.StartNew();
        await manager.Send(
            import,
            "kolom",
            ("judul", "3"),
            ("nama", "#1"),
            ("jenis", "#2"),
            ("bidang", "#3"),
            ("wilayah", "#4"),
            ("cerita", "#5"),
            ("tautan", "#6"),
            ("ponsel", "#7")
        );
        await Until("class=\"tab-row\"");
        watch.Stop();
        await manager.Send(import, "semua", ("putaran", "1"), ("pilihan", "Leave"));
        watch.Start();
        await manager.Send(import, "tulis", ("putaran", "1"), ("tanpa", "ya"));
        await Until("laporan.csv\" download>");
        watch.Stop();
        var counted = Regex
            .Match(await manager.Page(import), "Baru <strong>([\\d.]+)<")
            .Groups[1]
            .Value.Replace(".", "", StringComparison.Ordinal);
        return new(watch.Elapsed.TotalSeconds, server.PeakMemory / 1e6, seen.Count, int.Parse(counted));

        // The page says how far it is and refreshes itself each second; here it is asked more often.
        async Task Until(string sign)
        {
            while (watch.Elapsed.TotalMinutes < 3)
            {
                var page = await manager.Page(import);
                if (Regex.Match(page, "<progress[^>]*value=\"(\\d+)\"") is { Success: true } progress)
                    seen.Add(progress.Groups[1].Value);
                else if (page.Contains(sign, StringComparison.Ordinal))
                    return;
                await Task.Delay(50);
            }
            throw new TimeoutException("The import did not end.");
        }
    }

    /// <summary>Seconds to find the likely duplicates among so many organizations, a thirtieth of which are there
    /// twice.</summary>
    public static double Duplicates(int count)
    {
        var all = Enumerable
            .Range(0, count)
            .Select(number => One(number % 30 == 29 ? number - 7 : number, number % 30 == 29))
            .ToList();
        var best = double.MaxValue;
        for (var run = 0; run < 3; run++)
        {
            var watch = Stopwatch.StartNew();
            var (found, twins) = (new Duplicates(all), 0);
            foreach (var one in all)
            {
                if (found.Of(one) is not null)
                    twins++;
                found.Add(one);
            }
            // A letter less in the middle of a name of eight letters is more than two fifths of its pieces: a few are
            // not found.
            if (twins < count / 30 * 0.95)
                throw new InvalidOperationException($"only {twins} were found");
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }
        return best;

        // Names like those of the demo, in all regions of the country; the second of two has a letter less.
        static Comparable One(int number, bool again)
        {
            var key = OrganizationName.Key(DemoRegister.Name(number));
            return new(
                Guid.CreateVersion7(),
                again ? key.Remove(key.Length / 2, 1) : key,
                Region.All[number * 7 % 514].Code,
                null,
                []
            );
        }
    }

    /// <summary>The list as visitors filter it, never answered from the cache: by sector, region, words, kind and
    /// activity, and leafed through.</summary>
    public static IReadOnlyList<byte[]> Requests()
    {
        string[] filters =
        [
            "bidang=Craft",
            "wilayah=33.74",
            "cari=batik",
            "bidang=Food&wilayah=33.02",
            "jenis=Cooperative",
            "cari=kopi+senja",
            "bidang=Digital&hal=3",
            "aktif=1",
            "wilayah=33.72&aktif=1",
            "cari=pesisir&bidang=PhotoFilm",
            "hal=20",
            "bidang=Literacy&jenis=Community",
        ];
        return [.. filters.Select(filter => Connection.Get("/komunitas?" + filter, "Cookie: hs-session=x\r\n"))];
    }
}
