using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Muistot.Infrastructure;
using Muistot.Infrastructure.Persistence;
using Muistot.Infrastructure.Persistence.Providers;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

/// <summary>
/// The page on personal data says of each column of each table what erasure does with it. A new column needs a row there, or a place in
/// one, and a thought about <c>AccountEraser</c>.
/// </summary>
public sealed partial class PersonalDataTests
{
    private static readonly IReadOnlyList<(string Column, string Fate)> Listed =
    [
        .. from row in Row().Matches(File.ReadAllText(Repository.At("docs", "personal-data.md")))
           from column in Name().Matches(row.Groups["columns"].Value)
           select ($"{row.Groups["table"].Value}.{column.Groups["name"].Value}", row.Groups["fate"].Value),
    ];

    [Test]
    public void EveryColumnIsListedOnce() => Assert.That(
        Listed.Select(row => row.Column), Is.EquivalentTo(ColumnsOf(ModelOf())), "docs/personal-data.md lists the columns.");

    [Test]
    public void EachSaysWhatBecomesOfIt() =>
        Assert.That(Listed.Where(row => !Fate().IsMatch(row.Fate)).Select(row => $"{row.Column}: {row.Fate}"), Is.Empty);

    /// <summary>What refers to an account is freed or deleted with it, whatever else is forgotten.</summary>
    [Test]
    public void EveryReferenceToAnAccountEndsWithIt() => Assert.That(
        ModelOf().GetEntityTypes().SelectMany(entity => entity.GetForeignKeys())
            .Where(key => key.PrincipalEntityType.GetTableName() == "users"
                && key.DeleteBehavior is not (DeleteBehavior.Cascade or DeleteBehavior.SetNull))
            .Select(key => $"{key.DeclaringEntityType.GetTableName()}.{key.Properties[0].GetColumnName()}"),
        Is.Empty);

    private static IModel ModelOf()
    {
        using var dialect = new SqliteDialect(new DataRoot(new Microsoft.Extensions.Configuration.ConfigurationManager()), 1);
        var options = new DbContextOptionsBuilder<MuistotDb>();
        dialect.Connect(options, "Data Source=:memory:");
        using var db = new MuistotDb(options.Options);
        return db.Model;
    }

    private static IEnumerable<string> ColumnsOf(IModel model) =>
        from entity in model.GetEntityTypes()
        from property in entity.GetProperties()
        select $"{entity.GetTableName()}.{property.GetColumnName()}";

    [GeneratedRegex(
        @"^\| `(?<table>[a-z_]+)` \| (?<columns>[`a-z_, ]+) \| (?<fate>.+) \|\r?$",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[a-z_]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();

    [GeneratedRegex("^(erased|kept|as the site)", RegexOptions.ExplicitCapture)]
    private static partial Regex Fate();
}
