using HeteroSpace.Foundation.Art;

namespace HeteroSpace.People;

/// <summary>What stands for a field in a picture: a thing that people of it have in their hands.</summary>
public static class SectorSigns
{
    /// <summary>Null for what is none of them.</summary>
    public static Motif? Sign(this Sector sector) =>
        sector switch
        {
            Sector.Food => Motif.Cup,
            Sector.Craft => Motif.Canting,
            Sector.Fashion => Motif.Spool,
            Sector.Digital => Motif.Laptop,
            Sector.Games => Motif.Die,
            Sector.PhotoFilm => Motif.Camera,
            Sector.PerformingArts => Motif.Gong,
            Sector.Creative => Motif.Pencil,
            Sector.Literacy => Motif.Book,
            Sector.Education => Motif.Board,
            Sector.Environment => Motif.Sprout,
            Sector.Agriculture => Motif.Rice,
            Sector.Disability => Motif.Hand,
            Sector.Health => Motif.Heart,
            Sector.Trade => Motif.Shop,
            Sector.Services => Motif.Wrench,
            Sector.PublicService => Motif.Paper,
            Sector.Other => null,
        };
}
