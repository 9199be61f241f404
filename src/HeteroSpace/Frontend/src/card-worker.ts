// Serves the card, tickets and the door without a network. Only what such a page asked to keep is kept; everything else goes its ordinary way.
const worker = self as unknown as {
  registration: { scope: string };
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(kind: string, hear: (event: any) => void): void;
};
// Of the card there is one; of tickets and doors as many as are opened.
const scope = new URL(worker.registration.scope).pathname;
const isCard = scope === "/kartu/";
const kept = isCard ? "card-1" : `pages-1${scope}`;
const most = 20;

worker.addEventListener("install", event => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", event => event.waitUntil(worker.clients.claim()));

worker.addEventListener("message", event => event.waitUntil((async () => {
  const cache = await caches.open(kept);
  const wanted: string[] = event.data.addresses;
  // A card of another person, or of another day's look, is not kept beside this one.
  if (isCard) for (const request of await cache.keys()) { if (!wanted.includes(request.url)) await cache.delete(request); }
  else {
    const pages = (await cache.keys()).filter(request => new URL(request.url).pathname.startsWith(scope));
    for (const request of pages.slice(0, Math.max(0, pages.length - most))) await cache.delete(request);
  }
  await Promise.allSettled(wanted.map(address => cache.add(address)));
  event.ports[0]?.postMessage("kept");
})()));

worker.addEventListener("fetch", event => {
  if (event.request.method !== "GET") return;
  event.respondWith((async () => {
    try {
      const answer = await fetch(event.request);
      // The network says that this is no longer a page to keep: signed out elsewhere, given back, or deleted.
      if (event.request.mode === "navigate" && !(await answer.clone().text()).includes("data-offline")) await (await caches.open(kept)).delete(event.request.url);
      return answer;
    } catch (error) {
      const found = await (await caches.open(kept)).match(event.request.url);
      if (found) return found;
      throw error;
    }
  })());
});
