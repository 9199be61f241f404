namespace HeteroSpace.People;

/// <summary>The door of the module.</summary>
public static class PeopleModule
{
    public static void AddPeople(this IServiceCollection services) => services.AddSingleton<KnownPeople>();
}
