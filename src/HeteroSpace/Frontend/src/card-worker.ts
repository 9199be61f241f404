// Serves the card, tickets, bookings, the door and the desk without a network. Only what such a page asked to keep is
// kept; everything else goes its ordinary way.
const worker = self as unknown as {
  registration: { scope: string };
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(kind: string, hear: (event: any) => void): void;
};
// Of the card there is one; of tickets, bookings and doors as many as are opened.
const scope = new URL(worker.registration.scope).pathname;
const isCard = scope === "/kartu/";
const kept = `pages-2${scope}`;
const most = 20;
// With one bar of signal an answer may take minutes; what is on the phone is shown then.
const patience = 4000;

worker.addEventListener("install", event => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", event => event.waitUntil(worker.clients.claim()));

worker.addEventListener("message", event =>
  event.waitUntil(
    (async () => {
      const cache = await caches.open(kept);
      const wanted: string[] = event.data.addresses;
      // A card of another person, or of another day's look, is not kept beside this one.
      if (isCard)
        for (const request of await cache.keys()) {
          if (!wanted.includes(request.url)) await cache.delete(request);
        }
      else {
        const pages = (await cache.keys()).filter(request => new URL(request.url).pathname.startsWith(scope));
        for (const request of pages.slice(0, Math.max(0, pages.length - most))) await cache.delete(request);
      }
      await Promise.allSettled(wanted.map(address => keep(cache, address)));
      // Without a network nothing was added, and all is here from before.
      const here = await Promise.all(wanted.map(address => cache.match(address)));
      event.ports[0]?.postMessage(here.every(Boolean) ? "kept" : "not kept");
    })(),
  ),
);

// Signed out in between, the way to sign in is not kept in its place.
async function keep(cache: Cache, address: string): Promise<void> {
  const answer = await fetch(address);
  if (answer.ok && !answer.redirected) await cache.put(address, answer);
}

worker.addEventListener("fetch", event => {
  const request: Request = event.request;
  const page = request.mode === "navigate";
  if (request.method !== "GET" || (!page && !new URL(request.url).pathname.startsWith("/dist/"))) return;
  event.respondWith(page ? open(request) : fetch(request).catch(error => found(request, error)));
});

async function open(request: Request): Promise<Response> {
  const cache = await caches.open(kept);
  const here = await lasting(cache, request.url);
  const network = fetch(request).then(async answer => {
    // A server that fails says nothing about the page.
    if (answer.status >= 500) return here ?? answer;
    // The network says that this is no longer a page to keep: signed out elsewhere, given back, or deleted.
    if (here && (answer.status !== 200 || !(await answer.clone().text()).includes("data-offline")))
      await cache.delete(request.url);
    return answer;
  });
  if (!here) return network;
  const late = new Promise<void>(resolve => setTimeout(resolve, patience));
  const answer = await Promise.race([network.catch(() => undefined), late]);
  return answer ?? marked(here);
}

// The page can tell that it is what was kept, and not what stands now.
async function marked(here: Response): Promise<Response> {
  const html = (await here.text()).replace(" data-offline", " data-from-device data-offline");
  const headers = new Headers(here.headers);
  for (const of of ["content-encoding", "content-length"]) headers.delete(of);
  return new Response(html, { headers });
}

// What has had its day is nobody's business any more, on a phone that others may hold.
async function lasting(cache: Cache, address: string): Promise<Response | undefined> {
  const here = await cache.match(address);
  const until = here && /data-until="([^"]+)"/.exec(await here.clone().text())?.[1];
  if (!until || Date.parse(until) > Date.now()) return here;
  await cache.delete(address);
  return undefined;
}

async function found(request: Request, error: unknown): Promise<Response> {
  const here = await (await caches.open(kept)).match(request.url);
  if (here) return here;
  throw error;
}
