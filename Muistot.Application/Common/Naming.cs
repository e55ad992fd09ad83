using System.Text.Json;

namespace Muistot.Application.Common;

/// <summary>The names of members as the contract writes them.</summary>
public static class Naming
{
    /// <summary>A C# name in snake_case.</summary>
    public static string SnakeCase(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
