using HeteroSpace.Foundation.Privacy;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Discussions;

/// <summary>The door of the module.</summary>
public static class DiscussionsModule
{
    public static void AddDiscussions(this IServiceCollection services) => services.AddPersonalData(
        PersonalData.Of(new("pesan yang Anda tulis", "messages a person wrote"), new("Percakapan dengan pengelola.", "To talk with the staff; performance of the service."), new("Selama yang dibicarakan disimpan.", "As long as what they are about."), (db, subject) => db.Messages().Where(row => row.AccountId == subject.AccountId)));
}
