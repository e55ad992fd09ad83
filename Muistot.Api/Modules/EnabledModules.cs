using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Muistot.Api.Hosting;
using Muistot.Application.Common;

namespace Muistot.Api.Modules;

/// <summary>Leaves the controllers out that belong to modules of other processes. What lists endpoints does not see them then.</summary>
/// <param name="modules">The modules of this process.</param>
internal sealed class EnabledModules(Module modules) : IApplicationFeatureProvider<ControllerFeature>
{
    private const string Setting = "Modules";

    private static readonly Dictionary<string, Module> Names = new[] { Module.Login, Module.Users, Module.Admin, Module.Data }
        .ToDictionary(module => module.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the setting, a list of modules; without it a process serves all.</summary>
    /// <exception cref="WrongSettingException">It names something else.</exception>
    internal static Module Of(IConfiguration configuration)
    {
        var names = configuration.GetList(Setting);
        return names.Count == 0 ? Module.All : names.Aggregate(Module.None, (all, name) => all | Read(name));
    }

    public void PopulateFeature(IEnumerable<ApplicationPart> parts, ControllerFeature feature)
    {
        foreach (var controller in feature.Controllers.Where(IsElsewhere).ToList())
            feature.Controllers.Remove(controller);
    }

    private static Module Read(string name) => Names.TryGetValue(name, out var module)
        ? module
        : throw new WrongSettingException($"Modules must hold login, users, admin or data, and not '{name}'.");

    private bool IsElsewhere(TypeInfo controller) =>
        controller.GetCustomAttribute<ModuleAttribute>() is { Module: var module } && !modules.HasFlag(module);
}
