using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Enquiries;

/// <summary>The form under what people read: one number, and the reader stays where they are.</summary>
public sealed class LeaveNumberTests
{
    private static Task<List<Enquiry>> All(HeteroApp app) =>
        app.Read(db => db.Enquiries().AsNoTracking().ToListAsync());

    private static Task<HttpResponseMessage> Leave(HttpClient reader, string number, string name = "") =>
        reader.PostAsync(
            "/tanya/nomor?dari=/situs/semarang&situs=semarang",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["_handler"] = "nomor",
                    ["tanya-ponsel"] = number,
                    ["tanya-nama"] = name,
                    ["tanya-topik"] = "",
                    ["laman"] = "",
                }
            )
        );

    [Fact]
    public async Task Under_a_page_a_number_is_enough_and_the_reader_stays_there()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var reader = Browse.Visitor(app);
        var after = await Leave(reader, "0812 0000 1777");
        Assert.EndsWith("/situs/semarang", after.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        // With the number, so that a slip is seen, and without an empty form that asks for it again.
        var page = await after.Text();
        Assert.Contains("menghubungi 0812-0000-1777", page, StringComparison.Ordinal);
        Assert.Contains("Kirim nomor lain", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Tinggalkan nomor; petugas", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Kirim nomor lain", await reader.Page("/situs/semarang"));
        var lead = Assert.Single(await All(app));
        Assert.Equal(("/situs/semarang", "+6281200001777", "Pembaca"), (lead.Source, lead.Phone, lead.Name));
        Assert.Contains("menekan tombol", lead.ConsentText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_longer_than_any_page_is_no_fault_and_the_question_arrives()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var reader = Browse.Visitor(app);
        foreach (
            var (path, form, number) in new[]
            {
                ("/tanya/nomor", "nomor", "tanya-ponsel"),
                ("/tanya", "tanya", "ponsel"),
            }
        )
        {
            var sent = await Browse.Send(
                reader,
                $"{path}?situs=semarang&dari=/{new string('a', 300)}",
                form,
                (number, form == "tanya" ? "0812 0000 1778" : "0812 0000 1777"),
                ("situs", "semarang"),
                ("nama", "Sumarni"),
                ("topik", "Kelas?"),
                ("setuju", "ya")
            );
            Assert.NotEqual(System.Net.HttpStatusCode.InternalServerError, sent.StatusCode);
        }
        Assert.Equal(["/", "/"], (await All(app)).Select(lead => lead.Source));
    }

    [Fact]
    public async Task A_number_that_is_none_is_told_and_what_was_typed_stays()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var reader = Browse.Visitor(app);
        var page = await (await Leave(reader, "0812", "Sumarni")).Text();
        foreach (var said in (string[])["Tulis nomor ponsel", "value=\"0812\"", "value=\"Sumarni\"", "Kembali ke yang"])
            Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Empty(await All(app));
        // Corrected there, it arrives.
        await Browse.Send(
            reader,
            "/tanya/nomor?dari=/situs/semarang&situs=semarang",
            "nomor",
            ("tanya-ponsel", "0812 0000 1777"),
            ("tanya-nama", "Sumarni")
        );
        Assert.Equal("Sumarni", Assert.Single(await All(app)).Name);
    }

    [Fact]
    public async Task What_another_page_makes_a_browser_send_is_not_its_owners()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var member = await RightsTests.Browser(app, await app.Member());
        await Leave(member, "0812 0000 1777");
        Assert.Null(Assert.Single(await All(app)).PersonId);
        member.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        await Leave(member, "0812 0000 1778");
        Assert.Contains(await All(app), lead => lead.PersonId is not null);
    }
}
