using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace;

public sealed class SetupProblemTests
{
    [Theory]
    [InlineData("foo=bar", "starts with neither")]
    [InlineData("Host=127.0.0.1;Port=1;Username=x;Database=y;Timeout=2", "does not answer")]
    [InlineData("Host=x;Porto=1", "cannot be read")]
    [InlineData("Data Source=/proc/no/such/folder.db", "cannot be made")]
    public async Task What_a_person_can_put_right_is_one_line(string connection, string said)
    {
        var problem = await Record.ExceptionAsync(async () =>
        {
            await using var app = Start.Build(
                [],
                builder =>
                {
                    builder.Configuration["ConnectionStrings:HeteroSpace"] = connection;
                    builder.Configuration["Jobs:Work"] = "false";
                }
            );
            await Start.BringUpToDate(app.Services);
        });
        var line = SetupProblems.Explained(problem!);
        Assert.Contains(said, line);
        Assert.DoesNotContain('\n', line!);
    }

    [Fact]
    public async Task A_name_that_looks_like_markup_is_shown_as_text_on_the_day_board()
    {
        await using var app = await HeteroApp.Start();
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var space = await db.Set<Sites.Space>().FirstAsync(known => known.Slug == "ruang-rapat-1");
            space.Name = new("<script>alert(1)</script>");
            return await db.SaveChangesAsync();
        });
        using var client = await app.Client();
        Assert.DoesNotContain("<script>alert", await client.GetStringAsync("/ruang/semarang/ruang-rapat-2"));
    }
}
