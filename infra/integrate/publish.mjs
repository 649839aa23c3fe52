// Tells the payment sagas what happened, from Node: node publish.mjs AMQP_URL NAME BODY [MESSAGE_ID]
// NAME is the message's name, such as payment-captured; BODY is its JSON. Needs amqplib (npm install amqplib).
// Ends with 0 only when the broker has confirmed the message.
import amqp from "amqplib";

export async function publish(address, name, body, messageId) {
  const connection = await amqp.connect(address);
  try {
    const channel = await connection.createConfirmChannel();
    let returned;
    channel.on("return", () => (returned = new Error(`nobody takes messages named ${name}`)));
    channel.publish("payments.events", name, Buffer.from(body, "utf8"), {
      contentType: "application/json",
      persistent: true, // survives a restart of the broker
      messageId, // the same id when you repeat it: it then counts once
      mandatory: true,
    });
    // Throws when the broker refuses the message.
    await channel.waitForConfirms();
    if (returned) throw returned;
  } finally {
    await connection.close();
  }
}

const [address, name, body, messageId] = process.argv.slice(2);
if (!body) {
  console.error("usage: node publish.mjs AMQP_URL NAME BODY [MESSAGE_ID]");
  process.exit(2);
}
await publish(address, name, body, messageId);
