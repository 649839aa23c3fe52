#!/usr/bin/env bash
# Cancels a payment: cancel.sh ADDRESS TEAM_SLUG PAYMENT_ID [EXTERNAL_REQUEST_ID [AMOUNT]]
# The team's secret is in CANCEL_SECRET, not on the command line, where every user of the machine could read it.
# Prints the answer. Ends with 0 when the payment has ended, 2 when it is in progress (call again with the same id), else with 1.
# Needs bash, openssl and curl.
set -euo pipefail

if (($# < 3 || $# > 5)) || [[ -z ${CANCEL_SECRET:-} ]]; then
  sed -n '2,5s/^# //p' "$0" >&2
  exit 64
fi
address=$1 team=$2 payment=$3 id=${4:-} amount=${5:-}

for text in "$team" "$payment" "$id"; do
  if [[ $text == *[\"\\]* || $text == *[[:cntrl:]]* ]]; then
    echo "A text with quotes, backslashes or control characters would have to be escaped: use a JSON library." >&2
    exit 64
  fi
done

# The values of all fields and the secret, in the ordinal order of their names: Amount, ExternalRequestId, Password, PaymentId, TeamSlug.
# A number is signed as it is written in the body; an absent field is not signed.
token=$(printf '%s' "$amount" "$id" "$CANCEL_SECRET" "$payment" "$team" | openssl dgst -sha256 -r | cut -d ' ' -f 1)

fields="\"TeamSlug\":\"$team\",\"PaymentId\":\"$payment\",\"Token\":\"$token\""
[[ -z $id ]] || fields+=",\"ExternalRequestId\":\"$id\""
[[ -z $amount ]] || fields+=",\"Amount\":$amount"

# It waits for up to 10 s before it says "in progress".
answer=$(printf '{%s}' "$fields" | curl -sS --max-time 30 "$address/cancel" -H 'Content-Type: application/json' --data-binary @-)
printf '%s\n' "$answer"
case $answer in
  *'"ErrorCode":"0"'*) exit 0 ;;
  *'"ErrorCode":"1013"'*) exit 2 ;;
  *) exit 1 ;;
esac
