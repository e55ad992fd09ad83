using System.Reflection;
using System.Text.RegularExpressions;
using Muistot.Infrastructure;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

/// <summary>A server of a cluster has some of the keys: scripts name theirs, so that they are sent to the right one.</summary>
public sealed partial class RedisScriptTests
{
    // Uses a key that it was not given.
    private const string Wrong = "redis.call('DEL', 'lifetime:' .. KEYS[1])";

    [Test]
    public void UseTheKeysThatTheyAreGiven()
    {
        var scripts = typeof(InfrastructureServices).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.IsLiteral && field.FieldType == typeof(string)).Select(field => (string)field.GetRawConstantValue()!)
            .Where(text => text.Contains("redis.call(")).ToList();

        Assert.That(scripts, Has.Count.GreaterThan(10));
        Assert.That(scripts.SelectMany(Others), Is.Empty);
        Assert.That(Others(Wrong), Is.Not.Empty);
    }

    private static IEnumerable<string> Others(string script) =>
        Call().Matches(script).Select(call => call.Value).Where(call => !GivenKey().IsMatch(call));

    [GeneratedRegex(@"redis\.p?call\([^)]*")]
    private static partial Regex Call();

    [GeneratedRegex(@"^redis\.call\('[A-Z]+', KEYS\[")]
    private static partial Regex GivenKey();
}
