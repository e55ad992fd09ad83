using Muistot.Domain.Values;

namespace Muistot.Tests.Unit.Values;

/// <summary>Reads values as paths, queries and bodies are read.</summary>
internal static class Reading
{
    /// <summary>The value, or null when the text is none.</summary>
    internal static T? As<T>(this string text)
        where T : class, IValue<T> => T.TryParse(text, out var value) ? value : null;
}
