using System.Text;

namespace HeteroSpace.Foundation.Tables;

/// <summary>
/// A file of UTF-8 into which a row of another came (Windows-1252, as old spreadsheets write it): the bytes that are no
/// UTF-8 are read as that, and the accents of all other rows stay what they are.
/// </summary>
internal sealed class StrayBytes(Encoding old) : DecoderFallback
{
    public override int MaxCharCount => 4;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(old);

    private sealed class Buffer(Encoding old) : DecoderFallbackBuffer
    {
        private string _letters = "";
        private int _next;

        public override int Remaining => _letters.Length - _next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            (_letters, _next) = (old.GetString(bytesUnknown), 0);
            return _letters.Length > 0;
        }

        public override char GetNextChar() => _next < _letters.Length ? _letters[_next++] : '\0';

        public override bool MovePrevious()
        {
            if (_next == 0)
                return false;
            _next--;
            return true;
        }

        public override void Reset() => (_letters, _next) = ("", 0);
    }
}
