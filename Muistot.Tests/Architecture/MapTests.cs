using AutoMapper;
using AutoMapper.Internal;
using Muistot.Application;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

public sealed class MapTests
{
    private static readonly Type[] Plain = [typeof(string), typeof(decimal), typeof(Guid), typeof(DateOnly), typeof(DateTime),
        typeof(DateTimeOffset)];

    [Test]
    public void MapsAreFlatAndHaveABottom()
    {
        var maps = MapsOf(ApplicationServices.Maps().ConfigurationProvider);

        Assert.That(maps, Is.Not.Empty);
        Assert.That(maps.SelectMany(Problems), Is.Empty);
    }

    [Test]
    public void TheRulesFindWhatBreaksThem()
    {
        var maps = MapsOf(new MapperConfiguration(maps =>
        {
            maps.CreateMap<Leaf, Leaf>().MaxDepth(1);
            maps.CreateMap<Leaf, Tree>().MaxDepth(1).ForAllMembers(member => member.Ignore());
            maps.CreateMap<Tree, Leaf>();
        }));

        Assert.That(maps.SelectMany(Problems),
            Is.EquivalentTo(["Tree holds Branches.", "Tree holds Parent.", "Tree to Leaf has no bottom."]));
    }

    private static IReadOnlyList<TypeMap> MapsOf(AutoMapper.IConfigurationProvider configuration) =>
        [.. configuration.Internal().GetAllTypeMaps()];

    private static IEnumerable<string> Problems(TypeMap map)
    {
        foreach (var member in map.DestinationType.GetProperties().Where(member => !IsPlain(member.PropertyType)))
            yield return $"{map.DestinationType.Name} holds {member.Name}.";
        if (map.MaxDepth < 1)
            yield return $"{map.SourceType.Name} to {map.DestinationType.Name} has no bottom.";
    }

    // Plain values in a row lead nowhere.
    private static bool IsPlain(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
        ? IsOne(type.GenericTypeArguments[0])
        : IsOne(type);

    private static bool IsOne(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? IsOne(inner) : type.IsPrimitive || type.IsEnum || Plain.Contains(type);

    private sealed class Leaf
    {
        public string? Name { get; set; }

        public DateOnly? Fallen { get; set; }
    }

    private sealed class Tree
    {
        public string? Name { get; set; }

        public Tree? Parent { get; set; }

        public IReadOnlyList<Leaf> Branches { get; set; } = [];
    }
}
