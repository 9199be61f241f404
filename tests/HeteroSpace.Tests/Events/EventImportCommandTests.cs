using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>Past events come in from the command line, which tells in words what stops them.</summary>
[Collection(CommandLineTests.Listens)]
public sealed class EventImportCommandTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);
    private const string Heads = "Judul,Tanggal,Mulai,Selesai,Bidang,Peserta\n";

    [Fact]
    public async Task The_command_line_tells_each_wrong_cell_with_its_row_column_words_and_reason()
    {
        await using var app = await HeteroApp.Start(Later);
        var file = Path.Combine(app.Folder, "acara.csv");
        await File.WriteAllTextAsync(
            file,
            Heads + "Acara benar,31/01/2020,09:00,11:00,Kuliner,45\nAcara pecahan,31/02/2020,09:00,11:00,Kuliner,12.5\n"
        );
        var (said, before) = (new StringWriter(), Console.Error);
        Console.SetError(said);
        try
        {
            Assert.Equal(1, await app.Do(services => ImportCommand.Run(services, "events", file, null, false)));
            Assert.Equal(0, await app.Read(db => db.Events().CountAsync()));
            Assert.Equal(0, await app.Do(services => ImportCommand.Run(services, "events", file, null, true)));
        }
        finally
        {
            Console.SetError(before);
        }
        Assert.Equal(1, await app.Read(db => db.Events().CountAsync()));
        // Told both when it stopped and when it was left out.
        Assert.Equal(
            2,
            said.ToString().Split("row 3, column B (Date), \"31/02/2020\": Not a date we know.").Length - 1
        );
        Assert.Equal(
            2,
            said.ToString().Split("row 3, column F (How many came), \"12.5\": It must be a whole number").Length - 1
        );
        Assert.DoesNotContain("row 2", said.ToString());
    }

    [Fact]
    public async Task The_command_line_says_which_site_it_takes_and_counts_as_one_does()
    {
        await using var app = await HeteroApp.Start(Later);
        var file = Path.Combine(app.Folder, "satu.csv");
        await File.WriteAllTextAsync(file, Heads + "Acara salah,31/02/2020,09:00,11:00,Kuliner,1\n");
        var (code, said) = await Command(app, file, null);
        Assert.Equal(1, code);
        Assert.Contains("1 row is wrong;", said);
        Assert.Contains("--site", said);
        Assert.Contains("semarang", said);
        Assert.DoesNotContain("--site", (await Command(app, file, "semarang")).Said);
    }

    [Fact]
    public async Task A_column_that_nobody_takes_is_told()
    {
        await using var app = await HeteroApp.Start(Later);
        var file = Path.Combine(app.Folder, "hari.csv");
        await File.WriteAllTextAsync(file, "Judul,Hari,Waktu,Bidang\nKelas lima,Senin,,Kuliner\n");
        var (code, said) = await Command(app, file, null);
        Assert.Equal(1, code);
        Assert.Contains("No column was recognised for: ", said);
        Assert.Contains("Columns not used: B (Hari)", said);
        Assert.DoesNotContain("Kelas lima", await app.Read(db => db.Events().Select(row => row.Title).ToListAsync()));
    }

    private static async Task<(int Code, string Said)> Command(HeteroApp app, string file, string? site)
    {
        var (said, before) = (new StringWriter(), Console.Error);
        Console.SetError(said);
        try
        {
            return (
                await app.Do(services => ImportCommand.Run(services, "events", file, site, false)),
                said.ToString()
            );
        }
        finally
        {
            Console.SetError(before);
        }
    }
}
