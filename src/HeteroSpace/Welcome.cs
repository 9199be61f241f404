using HeteroSpace.Demo;

namespace HeteroSpace;

/// <summary>The lines a person sees once the server listens.</summary>
internal static class Welcome
{
    public static Task Say(WebApplication app)
    {
        foreach (var address in app.Urls)
            Console.WriteLine($"Hetero Space listens on {address}");
        if (app.Configuration["Demo:Banner"] == "true")
        {
            Console.WriteLine($"Demo sign-ins, password {DemoData.Password}:");
            foreach (var (email, name, _, _, _) in DemoData.SignIns)
                Console.WriteLine($"  {email, -24} {name}");
        }
        return Task.CompletedTask;
    }
}
