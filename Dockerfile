# The service as a container: the framework and the program, no shell, no SDK, not run as root.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# Packages first: they change less often than the code.
COPY Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY Muistot.Domain/*.csproj Muistot.Domain/packages.lock.json Muistot.Domain/
COPY Muistot.Application/*.csproj Muistot.Application/packages.lock.json Muistot.Application/
COPY Muistot.Infrastructure/*.csproj Muistot.Infrastructure/packages.lock.json Muistot.Infrastructure/
COPY Muistot.Api/*.csproj Muistot.Api/packages.lock.json Muistot.Api/
COPY migrations/Muistot.Migrations.MySql/*.csproj migrations/Muistot.Migrations.MySql/packages.lock.json migrations/Muistot.Migrations.MySql/
COPY migrations/Muistot.Migrations.Sqlite/*.csproj migrations/Muistot.Migrations.Sqlite/packages.lock.json migrations/Muistot.Migrations.Sqlite/
RUN dotnet restore Muistot.Api --locked-mode

COPY . .
# Restores what compiling for this machine takes besides.
RUN dotnet publish Muistot.Api --configuration Release --output /app \
    && mkdir -p /data/images

# "extra" has the time zones and the Unicode data that the service reads.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app .
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
USER $APP_UID
VOLUME /data

# Diagnostics would write into the root file system, which may be read-only.
ENV ASPNETCORE_ENVIRONMENT=Production \
    DOTNET_EnableDiagnostics=0 \
    ASPNETCORE_HTTP_PORTS=8080 \
    Files__Folder=/data/images \
    ConnectionStrings__Muistot="Data Source=/data/muistot.db"
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["dotnet", "Muistot.Api.dll", "health", "--url", "http://127.0.0.1:8080"]
ENTRYPOINT ["dotnet", "Muistot.Api.dll"]
