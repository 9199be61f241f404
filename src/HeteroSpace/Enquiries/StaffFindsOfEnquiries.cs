using HeteroSpace.Foundation.Search;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Enquiries;

/// <summary>Enquiries as staff find them among everything: by who asked and what.</summary>
internal static class StaffFindsOfEnquiries
{
    public static readonly StaffFind Find = StaffFind.ByTitle<Enquiry>(
        (70, "pertanyaan", "chat-dots"),
        () => Words.Say("Pertanyaan", "Enquiries"),
        (db, site) => db.Enquiries().Where(row => row.SiteId == site),
        row => row.Name + " " + row.Topic,
        row => new StaffFound(row.Name, row.Topic, "pertanyaan/" + row.Id)
    );
}
