// What the card, the tickets, the bookings and the door kept on this device (card-worker.ts), by the titles of their pages.
async function keptPages(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const name of (await caches.keys()).filter(key => key.startsWith("pages-"))) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const path = new URL(request.url).pathname;
      if (path.startsWith("/dist/")) continue;
      const html = (await (await cache.match(request))?.text()) ?? "";
      const page = new DOMParser().parseFromString(html, "text/html");
      const until = page.querySelector<HTMLElement>("[data-until]")?.dataset.until;
      if (!until || Date.parse(until) > Date.now()) found.set(path, page.title.replace(" · Hetero Space", ""));
    }
  }
  return found;
}

async function show(list: HTMLElement): Promise<void> {
  const found = await keptPages();
  for (const [path, title] of found) {
    const way = document.createElement("a");
    way.href = path;
    way.textContent = title;
    list.appendChild(document.createElement("li")).appendChild(way);
  }
  list.toggleAttribute("hidden", found.size === 0);
  document.querySelector("[data-kept-none]")?.toggleAttribute("hidden", found.size > 0);
}

const list = document.querySelector<HTMLElement>("[data-kept]");
if (list) void show(list);
