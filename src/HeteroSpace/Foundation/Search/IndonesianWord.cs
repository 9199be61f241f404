namespace HeteroSpace.Foundation.Search;

/// <summary>
/// An Indonesian word that loses its affixes one after the other, by rule and without a dictionary:
/// F. Z. Tala, A Study of Stemming Effects on Information Retrieval in Bahasa Indonesia (2003).
/// A word of two syllables or fewer is a root and loses nothing more.
/// </summary>
internal ref struct IndonesianWord(ReadOnlySpan<char> word)
{
    /// <summary>What was taken off the front, since not every ending goes with every beginning.</summary>
    [Flags]
    private enum Front
    {
        None = 0,
        Ke = 1,
        Peng = 2,
        Di = 4,
        Meng = 8,
        Ter = 16,
        Ber = 32,
        Pe = 64,
    }

    private const string Vowels = "aiueo";
    private static readonly string[] Particles = ["kah", "lah", "pun"];
    private static readonly string[] Owners = ["ku", "mu", "nya"];
    private readonly Span<char> _letters = word.ToArray();
    private int _from;
    private int _to = word.Length;
    private int _syllables = Syllables(word);
    private Front _front;

    private readonly Span<char> Rest => _letters[_from.._to];
    private readonly bool IsRoot => _syllables <= 2;

    /// <summary>The root of a word in small letters, as far as rules tell: <c>tulis</c> of <c>penulisan</c>.</summary>
    public static string RootOf(string word) => new IndonesianWord(word).Root();

    private string Root()
    {
        DropEnding(Particles);
        DropEnding(Owners);
        if (DropFirstPrefix())
        {
            if (DropSuffix())
                DropSecondPrefix();
        }
        else
        {
            DropSecondPrefix();
            DropSuffix();
        }
        return new(Rest);
    }

    private void DropEnding(string[] endings)
    {
        if (IsRoot)
            return;
        foreach (var ending in endings)
            if (Rest.EndsWith(ending))
            {
                TakeOffEnd(ending.Length);
                return;
            }
    }

    // meng-, di-, ter-, ke- and peng- stand before all others; ng, ny, n and m go by the sound that follows them.
    private bool DropFirstPrefix()
    {
        if (IsRoot)
            return false;
        return Rest switch
        {
            ['m', 'e', 'n', 'g', ..] => TakeOff(4, Front.Meng),
            ['m', 'e', 'n', 'y', var next, ..] when IsVowel(next) => TakeOff(3, Front.Meng, 's'),
            ['m', 'e', 'n', ..] or ['m', 'e', 'm', ..] => TakeOff(3, Front.Meng),
            ['m', 'e', ..] => TakeOff(2, Front.Meng),
            ['p', 'e', 'n', 'g', ..] => TakeOff(4, Front.Peng),
            ['p', 'e', 'n', 'y', var next, ..] when IsVowel(next) => TakeOff(3, Front.Peng, 's'),
            ['p', 'e', 'n', 'y', ..] => TakeOff(4, Front.Peng),
            ['p', 'e', 'n', var next, ..] when IsVowel(next) => TakeOff(2, Front.Peng, 't'),
            ['p', 'e', 'n', ..] or ['p', 'e', 'm', ..] => TakeOff(3, Front.Peng),
            ['d', 'i', ..] => TakeOff(2, Front.Di),
            ['t', 'e', 'r', ..] => TakeOff(3, Front.Ter),
            ['k', 'e', ..] => TakeOff(2, Front.Ke),
            _ => false,
        };
    }

    // ber-, per- and pe-: the r of ber- is lost before another (bekerja), and is an l before one root (belajar,
    // pelajar).
    private void DropSecondPrefix()
    {
        if (IsRoot)
            return;
        _ = Rest switch
        {
            ['b', 'e', 'r', ..] or "belajar" => TakeOff(3, Front.Ber),
            ['b', 'e', var next, 'e', 'r', ..] when !IsVowel(next) => TakeOff(2, Front.Ber),
            ['p', 'e', 'r', ..] or "pelajar" => TakeOff(3, Front.None),
            ['p', 'e', ..] => TakeOff(2, Front.Pe),
            _ => false,
        };
    }

    private bool DropSuffix()
    {
        if (IsRoot)
            return false;
        return Rest switch
        {
            [.., 'k', 'a', 'n'] when GoesWithout(Front.Ke | Front.Peng | Front.Pe) => TakeOffEnd(3),
            [.., 'a', 'n'] when GoesWithout(Front.Di | Front.Meng | Front.Ter) => TakeOffEnd(2),
            [.., not 's', 'i'] when GoesWithout(Front.Ber | Front.Ke | Front.Peng) => TakeOffEnd(1),
            _ => false,
        };
    }

    private readonly bool GoesWithout(Front front) => (_front & front) == 0;

    private bool TakeOff(int letters, Front front, char sound = default)
    {
        _from += letters;
        _front |= front;
        _syllables--;
        // The prefix swallowed the root's own first sound (menyewa, sewa; penulis, tulis).
        if (sound != default)
            _letters[_from] = sound;
        return true;
    }

    private bool TakeOffEnd(int letters)
    {
        _to -= letters;
        _syllables--;
        return true;
    }

    private static int Syllables(ReadOnlySpan<char> word)
    {
        var vowels = 0;
        foreach (var letter in word)
            if (IsVowel(letter))
                vowels++;
        return vowels;
    }

    private static bool IsVowel(char letter) => Vowels.Contains(letter);
}
