using NUnit.Framework;

namespace Muistot.Tests.Faults.Outages;

/// <summary>No other test runs beside these: what they measure is time.</summary>
[SetUpFixture]
[NonParallelizable]
public sealed class NothingElse;
