using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// A text of JSON in which half a pair of letters is escaped (<c>"\ud83d"</c>): a message that was cut within an emoji.
/// RFC 8259, section 8.2 lets it be sent and leaves open what is read; here what is escaped so becomes U+FFFD. What is
/// no text, as the number of a reason, is read as it is written. For whoever sends again what was refused.
/// </summary>
internal sealed partial class WholeLetters : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            using var other = JsonDocument.ParseValue(ref reader);
            return other.RootElement.GetRawText();
        }
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            var whole = Half().Replace(Encoding.UTF8.GetString(reader.ValueSpan), "$1\uFFFD");
            return JsonSerializer.Deserialize<string>($"\"{whole}\"");
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    // Behind an even number of backslashes, or it is a backslash that is escaped.
    [GeneratedRegex(@"(?<!\\)((?:\\\\)*)\\u[dD][89a-fA-F][0-9a-fA-F]{2}")]
    private static partial Regex Half();
}
