using System.Text.RegularExpressions;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

/// <summary>
/// The analyzer bans the methods of EF Core that take SQL as text. Commands of ADO.NET are made by hand only where docs/security.md says
/// so: a class that joins this list takes no value into the text of a command.
/// </summary>
public sealed partial class RawSqlTests
{
    private static readonly string[] ByHand =
    [
        "Muistot.Infrastructure/Bulk/BulkInsert.cs",
        "Muistot.Infrastructure/Erasure/SecureDeletion.cs",
        "Muistot.Infrastructure/Import/Reading/SourceSchema.cs",
        "Muistot.Infrastructure/Import/Reading/SourceDatabase.cs",
        "Muistot.Infrastructure/Import/Writing/Statement.cs",
        "Muistot.Infrastructure/Persistence/Migrating/MigrationLease.cs",
        "Muistot.Infrastructure/Persistence/Providers/CausalReads.cs",
        "Muistot.Infrastructure/Persistence/Providers/PreparedStatements.cs",
        "Muistot.Infrastructure/Persistence/Providers/SqliteDialect.cs",
        "Muistot.Infrastructure/Persistence/Providers/SqliteWriter.cs",
    ];

    [Test]
    public void CommandsAreMadeByHandOnlyWhereItIsSaid() => Assert.That(
        Repository.Sources.Where(source => IsProduct(source.Path) && MakesCommands(source.Text)).Select(source => source.Path),
        Is.EquivalentTo(ByHand));

    [TestCase("await using var command = connection.CreateCommand();", true)]
    [TestCase("using var command = new SqliteCommand(text, connection);", true)]
    [TestCase("var command = new MySqlCommand { Connection = connection };", true)]
    [TestCase("command.CommandText = text;", true)]
    [TestCase("(command.CommandText, command.CommandTimeout) = (text, 1);", true)]
    [TestCase("var seen = command.CommandText;", false)]
    [TestCase("log.Add(command.CommandText);", false)]
    [TestCase("if (command.CommandText == text)", false)]
    public void TheRuleFindsWhatBreaksIt(string code, bool breaksIt) => Assert.That(MakesCommands(code), Is.EqualTo(breaksIt));

    private static bool IsProduct(string path) =>
        !path.StartsWith("Muistot.Tests/", StringComparison.Ordinal) && !path.StartsWith("bench/", StringComparison.Ordinal);

    private static bool MakesCommands(string code) => HandMade().IsMatch(code);

    [GeneratedRegex(
        @"\bCreateCommand\(|\b(MySql|Sqlite)(Batch)?Command\b|\bCommandText\s*=[^=>]|\([^()\n]*\bCommandText\b[^()\n]*\)\s*=[^=>]",
        RegexOptions.ExplicitCapture)]
    private static partial Regex HandMade();
}
