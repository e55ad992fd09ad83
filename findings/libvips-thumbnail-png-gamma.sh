#!/usr/bin/env bash
# VERSION: NetVips 3.2.0 with NetVips.Native 8.18.7.
# GUESS: vips_thumbnail with the output profile "srgb" makes of a PNG what browsers and ImageMagick show of it, also where it has no profile, and says by its
#   gamma (gAMA) what its samples are: a gray of 55 of 255 that is linear (gAMA 1.0) comes out as 126 or 127.
# SEEN: it comes out as 55, as if the chunk were not there. Whoever makes small pictures reads the chunk, and calls vips_gamma with the exponent
#   2.2 times the gamma.
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
    <PackageReference Include="System.IO.Hashing" Version="10.0.0" />
    <PackageReference Include="NetVips" Version="3.2.0" />
    <PackageReference Include="NetVips.Native" Version="8.18.7" />
  </ItemGroup>
</Project>
PROJECT

cat >Program.cs <<'PROGRAM'
using System.Buffers.Binary;
using System.IO.Hashing;
using NetVips;

// A gray PNG of libvips itself, with a gAMA chunk of 1.0 behind its header.
var plain = (Image.Black(64, 64) + 55).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Bw).PngsaveBuffer(keep: Enums.ForeignKeep.None);
var chunk = new byte[16];
BinaryPrimitives.WriteUInt32BigEndian(chunk, 4);
"gAMA"u8.CopyTo(chunk.AsSpan(4));
BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8), 100_000);
BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(12), Crc32.HashToUInt32(chunk.AsSpan(4, 8)));
const int Header = 8 + 25;
byte[] linear = [.. plain[..Header], .. chunk, .. plain[Header..]];
using var small = Image.ThumbnailBuffer(linear, 32, outputProfile: "srgb");
using var corrected = small.Gamma(2.2);
Console.WriteLine($"{small.Getpoint(16, 16)[0]} {corrected.Getpoint(16, 16)[0]}");
PROGRAM

seen=$(dotnet run --configuration Release 2>/dev/null | tail -1)
echo "as it is, and with vips_gamma: $seen"
[ "$seen" = "55 126" ]
