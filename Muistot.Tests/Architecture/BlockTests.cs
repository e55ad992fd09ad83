using Muistot.Application;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Login;
using Muistot.Application.Me;
using Muistot.Application.Notifications;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

/// <summary>Names every command that the blocked may send. All others are refused, new ones too.</summary>
public sealed class BlockTests
{
    private static readonly Type[] Free =
    [
        typeof(RequestLoginMail), typeof(ExchangeLoginToken), typeof(EndSession), typeof(EndOneSession), typeof(EndAllSessions),
        typeof(ChangeEmail), typeof(RequestErasure), typeof(ConfirmErasure), typeof(RequestExport),
        typeof(ChangeNotifications), typeof(Unsubscribe),
    ];

    private static readonly Type[] Commands =
        [.. typeof(ApplicationServices).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(ICommand).IsAssignableFrom(type))];

    [Test]
    public void TheBlockedSendWhatIsAboutThemAlone() =>
        Assert.That(Commands.Where(command => !BlockRule.Binds(command)), Is.EquivalentTo(Free));

    [Test]
    public void WhatIsNotSaidToBeForThemIsRefused() => Assert.That(BlockRule.Binds(typeof(Undeclared)));

    [Test]
    public void TheyReadAll() => Assert.That(BlockRule.Binds(typeof(Read)), Is.False);

    private sealed record Undeclared : ICommand<Outcome>;

    private sealed record Read : IQuery<Outcome>;
}
