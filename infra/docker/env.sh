#!/bin/sh
# Prints an environment file with fresh secrets for docker-compose.yml:
#   infra/docker/env.sh > .env
set -eu

secret() {
    od -An -N24 -tx1 /dev/urandom | tr -d ' \n'
}

key=$(secret)
cat << END
POSTGRES_PASSWORD=$(secret)
RABBITMQ_PASSWORD=$(secret)
GRAFANA_PASSWORD=$(secret)
GATEWAY_PASSWORD=$(secret)
SAGAS_API_KEY=$key
SAGAS_API_KEY_SHA256=$(printf '%s' "$key" | sha256sum | cut -d ' ' -f 1)
END
