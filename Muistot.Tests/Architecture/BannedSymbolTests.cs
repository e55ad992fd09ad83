using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

/// <summary>An entry of BannedSymbols.txt that names nothing bans nothing, and the analyzer says no word about it.</summary>
public sealed partial class BannedSymbolTests
{
    private static readonly string[] Entries =
        [.. File.ReadAllLines(Repository.At("BannedSymbols.txt")).Where(line => line.Length > 0).Select(line => line.Split(';')[0])];

    private static readonly Assembly[] Assemblies = [typeof(object).Assembly, typeof(DatabaseFacade).Assembly,
        typeof(RelationalDatabaseFacadeExtensions).Assembly, typeof(HttpResponse).Assembly];

    private static IEnumerable<MethodInfo> MethodsThatTakeSql =>
        new[] { typeof(RelationalDatabaseFacadeExtensions), typeof(RelationalQueryableExtensions) }
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
        .Where(method => method.Name.Contains("Raw", StringComparison.Ordinal));

    [Test]
    public void EveryMethodThatTakesSqlAsTextIsBanned()
    {
        Assert.That(MethodsThatTakeSql.Count(), Is.GreaterThan(5));
        Assert.That(MethodsThatTakeSql.Select(IdOf).Except(Entries), Is.Empty);
    }

    [TestCaseSource(nameof(Entries))]
    public void NamesSomething(string entry) => Assert.That(Exists(entry), Is.True);

    [TestCase("M:System.Threading.Thread.Sleep(System.Int64)", false)]
    [TestCase("P:System.DateTime.Later", false)]
    [TestCase("T:System.Randomness", false)]
    [TestCase("T:System.Random", true)]
    public void TheRuleFindsWhatBreaksIt(string entry, bool isGood) => Assert.That(Exists(entry), Is.EqualTo(isGood));

    private static bool Exists(string entry)
    {
        var (kind, id) = (entry[0], entry[2..]);
        if (kind == 'T')
            return TypeOf(id) is not null;
        var name = id.Split('(')[0];
        var type = TypeOf(name[..name.LastIndexOf('.')]);
        var members = type?.GetMember(name[(name.LastIndexOf('.') + 1)..].Split("``")[0]) ?? [];
        return kind == 'P' ? members.OfType<PropertyInfo>().Any() : members.OfType<MethodInfo>().Any(method => IdOf(method) == entry);
    }

    private static Type? TypeOf(string name) =>
        Assemblies.Select(assembly => assembly.GetType(name)).FirstOrDefault(type => type is not null);

    // The id of a method in XML documentation (C# specification, annex D.4.2).
    private static string IdOf(MethodInfo method)
    {
        var parameters = string.Join(',', method.GetParameters().Select(parameter => NameOf(parameter.ParameterType)));
        var arity = method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "";
        return $"M:{method.DeclaringType!.FullName}.{method.Name}{arity}{(parameters.Length > 0 ? $"({parameters})" : "")}";
    }

    private static string NameOf(Type type)
    {
        if (type.IsGenericMethodParameter)
            return $"``{type.GenericParameterPosition}";
        if (type.IsArray)
            return $"{NameOf(type.GetElementType()!)}[]";
        return type.IsGenericType
            ? $"{Arity().Replace(type.GetGenericTypeDefinition().FullName!, "")}{{{string.Join(',', type.GetGenericArguments()
            .Select(NameOf))}}}"
            : type.FullName!;
    }

    [GeneratedRegex("`[0-9]+$")]
    private static partial Regex Arity();
}
