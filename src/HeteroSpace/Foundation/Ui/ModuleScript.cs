using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace HeteroSpace.Foundation.Ui;

/// <summary>
/// A script of ours, where it is needed. Written as an element, since Razor takes one in a page for a slip, and what
/// tells it otherwise would stand in the page, where HTML knows no such attribute.
/// </summary>
public sealed class ModuleScript : ComponentBase
{
    /// <summary>Its address, as <c>Assets</c> names it.</summary>
    [Parameter, EditorRequired]
    public string Source { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder page)
    {
        page.OpenElement(0, "script");
        page.AddAttribute(1, "type", "module");
        page.AddAttribute(2, "src", "/" + Source);
        page.CloseElement();
    }
}
