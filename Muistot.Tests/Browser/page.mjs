// Runs the script of the page at an address without a browser: its elements are plain objects.
// Prints a line of JSON for what the page fetches while it loads, and one for what it says after each sending of an e-mail address.
import vm from "node:vm";

const [address, email, times] = process.argv.slice(2);
const html = await (await fetch(address)).text();
const [, source] = /<script src="([^"]+)"/.exec(html);
const script = await (await fetch(new URL(source, address))).text();

const elements = new Map();
const fetched = [];

function element(id) {
  if (!elements.has(id)) {
    const handlers = {};
    elements.set(id, { id, hidden: false, textContent: "", value: "", handlers, addEventListener: (name, handler) => { handlers[name] = handler; } });
  }
  return elements.get(id);
}

vm.runInNewContext(script, {
  document: { getElementById: element, querySelectorAll: () => [] },
  window: { addEventListener() {} },
  location: new URL(address),
  URL,
  URLSearchParams,
  fetch: async (path, options) => {
    const response = await fetch(new URL(path, address), options);
    fetched.push([path, response.status]);
    return response;
  },
});
await new Promise((done) => setTimeout(done, 200));
console.log(JSON.stringify({ fetched }));

element("email").value = email;
for (let sent = 0; sent < Number(times); sent++) {
  await element("ask-form").handlers.submit({ preventDefault() {} });
  console.log(JSON.stringify({ said: element("message").textContent }));
}
