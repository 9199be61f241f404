using System.IO.Compression;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Backup;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation;

/// <summary>What is cut, bent, foreign or in the way is refused in a sentence, and nothing is changed.</summary>
[Collection(CommandLineTests.Listens)]
public sealed class BackupRefusalTests : IAsyncLifetime
{
    private HeteroApp _app = null!;
    private Place _place = null!;
    private string _file = "";

    public async ValueTask InitializeAsync()
    {
        (_app, _place) = (await HeteroApp.Start(), Place.New());
        _file = Path.Combine(_place.Folder, "all.zip");
        await BackupDrillTests.BookWithLetter(_app, await _app.Member(), HeteroApp.MondayAtTen.AddHours(2));
        await BackUpTo(_file);
    }

    public async ValueTask DisposeAsync()
    {
        await _place.DisposeAsync();
        await _app.DisposeAsync();
    }

    private Task<BackupManifest> BackUpTo(string file, bool overwrite = false) =>
        _app.Do(services => services.GetRequiredService<BackUp>().To(file, overwrite));

    [Fact]
    public async Task An_archive_that_was_cut_or_bent_anywhere_is_refused()
    {
        var whole = await File.ReadAllBytesAsync(_file);
        foreach (var length in (int[])[whole.Length - 1, whole.Length - 64, whole.Length - 100, whole.Length / 2, 60])
        {
            await File.WriteAllBytesAsync(_file, whole[..length]);
            await IsRefused("is not whole");
        }
        await File.WriteAllBytesAsync(_file, [.. whole, 0]);
        await IsRefused("is not whole");
        var places = Enumerable.Range(1, 12).Select(part => part * (whole.Length - 2) / 12).Append(whole.Length - 1);
        foreach (var at in places)
        {
            var bent = whole.ToArray();
            bent[at] ^= 1;
            await File.WriteAllBytesAsync(_file, bent);
            await IsRefused("is not whole");
        }
    }

    [Fact]
    public async Task What_is_no_backup_is_refused()
    {
        await File.WriteAllTextAsync(_file, "");
        await IsRefused("is not a back-up of Hetero Space");
        await File.WriteAllTextAsync(_file, new string('x', 5000));
        await IsRefused("is not a back-up of Hetero Space");
        File.Delete(_file);
        await using (var zip = await ZipFile.OpenAsync(_file, ZipArchiveMode.Create))
        await using (var one = await zip.CreateEntry("manifest.json").OpenAsync())
            await one.WriteAsync("{}"u8.ToArray());
        await IsRefused("is not a back-up of Hetero Space");
        File.Delete(_file);
        await IsRefused("There is no file");
    }

    [Fact]
    public async Task One_of_another_version_is_refused_by_the_table_that_differs()
    {
        await Forge(manifest => manifest with { Format = 2, Version = "9.0" });
        await IsRefused("made by another version of HeteroSpace (9.0)");
        await BackUpTo(_file, overwrite: true);
        await Forge(manifest =>
            manifest with
            {
                Tables =
                [
                    .. manifest.Tables.Select(table =>
                        table.Name == "sites" ? table with { Columns = ["id Id"] } : table
                    ),
                ],
            }
        );
        await IsRefused("its table sites is not as this one has it");
    }

    [Theory]
    [InlineData("../0123456789abcdef.pdf")]
    [InlineData("/tmp/0123456789abcdef.pdf")]
    public async Task No_file_leaves_the_folder(string name)
    {
        await Forge(manifest => manifest with { Files = [manifest.Files[0] with { Name = name }] }, name);
        await IsRefused("is not whole");
    }

    [Fact]
    public async Task It_goes_into_an_empty_place_alone()
    {
        Directory.CreateDirectory(Path.Combine(_place.Files, "ab"));
        var stray = Path.Combine(_place.Files, "ab", "abcdef.pdf");
        await File.WriteAllTextAsync(stray, "x");
        var (code, said) = await _place.Restore(_file);
        Assert.True(code == 1 && said.Contains("There are files in"), said);
        File.Delete(stray);
        await IsTaken();
        var sums = await _place.Sums();
        Directory.Delete(_place.Files, true);
        (code, said) = await _place.Restore(_file);
        Assert.True(code == 1 && said.Contains("is not empty: there are rows in "), said);
        Assert.Equal(sums, await _place.Sums());
        Assert.False(Directory.Exists(_place.Files));
    }

    [Fact]
    public async Task What_a_broken_restore_left_aside_is_in_nobodys_way()
    {
        var aside = Path.Combine(_place.Files, ".restoring");
        Directory.CreateDirectory(aside);
        await File.WriteAllTextAsync(Path.Combine(aside, "0123456789abcdef.pdf"), "half");
        await IsTaken();
        Assert.False(Directory.Exists(aside));
    }

    [Fact]
    public async Task Files_of_the_same_archive_are_in_nobodys_way_and_others_are()
    {
        await IsTaken();
        var there = Directory.GetFiles(_place.Files, "*", SearchOption.AllDirectories).Single();
        await using var again = Place.New(("Storage:Path", _place.Files));
        // As after a kill between the files and the rows.
        var bytes = await File.ReadAllBytesAsync(there);
        await File.WriteAllBytesAsync(there, bytes[1..]);
        var (code, said) = await again.Restore(_file);
        Assert.True(code == 1 && said.Contains("There are files in"), said);
        await File.WriteAllBytesAsync(there, bytes);
        (code, said) = await again.Restore(_file);
        Assert.True(code == 0, said);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(there));
    }

    [Fact]
    public async Task A_full_disk_is_told_in_a_sentence_and_leaves_what_was_there()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no disk that is always full.");
        var before = await File.ReadAllBytesAsync(_file);
        File.CreateSymbolicLink(_file + ".part", "/dev/full");
        var refused = await Assert.ThrowsAsync<SetupProblem>(() => BackUpTo(_file, overwrite: true));
        Assert.StartsWith("The back-up was not made, and nothing of it is left: No space left", refused.Message);
        Assert.Equal([_file], Directory.GetFiles(_place.Folder));
        Assert.Equal(before, await File.ReadAllBytesAsync(_file));
    }

    /// <summary>What fails late, when rows are already in, takes them out again, and the files.</summary>
    [Fact]
    public async Task Rows_that_do_not_fit_together_leave_nothing()
    {
        await Forge(
            manifest =>
                manifest with
                {
                    Tables =
                    [
                        .. manifest.Tables.Select(table =>
                            table.Name == "sites" ? table with { Rows = 0, Sha256 = NothingsSum } : table
                        ),
                    ],
                },
            emptied: "tables/sites.jsonl"
        );
        var (code, said) = await _place.Restore(_file);
        Assert.True(code == 1 && said.Contains("point at rows that are not in the back-up"), said);
        Assert.All((await _place.Sums()).Values, sum => Assert.StartsWith("0 ", sum));
        Assert.Empty(Directory.GetFiles(_place.Files, "*", SearchOption.AllDirectories));
        // And the place is still good for a sound one.
        await BackUpTo(_file, overwrite: true);
        await IsTaken();
    }

    [Fact]
    public async Task Who_owns_no_table_hears_which_connection_it_takes()
    {
        Assert.SkipUnless(TestDatabase.OnPostgres, "Whoever may write the file of SQLite owns it.");
        // The owner has made the tables, and is not named any more.
        await using var database = await TestDatabase.Create();
        await using var place = Place.At(database.Connection);
        var (code, said) = await place.Restore(_file);
        Assert.True(code == 1 && said.Contains("Name their owner in ConnectionStrings__Owner"), said);
    }

    [Fact]
    public async Task Nothing_is_written_over_by_itself_and_only_its_owner_reads_it()
    {
        var before = await File.ReadAllBytesAsync(_file);
        var refused = await Assert.ThrowsAsync<SetupProblem>(() => BackUpTo(_file));
        Assert.Contains("is there already", refused.Message);
        Assert.Equal(before, await File.ReadAllBytesAsync(_file));
        _app.Clock.Advance(TimeSpan.FromHours(1));
        await BackUpTo(_file, overwrite: true);
        Assert.NotEqual(before, await File.ReadAllBytesAsync(_file));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_file));
        refused = await Assert.ThrowsAsync<SetupProblem>(() =>
            BackUpTo(Path.Combine(_place.Folder, "no/such/all.zip"))
        );
        Assert.Contains("cannot be written", refused.Message);
        Assert.Equal([_file], Directory.GetFiles(_place.Folder));
    }

    [Fact]
    public async Task A_file_that_is_gone_is_told_and_stops_nothing()
    {
        await _app.Read(db =>
            db.Bookings().ExecuteUpdateAsync(set => set.SetProperty(row => row.LetterFile, "feedfeedfeed.pdf"))
        );
        Assert.Equal(["feedfeedfeed.pdf"], (await BackUpTo(_file, overwrite: true)).Gone);
        var (code, said) = await _place.Restore(_file);
        Assert.Equal(1, code);
        Assert.Contains("1 files that rows name were not there when the back-up was made: feedfeedfeed.pdf", said);
        Assert.Contains("The file feedfeedfeed.pdf of a letter is lost.", said);
    }

    [Fact]
    public async Task Where_there_is_no_database_there_is_nothing_to_back_up()
    {
        await using var place = Place.New();
        var (code, said) = await place.BackUp(Path.Combine(place.Folder, "all.zip"));
        Assert.True(code == 1 && said.Contains("nothing to back up"), said);
        Assert.Empty(Directory.GetFiles(place.Folder, "*", SearchOption.AllDirectories));
    }

    // SHA-256 of no bytes (FIPS 180-4).
    private const string NothingsSum = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private async Task IsRefused(string said)
    {
        var (code, heard) = await _place.Restore(_file);
        Assert.True(code == 1 && heard.Contains(said), heard);
        Assert.DoesNotContain('\n', heard);
        Assert.False(Directory.Exists(_place.Files) || File.Exists(_place.DataFile), "something was made");
    }

    private async Task IsTaken()
    {
        var (code, said) = await _place.Restore(_file);
        Assert.True(code == 0, said);
        Assert.Single(Directory.GetFiles(_place.Files, "*", SearchOption.AllDirectories));
    }

    // As whoever understands the archive could make one: all checksums fit.
    private async Task Forge(Func<BackupManifest, BackupManifest> bend, string? renamed = null, string? emptied = null)
    {
        var forged = _file + ".forged";
        using (var archive = await ArchiveReader.Open(_file))
        await using (var writer = await ArchiveWriter.Begin(forged, CancellationToken.None))
        {
            var manifest = archive.Manifest;
            foreach (var table in manifest.Tables)
                await Copy(table.Member, table.Member);
            foreach (var file in manifest.Files)
                await Copy(file.Member, renamed is null ? file.Member : $"files/{renamed}");
            await writer.Finish(bend(manifest), true, CancellationToken.None);

            async Task Copy(string from, string to)
            {
                using var whole = new MemoryStream();
                await using (var content = await archive.Content(from, CancellationToken.None))
                    if (from != emptied)
                        await content.CopyToAsync(whole);
                whole.Position = 0;
                await writer.Add(to, whole, CancellationToken.None);
            }
        }
        File.Move(forged, _file, true);
    }
}
