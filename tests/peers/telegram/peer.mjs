// A Bot API server for tests, which others have written: npm's telegram-test-api.
//
// Prints one JSON line, {"port": 12345}, when it is ready, and ends when its input does. What a person
// writes and reads goes through its own HTTP routes, POST /sendCommand and /getUpdatesHistory. Unlike
// Telegram it answers getUpdates at once, hands every update out once whatever the offset, refuses
// nobody and shows webhooks no secret; our own stand-in (support/bot.rs) covers these.
import { createServer } from "node:net";
import TelegramServer from "telegram-test-api";

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const port = await freePort();
const server = new (TelegramServer.default ?? TelegramServer)({ port, host: "127.0.0.1", storeTimeout: 600 });
await server.start();
console.log(JSON.stringify({ port }));
process.stdin.on("end", () => process.exit(0)).resume();
