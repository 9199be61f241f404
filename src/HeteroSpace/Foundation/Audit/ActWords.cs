using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Audit;

/// <summary>What was done, in a word: "Sudah <i>disetujui</i> oleh Rina".</summary>
public static class ActWords
{
    private static readonly Dictionary<string, Bilingual> ByVerb = new()
    {
        ["accepted"] = new("dibenarkan", "confirmed"),
        ["added"] = new("ditambahkan", "added"),
        ["advanced"] = new("dimajukan", "advanced"),
        ["answered"] = new("dijawab", "answered"),
        ["appeared"] = new("diterbitkan", "published"),
        ["approved"] = new("disetujui", "approved"),
        ["begun"] = new("dimulai", "begun"),
        ["came-after-all"] = new("dicatat datang", "marked as come after all"),
        ["cancelled"] = new("dibatalkan", "cancelled"),
        ["cancel-undone"] = new("dipulihkan", "restored"),
        ["checked-in"] = new("dicatat datang", "checked in"),
        ["check-in-undone"] = new("dicabut kehadirannya", "taken back"),
        ["closed"] = new("ditutup", "closed"),
        ["confirmed"] = new("dikonfirmasi", "confirmed"),
        ["declined"] = new("ditolak", "declined"),
        ["done"] = new("dikerjakan", "done"),
        ["dropped"] = new("dihentikan", "dropped"),
        ["end-undone"] = new("dipulihkan", "restored"),
        ["finished"] = new("diselesaikan", "finished"),
        ["goes-on"] = new("dilanjutkan", "resumed"),
        ["granted"] = new("diterima", "granted"),
        ["hidden"] = new("disembunyikan", "hidden"),
        ["kept"] = new("dinyatakan ditepati", "marked as kept"),
        ["lifted"] = new("dicabut", "lifted"),
        ["made"] = new("dibuat", "made"),
        ["merged"] = new("digabung", "merged"),
        ["moved"] = new("dipindahkan", "moved"),
        ["no-show"] = new("dicatat tidak datang", "marked as a no-show"),
        ["notnow"] = new("dijawab belum bisa", "answered with not now"),
        ["offered"] = new("ditawarkan lagi", "offered again"),
        ["open"] = new("ditampilkan", "shown"),
        ["overruled"] = new("ditutup dengan alasan", "closed with a reason"),
        ["planned"] = new("direncanakan", "planned"),
        ["published"] = new("diterbitkan", "published"),
        ["publishing-undone"] = new("dicabut lagi terbitnya", "taken back from the public"),
        ["refused"] = new("ditolak", "refused"),
        ["released"] = new("dinyatakan lepas", "released"),
        ["removed"] = new("dihapus", "removed"),
        ["renewed"] = new("diperpanjang", "renewed"),
        ["resent"] = new("dikirim lagi", "sent again"),
        ["restored"] = new("dikembalikan", "put back"),
        ["resumed"] = new("dilanjutkan", "resumed"),
        ["retired"] = new("ditutup", "retired"),
        ["retried"] = new("dicoba lagi", "tried again"),
        ["returned"] = new("dikembalikan ke penulisnya", "sent back to its writer"),
        ["revoked"] = new("dicabut", "revoked"),
        ["saved"] = new("disimpan", "saved"),
        ["scheduled"] = new("dijadwalkan", "scheduled"),
        ["sent"] = new("dikirim", "sent"),
        ["settled"] = new("diputuskan", "settled"),
        ["shown"] = new("ditampilkan", "shown"),
        ["started"] = new("dimulai", "begun"),
        ["stopped"] = new("dihentikan", "stopped"),
        ["suspended"] = new("dibekukan", "suspended"),
        ["takenup"] = new("dijadikan inisiatif", "taken up"),
        ["undone"] = new("dicabut lagi", "taken back"),
        ["unmerged"] = new("diurai gabungannya", "unmerged"),
        ["verified"] = new("diverifikasi", "verified"),
        ["waits-again"] = new("dibuka lagi", "opened again"),
        ["withdrawn"] = new("ditarik", "withdrawn"),
    };

    private static readonly Bilingual AnyChange = new("diubah", "changed");

    /// <param name="action">As <c>booking.approved</c>; what has no word of its own was changed.</param>
    public static string Said(string action) =>
        ByVerb.GetValueOrDefault(action[(action.IndexOf('.') + 1)..], AnyChange).Here;
}
