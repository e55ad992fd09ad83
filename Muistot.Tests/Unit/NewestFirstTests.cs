using Muistot.Application.Common;
using NUnit.Framework;

namespace Muistot.Tests.Unit;

public sealed class NewestFirstTests
{
    [Test]
    public void KeysGrowWhileIdsFall()
    {
        long[] ids = [long.MaxValue - 1, int.MaxValue, 2, 1];

        Assert.That(ids.Select(NewestFirst.KeyOf), Is.Ordered.Ascending.And.All.GreaterThan(0));
        Assert.That(ids.Select(id => NewestFirst.IdOf(NewestFirst.KeyOf(id))), Is.EqualTo(ids));
    }

    [TestCase(0, int.MaxValue, int.MaxValue)]
    [TestCase(0, long.MaxValue, long.MaxValue)]
    [TestCase(long.MaxValue - 7, int.MaxValue, 7)]
    [TestCase(long.MaxValue, int.MaxValue, 0)]
    [TestCase(long.MinValue, int.MaxValue, 0)]
    public void WhatFollowsIsOlder(long last, long greatest, long before) =>
        Assert.That(NewestFirst.Before(last, greatest), Is.EqualTo(before));
}
