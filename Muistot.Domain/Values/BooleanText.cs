namespace Muistot.Domain.Values;

/// <summary>True or false as a text, also in the words of forms and of Python.</summary>
public static class BooleanText
{
    /// <summary>Reads it, in any case.</summary>
    public static bool TryParse(string text, out bool value)
    {
        value = text.ToUpperInvariant() is "TRUE" or "1" or "ON" or "YES" or "T" or "Y";
        return value || text.ToUpperInvariant() is "FALSE" or "0" or "OFF" or "NO" or "F" or "N";
    }
}
