# The payment saga service. Built from the root of the repository:
#   docker build -f infra/docker/service.Dockerfile -t payment-sagas/service .
FROM mcr.microsoft.com/dotnet/sdk:10.0.100-noble AS build
WORKDIR /repository
COPY global.json README.md ./
COPY infra/build infra/build
COPY src src
# With the lock files: exactly the packages that were tested.
RUN dotnet restore src/Sagas.Service --locked-mode \
    && dotnet publish src/Sagas.Service --no-restore --configuration Release --output /app -p:ContinuousIntegrationBuild=true

# No shell, no package manager, and a user that is not root.
FROM mcr.microsoft.com/dotnet/aspnet:10.0.0-noble-chiseled
WORKDIR /app
COPY --from=build /app .
# Nothing is written to the root file system: it may be read-only. Diagnostics would want a socket in /tmp.
ENV ASPNETCORE_URLS=http://+:8080 \
    DOTNET_EnableDiagnostics=0
USER 1654:1654
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["/app/Sagas.Service", "--probe", "http://127.0.0.1:8080/health/ready"]
ENTRYPOINT ["/app/Sagas.Service"]
