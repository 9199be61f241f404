// Says in words that there is no network, instead of the browser's own page. It keeps that one page and what makes it
// look right, nothing that anyone asked for: no page of a person is ever in it.
const worker = self as unknown as {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(kind: string, hear: (event: any) => void): void;
};
const kept = "offline-1";
const page = "/tanpa-jaringan";

worker.addEventListener("install", event => event.waitUntil(keep()));
worker.addEventListener("activate", event => event.waitUntil(worker.clients.claim()));

async function keep(): Promise<void> {
  await caches.delete(kept);
  const cache = await caches.open(kept);
  // As anyone sees it: without cookies nobody is signed in.
  const answer = await fetch(page, { credentials: "omit" });
  const html = await answer.clone().text();
  await cache.put(page, answer);
  const parts = new Set([...html.matchAll(/(?:href|src)="(\/dist\/[^"#]+)/g)].map(part => part[1]));
  parts.add("/dist/fonts/plus-jakarta-sans.woff2");
  await cache.addAll([...parts]);
  await worker.skipWaiting();
}

worker.addEventListener("fetch", event => {
  const request: Request = event.request;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(error => found(page, error)));
  else if (new URL(request.url).pathname.startsWith("/dist/"))
    event.respondWith(fetch(request).catch(error => found(request.url, error)));
});

async function found(address: string, error: unknown): Promise<Response> {
  const here = await (await caches.open(kept)).match(address, { ignoreSearch: true });
  if (here) return here;
  throw error;
}
