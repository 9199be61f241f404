namespace HeteroSpace.Foundation.Import;

/// <summary>The job by which an import is checked, or written.</summary>
public sealed record ImportStep(Guid ImportId)
{
    public const string Check = "import-check",
        Write = "import-write";
}

/// <summary>An import was written and is committed.</summary>
public sealed record ImportDone(string Target);
