using System.Text.Json;
using Muistot.Application.Common;
using Muistot.Domain.Values;

namespace Muistot.Api.Binding;

/// <summary>Where in a request something is being read, and where its faults go.</summary>
/// <param name="Errors">Keeps the faults.</param>
/// <param name="Location">The place.</param>
/// <param name="Body">The body, where it is one that is read. Values that are taken out of it may be changed in it.</param>
internal sealed record FormPlace(ValidationErrors Errors, IReadOnlyList<string> Location, Memory<byte> Body = default)
{
    /// <summary>The place of a member.</summary>
    internal FormPlace Below(string name) => this with { Location = [.. Location, name] };

    /// <summary>Notes a fault.</summary>
    /// <returns>Null, in place of the value.</returns>
    internal object? Error(string type, string message)
    {
        Errors.Add(new ValidationError(Location, type, message));
        return null;
    }

    /// <summary>The text of a JSON string, trimmed, or null after a fault.</summary>
    internal string? TextOf(JsonElement json)
    {
        string text;
        try
        {
            text = json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Halves of surrogate pairs, or bytes that are no UTF-8.
            return (string?)Error("characters", "Must be well-formed Unicode.");
        }

        return WellFormed(text);
    }

    /// <summary>A text, trimmed, or null after a fault.</summary>
    internal string? WellFormed(string text) =>
        Text.IsWellFormed(text) ? text.Trim() : (string?)Error("characters", "Must not contain U+0000 or lone surrogates.");
}
