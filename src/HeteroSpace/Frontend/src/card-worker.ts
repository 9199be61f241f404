// Serves the card without a network. Only what the card page asked to keep is kept; everything else goes its ordinary way.
const kept = "card-1";
const worker = self as unknown as {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(kind: string, hear: (event: any) => void): void;
};

worker.addEventListener("install", event => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", event => event.waitUntil(worker.clients.claim()));

worker.addEventListener("message", event => event.waitUntil((async () => {
  const cache = await caches.open(kept);
  const wanted: string[] = event.data;
  // A card of another person, or of another day's look, is not kept beside this one.
  for (const request of await cache.keys()) if (!wanted.includes(request.url)) await cache.delete(request);
  await Promise.allSettled(wanted.map(address => cache.add(address)));
  event.ports[0]?.postMessage("kept");
})()));

worker.addEventListener("fetch", event => {
  if (event.request.method !== "GET") return;
  event.respondWith((async () => {
    try {
      const answer = await fetch(event.request);
      // The network says that this is no longer the holder's own page: signed out elsewhere, or deleted.
      if (event.request.mode === "navigate" && !(await answer.clone().text()).includes("data-offline")) await (await caches.open(kept)).delete(event.request.url);
      return answer;
    } catch (error) {
      const found = await (await caches.open(kept)).match(event.request.url);
      if (found) return found;
      throw error;
    }
  })());
});
