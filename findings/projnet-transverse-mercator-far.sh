#!/usr/bin/env bash
# VERSION: ProjNET 2.0.0, EPSG:3067 (transverse Mercator, central meridian 27 degrees east); compared with PROJ 9.1.1.
# GUESS: A place so far from the central meridian that the projection is not meant for it is refused, or has coordinates far away from all
#   others; and undoing a projection is about as exact as the projection itself.
# SEEN: A place on the other side of the world (176.91 east, 63.28 north; PROJ: 1966273.105, 12623816.846) gets coordinates in the middle of
#   Finland, so that whoever draws what lies in a box draws it there. At 45 east, 60 north, the projection is within 0.1 m of PROJ's
#   (1495543.270, 6788531.355), and undoing its own coordinates leads 9 m aside.
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
    <InvariantGlobalization>true</InvariantGlobalization>
    <NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="ProjNET" Version="[2.0.0]" />
  </ItemGroup>
</Project>
PROJECT

cat >Program.cs <<'PROGRAM'
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

var plane = (ProjectedCoordinateSystem)new CoordinateSystemFactory().CreateFromWkt("""
    PROJCS["ETRS89 / TM35FIN(E,N)",GEOGCS["ETRS89",DATUM["European_Terrestrial_Reference_System_1989",
    SPHEROID["GRS 1980",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],
    PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",27],
    PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1]]
    """);
var factory = new CoordinateTransformationFactory();
var forward = factory.CreateFromCoordinateSystems(plane.GeographicCoordinateSystem, plane).MathTransform;
var inverse = factory.CreateFromCoordinateSystems(plane, plane.GeographicCoordinateSystem).MathTransform;

foreach (var (longitude, latitude) in new[] { (24.94, 60.17), (176.91, 63.28), (45.0, 60.0) })
{
    var (x, y) = forward.Transform(longitude, latitude);
    var (backX, backY) = inverse.Transform(x, y);
    var (east, north) = ((backX - longitude) * 111_320 * Math.Cos(latitude * Math.PI / 180), (backY - latitude) * 111_320);
    Console.WriteLine($"{longitude} {latitude}: {x:F1} {y:F1}, undone {Math.Sqrt((east * east) + (north * north)):F1} m aside");
}
PROGRAM

dotnet build --verbosity quiet --output built >build.log || { cat build.log >&2; exit 2; }
expected='24.94 60.17: 385700.4 6672126.7, undone 0.0 m aside
176.91 63.28: 367269.9 6812142.4, undone 7630741.8 m aside
45 60: 1495543.2 6788531.4, undone 8.8 m aside'
seen=$(timeout 60 dotnet built/finding.dll)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ]
