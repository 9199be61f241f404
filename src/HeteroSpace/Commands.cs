namespace HeteroSpace;

/// <summary>What administrators do at the command line; an unknown word is an error with the list of known ones.</summary>
internal static class Commands
{
    public static Task<int> Run(string[] args)
    {
        Console.Error.WriteLine($"Unknown command \"{args[0]}\".");
        return Task.FromResult(2);
    }
}
