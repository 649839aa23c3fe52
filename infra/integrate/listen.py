#!/usr/bin/env python3
"""Hears what became of payments, from Python: listen.py AMQP_URL FACT QUEUE

FACT is a fact's name, such as payment-refunded; QUEUE is yours and keeps what comes while nobody listens. Prints each fact as one line of JSON.
Needs pika (pip install pika, or Debian's python3-pika).
"""
import json
import sys

import pika


def listen(address, fact, queue, handle):
    channel = pika.BlockingConnection(pika.URLParameters(address)).channel()
    exchange = "sagas." + fact
    channel.exchange_declare(exchange, "fanout", durable=True)  # is not there before the first fact
    channel.queue_declare(queue, durable=True)
    channel.queue_bind(queue, exchange)
    channel.basic_qos(prefetch_count=10)

    def arrived(channel, method, properties, body):
        # The same fact can come twice, with the same messageId; it is yours when you have acknowledged it.
        handle(json.loads(body)["message"])
        channel.basic_ack(method.delivery_tag)

    channel.basic_consume(queue, arrived)
    channel.start_consuming()


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    try:
        listen(*sys.argv[1:], lambda fact: print(json.dumps(fact), flush=True))
    except KeyboardInterrupt:
        pass
