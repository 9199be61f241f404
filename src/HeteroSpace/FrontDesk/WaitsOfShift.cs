using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.Sites;

namespace HeteroSpace.FrontDesk;

/// <summary>A list of closing that was not finished waits the next day.</summary>
internal static class WaitsOfShift
{
    private const string Looked = "diperiksa";

    // As many of what is left are named in the row.
    private const int Named = 3;

    public static readonly WhatWaits Closing = new(
        "tutup",
        "clipboard-check",
        () => Words.Say("Daftar tutup", "Closing list")
    )
    {
        Count = async (services, reader, stop) => (await Left(services, reader, stop)).Count > 0 ? 1 : 0,
        Rows = [typeof(CheckLine), typeof(CheckTick)],
        Read = List,
        Do = Check,
    };

    // Yesterday's, of a day on which the site was open; where all is done, the hours are not asked.
    private static async Task<List<CheckLine>> Left(
        IServiceProvider services,
        ConsoleReader reader,
        CancellationToken stop
    )
    {
        var day = Yesterday(services, reader);
        var left = await CheckLists.Left(
            services.GetRequiredService<AppDb>(),
            reader.Site.Id,
            reader.Site.Clock,
            day,
            stop
        );
        if (left.Count == 0)
            return left;
        var site = await services.GetRequiredService<Catalogue>().Site(reader.Site.Id, stop);
        return site?.Opening.Touching(day).Count > 0 ? left : [];
    }

    private static DateOnly Yesterday(IServiceProvider services, ConsoleReader reader) =>
        reader.Site.Clock.Date(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime).AddDays(-1);

    private static async Task<List<WaitingRow>> List(WaitingAsked asked)
    {
        var left = await Left(asked.Services, asked.Reader, asked.Stop);
        if (left.Count == 0)
            return [];
        var day = Yesterday(asked.Services, asked.Reader);
        var ended = asked.Clock.Day(day).Ends;
        return
        [
            new(
                IdOf(asked.Reader.Site.Id, day),
                ended,
                Words.Say("Daftar tutup kemarin belum selesai", "Yesterday’s closing list is not finished"),
                $"/meja/{asked.Reader.Site.Slug}/serah-terima?hari={day:yyyy-MM-dd}"
            )
            {
                About =
                    Words.Say($"{left.Count} belum: ", $"{left.Count} left: ")
                    + string.Join(", ", left.Take(Named).Select(line => line.Text))
                    + (left.Count > Named ? "…" : ""),
                Acts = [new(Looked, Words.Say("Sudah diperiksa", "Looked after"), "check-lg")],
            },
        ];
    }

    private static Guid IdOf(Guid site, DateOnly day) => News.IdOf($"closing:{site:n}:{day:O}");

    // What was left is done now, by whoever looked after it.
    private static async Task<RowAnswer> Check(WaitingAsked asked, RowPress press)
    {
        var (here, day) = (asked.Reader.Site.Id, Yesterday(asked.Services, asked.Reader));
        if (press.Verb != Looked || !asked.Reader.May(Role.FrontDesk) || press.Id != IdOf(here, day))
            return RowAnswer.No(Words.Say("Daftar ini tidak menunggu lagi.", "This list waits no more."));
        var left = await Left(asked.Services, asked.Reader, asked.Stop);
        var done = await asked.Ask<HandOver>().Tick(here, [.. left.Select(line => line.Id)], day, asked.Reader.Account);
        return done
            ? RowAnswer.Done(Words.Say("Daftar tutup kemarin sudah lengkap.", "Yesterday’s closing list is complete."))
            : RowAnswer.No(Words.Say("Daftar ini sudah dilengkapi rekan.", "A colleague has completed this list."));
    }
}
