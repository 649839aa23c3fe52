#!/bin/sh
# Demo traffic: each second a payment that was captured and whose item could not be granted.
# Needs SAGAS, SIMULATORS (addresses) and SAGAS_API_KEY.
set -eu

tell() {
    curl -sf --max-time 10 -o /dev/null -H 'Content-Type: application/json' -H "X-Api-Key: $SAGAS_API_KEY" "$SAGAS/events/$1" -d "$2"
}

number=$(date +%s)
while sleep 1; do
    number=$((number + 1))
    id="\"teamSlug\":\"demo\",\"paymentId\":\"$number\""
    curl -sf --max-time 10 -o /dev/null -H 'Content-Type: application/json' "$SIMULATORS/simulators/ibusiness/payments" \
        -d "{\"paymentId\":\"$number\",\"amount\":150000,\"currency\":\"RUB\",\"status\":\"CONFIRMED\"}" || continue
    tell payment-captured "{$id,\"orderId\":\"order-$number\",\"gateway\":\"ibusiness\",\"gatewayPaymentId\":\"$number\",\"amount\":150000,\"currency\":\"RUB\"}" || continue
    # Some go well.
    case $((number % 20)) in
        0 | 3 | 6 | 9 | 12 | 15) tell item-granted "{$id}" || continue ;;
        *) tell item-grant-failed "{$id,\"reason\":\"out of stock\"}" || continue ;;
    esac
    touch /tmp/told
done
