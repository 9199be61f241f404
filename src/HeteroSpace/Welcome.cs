namespace HeteroSpace;

/// <summary>The lines a person sees once the server listens.</summary>
internal static class Welcome
{
    public static Task Say(WebApplication app)
    {
        foreach (var address in app.Urls) Console.WriteLine($"Hetero Space listens on {address}");
        return Task.CompletedTask;
    }
}
