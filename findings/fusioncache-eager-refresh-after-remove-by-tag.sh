#!/usr/bin/env bash
# VERSION: ZiggyCreatures.FusionCache 2.9.0 on .NET 10; installed from NuGet into a temporary folder. Memory only: no second level, no backplane.
# GUESS: RemoveByTag makes every value be made again whose factory began before it, whichever way the factory was started. A value may be made
#   from what was there before a change, so one that begins before the removal and ends after it must not be served to who asks later.
# SEEN: A factory that GetOrSetAsync runs itself follows the guess: who asks after the removal gets the new value. A factory that an eager
#   refresh runs does not: it ends after the removal, and its old value is served as fresh for the whole duration. The documentation on
#   tagging says that tags work with eager refresh; issue 628 of its repository reports this.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

cat >finding.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="ZiggyCreatures.FusionCache" Version="[2.9.0]" />
  </ItemGroup>
</Project>
PROJECT

cat >Program.cs <<'PROGRAM'
using ZiggyCreatures.Caching.Fusion;

foreach (var isEager in new[] { false, true })
{
    // An eager refresh begins with the first question after a tenth of the duration.
    using var cache = new FusionCache(new FusionCacheOptions
    {
        DefaultEntryOptions = new FusionCacheEntryOptions { Duration = TimeSpan.FromSeconds(20), EagerRefreshThreshold = isEager ? 0.1f : null },
    });
    var (stored, isSlow) = ("old", !isEager);
    var (hasRead, mayEnd, ended) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());

    async Task<string> MakeAsync()
    {
        var value = stored;
        if (!isSlow)
            return value;
        isSlow = false;
        hasRead.SetResult();
        await mayEnd.Task;
        ended.SetResult();
        return value;
    }

    Task<string> AskAsync() => cache.GetOrSetAsync<string>("key", (_, _) => MakeAsync(), tags: ["tag"]).AsTask();

    if (isEager)
    {
        await AskAsync();
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        isSlow = true;
    }

    var first = AskAsync();
    await hasRead.Task.WaitAsync(TimeSpan.FromSeconds(10));
    stored = "new";
    await Task.Delay(50);
    await cache.RemoveByTagAsync("tag");
    await Task.Delay(50);
    mayEnd.SetResult();
    await Task.WhenAll(first, ended.Task);
    await Task.Delay(500);
    Console.WriteLine($"{(isEager ? "eager refresh" : "GetOrSet")}: served {await AskAsync()}, stored {stored}");
}
PROGRAM

dotnet build --verbosity quiet --output built >build.log || { cat build.log >&2; exit 2; }
seen=$(timeout 60 dotnet built/finding.dll)
echo "$seen"
[ "$seen" = "GetOrSet: served new, stored new
eager refresh: served old, stored new" ]
