# MinIO publishes no community images any more; this builds the version that the tests run against.
FROM golang:1.26-bookworm AS build
RUN go install github.com/minio/minio@v0.0.0-20260212201848-7aac2a2c5b7c

FROM debian:bookworm-slim
COPY --from=build /go/bin/minio /usr/local/bin/minio
RUN useradd --system --uid 1000 minio && install -d -o minio -g minio /data
VOLUME /data
EXPOSE 9000
USER minio
CMD ["minio", "server", "/data"]
