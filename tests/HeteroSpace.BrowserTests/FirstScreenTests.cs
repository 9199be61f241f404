using HeteroSpace.Foundation.Security;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>
/// What someone looks for is on the first screen of a phone of 360 by 740, before any form; and when letters are twice
/// as large nothing moves sideways, and no word or number is parted.
/// </summary>
public sealed class FirstScreenTests
{
    [Fact]
    public async Task The_first_result_of_a_list_and_the_first_fact_of_a_place_are_on_the_first_screen()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var manager = await app.Staff(Role.ProvincialAdministrator, null);
        await TrailToLookAt.In(app, (await app.Space("semarang/kelas")).Site.Id, manager);
        var page = await phone.Page(scripts: false);
        foreach (
            var (address, first) in ((string, string)[])
                [
                    ("/ruang", ".space-card h3"),
                    ("/ruang?situs=solo&orang=4", ".space-card h3"),
                    ("/komunitas", ".org-card h3"),
                    ("/jejak", ".trail-card h2"),
                    ("/situs/semarang", ".now-card h2"),
                    ("/ruang/semarang/ruang-rapat-1", ".space-top .btn-primary"),
                ]
        )
        {
            await page.GotoAsync(address);
            var box = await page.Locator(first).First.BoundingBoxAsync();
            Assert.True(box is { } seen && seen.Y + seen.Height <= 740, $"{address}: {box?.Y}");
        }
    }

    /// <summary>Words and numbers that stand on more than one line; what is longer than a phone is wide may.</summary>
    private const string Parted = """
        () => {
            const parted = [];
            const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
            for (let text = texts.nextNode(); text; text = texts.nextNode()) {
                if (text.parentElement.closest("svg, .visually-hidden, textarea, script, option, details:not([open])"))
                    continue;
                for (const word of text.data.matchAll(/[\p{L}\p{N}.:]{2,13}(?![\p{L}\p{N}.:@])/gu)) {
                    const range = document.createRange();
                    range.setStart(text, word.index);
                    range.setEnd(text, word.index + word[0].length);
                    const lines = [...range.getClientRects()].filter(box => box.width > 0).map(box => box.top);
                    if (new Set(lines.map(Math.round)).size > 1) parted.push(word[0]);
                }
            }
            return parted;
        }
        """;

    [Fact]
    public async Task Letters_twice_as_large_do_not_move_the_page_sideways_and_part_no_word()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await app.AlterTables("update sites set phone = '+6281200000001'");
        await using var phone = await Phone.For(app);
        var manager = await app.Staff(Role.ProvincialAdministrator, null);
        var (trail, _, _) = await TrailToLookAt.In(app, (await app.Space("semarang/kelas")).Site.Id, manager);
        var (coming, _, _, _) = await EventsToLookAt.In(app, manager);
        var page = await phone.Page();
        foreach (
            var address in (string[])
                [
                    "/",
                    "/ruang",
                    "/komunitas",
                    "/jejak",
                    "/situs/semarang",
                    "/ruang/semarang/meja-bersama",
                    "/jawaban",
                    "/tentang",
                    "/kontak",
                    "/cari?kata=jam+buka",
                    "/acara/" + coming,
                    "/jejak/" + trail,
                ]
        )
        {
            await InLargeLetters(page, address);
            var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(wide <= 360, $"{address}: {wide}");
            var parted = await page.EvaluateAsync<string[]>(Parted);
            Assert.True(parted.Length == 0, $"{address}: {string.Join(", ", parted)}");
        }
        await InLargeLetters(page, "/kontak");
        Assert.True(await page.EvaluateAsync<bool>(NumbersAreWhole));
        // What can be chosen is a line that moves sideways, not half of the first screen.
        await InLargeLetters(page, "/ruang");
        Assert.InRange(await page.EvaluateAsync<int>("document.querySelector('.chips').clientHeight"), 44, 130);
        // Each mark of a trail has its name beside it.
        await InLargeLetters(page, "/jejak/" + trail);
        var beside = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.knot[role=cell], .ring[role=cell]')]"
                + ".map(mark => getComputedStyle(mark, '::before').content)"
        );
        Assert.NotEmpty(beside);
        Assert.DoesNotContain(beside, name => name is "none" or "\"\"");
        // The bar that registers leaves room to whoever writes a number where it stands.
        await InLargeLetters(page, "/acara/" + coming);
        Assert.True(await page.EvaluateAsync<bool>(FieldIsFree));
    }

    private static async Task InLargeLetters(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.EvaluateAsync("document.documentElement.style.setProperty('font-size', '200%')");
    }

    private const string NumbersAreWhole = """
        () => {
            const numbers = [...document.querySelectorAll("main .number")];
            return numbers.length > 0 && numbers.every(number => number.getClientRects().length === 1
                && number.getBoundingClientRect().right <= 360);
        }
        """;

    private const string FieldIsFree = """
        () => {
            const field = document.querySelector("main input[type=tel], main input[inputmode=tel]");
            document.documentElement.style.scrollBehavior = "auto";
            scrollTo(0, field.getBoundingClientRect().bottom + scrollY - innerHeight + 4);
            field.focus({ preventScroll: true });
            const box = field.getBoundingClientRect();
            return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2) === field;
        }
        """;
}
