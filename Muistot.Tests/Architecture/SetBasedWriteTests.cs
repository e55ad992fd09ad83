using System.Text.RegularExpressions;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

/// <summary>
/// Commands change tracked entities, so that one place stamps what they change. Set-based statements are for jobs, which this list names,
/// and for one change of more rows than one would load.
/// </summary>
public sealed partial class SetBasedWriteTests
{
    private static readonly string[] SetBased =
    [
        "Muistot.Application/Common/SetBasedStamp.cs",
        "Muistot.Application/History/ResourceRemoval.cs",
        "Muistot.Application/Images/FileRemoval.cs",
        "Muistot.Application/Images/ImageSizes.cs",
        "Muistot.Application/Images/ImageSweep.cs",
        "Muistot.Application/Me/AccountEraser.cs",
        "Muistot.Application/Me/ContributionRemoval.cs",
        "Muistot.Application/Notifications/DigestClaims.cs",
        "Muistot.Application/Projects/DefaultLanguageChange.cs",
        "Muistot.Application/SiteTables/SiteTableImport.cs",
        "Muistot.Infrastructure/Jobs/JobStore.cs",
        "Muistot.Infrastructure/Persistence/ClusterRebuild.cs",
        "Muistot.Infrastructure/Persistence/MapUpkeep.cs",
        "Muistot.Infrastructure/Persistence/Migrating/MigrationLease.cs",
        "Muistot.Infrastructure/Persistence/Migrating/SqliteMigrationTurn.cs",
        "Muistot.Infrastructure/Persistence/MuistotDb.cs",
        "Muistot.Infrastructure/Search/SearchBatches.cs",
        "Muistot.Infrastructure/Search/SearchIndex.cs",
        "Muistot.Infrastructure/Search/SearchRows.cs",
    ];

    [Test]
    public void SetBasedStatementsStandOnlyWhereItIsSaid() => Assert.That(
        Repository.Sources.Where(source => IsProduct(source.Path) && IsSetBased(source.Text)).Select(source => source.Path),
        Is.EquivalentTo(SetBased));

    [TestCase("await rows.ExecuteUpdateAsync(set => set);", true)]
    [TestCase("await db.Sites.Where(site => true).ExecuteDeleteAsync(token);", true)]
    [TestCase("await db.ExecuteSqlAsync($\"DELETE\", token);", true)]
    [TestCase("await db.SaveChangesAsync(token);", false)]
    public void TheRuleFindsWhatBreaksIt(string code, bool breaksIt) => Assert.That(IsSetBased(code), Is.EqualTo(breaksIt));

    private static bool IsProduct(string path) =>
        !path.StartsWith("Muistot.Tests/", StringComparison.Ordinal) && !path.StartsWith("bench/", StringComparison.Ordinal);

    private static bool IsSetBased(string code) => SetBasedCall().IsMatch(code);

    [GeneratedRegex(@"\.Execute(Update|Delete|Sql)Async\(", RegexOptions.ExplicitCapture)]
    private static partial Regex SetBasedCall();
}
