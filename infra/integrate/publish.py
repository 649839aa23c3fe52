#!/usr/bin/env python3
"""Tells the payment sagas what happened, from Python: publish.py AMQP_URL NAME BODY [MESSAGE_ID]

NAME is the message's name, such as payment-captured; BODY is its JSON. Needs pika (pip install pika, or Debian's python3-pika).
Ends with 0 only when the broker has confirmed the message.
"""
import sys

import pika


def publish(address, name, body, message_id=None):
    connection = pika.BlockingConnection(pika.URLParameters(address))
    try:
        channel = connection.channel()
        # With confirms, basic_publish returns when the broker has the message safely, and raises when it refuses it.
        channel.confirm_delivery()
        channel.basic_publish(
            exchange="payments.events",
            routing_key=name,
            body=body.encode("utf-8"),
            properties=pika.BasicProperties(
                content_type="application/json",
                delivery_mode=2,  # survives a restart of the broker
                message_id=message_id,  # the same id when you repeat it: it then counts once
            ),
            mandatory=True,
        )
    finally:
        connection.close()


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    publish(*sys.argv[1:])
