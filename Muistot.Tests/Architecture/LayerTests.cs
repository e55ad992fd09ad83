using System.Reflection;
using Muistot.Application;
using Muistot.Domain.Authorization;
using Muistot.Infrastructure;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

public sealed class LayerTests
{
    private static readonly string[] OfDomain = ["System"];

    private static readonly string[] OfApplication =
        ["System", "Muistot.Domain", "MediatR", "FluentValidation", "AutoMapper", "Microsoft.EntityFrameworkCore", "Microsoft.Extensions"];

    private static readonly string[] OutsideOfInfrastructure = ["Muistot.Api", "Muistot.Migrations", "Microsoft.AspNetCore"];

    private static readonly Assembly Here = typeof(LayerTests).Assembly;

    [Test]
    public void DomainKnowsNothingOutside() => Assert.That(Layers.NamedBesides(typeof(Status).Assembly, OfDomain), Is.Empty);

    [Test]
    public void ApplicationKnowsDomainAndNoWeb() =>
        Assert.That(Layers.NamedBesides(typeof(ApplicationServices).Assembly, OfApplication), Is.Empty);

    [Test]
    public void InfrastructureKnowsNoWeb() =>
        Assert.That(Layers.NamedOf(typeof(InfrastructureServices).Assembly, OutsideOfInfrastructure), Is.Empty);

    [Test]
    public void TheRulesFindWhatBreaksThem()
    {
        Assert.That(
            Layers.NamedBesides(typeof(ApplicationServices).Assembly, OfDomain), Does.Contain("MediatR")
            .And.Contain("Muistot.Domain.Authorization"));
        Assert.That(
            Layers.NamedBesides(typeof(Program).Assembly, OfApplication),
            Does.Contain("Microsoft.AspNetCore.Mvc").And.Contain("Muistot.Infrastructure"));
        Assert.That(Layers.NamedOf(Here, OutsideOfInfrastructure), Does.Contain("Microsoft.AspNetCore.Mvc.Testing"));
    }

    [TestCase("Muistot.Domain")]
    [TestCase("Muistot.Application", "Muistot.Domain")]
    [TestCase("Muistot.Infrastructure", "Muistot.Application")]
    [TestCase("migrations/Muistot.Migrations.MySql", "Muistot.Infrastructure")]
    [TestCase("migrations/Muistot.Migrations.Sqlite", "Muistot.Infrastructure")]
    [TestCase("Muistot.Api", "Muistot.Infrastructure", "Muistot.Migrations.MySql", "Muistot.Migrations.Sqlite")]
    public void ProjectsPointInwards(string project, params string[] inwards) =>
        Assert.That(Layers.References(ProjectFile(project), "ProjectReference"), Is.EquivalentTo(inwards));

    [Test]
    public void DomainStandsOnNoPackage()
    {
        Assert.That(Layers.References(ProjectFile("Muistot.Domain"), "PackageReference"), Is.Empty);
        Assert.That(Layers.References("""<Project><PackageReference Include="MediatR" /></Project>""", "PackageReference"),
            Is.EqualTo(["MediatR"]));
    }

    private static string ProjectFile(string project) => File.ReadAllText(Repository.At(project, $"{Path.GetFileName(project)}.csproj"));
}
