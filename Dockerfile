# syntax=docker/dockerfile:1
#
# Both programs in one small image: no shell, no package manager, a numeric user, nothing written to its root.
#
#   docker buildx build --sbom=true --provenance=mode=max \
#     --build-arg VERSION=0.1.0 --build-arg REVISION="$(git rev-parse HEAD)" \
#     --build-arg SOURCE="$(git remote get-url origin)" -t beads-automation .
#
# For a build that can be repeated name the bases by digest: --build-arg SDK=…@sha256:… --build-arg RUNTIME=…@sha256:…
ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0-noble
ARG RUNTIME=mcr.microsoft.com/dotnet/runtime:10.0-noble-chiseled

# The SDK runs on the builder's own platform and compiles for the target's.
FROM --platform=$BUILDPLATFORM ${SDK} AS build
ARG TARGETARCH=amd64
ARG VERSION=0.1.0
ARG REVISION=unknown
ENV CI=true DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
WORKDIR /source
COPY . .
RUN case "$TARGETARCH" in amd64) platform=linux-x64 ;; *) platform="linux-$TARGETARCH" ;; esac \
    && eng/publish /app -r "$platform" --no-self-contained -p:Version="$VERSION" -p:SourceRevisionId="$REVISION" \
    && cp LICENSE THIRD-PARTY-NOTICES /app/ \
    && dotnet publish samples/SampleService -c Release -o /sample -v quiet --nologo

# For compose.yaml only: a stand-in for BeadBoard and the agent service.
FROM ${RUNTIME} AS sample
COPY --from=build /sample /app
USER 1654
CMD ["dotnet", "/app/sample-service.dll"]

FROM ${RUNTIME} AS final
ARG VERSION=0.1.0
ARG REVISION=unknown
ARG SOURCE=unknown
LABEL org.opencontainers.image.title="Beads Automation" \
      org.opencontainers.image.description="Sends beads assigned to the sentinel to an agent service, and settles what went silent" \
      org.opencontainers.image.source="${SOURCE}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.licenses="MIT AND Apache-2.0 AND BSD-3-Clause AND (GPL-2.0-only WITH Universal-FOSS-exception-1.0)"
# The runtime's diagnostics would write a socket to /tmp.
ENV PATH=/app:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    DOTNET_EnableDiagnostics=0
COPY --from=build /app /app
USER 1654
CMD ["/app/beads-dispatcher"]
