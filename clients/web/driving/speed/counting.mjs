// Passes bytes on to a service, and counts those that come back: what a browser is sent, workers and all.
import { connect, createServer } from "node:net";

export async function counting(address) {
  const { hostname, port } = new URL(address);
  const counted = { bytes: 0 };
  const sockets = new Set();
  const server = createServer((browser) => {
    const service = connect(Number(port), hostname);
    for (const socket of [browser, service]) {
      sockets.add(socket);
      socket.on("error", () => undefined).on("close", () => [browser, service].forEach((each) => sockets.delete(each.destroy())));
    }
    service.on("data", (data) => void (counted.bytes += data.length));
    browser.pipe(service).pipe(browser);
  });
  await new Promise((go) => server.listen(0, "127.0.0.1", go));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    /** What came since the last time. */
    take: () => [counted.bytes, counted.bytes = 0][0],
    close: () => new Promise((go) => {
      server.close(go);
      sockets.forEach((socket) => socket.destroy());
    }),
  };
}
