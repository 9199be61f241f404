using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>
/// What a person does at a page, counted as it takes them time: a second to tap, three to fill in a field, five to see
/// where they are on a page that has come.
/// </summary>
public sealed class Hand
{
    public Hand(IPage page)
    {
        Page = page;
        page.FrameNavigated += (_, frame) => _pages += frame == page.MainFrame ? 1 : 0;
    }

    private int _taps,
        _fields,
        _pages;

    public IPage Page { get; }

    public TimeSpan Took => TimeSpan.FromSeconds(_taps + 3 * _fields + 5 * _pages);

    public override string ToString() => $"{_pages} pages, {_fields} fields, {_taps} taps: {Took:m\\:ss}";

    public async Task Tap(ILocator at)
    {
        _taps++;
        await at.First.ClickAsync();
    }

    public Task Press(string button) =>
        Tap(Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));

    public Task Follow(string link) => Tap(Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link }));

    public async Task Fill(params (string Field, string Text)[] typed)
    {
        foreach (var (field, text) in typed)
        {
            _fields++;
            await Page.FillAsync($"main #{field}", text);
        }
    }

    public async Task Choose(string field, string value)
    {
        _taps += 2;
        await Page.SelectOptionAsync($"main #{field}", new SelectOptionValue { Value = value });
    }

    public Task Sees(string text) => Assertions.Expect(Page.Locator("main")).ToContainTextAsync(text);
}
