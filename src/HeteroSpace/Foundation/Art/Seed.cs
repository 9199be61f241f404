using System.Text;

namespace HeteroSpace.Foundation.Art;

/// <summary>A number drawn from a name, the same on every machine and in every year: 32-bit FNV-1a of its UTF-8
/// (draft-eastlake-fnv).</summary>
public static class Seed
{
    public static uint Of(string name)
    {
        var hash = 2_166_136_261u;
        foreach (var octet in Encoding.UTF8.GetBytes(name))
            hash = (hash ^ octet) * 16_777_619u;
        return hash;
    }
}
