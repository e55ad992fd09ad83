using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Routing;
using Muistot.Api.Controllers;

namespace Muistot.Tests.Harness;

/// <summary>The actions of the service, found without starting it.</summary>
internal static class ControllerActions
{
    /// <summary>All of them.</summary>
    internal static IReadOnlyList<MethodInfo> All { get; } =
        [.. typeof(ApiController).Assembly.GetTypes().Where(typeof(ControllerBase).IsAssignableFrom).SelectMany(Of)];

    /// <summary>Those of a controller.</summary>
    internal static IEnumerable<MethodInfo> Of(Type controller) => controller
        .GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(method => method.GetCustomAttributes<HttpMethodAttribute>().Any());

    /// <summary>Method and route of each request that an action answers, as <c>GET /projects/{project}</c>.</summary>
    internal static IEnumerable<string> EndpointsOf(MethodInfo action) =>
        from method in action.GetCustomAttributes<HttpMethodAttribute>()
        from name in method.HttpMethods
        let prefix = action.DeclaringType!.GetCustomAttribute<RouteAttribute>()?.Template
        let route = AttributeRouteModel.CombineTemplates(prefix, method.Template)
        select $"{name} /{route?.TrimStart('/')}";
}
