using HeteroSpace;
using HeteroSpace.Foundation.Db;

try
{
    return await Start.Run(args);
}
catch (Exception error) when (SetupProblems.Explained(error) is { } whatToDo)
{
    Console.Error.WriteLine(whatToDo);
    return 1;
}
