# syntax=docker/dockerfile:1
#
# Both programs in one small image: native code, no .NET, no shell, no package manager, a numeric user, nothing written to its root.
#
#   docker buildx build --sbom=true --provenance=mode=max \
#     --build-arg VERSION=0.1.0 --build-arg REVISION="$(git rev-parse HEAD)" \
#     --build-arg SOURCE="$(git remote get-url origin)" -t beads-automation .
#
# For a build that can be repeated name the bases by digest: --build-arg SDK=…@sha256:… --build-arg RUNTIME=…@sha256:…
#
# The SDK that brings clang and zlib's headers. It and the last stage's base are the same Ubuntu: what is linked here is found there.
ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0-noble-aot
ARG RUNTIME=mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
ARG SAMPLE_RUNTIME=mcr.microsoft.com/dotnet/runtime:10.0-noble-chiseled

# One build stage per platform, on that platform itself and never on the builder's: a native program is linked against the libc of the
# stage that links it, and a linker for another processor would need that processor's libc beside this one's.
FROM ${SDK} AS build
ARG VERSION=0.1.0
ARG REVISION=unknown
ENV CI=true DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
WORKDIR /source
COPY . .
RUN eng/publish /app -p:Version="$VERSION" -p:SourceRevisionId="$REVISION" \
    && cp LICENSE THIRD-PARTY-NOTICES /app/

# For compose.yaml only: a stand-in for BeadBoard and the agent service, which is no native code.
FROM build AS build-sample
RUN dotnet publish samples/SampleService -c Release -o /sample -v quiet --nologo

FROM ${SAMPLE_RUNTIME} AS sample
# The runtime's diagnostics would write a socket to /tmp.
ENV DOTNET_EnableDiagnostics=0
COPY --from=build-sample /sample /app
USER 1654
CMD ["dotnet", "/app/sample-service.dll"]

# Its base has libc, OpenSSL, which is opened when a connection is encrypted, and the certificates that are trusted. It has no time
# zones: they are a third of a megabyte, and the base that has them, with ICU, is fifteen megabytes larger.
FROM ${RUNTIME} AS final
ARG VERSION=0.1.0
ARG REVISION=unknown
ARG SOURCE=unknown
LABEL org.opencontainers.image.title="Beads Automation" \
      org.opencontainers.image.description="Sends beads assigned to the sentinel to an agent service, and settles what went silent" \
      org.opencontainers.image.source="${SOURCE}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.licenses="Apache-2.0 AND BSD-3-Clause AND MIT"
ENV PATH=/app:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
COPY --from=build /usr/share/zoneinfo /usr/share/zoneinfo
COPY --from=build /app /app
USER 1654
CMD ["/app/beads-dispatcher"]
