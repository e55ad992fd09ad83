using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Contract;

[OnEveryBackend]
[Parallelizable(ParallelScope.Self)]
public sealed class ContractTests(Backend backend)
{
    [TestCaseSource(typeof(Script), nameof(Script.All))]
    public async Task Holds(Script script) => Assert.That(await Processes.ReplayAsync(backend, script), Is.Empty);
}
