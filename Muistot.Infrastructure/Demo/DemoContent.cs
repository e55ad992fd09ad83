using System.Text.Json;

namespace Muistot.Infrastructure.Demo;

/// <summary>The made-up world that a new service shows: what stands in <c>demo.json</c> beside this file.</summary>
internal sealed record DemoContent(IReadOnlyList<DemoContent.Account> Accounts, IReadOnlyList<DemoContent.Project> Projects)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    internal static DemoContent Load()
    {
        using var stream = Open("demo.json");
        return JsonSerializer.Deserialize<DemoContent>(stream, Options)!;
    }

    internal static byte[] Image(string name)
    {
        using var stream = Open($"Images.{name}");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static Stream Open(string name) => typeof(DemoContent).Assembly.GetManifestResourceStream(typeof(DemoContent), name)
        ?? throw new InvalidOperationException($"{name} is not part of the assembly.");

    internal sealed record Account(string Username, string Email, string Role, string? FirstName, string? City, string? Country);

    internal sealed record Text(string Name, string? Abstract, string? Description);

    internal sealed record Contact(string? ContactEmail, bool HasResearchPermit, bool CanContact);

    internal sealed record Project(
        string Id, string DefaultLanguage, string? Starts, string? Ends, bool AdminPosting, bool AutoPublish, bool Published, string? Image,
        IReadOnlyList<string> Admins, IReadOnlyList<string> Moderators, Contact? Contact, IReadOnlyDictionary<string, Text> Info,
        IReadOnlyList<Site> Sites);

    internal sealed record Site(
        string Id, double Latitude, double Longitude, string Creator, bool Published, string? Image, IReadOnlyDictionary<string, Text> Info,
        IReadOnlyList<Memory> Memories);

    internal sealed record Memory(string User, string Title, string? Story, string? Image, bool Published);
}
